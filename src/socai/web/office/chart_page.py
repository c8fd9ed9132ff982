"""The chart of accounts: what the book can count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from socai.apps.ledger import queries as ledger
from socai.domain.ledger import Account, Chart, Group, Measure, Nature
from socai.web.ui.actor import for_staff
from socai.web.ui.words import Words

NATURES: Final[Mapping[Nature, Words]] = {
    Nature.OUTSIDE: _("nguồn bên ngoài"),
    Nature.STOCK: _("số dư"),
    Nature.MEMO: _("ghi nhớ ngoài bảng"),
}
MEASURES: Final[Mapping[Measure, Words]] = {
    Measure.DOSSIER: _("hồ sơ"),
    Measure.PERSON: _("người"),
    Measure.DOCUMENT: _("văn bản"),
    Measure.DONG: _("đồng"),
}


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line of the chart; a group has neither nature nor measure."""

    code: str
    depth: int
    titles: Mapping[str, str]
    nature: Words = ""
    measure: Words = ""


@for_staff
def chart_page(request: HttpRequest) -> HttpResponse:
    chart = ledger.chart()
    return render(request, "office/chart.html", {"version": chart.version, "rows": list(_rows(chart))})


def _rows(chart: Chart) -> Iterator[ChartRow]:
    """Groups and accounts in the order of their codes, each under its group."""
    entries: dict[str, Group | Account] = {**chart.groups, **chart.accounts}
    for code in sorted(entries, key=lambda code: code.split(".")):
        entry, depth = entries[code], code.count(".")
        if isinstance(entry, Account):
            yield ChartRow(code, depth, entry.titles, NATURES[entry.nature], MEASURES[entry.measure])
        else:
            yield ChartRow(code, depth, entry.titles)

"""What a figure is made of: its formula, its parts, and the records behind them, page by page."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from socai.apps.organizations import queries as organizations
from socai.apps.reporting import queries as reporting
from socai.apps.reporting.queries import (
    AdjustedRecord,
    RecordBehind,
    StatementView,
    UnknownLine,
    UnknownPlace,
)
from socai.domain.access import Action
from socai.web.desk.rows import DossierRow, dossier_row
from socai.web.office.statements.choosing import choice_form
from socai.web.office.statements.lines import line_row
from socai.web.office.statements.pages import find_or_404, view_now
from socai.web.ui.actor import actor_of, for_action


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A record behind a figure; without `dossier` it belongs to units the reader does not answer for."""

    subject: str
    quantity: int
    formula: str
    dossier: DossierRow | None


@dataclass(frozen=True, slots=True)
class AdjustedRow:
    """A record that counts otherwise than when the statement was signed."""

    subject: str
    was: int
    now: int
    dossier: DossierRow | None


@for_action(Action.SEE_STATEMENTS)
def live_line(request: HttpRequest, key: str) -> HttpResponse:
    form = choice_form(request.GET, actor=actor_of(request))
    if not form.is_valid():
        raise Http404
    choice = form.choice()
    back = f"{reverse('office:live')}?{choice.address}"
    return _line_page(request, view_now(request, choice), key, back=back)


@for_action(Action.SEE_STATEMENTS)
def statement_line(request: HttpRequest, statement_id: int, key: str) -> HttpResponse:
    view = reporting.view_of(find_or_404(request, statement_id))
    return _line_page(request, view, key, back=reverse("office:statement", args=[statement_id]))


@for_action(Action.SEE_STATEMENTS)
def adjusted_line(request: HttpRequest, statement_id: int, key: str) -> HttpResponse:
    """The records that make a line differ from what was signed."""
    view = reporting.view_of(find_or_404(request, statement_id))
    try:
        line, records = view.line(key), reporting.list_adjusted_records(actor_of(request), view, key)
    except UnknownLine as missing:
        raise Http404 from missing
    return render(
        request,
        "office/adjusted.html",
        {
            "line": line_row(line),
            "rows": [_adjusted(each) for each in records],
            "back": reverse("office:statement", args=[statement_id]),
        },
    )


def _line_page(request: HttpRequest, view: StatementView, key: str, *, back: str) -> HttpResponse:
    try:
        line = view.line(key)
        page = reporting.list_records_behind(actor_of(request), view, key, after=request.GET.get("after", ""))
    except (UnknownLine, UnknownPlace) as missing:
        raise Http404 from missing
    names = organizations.names_of([view.unit_id], on=view.window.last_day)
    return render(
        request,
        "office/line.html",
        {
            "line": line_row(line),
            "definition": line.indicator.definitions,
            "formula": line.formula,
            "parts": line.parts,
            "unit": names[view.unit_id],
            "window": view.window,
            "rows": [_behind(each) for each in page.records],
            "next_place": page.next_place,
            "back": back,
        },
    )


def _behind(record: RecordBehind) -> BehindRow:
    return BehindRow(str(record.subject), record.quantity, record.part.formula, _row(record.dossier))


def _adjusted(record: AdjustedRecord) -> AdjustedRow:
    return AdjustedRow(str(record.subject), record.was, record.now, _row(record.dossier))


def _row(dossier: Any) -> DossierRow | None:
    return dossier_row(dossier, today=localdate()) if dossier is not None else None

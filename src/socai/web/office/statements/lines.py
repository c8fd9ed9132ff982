"""Lines of a statement as the table shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from socai.apps.reporting.queries import Line, StatementView
from socai.domain.indicators import Absence, Showing
from socai.web.ui.words import Words

ABSENCES: Final[Mapping[Absence, Words]] = {
    Absence.EMPTY: _("chưa có số liệu"),
    Absence.NOT_APPLICABLE: _("không phát sinh"),
    Absence.NOT_AVAILABLE: _("không có sẵn"),
}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line: its number, words, unit of measure, and the figure as printed or why there is none."""

    key: str
    number: str
    titles: Mapping[str, str]
    units: Mapping[str, str]
    printed: str
    absence: Words
    depth: int
    is_total: bool


def table_rows(view: StatementView) -> list[LineRow]:
    """The lines the table shows."""
    return [line_row(line) for line in view.lines if line.is_in_table]


def rates(view: StatementView) -> list[LineRow]:
    """What the report says in words below the table."""
    return [line_row(line) for line in view.lines if line.row.showing is Showing.IN_TEXT]


def line_row(line: Line) -> LineRow:
    absence = ABSENCES[line.value] if isinstance(line.value, Absence) else ""
    return LineRow(
        key=line.key,
        number=line.number,
        titles=line.titles,
        units=line.indicator.unit_titles,
        printed=line.printed,
        absence=absence,
        depth=line.row.depth,
        is_total=line.row.is_total,
    )

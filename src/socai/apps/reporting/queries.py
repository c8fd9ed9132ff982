"""What statements say, live and closed, and what their figures are made of."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from socai.apps.ledger import queries as ledger
from socai.apps.reporting.adjusting import AdjustedRecord, Adjustment, list_adjusted_records
from socai.apps.reporting.adjusting import adjustments as _adjustments
from socai.apps.reporting.behind import RecordBehind, RecordPage, UnknownPlace, list_records_behind
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.figures import fill_in, indicators_of
from socai.apps.reporting.forms import UnknownForm, get_form, shipped_forms
from socai.apps.reporting.frozen import thaw
from socai.apps.reporting.models import Statement
from socai.apps.reporting.refusals import UnitNotThere, UnknownLine
from socai.apps.reporting.scopes import units_in
from socai.apps.reporting.views import Line, Part, StatementView
from socai.apps.reporting.windows import report_calendar
from socai.domain.access import Action, Actor, require
from socai.domain.indicators import Form
from socai.domain.periods import NoReportWindow, UnknownWindow, Window, WindowRefused, between

__all__ = [
    "AdjustedRecord",
    "Adjustment",
    "Borders",
    "Line",
    "NoReportWindow",
    "Part",
    "RecordBehind",
    "RecordPage",
    "StatementView",
    "UnitNotThere",
    "UnknownForm",
    "UnknownLine",
    "UnknownPlace",
    "UnknownWindow",
    "WindowRefused",
    "adjustments",
    "between",
    "find_statement",
    "get_form",
    "get_statement",
    "get_window",
    "list_adjusted_records",
    "list_forms",
    "list_records_behind",
    "list_statements",
    "list_windows",
    "live_statement",
    "report_calendar",
    "reproduce",
    "view_of",
    "window_containing",
]


def list_forms() -> list[Form]:
    return list(shipped_forms().values())


def list_windows(year: int) -> tuple[Window, ...]:
    """The windows that the law names in a year, by their last day. Raises NoReportWindow."""
    return report_calendar().windows_of(year)


def get_window(key: str) -> Window:
    """A window by its key: `month-2026-03`, or two dates, `2026-02-15..2026-03-14`.

    Raises UnknownWindow, WindowRefused or NoReportWindow.
    """
    return report_calendar().find(key)


def window_containing(day: date, rule: str = "month") -> Window:
    """The named window of a kind in which the day lies. Raises NoReportWindow."""
    return report_calendar().window_containing(day, rule)


def live_statement(
    unit_id: int, form_key: str, window: Window, borders: Borders = Borders.AS_REPORTED, *, actor: Actor
) -> StatementView:
    """The form as the book knows it now; nothing is written.

    Raises NotPermitted, UnknownForm or UnitNotThere.
    """
    require(actor, Action.SEE_STATEMENTS, unit_id)
    form = get_form(form_key)
    units = units_in(unit_id, window, borders, today=timezone.localdate())
    figures = fill_in(form, indicators_of(form), units=units, window=window)
    return StatementView(unit_id, window, borders, units, figures, ledger.settled_through())


def get_statement(actor: Actor, statement_id: int) -> Statement:
    """Raises DoesNotExist for one that is not there or not the actor's to see."""
    return Statement.objects.visible_to(actor).select_related("closing", "unit").get(pk=statement_id)


def find_statement(
    actor: Actor, unit_id: int, form_key: str, window: Window, borders: Borders
) -> Statement | None:
    """The statement of these days, if there is one the actor may see."""
    rows = Statement.objects.visible_to(actor).select_related("closing", "unit")
    days = {"first_day": window.first_day, "last_day": window.last_day}
    return rows.filter(unit=unit_id, form_key=form_key, borders=borders, **days).first()


def list_statements(
    actor: Actor, *, unit_id: int | None = None, after_id: int | None = None, limit: int = 50
) -> Sequence[Statement]:
    """A page of the statements the actor may see, newest first, below `after_id`."""
    rows = Statement.objects.visible_to(actor).select_related("closing", "unit")
    if unit_id is not None:
        rows = rows.filter(unit=unit_id)
    if after_id is not None:
        rows = rows.filter(pk__lt=after_id)
    return list(rows.order_by("-pk")[:limit])


def view_of(statement: Statement) -> StatementView:
    """The statement as it was closed, every word and figure from the closing itself."""
    closing = statement.closing
    return StatementView(
        unit_id=statement.unit_id,
        window=statement.window,
        borders=Borders(statement.borders),
        units=frozenset(closing.units),
        figures=thaw(closing.figures),
        settled_through=closing.settled_through,
        mark=closing.mark,
    )


def reproduce(statement: Statement) -> StatementView:
    """The same figures asked of the book again, as it stood at the closing's mark."""
    closed = view_of(statement)
    figures = fill_in(
        closed.form,
        closed.figures.indicators,
        units=closed.units,
        window=closed.window,
        mark=closed.mark,
    )
    return StatementView(
        closed.unit_id,
        closed.window,
        closed.borders,
        closed.units,
        figures,
        closed.settled_through,
        closed.mark,
    )


def adjustments(statement: Statement) -> list[Adjustment]:
    """The lines that come to something else now: recorded after the closing, effective inside it."""
    return _adjustments(view_of(statement))

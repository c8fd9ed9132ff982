"""Closes a statement: the figures as of now, with all it takes to come to them again."""

from datetime import date

from django.db import IntegrityError
from django.utils import timezone

from socai.apps.calendars import queries as calendars
from socai.apps.dossiers import services as dossiers
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.ledger import queries as ledger
from socai.apps.ledger import services as book
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.figures import Figures, fill_in, indicators_of
from socai.apps.reporting.forms import get_form
from socai.apps.reporting.frozen import freeze
from socai.apps.reporting.indicators import indicators_version
from socai.apps.reporting.models import Closing, Statement
from socai.apps.reporting.refusals import AlreadyClosed, WindowNotOver
from socai.apps.reporting.scopes import units_in
from socai.apps.reporting.windows import report_calendar
from socai.domain.access import Action, Actor, require
from socai.domain.indicators import Form
from socai.domain.periods import Window

STATEMENT = "statement"


def close_statement(
    *, by: Actor, unit_id: int, form_key: str, window: Window, borders: Borders = Borders.AS_REPORTED
) -> Statement:
    """Close the form of a unit and window for good, after settling and sealing the book.

    Raises NotPermitted, UnknownForm, WindowNotOver, UnitNotThere or AlreadyClosed.
    """
    require(by, Action.CLOSE_STATEMENT, unit_id)
    form, today = get_form(form_key), timezone.localdate()
    if window.last_day > today:
        raise WindowNotOver(window, today)
    units = units_in(unit_id, window, borders, today=today)
    _refuse_second(unit_id, form, window, borders)
    dossiers.settle(through=today)
    # Nothing can come below the mark any more, so what is asked up to it needs no lock.
    sealed = book.seal()
    figures = fill_in(form, indicators_of(form), units=units, window=window, mark=sealed.last_seq)
    try:
        with writing():
            statement = _create_statement(unit_id, form, window, borders)
            _create_closing(
                statement, by=by, figures=figures, units=units, sealed=sealed, settled_through=today
            )
            _tell(statement, by, sealed)
    except IntegrityError:
        # Somebody else closed it in between.
        _refuse_second(unit_id, form, window, borders)
        raise
    return statement


def _refuse_second(unit_id: int, form: Form, window: Window, borders: Borders) -> None:
    days = {"first_day": window.first_day, "last_day": window.last_day}
    same = Statement.objects.filter(unit=unit_id, form_key=form.key, borders=borders, **days)
    first = same.select_related("closing").first()
    if first is not None:
        raise AlreadyClosed(first.pk, first.closing.closed_by)


def _create_statement(unit_id: int, form: Form, window: Window, borders: Borders) -> Statement:
    return Statement.objects.create(
        unit_id=unit_id,
        form_key=form.key,
        window_key=window.key,
        window_titles=dict(window.titles),
        first_day=window.first_day,
        last_day=window.last_day,
        borders=borders,
    )


def _create_closing(
    statement: Statement,
    *,
    by: Actor,
    figures: Figures,
    units: frozenset[int],
    sealed: book.Sealed,
    settled_through: date,
) -> None:
    Closing.objects.create(
        statement=statement,
        closed_at=timezone.now(),
        closed_by=by.reference,
        mark=sealed.last_seq,
        root=sealed.root,
        settled_through=settled_through,
        units=sorted(units),
        versions={
            "chart": ledger.chart().version,
            "form": figures.form.version,
            "indicators": indicators_version(),
            "windows": report_calendar().version,
            "calendar": calendars.current_calendar(statement.unit_id).version,
        },
        figures=freeze(figures),
    )


def _tell(statement: Statement, by: Actor, sealed: book.Sealed) -> None:
    facts = {
        "unit": statement.unit_id,
        "form": statement.form_key,
        "first_day": statement.first_day.isoformat(),
        "last_day": statement.last_day.isoformat(),
        "borders": statement.borders,
        "mark": sealed.last_seq,
        "root": sealed.root,
    }
    record("statement.closed", RecordRef(STATEMENT, statement.pk), by=by, facts=facts)

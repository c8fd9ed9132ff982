"""A report of invented figures, with every line a form can show."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from socai.apps.organizations.queries import UnitOnDay
from socai.apps.reporting import report
from socai.apps.reporting.figures import Figures, indicators_of
from socai.apps.reporting.forms import get_form
from socai.apps.reporting.frozen import freeze
from socai.apps.reporting.windows import report_calendar
from socai.domain.indicators import Value, compute, print_tree, questions_of
from socai.domain.organizations.kinds import UnitKind

COUNTS = {
    "moved(intake, dossier.pending)": 1_180,
    "moved(dossier.awaiting, dossier.pending)": 32,
    "opening(dossier.pending)": 3,
    "taken_over(dossier.pending)": 2,
    "moved(dossier.resolved, dossier.pending)": 1,
    "into(dossier.resolved.early)": 1_105,
    "into(dossier.resolved.on_day)": 93,
    "into(dossier.resolved.late)": 2,
    "moved(dossier.pending, dossier.withdrawn)": 3,
    "handed_over(dossier.pending)": 4,
    "closing(dossier.pending)": 11,
    "closing(dossier.pending.running.in_time)": 9,
    "closing(dossier.pending.paused.in_time)": 1,
    "closing(dossier.pending.running.overdue)": 1,
}
PATH = (
    UnitOnDay(1, "H15", UnitKind.PROVINCE, "Tỉnh Mẫu", None),
    UnitOnDay(2, "H15.50", UnitKind.COMMUNE, "Xã Minh Họa", 1),
)


@pytest.fixture
def figures() -> Figures:
    form = get_form("dossiers.monthly")
    indicators = indicators_of(form)
    asks = [ask for indicator in indicators.values() for ask in questions_of(indicator.tree)]
    answers = {ask: COUNTS.get(print_tree(ask), 0) for ask in asks}
    values: dict[str, Value] = compute(indicators, answers)
    return Figures(form, indicators, answers, values)


@pytest.fixture
def statement(figures, monkeypatch) -> SimpleNamespace:
    """A closed statement without a database behind it."""
    monkeypatch.setattr(report.organizations, "path_of", lambda unit_id, on: PATH)
    window = report_calendar().find("month-2026-03")
    closing = SimpleNamespace(
        closed_at=datetime(2026, 3, 16, 9, 5, tzinfo=UTC),
        mark=12_345,
        root="0123456789abcdef" * 4,
        units=[2],
        figures=freeze(figures),
        settled_through=date(2026, 3, 16),
    )
    return SimpleNamespace(
        unit_id=2,
        form_key="dossiers.monthly",
        window=window,
        last_day=window.last_day,
        borders="as_reported",
        closing=closing,
    )

"""The shipped indicators, forms and windows; and what a wrong file is told."""

from datetime import date

import pytest
from django.conf import settings

from socai import law
from socai.apps.reporting.forms import FormFile, UnknownForm, get_form, shipped_forms
from socai.apps.reporting.indicators import IndicatorFile, shipped_indicators
from socai.apps.reporting.windows import WindowFile, report_calendar
from socai.domain.indicators import print_tree

LANGUAGES = {code for code, _ in settings.LANGUAGES}

INDICATOR = """\
version: "1"
indicators:
  - key: a.first
    title: {vi: Một, en: One}
    definition: {vi: Một., en: One.}
    value_type: count
    unit: {vi: hồ sơ, en: dossiers}
    adds: sum
    formula: opening(dossier.pending)
  - key: a.second
    title: {vi: Hai, en: Two}
    definition: {vi: Hai., en: Two.}
    value_type: count
    unit: {vi: hồ sơ, en: dossiers}
    adds: sum
    formula: 2 * a.first
"""

FORM = """\
key: a.form
version: "1"
title: {vi: Biểu, en: Form}
rows:
  - {number: "1", indicator: dossiers.received}
  - {number: "2", indicator: dossiers.resolved}
relations:
  - key: same
    title: {vi: Bằng nhau, en: Equal}
    left: dossiers.received
    right: dossiers.resolved + 1
"""

WINDOWS = """\
version: "1"
basis: {document: Văn bản, in_force_from: 2025-01-01, in_force_to: null}
rules:
  - key: month
    title: {vi: "tháng {month}", en: "month {month}"}
    ends_in: [1, 2]
    months: 1
    last_day: 14
"""


def test_every_indicator_speaks_both_languages_and_keeps_its_formula_as_written() -> None:
    for indicator in shipped_indicators().values():
        assert set(indicator.titles) == set(indicator.definitions) == LANGUAGES
        assert print_tree(indicator.tree) == " ".join(indicator.formula.split())


def test_the_form_has_its_six_lines_with_stable_keys() -> None:
    rows = {row.number: row.indicator for row in get_form("dossiers.monthly").rows if row.number}

    assert rows == {
        "1": "dossiers.received",
        "2": "dossiers.carried_over",
        "3": "dossiers.resolved_early",
        "4": "dossiers.resolved_on_day",
        "5": "dossiers.resolved_late",
        "6": "dossiers.in_progress",
        "6.1": "dossiers.in_progress_in_time",
        "6.2": "dossiers.in_progress_overdue",
    }


def test_a_rate_says_which_on_time_it_means() -> None:
    rate = shipped_indicators()["dossiers.on_time_rate"]

    assert rate.on_time == "resolved"


def test_a_form_nobody_knows_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(UnknownForm, match=r"it takes one of dossiers\.monthly"):
        get_form("dossiers.weekly")

    assert set(shipped_forms()) == {"dossiers.monthly"}


def test_shipped_windows_keep_the_marks_of_what_was_not_checked() -> None:
    calendar = report_calendar()
    month, quarter = calendar.find("month-2026-03"), calendar.find("quarter_1-2026-03")

    assert (month.first_day, month.last_day) == (date(2026, 2, 15), date(2026, 3, 14))
    assert not month.confirmed
    assert month.note is not None
    assert quarter.confirmed
    assert not calendar.confirmed


@pytest.mark.parametrize(
    ("written", "wrong", "line", "told"),
    [
        ("opening(dossier.pending)", "opening(dossier.open)", 9, "has no account 'dossier.open'"),
        ("opening(dossier.pending)", "opening(dossier", 9, "expected"),
        ("2 * a.first", "2 * a.third", 16, "no indicator is called 'a.third'; it takes one of a.first"),
        ("opening(dossier.pending)", "a.second", 3, "a.first → a.second → a.first is a circle"),
        ("key: a.second", "key: a.first", 1, "a.first stands twice"),
        ("value_type: count", "value_type: number", 6, "'count' or 'percent'"),
        ("en: One}", "fr: Un}", 4, "Field required"),
        ("adds: sum", "adds: sum\n    colour: red", 9, "Extra inputs"),
    ],
)
def test_a_wrong_indicator_is_told_its_line_and_what_is_allowed(
    written: str, wrong: str, line: int, told: str
) -> None:
    with pytest.raises(law.LawFileRefused, match=told) as refusal:
        law.parse(INDICATOR.replace(written, wrong, 1), IndicatorFile, file="indicators/a.yaml")

    assert (refusal.value.file, refusal.value.line) == ("indicators/a.yaml", line)


@pytest.mark.parametrize(
    ("written", "wrong", "line", "told"),
    [
        ("indicator: dossiers.resolved", "indicator: dossiers.lost", 6, "no indicator is called"),
        ("indicator: dossiers.resolved", "indicator: dossiers.received", 5, "dossiers.received stands twice"),
        ("resolved + 1", "resolved + colour", 11, "no indicator is called 'colour'"),
        ("dossiers.resolved + 1", "closing(dossier.pending)", 11, "it takes indicators, whole numbers"),
        ("resolved + 1", "resolved +", 11, "is the end; expected"),
    ],
)
def test_a_wrong_form_is_told_its_line_and_what_is_allowed(
    written: str, wrong: str, line: int, told: str
) -> None:
    with pytest.raises(law.LawFileRefused, match=told) as refusal:
        law.parse(FORM.replace(written, wrong, 1), FormFile, file="forms/a.yaml")

    assert refusal.value.line == line


@pytest.mark.parametrize(
    ("written", "wrong", "line", "told"),
    [
        ("ends_in: [1, 2]", "ends_in: [1, 13]", 6, "less than or equal to 12"),
        ("last_day: 14", "last_day: 0", 8, "greater than or equal to 1"),
        ("tháng {month}", "tháng {day}", 5, "not {month} or {year}"),
    ],
)
def test_a_wrong_window_is_told_its_line_and_what_is_allowed(
    written: str, wrong: str, line: int, told: str
) -> None:
    with pytest.raises(law.LawFileRefused, match=told) as refusal:
        law.parse(WINDOWS.replace(written, wrong, 1), WindowFile, file="windows/a.yaml")

    assert refusal.value.line == line

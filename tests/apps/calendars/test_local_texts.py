"""What an office may write in a calendar of its own, and how a mistake is answered."""

from datetime import date, time

import pytest

from socai.apps.calendars.documents import read_local
from socai.domain.calendars import DayReason, SessionsRefused, YearsRefused
from socai.law import LawFileRefused

CLOSURE = """\
days:
  - day: 2026-10-08
    kind: closed
    title: {vi: Nghỉ do bão, en: Closed for a storm}
"""


def refusal_of(text: str) -> LawFileRefused:
    with pytest.raises(LawFileRefused) as refusal:
        read_local(text, file="12/QĐ-UBND")
    return refusal.value


def test_a_closure_stands_above_the_law_and_leaves_the_rest(law_calendar):
    calendar = read_local(CLOSURE, file="12/QĐ-UBND").over(law_calendar, version="local:1")

    assert not calendar.is_working_day(date(2026, 10, 8))
    assert calendar.explain(date(2026, 10, 8), date(2026, 10, 8))[0].reason is DayReason.CLOSED
    assert calendar.is_working_day(date(2026, 10, 9))
    assert not calendar.is_working_day(date(2026, 9, 2))
    assert calendar.sessions == law_calendar.sessions


def test_a_province_sets_its_own_hours_and_lunch(law_calendar):
    text = 'sessions: [{opens: "07:30", closes: "12:00"}, {opens: "13:00", closes: "16:30"}]'

    calendar = read_local(text, file="x").over(law_calendar, version="local:1")

    assert [(each.opens, each.closes) for each in calendar.sessions] == [
        (time(7, 30), time(12)),
        (time(13), time(16, 30)),
    ]


def test_a_day_the_law_left_open_is_confirmed_by_decision(law_calendar):
    text = """\
days:
  - day: 2026-11-24
    kind: holiday
    title: {vi: Ngày Văn hóa Việt Nam, en: Vietnam Culture Day}
"""

    calendar = read_local(text, file="x").over(law_calendar, version="local:1")

    assert law_calendar.is_working_day(date(2026, 11, 24))
    assert not calendar.is_working_day(date(2026, 11, 24))
    assert calendar.special_days[date(2026, 11, 24)].confirmed


def test_a_special_day_of_the_law_can_be_made_a_plain_day(law_calendar):
    calendar = read_local("ordinary_days: [2026-08-22, 2026-08-31]", file="x").over(
        law_calendar, version="local:1"
    )

    assert not calendar.is_working_day(date(2026, 8, 22))
    assert calendar.is_working_day(date(2026, 8, 31))


def test_a_year_the_law_has_not_published_can_be_published_by_decision(law_calendar):
    text = """\
publishes_years: [2028]
days:
  - day: 2028-01-03
    kind: compensatory
    title: {vi: Nghỉ bù Tết Dương lịch, en: Day off in lieu of New Year's Day}
"""

    calendar = read_local(text, file="x").over(law_calendar, version="local:1")

    assert calendar.add_working_days(date(2027, 12, 31), 1) == date(2028, 1, 4)


def test_a_half_day_is_declared_with_the_half_that_is_worked(law_calendar):
    text = """\
days:
  - {day: 2026-12-31, kind: half_day, half: morning, title: {vi: Làm việc buổi sáng, en: Morning only}}
"""

    calendar = read_local(text, file="x").over(law_calendar, version="local:1")

    assert len(calendar.sessions_on(date(2026, 12, 31))) == 1
    assert calendar.is_working_day(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("days: [", 1, "expected"),
        ("closures: []", 1, "it takes sessions, publishes_years, days, ordinary_days"),
        ("{}", 1, "nothing is declared"),
        (CLOSURE.replace("closed", "typhoon"), 3, "'holiday', 'compensatory'"),
        (CLOSURE.replace("2026-10-08", "2026-10-32"), 2, "valid date"),
        (CLOSURE.replace("2026-10-08", "2026-10-10"), 2, "Monday to Friday"),
        (CLOSURE.replace(", en: Closed for a storm", ""), 4, "required"),
        (CLOSURE + "    reason: storm\n", 2, "it takes day, kind, title, half"),
        (CLOSURE + "    confirmed: false\n", 2, "`applied` (true or false) stands beside"),
        (CLOSURE + "    applied: true\n", 2, "`applied` (true or false) stands beside"),
        (CLOSURE + "    confirmed: false\n    applied: true\n", 2, "takes a note"),
        (CLOSURE + "ordinary_days: [2026-10-08]\n", 1, "2026-10-08 stands twice"),
        (CLOSURE.replace("closed", "half_day"), 2, "which half is worked"),
        ('sessions: [{opens: "07:00", closes: 11:30}]', 1, "in quotes"),
        ('sessions: [{opens: "11:30", closes: "07:00"}]', 1, "opens before it closes"),
        (
            'sessions:\n  - {opens: "07:00", closes: "12:00"}\n  - {opens: "11:00", closes: "17:00"}',
            1,
            "sessions stand in order",
        ),
    ],
)
def test_a_mistake_is_answered_with_its_line_and_what_is_allowed(text, line, says):
    refusal = refusal_of(text)

    assert refusal.line == line
    assert says in refusal.reason
    assert str(refusal).startswith(f"12/QĐ-UBND, line {line}: ")


def test_a_day_in_a_year_nobody_published_is_refused(law_calendar):
    local = read_local(CLOSURE.replace("2026-10-08", "2029-10-08"), file="x")

    with pytest.raises(YearsRefused, match="publish 2029 too"):
        local.over(law_calendar, version="local:1")


def test_half_days_are_refused_where_the_office_works_in_one_session(law_calendar):
    text = """\
sessions: [{opens: "08:00", closes: "16:00"}]
days:
  - {day: 2026-12-31, kind: half_day, half: morning, title: {vi: Làm việc buổi sáng, en: Morning only}}
"""
    local = read_local(text, file="x")

    with pytest.raises(SessionsRefused):
        local.over(law_calendar, version="local:1")

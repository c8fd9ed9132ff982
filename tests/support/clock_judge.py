"""Where a dossier stands on a day, worked out day by day from the words of the rule: slow and plain."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from socai.domain.calendars import WorkingCalendar
from socai.domain.dossiers import (
    Accepted,
    DossierHistory,
    LateClickApproved,
    Processed,
    Registered,
    Reopened,
    Resumed,
    Suspended,
)

ONE_DAY = timedelta(days=1)


class Judged(NamedTuple):
    account: str
    due_on: date | None


def stands_at(history: DossierHistory, day: date, calendar: WorkingCalendar) -> Judged:
    """The account the dossier stands in at the end of the day; "" before it is in any."""
    account, due, overdue, paused_since, taken_in = "", None, False, None, date.min
    real = {h.corrects: h.real_day for h in history.happenings if isinstance(h, LateClickApproved)}
    moves = [(real.get(h.id, h.on), h) for h in history.happenings]
    today = min(on for on, _ in moves)
    while today <= day:
        running = account.startswith(("dossier.pending.running", "dossier.awaiting"))
        if running and due is not None and today > due and not overdue:
            overdue = True
            account = account.replace("in_time", "overdue")
        for on, move in moves:
            if on != today:
                continue
            timely = "overdue" if overdue else "in_time"
            match move:
                case Registered(channel=channel):
                    due = _acceptance_due(move, history.acceptance_hours, calendar)
                    account = f"dossier.awaiting.{timely}" if channel == "online" else ""
                case Accepted():
                    taken_in = _taken_in(move.at, calendar)
                    due, overdue = _count(taken_in, history.limit.working_days, calendar), False
                    account = "dossier.pending.running.in_time"
                case Suspended():
                    paused_since, account = today, f"dossier.pending.paused.{timely}"
                case Resumed():
                    if not overdue:
                        # Before the office has the paper in hand no day counts, so none is waited either.
                        due = _waited(due, max(paused_since, taken_in), today, calendar)
                        overdue = today > due
                        timely = "overdue" if overdue else "in_time"
                    account = f"dossier.pending.running.{timely}"
                case Processed():
                    account = _result(today, due)
                case Reopened():
                    overdue = today > due
                    account = f"dossier.pending.running.{'overdue' if overdue else 'in_time'}"
        today += ONE_DAY
    return Judged(account, due)


def _result(on: date, due: date) -> str:
    if on < due:
        return "dossier.resolved.early"
    return "dossier.resolved.on_day" if on == due else "dossier.resolved.late.unapologized"


def _taken_in(moment: datetime, calendar: WorkingCalendar) -> date:
    """The day the office really has the paper in hand."""
    day = moment.date()
    if calendar.is_working_day(day) and moment.time() <= time(17):
        return day
    day += ONE_DAY
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def _count(day: date, working_days: int, calendar: WorkingCalendar) -> date:
    while working_days:
        day += ONE_DAY
        working_days -= calendar.is_working_day(day)
    return day


def _acceptance_due(move: Registered, hours: int, calendar: WorkingCalendar) -> date:
    """Half hour by half hour; the judge's office works 07:00–11:30 and 13:30–17:00."""
    halves, moment = hours * 2, move.at
    while halves:
        open_now = calendar.is_working_day(moment.date()) and (
            time(7) <= moment.time() < time(11, 30) or time(13, 30) <= moment.time() < time(17)
        )
        halves -= open_now
        moment += timedelta(minutes=30)
    return (moment - timedelta(minutes=30)).date()


def _waited(due: date, since: date, until: date, calendar: WorkingCalendar) -> date:
    gained, day = 0, since
    while day < until:
        day += ONE_DAY
        gained += calendar.is_working_day(day)
    while gained:
        due += ONE_DAY
        gained -= calendar.is_working_day(due)
    return due

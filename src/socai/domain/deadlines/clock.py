"""The due day from the moment of receipt, the limit, the pauses and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from socai.domain.calendars import DayCounted, DayReason, WorkingCalendar, office_time
from socai.domain.deadlines.limits import Pause, PauseShift, TimeLimit, in_order


@dataclass(frozen=True, slots=True)
class Deadline:
    """The due day and why: every day from the receipt to it, and what each pause did.

    Days are compared, not moments: a result on the due day is on time at any hour.
    """

    due_on: date
    counted_from: datetime
    explanation: tuple[DayCounted, ...]
    pauses: tuple[PauseShift, ...]

    @property
    def unconfirmed_days(self) -> tuple[DayCounted, ...]:
        """The days on the way that no official text confirms yet."""
        return tuple(each for each in self.explanation if not each.confirmed)


def set_deadline(
    *, received_at: datetime, limit: TimeLimit, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> Deadline:
    """The due day of a dossier. The day of receipt never counts.

    A receipt outside office hours is taken in at the start of the next session. Raises CalendarGap
    when the way to the due day leaves the published years, PausesOverlap when a day would be given
    back twice.
    """
    counted_from = calendar.next_session(received_at)
    receipt_day = counted_from.date()
    due_on = calendar.add_working_days(receipt_day, limit.working_days)
    shifts = _shift(due_on, in_order(pauses), receipt_day, calendar)
    if shifts:
        due_on = shifts[-1].due_after
    days = calendar.explain(office_time(received_at).date(), due_on)
    return Deadline(due_on, counted_from, _explain(days, receipt_day, shifts), shifts)


def acceptance_deadline(*, registered_at: datetime, hours: int, calendar: WorkingCalendar) -> Deadline:
    """The day on which `hours` working hours have passed since an online dossier was registered."""
    counted_from = calendar.next_session(registered_at)
    due_on = calendar.add_working_hours(counted_from, hours).date()
    days = calendar.explain(office_time(registered_at).date(), due_on)
    return Deadline(
        due_on, counted_from, tuple(_before_opening(day, counted_from.date()) for day in days), ()
    )


def _shift(
    due_on: date, pauses: Sequence[Pause], receipt_day: date, calendar: WorkingCalendar
) -> tuple[PauseShift, ...]:
    shifts = []
    for pause in pauses:
        gained = _days_given_back(pause, due_on, receipt_day, calendar)
        moved_to = calendar.add_working_days(due_on, gained)
        shifts.append(PauseShift(pause, gained, due_on, moved_to))
        due_on = moved_to
    return tuple(shifts)


def _days_given_back(pause: Pause, due_on: date, receipt_day: date, calendar: WorkingCalendar) -> int:
    # A dossier already overdue stays overdue since its due day: waiting for papers afterwards
    # would otherwise turn days that were late into days in time.
    if pause.first_day > due_on:
        return 0
    after = max(pause.first_day, receipt_day)
    if pause.last_day <= after:
        return 0
    return calendar.count_working_days(after=after, through=pause.last_day)


def _explain(
    days: tuple[DayCounted, ...], receipt_day: date, shifts: tuple[PauseShift, ...]
) -> tuple[DayCounted, ...]:
    since_receipt = (_before_opening(_receipt(day, receipt_day), receipt_day) for day in days)
    return tuple(_paused(day, receipt_day, shifts) for day in since_receipt)


def _receipt(day: DayCounted, receipt_day: date) -> DayCounted:
    if day.day != receipt_day:
        return day
    return replace(day, counts=False, reason=DayReason.RECEIPT)


def _before_opening(day: DayCounted, receipt_day: date) -> DayCounted:
    """A day worked on which the dossier came too late to be taken in."""
    if day.day >= receipt_day or not day.counts:
        return day
    return replace(day, counts=False, reason=DayReason.AFTER_HOURS)


def _paused(day: DayCounted, receipt_day: date, shifts: tuple[PauseShift, ...]) -> DayCounted:
    if not day.counts or day.day <= receipt_day:
        return day
    for number, shift in enumerate(shifts):
        if shift.working_days and shift.pause.first_day < day.day <= shift.pause.last_day:
            return replace(day, counts=False, reason=DayReason.PAUSED, pause=number)
    return day

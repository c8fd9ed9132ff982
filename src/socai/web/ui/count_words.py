"""Each day of a count, worded: whether it counts, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from socai.domain.calendars import DayCounted, DayKind, DayReason, SpecialDay, Wording
from socai.web.ui.words import Words

REASONS: Final[Mapping[DayReason, Words]] = {
    DayReason.WORKING: _("ngày làm việc"),
    DayReason.WEEKEND: _("ngày nghỉ hằng tuần"),
    DayReason.HOLIDAY: _("nghỉ lễ"),
    DayReason.COMPENSATORY: _("nghỉ bù"),
    DayReason.SWAPPED_OFF: _("nghỉ hoán đổi"),
    DayReason.MAKE_UP: _("ngày làm bù"),
    DayReason.HALF_DAY: _("làm việc nửa ngày, tính là một ngày làm việc"),
    DayReason.CLOSED: _("nghỉ theo quyết định của địa phương"),
    DayReason.RECEIPT: _("ngày tiếp nhận, không tính"),
    DayReason.AFTER_HOURS: _("nhận ngoài giờ, chuyển sang buổi làm việc kế tiếp"),
    DayReason.PAUSED: _("đang tạm dừng tính thời hạn"),
}

KINDS: Final[Mapping[DayKind, Words]] = {
    DayKind.HOLIDAY: _("Nghỉ lễ"),
    DayKind.COMPENSATORY: _("Nghỉ bù"),
    DayKind.SWAPPED_OFF: _("Nghỉ hoán đổi"),
    DayKind.MAKE_UP: _("Làm bù"),
    DayKind.HALF_DAY: _("Làm việc nửa ngày"),
    DayKind.CLOSED: _("Nghỉ theo quyết định của địa phương"),
}


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One day of the explanation; `number` is its place in the count, None when it does not count."""

    day: date
    weekday: Words
    number: int | None
    reason: Words
    special: Wording | None
    note: Wording | None
    confirmed: bool


def rows_of(days: Iterable[DayCounted]) -> list[CountedRow]:
    """The explanation of a due day, one row per day, the counted ones numbered from 1."""
    rows: list[CountedRow] = []
    counted = 0
    for each in days:
        counted += each.counts
        rows.append(_row(each, counted if each.counts else None))
    return rows


def _row(each: DayCounted, number: int | None) -> CountedRow:
    said: SpecialDay | None = each.special
    return CountedRow(
        day=each.day,
        weekday=WEEKDAYS[each.day.weekday()],
        number=number,
        reason=REASONS[each.reason],
        special=said.title if said else None,
        note=said.note if said else None,
        confirmed=each.confirmed,
    )

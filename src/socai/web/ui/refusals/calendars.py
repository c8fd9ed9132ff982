"""Refusals about the text of a local calendar: the line, what stands there, and what it takes."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from socai.apps.calendars.services import DecisionMissing
from socai.domain.calendars import DayRefused
from socai.domain.calendars.days import WEEKEND_KINDS
from socai.law import LawFileRefused
from socai.web.ui.refusals.sentences import sentence_for
from socai.web.ui.words import Words

_TEXT: Final = gettext_lazy("{vi: tiếng Việt, en: tiếng Anh}, cả hai đều phải có chữ")
_DAY: Final = gettext_lazy("một ngày có thật ghi năm-tháng-ngày, mỗi ngày một lần, ví dụ 2026-09-02")
_CLOCK: Final = gettext_lazy('giờ trong dấu ngoặc kép, ví dụ "07:30"')
_ANSWER: Final = gettext_lazy("true (có) hoặc false (không)")
_DAY_ENTRY: Final = gettext_lazy(
    "một mục gồm day, kind, title và khi cần half, instead_of, basis, confirmed, applied, note; applied và "
    "note chỉ ghi cùng confirmed: false"
)
_ON_WEEKENDS: Final = gettext_lazy("thứ bảy hoặc chủ nhật cho make_up (làm bù)")
_ON_WEEKDAYS: Final = gettext_lazy("một ngày từ thứ hai đến thứ sáu cho loại này; cuối tuần vốn đã nghỉ")
_HALF_AND_NOTE: Final = gettext_lazy(
    "half chỉ khi kind là half_day (bắt buộc) hoặc make_up; note cho ngày ghi confirmed: false"
)
_KIND: Final = gettext_lazy(
    "một trong: holiday (ngày lễ), compensatory (nghỉ bù), swapped_off (nghỉ hoán đổi), make_up (làm bù), "
    "half_day (làm nửa ngày), closed (nghỉ theo quyết định)"
)
_SESSION: Final = gettext_lazy(
    'một buổi gồm opens và closes, giờ mở trước giờ đóng, ví dụ {opens: "07:30", closes: "11:30"}'
)
_WHOLE: Final = gettext_lazy(
    "một hay nhiều mục trong: sessions, publishes_years, days, ordinary_days; mỗi ngày chỉ ghi một lần"
)

_ACCEPTED: Final[Mapping[str, Words]] = {
    "": _WHOLE,
    "day": _DAY,
    "kind": _KIND,
    "instead_of": _DAY,
    "title": _TEXT,
    "basis": _TEXT,
    "note": _TEXT,
    "vi": gettext_lazy("lời tiếng Việt, không để trống"),
    "en": gettext_lazy("lời tiếng Anh, không để trống"),
    "half": gettext_lazy("morning (buổi sáng) hoặc afternoon (buổi chiều)"),
    "confirmed": _ANSWER,
    "applied": _ANSWER,
    "opens": _CLOCK,
    "closes": _CLOCK,
    "sessions": gettext_lazy("các buổi làm việc trong ngày theo thứ tự, giữa hai buổi có giờ nghỉ"),
    "publishes_years": gettext_lazy("các năm liền sau lịch chung, ví dụ [2028]"),
    "days": gettext_lazy("danh sách các ngày, đều thuộc những năm đã công bố lịch"),
    "ordinary_days": gettext_lazy("danh sách các ngày, ví dụ [2026-08-31]"),
}
# A place that is a number is one entry of the list it stands in.
_ENTRIES: Final[Mapping[str, Words]] = {
    "days": _DAY_ENTRY,
    "sessions": _SESSION,
    "ordinary_days": _DAY,
    "publishes_years": gettext_lazy("một năm, ví dụ 2028"),
}


@sentence_for.register
def decision_missing(refusal: DecisionMissing) -> str:
    return _("Cần ghi số quyết định, ví dụ 12/QĐ-UBND.")


@sentence_for.register
def law_file_refused(refusal: LawFileRefused) -> str:
    facts = {"line": refusal.line, "place": refusal.place, "accepted": _accepted(refusal)}
    if not refusal.place:
        return _("Dòng %(line)d: ở đây nhận %(accepted)s.") % facts
    return _("Dòng %(line)d, mục %(place)s: ở đây nhận %(accepted)s.") % facts


def _accepted(refusal: LawFileRefused) -> Words:
    against_the_week = _against_the_week(refusal)
    if against_the_week:
        return against_the_week
    *above, name = refusal.place.split(".")
    if name.isdigit():
        return _ENTRIES[above[-1]]
    return _ACCEPTED.get(name, _WHOLE)


def _against_the_week(refusal: LawFileRefused) -> Words | None:
    """What the kind of day takes, when it was refused for the day of the week or the half worked."""
    if not isinstance(refusal.__cause__, ValidationError):
        return None
    contradiction = refusal.__cause__.errors()[0].get("ctx", {}).get("error")
    if not isinstance(contradiction, DayRefused):
        return None
    if contradiction.day is not None:
        return _ON_WEEKENDS if contradiction.kind in WEEKEND_KINDS else _ON_WEEKDAYS
    return _HALF_AND_NOTE

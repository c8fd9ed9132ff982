"""Words the figures of the dossier form by rule, as the body of a report.

Papers are in Vietnamese whatever the language of the pages, so these words are not for translation.
"""

from collections.abc import Iterable, Mapping

from socai.apps.reporting.views import print_value
from socai.domain.indicators import Absence, Indicator, Value
from socai.domain.numbers import print_count
from socai.domain.periods import Window, print_short_date

RATE = "dossiers.on_time_rate"


class Words:
    """The paragraphs on one statement's values."""

    def __init__(self, values: Mapping[str, Value], indicators: Mapping[str, Indicator]) -> None:
        self.values, self.indicators = values, indicators

    def paragraphs(self, issuer: str, window: Window) -> list[str]:
        """An opening, what came in, what was done, what is left."""
        return [
            self._opening(issuer, window),
            self._came_in(),
            self._done(),
            self._left(window),
        ]

    def last_paragraph(self, issuer: str, window: Window) -> str:
        """Ends as official papers do."""
        return f"Trên đây là {self.subject(window)} của {issuer}./."

    @staticmethod
    def subject(window: Window) -> str:
        return f"kết quả giải quyết hồ sơ thủ tục hành chính {window.titles['vi']}"

    def _opening(self, issuer: str, window: Window) -> str:
        first_day, last_day = print_short_date(window.first_day), print_short_date(window.last_day)
        return (
            f"Thực hiện chế độ báo cáo định kỳ về cải cách hành chính, {issuer} báo cáo "
            f"{self.subject(window)} (số liệu từ ngày {first_day} đến hết ngày {last_day}) như sau:"
        )

    def _came_in(self) -> str:
        received, carried_over = self._count("received"), self._count("carried_over")
        new = f"tiếp nhận mới {_dossiers(received)}" if received else "không phát sinh hồ sơ tiếp nhận mới"
        old = f"kỳ trước chuyển sang {_dossiers(carried_over)}" if carried_over else "không có hồ sơ kỳ trước"
        text = f"Trong kỳ, {new}; {old}; tổng số phải giải quyết là {_dossiers(self._count('to_resolve'))}."
        return text + self._besides(
            ("nhận bàn giao từ đơn vị khác", "taken_over"), ("mở lại để giải quyết tiếp", "reopened")
        )

    def _done(self) -> str:
        besides = self._besides(
            ("kết thúc không giải quyết", "ended_otherwise"), ("bàn giao cho đơn vị khác", "handed_over")
        )
        resolved = self._count("resolved")
        if not resolved:
            return f"Trong kỳ chưa có hồ sơ nào được giải quyết xong.{besides}"
        parts = (
            ("trước hạn", self._count("resolved_early")),
            ("đúng ngày hẹn", self._count("resolved_on_day")),
            ("quá hạn", self._count("resolved_late")),
        )
        return f"Đã giải quyết {_dossiers(resolved)}, gồm {_listed(parts)}.{self._rate(resolved)}{besides}"

    def _rate(self, resolved: int) -> str:
        """A rate names what was divided by what."""
        rate = self.values[RATE]
        if isinstance(rate, Absence):
            return ""
        in_time = self._count("resolved_early") + self._count("resolved_on_day")
        printed = print_value(rate, self.indicators[RATE])
        divided = f"{print_count(in_time)}/{print_count(resolved)} hồ sơ đã giải quyết"
        return f" Tỷ lệ giải quyết trước hạn và đúng ngày hẹn là {printed} ({divided})."

    def _left(self, window: Window) -> str:
        in_progress, overdue = self._count("in_progress"), self._count("in_progress_overdue")
        day = f"Đến hết ngày {print_short_date(window.last_day)}"
        if not in_progress:
            text = f"{day}, không còn hồ sơ đang giải quyết."
        elif not overdue:
            text = f"{day}, còn {_dossiers(in_progress)} đang giải quyết, tất cả đều trong hạn."
        else:
            parts = (("trong hạn", self._count("in_progress_in_time")), ("quá hạn", overdue))
            text = f"{day}, còn {_dossiers(in_progress)} đang giải quyết, gồm {_listed(parts)}."
        return f"{text} Số liệu chi tiết tại bảng sau:"

    def _besides(self, *parts: tuple[str, str]) -> str:
        """What seldom happens is said only when it did."""
        happened = [(words, self._count(name)) for words, name in parts]
        if not any(count for _, count in happened):
            return ""
        return f" Ngoài ra, {_listed(happened)}."

    def _count(self, name: str) -> int:
        value = self.values[f"dossiers.{name}"]
        assert isinstance(value, int), name  # sums of what the book counted are whole numbers
        return value


def _listed(parts: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{words} {_dossiers(count)}" for words, count in parts if count)


def _dossiers(count: int) -> str:
    return f"{print_count(count)} hồ sơ"

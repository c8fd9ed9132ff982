"""Digits that count nothing: dates, numbers of papers, places in a law, ordinals, names, telephones."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from socai.engines.proofreading.dates import dates_in, short_dates_in, windows_in
from socai.engines.proofreading.measures import measure_at
from socai.engines.proofreading.model import Place
from socai.engines.proofreading.paper_numbers import papers_in
from socai.engines.proofreading.papers import PrintedDate, Window

_NO_NUMBER_BEHIND: Final = r"(?![\d.,]*\d|\s?%)"
_MORE: Final = r"(?:\s?(?:,|và|-|–|/|;)\s?\d{1,3}[a-zđ]?(?![\d.,]*\d|\s?%))*"

# Whatever follows them, these are names.
_ALWAYS: Final = re.compile(
    r"""
      (?<![\w.+-])[\w.+-]{1,60}@\S{1,80} | (?:https?://|www\.)\S{1,200}
    | (?<![\w.-])[\w-]{1,40}(?:\.[\w-]{1,40}){0,5}\.(?:vn|com|net|org)\b\S{0,200}
    | (?:điện\ thoại|sđt|đt|hotline|đường\ dây\ nóng|fax|tổng\ đài|zalo)\s*(?:số)?\s*:?\s*
      \+?[\d][\d\ .()-]{5,18}\d
    | (?<![\d.,])(?:0\d{2,4}|\+84\d{0,2})[\ .-]?\d{3}[\ .-]?\d{3,4}(?![\d.,]?\d) | \b1[89]00[\ .]?\d{4}\b
    | (?:cccd|cmnd|cmtnd|căn\ cước|định\ danh|mã\ số\ thuế|mst|số\ tài\ khoản|stk|mã\ số|mã|ký\ hiệu)
      (?:\s+(?:số|cá\ nhân|công\ dân|điện\ tử|hồ\ sơ))*\s*:?\s*[A-Z]*\d[\w.-]{2,40}
    | (?<![\d.])\d{1,6}(?:\.\d{1,6}){0,6}\.[A-Z]\d{1,6}[\w.-]{0,40} | \bcovid[\ -]?19\b
    | \b(?:iso|tcvn|qcvn|iec|din)(?:/\w+)?\s*\d[\d:.\-/]* | \b24/(?:7|24)(?!\d) | \bwindows\s\d+
    | \b(?:công\ nghiệp|cách\ mạng|nông\ nghiệp|giáo\ dục|phiên\ bản|version)(?:\s+lần\ thứ)?\s+v?\d\.\d\b
    | \b\d{1,2}\s?(?:h|g)\s?\d{2}\b | \b\d{1,2}\s?h\b | \b\d{1,2}:\d{2}\b | \b\d{1,2}\s+giờ\s+\d{2}(?!\d)
    | (?<=\w)[(\[]\d{1,2}[)\]](?!\w)
    | \blúc\s+\d{1,2}\s+giờ(?:\s+\d{2}(?!\d))? | \b0?1\s+cửa\b
    | (?:đủ|dưới|trên|từ|đến)?\s*\d{1,3}(?:\s*(?:-|đến)\s*\d{1,3})?\s+tuổi\b
    | \b\d{1,3}\s+năm\b(?!\s*\d{4}\s*hồ) | \b\d{1,2}\s+(?:quý|kỳ|thập\ kỷ|nhiệm\ kỳ)\b
    | [“"'‘«]\d{1,2}\s+[^\W\d][^”"'’»]{0,60}[”"'’»]
    | \b(?:thứ|lần\ thứ|hạng|xếp\ hạng|top|xếp|đứng|vị\ trí)\s+(?:thứ\s+)?\d{1,4}\s*/\s*\d{1,4}(?:\s|\b)
    | \b(?:thứ|hạng|top)\s+\d{1,3}\b(?![.,]\d)
    | \b(?:mức\ độ|cấp\ độ|cấp\ độ\ an\ toàn)\s+\d(?:\s?(?:,|và|-|–|/)\s?\d)*\b(?![.,]\d|\s?%)
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Behind these a short number is a name, unless a measure or a percent sign follows.
_NAMING: Final = re.compile(
    r"\b(?:điều|khoản|chương|mục|tiểu mục|tiết|phụ lục|biểu mẫu|biểu|mẫu|bảng|hình|phần|trang|tiêu chí"
    r"|chỉ tiêu|lần|kỳ họp|khóa|khoá|bậc|loại|nhóm|tuần|tháng|đợt|vòng|giai đoạn|bước|tầng|khối|tổ|khu|thôn"
    r"|xóm|bản|ấp|buôn|đội|tổ dân phố|khu phố|quốc lộ|tỉnh lộ|đường|ngõ|ngách|nhà|phòng|quý|kỳ|cấp|công điện"
    r"|quyển|tập|câu|ngày|mùng|mồng|dòng|cột|ô|vùng|quận|phường|thế hệ|lớp"
    r"|(?<!tổng )(?<!trong )(?<!một )(?<!con )số|stt|no\.?)"
    r"\s+(?:số\s*:?\s*)?(?:thứ\s+)?(?P<name>\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,3}"
    + _NO_NUMBER_BEHIND
    + _MORE
    + r")(?!\w)",
    re.IGNORECASE,
)
# Short names of papers, only in capitals: "theo QĐ 766".
_PAPER_NAME: Final = re.compile(
    r"(?<!\w)(?:QĐ|NĐ|NQ|TT|CT|KH|CV|BC|TB|HD|KL|ĐA)\s+(?:số\s+)?(?P<name>\d{1,4}"
    + _NO_NUMBER_BEHIND
    + r")(?!\w)"
)
_PLACE_NAME: Final = re.compile(
    r"\b(?:xóm|thôn|bản|ấp|buôn|tổ|khu|khối|tổ dân phố|khu phố|phố|phường|quận|trường|cụm|trạm|đội)"
    r"(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}\s+(?P<name>\d{1,2}" + _NO_NUMBER_BEHIND + _MORE + r")(?!\w)"
)
_MARKS: Final = re.compile(
    r"(?<=\w)\s?[(\[](?P<mark>[1-9]\d?)[)\]](?!\w)|[(\[](?P<item>[1-9]\d?)[)\]](?=\s+\S)|(?:^|[;:.]\s+)(?P<label>\d{1,2}\))(?=\s)"
)
_YEAR: Final = re.compile(r"(?<![\d.,/\w])(?:19[89]|20[0-5])\d(?!\d|[.,]\d|\w|\s?%)")
_LONG: Final = re.compile(r"(?<![\d.,])\d{9,20}(?![\d.,]*\d)")
_BEFORE_A_YEAR_IS_A_COUNT: Final = re.compile(r"(?::|\blà|\bđạt|\bđược|\bcó)\s*$", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excluded:
    """The stretches of a text that are no figures, in order, and the windows among them."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    windows: tuple[Window, ...]

    def covers(self, start: int) -> bool:
        """Whether the character at `start` lies in one of them."""
        position = bisect_right(self.starts, start) - 1
        return position >= 0 and self.ends[position] > start


def exclusions_in(text: str, place: Place) -> Excluded:
    """Everything in the text that is made of digits and counts nothing."""
    if not any(character.isdigit() for character in text):
        return Excluded((), (), windows_in(text, place, dates=()))
    dates = dates_in(text, place)
    windows = windows_in(text, place, dates=dates)
    found = [(day.place.start, day.place.end) for day in dates]
    found += ((window.place.start, window.place.end) for window in windows)
    found += _papers(text, place, dates)
    found += short_dates_in(text)
    found += (match.span() for match in _ALWAYS.finditer(text))
    found += _unless_measured(text)
    starts, ends = _merged(found)
    return Excluded(starts, ends, windows)


def _papers(text: str, place: Place, dates: tuple[PrintedDate, ...]) -> Iterator[Span]:
    for paper in papers_in(text, place, dates=dates):
        yield paper.place.start, paper.place.end


def _unless_measured(text: str) -> Iterator[Span]:
    for pattern in (_NAMING, _PLACE_NAME, _PAPER_NAME):
        for match in pattern.finditer(text):
            if not measure_at(text, match.end()):
                yield match.span("name")
    for match in _MARKS.finditer(text):
        if not measure_at(text, match.end()):
            yield match.span()
    for match in _YEAR.finditer(text):
        counts = _BEFORE_A_YEAR_IS_A_COUNT.search(text[max(0, match.start() - 8) : match.start()])
        if not counts and not measure_at(text, match.end()):
            yield match.span()
    for match in _LONG.finditer(text):
        if not measure_at(text, match.end()):
            yield match.span()


def _merged(spans: Iterable[Span]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
            continue
        starts.append(start)
        ends.append(end)
    return tuple(starts), tuple(ends)

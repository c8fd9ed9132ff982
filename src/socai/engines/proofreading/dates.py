"""Finds dates and windows of time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.papers import PrintedDate, Window

_YEAR: Final = r"(?:19|20)\d{2}"
_DATE: Final = re.compile(
    r"(?<![\d/.,])(?:"
    rf"(?P<day>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<year>{_YEAR}|\d{{4}})"
    rf"|ngày(?P<blank>[\s.…_]*)(?P<day_w>\d{{0,2}})[\s.…_]*tháng\s*(?P<month_w>\d{{1,2}})\s*(?:,?\s*năm|/)\s*(?P<year_w>{_YEAR})"
    rf"|ngày\s*[.…_]*\s*/\s?(?P<month_b>\d{{1,2}})\s?/\s?(?P<year_b>{_YEAR})"
    r")(?![\d/])",
    re.IGNORECASE,
)
_SHORT_DATE: Final = re.compile(
    r"(?:ngày|đến|từ|hết|trước|sau|sáng|chiều|tối|tới|hôm|hạn)\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<day>[0-3]?\d)\s?[/-]\s?(?P<month>[01]?\d)(?![\d/%.,]\d|\d|/|%)",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"\s*[-–—]\s*(?:ngày\s+)?$|[\s,]*(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+|trước\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_ONLY_UNTIL: Final = re.compile(
    r"(?:(?:tính\s+)?(?:đến|tới)\s+(?:thời điểm\s+)?(?:hết\s+)?(?:ngày\s+)?|hết\s+ngày\s+)$", re.IGNORECASE
)
_QUARTER: Final = r"(?:IV|I{1,3}|[1-4])"
_NAMED: Final = re.compile(
    r"(?<!\w)(?:"
    rf"quý\s+{_QUARTER}(?!\w)(?:\s*(?:,|và|\+|-)\s*(?:quý\s+)?{_QUARTER}(?!\w))*(?:\s*[/,]?\s*(?:năm\s+)?{_YEAR})?"
    rf"|(?:0?[369]|12|\d{{1,2}})\s+tháng(?:\s+(?:đầu|cuối))?(?:\s+(?:của\s+)?năm)?(?:\s+{_YEAR})?(?!\w)"
    rf"|tháng\s+(?:0?[1-9]|1[0-2])(?!\d)(?:\s*[-,]\s*(?:0?[1-9]|1[0-2])(?!\d))?(?:\s*(?:,?\s*năm\s*/?\s*|/)\s*{_YEAR})?"
    rf"|(?:giai đoạn|nhiệm kỳ|kỳ|thời kỳ|từ năm|trong các năm|các năm|năm học|năm)\s+{_YEAR}"
    rf"(?:\s*(?:-|–|—|,|/|và|đến|đến năm)\s*{_YEAR})*"
    rf"|(?<![\d.,/]){_YEAR}\s*[-–—]\s*{_YEAR}(?![\d.,])"
    rf"|(?<![\d.,/])(?:0?[1-9]|1[0-2])/{_YEAR}(?![\d.,/])"
    r")",
    re.IGNORECASE,
)


def find_dates(document: Document) -> tuple[PrintedDate, ...]:
    """Every date with a month and a year, in reading order."""
    return tuple(found for place, text in document.texts() for found in dates_in(text, place))


def find_windows(document: Document) -> tuple[Window, ...]:
    """Every window of time, in reading order."""
    return tuple(
        window
        for place, text in document.texts()
        for window in windows_in(text, place, dates=dates_in(text, place))
    )


def dates_in(text: str, place: Place) -> tuple[PrintedDate, ...]:
    """The dates with a year in one text; its place is that of the whole text."""
    return tuple(_printed_date(match, place) for match in _DATE.finditer(text))


def short_dates_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a day and a month stand without a year: "ngày 15/3"."""
    for match in _SHORT_DATE.finditer(text):
        if 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12:
            yield match.start("day"), match.end("month")


def windows_in(text: str, place: Place, *, dates: tuple[PrintedDate, ...]) -> tuple[Window, ...]:
    """The windows in one text, those made of dates and those that have names."""
    days = [(found.place.start, found.place.end) for found in dates]
    named = [
        window
        for window in _named(text, place)
        if not any(start < window.place.end and window.place.start < end for start, end in days)
    ]
    return tuple(sorted([*_dated(text, place, dates), *named], key=lambda window: window.place.start))


def _printed_date(match: re.Match[str], place: Place) -> PrintedDate:
    digits = match["day"] or match["day_w"]
    day = int(digits) if digits else None
    month = int(match["month"] or match["month_w"] or match["month_b"])
    year = int(match["year"] or match["year_w"] or match["year_b"])
    where = replace(place, start=match.start(), end=match.end())
    return PrintedDate(match[0], where, day, month, year, _day(year, month, day))


def _day(year: int, month: int, day: int | None) -> date | None:
    try:
        return None if day is None else date(year, month, day)
    except ValueError:
        return None


def _dated(text: str, place: Place, dates: tuple[PrintedDate, ...]) -> Iterator[Window]:
    """Windows "from … until …" and "until …"; a first day without a year takes that of the last."""
    previous: PrintedDate | None = None
    for found in dates:
        between = text[previous.place.end : found.place.start] if previous else ""
        if previous and _UNTIL.fullmatch(between):
            yield _window(text, place, (previous.place.start, found.place.end), (previous.on, found.on))
        elif found.on:
            before = text[max(0, found.place.start - 60) : found.place.start]
            if opening := _short_opening(before, found):
                start, first_day = opening
                yield _window(
                    text,
                    place,
                    (found.place.start - len(before) + start, found.place.end),
                    (first_day, found.on),
                )
            elif _ONLY_UNTIL.search(before):
                yield _window(text, place, (found.place.start, found.place.end), (None, found.on))
        previous = found


def _short_opening(before: str, last: PrintedDate) -> tuple[int, date] | None:
    """The first day in "từ 01/01 đến 30/6/2024", whose year stands only behind the last."""
    match = re.search(
        r"từ\s+(?:ngày\s+)?(?P<day>\d{1,2})[/-](?P<month>\d{1,2})\s*(?:-|–|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?$",
        before,
        re.IGNORECASE,
    )
    first_day = match and _day(last.year, int(match["month"]), int(match["day"]))
    return (match.start("day"), first_day) if match and first_day else None


def _named(text: str, place: Place) -> Iterator[Window]:
    for match in _NAMED.finditer(text):
        yield _window(text, place, match.span(), (None, None))


def _window(text: str, place: Place, span: tuple[int, int], days: tuple[date | None, date | None]) -> Window:
    start, end = span
    name = " ".join(text[start:end].lower().split())
    return Window(name, *days, replace(place, start=start, end=end))

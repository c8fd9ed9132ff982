"""Finds document numbers and legal references, in all the forms that offices use."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from socai.engines.proofreading.dates import dates_in
from socai.engines.proofreading.measures import measure_at
from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.papers import Paper, PaperKind, PrintedDate

_TYPE_WORDS: Final = (
    "nghị quyết liên tịch", "thông tư liên tịch", "thông báo kết luận", "nghị quyết", "nghị định",
    "quyết định",
    "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo", "hướng dẫn", "chương trình hành động",
    "chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "hợp đồng",
    "công điện", "công văn", "văn bản", "giấy mời", "giấy giới thiệu", "phiếu gửi", "phiếu chuyển",
    "phiếu báo",
    "thông tư", "kết luận", "pháp lệnh", "bộ luật", "luật", "lệnh", "hiến pháp", "sắc lệnh",
)  # fmt: skip
_YEAR: Final = r"19[89]\d|20[0-5]\d"
_TYPE: Final = rf"(?P<type>{'|'.join(_TYPE_WORDS)})"
_LETTER: Final = r"[A-ZĐƯÔƠÂĂÊ]"
_TOKEN: Final = rf"(?:{_LETTER}[A-Za-zĐđƯưÔôƠơÂâĂăÊêạyý]*\d{{0,2}}(?:[&.]{_LETTER}[\wĐđ]*)*)"
_JOINT: Final = r"\s?[-–]\s?"
_SYMBOL: Final = rf"{_TOKEN}(?:{_JOINT}{_TOKEN}|-\d{{2,3}}(?!\d))*"
_NUMBER: Final = re.compile(
    rf"(?<![\w/.,])(?:{_TYPE}\s+)?(?P<so>số\s*:?\s*)?"
    r"(?P<body>(?P<number>\d{1,5})[a-zđ]?"
    rf"(?:(?P<years>(?:\s?/\s?(?:19|20)\d{{2}})+)\s?/\s?(?P<normative>{_SYMBOL})"
    rf"|\s?[-–]\s?(?P<party>{_TOKEN})\s?/\s?(?P<party_body>{_TOKEN}(?:-{_TOKEN})*)"
    rf"|\s?/\s?(?P<plain>{_SYMBOL})))",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(
    rf"(?:{_TYPE}\s+)?số\s*:?[\s.…_]*(?P<body>/\s?(?P<plain>{_TOKEN}(?:{_JOINT}{_TOKEN})+))", re.IGNORECASE
)
_BARE: Final = re.compile(
    rf"(?<!\w){_TYPE}\s+(?:số\s+)?(?P<number>\d{{1,4}})(?![\d.,/%-]\d|\d|\s?%|\s?[/-]\s?{_LETTER}|\w)",
    re.IGNORECASE,
)
_NOT_BARE: Final = frozenset({"báo cáo", "văn bản", "hợp đồng", "biên bản", "dự án"})
_ISSUER: Final = re.compile(
    r"[\s,]*của\s+(?P<issuer>(?!về\b)[^,;.()“”\"\n]{2,80}?)"
    r"(?=\s+(?:về|sửa|ban hành|quy định|phê duyệt|hướng dẫn|tại|không|đã|và|trong|để|theo|đối|cho)\b"
    r"|[,;.()“”\"\n]|$)"
)
_SUBJECT: Final = re.compile(r"[^;.()“”\"\n]{0,100}?\b(?:về việc|về)\s+(?P<subject>[^,;.()\n]{3,160})")
_NORMATIVE_SYMBOL: Final = re.compile(r"(?:NĐ-CP|TT-B\w+|TTLT-.+|QH\d{1,2}|UBTVQH\d{1,2})", re.IGNORECASE)


def find_papers(document: Document) -> tuple[Paper, ...]:
    """Every reference to a numbered paper or law, in reading order."""
    return tuple(
        paper
        for place, text in document.texts()
        for paper in papers_in(text, place, dates=dates_in(text, place))
    )


def papers_in(text: str, place: Place, *, dates: tuple[PrintedDate, ...]) -> tuple[Paper, ...]:
    """The numbered papers in one text."""
    found = [*_numbered(text, place, dates), *_blank(text, place, dates)]
    taken = [(paper.place.start, paper.place.end) for paper in found]
    found += [
        paper
        for paper in _bare(text, place, dates)
        if not any(start < paper.place.end and paper.place.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda paper: paper.place.start))


def _numbered(text: str, place: Place, dates: tuple[PrintedDate, ...]) -> Iterator[Paper]:
    for match in _NUMBER.finditer(text):
        symbol = match["normative"] or match["plain"] or f"{match['party']}/{match['party_body']}"
        if not _is_symbol(symbol, named=bool(match["so"] or match["type"] or match["years"])):
            continue
        years = tuple(int(year) for year in re.findall(r"\d{4}", match["years"] or ""))
        yield _paper(match, place, dates, text, symbol=symbol, years=years, number=int(match["number"]))


def _is_symbol(symbol: str, *, named: bool) -> bool:
    """Capitals make a symbol; without "số" before it also two parts: 12/KH-UBND, but 30/TTHC is a count."""
    bare = re.sub(r"\s", "", symbol).replace("–", "-")
    first = re.split(r"[-/]", bare)[0]
    capitals = sum(letter.isupper() for letter in first)
    if not first[0].isupper() or capitals < (1 if len(first) == 1 else 2):
        return False
    return named or "-" in bare or "/" in bare


def _blank(text: str, place: Place, dates: tuple[PrintedDate, ...]) -> Iterator[Paper]:
    for match in _BLANK.finditer(text):
        if match["plain"][0].isupper():
            yield _paper(match, place, dates, text, symbol=match["plain"], years=(), number=None)


def _bare(text: str, place: Place, dates: tuple[PrintedDate, ...]) -> Iterator[Paper]:
    """Such as "Nghị định 61", "Đề án 06": a number that names a paper without its symbol."""
    for match in _BARE.finditer(text):
        type_word = _words(match["type"])
        with_number_word = re.search(r"số\s+\d+$", match[0], re.IGNORECASE)
        if not with_number_word and re.fullmatch(_YEAR, match["number"]):
            continue  # the Law of 2013, the plan of 2025
        if measure_at(text, match.end()) or (type_word in _NOT_BARE and not with_number_word):
            continue
        yield _paper(match, place, dates, text, symbol="", years=(), number=int(match["number"]))


def _paper(
    match: re.Match[str],
    place: Place,
    dates: tuple[PrintedDate, ...],
    text: str,
    *,
    symbol: str,
    years: tuple[int, ...],
    number: int | None,
) -> Paper:
    symbol = re.sub(r"\s", "", symbol).replace("–", "-")
    start = match.start("body") if "body" in match.re.groupindex else match.start("number")
    dated = _date_behind(text, match.end(), dates)
    behind = text[dated.place.end if dated else match.end() :][:260]
    issuer = _ISSUER.match(behind)
    subject = _SUBJECT.match(behind)
    return Paper(
        printed=text[start : match.end()],
        place=replace(place, start=start, end=match.end()),
        kind=_kind(symbol, years, _words(match["type"])),
        number=number,
        years=years,
        symbol=symbol,
        type_word=_words(match["type"]),
        dated=dated,
        issuer=_words(issuer["issuer"]) if issuer else "",
        subject=_words(subject["subject"]) if subject else "",
    )


def _kind(symbol: str, years: tuple[int, ...], type_word: str) -> PaperKind:
    if (
        years
        or _NORMATIVE_SYMBOL.fullmatch(symbol)
        or (not symbol and type_word in ("nghị định", "thông tư"))
    ):
        return PaperKind.NORMATIVE
    return PaperKind.PARTY if "/" in symbol else PaperKind.PAPER


def _date_behind(text: str, end: int, dates: tuple[PrintedDate, ...]) -> PrintedDate | None:
    for found in dates:
        if found.place.start >= end:
            between = text[end : found.place.start]
            return found if re.fullmatch(r"[\s,]*(?:ký\s+|ban hành\s+)?(?:ngày\s*)?", between) else None
    return None


def _words(text: str | None) -> str:
    return " ".join((text or "").lower().split())

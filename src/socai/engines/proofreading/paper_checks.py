"""Papers and dates that cannot be right: one number for two papers, a day that does not exist."""

import re
from collections.abc import Iterator
from typing import Final

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.dates import find_dates
from socai.engines.proofreading.model import Document
from socai.engines.proofreading.paper_numbers import find_papers
from socai.engines.proofreading.papers import Paper, PaperKind, PrintedDate
from socai.engines.proofreading.styles import Remark

_LEVELS: Final = re.compile(r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|bộ|chính phủ|sở|trung ương")
_Key = tuple[int, str, int, str]


def remarks_on_papers(document: Document) -> Iterator[Remark]:
    yield from _impossible_dates(document)
    papers = find_papers(document)
    yield from _numbers_twice(papers)
    yield from _two_years(papers)


def _impossible_dates(document: Document) -> Iterator[Remark]:
    for printed in find_dates(document):
        if printed.on is None and printed.day is not None:
            yield Remark(
                Code.PAPER_DATE,
                Severity.ERROR,
                f"Không có ngày {printed.printed.removeprefix('ngày ').strip()} trong lịch.",
                f"There is no such day as {printed.printed}.",
                printed.place,
                suspect=printed.printed,
            )


def _numbers_twice(papers: tuple[Paper, ...]) -> Iterator[Remark]:
    """A number of one year, one symbol and one issuer, with two dates."""
    seen: dict[_Key, Paper] = {}
    for paper in papers:
        if paper.kind is PaperKind.NORMATIVE or paper.number is None or not _day(paper):
            continue
        assert paper.dated is not None, paper
        key = (paper.number, paper.symbol.upper(), paper.dated.year, _issuer(paper))
        other = seen.setdefault(key, paper)
        if _day(other) != _day(paper):
            assert other.dated is not None, other
            yield Remark(
                Code.PAPER_TWICE,
                Severity.WARNING,
                f"Số {paper.printed} được ghi cho hai văn bản có ngày khác nhau:"
                f" {_short(other.dated)} và {_short(paper.dated)}.",
                f"The number {paper.printed} stands for two papers of different days:"
                f" {_short(other.dated)} and {_short(paper.dated)}.",
                paper.place,
            )


def _two_years(papers: tuple[Paper, ...]) -> Iterator[Remark]:
    """A law cited with two years, or dated in another year than its number says."""
    for paper in papers:
        years = set(paper.years)
        if paper.kind is not PaperKind.NORMATIVE or not years:
            continue
        if paper.dated is not None:
            years.add(paper.dated.year)
        if len(years) > 1:
            yield Remark(
                Code.LAW_YEARS,
                Severity.WARNING,
                f"Văn bản {paper.printed} được ghi với hai năm khác nhau:"
                f" {' và '.join(map(str, sorted(years)))}.",
                f"{paper.printed} is cited with two years: {' and '.join(map(str, sorted(years)))}.",
                paper.place,
            )


def _day(paper: Paper) -> object:
    return paper.dated.on if paper.dated else None


def _issuer(paper: Paper) -> str:
    """The level of who issued it; the office itself where nobody is named."""
    levels = _LEVELS.findall(paper.issuer)
    return levels[0] if levels else ""


def _short(printed: PrintedDate) -> str:
    assert printed.on is not None, printed
    return f"{printed.on:%d/%m/%Y}"

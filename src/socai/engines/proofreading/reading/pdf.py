"""Reads PDF: words by their positions, ruled tables as grids, lines joined to paragraphs.

A table without rules is read as lines of text: guessing columns from gaps alone would tear sentences apart.
"""

from collections.abc import Iterator
from typing import Any, Final

from socai.engines.proofreading.model import Table
from socai.engines.proofreading.reading.outline import Line
from socai.engines.proofreading.reading.pdf_paragraphs import lines_of_pages
from socai.engines.proofreading.reading.pdf_rules import Rule, rules_of
from socai.engines.proofreading.reading.pdf_words import Page, Word, words_of
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

_MOST_PAGES: Final = 600
_MOST_WORDS: Final = 500_000
_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
_FEWEST_LETTERS: Final = 12  # on a page that is more than a picture


def read_pdf(data: bytes) -> Iterator[Line | Table]:
    """The paragraphs and ruled tables of all pages; pages that are pictures go through tesseract."""
    document = _open(data)
    try:
        if len(document) > _MOST_PAGES:
            raise ReadingRefused(Reason.TOO_LARGE, f"{_MOST_PAGES} trang")
        pages = list(_pages(document))
        if all(page.is_picture for page in pages):
            yield from _scanned(document)
            return
    finally:
        document.close()
    yield from lines_of_pages(pages)


def _open(data: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415  (heavy: loads on first use)

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise ReadingRefused(Reason.NO_TEXT)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error)
        raise ReadingRefused(Reason.ENCRYPTED if locked else Reason.BROKEN) from error
    return document


def _pages(document: Any) -> Iterator[Page]:
    words = 0
    for number in range(len(document)):
        page = _page(document, number)
        words += len(page.words)
        if words > _MOST_WORDS:
            raise ReadingRefused(Reason.TOO_LARGE, f"{_MOST_WORDS} từ")
        yield page


def _page(document: Any, number: int) -> Page:
    import pypdfium2  # noqa: PLC0415  (loads on first use)

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise ReadingRefused(Reason.BROKEN) from error
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    try:
        words = words_of(page)
        rules = rules_of(page) if words else ()
        width, height = page.get_size()
    finally:
        page.close()
    letters = sum(len(word.text) for word in words)
    return Page(number + 1, width, height, words, rules, is_picture=letters < _FEWEST_LETTERS)


def _scanned(document: Any) -> Iterator[Line | Table]:
    from socai.engines.proofreading.reading.scanning import read_scanned_pages  # noqa: PLC0415  (loads on first use)

    yield from read_scanned_pages(document)

"""Finds the reader for a file: by its ending, and only if its first bytes agree."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Final

from socai.engines.proofreading.model import Document, Table
from socai.engines.proofreading.reading.outline import Line, outline
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason
from socai.engines.proofreading.reading.secrecy import refuse_classified

LARGEST_FILE: Final = 40 * 1024 * 1024
_MOST_PLACES: Final = 100_000  # paragraphs and places of tables
Lines = Iterable[Line | Table]
Reader = Callable[[bytes], Lines]

_ROOM: Final = "socai.engines.proofreading.reading"
# A reader loads with its libraries when its format is first met.
_READERS: Final = {
    "txt": ("text", "read_text"),
    "md": ("text", "read_text"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "pdf": ("pdf", "read_pdf"),
    "doc": ("converting", "read_old_document"),
    "odt": ("converting", "read_old_document"),
    "rtf": ("converting", "read_old_document"),
    "xls": ("converting", "read_old_sheet"),
    "ods": ("converting", "read_old_sheet"),
}
_OTHER_ENDINGS: Final = {"htm": "html", "markdown": "md", "text": "txt"}
_WITH_MACROS: Final = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb"})
_STARTS: Final = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_STARTS_OF: Final = {
    "txt": {"text"},
    "md": {"text"},
    "html": {"text"},
    "docx": {"zip", "ole"},  # a protected document is packed as OLE
    "xlsx": {"zip", "ole"},
    "pdf": {"pdf"},
    "doc": {"ole"},
    "xls": {"ole"},
    "odt": {"zip"},
    "ods": {"zip"},
    "rtf": {"rtf"},
}


def read(data: bytes, *, name: str) -> Document:
    """The document in a file of this name. Raises ReadingRefused."""
    ending = _ending(name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadingRefused(Reason.EMPTY)
    if len(data) > LARGEST_FILE:
        raise ReadingRefused(Reason.TOO_LARGE, f"{LARGEST_FILE // 2**20} MB")
    _check_start(data, ending)
    blocks = outline(_bounded(refuse_classified(_reader(ending)(data))))
    if not any(True for _ in Document(blocks).texts()):
        raise ReadingRefused(Reason.NO_TEXT)
    return Document(blocks, format=ending, name=PurePath(name).name)


def _bounded(lines: Lines) -> Lines:
    """The same lines, as long as a person could have written so many."""
    places = 0
    for line in lines:
        places += 1 if not isinstance(line, Table) else sum(len(row) for row in line.rows)
        if places > _MOST_PLACES:
            raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
        yield line


def _ending(name: str) -> str:
    ending = PurePath(name).suffix.lower().lstrip(".")
    ending = _OTHER_ENDINGS.get(ending, ending)
    if ending in _WITH_MACROS:
        raise ReadingRefused(Reason.MACROS)
    if ending not in _READERS:
        raise ReadingRefused(Reason.UNKNOWN_FORMAT, ", ".join(f".{known}" for known in _READERS))
    return ending


def _check_start(data: bytes, ending: str) -> None:
    start = next((kind for magic, kind in _STARTS if data.startswith(magic)), "text")
    if start == "text" and b"%PDF-" in data[:1024]:
        start = "pdf"  # some writers put a few bytes before the mark
    if start not in _STARTS_OF[ending]:
        if start == "text":
            raise ReadingRefused(Reason.BROKEN)
        raise ReadingRefused(Reason.MISLABELLED, f".{ending} ≠ {start}")


def _reader(ending: str) -> Reader:
    module, function = _READERS[ending]
    reader: Reader = getattr(importlib.import_module(f"{_ROOM}.{module}"), function)
    return reader

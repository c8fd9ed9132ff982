"""Reads plain text and Markdown, with tables of bars or of tabs."""

import re
from collections.abc import Iterator
from typing import Final

from socai.engines.proofreading.model import Part, Source, Table
from socai.engines.proofreading.reading.grids import grid_of_texts
from socai.engines.proofreading.reading.outline import Line, clean, raised
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

_LARGEST_TEXT: Final = 8 * 2**20  # two thousand pages
_HEADING: Final = re.compile(r"(#{1,6})\s+")
_RULE: Final = re.compile(r"[|\s:=+-]*--[|\s:=+-]*|[|\s:]*-[|\s:-]*\|[|\s:-]*")
_NOTE: Final = re.compile(r"(?:<sup>\d{1,3}</sup>|\[\^[^\]\s]{1,10}\]:)\s*(?=\S)")
_RAISED: Final = re.compile(r"<sup>(.{1,8}?)</sup>|\[\^([^\]\s]{1,10})\](?!:)")
_TAGS: Final = re.compile(r"</?(?:b|i|u|em|strong|span|br|p|div|sub)\b[^<>]{0,80}>", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)__|__(?!\w)")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_LIST_STAR: Final = re.compile(r"\s*\*\s+")


def decode(data: bytes) -> str:
    """The characters of a text file. Raises ReadingRefused where it is not Unicode."""
    if len(data) > _LARGEST_TEXT:
        raise ReadingRefused(Reason.TOO_LARGE, f"{_LARGEST_TEXT // 2**20} MB")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingRefused(Reason.NOT_UTF8) from error
    if "\x00" in text:
        raise ReadingRefused(Reason.MISLABELLED, "tệp nhị phân, không phải văn bản")
    return text


def read_text(data: bytes) -> Iterator[Line | Table]:
    """Lines and tables of a text; Markdown's marks are taken away, wherever they occur."""
    rows = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
    number = 0
    while number < len(rows):
        taker = _table_at(rows, number)
        if taker:
            end, table = taker
            yield table
            number = end
            continue
        if line := _line(rows[number], number + 1):
            yield line
        number += 1


def _line(row: str, number: int) -> Line | None:
    row = clean(row).strip()
    if not row or _RULE.fullmatch(row):
        return None
    heading = _HEADING.match(row)
    if heading:
        row = row[heading.end() :]
    note = _NOTE.match(row)
    if note:
        row = row[note.end() :]
    text = plain(row)
    if not text:
        return None
    part = Part.FOOTNOTE if note else Part.BODY
    return Line(text, (Source(0, "", number),), heading=len(heading[1]) if heading else 0, part=part)


def plain(row: str) -> str:
    """The words without marks of emphasis; raised digits stay raised."""
    row = _RAISED.sub(lambda match: raised(match[1] or match[2]), row)
    row = _TAGS.sub("", row)
    star = _LIST_STAR.match(row)
    head = row[: star.end()] if star else ""
    return head + _ESCAPED.sub(r"\1", _EMPHASIS.sub("", row[len(head) :])).strip()


def _table_at(rows: list[str], start: int) -> tuple[int, Table] | None:
    row = rows[start]
    if row.lstrip().startswith("|") and row.count("|") >= 2:
        return _bars(rows, start)
    if row.startswith("\t") and start + 1 < len(rows) and rows[start + 1].startswith("\t"):
        return _cell_per_line(rows, start)
    if "\t" in row.strip() and start + 1 < len(rows) and "\t" in rows[start + 1].strip():
        return _tabs(rows, start)
    return None


def _bars(rows: list[str], start: int) -> tuple[int, Table]:
    end = start
    texts: list[list[str]] = []
    while end < len(rows) and rows[end].lstrip().startswith("|"):
        row = rows[end].strip()
        if not _RULE.fullmatch(row):
            cells = re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))
            texts.append([_cell(cell) for cell in cells])
        end += 1
    return end, grid_of_texts(texts, first_source=start + 1)


def _tabs(rows: list[str], start: int) -> tuple[int, Table]:
    end = start
    texts: list[list[str]] = []
    while end < len(rows) and "\t" in rows[end].rstrip():
        texts.append([_cell(cell) for cell in rows[end].split("\t")])
        end += 1
    return end, grid_of_texts(texts, first_source=start + 1)


def _cell_per_line(rows: list[str], start: int) -> tuple[int, Table]:
    """Each cell on a line of its own behind a tab, an empty line between rows: as .doc is often saved."""
    texts: list[list[str]] = []
    cells: list[str] = []
    end = start
    while end < len(rows) and (rows[end].startswith("\t") or cells or _goes_on(rows, end)):
        row = rows[end]
        if row.startswith("\t"):
            cells.append(_cell(row))
        elif row.strip() and cells:
            cells[-1] = f"{cells[-1]}\n{_cell(row)}".strip()
        elif cells:
            texts.append(cells)
            cells = []
        end += 1
    if cells:
        texts.append(cells)
    return end, grid_of_texts(texts, first_source=start + 1)


def _goes_on(rows: list[str], number: int) -> bool:
    """Whether an empty line is only a gap between two rows."""
    following = rows[number + 1 : number + 3]
    return not rows[number].strip() and any(row.startswith("\t") for row in following)


def _cell(text: str) -> str:
    return plain(clean(text).replace("<br>", "\n").replace("<br/>", "\n").strip())

"""What the rows and columns of a table are: heads, labels, measures, and cells that are no figure."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from socai.engines.proofreading.measures import is_money, is_percent, measure_at, measure_named_in
from socai.engines.proofreading.model import Cell, Table

_NUMBER: Final = re.compile(r"[-−]?\d[\d., ]*(?:\s*%)?\.?")
_INDEX_HEAD: Final = re.compile(
    r"(?:stt|tt|số tt|số thứ tự|mã số|mã|mã chỉ tiêu|ký hiệu|mục|no\.?|số hiệu|năm|tháng|quý|ngày)\W*",
    re.IGNORECASE,
)
_INDEX: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[a-zđA-ZĐ])[.)]?|[-+*•]")
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?", re.DOTALL)
_UNIT_HEAD: Final = re.compile(r"(?:đơn vị tính|đơn vị|đvt|đơn vị đo)\W*", re.IGNORECASE)
_WORDS_OF_ANY_HEAD: Final = frozenset(
    {"kết quả", "nội dung", "chỉ tiêu", "tiêu chí", "chỉ số", "lĩnh vực", "đơn vị"}
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_RATE: Final = re.compile(r"(?:tỷ lệ|tỉ lệ)\b|\(%\)|%\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Heads:
    """A table with its head found. Columns and rows are counted from 0."""

    table: Table
    caption: str = ""

    @cached_property
    def head_rows(self) -> int:
        """How many rows at the top name the columns."""
        for number, row in enumerate(self.table.rows):
            if self._has_values(row, number):
                return number
        return min(1, len(self.table.rows))

    @cached_property
    def index_columns(self) -> frozenset[int]:
        """Columns that number the lines or hold codes: nothing in them is counted."""
        width = len(self.table.rows[0]) if self.table.rows else 0
        return frozenset(column for column in range(min(width, 3)) if self._is_index(column))

    @cached_property
    def label_column(self) -> int | None:
        """The first column of words: it names what the line counts."""
        body = self.table.rows[self.head_rows :]
        for column in range(len(body[0]) if body else 0):
            if column in self.index_columns:
                continue
            texts = [row[column].text.strip() for row in body if row[column].text.strip()]
            wordy = sum(1 for text in texts if re.search(r"[^\W\d_]{2}", text) and not _NUMBER.match(text))
            if texts and wordy >= 0.5 * len(texts):
                return column
        return None

    @cached_property
    def unit_column(self) -> int | None:
        for row in self.table.rows[: max(1, self.head_rows)]:
            for column, cell in enumerate(row):
                if _UNIT_HEAD.fullmatch(cell.text.strip()):
                    return column
        return None

    def is_counting(self, cell: Cell) -> bool:
        """Whether numbers in the cell can be figures at all."""
        if cell.row < self.head_rows or cell.column in self.index_columns or cell.column == self.unit_column:
            return False
        return cell.column != self.label_column and not self._numbers_columns(cell.row)

    def is_number(self, cell: Cell) -> bool:
        return bool(_NUMBER.fullmatch(cell.text.strip()))

    def label_of(self, cell: Cell) -> str:
        """The words that name the row of the cell."""
        row = self.table.rows[cell.row]
        if self.label_column is not None and self.label_column < cell.column:
            return _words(row[self.label_column].text)
        texts = [other.text for other in row[: cell.column] if re.search(r"[^\W\d_]{2}", other.text)]
        return _words(texts[0]) if texts else ""

    def heads_of(self, cell: Cell) -> tuple[str, ...]:
        """The words above the column, the outermost first; a head over several columns counts for each."""
        texts = (
            " ".join(row[cell.column].text.split())
            for number, row in enumerate(self.table.rows[: self.head_rows])
            if not self._numbers_columns(number)
        )
        return tuple(dict.fromkeys(text for text in texts if text))

    def unit_of(self, cell: Cell) -> str:
        """The measure from the head, the unit column, the label or the caption.

        Where there is a unit column, a head names a measure only if it is plainly one: "Kết quả" is none.
        """
        for head in reversed(self.heads_of(cell)):
            unit = "" if head.lower() in _WORDS_OF_ANY_HEAD else measure_named_in(head)
            if unit and (self.unit_column is None or is_money(unit) or is_percent(unit) or "(" in head):
                return unit
            if _RATE.search(head):
                return "%"
        if self.unit_column is not None:
            text = self.table.rows[cell.row][self.unit_column].text.strip(" .()")
            found = measure_at(re.split(r"[,;/]", text)[0], 0)
            if found:
                return found[0]
        label = self.label_of(cell)
        if re.match(r"tỷ lệ|tỉ lệ", label) or "(%)" in label:
            return "%"
        return measure_named_in(label) if "(" in label else measure_named_in(self.caption)

    def _has_values(self, row: tuple[Cell, ...], number: int) -> bool:
        if self._numbers_columns(number):
            return False
        return any(
            _NUMBER.fullmatch(cell.text.strip())
            and cell.column not in self.index_columns
            and not _YEAR.fullmatch(cell.text.strip())
            for cell in row
        )

    def _numbers_columns(self, number: int) -> bool:
        """Whether the row is one of (1) (2) (3) under the heads."""
        texts = list(
            dict.fromkeys(cell.text.strip() for cell in self.table.rows[number] if cell.text.strip())
        )
        if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
            return False
        counted = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
        return counted == list(range(counted[0], counted[0] + len(counted))) if counted else False

    def _is_index(self, column: int) -> bool:
        texts = [row[column].text.strip() for row in self.table.rows]
        if any(_INDEX_HEAD.fullmatch(text) for text in texts[:3]):
            return True
        below = [text for text in texts[1:] if text]
        if column != 0 or len(below) < 2 or not all(_INDEX.fullmatch(text) for text in below):
            return False
        counted = [int(text.rstrip(".)")) for text in below if text.rstrip(".)").isdigit()]
        return counted == sorted(counted) and counted[:1] in ([], [1])


def _words(text: str) -> str:
    return " ".join(text.lower().split())

"""Stops at a secrecy mark, before anything of the document is kept."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from socai.engines.proofreading.model import Part, Table
from socai.engines.proofreading.reading.outline import Line
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

_STAMP: Final = re.compile(r"\W*(?:TUYỆT\s+|TỐI\s+)?M\s*Ậ\s*T\W*")
_STATED: Final = re.compile(r"\W*(?:độ mật|mức độ mật)\s*:\s*(?:tuyệt\s+|tối\s+)?mật\W*", re.IGNORECASE)
_HEAD_LINES: Final = 60
_HEAD_CELLS: Final = 40


def refuse_classified(lines: Iterable[Line | Table]) -> Iterator[Line | Table]:
    """The same lines. Raises ReadingRefused at a stamp MẬT, TỐI MẬT or TUYỆT MẬT.

    A stamp stands on a line of its own, in capitals, in the head of the document, a header or a text box; a
    sentence about secret papers is no stamp.
    """
    for number, line in enumerate(lines):
        if any(_is_stamp(text) for text in _texts_of_a_head(line, number)):
            raise ReadingRefused(Reason.CLASSIFIED)
        yield line


def _texts_of_a_head(line: Line | Table, number: int) -> Iterable[str]:
    if isinstance(line, Table):
        cells = islice(line.cells(), _HEAD_CELLS) if number < _HEAD_LINES else ()
        return (text for cell in cells for text in cell.text.split("\n"))
    if number < _HEAD_LINES or line.part is not Part.BODY:
        return line.text.split("\n")
    return ()


def _is_stamp(text: str) -> bool:
    return bool(_STAMP.fullmatch(text) or _STATED.fullmatch(text))

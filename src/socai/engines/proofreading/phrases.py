"""The words around a number: what it counts, of which level, in which sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"(+•-])|\n+")
_CONNECTING: Final = re.compile(
    r"(?:[\s:=(/–—-]|\b(?:là|đạt|được|(?<!hiện )có|gồm|gồm có|bao gồm|với|còn|chiếm|bằng|khoảng|chừng|hơn"
    r"|trên|gần|dưới|từ"
    r"|ước|và|thì|đã|tối đa|tối thiểu|ít nhất|không quá|xấp xỉ|lên|xuống|đến|tới)\b)+$",
    re.IGNORECASE,
)
_STATING: Final = re.compile(
    r"(?::|=|\b(?:là|đạt|được|chiếm|bằng))\s*(?:\b(?:khoảng|hơn|trên|gần)\s*)?$", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r"[.;,()\n:]")
_CLAUSE_OF_A_LABEL: Final = re.compile(r"[.;()\n:]")  # "Công khai, minh bạch: 17,6" is one label
_AFTER_A_DATE: Final = re.compile(
    r"^.*\d,\s", re.DOTALL
)  # "…đến 14/6/2025, số hồ sơ:" is not named by its days
_TAIL_END: Final = re.compile(
    r"[.,;:()\n/]|\s(?:và|đạt|chiếm|trong đó|trong|gồm|bao gồm|được|đã|là|so với|bằng|tăng|giảm|theo|với"
    r"|để|do|tỷ lệ|tại|cho"
    r"|nhưng|còn|thì|từ|trên|đến|\d)",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(
    r"\bcấp\s+(trung ương|tỉnh|thành phố|huyện|thị xã|xã|phường|cơ sở)\b", re.IGNORECASE
)
_OPENING: Final = re.compile(r"^\W*(?:trong đó|cụ thể|kết quả|như sau)\W*", re.IGNORECASE)
_LONGEST: Final = 140
_HEAD_OF_A_LINE: Final = 90


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words before a number in its clause and behind its measure; `noun` is what it counts."""

    lead: str
    tail: str
    noun: str


def phrase_around(text: str, *, floor: int, start: int, after: int, ceiling: int, unit: str) -> Phrase:
    """The phrase of the number from `start`, between the end of the one before and the start of the next."""
    before = text[max(floor, start - _LONGEST) : start]
    states = bool(_STATING.search(before))
    marks = _CLAUSE_OF_A_LABEL if before.rstrip().endswith(":") else _CLAUSE
    lead = _last_clause(_CONNECTING.sub("", before), marks)
    tail = _tail(text[after : min(ceiling, after + _LONGEST)])
    if lead and (states or not tail):
        return Phrase(lead, tail, lead)
    return Phrase(lead, tail, tail or lead if unit == "%" else _words(f"{unit} {tail}"))


def clause_behind(text: str, start: int, ceiling: int) -> str:
    """The words up to the next mark."""
    return _CLAUSE.split(text[start : min(ceiling, start + _LONGEST)])[0]


def level_near(behind: str, before: str, above: Sequence[str]) -> str | None:
    """The level that the nearest words name: those behind, the last before, those of the lines above."""
    if match := _LEVEL.search(behind):
        return match[1].lower()
    for text in (before, *(line[:_HEAD_OF_A_LINE] for line in reversed(above))):
        found = _LEVEL.findall(text)
        if found:
            return str(found[-1]).lower()
    return None


class Sentences:
    """Where the sentences of a text begin and end."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self._length = len(text)

    def around(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence in which the character stands."""
        position = bisect_right(self._starts, offset)
        end = self._starts[position] if position < len(self._starts) else self._length
        return self._starts[position - 1], end


def _last_clause(before: str, marks: re.Pattern[str]) -> str:
    clause = marks.split(_AFTER_A_DATE.sub("", before.rstrip()))[-1]
    return _words(_OPENING.sub("", clause).strip("-+*•–—, "))


def _tail(behind: str) -> str:
    if end := _TAIL_END.search(behind):
        behind = behind[: end.start()]
    return _words(" ".join(behind.split()[:12]))


def _words(text: str) -> str:
    return " ".join(text.lower().split())

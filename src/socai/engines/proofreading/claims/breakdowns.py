"""Which figures are the parts of which total, in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from typing import Final

from socai.engines.proofreading.claims.mentions import CUES, Line, Mention
from socai.engines.proofreading.claims.roles import Family, Role
from socai.engines.proofreading.model import Kind

_OVERLAP: Final = re.compile(
    r"\bnữ\b|đảng viên|dân tộc|trình độ|đại học|thạc sĩ|tiến sĩ|chủ yếu|tiêu biểu|nổi bật|điển hình"
    r"|riêng|kể cả"
    r"|so với|tăng|giảm|lũy kế|luỹ kế|tỷ lệ|bình quân",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(r"bao gồm|gồm|chia ra", re.IGNORECASE)
_TOTAL: Final = re.compile(r"^\W*(?:trong )?(?:tổng|toàn (?:huyện|tỉnh|xã|thành phố))", re.IGNORECASE)
_OPENS_A_LIST: Final = re.compile(
    r":\s*$|\b(?:trong đó|gồm|bao gồm|cụ thể|chia ra)\s*(?:như sau)?\s*[:;,.]?\s*$", re.IGNORECASE
)
PEOPLE: Final = frozenset({"người", "biên chế", "cán bộ", "công chức", "viên chức", "lao động", "hợp đồng"})
_LONGEST_LIST: Final = 25


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and what divides it. `is_exhaustive` where a word says so ("gồm")."""

    total: Mention
    parts: tuple[Mention, ...]
    family: Family | None
    is_exhaustive: bool = False
    is_list: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(part.role for part in self.parts if part.role)


def breakdowns_of(lines: Sequence[Line]) -> Iterator[Breakdown]:
    """Every total with its parts: behind "trong đó", in brackets, in the lines below."""
    for position, line in enumerate(lines):
        yield from _inside(line)
        yield from _below(lines, position)
        yield from _beside(lines, position)


def _inside(line: Line) -> Iterator[Breakdown]:
    for total, following in zip(line.mentions, range(1, len(line.mentions)), strict=False):
        if not total.is_quantity:
            continue
        first = next((m for m in line.mentions[following:] if not m.is_percent), None)
        if first is None or first.sentence != total.sentence:
            continue
        between = line.block.text[total.figure.place.end : first.figure.place.start]
        cue = _cue_in(between, opens_bracket=first.depth > total.depth)
        if cue is not None:
            rest = line.mentions[line.mentions.index(first) :]
            region = _region(rest, total, first)
            if not _has_unread_numbers(line, total, region):
                yield from _divided(total, region, is_exhaustive=bool(_STRONG.search(cue)))


def _has_unread_numbers(line: Line, total: Mention, region: Sequence[Mention]) -> bool:
    """Whether a number stands among the parts that was not taken for a figure: one of them may be missing."""
    start, end = total.figure.place.end, region[-1].figure.place.end
    text = line.block.text
    for mention in line.mentions:
        place = mention.figure.place
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    return bool(re.search(r"(?<![\d/.\-])\d{2,}(?![\d/]|\.\d|-\D)", text[start:end]))


def _cue_in(between: str, *, opens_bracket: bool) -> str | None:
    """The word that announces parts, "(" for a bracket alone, None where nothing does."""
    cues = list(CUES.finditer(between))
    if cues:
        return cues[-1][0]
    head = between.split("(", maxsplit=1)[0]
    return "(" if opens_bracket and not re.search(r"[;.]\s", head) else None


def _region(rest: Sequence[Mention], total: Mention, first: Mention) -> list[Mention]:
    """The figures behind the announcement up to the end of its bracket or sentence."""
    region = []
    for mention in rest:
        if mention.depth < first.depth or mention.sentence != total.sentence:
            break
        if mention is not first and _TOTAL.match(mention.before):
            break
        if mention.depth == first.depth:
            region.append(mention)
    return region


def _below(lines: Sequence[Line], position: int) -> Iterator[Breakdown]:
    """The total stands in a line that opens a list; each line of the list begins with a part."""
    line = lines[position]
    if not line.mentions or not _OPENS_A_LIST.search(line.tail or ""):
        return
    outer = [mention for mention in line.quantities if mention.depth == 0]
    children = _children(lines, position)
    firsts = [_first_of(child) for child in children]
    if outer and len(children) > 1:
        parts = [first for first in firsts if first is not None]
        strong = bool(_STRONG.search(line.tail)) and len(parts) == len(children)
        yield from _divided(outer[-1], parts, is_exhaustive=strong, is_list=True)


def _beside(lines: Sequence[Line], position: int) -> Iterator[Breakdown]:
    """A line that begins with "Tổng số" among lines of its own kind that divide it."""
    line = lines[position]
    total = _first_of(line)
    if total is None or line.block.kind is not Kind.LIST_ITEM or not _TOTAL.match(line.block.content):
        return
    parts = []
    for other in lines[position + 1 : position + _LONGEST_LIST]:
        first = _first_of(other)
        if other.marker != line.marker or first is None or _TOTAL.match(other.block.content):
            break
        parts.append(first)
    yield from _divided(total, parts, is_list=True)


def _children(lines: Sequence[Line], position: int) -> list[Line]:
    parent = lines[position]
    following = lines[position + 1 : position + 1 + 4 * _LONGEST_LIST]
    if not following or not _is_below(parent, following[0]):
        return []
    marker, children = following[0].marker, []
    for line in following:
        if line.block.kind is Kind.HEADING or line.block.section != parent.block.section:
            break
        if line.marker == marker:
            children.append(line)
        elif line.block.level <= following[0].block.level:
            break
    return children[:_LONGEST_LIST]


def _is_below(parent: Line, child: Line) -> bool:
    if child.block.kind is Kind.HEADING or child.block.section != parent.block.section:
        return False
    return (
        child.block.kind is Kind.LIST_ITEM
        and child.marker != parent.marker
        and (parent.block.kind is not Kind.LIST_ITEM or child.block.level > parent.block.level)
    )


def _first_of(line: Line) -> Mention | None:
    """The figure a line of a list is about: its first quantity, unless an a/b or a rate stands before it."""
    first = line.mentions[0] if line.mentions else None
    return first if first and first.is_quantity and not _OVERLAP.search(first.before) else None


def _divided(
    total: Mention, parts: Sequence[Mention], *, is_exhaustive: bool = False, is_list: bool = False
) -> Iterator[Breakdown]:
    """The parts that add up, where some first ones do; else runs of one family each, of one measure."""
    usable = [part for part in parts if _may_divide(total, part)]
    if exact := _first_that_add_up(total, usable):
        run, usable = usable[:exact], [part for part in usable[exact:] if part.family is not None]
        yield Breakdown(total, tuple(run), run[0].family, is_exhaustive=True, is_list=is_list)
    if is_list and usable and any(part.family is None for part in usable):
        run = list(takewhile(lambda part: _goes_on(usable[0], part), usable))
        if len(run) > 1:
            yield Breakdown(total, tuple(run), None, is_exhaustive=is_exhaustive, is_list=True)
        return
    while usable:
        family = usable[0].family
        run = [usable.pop(0)]
        while usable and usable[0].family is family and _goes_on(run[-1], usable[0]):
            run.append(usable.pop(0))
        if len(run) > 1:
            complete = is_exhaustive and len(run) == len(parts)
            yield Breakdown(total, tuple(run), family, is_exhaustive=complete, is_list=is_list)
        elif family is None:
            return


def _first_that_add_up(total: Mention, parts: Sequence[Mention]) -> int:
    """How many of the first parts make the total exactly; 0 where none do."""
    so_far = Fraction(0)
    for number, part in enumerate(parts, start=1):
        so_far += part.figure.value
        if so_far == total.figure.value and number > 1 and so_far:
            return number
    return 0


def _goes_on(last: Mention, part: Mention) -> bool:
    """A list of parts ends where another thing is counted."""
    units = {part.figure.unit, last.figure.unit}
    return len(units) == 1 or "" in units or units <= PEOPLE


def _may_divide(total: Mention, part: Mention) -> bool:
    if not part.is_quantity or part.figure.kind is not total.figure.kind or part.number <= total.number:
        return False
    if part.family is None and _OVERLAP.search(part.label):
        return False
    return not _OVERLAP.search(part.before[-40:]) or part.family is not None

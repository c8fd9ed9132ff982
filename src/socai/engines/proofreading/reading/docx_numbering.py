"""The labels that Word counts by itself, and the styles that make headings."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from socai.engines.proofreading.reading.docx_words import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 20  # styles standing on styles


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, its own ancestors included."""

    heading: int = 0
    list_number: str = ""
    list_level: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class Labels:
    """Counts the labels of a document as its paragraphs pass by."""

    levels: dict[str, dict[int, _Level]]
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next(self, number: str, depth: int) -> str:
        """The label of the next paragraph of this list at this depth."""
        levels = self.levels.get(number)
        if not levels or depth not in levels:
            return ""
        counted = self.counters[number]
        for deeper in [other for other in counted if other > depth]:
            del counted[deeper]
        for upper in range(depth):
            counted.setdefault(upper, levels[upper].start if upper in levels else 1)
        counted[depth] = counted[depth] + 1 if depth in counted else levels[depth].start
        return self._printed(levels, counted, depth)

    def _printed(self, levels: dict[int, _Level], counted: dict[int, int], depth: int) -> str:
        level = levels[depth]
        if level.format == "bullet":
            return level.text.strip() if level.text.strip() in ("-", "+", "–", "*", "•") else "•"
        if level.format == "none":
            return ""

        def figure(match: re.Match[str]) -> str:
            upper = int(match[1]) - 1
            return _count(counted.get(upper, 1), levels[upper].format if upper in levels else "decimal")

        return re.sub(r"%(\d)", figure, level.text)


def read_labels(root: "_Element | None") -> Labels:
    """The lists of word/numbering.xml."""
    if root is None:
        return Labels({})
    abstract = {item.get(f"{W}abstractNumId"): _levels(item) for item in root.findall(f"{W}abstractNum")}
    levels: dict[str, dict[int, _Level]] = {}
    for item in root.findall(f"{W}num"):
        link = item.find(f"{W}abstractNumId")
        base = dict(abstract.get(link.get(f"{W}val"), {})) if link is not None else {}
        for override in item.findall(f"{W}lvlOverride"):
            base |= _levels(override)
        levels[item.get(f"{W}numId", "")] = base
    return Labels(levels)


def read_styles(root: "_Element | None") -> dict[str, Style]:
    """The paragraph styles by their ids."""
    if root is None:
        return {}
    found = {item.get(f"{W}styleId", ""): item for item in root.findall(f"{W}style")}
    return {name: _style(found, name) for name in found}


def own_numbering(properties: Any) -> tuple[str, int] | None:
    """The list and depth that a w:pPr names; the list "0" means none."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    if number is None:
        return None
    return number.get(f"{W}val", "0"), whole(level.get(f"{W}val") if level is not None else None)


def outline_level(properties: Any) -> int:
    """1 for the outermost heading, 0 for none."""
    level = properties.find(f"{W}outlineLvl") if properties is not None else None
    depth = whole(level.get(f"{W}val"), otherwise=9) if level is not None else 9
    return depth + 1 if depth < 9 else 0


def whole(text: str | None, *, otherwise: int = 0) -> int:
    """The number in an attribute; files of strangers hold anything."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text, re.ASCII) else otherwise


def _levels(item: Any) -> dict[int, _Level]:
    found = {}
    for level in item.findall(f"{W}lvl"):
        values = {
            child.tag.removeprefix(W): child.get(f"{W}val", "")
            for child in level
            if isinstance(child.tag, str)
        }
        found[whole(level.get(f"{W}ilvl"))] = _Level(
            values.get("numFmt", "decimal"),
            values.get("lvlText", ""),
            whole(values.get("start"), otherwise=1),
        )
    return found


def _style(found: dict[str, Any], name: str) -> Style:
    heading, numbering = 0, None
    for _ in range(_DEEPEST):
        style = found.get(name)
        if style is None:
            break
        properties = style.find(f"{W}pPr")
        heading = heading or outline_level(properties) or _heading_by_name(style)
        numbering = numbering or own_numbering(properties)
        base = style.find(f"{W}basedOn")
        name = base.get(f"{W}val", "") if base is not None else ""
    return Style(heading, *(numbering or ("", 0)))


def _heading_by_name(style: Any) -> int:
    name = style.find(f"{W}name")
    match = re.fullmatch(r"heading (\d)", name.get(f"{W}val", "").lower()) if name is not None else None
    return int(match[1]) if match else 0


def _count(number: int, form: str) -> str:
    match form:
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "upperLetter" | "lowerLetter":
            letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        printed += letters * (number // value)
        number %= value
    return printed

"""Figures of running text with the words that belong to each of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from socai.engines.proofreading.claims.roles import BROAD, Family, Role, family_of, role_of
from socai.engines.proofreading.figures import Figure, FigureKind, Join, Vagueness
from socai.engines.proofreading.model import Block, Document, Kind, Part

CUES: Final = re.compile(r"\b(trong đó|trong số đó|bao gồm|gồm có|gồm|chia ra|cụ thể)\b", re.IGNORECASE)
_MOST_FIGURES: Final = 60  # in one paragraph; what follows is a list of numbers, not a sentence
_SEPARATOR: Final = re.compile(r"[,;()\[\]\n]|\.(?=\s|$)")
_SENTENCE_END: Final = re.compile(r"\.(?=\s+[^\W\d_]|\s*$)|\n")
_CLAUSE_END: Final = re.compile(r"[;()\n]|\.(?=\s|$)")
_AND: Final = re.compile(r"\s(?:và|còn)\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a paragraph.

    `gap` is all text since the figure before it; `before` and `after` are the words of its own clause.
    `depth` counts the brackets open around it, `sentence` the sentences before it in the paragraph.
    """

    figure: Figure
    gap: str
    before: str
    after: str
    depth: int
    sentence: int

    @property
    def number(self) -> int:
        return self.figure.number

    @property
    def label(self) -> str:
        return f"{self.before} {self.after}"

    @property
    def role(self) -> Role | None:
        """The role of the words before it; of those behind it where they are more special or there is no
        other.
        """
        before, after = role_of(self.before), role_of(self.after)
        if before and not (before in BROAD and after and after not in BROAD):
            return before
        return after or role_of(_CLAUSE_END.split(self.gap)[-1])

    @property
    def family(self) -> Family | None:
        return family_of(self.role)

    @property
    def is_quantity(self) -> bool:
        """Whether it stands for a whole number of things or an amount of money, alone."""
        return (
            self.figure.kind in (FigureKind.COUNT, FigureKind.MONEY)
            and self.figure.join is Join.ALONE
            and self.figure.vagueness is Vagueness.EXACT
        )

    @property
    def is_percent(self) -> bool:
        return self.figure.kind is FigureKind.PERCENT and self.figure.join is Join.ALONE


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its figures."""

    number: int  # of the block
    block: Block
    mentions: tuple[Mention, ...]

    @property
    def quantities(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.is_quantity)

    @property
    def tail(self) -> str:
        """What follows the last figure."""
        return self.block.text[self.mentions[-1].figure.place.end :] if self.mentions else self.block.text

    @property
    def marker(self) -> tuple[Kind, int, str]:
        """Lines with the same marker stand side by side."""
        label = self.block.label
        return (self.block.kind, self.block.level, label if label[-1:] in "-+*•–" else "")


def lines_of(document: Document, figures: Sequence[Figure]) -> tuple[Line, ...]:
    """Every paragraph of the body with its figures, in reading order. Tables are no lines."""
    by_block: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.place.row is None:
            by_block[figure.place.block].append(figure)
    return tuple(
        Line(number, block, _mentions(block.text, by_block[number][:_MOST_FIGURES]))
        for number, block in enumerate(document.blocks)
        if isinstance(block, Block) and block.part in (Part.BODY, Part.FOOTNOTE)
    )


def _mentions(text: str, figures: Iterable[Figure]) -> tuple[Mention, ...]:
    ordered = sorted(figures, key=lambda figure: figure.place.start)
    mentions = []
    for position, figure in enumerate(ordered):
        start = ordered[position - 1].place.end if position else 0
        end = ordered[position + 1].place.start if position + 1 < len(ordered) else len(text)
        gap = text[start : figure.place.start]
        before = _before(gap, is_first=not position)
        after = _after(text[figure.place.end : end], figure, is_last=position + 1 == len(ordered))
        head = _blank_figures(text[: figure.place.start], ordered[:position])
        depth = max(0, head.count("(") - head.count(")"))
        mentions.append(Mention(figure, gap, before, after, depth, len(_SENTENCE_END.findall(head))))
    return tuple(mentions)


def _before(gap: str, *, is_first: bool) -> str:
    if is_first:
        return _SENTENCE_END.split(gap)[-1]
    words = CUES.split(gap)[-1]
    parts = _SEPARATOR.split(words)
    if len(parts) == 1 and len(CUES.split(gap)) == 1:
        parts = _AND.split(gap, maxsplit=1) if _AND.search(gap) else parts
    return parts[-1].strip(" :")


def _after(gap: str, figure: Figure, *, is_last: bool) -> str:
    words = CUES.split(gap)[0]
    parts = _SEPARATOR.split(words)
    if len(parts) == 1 and not is_last and len(CUES.split(gap)) == 1:
        # Nothing parts the two figures: the words between belong to the next one, but for the measure.
        return _AND.split(words)[0].strip() if _AND.search(words) else figure.unit
    return parts[0].strip(" :")


def _blank_figures(text: str, figures: Iterable[Figure]) -> str:
    """The text with its figures blanked, so that no mark inside a number is taken for the end of a
    sentence.
    """
    for figure in figures:
        start, end = figure.place.start, figure.place.end
        text = text[:start] + "0" * (end - start) + text[end:]
    return text

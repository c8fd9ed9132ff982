"""What a written report really says: its figures where they stand, and the relations they must satisfy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Final, Literal

Kind = Literal["count", "percent", "money", "score", "maximum"]
Style = Literal["title", "heading", "body", "bullet", "footnote"]
TEXT: Final = "text"
ANNEX: Final = "annex"
SUMMARY: Final = "summary"
CHARACTERS_ON_A_PAGE: Final = 2_200


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity of the world, exact, before anybody prints it."""

    value: Fraction
    kind: Kind


def count(value: int) -> Fact:
    return Fact(Fraction(value), "count")


def percent_of(part: int | Fraction, whole: int | Fraction) -> Fact:
    return Fact(Fraction(100 * part) / whole, "percent")


@dataclass(eq=False, slots=True)
class Mention:
    """A fact where it is printed: `shown` is what the characters say, `unit` their last digit's worth."""

    name: str
    place: str
    kind: Kind
    printed: str
    shown: Fraction
    unit: Fraction
    thousands: str  # the mark its writer sets between them

    @property
    def is_whole(self) -> bool:
        return self.kind == "count"


Part = str | Mention


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Part, ...]
    style: Style = "body"
    level: int = 1

    @property
    def text(self) -> str:
        return text_of(self.parts)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first `heads` of them heading the columns."""

    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    heads: int = 1
    caption: str = ""


Block = Paragraph | Table


def text_of(parts: Sequence[Part]) -> str:
    return "".join(part if isinstance(part, str) else part.printed for part in parts)


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Span") -> "Span | None":
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Span(low, high) if low <= high else None

    def has_whole(self) -> bool:
        return self.low.__ceil__() <= self.high


@dataclass(frozen=True, slots=True)
class Balance:
    """The sum of some figures equals the sum of others: parts of a total, stock and flow."""

    left: tuple[Mention, ...]
    right: tuple[Mention, ...]
    code: str = "sum"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.left + self.right

    def needed(self, asked: Mention) -> Span:
        own, others = (self.left, self.right) if asked in self.left else (self.right, self.left)
        value = sum((m.shown for m in others), Fraction()) - sum(
            (m.shown for m in own if m is not asked), Fraction()
        )
        slack = sum((m.unit for m in self.mentions if not m.is_whole and m.kind != "maximum"), Fraction())
        return Span(value - slack, value + slack)


@dataclass(frozen=True, slots=True)
class Rate:
    """A percent is a hundred times the sum of some figures over the sum of others."""

    rate: Mention
    over: tuple[Mention, ...]
    under: tuple[Mention, ...]
    code: str = "percent"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (self.rate, *self.over, *self.under)

    def needed(self, asked: Mention) -> Span:
        above = sum((m.shown for m in self.over if m is not asked), Fraction())
        below = sum((m.shown for m in self.under if m is not asked), Fraction())
        least, most = self.rate.shown - self.rate.unit, self.rate.shown + self.rate.unit
        if asked is self.rate:
            exact = 100 * above / below if below else Fraction(-1)
            return Span(exact - asked.unit, exact + asked.unit)
        if asked in self.over:
            return Span(least * below / 100 - above, most * below / 100 - above)
        if least <= 0:
            return Span(Fraction(), Fraction(10**18))
        return Span(100 * above / most - below, 100 * above / least - below)


@dataclass(frozen=True, slots=True)
class Same:
    """One quantity printed twice."""

    first: Mention
    second: Mention
    code: str = "same"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (self.first, self.second)

    def needed(self, asked: Mention) -> Span:
        other = self.second if asked is self.first else self.first
        slack = max(asked.unit, other.unit) if not asked.is_whole else Fraction()
        return Span(other.shown - slack, other.shown + slack)


@dataclass(frozen=True, slots=True)
class Within:
    """A score is at most its maximum."""

    score: Mention
    maximum: Mention
    code: str = "bound"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (self.score, self.maximum)

    def needed(self, asked: Mention) -> Span:
        if asked is self.score:
            return Span(Fraction(), self.maximum.shown)
        return Span(self.score.shown, Fraction(10**18))


Relation = Balance | Rate | Same | Within


def holds(relation: Relation) -> bool:
    """Whether the printed figures can satisfy the relation, rounded or cut off."""
    asked = relation.mentions[0]
    span = relation.needed(asked)
    return span.low <= asked.shown <= span.high


@dataclass(frozen=True, slots=True)
class Sums:
    """A relation between named facts, to be lowered to the places where all of them are printed."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    code: str = "sum"

    def lower(self, mentions: Mapping[str, Mention]) -> Relation | None:
        if not mentions.keys() >= {*self.left, *self.right}:
            return None
        return Balance(
            tuple(mentions[n] for n in self.left), tuple(mentions[n] for n in self.right), self.code
        )


@dataclass(frozen=True, slots=True)
class Shares:
    rate: str
    over: tuple[str, ...]
    under: tuple[str, ...]

    def lower(self, mentions: Mapping[str, Mention]) -> Relation | None:
        if not mentions.keys() >= {self.rate, *self.over, *self.under}:
            return None
        over, under = (tuple(mentions[n] for n in names) for names in (self.over, self.under))
        return Rate(mentions[self.rate], over, under)


@dataclass(frozen=True, slots=True)
class AtMost:
    score: str
    maximum: str

    def lower(self, mentions: Mapping[str, Mention]) -> Relation | None:
        if not mentions.keys() >= {self.score, self.maximum}:
            return None
        return Within(mentions[self.score], mentions[self.maximum])


Rule = Sums | Shares | AtMost


@dataclass(slots=True)
class Report:
    """A written report with its truth."""

    name: str
    blocks: tuple[Block, ...]
    relations: tuple[Relation, ...]
    extension: str
    notes: list[str] = field(default_factory=list)

    def mentions(self) -> Iterator[Mention]:
        for parts in self.texts():
            yield from (part for part in parts if isinstance(part, Mention))

    def texts(self) -> Iterator[tuple[Part, ...]]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.parts
            else:
                yield from (cell for row in block.rows for cell in row)

    @property
    def pages(self) -> float:
        return sum(len(text_of(parts)) for parts in self.texts()) / CHARACTERS_ON_A_PAGE

    def broken(self) -> tuple[Relation, ...]:
        return tuple(relation for relation in self.relations if not holds(relation))


def single_repairs(report: Report) -> list[Mention]:
    """Each mention whose change alone satisfies every relation it could disturb and every broken one."""
    broken = report.broken()
    if not broken:
        return []
    common = [m for m in broken[0].mentions if all(m in relation.mentions for relation in broken)]
    return [mention for mention in common if _can_repair(mention, report.relations)]


def _can_repair(mention: Mention, relations: Sequence[Relation]) -> bool:
    span: Span | None = Span(Fraction(), Fraction(10**18))
    for relation in relations:
        if mention in relation.mentions and span is not None:
            span = span.meets(relation.needed(mention))
    return span is not None and (not mention.is_whole or span.has_whole())


def pairs(mentions: Sequence[Mention]) -> Iterator[Same]:
    """One quantity in several places: every two of them say the same."""
    yield from (Same(first, second) for first, second in combinations(mentions, 2))

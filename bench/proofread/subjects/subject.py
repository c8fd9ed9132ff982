"""What a subject of a report is made of: facts, the rules they keep, and our own sentences for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from bench.proofread.truth import Fact, Rule

Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the reporting unit is, and how its level is named."""

    size: int
    level: str
    unit: str

    def about(self, random: Random, number: int) -> int:
        """Near so many for a commune, more for what is larger; at least 2."""
        return max(2, round(number * self.size * random.uniform(0.6, 1.5)))


@dataclass(frozen=True, slots=True)
class Subject:
    """`{name}` in a sentence prints the fact of that name; `{@level}` and `{@unit}` the reporting unit.

    `bullets` begin with the sentence that introduces them. `lines` are the rows of a table: label, unit of
    count, name of the fact.
    """

    key: str
    headings: tuple[str, ...]
    draw: Callable[[Random, Scale], Facts]
    rules: tuple[Rule, ...]
    narratives: tuple[str, ...]
    bullets: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[str, str, str], ...] = ()
    summaries: tuple[str, ...] = ()


def split(random: Random, total: int, parts: int) -> list[int]:
    """The total in so many parts, each at least 1 where that is possible."""
    weights = [random.uniform(0.2, 1.0) for _ in range(parts)]
    shares = [max(1, int(total * weight / sum(weights))) for weight in weights]
    shares[0] += total - sum(shares)
    return shares

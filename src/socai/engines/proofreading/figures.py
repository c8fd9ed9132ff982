"""The figures of a document: every printed number that counts or measures something.

A tour. `find_figures(document)` gives all of them in reading order; `figure.number` is the position in that tuple.
A number inside a date, a document number, a legal reference, a list label, an ordinal or a name is no figure.

- `readings` are the ways to read the digits as printed, the likeliest first (`domain.numbers.Reading`); `scale`
  brings them to the smallest unit (đồng for money: 1_000_000 behind "triệu đồng"), `values` are both together.
  `precision` is what one step of the last printed digit is worth, of the likeliest reading.
- `unit` is the measure word as it stands in the text, lower case ("hồ sơ", "triệu đồng", "%"), "" when there is none.
- `join` and `partner`: in "3.796/3.883 hồ sơ" the first is OVER, the second UNDER, each the partner of the other; in
  "từ 10% đến dưới 30%" FROM and TO. A score 17.6/18 is kind SCORE and OVER/UNDER.
- `noun` is what it counts, lower case, accents kept, in prose without the unit; in tables the words of its row.
  `heads` are the headings of its column, outermost first, in tables only.
- `level` is tỉnh, huyện, xã …; `window` the days the text gives for it; both from the nearest words that say so.
- `sentence` is the stretch it stands in (the whole cell in a table); `section` the headings above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from socai.domain.numbers import Reading
from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.papers import Window


class FigureKind(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    SCORE = "score"
    RATIO = "ratio"  # how many times: 1,5 lần


class Vagueness(StrEnum):
    EXACT = "exact"
    ABOUT = "about"  # khoảng, ước, gần như
    BELOW = "below"  # gần, xấp xỉ dưới: the true number is a little less
    ABOVE = "above"  # trên, hơn: the true number is a little more
    AT_LEAST = "at_least"  # từ … trở lên, tối thiểu, ít nhất
    AT_MOST = "at_most"  # tối đa, không quá, dưới


class Join(StrEnum):
    ALONE = "alone"
    OVER = "over"
    UNDER = "under"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number with everything the text says about it. See the tour above."""

    number: int
    printed: str
    place: Place
    readings: tuple[Reading, ...]
    kind: FigureKind = FigureKind.COUNT
    unit: str = ""
    scale: int = 1
    vagueness: Vagueness = Vagueness.EXACT
    join: Join = Join.ALONE
    partner: int | None = None
    noun: str = ""
    heads: tuple[str, ...] = ()
    level: str | None = None
    window: Window | None = None
    sentence: Place | None = None
    section: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Fraction, ...]:
        """Each reading in the smallest unit."""
        return tuple(reading.value * self.scale for reading in self.readings)

    @property
    def value(self) -> Fraction:
        """The likeliest reading in the smallest unit."""
        return self.values[0]

    @property
    def precision(self) -> Fraction:
        """One step of the last printed digit, in the smallest unit."""
        return Fraction(self.scale, 10 ** self.readings[0].decimals)


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document in reading order."""
    return tuple(_figures(document))


def _figures(document: Document) -> Iterable[Figure]:
    raise NotImplementedError(document)

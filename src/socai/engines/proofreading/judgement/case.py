"""The figures and relations of one document, made ready for judging."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from socai.domain.numbers import Interval, Reading
from socai.engines.proofreading.figures import Figure, FigureKind
from socai.engines.proofreading.judgement.printed import Repair, repairs_within, span_of
from socai.engines.proofreading.relations import Relation, Share

TYPO_WEIGHT: Final = Fraction(10, 10)
MARK_WEIGHT: Final = Fraction(9, 10)  # all digits of a percent are right: it is hardly another figure's slip
DERIVED_WEIGHT: Final = Fraction(17, 10)  # a percent is worked out from counts, so it is the likelier slip
OTHER_WEIGHT: Final = Fraction(19, 10)  # below two slips of the key: one odd figure is likelier than two


@dataclass(frozen=True, slots=True)
class Change:
    """A figure and the number that would stand in its place."""

    figure: int
    repair: Repair
    weight: Fraction


class Case:
    """All relations over all figures, with one reading chosen for each figure."""

    def __init__(self, figures: Sequence[Figure], relations: Sequence[Relation]) -> None:
        self.figures = figures
        self.relations = relations
        self.touching: dict[int, list[int]] = defaultdict(list)
        for number, relation in enumerate(relations):
            for figure in set(relation.figures):
                self.touching[figure].append(number)
        self._derived = {relation.percent for relation in relations if isinstance(relation, Share)}
        self.readings = {figure: figures[figure].readings[0] for figure in self.touching}
        self.spans = {figure: self.span(figure, reading) for figure, reading in self.readings.items()}
        self._choose_readings()
        self.broken = [number for number in range(len(relations)) if not self.holds(number)]

    def span(self, figure: int, reading: Reading) -> Interval:
        return span_of(self.figures[figure], reading)

    def holds(self, relation: int, changes: Iterable[Change] = ()) -> bool:
        return self.relations[relation].holds(self.spans_after(changes))

    def spans_after(self, changes: Iterable[Change]) -> Mapping[int, Interval]:
        """Where the figures lie after some of them are changed."""
        after = {change.figure: self._span_of_repair(change) for change in changes}
        return ChainMap(after, self.spans) if after else self.spans

    def changes_of(self, figure: int) -> Iterator[Change]:
        """The changes of one figure alone that let every relation hold that speaks of it."""
        bounds: Interval | None = None
        for number in self.touching[figure]:
            wanted = self.relations[number].bounds_of(figure, self.spans)
            bounds = wanted if bounds is None or wanted is None else bounds.meets(wanted)
            if bounds is None:
                return
        assert bounds is not None, figure
        reading = self.readings[figure]
        for repair in repairs_within(self.figures[figure], reading, bounds):
            change = Change(figure, repair, self.weight_of(figure, repair))
            if all(self.holds(number, [change]) for number in self.touching[figure]):
                yield change

    def weight_of(self, figure: int, repair: Repair) -> Fraction:
        if repair.moves_mark and self.figures[figure].kind is FigureKind.PERCENT:
            return MARK_WEIGHT
        if repair.is_typo:
            return TYPO_WEIGHT
        return DERIVED_WEIGHT if figure in self._derived else OTHER_WEIGHT

    def _span_of_repair(self, change: Change) -> Interval:
        reading = self.readings[change.figure]
        figure = self.figures[change.figure]
        value = change.repair.value / figure.scale
        return span_of(figure, Reading(value, reading.decimals, reading.manner))

    def _choose_readings(self) -> None:
        """Read an ambiguous figure in the way that lets most relations hold; the likeliest way if nothing
        decides.
        """
        for figure in self.touching:
            readings = self.figures[figure].readings
            if len(readings) > 1:
                self.readings[figure] = max(readings, key=lambda reading: self._held_by(figure, reading))
                self.spans[figure] = self.span(figure, self.readings[figure])

    def _held_by(self, figure: int, reading: Reading) -> int:
        spans = ChainMap({figure: self.span(figure, reading)}, self.spans)
        return sum(self.relations[number].holds(spans) for number in self.touching[figure])


def spans_of(figures: Sequence[Figure]) -> dict[int, Interval]:
    """Where each figure lies when read in the likeliest way."""
    return {figure.number: span_of(figure, figure.readings[0]) for figure in figures}

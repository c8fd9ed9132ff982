"""The smallest weighted set of changes as a mixed-integer program, solved exactly by HiGHS.

Each figure is what is printed, or a number one slip away from it (a binary each), or any other number (a
binary and a free difference). A percent times a whole is no linear thing, so its relation is written once
for the printed percent and once for each slip of it, each binding only where that is chosen. What comes out
is checked again in fractions.
"""

from collections.abc import Iterable
from fractions import Fraction
from importlib import import_module
from typing import Any, Final

from socai.domain.numbers import Interval, Reading
from socai.engines.proofreading.judgement.case import OTHER_WEIGHT, TYPO_WEIGHT, Case, Change
from socai.engines.proofreading.judgement.printed import Repair, reprint, span_of, typo_repairs
from socai.engines.proofreading.relations import HUNDRED, Share, Sum

_MOST_RELATIONS: Final = 80  # beyond, the cause is not one a proofreader can name
_MOST_FIGURES: Final = 160
_MOST_SECONDS: Final = 2.0
_WIDEST: Final = Fraction(10**9)  # the largest number by the step of the smallest that the solver tells apart
_SPARE: Final = 1e-7


def smallest_changes(case: Case, relations: Iterable[int]) -> tuple[Change, ...]:
    """The changes of least weight that let all these relations hold; () where none are known to."""
    numbers = sorted(relations)
    figures = sorted({figure for number in numbers for figure in case.relations[number].figures})
    if len(numbers) > _MOST_RELATIONS or len(figures) > _MOST_FIGURES or not _is_tellable(case, figures):
        return ()
    changes = _Program(case, numbers, figures).solve()
    spans = case.spans_after(changes)
    return changes if all(case.relations[number].holds(spans) for number in numbers) else ()


def _is_tellable(case: Case, figures: Iterable[int]) -> bool:
    largest = max(case.spans[figure].high for figure in figures)
    return largest <= _WIDEST * min(case.figures[figure].precision for figure in figures)


class _Program:
    def __init__(self, case: Case, relations: list[int], figures: list[int]) -> None:
        highspy: Any = import_module("highspy")  # half a second, and needed for few documents

        self._case = case
        self._figures = figures
        self._solver: Any = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("time_limit", _MOST_SECONDS)
        self._solver.setOptionValue("threads", 1)
        self._unit = float(min(case.figures[figure].precision for figure in figures))
        self._far = 20 * max(float(case.spans[figure].high) for figure in figures) / self._unit + 1000
        touched = {f for n in relations if n in set(case.broken) for f in case.relations[n].figures}
        self._slips: dict[int, list[tuple[Repair, Any]]] = {}
        self._free: dict[int, Any] = {}
        self._number: dict[int, Any] = {}
        self._weights: list[Any] = []
        for figure in figures:
            self._add_figure(figure, with_slips=figure in touched)
        for number in relations:
            self._add_relation(number)

    def _add_figure(self, figure: int, *, with_slips: bool) -> None:
        case, solver = self._case, self._solver
        shown, free = case.spans[figure], solver.addBinary()
        printed = case.readings[figure].value * case.figures[figure].scale
        slips = list(typo_repairs(case.figures[figure], case.readings[figure])) if with_slips else []
        chosen = [(slip, solver.addBinary()) for slip in slips]
        base = solver.addVariable(self._scaled(shown.low), self._scaled(shown.high))
        difference = solver.addVariable(-self._far, self._far)
        solver.addConstr(difference <= self._far * free)
        solver.addConstr(difference >= -self._far * free)
        number = base + difference
        for slip, is_chosen in chosen:
            number += self._scaled(slip.value - printed) * is_chosen
            self._weights.append(float(TYPO_WEIGHT) * is_chosen)
        solver.addConstr(sum((is_chosen for _, is_chosen in chosen), start=1 * free) <= 1)
        solver.addConstr(number >= 0)
        self._weights.append(float(self._weight(figure)) * free)
        self._slips[figure], self._free[figure], self._number[figure] = chosen, free, number

    def _weight(self, figure: int) -> Fraction:
        repair = Repair(Fraction(0), "", is_typo=False)
        return min(self._case.weight_of(figure, repair), OTHER_WEIGHT)

    def _add_relation(self, number: int) -> None:
        relation = self._case.relations[number]
        match relation:
            case Sum():
                gap = sum(
                    (self._number[f] for f in relation.left), start=0 * self._number[relation.figures[0]]
                )
                for figure in relation.right:
                    gap = gap - self._number[figure]
                bound = relation.constant / self._unit
                self._solver.addConstr(gap <= bound + _SPARE)
                if not relation.at_most:
                    self._solver.addConstr(gap >= bound - _SPARE)
            case Share():
                self._add_share(relation)

    def _add_share(self, share: Share) -> None:
        case, percent = self._case, share.percent
        slips = [(self._percent_span(percent, slip), chosen) for slip, chosen in self._slips[percent]]
        changed = sum((chosen for _, chosen in slips), start=1 * self._free[percent])
        self._bind(share, case.spans[percent], unless=changed)
        for span, chosen in slips:
            self._bind(share, span, unless=1 - chosen)

    def _percent_span(self, percent: int, slip: Repair) -> Interval:
        figure, reading = self._case.figures[percent], self._case.readings[percent]
        return span_of(figure, Reading(slip.value / figure.scale, reading.decimals, reading.manner))

    def _bind(self, share: Share, percent: Interval, *, unless: Any) -> None:
        nothing = 0 * self._number[share.percent]
        parts = sum((self._number[figure] for figure in share.parts), start=nothing)
        wholes = sum((self._number[figure] for figure in share.wholes), start=nothing)
        room = 4 * self._far * unless
        self._solver.addConstr(parts - float(percent.high) / HUNDRED * wholes - room <= _SPARE)
        self._solver.addConstr(parts - float(percent.low) / HUNDRED * wholes + room >= -_SPARE)

    def solve(self) -> tuple[Change, ...]:
        highspy: Any = import_module("highspy")

        self._solver.minimize(sum(self._weights[1:], start=self._weights[0]))
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return ()
        return tuple(change for figure in self._figures if (change := self._change(figure)) is not None)

    def _change(self, figure: int) -> Change | None:
        for slip, chosen in self._slips[figure]:
            if self._solver.val(chosen) > 0.5:
                return Change(figure, slip, TYPO_WEIGHT)
        if self._solver.val(self._free[figure]) < 0.5:
            return None
        value = self._solver.val(self._number[figure]) * self._unit
        reading, scale = self._case.readings[figure], self._case.figures[figure].scale
        steps = 10**reading.decimals
        shown = Fraction(round(value / scale * steps), steps)
        repair = Repair(shown * scale, reprint(self._case.figures[figure], reading, shown), is_typo=False)
        return Change(figure, repair, self._weight(figure))

    def _scaled(self, value: Fraction) -> float:
        return float(value) / self._unit

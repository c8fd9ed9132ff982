"""The judge: answers the three questions by walking every entry. Slow, plain, and right."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from socai.domain.ledger import (
    Answers,
    At,
    Balance,
    Chart,
    Coverage,
    Entry,
    GroupKey,
    HandedOn,
    Hands,
    Question,
    Scope,
    Transfer,
    Turnover,
)


@dataclass(frozen=True, slots=True)
class ReferenceBook:
    """A book held as a list of entries."""

    entries: Sequence[Entry]
    chart: Chart

    def ask(self, questions: Sequence[Question], scope: Scope) -> Answers:
        keys = {(): None} if not scope.group_by else dict.fromkeys(self._keys(scope))
        answers = {key: [self._answer(question, scope, key) for question in questions] for key in keys}
        if not scope.group_by:
            return answers
        return {key: values for key, values in answers.items() if any(values)}

    def _keys(self, scope: Scope) -> Iterator[GroupKey]:
        for item in self._known(scope):
            for unit in {item.source_unit, item.target_unit} & scope.units:
                yield tuple(_fact(item, unit, name) for name in scope.group_by)

    def _known(self, scope: Scope) -> Iterator[Transfer]:
        for entry in self.entries:
            item = entry.transfer
            if scope.mark is not None and entry.seq > scope.mark:
                continue
            if all(getattr(item.cut, name) in allowed for name, allowed in scope.where):
                yield item

    def _answer(self, question: Question, scope: Scope, key: GroupKey) -> int:
        if isinstance(question, Coverage):
            found: dict[str, int] = defaultdict(int)
            for item, unit, quantity in self._contributions(question.base, scope, key):
                found[_fact(item, unit, question.of)] += quantity
            return sum(1 for value, quantity in found.items() if quantity > 0 and value)
        return sum(quantity for _, _, quantity in self._contributions(question, scope, key))

    def _contributions(
        self, question: Turnover | HandedOn | Balance, scope: Scope, key: GroupKey
    ) -> Iterator[tuple[Transfer, int, int]]:
        """Each entry that counts, the unit it counts for, and how much."""
        measure = self._measure(question, scope)
        by_unit = "unit" in scope.group_by
        for item in self._known(scope):
            for unit in {item.source_unit, item.target_unit} & scope.units:
                if scope.group_by and tuple(_fact(item, unit, name) for name in scope.group_by) != key:
                    continue
                inside = frozenset({unit}) if by_unit else scope.units
                quantity = measure(item, unit, inside)
                if quantity:
                    yield item, unit, quantity

    def _measure(
        self, question: Turnover | HandedOn | Balance, scope: Scope
    ) -> Callable[[Transfer, int, frozenset[int]], int]:
        match question:
            case Turnover(into=into, out_of=out_of):
                arriving = self.chart.leaves(into) if into else None
                leaving = self.chart.leaves(out_of) if out_of else None
                return lambda item, _unit, _inside: (
                    item.quantity
                    if not item.is_hand_over
                    and _within(item.effective_on, scope)
                    and _turns(item, arriving, leaving)
                    else 0
                )
            case HandedOn(accounts=accounts, hands=hands):
                leaves = self.chart.leaves(accounts)
                return lambda item, unit, inside: (
                    item.quantity
                    if item.is_hand_over
                    and _within(item.effective_on, scope)
                    and item.source in leaves
                    and _passes(item, unit, inside, hands)
                    else 0
                )
            case Balance(accounts=accounts, at=at):
                leaves = self.chart.leaves(accounts)
                return lambda item, unit, _inside: (
                    _standing_change(item, unit, leaves) if _counts_by(item.effective_on, at, scope) else 0
                )


def _fact(item: Transfer, unit: int, name: str) -> str:
    return str(unit) if name == "unit" else str(getattr(item.cut, name))


def _within(day: date, scope: Scope) -> bool:
    return scope.first_day <= day <= scope.last_day


def _counts_by(day: date, at: At, scope: Scope) -> bool:
    return day < scope.first_day if at is At.OPENING else day <= scope.last_day


def _turns(item: Transfer, arriving: Iterable[str] | None, leaving: Iterable[str] | None) -> bool:
    if arriving is not None and leaving is not None:
        return item.target in arriving and item.source in leaving
    if arriving is not None:
        return item.target in arriving and item.source not in arriving
    return leaving is not None and item.source in leaving and item.target not in leaving


def _passes(item: Transfer, unit: int, inside: frozenset[int], hands: Hands) -> bool:
    if hands is Hands.TAKEN_OVER:
        return item.target_unit == unit and item.source_unit not in inside
    return item.source_unit == unit and item.target_unit not in inside


def _standing_change(item: Transfer, unit: int, leaves: Iterable[str]) -> int:
    arrives = item.target in leaves and item.target_unit == unit
    leaves_it = item.source in leaves and item.source_unit == unit
    return item.quantity * (int(arrives) - int(leaves_it))

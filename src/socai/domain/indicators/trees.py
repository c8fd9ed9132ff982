"""Formulas as frozen trees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from socai.domain.ledger import Balance, Coverage, HandedOn, Question, Turnover

Where = tuple[tuple[str, frozenset[str]], ...]  # a dimension of the cut, the values let through


class Operator(StrEnum):
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from 0 on."""

    number: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Another indicator, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the book, of what some facts let through. Facts stand in the order of the book."""

    question: Question
    where: Where = ()


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Tree"


@dataclass(frozen=True, slots=True)
class Operation:
    operator: Operator
    left: "Tree"
    right: "Tree"


Tree = Whole | Reference | Ask | Negative | Operation


def questions_of(tree: Tree) -> tuple[Ask, ...]:
    """What to ask the book, each once, in the order of the formula."""
    return tuple(dict.fromkeys(leaf for leaf in _leaves(tree) if isinstance(leaf, Ask)))


def references_of(tree: Tree) -> tuple[str, ...]:
    """The indicators named, each once, in the order of the formula."""
    return tuple(dict.fromkeys(leaf.key for leaf in _leaves(tree) if isinstance(leaf, Reference)))


def accounts_of(ask: Ask) -> tuple[str, ...]:
    """The accounts the question names."""
    match ask.question:
        case Coverage(base=base):
            return accounts_of(Ask(base))
        case Turnover(into=into, out_of=out_of):
            return tuple(account for account in (out_of, into) if account is not None)
        case Balance(accounts=account) | HandedOn(accounts=account):
            return (account,)


def group_asks(asks: Iterable[Ask]) -> Mapping[Where, tuple[Question, ...]]:
    """The questions that share a filter, each once: one call to the book answers a group."""
    groups: defaultdict[Where, dict[Question, None]] = defaultdict(dict)
    for ask in asks:
        groups[ask.where][ask.question] = None
    return {where: tuple(questions) for where, questions in groups.items()}


def _leaves(tree: Tree) -> Iterator[Whole | Reference | Ask]:
    match tree:
        case Negative(operand):
            yield from _leaves(operand)
        case Operation(left=left, right=right):
            yield from _leaves(left)
            yield from _leaves(right)
        case leaf:
            yield leaf

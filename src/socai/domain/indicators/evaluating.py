"""Evaluate trees over answers of the book, exactly: whole numbers and fractions, never floats."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from socai.domain.indicators.catalog import Indicator
from socai.domain.indicators.ordering import order_of
from socai.domain.indicators.trees import Ask, Negative, Operation, Operator, Reference, Tree, Whole
from socai.domain.indicators.values import Absence, Number, Value, exact, heaviest


def evaluate(
    tree: Tree,
    answers: Mapping[Ask, int],
    values: Mapping[str, Value],
    *,
    when_empty: Value = Absence.NOT_APPLICABLE,
) -> Value:
    """The value of the formula.

    Where any part is absent, the whole is absent, by the heaviest absence. Otherwise a zero denominator
    anywhere makes the whole `when_empty`.
    """
    absence = heaviest(_absences(tree, values))
    if absence is not None:
        return absence
    try:
        return exact(_number(tree, answers, values))
    except ZeroDivisionError:
        return when_empty


def compute(indicators: Mapping[str, Indicator], answers: Mapping[Ask, int]) -> dict[str, Value]:
    """The value of every indicator, those first on which others stand.

    Raises FormulaCycle or UnknownIndicator when the formulas do not stand on each other.
    """
    values: dict[str, Value] = {}
    for key in order_of({key: indicator.tree for key, indicator in indicators.items()}):
        indicator = indicators[key]
        values[key] = evaluate(indicator.tree, answers, values, when_empty=indicator.when_empty)
    return values


def _absences(tree: Tree, values: Mapping[str, Value]) -> Iterator[Absence]:
    match tree:
        case Reference(key):
            value = values[key]
            if isinstance(value, Absence):
                yield value
        case Negative(operand):
            yield from _absences(operand, values)
        case Operation(_, left, right):
            yield from _absences(left, values)
            yield from _absences(right, values)


def _number(tree: Tree, answers: Mapping[Ask, int], values: Mapping[str, Value]) -> Number:
    match tree:
        case Whole(number):
            return number
        case Ask():
            return answers[tree]
        case Reference(key):
            value = values[key]
            assert not isinstance(value, Absence), key
            return value
        case Negative(operand):
            return -_number(operand, answers, values)
        case Operation(operator, left, right):
            return _calculate(operator, _number(left, answers, values), _number(right, answers, values))


def _calculate(operator: Operator, left: Number, right: Number) -> Number:
    match operator:
        case Operator.PLUS:
            return left + right
        case Operator.MINUS:
            return left - right
        case Operator.TIMES:
            return left * right
        case Operator.OVER:
            return Fraction(left) / right

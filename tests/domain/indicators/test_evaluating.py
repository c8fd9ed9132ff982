import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.indicators import (
    Absence,
    Ask,
    FormulaCycle,
    Tree,
    UnknownIndicator,
    Value,
    decode_value,
    encode_value,
    evaluate,
    order_of,
    parse,
    print_tree,
    questions_of,
    references_of,
    with_references,
)
from tests.domain.indicators.trees import trees, trees_of_turnovers

numbers = st.one_of(st.integers(-1000, 1000), st.fractions(-10, 10, max_denominator=30))
values = st.one_of(numbers, st.sampled_from(Absence))


def as_python(formula: str, names: Mapping[str, Value]) -> Any:
    """What Python makes of the formula, its leaves replaced by fractions."""
    leaf = re.compile(r"\w+\([^()]*\)|[a-z][\w.]*|\d+")
    return eval(leaf.sub(lambda match: f"(Fraction('{names.get(match[0], match[0])}'))", formula))


@given(tree=trees_of_turnovers, data=st.data())
def test_a_formula_comes_to_what_plain_recalculation_says(tree: Tree, data: st.DataObject) -> None:
    answers = {ask: data.draw(st.integers(0, 500)) for ask in questions_of(tree)}
    known: dict[str, Value] = {key: data.draw(numbers) for key in references_of(tree)}
    names = {print_tree(ask): answer for ask, answer in answers.items()} | known

    result = evaluate(tree, answers, known, when_empty=Absence.NOT_APPLICABLE)

    try:
        expected = as_python(print_tree(tree), names)
    except ZeroDivisionError:
        expected = Absence.NOT_APPLICABLE
    assert result == expected
    assert isinstance(result, int | Fraction | Absence)


@given(tree=trees, data=st.data())
def test_one_absent_part_makes_the_whole_absent(tree: Tree, data: st.DataObject) -> None:
    answers = {ask: data.draw(st.integers(0, 5)) for ask in questions_of(tree)}
    known: dict[str, Value] = {key: data.draw(values) for key in references_of(tree)}

    result = evaluate(tree, answers, known, when_empty=0)

    absences = {value for value in known.values() if isinstance(value, Absence)}
    assert (result in absences) if absences else not isinstance(result, Absence)


@given(value=values)
def test_a_stored_value_comes_back_as_it_was(value: Value) -> None:
    stored = decode_value(encode_value(value))

    assert stored == value
    assert isinstance(stored, Absence) is isinstance(value, Absence)


@pytest.mark.parametrize("meaning", [Absence.NOT_APPLICABLE, Absence.EMPTY, 0, 6])
def test_no_answers_at_all_give_what_the_indicator_says_of_nothing(meaning: Value) -> None:
    tree = parse("100 * into(a) / into(b)")
    answers = dict.fromkeys(questions_of(tree), 0)

    assert evaluate(tree, answers, {}, when_empty=meaning) == meaning


def test_a_zero_denominator_deep_inside_speaks_for_the_whole() -> None:
    assert evaluate(parse("1 + 2 * (3 / (4 - 4))"), {}, {}, when_empty=6) == 6


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        (Absence.NOT_AVAILABLE, Absence.EMPTY, Absence.NOT_AVAILABLE),
        (Absence.EMPTY, Absence.NOT_APPLICABLE, Absence.EMPTY),
        (Absence.NOT_APPLICABLE, 5, Absence.NOT_APPLICABLE),
    ],
)
def test_the_heavier_absence_wins(one: Value, other: Value, result: Value) -> None:
    assert evaluate(parse("a / b"), {}, {"a": one, "b": other}) == result
    assert evaluate(parse("a / b"), {}, {"a": other, "b": one}) == result


def test_a_ratio_stays_exact() -> None:
    tree = parse("100 * a / b")

    assert evaluate(tree, {}, {"a": 1169, "b": 1596}) == Fraction(116_900, 1596)
    assert type(evaluate(tree, {}, {"a": 3, "b": 4})) is int


def test_indicators_are_evaluated_after_those_they_stand_on() -> None:
    formulas = {"c": parse("a + b"), "b": parse("a * 2"), "a": parse("into(x)"), "d": parse("1")}

    order = order_of(formulas)

    assert order.index("a") < order.index("b") < order.index("c")
    assert with_references(formulas, ["b"]) == {"a", "b"}


def test_a_circle_of_indicators_is_refused_by_name() -> None:
    formulas = {"a": parse("b + 1"), "b": parse("c"), "c": parse("a")}

    with pytest.raises(FormulaCycle, match="is a circle") as refusal:
        order_of(formulas)

    circle = refusal.value.keys
    assert circle[0] == circle[-1]
    assert all(after in references_of(formulas[key]) for key, after in pairwise(circle))


def test_an_indicator_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownIndicator, match="it takes one of a, b"):
        order_of({"a": parse("z"), "b": parse("1")})

    with pytest.raises(UnknownIndicator, match="no indicator is called 'z'"):
        with_references({"a": parse("1")}, ["z"])


def test_the_answers_a_formula_needs_are_the_questions_it_names() -> None:
    tree = parse('into(a, channel="online") / into(a)')
    online, all_channels = questions_of(tree)

    assert evaluate(tree, {online: 1, all_channels: 4}, {}) == Fraction(1, 4)
    assert isinstance(online, Ask)

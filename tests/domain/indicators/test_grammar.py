import pytest
from hypothesis import given

from socai.domain.indicators import (
    Ask,
    FormulaRefused,
    Operation,
    Operator,
    Reference,
    Tree,
    Whole,
    accounts_of,
    group_asks,
    parse,
    print_tree,
    questions_of,
    references_of,
)
from socai.domain.ledger import At, Balance, Coverage, HandedOn, Hands, Turnover
from tests.domain.indicators.trees import trees


@given(tree=trees)
def test_a_printed_formula_parses_into_the_same_tree(tree: Tree) -> None:
    formula = print_tree(tree)

    assert parse(formula) == tree
    assert print_tree(parse(formula)) == formula


@given(tree=trees)
def test_blanks_between_words_and_signs_change_nothing(tree: Tree) -> None:
    spread = print_tree(tree).replace("(", "\n ( ").replace(",", "  ,\t")

    assert parse(spread) == tree


@pytest.mark.parametrize(
    ("formula", "question"),
    [
        ("into(dossier.resolved)", Turnover(into="dossier.resolved")),
        ("out_of(dossier.pending)", Turnover(out_of="dossier.pending")),
        ("moved(intake, dossier.pending)", Turnover(into="dossier.pending", out_of="intake")),
        ("opening(dossier.pending)", Balance("dossier.pending", At.OPENING)),
        ("closing(dossier.pending)", Balance("dossier.pending", At.CLOSING)),
        ("taken_over(dossier.pending)", HandedOn("dossier.pending", Hands.TAKEN_OVER)),
        ("handed_over(dossier.pending)", HandedOn("dossier.pending", Hands.HANDED_OVER)),
        (
            "covering(procedure, into(dossier.pending))",
            Coverage("procedure", Turnover(into="dossier.pending")),
        ),
        (
            "covering(unit, closing(dossier.pending))",
            Coverage("unit", Balance("dossier.pending", At.CLOSING)),
        ),
    ],
)
def test_each_function_asks_its_question(formula: str, question: object) -> None:
    assert parse(formula) == Ask(question)  # type: ignore[arg-type]  # the table holds every kind


def test_a_filter_lets_through_some_values_of_a_fact() -> None:
    tree = parse('covering(procedure, into(dossier.pending, channel="post"|"online", field=""))')

    assert isinstance(tree, Ask)
    assert tree.where == (("field", frozenset({""})), ("channel", frozenset({"online", "post"})))


def test_products_bind_tighter_than_sums_and_both_from_the_left() -> None:
    tree = parse("1 - a - 2 * b / 3")

    product = Operation(Operator.OVER, Operation(Operator.TIMES, Whole(2), Reference("b")), Whole(3))
    difference = Operation(Operator.MINUS, Whole(1), Reference("a"))
    assert tree == Operation(Operator.MINUS, difference, product)


@pytest.mark.parametrize(
    ("formula", "position", "expected"),
    [
        ("", 0, "a whole number"),
        ("1 +", 3, "a whole number"),
        ("(1", 2, '"\\)"'),
        ("1 2", 2, "or the end"),
        ("1,5", 1, "or the end"),
        ("sum(dossier.pending)", 0, "one of into, out_of, opening"),
        ("into()", 5, "an account"),
        ("into(dossier.pending", 20, 'a filter, or "\\)"'),
        ("into(dossier.pending, colour=1)", 22, "one of procedure, version, field"),
        ('into(dossier.pending, channel="a", channel="b")', 35, "one of procedure"),
        ("into(dossier.pending, channel=online)", 30, "a text in double quotes"),
        ("moved(intake)", 12, '","'),
        ("covering(colour, into(a))", 9, "one of unit, procedure"),
        ("covering(unit, taken_over(a))", 15, "hand-overs cover nothing"),
        ("a.B", 1, "a name, a whole number"),
        ('into(a, channel="on', 16, "a text in double quotes"),
        ("__import__", 0, "a name, a whole number"),
        ("a ; b", 2, "a name, a whole number"),
        ("((((" * 40, 60, "at most 60 deep"),
        ("-" * 100, 60, "at most 60 deep"),
        ("1+" * 300 + "1", 400, "at most 400 words"),
    ],
)
def test_a_refused_formula_names_the_place_and_what_is_expected(
    formula: str, position: int, expected: str
) -> None:
    with pytest.raises(FormulaRefused, match=expected) as refusal:
        parse(formula)

    assert refusal.value.position == position


def test_the_questions_of_a_formula_come_once_each_with_their_accounts() -> None:
    tree = parse(
        'into(a) + moved(a, b) - into(a) + into(a, channel="online") + covering(unit, closing(c)) + d'
    )

    asks = questions_of(tree)

    assert [print_tree(ask) for ask in asks] == [
        "into(a)",
        "moved(a, b)",
        'into(a, channel="online")',
        "covering(unit, closing(c))",
    ]
    assert [accounts_of(ask) for ask in asks] == [("a",), ("a", "b"), ("a",), ("c",)]
    assert references_of(tree) == ("d",)


def test_questions_with_one_filter_are_asked_together() -> None:
    asks = questions_of(
        parse('into(a) + opening(a) + into(a, channel="online") + closing(b, channel="online")')
    )

    groups = group_asks(asks)

    online = (("channel", frozenset({"online"})),)
    assert groups == {
        (): (Turnover(into="a"), Balance("a", At.OPENING)),
        online: (Turnover(into="a"), Balance("b", At.CLOSING)),
    }

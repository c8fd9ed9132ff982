"""Print trees as formulas, with no parenthesis too many."""

from typing import Final

from socai.domain.indicators.grammar import COVERING, MOVED
from socai.domain.indicators.trees import Ask, Negative, Operation, Operator, Reference, Tree, Where, Whole
from socai.domain.ledger import At, Balance, Coverage, HandedOn, Hands, Question, Turnover

_SUM, _PRODUCT, _FACTOR = range(3)
_BINDS: Final = {
    Operator.PLUS: _SUM,
    Operator.MINUS: _SUM,
    Operator.TIMES: _PRODUCT,
    Operator.OVER: _PRODUCT,
}
_BALANCES: Final = {At.OPENING: "opening", At.CLOSING: "closing"}
_HANDS: Final = {Hands.TAKEN_OVER: "taken_over", Hands.HANDED_OVER: "handed_over"}


def print_tree(tree: Tree) -> str:
    """The formula that parses into this tree."""
    return _printed(tree, _SUM)


def _printed(tree: Tree, binding: int) -> str:
    match tree:
        case Whole(number):
            return str(number)
        case Reference(key):
            return key
        case Ask(question, where):
            return _question(question, where)
        case Negative(operand):
            return f"-{_printed(operand, _FACTOR)}"
        case Operation(operator, left, right):
            return _operation(operator, left, right, binding)


def _operation(operator: Operator, left: Tree, right: Tree, binding: int) -> str:
    own = _BINDS[operator]
    # The right side binds tighter: a - (b - c) keeps its parentheses, (a - b) - c has none.
    text = f"{_printed(left, own)} {operator} {_printed(right, own + 1)}"
    return f"({text})" if own < binding else text


def _question(question: Question, where: Where) -> str:
    if isinstance(question, Coverage):
        return f"{COVERING}({question.of}, {_question(question.base, where)})"
    function, accounts = _call(question)
    filters = [f"{fact}={_texts(texts)}" for fact, texts in where]
    return f"{function}({', '.join([*accounts, *filters])})"


def _call(question: Turnover | Balance | HandedOn) -> tuple[str, tuple[str, ...]]:
    match question:
        case Balance(account, at):
            return _BALANCES[at], (account,)
        case HandedOn(account, hands):
            return _HANDS[hands], (account,)
        case Turnover(into=str(into), out_of=str(out_of)):
            return MOVED, (out_of, into)
        case Turnover(into=str(into)):
            return "into", (into,)
        case Turnover(out_of=out_of):
            assert out_of is not None
            return "out_of", (out_of,)


def _texts(texts: frozenset[str]) -> str:
    return "|".join(f'"{text}"' for text in sorted(texts))

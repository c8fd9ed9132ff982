"""Parse formulas into trees. Nothing is ever evaluated as code.

sum       = product { ("+" | "-") product }
product   = factor { ("*" | "/") factor }
factor    = "-" factor | "(" sum ")" | number | question | key of an indicator
question  = amount | "covering" "(" fact "," amount ")"
amount    = ("into" | "out_of" | "opening" | "closing" | "taken_over" | "handed_over")
            "(" account { "," filter } ")"
          | "moved" "(" account "," account { "," filter } ")"        from the first to the second
filter    = fact "=" text { "|" text }          into(dossier.pending, channel="online"|"post")
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from socai.domain.indicators.tokens import FormulaRefused, Kind, Token, tokens_of
from socai.domain.indicators.trees import Ask, Negative, Operation, Operator, Reference, Tree, Where, Whole
from socai.domain.ledger import DIMENSIONS, At, Balance, Coverage, HandedOn, Hands, Turnover
from socai.domain.ledger.questions import COVERABLE

__all__ = ["FUNCTIONS", "FormulaRefused", "parse"]

COVERING: Final = "covering"
MOVED: Final = "moved"
OF_ONE_ACCOUNT: Final[Mapping[str, Callable[[str], Turnover | Balance | HandedOn]]] = MappingProxyType(
    {
        "into": lambda account: Turnover(into=account),
        "out_of": lambda account: Turnover(out_of=account),
        "opening": lambda account: Balance(account, At.OPENING),
        "closing": lambda account: Balance(account, At.CLOSING),
        "taken_over": lambda account: HandedOn(account, Hands.TAKEN_OVER),
        "handed_over": lambda account: HandedOn(account, Hands.HANDED_OVER),
    }
)
FUNCTIONS: Final = (*OF_ONE_ACCOUNT, MOVED, COVERING)
# A formula deeper or longer is a mistake, and would exhaust whoever walks its tree.
_DEEPEST: Final = 60
_LONGEST: Final = 400
_OPERAND: Final = f"a whole number, the key of an indicator, a parenthesis or one of {', '.join(FUNCTIONS)}"


def parse(formula: str) -> Tree:
    """The tree of a formula. Raises FormulaRefused with the place and what is expected there."""
    parser = _Parser(formula)
    tree = parser.sum()
    parser.expect_end()
    return tree


class _Parser:
    def __init__(self, formula: str) -> None:
        self.formula = formula
        self.tokens = list(tokens_of(formula))
        self.place = 0
        self.depth = 0
        if len(self.tokens) > _LONGEST:
            position = self.tokens[_LONGEST].position
            raise FormulaRefused(formula, position, f"a formula of at most {_LONGEST} words and signs")

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def sum(self) -> Tree:
        return self._chain(self.product, Operator.PLUS, Operator.MINUS)

    def product(self) -> Tree:
        return self._chain(self.factor, Operator.TIMES, Operator.OVER)

    def factor(self) -> Tree:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._refused(f"a formula nested at most {_DEEPEST} deep")
        tree = self._factor()
        self.depth -= 1
        return tree

    def expect_end(self) -> None:
        if self.next.kind is not Kind.END:
            raise self._refused("+, -, *, / or the end")

    def _factor(self) -> Tree:
        if self._take("-"):
            return Negative(self.factor())
        if self._take("("):
            tree = self.sum()
            self._expect(")")
            return tree
        if self.next.kind is Kind.NUMBER:
            return Whole(int(self._advance().text))
        if self.next.kind is Kind.NAME:
            return self._named()
        raise self._refused(_OPERAND)

    def _named(self) -> Tree:
        if self.next.text in FUNCTIONS:
            return self._question()
        if self.tokens[self.place + 1].text == "(":
            raise self._refused(f"one of {', '.join(FUNCTIONS)}")
        return Reference(self._advance().text)

    def _question(self) -> Ask:
        if self.next.text != COVERING:
            return self._amount()
        self._advance()
        self._expect("(")
        fact = self._one_of(COVERABLE)
        self._expect(",")
        place = self.place
        amount = self._amount()
        if not isinstance(amount.question, Turnover | Balance):
            self.place = place
            raise self._refused("into, out_of, opening, closing or moved: hand-overs cover nothing")
        self._expect(")")
        return Ask(Coverage(fact, amount.question), amount.where)

    def _amount(self) -> Ask:
        function = self._one_of((*OF_ONE_ACCOUNT, MOVED))
        self._expect("(")
        account = self._account()
        if function != MOVED:
            return Ask(OF_ONE_ACCOUNT[function](account), self._filters())
        self._expect(",")
        question = Turnover(into=self._account(), out_of=account)
        return Ask(question, self._filters())

    def _filters(self) -> Where:
        """The filters up to and with the closing parenthesis, in the order of the book."""
        found: dict[str, frozenset[str]] = {}
        while not self._take(")"):
            if not self._take(","):
                raise self._refused('"," and a filter, or ")"')
            fact = self._one_of(tuple(name for name in DIMENSIONS if name not in found))
            self._expect("=")
            found[fact] = self._texts()
        return tuple((fact, found[fact]) for fact in DIMENSIONS if fact in found)

    def _texts(self) -> frozenset[str]:
        texts = [self._text()]
        while self._take("|"):
            texts.append(self._text())
        return frozenset(texts)

    def _text(self) -> str:
        if self.next.kind is not Kind.TEXT:
            raise self._refused('a text in double quotes, such as "online"')
        return self._advance().text

    def _account(self) -> str:
        if self.next.kind is not Kind.NAME:
            raise self._refused("an account, such as dossier.pending")
        return self._advance().text

    def _one_of(self, words: tuple[str, ...]) -> str:
        if self.next.kind is not Kind.NAME or self.next.text not in words:
            raise self._refused(f"one of {', '.join(words)}")
        return self._advance().text

    def _chain(self, operand: Callable[[], Tree], *operators: Operator) -> Tree:
        tree = operand()
        while self.next.kind is Kind.SIGN and self.next.text in operators:
            operator = Operator(self._advance().text)
            tree = Operation(operator, tree, operand())
        return tree

    def _take(self, sign: str) -> bool:
        taken = self.next.kind is Kind.SIGN and self.next.text == sign
        self.place += taken
        return taken

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._refused(f'"{sign}"')

    def _advance(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def _refused(self, expected: str) -> FormulaRefused:
        return FormulaRefused(self.formula, self.next.position, expected)

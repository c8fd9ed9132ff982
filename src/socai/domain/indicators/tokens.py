"""The words and signs of a formula, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FormulaRefused(ValueError):
    """The text is no formula; says where, what stands there and what is expected."""

    def __init__(self, formula: str, position: int, expected: str) -> None:
        self.formula, self.position, self.expected = formula, position, expected
        rest = formula[position:].split()
        found = repr(rest[0]) if rest else "the end"
        super().__init__(f"character {position + 1} of the formula is {found}; expected {expected}")


class Kind(StrEnum):
    NAME = "name"
    NUMBER = "number"
    TEXT = "text"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    position: int


_TOKEN: Final = re.compile(
    r"\s*(?:(?P<name>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)|(?P<number>\d+)|\"(?P<text>[^\"\\\n]*)\""
    r"|(?P<sign>[-+*/(),=|])|(?P<end>\Z))",
    re.ASCII,
)


def tokens_of(formula: str) -> Iterator[Token]:
    """The tokens up to and with the end. Raises FormulaRefused at a character that begins none."""
    position, kind = 0, None
    while kind is not Kind.END:
        match = _TOKEN.match(formula, position)
        if match is None or match.lastgroup is None:
            blanks = len(formula[position:]) - len(formula[position:].lstrip())
            expected = "a name, a whole number, a text in double quotes or one of + - * / ( ) , = |"
            raise FormulaRefused(formula, position + blanks, expected)
        kind = Kind(match.lastgroup)
        start = match.start(kind) - (kind is Kind.TEXT)
        yield Token(kind, match[kind], start)
        position = match.end()

"""Shares of one thing that must make up a hundred: early, on the day and late."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.claims.roles import Role, role_of
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.relations import HUNDRED, Sum

_WHOLE: Final = (
    frozenset({Role.EARLY, Role.ON_DAY, Role.LATE}),
    frozenset({Role.IN_TIME, Role.LATE}),
)
_CLOSE: Final = 15  # farther from a hundred, they are shares of different things


def claims_of_complements(lines: Sequence[Line]) -> Iterator[Claim]:
    """The percents of one sentence that tell every way of ending in time or not, each once."""
    for line in lines:
        for sentence in sorted({mention.sentence for mention in line.mentions}):
            percents = [m for m in line.mentions if m.is_percent and m.sentence == sentence]
            told = {role: m for m in percents if (role := _own_role(m)) is not None}
            if len(told) == len(percents) and frozenset(told) in _WHOLE and _is_near(percents):
                numbers = tuple(percent.number for percent in percents)
                yield Claim(Code.COMPLEMENT, Sum(numbers, (), constant=HUNDRED), Certainty.LIKELY)


def _own_role(percent: Mention) -> Role | None:
    return role_of(percent.before) or role_of(percent.after)


def _is_near(percents: Sequence[Mention]) -> bool:
    total = sum((percent.figure.value for percent in percents), start=Fraction(0))
    return abs(total - HUNDRED) <= _CLOSE

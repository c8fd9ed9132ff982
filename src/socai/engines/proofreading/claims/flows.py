"""What came in equals what ended and what is open: dossiers and tasks, across neighbouring lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.claims.roles import Role
from socai.engines.proofreading.claims.slips import is_slip_to
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.relations import Sum

_FLOWING: Final = (
    *("hồ sơ", "bộ hồ sơ", "lượt hồ sơ", "hs", "nhiệm vụ"),
    *("vấn đề", "tồn tại", "ý kiến"),
    *("đơn", "đơn thư", "pakn", "phản ánh", "kiến nghị"),
)
_CLOSE: Final = Fraction(1, 10)  # farther apart, they are not of one balance
_FARTHEST_LINES: Final = 14
_ALREADY: Final = re.compile(r"lũy kế|luỹ kế|cùng kỳ|so với|dự kiến|phấn đấu", re.IGNORECASE)


@dataclass
class _Flow:
    """One balance being gathered: the figures seen since the one that came in."""

    received: Mention
    line: Line
    seen: dict[Role, Mention] = field(default_factory=dict)

    def claim(self) -> Claim | None:
        ended, still_open = self.seen.get(Role.ENDED), self.seen.get(Role.OPEN)
        if ended is None or still_open is None:
            return None
        ways = sorted(self._ways(ended, still_open), key=self._gap)
        if self._gap(ways[0]) > self.received.figure.value * _CLOSE and not self._is_slip(ways[0]):
            return None
        return Claim(Code.FLOW, ways[0], Certainty.LIKELY, tuple(ways[1:]))

    def _ways(self, ended: Mention, still_open: Mention) -> Iterator[Sum]:
        """Practice differs on whether what was carried over or withdrawn is counted already."""
        carried, withdrawn = self.seen.get(Role.CARRIED), self.seen.get(Role.WITHDRAWN)
        out = (ended.number, still_open.number)
        yield Sum((self.received.number,), out)
        if carried:
            yield Sum((self.received.number, carried.number), out)
        if withdrawn:
            yield Sum((self.received.number,), (*out, withdrawn.number))
        if carried and withdrawn:
            yield Sum((self.received.number, carried.number), (*out, withdrawn.number))

    def _value(self, number: int) -> Fraction:
        mentions = (self.received, *self.seen.values())
        return next(each.figure.value for each in mentions if each.number == number)

    def _gap(self, way: Sum) -> Fraction:
        return abs(self._surplus(way))

    def _surplus(self, way: Sum) -> Fraction:
        total = sum((self._value(number) for number in way.left), start=Fraction(0))
        return sum((self._value(number) for number in way.right), start=Fraction(0)) - total

    def _is_slip(self, way: Sum) -> bool:
        mentions = {each.number: each.figure for each in (self.received, *self.seen.values())}
        left = (is_slip_to(mentions[n], mentions[n].value + self._surplus(way)) for n in way.left)
        right = (is_slip_to(mentions[n], mentions[n].value - self._surplus(way)) for n in way.right)
        return any(left) or any(right)


def claims_of_flows(lines: Sequence[Line]) -> Iterator[Claim]:
    """The balance of each stretch of text that tells what came in, what ended and what is open."""
    flow: _Flow | None = None
    for line in lines:
        if flow and (
            line.number - flow.line.number > _FARTHEST_LINES or not _is_same_stretch(flow.line, line)
        ):
            yield from _finished(flow)
            flow = None
        for mention in line.quantities:
            if _begins(mention):
                yield from _finished(flow)
                flow = _Flow(mention, line)
            elif flow and _continues(flow, mention):
                assert mention.role is not None, mention
                flow.seen.setdefault(mention.role, mention)
    yield from _finished(flow)


def _finished(flow: _Flow | None) -> Iterator[Claim]:
    claim = flow and flow.claim()
    if claim:
        yield claim


def _begins(mention: Mention) -> bool:
    return (
        mention.role in (Role.RECEIVED, Role.NEW)
        and mention.depth == 0
        and mention.figure.unit in _FLOWING
        and not _ALREADY.search(mention.before)
    )


def _continues(flow: _Flow, mention: Mention) -> bool:
    return (
        mention.role in (Role.ENDED, Role.OPEN, Role.CARRIED, Role.WITHDRAWN)
        and mention.depth == 0
        and mention.figure.unit in (flow.received.figure.unit, "")
        and mention.figure.level == flow.received.figure.level
        and not _ALREADY.search(mention.before)
    )


def _is_same_stretch(first: Line, line: Line) -> bool:
    if line.block.section != first.block.section:
        return False
    return line.block.level >= first.block.level or line.block.level == 0 or first.block.level == 0

"""A total and its parts, in running text."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from socai.engines.proofreading.claims.breakdowns import PEOPLE, Breakdown
from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.roles import Family, Role
from socai.engines.proofreading.claims.slips import is_slip_to
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.relations import Sum

_CLOSE: Final = Fraction(5, 100)
_IN_TIME: Final = {Role.EARLY, Role.ON_DAY, Role.IN_TIME, Role.UNDUE}


def claims_of_sums(breakdowns: Iterable[Breakdown]) -> Iterator[Claim]:
    """What each division of a total claims; nothing where the parts may be a mere selection."""
    for breakdown in breakdowns:
        certainty = _certainty(breakdown)
        if certainty is not None:
            parts = tuple(part.number for part in breakdown.parts)
            yield Claim(Code.SUM, Sum((breakdown.total.number,), parts), certainty)


def _certainty(breakdown: Breakdown) -> Certainty | None:
    gap = _gap(breakdown)
    if gap == 0:
        return Certainty.SURE
    near = gap <= _CLOSE or _is_one_slip(breakdown)
    if _is_complete(breakdown):
        return Certainty.SURE if near or gap < Fraction(1, 2) else Certainty.LIKELY
    if breakdown.is_exhaustive:
        return Certainty.SURE if near else None
    if not _same_measure(breakdown) or not near:
        return None
    if breakdown.is_list or len(breakdown.parts) > 2:
        return Certainty.SURE if _is_telling(breakdown) else Certainty.LIKELY
    return Certainty.LIKELY if _is_telling(breakdown) else None


def _gap(breakdown: Breakdown) -> Fraction:
    """How far the parts are from the total, as a share of the total."""
    total = breakdown.total.figure.value
    parts = sum((part.figure.value for part in breakdown.parts), start=Fraction(0))
    return abs(parts - total) / max(total, Fraction(1))


def _is_complete(breakdown: Breakdown) -> bool:
    """Whether the parts, by what they are, leave nothing out."""
    roles = breakdown.roles
    match breakdown.family:
        case Family.TIME:
            return Role.LATE in roles and bool(roles & _IN_TIME)
        case Family.CHANNEL:
            return (Role.ONLINE in roles and bool(roles & {Role.DIRECT, Role.POSTAL})) or (
                {Role.NEW, Role.CARRIED} <= roles
            )
        case Family.STATE:
            return {Role.ENDED, Role.OPEN} <= roles
        case Family.SEX:
            return {Role.MEN, Role.WOMEN} <= roles
        case _:
            return False


def _same_measure(breakdown: Breakdown) -> bool:
    unit = breakdown.total.figure.unit
    units = {part.figure.unit for part in breakdown.parts}
    return units <= {unit, ""} or {unit, *units} <= PEOPLE


def _is_telling(breakdown: Breakdown) -> bool:
    """Small numbers come near each other by chance."""
    return breakdown.total.figure.value >= 100 * breakdown.total.figure.scale


def _is_one_slip(breakdown: Breakdown) -> bool:
    """Whether one slip of the key in the total or in one part explains the difference."""
    total = breakdown.total.figure
    parts = [part.figure for part in breakdown.parts]
    surplus = sum((part.value for part in parts), start=Fraction(0)) - total.value
    if is_slip_to(total, total.value + surplus):
        return True
    return any(is_slip_to(part, part.value - surplus) for part in parts)

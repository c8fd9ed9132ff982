"""Rates that name what they are a rate of: "tỷ lệ hài lòng đạt 88,37%", beside the counts they come from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from socai.engines.proofreading.claims.breakdowns import Breakdown
from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.claims.roles import Family, Role, role_of
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import Vagueness
from socai.engines.proofreading.relations import Share

_RATE: Final = re.compile(r"(?:tỷ lệ|tỉ lệ)(.*)$", re.IGNORECASE | re.DOTALL)
_CHANGE: Final = re.compile(
    r"tăng|giảm|cùng kỳ|so với|vượt|phấn đấu|mục tiêu|chỉ tiêu|kỳ trước|cắt|tinh giản", re.IGNORECASE
)
_DENIED: Final = re.compile(r"\b(?:chưa|không)\b", re.IGNORECASE)
_EMPTY_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "tỷ tỉ lệ số đã được của và trong tại các theo về cho do tổng có từ đến với là đạt hồ sơ chiếm"
        " so thực hiện giải quyết chung cấp đơn vị toàn ở trên",
    )
)
_FARTHEST_LINES: Final = 4
_IN_TIME: Final = frozenset({Role.EARLY, Role.ON_DAY, Role.IN_TIME, Role.UNDUE})
_MOST_PAIRS: Final = 80


def claims_of_rates(
    lines: Sequence[Line], breakdowns: Sequence[Breakdown], told: Iterable[Claim]
) -> Iterator[Claim]:
    """Each rate that no count stands beside, with the counts nearby that its words name."""
    of_total: dict[int, list[Breakdown]] = defaultdict(list)
    for breakdown in breakdowns:
        of_total[breakdown.total.number].append(breakdown)
    done = {claim.relation.figures[0] for claim in told if claim.code is Code.PERCENT}
    for position, line in enumerate(lines):
        near = _near(lines, position)
        for mention in line.mentions:
            if mention.number not in done and _is_rate(line, mention):
                own = [each for quantity in near for each in of_total[quantity.number]]
                yield from _claim_of(mention, near, own)


def _near(lines: Sequence[Line], position: int) -> list[Mention]:
    """The quantities of the line and of the few before and behind it under the same heading."""
    section = lines[position].block.section
    around = lines[max(0, position - _FARTHEST_LINES) : position + 3]
    return [mention for line in around if line.block.section == section for mention in line.quantities]


def _is_rate(line: Line, mention: Mention) -> bool:
    behind = line.block.text[mention.figure.place.end :][:40]
    return (
        mention.is_percent
        and mention.figure.vagueness is Vagueness.EXACT
        and _RATE.search(mention.before) is not None
        and not _CHANGE.search(mention.before)
        and not _CHANGE.search(behind)
    )


def _claim_of(rate: Mention, near: Sequence[Mention], breakdowns: Sequence[Breakdown]) -> Iterator[Claim]:
    wanted = _RATE.search(rate.before)
    assert wanted is not None, rate
    shares = list(_named_shares(rate, wanted[1], breakdowns))
    if not shares:
        shares = list(_shares_by_words(rate, wanted[1], near))
    if shares:
        others = [share for share in _every_share(rate, near) if share not in shares]
        yield Claim(Code.PERCENT, shares[0], Certainty.LIKELY, (*shares[1:], *others))


def _named_shares(rate: Mention, words: str, breakdowns: Sequence[Breakdown]) -> Iterator[Share]:
    """The shares of breakdowns, nearest before the rate first, whose part the words name."""
    role = role_of(words)
    for breakdown in sorted(breakdowns, key=lambda each: _distance(each, rate)):
        parts = _parts_named(breakdown, words, role)
        if parts:
            yield Share(rate.number, parts, (breakdown.total.number,))


def _distance(breakdown: Breakdown, rate: Mention) -> tuple[bool, int]:
    """Those told before the rate come first."""
    number = breakdown.total.number
    return number > rate.number, abs(rate.number - number)


def _shares_by_words(rate: Mention, words: str, near: Sequence[Mention]) -> Iterator[Share]:
    """The count whose words the rate repeats, by the nearest larger one of its measure told before it."""
    wanted = _content(words)
    fitting = [
        part
        for part in near
        if wanted and wanted <= _content(part.label) and bool(_DENIED.search(part.label)) is False
    ]
    for part in fitting:
        wholes = [
            whole
            for whole in near
            if whole.number < part.number
            and whole.figure.unit == part.figure.unit
            and whole.figure.value >= part.figure.value > 0
        ]
        if wholes and len(fitting) == 1:
            yield Share(rate.number, (part.number,), (wholes[-1].number,))


def _parts_named(breakdown: Breakdown, words: str, role: Role | None) -> tuple[int, ...]:
    if breakdown.family is Family.TIME and role in (*_IN_TIME, Role.LATE):
        return tuple(part.number for part in breakdown.parts if _is_meant(part.role, role))
    wanted = _content(words)
    if not wanted:
        return ()
    fitting = [part for part in breakdown.parts if wanted <= _content(part.label)]
    fitting = [p for p in fitting if bool(_DENIED.search(p.label)) == bool(_DENIED.search(words))]
    return (fitting[0].number,) if len(fitting) == 1 else ()


def _is_meant(role: Role | None, wanted: Role | None) -> bool:
    """On time, said of a rate, means early as well; early means early alone."""
    if wanted in (Role.EARLY, Role.LATE):
        return role is wanted
    return role in _IN_TIME


def _every_share(rate: Mention, near: Sequence[Mention]) -> Iterator[Share]:
    """Any two counts nearby: a rate right for one of them is no error."""
    pairs = (
        Share(rate.number, (part.number,), (whole.number,))
        for part in near
        for whole in near
        if part is not whole and 0 < part.figure.value <= whole.figure.value
    )
    yield from (share for _, share in zip(range(_MOST_PAIRS), pairs, strict=False))


def _content(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words.lower())) - _EMPTY_WORDS

"""Percents and the figures they come from, in running text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from socai.domain.numbers.intervals import stands_for
from socai.engines.proofreading.claims.breakdowns import Breakdown
from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.claims.roles import Family, Role
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import FigureKind, Join, Vagueness
from socai.engines.proofreading.relations import HUNDRED, Share

_TIED: Final = re.compile(
    r"(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng|=|\(|,)\s*(?:là|:)?\s*$", re.IGNORECASE
)
_CHANGE: Final = re.compile(
    r"tăng|giảm|cùng kỳ|so với (?:tháng|quý|năm|kỳ)|vượt|phấn đấu|mục tiêu|chỉ tiêu giao", re.IGNORECASE
)
_OTHER_BASE: Final = re.compile(r"^\s*(?:so với|kế hoạch|dự toán|chỉ tiêu|KH|DT|cùng kỳ|năm)", re.IGNORECASE)
_PLANNED: Final = re.compile(r"kế hoạch|dự toán|được giao|giao|chỉ tiêu", re.IGNORECASE)
_NEW_CLAUSE: Final = re.compile(r"[;\n]|\.(?=\s)")
_OF_PLAN: Final = re.compile(r"^\s*(?:kế hoạch|dự toán|chỉ tiêu|KH\b|DT\b)", re.IGNORECASE)
_FARTHEST_LINES: Final = 3
_FARTHEST: Final = 90  # characters between a count and its percent


def claims_of_shares(lines: Sequence[Line], breakdowns: Iterable[Breakdown]) -> Iterator[Claim]:
    """Each percent with the counts it stands beside."""
    wholes = _wholes(breakdowns)
    for place, line in enumerate(lines):
        for position, mention in enumerate(line.mentions):
            if mention.is_percent and mention.figure.vagueness is Vagueness.EXACT:
                plans = _plans_before(lines, place)
                yield from _claim_of(line, position, wholes, plans)


def _plans_before(lines: Sequence[Line], place: int) -> list[Mention]:
    """What was planned, as the line and the few before it under the same heading say."""
    section = lines[place].block.section
    around = lines[max(0, place - _FARTHEST_LINES) : place + 1]
    every = [mention for line in around if line.block.section == section for mention in line.quantities]
    return [mention for mention in every if mention.depth == 0 and _PLANNED.search(mention.before)]


def _wholes(breakdowns: Iterable[Breakdown]) -> dict[int, Breakdown]:
    """The breakdown each part belongs to, the innermost one."""
    return {part.number: breakdown for breakdown in breakdowns for part in breakdown.parts}


def _claim_of(
    line: Line, position: int, wholes: dict[int, Breakdown], plans: Sequence[Mention]
) -> Iterator[Claim]:
    percent = line.mentions[position]
    if pair := _pair_beside(line, position):
        over, under = pair
        yield Claim(Code.PERCENT, Share(percent.number, (over.number,), (under.number,)))
        return
    part = line.mentions[position - 1] if position else None
    if part is None or not part.is_quantity or not _is_tied(part, percent, line):
        return
    if part.number in wholes and not _OTHER_BASE.match(_behind(line, percent)):
        yield _share_of_breakdown(percent, part, wholes[part.number])
    elif _OF_PLAN.match(_behind(line, percent)):
        yield from _share_of_plan(line, percent, part, plans)
    else:
        yield from _share_of_sentence(line, position, part)


def _share_of_plan(line: Line, percent: Mention, part: Mention, plans: Sequence[Mention]) -> Iterator[Claim]:
    """What was done by what was planned, whichever is told first; of several plans any may be meant."""
    earlier = [
        mention
        for mention in line.quantities
        if mention.number < part.number and _same_measure(mention, part) and mention.depth == part.depth
    ]
    if _PLANNED.search(part.before):
        pairs = [(done, part) for done in earlier[-1:]]
    else:
        known = [plan for plan in plans if plan.number < part.number and _same_measure(plan, part)]
        agreeing = [whole for whole in earlier if _agrees(percent, part, whole)]
        pairs = [(part, plan) for plan in (*agreeing, *known[::-1])]
    shares = [Share(percent.number, (done.number,), (plan.number,)) for done, plan in pairs]
    if shares:
        yield Claim(Code.PERCENT, shares[0], Certainty.LIKELY, tuple(shares[1:]))


def _agrees(percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the percent is that of the two, as printed."""
    if not whole.figure.value:
        return False
    shown = stands_for(percent.figure.value, percent.figure.readings[0].decimals)
    return part.figure.value / whole.figure.value * HUNDRED in shown


def _same_measure(one: Mention, other: Mention) -> bool:
    return one.figure.kind is other.figure.kind and one.figure.unit == other.figure.unit


def _pair_beside(line: Line, position: int) -> tuple[Mention, Mention] | None:
    """The a/b right before the percent, or right behind it in brackets."""
    mentions, percent = line.mentions, line.mentions[position]
    if position >= 2 and _is_pair(mentions[position - 2], mentions[position - 1]):
        between = percent.gap
        if not _NEW_CLAUSE.search(between) and not _CHANGE.search(between) and not _ends_bracket(between):
            return mentions[position - 2], mentions[position - 1]
    if position + 2 < len(mentions) and _is_pair(mentions[position + 1], mentions[position + 2]):
        between = mentions[position + 1].gap
        if re.match(r"^[^;.,)]{0,30}[(\[][^;.)]{0,40}$|^\s*,?\s*(?:tương ứng|tức|với)[^;.)]{0,30}$", between):
            return mentions[position + 1], mentions[position + 2]
    return None


def _ends_bracket(between: str) -> bool:
    """A bracket closed before the percent: the a/b explained another figure."""
    return bool(re.search(r"\).*[,;]", between)) or len(between) > _FARTHEST


def _is_pair(over: Mention, under: Mention) -> bool:
    return (
        over.figure.join is Join.OVER
        and under.figure.join is Join.UNDER
        and over.figure.partner == under.number
        and over.figure.kind is not FigureKind.SCORE
    )


def _is_tied(part: Mention, percent: Mention, line: Line) -> bool:
    gap = percent.gap
    return (
        len(gap) <= _FARTHEST
        and not re.search(r"\d\d", gap)  # a number between them that was not taken for a figure
        and not _NEW_CLAUSE.search(gap)
        and not _CHANGE.search(gap)
        and not _CHANGE.search(_behind(line, percent)[:40])
        and bool(_TIED.search(gap))
    )


def _behind(line: Line, percent: Mention) -> str:
    text = line.block.text[percent.figure.place.end :]
    return re.sub(r"^\s*%\s*", "", text)


def _share_of_breakdown(percent: Mention, part: Mention, breakdown: Breakdown) -> Claim:
    """The part by its total; the time family by what was received as well, for practice knows both."""
    total = breakdown.total.number
    plain = Share(percent.number, (part.number,), (total,))
    others: list[Share] = []
    if breakdown.family is Family.TIME:
        early = [p.number for p in breakdown.parts if p.role in (Role.EARLY, Role.ON_DAY, Role.IN_TIME)]
        divided = tuple(p.number for p in breakdown.parts)
        others = [
            Share(percent.number, tuple(early), (total,)),
            Share(percent.number, (part.number,), divided),
            Share(percent.number, tuple(early), divided),
        ]
    sure = Certainty.SURE if breakdown.family is Family.TIME or "chiếm" in percent.gap else Certainty.LIKELY
    return Claim(Code.PERCENT, plain, sure, tuple(others))


def _share_of_sentence(line: Line, position: int, part: Mention) -> Iterator[Claim]:
    """The only earlier figure of the sentence that can be the whole; nothing where there is a choice."""
    percent = line.mentions[position]
    behind = _behind(line, percent)
    wholes = [
        mention
        for mention in line.mentions[:position]
        if mention is not part and mention.is_quantity and _can_be_whole(mention, part)
    ]
    if _OTHER_BASE.match(behind):
        wholes = [whole for whole in wholes if _PLANNED.search(whole.before)]
    if len(wholes) == 1 and wholes[0].sentence == part.sentence:
        yield Claim(
            Code.PERCENT, Share(percent.number, (part.number,), (wholes[0].number,)), Certainty.LIKELY
        )
    elif wholes:
        relations = [Share(percent.number, (part.number,), (whole.number,)) for whole in wholes]
        yield Claim(Code.PERCENT, relations[-1], Certainty.LIKELY, tuple(relations[:-1]))


def _can_be_whole(whole: Mention, part: Mention) -> bool:
    same_measure = whole.figure.unit in (part.figure.unit, "") or part.figure.unit == ""
    planned = bool(_PLANNED.search(whole.before))
    return (
        whole.figure.kind is part.figure.kind
        and same_measure
        and (whole.figure.value >= part.figure.value or planned)
    )

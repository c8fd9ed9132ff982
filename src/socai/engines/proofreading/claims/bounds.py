"""What one figure, or two side by side, may not exceed: a hundred percent, the most a score can be."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import Figure, FigureKind, Join
from socai.engines.proofreading.model import Kind
from socai.engines.proofreading.relations import HUNDRED, Sum

# A share of what exists; plans, estimates and comparisons may pass a hundred.
_SHARE: Final = re.compile(
    r"đúng hạn|trước hạn|quá hạn|hài lòng|số hóa|số hoá|trực tuyến|ký số|toàn trình|chữ ký|điện tử|khắc phục"
    r"|cán bộ|công chức|hộ gia đình|người dân|hồ sơ|văn bản",
    re.IGNORECASE,
)
_MAY_PASS: Final = re.compile(
    r"kế hoạch|dự toán|chỉ tiêu|so với|cùng kỳ|bằng|tăng|vượt|giao|thu |chi |vốn|doanh thu|nghị quyết",
    re.IGNORECASE,
)
_SCORES_FOLLOW: Final = re.compile(r"trong đó|cụ thể|gồm|như sau|:|\(", re.IGNORECASE)
_MOST_SCORES: Final = 40
_CLOSE: Final = Fraction(1, 3)


def claims_of_bounds(lines: Sequence[Line], figures: Sequence[Figure]) -> Iterator[Claim]:
    """Scores with their maxima and percents that are shares of something."""
    yield from _scores(figures)
    for line in lines:
        for mention in line.mentions:
            if mention.is_percent and _cannot_pass(line, mention):
                yield Claim(Code.PERCENT_OVER, Sum((mention.number,), (), constant=HUNDRED, at_most=True))
    yield from _score_totals(lines)


def _scores(figures: Sequence[Figure]) -> Iterator[Claim]:
    for figure in figures:
        if figure.kind is FigureKind.SCORE and figure.join is Join.OVER and figure.partner is not None:
            yield Claim(Code.SCORE_MAX, Sum((figure.number,), (figure.partner,), at_most=True))


def _cannot_pass(line: Line, mention: Mention) -> bool:
    if mention.figure.value <= HUNDRED:
        return False
    behind = line.block.text[mention.figure.place.end :][:50]
    words = f"{mention.gap} {behind}"
    return bool(_SHARE.search(words)) and not _MAY_PASS.search(words)


def _score_totals(lines: Sequence[Line]) -> Iterator[Claim]:
    """A total score and the scores behind it in the line, or in the lines below."""
    for position, line in enumerate(lines):
        for place, mention in enumerate(line.mentions):
            if not _is_total_score(mention) or not _SCORES_FOLLOW.search(_behind(line, place)):
                continue
            inside = [m.figure for m in line.mentions[place + 1 :]]
            scores = _overs(inside) or _overs(_below(lines, position))
            if len(scores) > 1 and _is_near(mention.figure, scores):
                numbers = tuple(score.number for score in scores)
                yield Claim(Code.SCORE_SUM, Sum((mention.number,), numbers), Certainty.SURE)


def _behind(line: Line, place: int) -> str:
    following = line.mentions[place + 1] if place + 1 < len(line.mentions) else None
    end = following.figure.place.start if following else len(line.block.text)
    return line.block.text[line.mentions[place].figure.place.end : end]


def _is_total_score(mention: Mention) -> bool:
    return mention.figure.unit == "điểm" and mention.figure.join is Join.ALONE


def _below(lines: Sequence[Line], position: int) -> list[Figure]:
    """The figures of the list under a line, as long as each line of it gives a score."""
    found: list[Figure] = []
    for line in lines[position + 1 : position + _MOST_SCORES]:
        figures = [mention.figure for mention in line.mentions]
        if line.block.kind is Kind.HEADING or not _overs(figures):
            break
        found += figures
    return found


def _overs(figures: Sequence[Figure]) -> list[Figure]:
    """The scores reached; a score without its maximum is none of the list."""
    return [figure for figure in figures if figure.kind is FigureKind.SCORE and figure.join is Join.OVER]


def _is_near(total: Figure, scores: Sequence[Figure]) -> bool:
    reached = sum((score.value for score in scores), start=Fraction(0))
    return abs(reached - total.value) <= total.value * _CLOSE

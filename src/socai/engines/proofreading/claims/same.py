"""One quantity told twice: in the text and in the annex, in one section and in another."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from socai.domain.numbers.intervals import stands_for
from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.slips import is_slip_to
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import Figure, FigureKind, Join, Vagueness
from socai.engines.proofreading.relations import Sum

Key = tuple[frozenset[str], FigureKind, str | None, str]

_SILENT: Final = frozenset(
    re.findall(r"\w+", "số tổng các của là đạt đã được có trong đó gồm tỷ tỉ lệ và tại cho với chiếm trên")
)
_OTHER_TIME: Final = re.compile(
    r"lũy kế|luỹ kế|cùng kỳ|kỳ trước|tháng trước|năm trước|dự kiến|phấn đấu|mục tiêu|kế hoạch|chỉ tiêu|thêm"
    r"|tăng|giảm|mỗi|bình quân|riêng",
    re.IGNORECASE,
)
_SHARE_OF_ALL: Final = re.compile(
    r"đúng hạn|trước hạn|hài lòng|số hóa|số hoá|thanh toán|hoàn thành|ký số|khắc phục|giải quyết",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 2
_MOST_TIMES: Final = 4  # told more often, the words name a kind of thing and not one quantity
_CLOSE: Final = Fraction(1, 5)


def claims_of_same(figures: Sequence[Figure]) -> Iterator[Claim]:
    """The figures that are told in the same words in different places."""
    in_row = Counter((f.place.block, f.place.row) for f in figures if f.place.row is not None)
    told: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        alone = figure.place.row is None or in_row[figure.place.block, figure.place.row] == 1
        if alone and (key := _key(figure)):
            told[key].append(figure)
    for group in told.values():
        if 1 < len(group) <= _MOST_TIMES and _are_apart(group):
            yield from _claims(group)


def claims_of_marks(figures: Sequence[Figure]) -> Iterator[Claim]:
    """Two rates of the same digits with the mark in different places, or one a hundredth of the other."""
    rates = [f for f in figures if f.kind is FigureKind.PERCENT and f.join is Join.ALONE and f.value]
    of_digits: dict[str, Figure] = {}
    for rate in sorted(rates, key=lambda figure: -figure.value):
        digits = re.sub(r"\D", "", rate.printed).lstrip("0")
        other = of_digits.setdefault(digits, rate)
        shifted = len(digits) > 2 and other.value in (10 * rate.value, 100 * rate.value)
        if shifted and rate.place.block != other.place.block:
            yield Claim(Code.PERCENT_SCALE, Sum((rate.number,), (other.number,)), Certainty.LIKELY)
        elif rate.value < 1 and _SHARE_OF_ALL.search(rate.noun) and (whole := _hundredfold(rate, rates)):
            yield Claim(Code.PERCENT_SCALE, Sum((rate.number,), (whole.number,)), Certainty.LIKELY)


def _hundredfold(rate: Figure, rates: Sequence[Figure]) -> Figure | None:
    """A rate elsewhere that this one is a hundredth of, as far as it is printed."""
    shown = stands_for(rate.value, rate.readings[0].decimals)
    return next((other for other in rates if other.value > 10 and other.value / 100 in shown), None)


def _key(figure: Figure) -> Key | None:
    """The words that say what is counted, without those that say nothing; None where they are too few."""
    words = frozenset(re.findall(r"\w+", figure.noun)) | frozenset(re.findall(r"\w+", figure.unit))
    words -= _SILENT
    if (
        len(words) < _LEAST_WORDS
        or figure.join is not Join.ALONE
        or figure.vagueness is not Vagueness.EXACT
        or figure.kind not in (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT)
        or _OTHER_TIME.search(figure.noun)
    ):
        return None
    return words, figure.kind, figure.level, figure.window.name if figure.window else ""


def _are_apart(group: Sequence[Figure]) -> bool:
    """Each in a section or table of its own: side by side, the same words count different things."""
    homes = {(figure.section, figure.place.block if figure.place.row is not None else -1) for figure in group}
    return len(homes) == len(group)


def _claims(group: Sequence[Figure]) -> Iterator[Claim]:
    first, *others = group
    for other in others:
        relation = Sum((first.number,), (other.number,))
        if first.value == other.value:
            yield Claim(Code.SAME, relation, Certainty.SURE)
        elif _is_near(first, other):
            yield Claim(Code.SAME, relation, Certainty.LIKELY)


def _is_near(first: Figure, other: Figure) -> bool:
    gap = abs(first.value - other.value)
    small = max(first.value, other.value) * _CLOSE
    is_ratio = first.kind is FigureKind.PERCENT and {first.value, other.value} & {
        first.value * 100,
        other.value * 100,
    }
    return bool(is_ratio) or gap <= small or is_slip_to(first, other.value) or is_slip_to(other, first.value)

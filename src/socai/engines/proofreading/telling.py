"""Puts a broken relation into one plain sentence, Vietnamese and English, with its arithmetic."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from socai.domain.numbers import print_number
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import Figure, FigureKind
from socai.engines.proofreading.judgement import Change, Verdict
from socai.engines.proofreading.relations import HUNDRED, Relation, Share, Sum

Sentences = tuple[str, str]  # Vietnamese, English

_SUM_WORDS: Final = {
    Code.SUM: ("Tổng {total} không bằng các phần cộng lại", "The total {total} is not the sum of its parts"),
    Code.TABLE_SUM: (
        "Trong bảng, {total} không bằng các số thành phần cộng lại",
        "In the table, {total} is not the sum of its parts",
    ),
    Code.FLOW: (
        "Số tiếp nhận {total} không bằng số đã giải quyết cộng số đang giải quyết",
        "What was received, {total}, is not what ended and what is open together",
    ),
    Code.SCORE_SUM: (
        "Tổng điểm {total} không bằng các điểm thành phần cộng lại",
        "The total score {total} is not the sum of the scores below it",
    ),
    Code.PERCENT_SCALE: (
        "Hai tỷ lệ chỉ khác nhau ở dấu thập phân: {total}",
        "Two rates differ only by their decimal mark: {total}",
    ),
    Code.SAME: (
        "Cùng một nội dung nhưng số liệu khác nhau: {total}",
        "One and the same quantity has different values: {total}",
    ),
}
_CARRIED_HINT: Final = (
    " (chỉ khớp nếu đó là số kỳ trước chuyển sang chưa được cộng vào)",
    " (it agrees only if that many were carried over and left out)",
)
_AT_MOST: Final = (
    "Số {parts} vượt mức tối đa {total}",
    "{parts} is above its maximum {total}",
)


def tell(
    codes: Sequence[Code], relations: Sequence[Relation], verdict: Verdict, figures: Sequence[Figure]
) -> Sentences:
    """What is broken, by the first relation; then which figure is suspected. One code for each broken one."""
    told = zip(codes, verdict.broken, strict=True)
    (vietnamese, english), *more = [
        _arithmetic(code, relations[number], figures) for code, number in list(told)[:3]
    ]
    if more:
        vietnamese += " Cũng vì vậy: " + " ".join(each[0] for each in more)
        english += " Likewise: " + " ".join(each[1] for each in more)
    blame = _blame(verdict, figures)
    return f"{vietnamese}{blame[0]}", f"{english}{blame[1]}"


def _arithmetic(code: Code, relation: Relation, figures: Sequence[Figure]) -> Sentences:
    if isinstance(relation, Share):
        return _tell_share(relation, figures)
    return _tell_sum(code, relation, figures)


def _tell_share(share: Share, figures: Sequence[Figure]) -> Sentences:
    percent = figures[share.percent]
    parts, wholes = _total(share.parts, figures), _total(share.wholes, figures)
    if not wholes:
        true = "?"
    else:
        true = print_number(parts / wholes * HUNDRED, decimals=max(2, percent.readings[0].decimals))
    sum_of_parts, sum_of_wholes = _plus(share.parts, figures), _plus(share.wholes, figures)
    return (
        f"Tỷ lệ {percent.printed}% không khớp với số liệu: {sum_of_parts} / {sum_of_wholes} = {true}%.",
        f"{percent.printed}% does not follow from its figures: {sum_of_parts} / {sum_of_wholes} = {true}%.",
    )


def _tell_sum(code: Code, relation: Sum, figures: Sequence[Figure]) -> Sentences:
    if code is Code.PERCENT_OVER:
        percent = _plus(relation.left, figures)
        return f"Tỷ lệ {percent} vượt quá 100%.", f"The share {percent} is above 100%."
    if relation.at_most:
        parts, total = _plus(relation.left, figures), _plus(relation.right, figures)
        return _AT_MOST[0].format(parts=parts, total=total) + ".", _AT_MOST[1].format(
            parts=parts, total=total
        ) + "."
    words = _SUM_WORDS.get(code, _SUM_WORDS[Code.SUM])
    if code in (Code.SAME, Code.PERCENT_SCALE):
        both = f"{_plus(relation.left, figures)} ≠ {_plus(relation.right, figures)}"
        return words[0].format(total=both) + ".", words[1].format(total=both) + "."
    if code is Code.COMPLEMENT:
        shares = _plus(relation.left, figures)
        total = print_number(_total(relation.left, figures), decimals=2)
        return (
            f"Các tỷ lệ cộng lại không bằng 100%: {shares} = {total}%.",
            f"The shares do not make up 100%: {shares} = {total}%.",
        )
    total, parts = _plus(relation.left, figures), _plus(relation.right, figures)
    result = _in_unit(_total(relation.right, figures), figures[relation.left[0]])
    difference = _total(relation.right, figures) - _total(relation.left, figures)
    gap = _in_unit(abs(difference), figures[relation.left[0]])
    sums = f": {parts} = {result}" if len(relation.right) > 1 else f" ({parts})"
    hint = _CARRIED_HINT if code is Code.FLOW and difference > 0 else ("", "")
    return (
        f"{words[0].format(total=total)}{sums}, lệch {gap}{hint[0]}.",
        f"{words[1].format(total=total)}{sums}; the difference is {gap}{hint[1]}.",
    )


def _blame(verdict: Verdict, figures: Sequence[Figure]) -> Sentences:
    if not verdict.changes:
        return "", ""
    if verdict.ties:
        either = list(_options((*verdict.changes, *verdict.ties), figures))
        if len(either) > 4:
            return " Chưa xác định được số nào sai.", " The figures do not decide which one is wrong."
        return f" Có thể sai ở {' hoặc '.join(either)}.", f" Probably wrong: {' or '.join(either)}."
    if len(verdict.changes) > 1:
        both = ", ".join(_options(verdict.changes, figures))
        return f" Có thể phải sửa cả {both}.", f" Probably all of these are wrong: {both}."
    change = verdict.changes[0]
    printed, meant = figures[change.figure].printed, change.repair.printed
    return (
        f" Nhiều khả năng {printed} là số sai, đúng ra là {meant}.",
        f" {printed} is probably wrong; {meant} would agree.",
    )


def _options(changes: Sequence[Change], figures: Sequence[Figure]) -> Iterator[str]:
    yield from (f"{figures[change.figure].printed} (→ {change.repair.printed})" for change in changes)


def _plus(numbers: Sequence[int], figures: Sequence[Figure]) -> str:
    return " + ".join(_with_sign(figures[number]) for number in numbers)


def _with_sign(figure: Figure) -> str:
    is_bare = figure.kind is FigureKind.PERCENT and not figure.printed.endswith("%")
    return f"{figure.printed}%" if is_bare else figure.printed


def _total(numbers: Sequence[int], figures: Sequence[Figure]) -> Fraction:
    return sum((figures[number].value for number in numbers), start=Fraction(0))


def _in_unit(value: Fraction, like: Figure) -> str:
    """The value in the measure of a figure, with as many decimals as it has."""
    return print_number(value / like.scale, decimals=like.readings[0].decimals)

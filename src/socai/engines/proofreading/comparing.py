"""What does not follow from the report of the period before."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from socai.engines.proofreading.claims.grids import grids_of
from socai.engines.proofreading.claims.indicators import indicator_lines
from socai.engines.proofreading.claims.mentions import Mention, lines_of
from socai.engines.proofreading.claims.roles import Role
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.figures import Figure, FigureKind, find_figures
from socai.engines.proofreading.model import Block, Document, Part, Place
from socai.engines.proofreading.styles import Remark

_DOSSIERS: Final = ("hồ sơ", "bộ hồ sơ", "hs")
_CUMULATIVE: Final = re.compile(r"lũy kế|luỹ kế|từ đầu năm", re.IGNORECASE)
_SHORTEST: Final = 200


def remarks_on_previous(
    document: Document, figures: Sequence[Figure], previous: Document
) -> Iterator[Remark]:
    """What was carried over against what was open before; paragraphs with figures that did not change."""
    yield from _carried_over(document, figures, previous)
    yield from _cumulative(figures, find_figures(previous))
    yield from _unchanged(document, figures, previous)


def _cumulative(figures: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Remark]:
    """A figure since the beginning of the year that is smaller than in the report before."""
    earlier = {key: figure for figure in before if (key := _cumulative_key(figure))}
    for figure in figures:
        key = _cumulative_key(figure)
        other = earlier.get(key) if key else None
        if other is not None and figure.value < other.value:
            yield Remark(
                Code.CUMULATIVE,
                Severity.WARNING,
                f"Số lũy kế {figure.printed} nhỏ hơn số {other.printed} của báo cáo kỳ trước.",
                f"The cumulative figure {figure.printed} is below {other.printed} in the report before.",
                figure.place,
                (figure,),
            )


def _cumulative_key(figure: Figure) -> tuple[str, str, str] | None:
    if figure.kind not in (FigureKind.COUNT, FigureKind.MONEY) or not _CUMULATIVE.search(figure.noun):
        return None
    return figure.noun, figure.unit, figure.level or ""


def _carried_over(document: Document, figures: Sequence[Figure], previous: Document) -> Iterator[Remark]:
    """Compared only where each report tells one such figure for a level."""
    carried = _of_role(document, figures, Role.CARRIED)
    left_open = _of_role(previous, find_figures(previous), Role.OPEN)
    for level in sorted({figure.level or "" for figure in carried}):
        now = {figure.value: figure for figure in carried if (figure.level or "") == level}
        before = {figure.value: figure for figure in left_open if (figure.level or "") == level}
        if len(now) == 1 and len(before) == 1 and now.keys() != before.keys():
            yield _broken_link(next(iter(now.values())), next(iter(before.values())))


def _of_role(document: Document, figures: Sequence[Figure], role: Role) -> list[Figure]:
    lines = [*lines_of(document, figures)]
    for grid in grids_of(document, figures):
        lines += [line for column in indicator_lines(grid) for line in column]
    return [m.figure for line in lines for m in line.quantities if _is_told(m, role)]


def _is_told(mention: Mention, role: Role) -> bool:
    return mention.role is role and mention.figure.unit in _DOSSIERS


def _broken_link(carried: Figure, left_open: Figure) -> Remark:
    return Remark(
        Code.CARRY_OVER,
        Severity.WARNING,
        f"Kỳ trước chuyển sang {carried.printed} hồ sơ, nhưng báo cáo kỳ trước ghi"
        f" {left_open.printed} hồ sơ đang giải quyết.",
        f"{carried.printed} dossiers are carried over, yet the report before left {left_open.printed} open.",
        carried.place,
        (carried,),
    )


def _unchanged(document: Document, figures: Sequence[Figure], previous: Document) -> Iterator[Remark]:
    before = {_plain(block) for block in previous.blocks if isinstance(block, Block)}
    with_figures = {figure.place.block for figure in figures}
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block) or block.part is not Part.BODY or number not in with_figures:
            continue
        if len(block.text) >= _SHORTEST and _plain(block) in before:
            yield Remark(
                Code.UNCHANGED,
                Severity.NOTE,
                "Đoạn này giữ nguyên cả số liệu so với báo cáo kỳ trước.",
                "This paragraph, figures included, is the same as in the report before.",
                Place(block.part, number, 0, len(block.text)),
            )


def _plain(block: Block) -> str:
    return " ".join(re.findall(r"[\w%.,]+", block.content.lower()))

""" "Không có" in one place, a count in another."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from socai.engines.proofreading.claims.grids import grids_of
from socai.engines.proofreading.claims.mentions import lines_of
from socai.engines.proofreading.claims.roles import Role, role_of
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.figures import Figure, FigureKind, Join
from socai.engines.proofreading.model import Block, Document, Part, Place
from socai.engines.proofreading.styles import Remark

_DENIAL: Final = re.compile(
    r"không (?:có|còn|để xảy ra|phát sinh)\s+(?:bất kỳ\s+|tình trạng\s+)?(?:bộ\s+)?hồ sơ"
    r"(?:\s+[^\W\d_]+){0,4}?\s+(?:quá hạn|trễ hạn|chậm hạn)",
    re.IGNORECASE,
)
_OTHER_TIME: Final = re.compile(r"phấn đấu|bảo đảm|đảm bảo|mục tiêu|nhiệm vụ|thời gian tới", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.;\n]")
_NARROWER: Final = re.compile(
    r"lĩnh vực|\btại\b|thuộc|đơn vị|phòng|sở |liên thông|chứng thực",
    re.IGNORECASE,
)
_LEVELS: Final = (Role.PROVINCE, Role.DISTRICT, Role.COMMUNE)
_OWN_BRACKET: Final = re.compile(r"\([^()]*$")


def remarks_on_denials(document: Document, figures: Sequence[Figure]) -> Iterator[Remark]:
    """Where no dossier is said to be late and late ones are counted of the same level."""
    late = list(_late(document, figures))
    if not late:
        return
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block) or block.part is not Part.BODY:
            continue
        for match in _DENIAL.finditer(block.text):
            figure = _of_the_same(block, match, number, late)
            if figure is not None:
                yield _remark(match, Place(block.part, number, match.start(), match.end()), figure)


def _late(document: Document, figures: Sequence[Figure]) -> Iterator[Figure]:
    for line in lines_of(document, figures):
        for mention in line.quantities:
            if (
                mention.role is Role.LATE
                and mention.figure.value > 0
                and mention.figure.unit in ("hồ sơ", "")
            ):
                yield mention.figure
    for grid in grids_of(document, figures):
        if len(grid.columns) == 1:
            for (row, _), figure in grid.cells.items():
                if role_of(grid.label(row)) is Role.LATE and _counts(figure):
                    yield figure


def _counts(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT and figure.join is Join.ALONE and figure.value > 0


def _of_the_same(block: Block, match: re.Match[str], number: int, late: Sequence[Figure]) -> Figure | None:
    """The nearest late count of the same level; a denial in brackets speaks of the figure before it alone."""
    start = max((end.end() for end in _SENTENCE_END.finditer(block.text, 0, match.start())), default=0)
    following = _SENTENCE_END.search(block.text, match.end())
    sentence = block.text[start : following.start() if following else len(block.text)]
    if _OTHER_TIME.search(sentence) or _OWN_BRACKET.search(block.text[: match.start()]):
        return None
    if _NARROWER.search(sentence):
        late = [figure for figure in late if figure.section == block.section and figure.level is None]
    level = role_of(sentence) if role_of(sentence) in _LEVELS else None
    if level:
        late = [figure for figure in late if figure.level and figure.level in sentence.lower()]
    return min(late, key=lambda figure: abs(figure.place.block - number), default=None)


def _remark(match: re.Match[str], place: Place, figure: Figure) -> Remark:
    said = " ".join(match[0].split())
    return Remark(
        Code.NONE_BUT_COUNT,
        Severity.WARNING,
        f"Văn bản ghi “{said}” nhưng chỗ khác nêu {figure.printed} hồ sơ quá hạn.",
        f"The text says “{said}”, yet elsewhere {figure.printed} dossiers are late.",
        place,
        (figure,),
    )

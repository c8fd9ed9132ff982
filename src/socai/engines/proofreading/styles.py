"""What looks careless without being arithmetic: a missing sign, a sentence twice, a number of a section
twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.figures import Figure, FigureKind
from socai.engines.proofreading.model import Block, Document, Kind, Part, Place


@dataclass(frozen=True, slots=True)
class Remark:
    """Something found without weighing figures against each other."""

    code: Code
    severity: Severity
    message: str
    message_en: str
    place: Place
    figures: tuple[Figure, ...] = ()
    suspect: str | None = None
    suggestion: str | None = None


_SENTENCE_END: Final = re.compile(r"(?<=[.;!?])\s+|\n")
_SHORTEST_SENTENCE: Final = 60
_SECTION_NUMBER: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.)]")
_WITHOUT_SIGN: Final = re.compile(r"(?:tỷ lệ|tỉ lệ)[^.;:,\d]{0,60}$|\bđạt (?:tỷ lệ )?$", re.IGNORECASE)
_BEHIND_A_PERCENT: Final = re.compile(
    r"\s*(?:[.;,)]|$|so với|kế hoạch|dự toán|trên tổng|chỉ tiêu)", re.IGNORECASE
)


def remarks_on_style(document: Document, figures: Sequence[Figure]) -> Iterator[Remark]:
    yield from _sentences_twice(document)
    yield from _section_numbers(document)
    yield from _missing_signs(document, figures)
    yield from _mixed_marks(figures)


def _sentences_twice(document: Document) -> Iterator[Remark]:
    seen: dict[str, Place] = {}
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block) or block.part is not Part.BODY:
            continue
        for start, sentence in _sentences(block):
            key = " ".join(re.findall(r"\w+", sentence.lower()))
            if len(key) < _SHORTEST_SENTENCE:
                continue
            place = Place(block.part, number, start, start + len(sentence))
            if key in seen:
                yield Remark(
                    Code.SENTENCE_TWICE,
                    Severity.NOTE,
                    "Câu này đã có ở một chỗ khác trong văn bản.",
                    "This sentence stands elsewhere in the document already.",
                    place,
                )
            seen.setdefault(key, place)


def _sentences(block: Block) -> Iterator[tuple[int, str]]:
    start = block.content_from
    for end in (*(match.end() for match in _SENTENCE_END.finditer(block.text, start)), len(block.text)):
        sentence = block.text[start:end].rstrip()
        if sentence:
            yield start, sentence
        start = end


def _section_numbers(document: Document) -> Iterator[Remark]:
    """A number that stands before two headings under the same heading."""
    seen: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block) or block.kind is not Kind.HEADING or block.part is not Part.BODY:
            continue
        match = _SECTION_NUMBER.match(block.label)
        if match is None:
            continue
        titles = seen[block.section, match[1]]
        title = " ".join(block.content.lower().split())
        if titles and title not in titles:
            yield Remark(
                Code.SECTION_ORDER,
                Severity.NOTE,
                f"Số thứ tự đề mục {match[1]} đã dùng cho một mục khác cùng cấp.",
                f"The section number {match[1]} is used for another section of the same level.",
                Place(block.part, number, 0, len(block.text)),
            )
        titles.add(title)


def _missing_signs(document: Document, figures: Sequence[Figure]) -> Iterator[Remark]:
    """A number with decimals and no measure where a percent is spoken of."""
    for figure in figures:
        if figure.unit or figure.kind is not FigureKind.COUNT or figure.place.row is not None:
            continue
        text = document.whole_text_of(figure.place)
        before, behind = text[: figure.place.start], text[figure.place.end :]
        is_percent = figure.readings[0].decimals in (1, 2) and figure.value <= 200
        if is_percent and _WITHOUT_SIGN.search(before) and _BEHIND_A_PERCENT.match(behind):
            yield Remark(
                Code.PERCENT_SIGN,
                Severity.NOTE,
                f"Sau số {figure.printed} có lẽ thiếu ký hiệu %.",
                f"A percent sign is probably missing after {figure.printed}.",
                figure.place,
                (figure,),
                figure.printed,
                f"{figure.printed}%",
            )


def _mixed_marks(figures: Sequence[Figure]) -> Iterator[Remark]:
    """Percents with a comma and percents with a dot: told once, at the first of the rarer kind."""
    by_mark: dict[str, list[Figure]] = {",": [], ".": []}
    for figure in figures:
        if figure.kind is FigureKind.PERCENT and (mark := re.search(r"\d([.,])\d{1,2}$", figure.printed)):
            by_mark[mark[1]].append(figure)
    commas, dots = by_mark[","], by_mark["."]
    if not commas or not dots:
        return
    rarer = min(commas, dots, key=len)
    yield Remark(
        Code.DECIMAL_MARKS,
        Severity.NOTE,
        f"Phần thập phân dùng lẫn dấu phẩy ({commas[0].printed}) và dấu chấm ({dots[0].printed}).",
        f"Decimals are marked by a comma ({commas[0].printed}) here and by a dot ({dots[0].printed}) there.",
        rarer[0].place,
        (commas[0], dots[0]),
    )

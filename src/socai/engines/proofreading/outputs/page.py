"""One web page with the document, marks at its figures and the findings beside it. It loads nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import Final

from socai.engines.proofreading.codes import Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Block, Document, Kind, Part, Table

_HEADS: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xem lại", Severity.NOTE: "Lưu ý"}
_COUNTED: Final = {Severity.ERROR: "lỗi", Severity.WARNING: "điểm cần xem lại", Severity.NOTE: "lưu ý"}
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_Cell = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of one paragraph or cell that a finding speaks of."""

    start: int
    end: int
    finding: int
    severity: Severity
    is_suspect: bool
    is_first: bool


def to_page(document: Document, findings: Sequence[Finding]) -> str:
    """The whole page, in Vietnamese, readable without a script and without a network."""
    style = (files("socai.engines.proofreading.outputs") / "page.css").read_text(encoding="utf-8")
    title = escape(f"Kết quả soát số liệu: {document.name or 'văn bản'}")
    marks = _marks(findings)
    return "\n".join(
        (
            '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{style}</style></head><body>",
            f"<header><h1>{title}</h1><p>{_summary(findings)}</p></header>",
            f'<div class="sides"><article>{"".join(_written(document, marks))}</article>',
            f'<aside aria-label="Các điểm cần xem">{_aside(findings)}</aside></div></body></html>\n',
        )
    )


def _summary(findings: Sequence[Finding]) -> str:
    counted = {severity: sum(found.severity is severity for found in findings) for severity in Severity}
    told = [f"{number} {_COUNTED[severity]}" for severity, number in counted.items() if number]
    return ", ".join(told) + "." if told else "Không phát hiện số liệu mâu thuẫn."


def _marks(findings: Sequence[Finding]) -> dict[_Cell, list[_Mark]]:
    marks: dict[_Cell, list[_Mark]] = defaultdict(list)
    for number, finding in enumerate(findings, start=1):
        for order, place in enumerate(dict.fromkeys((finding.place, *finding.figure_places))):
            is_suspect = place == finding.place and finding.suspect is not None
            mark = _Mark(place.start, place.end, number, finding.severity, is_suspect, order == 0)
            marks[place.block, place.row, place.column].append(mark)
    return marks


def _written(document: Document, marks: dict[_Cell, list[_Mark]]) -> Iterator[str]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield _table(block, number, marks)
            continue
        text = _marked(block.text, marks.get((number, None, None), ()))
        tag, kind = _shape(block)
        label = f"{escape(block.label)} " if block.label and not block.content_from else ""
        yield f'<{tag} class="{kind}">{label}{text}</{tag}>\n'


def _shape(block: Block) -> tuple[str, str]:
    if block.part is not Part.BODY:
        return "p", "apart"
    match block.kind:
        case Kind.HEADING:
            return "h2", "heading"
        case Kind.LIST_ITEM:
            return "p", "list"
        case Kind.PARAGRAPH:
            return "p", "plain"


def _table(table: Table, number: int, marks: dict[_Cell, list[_Mark]]) -> str:
    rows: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells():
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        text = _marked(cell.text, marks.get((number, cell.row, cell.column), ()))
        rows[cell.row].append(f"<td{spans}>{text}</td>")
    lines = "".join(f"<tr>{''.join(rows[row])}</tr>\n" for row in range(len(table.rows)))
    return f"<table>{lines}</table>\n"


def _marked(text: str, marks: Sequence[_Mark]) -> str:
    """The text with its marks; where marks overlap, each stretch shows the gravest of those over it."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        pieces.append(_stretch(escape(text[start:end]), over, start, end))
    return "".join(pieces)


def _stretch(text: str, over: Sequence[_Mark], start: int, end: int) -> str:
    if not over:
        return text
    anchors = "".join(
        f'<a id="at-{mark.finding}"></a>' for mark in over if mark.is_first and mark.start == start
    )
    ending = "".join(
        f'<a href="#finding-{mark.finding}" aria-label="Điểm {mark.finding}">{mark.finding}</a>'
        for mark in over
        if mark.end == end
    )
    gravest = min(over, key=lambda mark: mark.severity.rank).severity.value
    suspect = " suspect" if any(mark.is_suspect for mark in over) else ""
    return f'{anchors}<mark class="{gravest}{suspect}">{text}{ending}</mark>'


def _aside(findings: Sequence[Finding]) -> str:
    if not findings:
        return "<p>Không phát hiện số liệu mâu thuẫn.</p>"
    shown = [severity for severity in Severity if any(found.severity is severity for found in findings)]
    choices = "".join(
        f'<label><input type="checkbox" id="show-{severity.value}" checked> {_HEADS[severity]}</label>'
        for severity in shown
    )
    items = "".join(_item(number, finding) for number, finding in enumerate(findings, start=1))
    return f'<div class="choose">{choices}</div><ol>{items}</ol>'


def _item(number: int, finding: Finding) -> str:
    suggestion = ""
    if finding.suspect is not None and finding.suggestion is not None:
        suspect, better = escape(finding.suspect), escape(finding.suggestion)
        suggestion = f'<p class="change"><s>{suspect}</s> → <strong>{better}</strong></p>'
    severity = finding.severity
    return (
        f'<li class="finding {severity.value}" id="finding-{number}">'
        f'<h3><a href="#at-{number}">{number}</a>. {_HEADS[severity]}</h3><p>{escape(finding.message)}</p>'
        f"{suggestion}<p><q>{escape(finding.quote)}</q></p><code>{escape(finding.code.value)}</code></li>\n"
    )

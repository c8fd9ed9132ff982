"""The words of a Word paragraph as it reads once all changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from socai.engines.proofreading.reading.outline import clean, raised

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE: Final = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}delInstrText", f"{W}delText", f"{W}rt"}
    | {f"{W}sdtPr", f"{W}sdtEndPr", f"{_COMPATIBILITY}Fallback", f"{W}tblPr", f"{W}object"}
)
_MARKS: Final = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"
}  # fmt: skip
# Fields whose result counts pages or repeats headings.
_FIELDS_LEFT_OUT: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF", "SEQ", "NOTEREF", "TC", "XE")
_LONGEST_TEXT: Final = 200_000


@dataclass(slots=True)
class _Fields:
    """Which fields are open; words of a result count only if no open field is left out."""

    open: list[list[str]] = field(default_factory=list)

    def mark(self, kind: str | None) -> None:
        if kind == "begin":
            self.open.append(["", "code"])
        elif kind == "separate" and self.open:
            self.open[-1][1] = "result"
        elif kind == "end" and self.open:
            self.open.pop()

    def instruct(self, text: str) -> None:
        if self.open:
            self.open[-1][0] += text

    @property
    def hide(self) -> bool:
        return any(part == "code" or _is_left_out(code) for code, part in self.open)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: its text, where each note is marked in it, and the text boxes that hang on it."""

    text: str
    notes: tuple[tuple[str, str], ...]  # kind (footnote, endnote) and id
    boxes: tuple[Any, ...]


def words_of(paragraph: "_Element") -> Words:
    """The accepted words of a w:p."""
    pieces: list[str] = []
    notes: list[tuple[str, str]] = []
    boxes: list[Any] = []
    for item in _parts(paragraph):
        if isinstance(item, str):
            pieces.append(item)
        elif item.tag.endswith("}txbxContent"):
            boxes.append(item)
        else:
            kind = item.tag.removeprefix(W).removesuffix("Reference")
            notes.append((kind, item.get(f"{W}id", "")))
    return Words("".join(pieces)[:_LONGEST_TEXT], tuple(notes), tuple(boxes))


def text_pieces(paragraph: "_Element") -> Iterator[tuple[str, Any]]:
    """Each stretch of text with the w:t it stands in, in order: their texts joined are the paragraph's text.

    Marks such as tabs come with their own element. Whoever writes comments finds the run of an offset so.
    """
    fields = _Fields()
    for element in _visible(paragraph):
        text = _text_of(element, fields)
        if text:
            yield text, element


def is_struck(properties: Any) -> bool:
    """Whether a change that is tracked takes away what has these properties (w:pPr, w:trPr)."""
    if properties is None:
        return False
    marks = properties if properties.tag == f"{W}trPr" else properties.find(f"{W}rPr")
    return marks is not None and (marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None)


def _parts(paragraph: "_Element") -> Iterator[Any]:
    fields = _Fields()
    for element in _visible(paragraph):
        if element.tag in (f"{W}footnoteReference", f"{W}endnoteReference") or element.tag.endswith(
            "}txbxContent"
        ):
            yield element
            continue
        if text := _text_of(element, fields):
            yield text


def _visible(paragraph: "_Element") -> Iterator[Any]:
    """The elements of the paragraph in order, without what is struck, hidden or said twice."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _GONE:
            continue
        yield element
        if element.tag == f"{W}r" and _is_hidden(element):
            continue
        if not element.tag.endswith("}txbxContent") and element.tag != f"{W}p":
            waiting.extend(reversed(element))


def _text_of(element: Any, fields: _Fields) -> str:
    tag = element.tag
    if tag == f"{W}fldChar":
        fields.mark(element.get(f"{W}fldCharType"))
    elif tag == f"{W}instrText":
        fields.instruct(element.text or "")
    elif tag == f"{W}t" and not fields.hide and not _in_simple_field(element):
        text = clean(element.text or "")
        return raised(text) if _is_raised(element) else text
    elif tag in _MARKS and not fields.hide and element.getparent().tag == f"{W}r":
        return _MARKS[tag]
    return ""


def _is_left_out(code: str) -> bool:
    return code.strip().split(" ")[0].upper() in _FIELDS_LEFT_OUT


def _in_simple_field(element: Any) -> bool:
    parent = element.getparent().getparent()
    return parent is not None and parent.tag == f"{W}fldSimple" and _is_left_out(parent.get(f"{W}instr", ""))


def _is_raised(element: Any) -> bool:
    mark = element.getparent().find(f"{W}rPr/{W}vertAlign")
    return mark is not None and mark.get(f"{W}val") == "superscript"


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false")

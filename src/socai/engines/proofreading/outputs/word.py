"""A copy of a Word document with a comment at each figure that a finding is about."""

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from socai.engines.documents.packages import open_document
from socai.engines.proofreading.codes import Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.outputs.anchors import runs_of, times_before, word
from socai.engines.proofreading.outputs.places import source_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_AUTHOR: Final = "Sổ Cái"
_INITIALS: Final = "SC"
_MAIN: Final = "word/document.xml"
_HEADS: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xem lại", Severity.NOTE: "Lưu ý"}


def comment_in_word(data: bytes, document: Document, findings: Sequence[Finding]) -> bytes:
    """The same document with comments; `data` is the .docx that `document` was read from.

    A figure in a footnote has its comment at the mark of the footnote, one in a header or footer at the
    beginning: Word has no comments there. Raises DocumentRefused.
    """
    opened = open_document(data)
    anchors = _Anchors(opened, document)
    for number, finding in enumerate(findings, start=1):
        anchors.comment(finding.place, _sentence(number, finding))
        for place in _elsewhere(finding):
            anchors.comment(
                place, f"[{number}] Xem nhận xét {number} tại “{document.text_at(finding.place)}”."
            )
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def _sentence(number: int, finding: Finding) -> str:
    return f"[{number}] {_HEADS[finding.severity]} ({finding.code.value}): {finding.message}"


def _elsewhere(finding: Finding) -> Iterator[Place]:
    """One place of each other paragraph or cell that the finding speaks of."""
    seen = {_paragraph(finding.place)}
    for place in finding.figure_places:
        if _paragraph(place) not in seen:
            seen.add(_paragraph(place))
            yield place


def _paragraph(place: Place) -> tuple[int, int | None, int | None]:
    return place.block, place.row, place.column


class _Anchors:
    """Finds the runs of an open document that places of the read one stand in."""

    def __init__(self, opened: "WordDocument", document: Document) -> None:
        self._opened, self._document = opened, document
        self._body = opened._body
        self._paragraphs = list(opened.element.iter(word("p")))

    def comment(self, place: Place, text: str) -> None:
        """A comment at the place; nothing where the document has no text to hang it on."""
        from docx.text.run import Run  # noqa: PLC0415  (heavy: loads on first use)

        runs = [Run(run, self._body) for run in self._runs(place)]
        if runs:
            comment = self._opened.add_comment(runs, text=text, author=_AUTHOR, initials=_INITIALS)
            # No clock here: the same findings give the same comments.
            comment._comment_elm.attrib.pop(word("date"), None)

    def _runs(self, place: Place) -> list[Any]:
        source = source_of(self._document, place)
        if source is None:
            return self._first_run()
        if source.part != _MAIN:
            return self._mark_of(self._note(source.part, source.number)) or self._first_run()
        printed = self._document.text_at(place)
        text = self._document.whole_text_of(place)[source.start :]
        skipped = times_before(text, printed, place.start - source.start)
        return runs_of(self._paragraphs[source.number], printed, skipped)

    def _mark_of(self, note: str | None) -> list[Any]:
        marks = self._opened.element.body.iter(word("footnoteReference"), word("endnoteReference"))
        return [mark.getparent() for mark in marks if note is not None and mark.get(word("id")) == note][:1]

    def _first_run(self) -> list[Any]:
        return list(islice(self._opened.element.body.iter(word("r")), 1))

    def _note(self, part: str, number: int) -> str | None:
        """The id of the footnote or endnote that the paragraph belongs to."""
        for other in self._opened.part.package.iter_parts():
            if str(other.partname).lstrip("/") == part and part.endswith(("footnotes.xml", "endnotes.xml")):
                from lxml import etree  # noqa: PLC0415  (heavy: loads on first use)

                # The package was looked through for entities when it was opened.
                parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
                paragraphs = list(etree.fromstring(other.blob, parser).iter(word("p")))
                if number < len(paragraphs):
                    note: str | None = paragraphs[number].getparent().get(word("id"))
                    return note
        return None

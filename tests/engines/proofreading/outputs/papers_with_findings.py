"""A small report, read by hand, with what was found in it."""

import docx

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Block, Cell, Document, Kind, Part, Place, Source, Table
from tests.engines.documents.packages import saved

SENTENCE = "Đã giải quyết 214 hồ sơ, trong đó trước hạn 190 hồ sơ, đúng hạn 21 hồ sơ."
OTHER = "Tỷ lệ đúng hạn đạt 97%."
CELL = "Tổng số: 214"


def word_file() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("Đã giải quyết 2", "14 hồ sơ, trong đó trước hạn 190 hồ sơ, đúng hạn ", "21", " hồ sơ."):
        paragraph.add_run(piece).bold = piece == "21"
    document.add_paragraph(OTHER)
    document.add_table(1, 1).cell(0, 0).text = CELL
    return saved(document)


def document(name: str = "bao-cao.docx") -> Document:
    return Document(
        blocks=(
            Block(SENTENCE, sources=(Source(0, "word/document.xml", 0),)),
            Block(OTHER, kind=Kind.LIST_ITEM, sources=(Source(0, "word/document.xml", 1),)),
            Table(((Cell(CELL, 0, 0, sources=(Source(0, "word/document.xml", 2),)),),)),
        ),
        format=name.rpartition(".")[2],
        name=name,
    )


def place(text: str, printed: str, block: int, *, cell: bool = False) -> Place:
    start = text.index(printed)
    where = 0 if cell else None
    return Place(Part.BODY, block, start, start + len(printed), row=where, column=where)


def sum_finding() -> Finding:
    places = (
        place(SENTENCE, "214", 0),
        place(SENTENCE, "190", 0),
        place(SENTENCE, "21 ", 0),
        place(CELL, "214", 2, cell=True),
    )
    return Finding(
        code=Code.SUM,
        severity=Severity.ERROR,
        message="Các thành phần cộng lại được 211, khác với tổng 214 <ghi trong câu>.",
        message_en="The parts add up to 211, the total says 214.",
        quote=SENTENCE,
        place=places[0],
        figures=("214", "190", "21", "214"),
        figure_places=places,
        suspect="214",
        suggestion="211",
        satisfied=1,
    )


def note_finding() -> Finding:
    return Finding(
        code=Code.SENTENCE_TWICE,
        severity=Severity.NOTE,
        message="Câu này đã có ở đoạn trên.",
        message_en="The sentence stands twice.",
        quote=OTHER,
        place=Place(Part.BODY, 1, 0, len(OTHER)),
    )

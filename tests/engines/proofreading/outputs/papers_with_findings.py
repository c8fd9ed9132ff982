"""A small report, read by hand, with what was found in it."""

import docx

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Block, Cell, Document, Kind, Part, Place, Source, Table
from tests.engines.documents.packages import packed, parts_of, saved

SENTENCE = "Đã giải quyết 214 hồ sơ, trong đó trước hạn 190 hồ sơ, đúng hạn 21 hồ sơ."
OTHER = "Tỷ lệ đúng hạn đạt 97%."
CELL = "Tổng số: 214"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_TYPE = (
    b'<Override PartName="/word/footnotes.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
)
FOOTNOTES_RELATION = (
    b'<Relationship Id="rIdF" Target="footnotes.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
)


def word_file() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("Đã giải quyết 2", "14 hồ sơ, trong đó trước hạn 190 hồ sơ, đúng hạn ", "21", " hồ sơ."):
        paragraph.add_run(piece).bold = piece == "21"
    document.add_paragraph(OTHER)
    document.add_table(1, 1).cell(0, 0).text = CELL
    return saved(document)


def word_file_with_a_footnote() -> bytes:
    """A sentence with a footnote and a change that is still tracked."""
    document = docx.Document()
    document.add_paragraph("Cử 48 lượt người tham gia tập huấn")
    parts = parts_of(saved(document))
    behind = (
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:ins w:id="9" w:author="a"><w:r><w:t>, thêm 5 lượt</w:t></w:r></w:ins>'
        '<w:del w:id="10" w:author="a"><w:r><w:delText>, thêm 6 lượt</w:delText></w:r></w:del>'
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", behind.encode() + b"</w:p>", 1)
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Gồm 20 nam và 29 nữ.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace(b"</Types>", FOOTNOTES_TYPE + b"</Types>")
    parts[relations] = parts[relations].replace(b"</Relationships>", FOOTNOTES_RELATION + b"</Relationships>")
    return packed(parts)


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

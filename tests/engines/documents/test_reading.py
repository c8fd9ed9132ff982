import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socai.engines.documents import (
    ColumnMissing,
    DocumentRefused,
    Paragraph,
    Table,
    read_document,
    read_figures,
)
from tests.engines.documents.packages import changed, packed, parts_of, saved, word

ENTITIES = b'<!DOCTYPE w:document [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE w:document SYSTEM "http://example.invalid/x.dtd">'


def after_the_declaration(doctype: bytes, content: bytes) -> bytes:
    declaration, end, rest = content.partition(b"?>")
    return declaration + end + doctype + rest


def test_paragraphs_and_tables_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Báo cáo", level=1)
    document.add_table(1, 1).cell(0, 0).text = "giữa"
    document.add_paragraph("Nơi nhận")

    contents = read_document(saved(document))

    assert [type(block) for block in contents.blocks] == [Paragraph, Table, Paragraph]
    assert contents.paragraphs == (Paragraph("Báo cáo", "Heading 1"), Paragraph("Nơi nhận", "Normal"))


def test_text_in_pieces_of_letters_and_accents_comes_back_composed() -> None:
    assert read_document(word("hồ sơ")).paragraphs[0].text == "hồ sơ"


def test_a_merged_cell_stands_in_each_place_it_covers() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "rộng"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "cao"

    (read,) = read_document(saved(document)).tables

    assert read.texts() == (("rộng", "rộng", "02"), ("10", "11", "cao"), ("20", "21", "cao"))
    assert read.rows[2][2] is read.rows[1][2]
    assert (read.rows[2][2].row, read.rows[2][2].column) == (1, 2)


@settings(max_examples=20)  # each opens and saves a whole document
@given(st.lists(st.lists(st.integers(0, 10**7), min_size=1, max_size=1), min_size=1, max_size=5))
def test_figures_written_into_a_table_are_read_back(rows: list[list[int]]) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Chỉ tiêu", "Số liệu"
    for number, (figure,) in enumerate(rows):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"Dòng {number}", f"{figure:,}".replace(",", ".")

    figures = read_figures(read_document(saved(document)).tables[0], label="chỉ tiêu", value="SỐ  LIỆU")

    assert [item.label for item in figures] == [f"Dòng {number}" for number in range(len(rows))]
    assert [item.number and item.number.only_reading.value for item in figures] == [row[0] for row in rows]


def test_a_cell_without_a_number_keeps_its_text() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for column, text in enumerate(("Chỉ tiêu", "Đơn vị", "Số liệu")):
        table.cell(0, column).text = text
    for column, text in enumerate(("Khảo sát", "tỷ", "không")):
        table.cell(1, column).text = text

    (figure,) = read_figures(
        read_document(saved(document)).tables[0], label="Chỉ tiêu", value="Số liệu", unit="Đơn vị"
    )

    assert (figure.label, figure.text, figure.number) == ("Khảo sát", "không", None)


def test_a_table_without_the_columns_is_refused_with_those_it_has() -> None:
    document = docx.Document()
    document.add_table(1, 2).cell(0, 1).text = "Ghi chú"

    with pytest.raises(ColumnMissing, match="its first has Ghi chú"):
        read_figures(read_document(saved(document)).tables[0], label="Chỉ tiêu", value="Số liệu")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged, encrypted or of another kind"),
        (b"plain text", "damaged, encrypted or of another kind"),
        (word("a")[:-200], "damaged, encrypted or of another kind"),
        (packed({"a.txt": b"a"}), "a zip without a Word document in it"),
        (packed(parts_of(word("a")) | {"bomb.xml": b"0" * 81 * 2**20}), "unpacks to more than 80 MB"),
        (packed({f"{n}.txt": b"" for n in range(2_001)}), "more than 2,000 parts"),
        (b"0" * (20 * 2**20 + 1), "more than 20 MB"),
        (
            changed(word("a"), "word/document.xml", lambda xml: xml[:-5]),
            "word/document.xml is not well-formed",
        ),
        (
            changed(word("a"), "word/document.xml", lambda xml: after_the_declaration(ENTITIES, xml)),
            "declares a document type",
        ),
        (
            changed(word("a"), "word/styles.xml", lambda xml: after_the_declaration(OUTSIDE, xml)),
            "declares a document type",
        ),
        (
            changed(word("a"), "_rels/.rels", lambda xml: xml.replace(b"officeDocument", b"other")),
            "do not make up",
        ),
        (
            changed(word("a"), "[Content_Types].xml", lambda xml: xml.replace(b"main+xml", b"x+xml")),
            "make up",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_sound_document_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason) as refusal:
        read_document(data)

    assert "accepted is a Word document" in str(refusal.value)

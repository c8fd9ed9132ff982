"""The same report in another format says the same."""

import pytest

from socai.engines.proofreading.figures import find_figures
from socai.engines.proofreading.model import Block, Document, Kind, Part, Table
from socai.engines.proofreading.reading import read
from tests.support.proofreading_files import pdf_file, sheet_file, written


def texts_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Block)]


def tables_of(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_headings_and_list_lines_of_a_plain_text_are_told_by_their_labels():
    text = (
        "I. KẾT QUẢ CHUNG\n1. Cải cách thể chế\n1.1. Xây dựng văn bản:\n"
        "- Ban hành 5 văn bản;\n+ Trong đó 2 quyết định."
    )

    document = read(text.encode(), name="a.txt")

    kinds = [block.kind for block in document.blocks if isinstance(block, Block)]
    assert kinds == [Kind.HEADING] * 3 + [Kind.LIST_ITEM] * 2
    last = document.blocks[-1]
    assert isinstance(last, Block)
    assert last.section == ("I. KẾT QUẢ CHUNG", "1. Cải cách thể chế", "1.1. Xây dựng văn bản:")
    assert last.content == "Trong đó 2 quyết định."


def test_marks_of_emphasis_are_not_part_of_a_text():
    document = read("## **II. KẾT QUẢ**\n\n*Tiếp nhận* **26** hồ sơ\\_mới.".encode(), name="a.md")

    assert texts_of(document) == ["II. KẾT QUẢ", "Tiếp nhận 26 hồ sơ_mới."]


@pytest.mark.parametrize(
    "text",
    [
        "| STT | Số |\n|---|---|\n| 1 | 26 |",
        "STT\tSố\n1\t26",
        "\tSTT\n\tSố\n\n\t1\n\t26\n",
    ],
)
def test_tables_of_bars_of_tabs_and_of_a_line_for_each_cell_are_tables(text):
    assert tables_of(read(text.encode(), name="a.txt")) == [[["STT", "Số"], ["1", "26"]]]


def test_a_page_of_the_web_is_read_as_it_is_seen():
    page = (
        "<html><head><title>9 hồ sơ</title></head><body><h2>Kết quả</h2><script>var a = 7</script>"
        "<ol><li>Nhận 26 hồ sơ<sup>1</sup><li>Trả 20 hồ sơ</ol><p style='display: none'>ẩn 5</p>"
        "<table><tr><th rowspan=2>STT<th colspan=2>Số</tr><tr><td>A<td>B</tr><tr><td>1<td>2<td>3</table>"
        "</body></html>"
    )

    document = read(page.encode(), name="a.html")

    assert texts_of(document) == ["Kết quả", "Nhận 26 hồ sơ¹", "Trả 20 hồ sơ"]
    assert tables_of(document) == [[["STT", "Số", "Số"], ["STT", "A", "B"], ["1", "2", "3"]]]


def test_a_sheet_is_read_as_it_prints_its_values():
    rows = (
        '<row r="1"><c r="B1" t="inlineStr"><is><t>Biểu tổng hợp</t></is></c></row>'
        '<row r="3"><c r="B3" t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c r="C3" t="str"><v>Số</v></c></row>'
        '<row r="4"><c r="B4" t="str"><v>Nhận</v></c><c r="C4" s="1"><v>1750</v></c></row>'
        '<row r="5"><c r="B5" t="str"><v>Tỷ lệ</v></c><c r="C5" s="2"><v>0.97849</v></c></row>'
        '<row r="6"><c r="B6" t="str"><v>Ngày</v></c><c r="C6" s="3"><v>45291</v></c></row>'
        '<row r="7"><c r="B7" t="str"><v>Thô</v></c><c r="C7"><v>0.30000000000000004</v></c></row>'
    )
    formats = (
        '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="3"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'
    )

    document = read(sheet_file(rows, formats=formats), name="a.xlsx")

    assert texts_of(document) == ["Biểu tổng hợp"]
    assert tables_of(document) == [
        [["Chỉ tiêu", "Số"], ["Nhận", "1.750"], ["Tỷ lệ", "97,8%"], ["Ngày", "31/12/2023"], ["Thô", "0,3"]]
    ]


def test_a_value_at_the_far_corner_of_a_sheet_costs_no_memory():
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>' + (
        '<row r="1048576"><c r="A1048576"><v>3</v></c><c r="XFD1048576"><v>4</v></c></row>'
    )

    document = read(sheet_file(rows), name="a.xlsx")

    assert sum(len(row) for table in tables_of(document) for row in table) < 40_000


def test_lines_of_a_pdf_become_paragraphs_and_its_page_number_is_left_out():
    long = "In the period the office received 120 dossiers of which 80 came online and the others"
    content = (
        written("3", 297, 810)
        + written(f"- {long}", 60, 700)
        + written("came over the counter.", 60, 684)
        + written("- The rest: 12 dossiers.", 60, 668)
    )

    document = read(pdf_file(content), name="a.pdf")

    assert texts_of(document) == [f"- {long} came over the counter.", "- The rest: 12 dossiers."]


def test_a_ruled_grid_of_a_pdf_is_a_table_with_its_merged_cells():
    lines = "".join(f"60 {y} m 360 {y} l S\n" for y in (700, 640))
    lines += "160 670 m 360 670 l S\n60 700 m 60 640 l S\n160 700 m 160 640 l S\n360 700 m 360 640 l S\n"
    lines += "260 670 m 260 640 l S\n"
    content = lines + written("Total", 70, 660) + written("Result", 200, 680)
    content += written("26", 200, 650) + written("30", 300, 650) + written("After the table.", 60, 600)

    document = read(pdf_file(content), name="a.pdf")

    assert tables_of(document) == [[["Total", "Result", "Result"], ["Total", "26", "30"]]]
    assert texts_of(document) == ["After the table."]


def test_a_small_digit_of_a_pdf_is_a_mark_of_a_note():
    content = written("Issued 12 papers", 60, 700) + written("3", 153, 705, size=7)
    content += written("3 Among them 5 decisions.", 60, 100, size=9)

    document = read(pdf_file(content), name="a.pdf")

    note = document.blocks[-1]
    assert isinstance(note, Block)
    assert note.part is Part.FOOTNOTE
    assert [figure.printed for figure in find_figures(document)] == ["12", "5"]

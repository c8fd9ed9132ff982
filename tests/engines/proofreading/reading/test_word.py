"""A Word file is read as it would be printed with all changes accepted."""

from lxml import etree

from socai.engines.proofreading.model import Block, Kind, Part, Table
from socai.engines.proofreading.reading import read
from socai.engines.proofreading.reading.docx_words import text_pieces
from tests.support.proofreading_files import W, cell, paragraph, word_file


def blocks_of(body: str, **parts: str) -> list[Block]:
    document = read(word_file(body, **parts), name="a.docx")
    return [block for block in document.blocks if isinstance(block, Block)]


def table_of(rows: str) -> list[list[str]]:
    document = read(word_file(f"<w:tbl>{rows}</w:tbl>"), name="a.docx")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[place.text for place in row] for row in table.rows]


def test_what_a_tracked_change_deletes_is_gone_and_what_it_inserts_is_there():
    body = (
        "<w:p><w:r><w:t>Tiếp nhận </w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t> hồ sơ</w:t></w:r></w:p>"
    )

    assert [block.text for block in blocks_of(body)] == ["Tiếp nhận 120 hồ sơ"]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    body = paragraph("Tiếp nhận ", "<w:rPr><w:del/></w:rPr>") + paragraph("120 hồ sơ")

    (block,) = blocks_of(body)

    assert block.text == "Tiếp nhận 120 hồ sơ"
    assert [(source.start, source.number) for source in block.sources] == [(0, 0), (10, 1)]


def test_labels_that_word_counts_are_counted():
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def listed(text: str, level: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    body = (
        listed("MỘT", 0)
        + listed("có 5 người;", 1)
        + listed("có 6 người;", 1)
        + listed("HAI", 0)
        + listed("a;", 1)
    )

    assert [block.label for block in blocks_of(body, numbering=numbering)] == ["I.", "1)", "2)", "II.", "1)"]


def test_headings_come_from_styles_and_stand_above_what_follows():
    styles = (
        f'<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="H"/></w:style></w:styles>'
    )

    heading, block = blocks_of(
        paragraph("Kết quả", '<w:pStyle w:val="Own"/>') + paragraph("Tiếp nhận 5 hồ sơ"), styles=styles
    )

    assert heading.kind is Kind.HEADING
    assert block.section == ("Kết quả",)


def test_notes_boxes_headers_and_footers_are_read_in_their_places():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Trong hộp')}</w:txbxContent></w:pict></w:r>"
    body = f'<w:p><w:r><w:t>Thân</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>{box}</w:p>'
    footnotes = f'<w:footnotes {W}><w:footnote w:id="3">{paragraph("Ghi chú")}</w:footnote></w:footnotes>'

    blocks = blocks_of(
        body,
        footnotes=footnotes,
        header1=f"<w:hdr {W}>{paragraph('Đầu trang')}</w:hdr>",
        footer1=f"<w:ftr {W}>{paragraph('Chân trang')}</w:ftr>",
    )

    assert [(block.text, block.part) for block in blocks] == [
        ("Đầu trang", Part.HEADER),
        ("Thân", Part.BODY),
        ("Trong hộp", Part.TEXT_BOX),
        ("Ghi chú", Part.FOOTNOTE),
        ("Chân trang", Part.FOOTER),
    ]


def test_page_numbers_and_hidden_words_are_not_read():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Còn lại</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn 99</w:t></w:r></w:p>"
    )

    assert [block.text for block in blocks_of(body)] == ["Còn lại"]


def test_a_raised_digit_is_kept_apart_from_the_number_before_it():
    body = (
        "<w:p><w:r><w:t>12 văn bản</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>'
    )

    assert [block.text for block in blocks_of(body)] == ["12 văn bản³"]


def test_merged_cells_stand_in_every_place_they_cover():
    start = cell("STT", '<w:vMerge w:val="restart"/>')
    wide = cell("Kết quả", '<w:gridSpan w:val="2"/>')
    rows = (
        f"<w:tr>{start}{wide}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('Nhận')}{cell('Trả')}</w:tr>"
        f"<w:tr>{cell('1')}{cell('26')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('đã xóa')}</w:tr>"
    )

    assert table_of(rows) == [["STT", "Kết quả", "Kết quả"], ["STT", "Nhận", "Trả"], ["1", "26", ""]]


def test_the_pieces_of_a_paragraph_lead_back_to_its_runs():
    body = (
        "<w:p><w:r><w:t>Nhận </w:t></w:r><w:r><w:t>26</w:t></w:r><w:r><w:tab/><w:t> hồ sơ</w:t></w:r></w:p>"
    )
    root = etree.fromstring(f"<w:body {W}>{body}</w:body>")

    pieces = [text for text, _ in text_pieces(root[0])]

    assert pieces == ["Nhận ", "26", "\t", " hồ sơ"]
    assert "".join(pieces) == blocks_of(body)[0].text

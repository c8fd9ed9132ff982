"""Builds the Word template of the report on dossiers, in the layout of Decree 30/2020/NĐ-CP, Annex I.

A .docx cannot be reviewed line by line; this can. Run it after a change and commit both:

    .venv/bin/python tools/build_report_template.py
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

TARGET: Final = Path(__file__).resolve().parents[1] / "src/socai/apps/reporting/papers/dossiers_monthly.docx"
FONT: Final = "Times New Roman"
LEFT, CENTER, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)

# Name of the style: size, bold, italic, alignment, space before, first-line indent in mm.
STYLES: Final[dict[str, tuple[float, bool, bool, WD_ALIGN_PARAGRAPH, float, float]]] = {
    "Quốc hiệu": (12, True, False, CENTER, 0, 0),
    "Tiêu ngữ": (13, True, False, CENTER, 0, 0),
    "Cơ quan chủ quản": (12, False, False, CENTER, 0, 0),
    "Cơ quan ban hành": (12, True, False, CENTER, 0, 0),
    "Đường kẻ": (2, False, False, CENTER, 0, 0),
    "Số, ký hiệu": (13, False, False, CENTER, 6, 0),
    "Địa danh": (13, False, True, CENTER, 6, 0),
    "Tên loại": (14, True, False, CENTER, 6, 0),
    "Trích yếu": (14, True, False, CENTER, 0, 0),
    "Nội dung": (13, False, False, BOTH, 6, 12.7),
    "Ô bảng": (12, False, False, LEFT, 0.5, 0),
    "Ghi chú": (10, False, True, LEFT, 4, 0),
    "Nơi nhận": (12, True, True, LEFT, 0, 0),
    "Danh sách nơi nhận": (11, False, False, LEFT, 0, 0),
    "Ký tên": (13, True, False, CENTER, 0, 0),
    "Số trang": (13, False, False, CENTER, 0, 0),
}


def build() -> bytes:
    """The template. The same parts come out of every run."""
    document = docx.Document()
    _clear(document)
    _set_page(document.sections[0])
    _set_styles(document)
    _add_letterhead(document)
    _add_body(document)
    _add_figures(document)
    _add_ending(document)
    _add_page_numbers(document.sections[0])
    _set_properties(document.core_properties)
    return _packed(document)


def _clear(document: Any) -> None:
    """Take the sample thumbnail away, which shows another document."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _set_page(section: Any) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _set_font(normal, 13)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for name, (size, bold, italic, alignment, before, indent) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, size)
        style.font.bold, style.font.italic = bold, italic
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.first_line_indent = Mm(indent)


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)


def _add_letterhead(document: Any) -> None:
    table = _add_halves(document, Mm(68), Mm(92), rows=2)
    left, right = table.rows[0].cells
    _write(left, "{%p if parent_body %}", "Cơ quan chủ quản", first=True)
    _write(left, "{{ parent_body }}", "Cơ quan chủ quản")
    _write(left, "{%p endif %}", "Cơ quan chủ quản")
    _write(left, "{%p for line in issuing_body %}", "Cơ quan ban hành")
    _write(left, "{{ line }}", "Cơ quan ban hành")
    _write(left, "{%p endfor %}", "Cơ quan ban hành")
    _draw_line(left, Mm(24))
    _write(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu", first=True)
    _write(right, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    _draw_line(right, Mm(17))
    left, right = table.rows[1].cells
    _write(left, "Số: {{ number }}", "Số, ký hiệu", first=True)
    _write(right, "{{ place_and_date }}", "Địa danh", first=True)


def _add_body(document: Any) -> None:
    document.add_paragraph("BÁO CÁO", "Tên loại")
    document.add_paragraph("{{ abstract }}", "Trích yếu")
    _draw_line(document, Mm(60))
    for text in ("{%p for paragraph in paragraphs %}", "{{ paragraph }}", "{%p endfor %}"):
        document.add_paragraph(text, "Nội dung")


def _add_figures(document: Any) -> None:
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.space_before = Pt(4)
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _add_row(table, ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"), bold=True, heads=True)
    cells = ("{{ row.number }}", "{{ row.title }}", "{{ row.unit }}", "{{ row.value }}")
    _add_row(table, ("{%tr for row in rows %}", "", "", ""))
    _add_row(table, ("{%tr if row.is_total %}", "", "", ""))
    _add_row(table, cells, bold=True)
    _add_row(table, ("{%tr elif row.is_detail %}", "", "", ""))
    _add_row(table, cells, italic=True, indent=Mm(5))
    _add_row(table, ("{%tr else %}", "", "", ""))
    _add_row(table, cells)
    _add_row(table, ("{%tr endif %}", "", "", ""))
    _add_row(table, ("{%tr endfor %}", "", "", ""))
    document.add_paragraph("{{ closing_note }}", "Ghi chú")


def _add_ending(document: Any) -> None:
    document.add_paragraph("{{ last_paragraph }}", "Nội dung")
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.space_before = Pt(6)
    left, right = _add_halves(document, Mm(80), Mm(80)).rows[0].cells
    _write(left, "Nơi nhận:", "Nơi nhận", first=True)
    for text in ("{%p for line in recipients %}", "{{ line }}", "{%p endfor %}"):
        _write(left, text, "Danh sách nơi nhận")
    _write(right, "{%p for line in signing %}", "Ký tên", first=True)
    _write(right, "{{ line }}", "Ký tên")
    _write(right, "{%p endfor %}", "Ký tên")
    _write(right, "{{ signer_name }}", "Ký tên").paragraph_format.space_before = Pt(40)
    # Word wants a paragraph after a table; it must not open a second page.
    document.add_paragraph(style="Đường kẻ")


def _add_page_numbers(section: Any) -> None:
    """In the middle of the top margin from the second page on."""
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    section.first_page_header.is_linked_to_previous = False


def _add_halves(document: Any, left: Length, right: Length, *, rows: int = 1) -> Any:
    """Two columns without lines."""
    table = document.add_table(rows=rows, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    for row in table.rows:
        _set_widths(row, (left, right))
    return table


def _add_row(
    table: Any,
    texts: Iterable[str],
    *,
    bold: bool = False,
    italic: bool = False,
    heads: bool = False,
    indent: Length | None = None,
) -> None:
    row = table.add_row()
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = "Ô bảng"
        is_title = place == 1 and not heads
        paragraph.alignment = LEFT if is_title else RIGHT if place == 3 and not heads else CENTER
        paragraph.paragraph_format.left_indent = indent if is_title else None
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
    _set_widths(row, (Mm(13), Mm(92), Mm(27), Mm(28)))
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heads:
        properties.append(OxmlElement("w:tblHeader"))


def _set_widths(row: Any, widths: Iterable[Length]) -> None:
    for cell, column, width in zip(row.cells, row.table.columns, widths, strict=True):
        cell.width = column.width = width


def _write(place: Any, text: str, style: str, *, first: bool = False) -> Any:
    paragraph = place.paragraphs[0] if first else place.add_paragraph()
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph


def _draw_line(place: Any, indent: Length) -> None:
    """A line as long as the place less the indent on both sides."""
    paragraph = place.add_paragraph()
    paragraph.style = "Đường kẻ"
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.space_before = Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        line.set(qn(name), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _set_properties(properties: Any) -> None:
    properties.author, properties.comments, properties.last_modified_by = "", "", ""
    properties.title, properties.language = "{{ abstract }}", "vi-VN"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    properties.revision = 1


def _packed(document: Any) -> bytes:
    """Packed anew, so that the file does not carry the hour it was made."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())

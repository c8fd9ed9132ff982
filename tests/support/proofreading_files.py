"""Files for the proofreader, made by hand so that a test says exactly what is in them."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A .docx with this body; a part is named without its folder and ending: footnotes="…"."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    more = {f"word/{name}.xml": content for name, content in parts.items()}
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def sheet_file(rows: str, *, merged: str = "", formats: str = "") -> bytes:
    """An .xlsx with one sheet of these rows."""
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="Biểu" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/s.xml"/></R>',
            "xl/styles.xml": f"<styleSheet {S}>{formats}</styleSheet>",
            "xl/worksheets/s.xml": f"<worksheet {S}><sheetData>{rows}</sheetData>{merged}</worksheet>",
        }
    )


def pdf_file(content: str, *, more: str = "") -> bytes:
    """A PDF of one A4 page with this content stream; Latin letters only."""
    stream = content.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n"
    starts = []
    for number, item in enumerate(objects, start=1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer << /Size 6 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (more.encode(), len(data))
    return data + table + trailer


def written(text: str, x: float, y: float, size: float = 12) -> str:
    """The content that writes a text at a place."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"

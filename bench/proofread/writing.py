"""Put a report into a file: Word, Markdown, plain text, a web page, a workbook."""

import html
import io
import zipfile
from collections.abc import Callable
from typing import Any, Final
from xml.sax.saxutils import escape

from bench.proofread.truth import Block, Paragraph, Report, Table, text_of

Rows = list[list[str]]


def file_of(report: Report, dashes: str = "-") -> bytes:
    """The file of the report in the format of its extension."""
    return WRITERS[report.extension](report, dashes)


def _rows(table: Table) -> Rows:
    return [[text_of(cell) for cell in row] for row in table.rows]


def _as_text(report: Report, dashes: str) -> bytes:
    return "\n".join(_plain(block, dashes) for block in report.blocks).encode()


def _plain(block: Block, dashes: str) -> str:
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in _rows(block))
    return f"{dashes} {block.text}" if block.style == "bullet" else block.text


def _as_markdown(report: Report, dashes: str) -> bytes:
    return "\n\n".join(_marked(block, dashes) for block in report.blocks).encode()


def _marked(block: Block, dashes: str) -> str:
    if isinstance(block, Table):
        head, *rest = _rows(block)
        lines = [head, ["---"] * len(head), *rest]
        return "\n".join(f"| {' | '.join(row)} |" for row in lines)
    match block.style:
        case "title":
            return f"## {block.text}"
        case "heading":
            return f"{'#' * (block.level + 2)} {block.text}"
        case "bullet":
            return f"{'  ' * (block.level - 1)}{dashes} {block.text}"
        case _:
            return block.text


def _as_page(report: Report, dashes: str) -> bytes:
    body = "\n".join(_tagged(block) for block in report.blocks)
    head = '<head><meta charset="utf-8"><title>Báo cáo</title></head>'
    return f'<!doctype html><html lang="vi">{head}<body>{body}</body></html>'.encode()


def _tagged(block: Block) -> str:
    if isinstance(block, Table):
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in _rows(block)
        )
        return f"<table>{rows}</table>"
    tag = {"title": "h1", "heading": f"h{block.level + 1}", "bullet": "li"}.get(block.style, "p")
    return f"<{tag}>{html.escape(block.text)}</{tag}>"


def _as_word(report: Report, dashes: str) -> bytes:
    import docx  # heavy: loads on first use

    document = docx.Document()
    for block in report.blocks:
        _put(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _put(document: Any, block: Block) -> None:
    if isinstance(block, Table):
        rows = _rows(block)
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
        return
    match block.style:
        case "title":
            document.add_paragraph().add_run(block.text).bold = True
        case "heading":
            document.add_heading(block.text, block.level)
        case "bullet":
            document.add_paragraph(block.text, style="List Bullet" if block.level == 1 else "List Bullet 2")
        case _:
            _in_runs(document.add_paragraph(), block)


def _in_runs(paragraph: Any, block: Paragraph) -> None:
    """As Word often leaves it: a figure in a run of its own, now and then in bold."""
    for number, part in enumerate(block.parts):
        run = paragraph.add_run(part if isinstance(part, str) else part.printed)
        run.bold = not isinstance(part, str) and number % 3 == 1


def _as_workbook(report: Report, dashes: str) -> bytes:
    """The least workbook that programs open: one sheet of inline texts and numbers as texts."""
    lines: Rows = []
    for block in report.blocks:
        lines.extend(_rows(block) if isinstance(block, Table) else [[block.text]])
    rows = "".join(_sheet_row(number, line) for number, line in enumerate(lines, start=1))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in WORKBOOK.items():
            package.writestr(name, XML + content)
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        )
    return stream.getvalue()


def _sheet_row(number: int, line: list[str]) -> str:
    cells = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        for column, text in enumerate(line)
    )
    return f'<row r="{number}">{cells}</row>'


XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKBOOK: Final = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Bieu" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
WRITERS: Final[dict[str, Callable[[Report, str], bytes]]] = {
    "txt": _as_text,
    "md": _as_markdown,
    "html": _as_page,
    "docx": _as_word,
    "xlsx": _as_workbook,
}

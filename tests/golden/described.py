"""A Word document as text: what it says, in which style, font, size and measure."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.text.paragraph import Paragraph


def described(data: bytes) -> str:
    """One line per measure, style, paragraph and row, to compare with a text that was looked at."""
    document = docx.Document(io.BytesIO(data))
    lines = [*_page(document.sections[0]), "", *_styles(document), ""]
    for block in document.iter_inner_content():
        lines += [_paragraph(block)] if isinstance(block, Paragraph) else _table(block)
    return "\n".join(lines) + "\n"


def _page(section: Any) -> Iterator[str]:
    yield f"page {section.page_width.mm:.0f} × {section.page_height.mm:.0f} mm"
    sides = ("top", "bottom", "left", "right")
    margins = (f"{side} {getattr(section, f'{side}_margin').mm:.0f}" for side in sides)
    yield f"margins {', '.join(margins)} mm"
    first, others = section.first_page_header, section.header
    yield f"header of the first page {_header(first)!r}, of the others {_header(others)!r}"


def _header(header: Any) -> str:
    return " ".join(header._element.xpath(".//w:fldSimple/@w:instr")) or "".join(
        paragraph.text for paragraph in header.paragraphs
    )


def _styles(document: Any) -> Iterator[str]:
    used = {paragraph.style.name for paragraph in _all_paragraphs(document)}
    for style in (document.styles[name] for name in sorted(used)):
        font, layout = style.font, style.paragraph_format
        traits = [f"{font.size.pt:g} pt", "bold" if font.bold else "", "italic" if font.italic else ""]
        traits.append(layout.alignment.name.lower())
        indent = layout.first_line_indent
        traits.append(f"indent {indent.mm:.1f} mm" if indent else "")
        traits.append(f"before {layout.space_before.pt:g} pt" if layout.space_before else "")
        yield f"style {style.name}: {font.name}, {', '.join(filter(None, traits))}"


def _all_paragraphs(document: Any) -> Iterator[Any]:
    yield from document.paragraphs
    for table in document.tables:
        for cell in table._cells:
            yield from cell.paragraphs


def _paragraph(paragraph: Any, *, inside: str = "") -> str:
    ruled = " (line)" if paragraph._p.xpath("./w:pPr/w:pBdr") else ""
    return f"{inside}[{paragraph.style.name}]{ruled} {paragraph.text}".rstrip()


def _table(table: Any) -> Iterator[str]:
    widths = ", ".join(f"{column.width.mm:.0f}" for column in table.columns)
    yield f"table {table.style.name if table.style else ''}, columns {widths} mm"
    for row in table.rows:
        if all(len(cell.paragraphs) == 1 for cell in row.cells):
            yield "  | " + " | ".join(_cell(cell.paragraphs[0]) for cell in row.cells)
            continue
        for cell in row.cells:
            yield "  cell"
            yield from (_paragraph(paragraph, inside="    ") for paragraph in cell.paragraphs)


def _cell(paragraph: Any) -> str:
    marks = {"b": "bold", "i": "italic"}
    shown = [name for mark, name in marks.items() if any(getattr(run, name) for run in paragraph.runs)]
    side = paragraph.alignment.name.lower() if paragraph.alignment is not None else ""
    return f"{paragraph.text} ({', '.join([side, *shown])})"

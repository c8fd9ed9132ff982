"""Look at a .docx before anything opens it: a zip of bounded size whose parts are plain XML."""

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document

_LARGEST_FILE: Final = 20 * 1024 * 1024
_LARGEST_CONTENT: Final = 80 * 1024 * 1024
_MOST_PARTS: Final = 2_000
_NEEDED: Final = ("[Content_Types].xml", "word/document.xml")
_ACCEPTED: Final = "a Word document (.docx) as Word or LibreOffice saves it"


class DocumentRefused(ValueError):
    """The file is no Word document that can be opened safely."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}; accepted is {_ACCEPTED}")


def open_document(data: bytes) -> "Document":
    """The document, open. Raises DocumentRefused for what is no .docx, is too large, or declares entities."""
    import docx  # noqa: PLC0415  (heavy: loads on first use)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    _check_package(data)
    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError) as error:
        raise DocumentRefused("its parts do not make up a Word document") from error


def _check_package(data: bytes) -> None:
    if len(data) > _LARGEST_FILE:
        raise DocumentRefused(f"the file has more than {_LARGEST_FILE // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        # A damaged zip, an unknown compression, a file cut short, an encrypted part.
        raise DocumentRefused("the file is damaged, encrypted or of another kind") from error


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > _MOST_PARTS:
        raise DocumentRefused(f"the file has more than {_MOST_PARTS:,} parts")
    # A part never yields more than its declared size, so the sum bounds what any reader unpacks.
    if sum(part.file_size for part in parts) > _LARGEST_CONTENT:
        raise DocumentRefused(f"the file unpacks to more than {_LARGEST_CONTENT // 2**20} MB")
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise DocumentRefused("the file has two parts of one name")
    if not names.issuperset(_NEEDED):
        raise DocumentRefused("the file is a zip without a Word document in it")
    for name in sorted(names):
        if name.endswith((".xml", ".rels")):
            _check_xml(name, package.read(name))


def _check_xml(name: str, content: bytes) -> None:
    from lxml import etree  # noqa: PLC0415  (heavy: loads on first use)

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        tree = etree.ElementTree(etree.fromstring(content, parser))
    except etree.XMLSyntaxError as error:
        raise DocumentRefused(f"its part {name} is not well-formed") from error
    if tree.docinfo.internalDTD is not None:
        raise DocumentRefused(f"its part {name} declares a document type, which could hide entities")

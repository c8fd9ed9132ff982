"""Opens a zipped document without trusting it: bounded, only the parts asked for, plain XML."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARTS: Final = 5_000
_LARGEST_PART: Final = 30 * 2**20  # of XML; a report of a thousand pages has less
_LARGEST_TOTAL: Final = 60 * 2**20
MOST_MARKS: Final = 800_000  # a tree takes some hundred bytes for each; five hundred pages have fewer
_MACROS: Final = re.compile(r"(?:^|/)(?:vbaProject\w*\.bin|vbaData\.xml|.*\.xlm|Basic/.*)$", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The parts of a zipped document. Raises ReadingRefused for a bomb, a locked or a damaged one."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            locked = _ENCRYPTED_PACKAGE in data
            raise ReadingRefused(*((Reason.ENCRYPTED,) if locked else (Reason.MISLABELLED, "≠ ole")))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            EOFError,
            ValueError,
            RuntimeError,
            OSError,
        ) as error:
            raise ReadingRefused(Reason.BROKEN) from error
        _check(parts)
        self._parts = {part.filename: part for part in parts}
        self._left = _LARGEST_TOTAL

    def names(self, pattern: str) -> list[str]:
        """The names that match, in the order of the numbers in them."""
        found = [name for name in self._parts if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: [int(digits) for digits in re.findall(r"\d+", name)])

    def content(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is none of this name."""
        part = self._parts.get(name)
        if part is None:
            return None
        limit = min(_LARGEST_PART, self._left)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            EOFError,
            RuntimeError,
            ValueError,
            OSError,
            zlib.error,
        ) as error:
            raise ReadingRefused(Reason.BROKEN) from error
        if len(content) > limit:
            raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
        self._left -= len(content)
        return content

    def tree(self, name: str) -> "_Element | None":
        """The root of a part, or None where there is none of this name."""
        content = self.content(name)
        return None if content is None else parse_xml(content)

    def needed_tree(self, name: str) -> "_Element":
        """The root of a part without which the document is broken."""
        root = self.tree(name)
        if root is None:
            raise ReadingRefused(Reason.BROKEN)
        return root


def parse_xml(content: bytes) -> "_Element":
    """The root of plain XML. Raises ReadingRefused for a declared document type: it could hide entities."""
    from lxml import etree  # noqa: PLC0415  (heavy: loads on first use)

    if content.count(b"<") > MOST_MARKS:
        raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingRefused(Reason.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingRefused(Reason.HIDDEN_ENTITIES)
    return root


def relations(root: "_Element | None") -> dict[str, str]:
    """The targets of a .rels part by their ids; what points outside the package is left out."""
    if root is None:
        return {}
    return {item.get("Id", ""): item.get("Target", "") for item in _inside(root)}


def _inside(root: "_Element") -> Iterator[Any]:
    return (item for item in root if item.get("TargetMode") != "External")


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS:
        raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
    if len({part.filename for part in parts}) < len(parts):
        raise ReadingRefused(Reason.BROKEN)
    if any(_MACROS.search(part.filename) for part in parts):
        raise ReadingRefused(Reason.MACROS)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReadingRefused(Reason.ENCRYPTED)

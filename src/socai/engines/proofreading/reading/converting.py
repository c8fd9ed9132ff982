"""Reads the older formats through LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from socai.engines.proofreading.model import Table
from socai.engines.proofreading.reading.docx import read_docx
from socai.engines.proofreading.reading.outline import Line
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason
from socai.engines.proofreading.reading.xlsx import read_xlsx

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 90
_MACRO_MARKS: Final = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros"))
_LOCKED_MARKS: Final = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))


def read_old_document(data: bytes) -> Iterator[Line | Table]:
    """A .doc, .odt or .rtf by way of .docx."""
    return read_docx(_converted(data, "docx"))


def read_old_sheet(data: bytes) -> Iterator[Line | Table]:
    """An .xls or .ods by way of .xlsx."""
    return read_xlsx(_converted(data, "xlsx"))


def _converted(data: bytes, target: str) -> bytes:
    if any(mark in data for mark in _LOCKED_MARKS):
        raise ReadingRefused(Reason.ENCRYPTED)
    if any(mark in data for mark in _MACRO_MARKS):
        raise ReadingRefused(Reason.MACROS)
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ReadingRefused(Reason.NEEDS_OFFICE, ".doc, .odt, .rtf, .xls, .ods")
    with tempfile.TemporaryDirectory(prefix="socai-") as folder:
        return _run(program, Path(folder), data, target)


def _run(program: str, folder: Path, data: bytes, target: str) -> bytes:
    """One conversion under a profile of its own, so that no window of the user's is disturbed."""
    source = folder / "source"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nolockcheck")
    command = [program, profile, *quiet, "--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603  (fixed program)
        return (folder / "out" / f"source.{target}").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadingRefused(Reason.OFFICE_FAILED) from error

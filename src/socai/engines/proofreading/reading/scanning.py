"""Reads scanned pages with tesseract, where it is installed with Vietnamese."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, Final

from socai.engines.proofreading.model import Source
from socai.engines.proofreading.reading.outline import Line, clean
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

_PROGRAM: Final = "tesseract"
_DOTS_PER_POINT: Final = 200 / 72
_MOST_PAGES: Final = 60
_MOST_DOTS: Final = 20_000_000
_SECONDS_FOR_A_PAGE: Final = 60


def read_scanned_pages(document: Any) -> Iterator[Line]:
    """The lines tesseract sees. Raises ReadingRefused where it is not installed with Vietnamese."""
    program = _program_with_vietnamese()
    if program is None:
        raise ReadingRefused(Reason.NEEDS_OCR)
    for number in range(min(_MOST_PAGES, len(document))):
        text = _run([program, "stdin", "stdout", "-l", "vie", "--psm", "4"], picture_of(document[number]))
        for paragraph in clean(text.replace("\x0c", "")).split("\n\n"):
            words = " ".join(paragraph.split())
            if words:
                yield Line(words, (Source(0, "", number + 1),))


def picture_of(page: Any) -> bytes:
    """The page in shades of grey, as a portable graymap."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        lines = (
            rows[line * bitmap.stride : line * bitmap.stride + bitmap.width] for line in range(bitmap.height)
        )
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()
        page.close()


def _program_with_vietnamese() -> str | None:
    program = shutil.which(_PROGRAM)
    if program is None or "vie" not in _run([program, "--list-langs"], b"").split():
        return None
    return program


def _run(command: list[str], given: bytes) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program; the document is only its input)
            command, input=given, capture_output=True, timeout=_SECONDS_FOR_A_PAGE, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadingRefused(Reason.NEEDS_OCR) from error
    return done.stdout.decode("utf-8", "replace")

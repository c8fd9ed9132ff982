"""Readers: any file in, one document out, or a sentence that says why not.

`read(data, name=…)` takes the bytes of a file and its name, whose ending says what it claims to be. It raises
ReadingRefused for what is broken, encrypted, empty, huge, mislabelled, bears macros or a secrecy mark.
"""

from socai.engines.proofreading.model import Document
from socai.engines.proofreading.reading.formats import LARGEST_FILE, read
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason

__all__ = ["LARGEST_FILE", "Document", "ReadingRefused", "Reason", "read"]

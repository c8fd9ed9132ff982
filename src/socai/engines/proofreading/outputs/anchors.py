"""Cut a figure out into a run of its own, so that a comment can stand at it and nowhere else."""

import copy
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def word(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return _WORD + name


def runs_of(paragraph: Any, printed: str, skipped: int) -> list[Any]:
    """The runs that hold the printed words and nothing else; before them the words begin `skipped` times.

    Where they are not found, the first run of the paragraph; none where it has no text.
    """
    texts = list(_texts(paragraph))
    start = _find("".join(text.text or "" for text in texts), printed, skipped)
    if start is None:
        return [text.getparent() for text in texts[:1]]
    return list(_cut_out_all(texts, start, start + len(printed)))


def times_before(text: str, printed: str, offset: int) -> int:
    """How often the printed words begin in the text before the offset."""
    return sum(text.startswith(printed, place) for place in range(offset))


def _cut_out_all(texts: list[Any], start: int, end: int) -> Iterator[Any]:
    passed = 0
    for text in texts:
        length = len(text.text or "")
        first, last = max(start - passed, 0), min(end - passed, length)
        passed += length
        if first < last:
            yield _cut_out(text, first, last)


def _texts(paragraph: Any) -> Iterator[Any]:
    """The pieces of text that stand in the paragraph itself and are not struck out."""
    for text in paragraph.iter(word("t")):
        above = _names_above(text, paragraph)
        if not above & {word("p"), word("del"), word("moveFrom")} and text.getparent().tag == word("r"):
            yield text


def _names_above(element: Any, top: Any) -> set[str]:
    names = set()
    for ancestor in element.iterancestors():
        if ancestor is top:
            break
        names.add(ancestor.tag)
    return names


def _find(text: str, printed: str, skipped: int) -> int | None:
    start = -1
    wanted = printed if printed in text else unicodedata.normalize("NFD", printed)
    for _ in range(skipped + 1):
        start = text.find(wanted, start + 1)
        if start < 0:
            return None
    return start


def _cut_out(text: Any, start: int, end: int) -> Any:
    """The run that holds exactly these characters of the piece of text."""
    if end < len(text.text):
        _split(text, end)
    if start > 0:
        return _split(text, start)
    before = [piece for piece in text.itersiblings(preceding=True) if piece.tag != word("rPr")]
    if before:
        return _split(text, 0)
    return text.getparent()


def _split(text: Any, offset: int) -> Any:
    """Cut the run in two at the character; returns the second, which looks like the first."""
    run = text.getparent()
    second = run.makeelement(run.tag, run.attrib)
    if (look := run.find(word("rPr"))) is not None:
        second.append(copy.deepcopy(look))
    moved = copy.deepcopy(text)
    _set(moved, text.text[offset:])
    second.append(moved)
    for piece in list(text.itersiblings()):
        second.append(piece)
    _set(text, text.text[:offset])
    run.addnext(second)
    return second


def _set(text: Any, content: str) -> None:
    text.text = content
    text.set(_SPACE, "preserve")

"""Keeps a run in docs/benchmarks.md, between two marks; the words around it stay."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.results import Row, as_markdown
from bench.sizes import Size

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"


class PageWithoutMarks(ValueError):
    """The page does not say where the measured table belongs."""

    def __init__(self, page: Path) -> None:
        self.page = page
        super().__init__(f"{page.name} takes the lines {BEGIN!r} and {END!r}, once each and in this order")


def keep(rows: Sequence[Row], machine: Mapping[str, str], size: Size, *, page: Path = PAGE) -> None:
    """Put the run in place of the one kept before. Raises PageWithoutMarks."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise PageWithoutMarks(page)
    about = "".join(f"- {what}: {said}\n" for what, said in {"Size": size.name, **machine}.items())
    page.write_text(f"{before}{BEGIN}\n\n{about}\n{as_markdown(rows)}\n{END}{after}", encoding="utf-8")

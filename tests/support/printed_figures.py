"""Figures without a document, for rules that look at numbers alone."""

from dataclasses import replace

from socai.domain.numbers import read_number
from socai.engines.proofreading.figures import Figure, FigureKind
from socai.engines.proofreading.model import Part, Place


def figures_of(*printed: str, **facts: object) -> tuple[Figure, ...]:
    """Each text a figure: "84,6%" a percent, "17.302 triệu đồng" money, the rest counts."""
    return tuple(_figure(number, text, facts) for number, text in enumerate(printed))


def _figure(number: int, text: str, facts: dict[str, object]) -> Figure:
    read = read_number(text)
    kind = FigureKind.PERCENT if "%" in text else FigureKind.MONEY if "đồng" in text else FigureKind.COUNT
    scale = 1_000_000 if "triệu" in text else 1
    digits = text.split(" ", maxsplit=1)[0].rstrip("%")
    place = Place(Part.BODY, number, 0, len(digits))
    figure = Figure(number, digits, place, read.readings, kind=kind, unit=read.unit, scale=scale)
    return replace(figure, **facts)

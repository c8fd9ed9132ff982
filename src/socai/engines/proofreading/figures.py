"""The figures of a document: every printed number that counts or measures something.

A tour. `find_figures(document)` gives all of them in reading order; `figure.number` is the position in that
tuple. A number inside a date, a document number, a legal reference, a list label, a heading, an ordinal or a
name is none.

- `readings` are the ways to read the digits as printed, the likeliest first (`domain.numbers.Reading`);
  `scale` brings them to the smallest unit (đồng for money: 1_000_000 behind "triệu đồng"), `values` are both
  together. `precision` is what one step of the last printed digit is worth, of the likeliest reading.
- `unit` is the measure word, lower case ("hồ sơ", "triệu đồng", "%"), "" when none is printed or known. In
  "3.796/3.883 hồ sơ" both have it; in tables it may come from the unit column, the head or the caption, and
  `unit_is_printed` says whether it stands behind the number itself.
- `join` and `partner`: in "3.796/3.883 hồ sơ" the first is OVER, the second UNDER, each the partner of the
  other; in "từ 10% đến dưới 30%" FROM and TO. A score 17.6/18 điểm is of kind SCORE, OVER and UNDER.
- `lead` are the words before it in its clause, `tail` those behind its measure, `noun` is what it counts:
  the lead where that states ("số hồ sơ trước hạn: 467"), else measure and tail; in tables the words of its
  row. All lower case, accents kept. `heads` are the heads of its column, outermost first, in tables only.
- `level` is tỉnh, huyện, xã …; `window` the days or the name of them that the nearest words give.
- `sentence` is the stretch it stands in (the whole cell in a table); `section` the headings above.
- `place` covers the digits only; `printed` are the same characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from socai.domain.numbers import Reading, read_leniently
from socai.engines.proofreading.exclusions import Excluded, exclusions_in
from socai.engines.proofreading.measures import is_counted, is_money, is_percent, is_ratio, scale_of
from socai.engines.proofreading.model import Block, Cell, Document, Kind, Part, Place, Table
from socai.engines.proofreading.numerals import Join, Numeral, Vagueness, numerals_in
from socai.engines.proofreading.papers import Window
from socai.engines.proofreading.phrases import Phrase, Sentences, clause_behind, level_near, phrase_around
from socai.engines.proofreading.table_heads import Heads

__all__ = ["Figure", "FigureKind", "Join", "Vagueness", "find_figures"]


_FAR = 300  # characters; what names a level stands nearer


class FigureKind(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    SCORE = "score"
    RATIO = "ratio"  # how many times: 1,5 lần; or percentage points


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number with everything the text says about it. See the tour above."""

    number: int
    printed: str
    place: Place
    readings: tuple[Reading, ...]
    kind: FigureKind = FigureKind.COUNT
    unit: str = ""
    scale: int = 1
    vagueness: Vagueness = Vagueness.EXACT
    join: Join = Join.ALONE
    partner: int | None = None
    noun: str = ""
    heads: tuple[str, ...] = ()
    level: str | None = None
    window: Window | None = None
    sentence: Place | None = None
    section: tuple[str, ...] = ()
    lead: str = ""
    tail: str = ""
    unit_is_printed: bool = True

    @property
    def values(self) -> tuple[Fraction, ...]:
        """Each reading in the smallest unit."""
        return tuple(reading.value * self.scale for reading in self.readings)

    @property
    def value(self) -> Fraction:
        """The likeliest reading in the smallest unit."""
        return self.values[0]

    @property
    def precision(self) -> Fraction:
        """One step of the last printed digit, in the smallest unit."""
        return Fraction(self.scale, 10 ** self.readings[0].decimals)


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document in reading order."""
    found: list[Figure] = []
    above: list[tuple[int, str]] = []
    caption = ""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            found += _numbered(_in_table(block, number, caption), len(found))
            continue
        caption = block.text if len(block.text) < 200 else ""
        lines = _lines_above(above, block)
        if block.kind is not Kind.HEADING and block.part not in (Part.HEADER, Part.FOOTER):
            found += _numbered(_in_block(block, number, lines), len(found))
    return tuple(found)


def _numbered(figures: Iterator[Figure], first: int) -> Iterator[Figure]:
    """The figures of one text with numbers that count through the document; a lost partner is let go."""
    kept = list(figures)
    positions = {figure.number: first + position for position, figure in enumerate(kept)}
    for figure in kept:
        partner = positions.get(figure.partner) if figure.partner is not None else None
        if partner is None:
            yield replace(figure, number=positions[figure.number], partner=None, join=Join.ALONE)
            continue
        named = _named_like(figure, kept[partner - first])
        yield replace(named, number=positions[figure.number], partner=partner)


def _named_like(figure: Figure, partner: Figure) -> Figure:
    """In "đại học: 7/9" the second number has no words of its own."""
    if figure.join is not Join.UNDER or figure.lead or figure.tail:
        return figure
    return replace(figure, lead=partner.lead, noun=partner.noun)


def _lines_above(above: list[tuple[int, str]], block: Block) -> tuple[str, ...]:
    """The headings and the list lines that a line belongs to, outermost first; remembers the line itself."""
    level = {Kind.HEADING: 0, Kind.PARAGRAPH: 1}.get(block.kind, 1 + block.level)
    while above and above[-1][0] >= level:
        above.pop()
    lines = (*block.section, *(text for _, text in above))
    if block.kind is not Kind.HEADING:
        above.append((level, block.text))
    return lines


def _in_block(block: Block, number: int, lines: tuple[str, ...]) -> Iterator[Figure]:
    place = Place(block.part, number, 0, len(block.text))
    excluded = exclusions_in(block.text, place)
    numerals = numerals_in(block.text, excluded, begin=block.content_from)
    for figure in _in_text(block.text, place, numerals, excluded, lines=lines, floor=block.content_from):
        yield replace(figure, section=block.section)


def _in_text(
    text: str,
    place: Place,
    numerals: tuple[Numeral, ...],
    excluded: Excluded,
    *,
    lines: tuple[str, ...],
    floor: int = 0,
) -> Iterator[Figure]:
    sentences = Sentences(text) if numerals else None
    for position, numeral in enumerate(numerals):
        assert sentences is not None
        figure = _figure(text, place, numeral, position)
        if figure is None:
            continue
        first, last = sentences.around(numeral.start)
        ceiling = numerals[position + 1].start if position + 1 < len(numerals) else len(text)
        before = numerals[position - 1].after if position else floor
        floor = max(before, first)
        ceiling = min(ceiling, last)
        phrase = phrase_around(
            text, floor=floor, start=numeral.start, after=numeral.after, ceiling=ceiling, unit=numeral.unit
        )
        behind = clause_behind(text, numeral.after, ceiling)
        yield replace(
            _with_phrase(figure, phrase),
            level=level_near(behind, text[max(first, numeral.start - _FAR) : numeral.start], lines),
            window=_window_near(excluded.windows, numeral.start, first, numeral.after + len(behind)),
            sentence=replace(place, start=first, end=last),
        )


def _figure(text: str, place: Place, numeral: Numeral, position: int, *, unit: str = "") -> Figure | None:
    """The figure of a numeral, or None where its digits cannot be read at all."""
    known = numeral.unit or unit
    printed = text[numeral.start : numeral.end]
    readings = read_leniently(printed, unit=known, whole=is_counted(known) or not known)
    if not readings:
        return None
    return Figure(
        number=position,
        printed=printed,
        place=replace(place, start=numeral.start, end=numeral.end),
        readings=readings,
        kind=_kind(known, printed),
        unit=known,
        scale=scale_of(known),
        vagueness=numeral.vagueness,
        join=numeral.join,
        partner=numeral.partner,
        unit_is_printed=bool(numeral.unit),
    )


def _kind(unit: str, printed: str) -> FigureKind:
    if is_percent(unit):
        return FigureKind.PERCENT
    if is_money(unit):
        return FigureKind.MONEY
    if printed.startswith("0") and printed.isdigit():
        return (
            FigureKind.COUNT
        )  # "02 lần", "02 điểm" are times and places: only counts get a zero before them
    if is_ratio(unit):
        return FigureKind.RATIO
    return FigureKind.SCORE if unit == "điểm" else FigureKind.COUNT


def _with_phrase(figure: Figure, phrase: Phrase) -> Figure:
    return replace(figure, lead=phrase.lead, tail=phrase.tail, noun=phrase.noun)


def _window_near(windows: tuple[Window, ...], start: int, first: int, last: int) -> Window | None:
    """The last window named before the number in its sentence, else the first behind it in its clause."""
    inside = [window for window in windows if first <= window.place.start < last]
    before = [window for window in inside if window.place.start < start]
    return before[-1] if before else next(iter(inside), None)


def _in_table(table: Table, number: int, caption: str) -> Iterator[Figure]:
    heads = Heads(table, caption)
    position = 0
    for cell in table.cells():
        if not cell.text or not heads.is_counting(cell):
            continue
        for figure in _in_cell(heads, cell, number):
            partner = None if figure.partner is None else figure.partner + position
            yield replace(figure, number=figure.number + position, partner=partner, section=table.section)
        position += 1000


def _in_cell(heads: Heads, cell: Cell, number: int) -> Iterator[Figure]:
    place = Place(heads.table.part, number, 0, len(cell.text), row=cell.row, column=cell.column)
    label, above = heads.label_of(cell), heads.heads_of(cell)
    if not heads.is_number(cell):
        excluded = exclusions_in(cell.text, place)
        numerals = numerals_in(cell.text, excluded)
        lines = (*heads.table.section, label)
        for figure in _in_text(cell.text, place, numerals, excluded, lines=lines):
            yield replace(figure, heads=above, noun=figure.noun or label)
        return
    for numeral in numerals_in(cell.text, Excluded((), (), ())):
        plain = _figure(cell.text, place, numeral, 0, unit=heads.unit_of(cell))
        if plain:
            level = level_near("", label, (*heads.table.section, *above))
            yield replace(plain, noun=label, lead=label, heads=above, level=level, sentence=place)

"""Write a report: draw its facts, choose sentences, print them by one writer's hand, and keep the truth."""

import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import cycle
from random import Random
from typing import Final

from bench.proofread import noise, traps
from bench.proofread.layouts import Layout
from bench.proofread.subjects import EVERY_SUBJECT, Facts, Subject
from bench.proofread.subjects.dossiers import HANDLING
from bench.proofread.truth import (
    ANNEX,
    SUMMARY,
    TEXT,
    Balance,
    Block,
    Fact,
    Mention,
    Paragraph,
    Part,
    Relation,
    Report,
    Style,
    Table,
    pairs,
)

PLACE_FOR_A_FACT: Final = re.compile(r"\{(@?\w+)\}")
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")
GRID: Final = (
    ("Tổng số phải giải quyết", "load"),
    ("Tiếp nhận mới", "new"),
    ("Kỳ trước chuyển sang", "carried"),
    ("Đã giải quyết", "resolved"),
    ("Trước hạn", "early"),
    ("Đúng hạn", "on_day"),
    ("Quá hạn", "late"),
    ("Đang giải quyết", "pending"),
)


class Writer:
    """Writes one report; every mention it prints is remembered by subject and place."""

    def __init__(self, layout: Layout, seed: int) -> None:
        self.layout = layout
        self.random = Random(f"{layout.name}/{seed}")
        self.blocks: list[Block] = []
        self.relations: list[Relation] = []
        self.printed: dict[tuple[str, str], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        self.facts: dict[str, Facts] = {}
        self.unsaid = noise.Unsaid(self.random, layout.scale.unit)

    def write(self) -> tuple[tuple[Block, ...], tuple[Relation, ...]]:
        subjects = self._subjects()
        self._opening()
        parts = [self._steering, self._results]
        for number, part in enumerate(reversed(parts) if self.layout.results_first else parts):
            part(number, subjects)
        self._assessment(2, subjects)
        if self.layout.annex:
            self._annex(subjects)
        self._relate(subjects)
        return tuple(self.blocks), tuple(self.relations)

    def _subjects(self) -> list[Subject]:
        chosen = self.random.sample(EVERY_SUBJECT, 9)
        if HANDLING not in chosen:
            chosen[0] = HANDLING
        self.random.shuffle(chosen)
        for subject in chosen:
            self.facts[subject.key] = subject.draw(self.random, self.layout.scale)
        return chosen

    def _opening(self) -> None:
        self._plain(self.layout.scale.unit.upper(), "title")
        self._plain(f"Số: {self.random.randint(20, 190)}/BC-UBND")
        self._plain("BÁO CÁO", "title")
        self._plain(f"Kết quả công tác cải cách hành chính {self.layout.window}", "title")
        self._plain(
            f"{self.layout.scale.unit} báo cáo tình hình thực hiện công tác cải cách hành chính "
            f"{self.layout.window} trên địa bàn {self.layout.scale.level} như sau:"
        )

    def _steering(self, number: int, subjects: Sequence[Subject]) -> None:
        self._heading(number, "CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN")
        for sentence in self._noise(noise.STEERING, 3):
            self._plain(sentence, "bullet")

    def _results(self, number: int, subjects: Sequence[Subject]) -> None:
        self._heading(number, "KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG")
        around = cycle((noise.SERVICE, noise.STAFFING, noise.DIGITAL))
        hidden = traps.some(self.random, self.layout.hand, self.layout.scale.unit, len(subjects) // 2)
        for place, subject in enumerate(subjects, start=1):
            self._plain(self._numbered(place, self.random.choice(subject.headings)), "heading", 2)
            self._subject(subject)
            between = self._noise(next(around), 1 + place % 2)
            for sentence in between + hidden[place // 2 : place // 2 + 1] * (place % 2):
                self._plain(sentence, "bullet")
        if self.layout.children:
            self._by_units()

    def _numbered(self, place: int, heading: str) -> str:
        match self.layout.numbering:
            case "letters":
                return f"{'abcdeghiklm'[place - 1]}) {heading}"
            case "decimal":
                return f"2.{place}. {heading}"
            case _:
                return f"{place}. {heading}"

    def _assessment(self, number: int, subjects: Sequence[Subject]) -> None:
        self._heading(number, "ĐÁNH GIÁ CHUNG VÀ NHIỆM VỤ THỜI GIAN TỚI")
        for subject in subjects:
            if subject.summaries and self.random.random() < 0.6:
                self._sentence(self.random.choice(subject.summaries), subject, SUMMARY, "bullet")
        for sentence in self._noise(noise.CLOSING, 3):
            self._plain(sentence, "bullet")

    def _subject(self, subject: Subject) -> None:
        manner = self.layout.manner
        if manner == "mixed":
            manner = self.random.choice(("narrative", "bullets", "table"))
        if manner == "table" and len(subject.lines) > 2:
            self._lines((subject,), TEXT)
        elif manner == "bullets":
            first, *rest = self.random.choice(subject.bullets)
            self._sentence(first, subject, TEXT, "body")
            for line in rest:
                self._sentence(line, subject, TEXT, "bullet", 2)
        else:
            style: Style = "footnote" if self.layout.footnotes and self.random.random() < 0.25 else "body"
            self._sentence(self.random.choice(subject.narratives), subject, TEXT, style)

    def _annex(self, subjects: Sequence[Subject]) -> None:
        self._plain("PHỤ LỤC", "title")
        self._plain(f"Biểu số liệu cải cách hành chính {self.layout.window}", "title")
        self._lines([subject for subject in subjects if subject.lines], ANNEX)

    def _lines(self, subjects: Sequence[Subject], place: str) -> None:
        """A table of indicators: number, label, unit, value."""
        rows: list[tuple[tuple[Part, ...], ...]] = [(("STT",), ("Nội dung",), ("Đơn vị tính",), ("Kết quả",))]
        for subject in subjects:
            for label, unit, name in subject.lines:
                mention = self._mention(subject, name, place, bare=True)
                rows.append(((str(len(rows)),), (label,), (self._unit(unit),), (mention,)))
        self.blocks.append(Table(tuple(rows)))

    def _unit(self, unit: str) -> str:
        return unit if unit != "$" else "tỷ đồng" if self.layout.hand.money_in_billions else "triệu đồng"

    def _by_units(self) -> None:
        """A table by units with its row of totals, which need not be the figures of the text."""
        self._plain("Kết quả giải quyết hồ sơ chia theo đơn vị (số liệu của hệ thống riêng):")
        columns = [name for _, name in GRID]
        drawn = [HANDLING.draw(self.random, self.layout.scale) for _ in self.layout.children]
        total = {
            name: Fact(sum((facts[name].value for facts in drawn), Fraction()), "count") for name in columns
        }
        rows: list[tuple[tuple[Part, ...], ...]] = [(("STT",), ("Đơn vị",), *((label,) for label, _ in GRID))]
        grid = [self._row(facts, f"row{number}") for number, facts in enumerate((*drawn, total))]
        for number, (unit, mentions) in enumerate(zip(self.layout.children, grid, strict=False), start=1):
            rows.append(((str(number),), (unit,), *((mentions[name],) for name in columns)))
        rows.append((("",), ("Tổng cộng",), *((grid[-1][name],) for name in columns)))
        self.blocks.append(Table(tuple(rows)))
        for mentions in grid:
            lowered = (rule.lower(mentions) for rule in HANDLING.rules)
            self.relations.extend(relation for relation in lowered if relation is not None)
        for name in columns:
            parts = tuple(mentions[name] for mentions in grid[:-1])
            self.relations.append(Balance((grid[-1][name],), parts, "column"))

    def _row(self, facts: Facts, place: str) -> dict[str, Mention]:
        return {name: self.layout.hand.mention(name, place, facts[name], bare=True) for _, name in GRID}

    def _sentence(
        self, template: str, subject: Subject, place: str, style: Style = "body", level: int = 1
    ) -> None:
        pieces = PLACE_FOR_A_FACT.split(template)
        parts = [
            piece if index % 2 == 0 else self._filled(piece, subject, place)
            for index, piece in enumerate(pieces)
        ]
        self.blocks.append(Paragraph(tuple(parts), style, level))

    def _filled(self, name: str, subject: Subject, place: str) -> Part:
        match name:
            case "@level":
                return self.layout.scale.level
            case "@unit":
                return self.layout.scale.unit
            case _:
                return self._mention(subject, name, place)

    def _mention(self, subject: Subject, name: str, place: str, *, bare: bool = False) -> Mention:
        fact = self.facts[subject.key][name]
        mention = self.layout.hand.mention(f"{subject.key}.{name}", place, fact, bare=bare)
        self.printed[subject.key, place][name].append(mention)
        return mention

    def _plain(self, text: str, style: Style = "body", level: int = 1) -> None:
        self.blocks.append(Paragraph((text,), style, level))

    def _heading(self, number: int, text: str) -> None:
        self._plain(f"{ROMAN[number]}. {text}", "heading")

    def _noise(self, sentences: tuple[str, ...], number: int) -> list[str]:
        return self.unsaid.some(sentences, number)

    def _relate(self, subjects: Sequence[Subject]) -> None:
        for subject in subjects:
            everywhere: dict[str, list[Mention]] = defaultdict(list)
            for place in (TEXT, ANNEX, SUMMARY):
                self.relations.extend(self._lowered(subject, place))
                for name, mentions in self.printed[subject.key, place].items():
                    everywhere[name].extend(mentions)
            for mentions in everywhere.values():
                self.relations.extend(pairs(mentions))

    def _lowered(self, subject: Subject, place: str) -> list[Relation]:
        """Each rule over the figures of the place, and over the second print of those printed twice."""
        printed = {name: mentions for name, mentions in self.printed[subject.key, place].items() if mentions}
        most = max((len(mentions) for mentions in printed.values()), default=0)
        lowered: dict[Relation, None] = {}
        for time in range(most):
            chosen = {name: mentions[min(time, len(mentions) - 1)] for name, mentions in printed.items()}
            relations = (rule.lower(chosen) for rule in subject.rules)
            lowered.update((relation, None) for relation in relations if relation is not None)
        return list(lowered)


def compose(layout: Layout, seed: int) -> Report:
    """The clean report of this layout and seed; the same again for the same two."""
    blocks, relations = Writer(layout, seed).write()
    report = Report(f"{layout.name} {seed}", blocks, relations, layout.extension)
    assert not report.broken(), [(relation, layout.name, seed) for relation in report.broken()][:1]
    return report

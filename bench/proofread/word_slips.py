"""Slips that are no wrong figure: papers, dates, signs, repeated sentences, numbers of sections, denials."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from bench.proofread.truth import Block, Mention, Paragraph, Rate, Report

TWO_PAPERS: Final = (
    "UBND đã ban hành Kế hoạch số {number}/KH-UBND ngày {day}/01/{year} về tuyên truyền cải cách hành chính.",
    "Việc kiểm tra công vụ thực hiện theo Kế hoạch số {number}/KH-UBND ngày {later}/02/{year} về kiểm "
    "tra công vụ.",
)
IMPOSSIBLE: Final = (
    "Hội nghị sơ kết được tổ chức ngày 31/4/{year} với đầy đủ thành phần theo giấy mời.",
    "Thực hiện Công văn số 233/SNV-CCHC ngày 30 tháng 02 năm {year} của Sở Nội vụ về chế độ báo cáo.",
    "Tổ công tác họp phiên đầu tiên vào ngày 12/13/{year} để thống nhất phân công nhiệm vụ.",
)


@dataclass(frozen=True, slots=True)
class Worded:
    """A report with one slip of words; a finding that quotes `words` or marks them has seen it."""

    report: Report
    kind: str
    words: str


def _put(report: Report, random: Random, *texts: str) -> Report:
    """The sentences among the bullets without figures."""
    blocks: list[Block] = list(report.blocks)
    for text in texts:
        places = [
            i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style == "bullet"
        ]
        blocks.insert(random.choice(places), Paragraph((text,), "bullet"))
    return replace(report, blocks=tuple(blocks))


def _two_papers(report: Report, random: Random) -> Worded:
    told = {"number": random.randint(20, 90), "day": random.randint(10, 28), "later": random.randint(10, 28)}
    first, second = (sentence.format(**told, year=2024) for sentence in TWO_PAPERS)
    return Worded(
        _put(report, random, first, second), "one number for two papers", f"{told['number']}/KH-UBND"
    )


def _impossible(report: Report, random: Random) -> Worded:
    sentence = random.choice(IMPOSSIBLE).format(year=2024)
    return Worded(_put(report, random, sentence), "impossible date", sentence[:25])


def _twice(report: Report, random: Random) -> Worded | None:
    plain = [
        block.text
        for block in report.blocks
        if isinstance(block, Paragraph)
        and block.style == "bullet"
        and _is_plain(block)
        and len(block.text) > 90
    ]
    if not plain:
        return None
    text = random.choice(plain)
    return Worded(_put(report, random, text), "a sentence twice", text[:40])


def _is_plain(paragraph: Paragraph) -> bool:
    return all(isinstance(part, str) for part in paragraph.parts)


def _sections(report: Report, random: Random) -> Worded | None:
    """One heading gets the number of the heading before it."""
    places = [
        i
        for i, block in enumerate(report.blocks)
        if isinstance(block, Paragraph) and block.text[:2] in ("5.", "6.")
    ]
    if not places:
        return None
    blocks = list(report.blocks)
    chosen = random.choice(places)
    block = blocks[chosen]
    assert isinstance(block, Paragraph), block
    text = f"{int(block.text[0]) - 1}{block.text[1:]}"
    blocks[chosen] = replace(block, parts=(text,))
    return Worded(replace(report, blocks=tuple(blocks)), "a section number twice", text)


def _sign(report: Report, random: Random) -> Worded | None:
    """A percent in running text loses its sign."""
    rates = [r.rate for r in report.relations if isinstance(r, Rate) and r.rate.printed.endswith("%")]
    if not rates:
        return None
    chosen = random.choice(rates)
    bare = chosen.printed.rstrip("% ")
    blocks = tuple(_without_sign(block, chosen, bare) for block in report.blocks)
    return Worded(replace(report, blocks=blocks), "percent sign missing", bare)


def _without_sign(block: Block, mention: Mention, bare: str) -> Block:
    if not isinstance(block, Paragraph) or mention not in block.parts:
        return block
    return replace(block, parts=tuple(bare if part is mention else part for part in block.parts))


def _denial(report: Report, random: Random) -> Worded | None:
    """The assessment says that nothing is late where some are."""
    late = [m for m in report.mentions() if m.name == "handling.late" and m.shown > 0]
    if not late:
        return None
    sentence = "Trong kỳ không có hồ sơ quá hạn."
    blocks = (*report.blocks, Paragraph((sentence,), "bullet"))
    return Worded(replace(report, blocks=blocks), "denial against a count", sentence[9:])


KINDS: Final[tuple[Callable[[Report, Random], Worded | None], ...]] = (
    _two_papers,
    _impossible,
    _twice,
    _sections,
    _sign,
    _denial,
)


def plant_words(report: Report, number: int, seed: int) -> Worded | None:
    """The report with the slip of words of this number; None where it has no place."""
    return KINDS[number](report, Random(f"{report.name}/{number}/{seed}"))

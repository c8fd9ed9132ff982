"""Check many reports, clean and with slips, and count. Seconds are of the processor, not of the clock."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.proofread import noise, word_slips
from bench.proofread.composing import compose
from bench.proofread.judging import Outcome, alarms, judge
from bench.proofread.layouts import LAYOUTS, Layout
from bench.proofread.slips import KINDS, plant
from bench.proofread.truth import Paragraph, Report
from bench.proofread.writing import file_of
from socai.engines.proofreading.codes import Severity
from socai.engines.proofreading.findings import Finding

Check = Callable[[bytes, str], Sequence[Finding]]
PAGES_OF_A_LONG_REPORT = 30


@dataclass(slots=True)
class Clean:
    """What was said about reports in which everything holds."""

    pages: float = 0
    reports: int = 0
    seconds: float = 0
    alarms: list[tuple[str, Finding]] = field(default_factory=list)
    notes: list[tuple[str, Finding]] = field(default_factory=list)

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for _, finding in self.alarms)


def check_file(data: bytes, name: str) -> Sequence[Finding]:
    """What the proofreader says about a file; the one place here that knows its doors."""
    from socai.engines.proofreading.findings import proofread  # heavy: loads on first use
    from socai.engines.proofreading.reading import read

    return proofread(read(data, name=name))


def measure_clean(layouts: Sequence[Layout], seeds: range, check: Check = check_file) -> Clean:
    clean = Clean()
    check("Số hồ sơ tiếp nhận: 02 hồ sơ.".encode(), "first.txt")  # loads what the first use loads
    for layout in layouts:
        for seed in seeds:
            report = compose(layout, seed)
            data = file_of(report, layout.dashes)
            started = time.process_time()
            findings = check(data, f"{report.name}.{report.extension}")
            clean.seconds += time.process_time() - started
            raised = alarms(findings)
            clean.alarms.extend((report.name, finding) for finding in raised)
            clean.notes.extend((report.name, finding) for finding in findings if finding not in raised)
            clean.pages += report.pages
            clean.reports += 1
    return clean


def measure_slips(
    layouts: Sequence[Layout], seeds: range, check: Check = check_file
) -> Iterator[tuple[str, Outcome]]:
    """Each outcome with a line that says what was planted where."""
    for layout in layouts:
        for seed in seeds:
            report = compose(layout, seed)
            for kind in KINDS:
                planted = plant(report, kind, seed)
                if planted is None:
                    continue
                data = file_of(planted.report, layout.dashes)
                findings = check(data, f"{report.name}.{report.extension}")
                told = f"{report.name}: {planted.mention.name} ({planted.mention.place}) "
                yield (
                    f"{told}{planted.was} -> {planted.mention.printed}, {kind.name}",
                    judge(planted, findings),
                )


@dataclass(frozen=True, slots=True)
class Seen:
    """A slip of words: whether any finding is about it, and the alarms about anything else."""

    kind: str
    told: str
    found: bool
    false_alarms: tuple[Finding, ...]


def measure_words(layouts: Sequence[Layout], seeds: range, check: Check = check_file) -> Iterator[Seen]:
    for layout in layouts:
        for seed in seeds:
            for number in range(len(word_slips.KINDS)):
                worded = word_slips.plant_words(compose(layout, seed), number, seed)
                if worded is not None:
                    data = file_of(worded.report, layout.dashes)
                    findings = check(data, f"{worded.report.name}.{worded.report.extension}")
                    yield _seen(worded, findings)


def _seen(worded: word_slips.Worded, findings: Sequence[Finding]) -> Seen:
    right = [f for f in findings if worded.words in f.quote or worded.words in f.message]
    others = tuple(finding for finding in alarms(findings) if finding not in right)
    return Seen(worded.kind, f"{worded.report.name}: {worded.words}", bool(right), others)


def lengthen(report: Report, pages: float) -> Report:
    """The report with as many more paragraphs in order as make up so many pages."""
    random, blocks = Random(1), list(report.blocks)
    number = 0
    while replace(report, blocks=tuple(blocks)).pages < pages:
        number += 1
        sentence = random.choice(noise.SERVICE + noise.DIGITAL + noise.STAFFING)
        text = f"Tại khu vực số {number}: {sentence[0].lower()}{sentence[1:]}"
        blocks.append(Paragraph((text,), "bullet"))
    return replace(report, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class LongReport:
    """A report of 30 pages, checked in a process of its own."""

    pages: float
    seconds: float
    megabytes: float


def measure_long(folder: Path) -> LongReport:
    layout = next(layout for layout in LAYOUTS if layout.extension == "docx" and layout.children)
    report = lengthen(compose(layout, 1), PAGES_OF_A_LONG_REPORT)
    path = folder / "long.docx"
    path.write_bytes(file_of(report))
    told = subprocess.run(
        [sys.executable, "-m", "bench.proofread.measuring", str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return LongReport(report.pages, float(told[0]), float(told[1]))


def _check_once(path: Path) -> None:
    """Check one file twice; print the seconds of the second time and the megabytes at the most."""
    data = path.read_bytes()
    check_file(data, path.name)
    started = time.process_time()
    check_file(data, path.name)
    seconds = time.process_time() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _check_once(Path(sys.argv[1]))

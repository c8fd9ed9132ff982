"""`python -m bench.proofread`: writes reports, checks them, prints how well the proofreader did."""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.proofread.judging import Outcome
from bench.proofread.layouts import LAYOUTS
from bench.proofread.measuring import (
    Clean,
    LongReport,
    Seen,
    measure_clean,
    measure_long,
    measure_slips,
    measure_words,
)

WIDTH = 120


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    seeds = range(asked.first, asked.first + asked.reports)
    layouts = [layout for layout in LAYOUTS if not asked.files or layout.extension in asked.files]
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    clean = measure_clean(layouts, seeds)
    slips = list(measure_slips(layouts, seeds))
    outcomes = [outcome for _, outcome in slips]
    with tempfile.TemporaryDirectory(prefix="socai-proofread-") as folder:
        long = measure_long(Path(folder))
    console.print(_by("Slips by kind", outcomes, lambda outcome: (outcome.kind,)))
    console.print(_by("Slips by relation broken", outcomes, lambda outcome: outcome.broken))
    worded = list(measure_words(layouts, seeds))
    console.print(_words(worded))
    console.print(_whole(clean, outcomes, long))
    if asked.show:
        _show(console, clean, slips, worded, asked.show)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.proofread", description=__doc__)
    parser.add_argument("--reports", type=int, default=4, help="reports of each layout")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first report")
    parser.add_argument("--files", nargs="*", help="only layouts in files of these endings: md txt …")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false alarms")
    return parser


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _by(title: str, outcomes: Iterable[Outcome], keys: Callable[[Outcome], Iterable[str]]) -> Table:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for key in keys(outcome):
            groups[key].append(outcome)
    heads = ("", "planted", "found", "recall", "named", "named where decided", "right value")
    table = Table(*heads, title=title)
    for key, group in sorted(groups.items()):
        table.add_row(key, *_counted(group))
    return table


def _words(worded: Sequence[Seen]) -> Table:
    table = Table("", "planted", "found", "recall", title="Slips of words")
    for kind in sorted({seen.kind for seen in worded}):
        group = [seen for seen in worded if seen.kind == kind]
        found = sum(seen.found for seen in group)
        table.add_row(kind, str(len(group)), str(found), _share(found, len(group)))
    return table


def _counted(group: Sequence[Outcome]) -> tuple[str, ...]:
    decided = [outcome for outcome in group if outcome.decided]
    found, named = (sum(getattr(outcome, name) for outcome in group) for name in ("found", "named"))
    return (
        str(len(group)),
        str(found),
        _share(found, len(group)),
        _share(named, len(group)),
        _share(sum(outcome.named for outcome in decided), len(decided)),
        _share(sum(outcome.repaired for outcome in group), len(group)),
    )


def _whole(clean: Clean, outcomes: Sequence[Outcome], long: LongReport) -> Table:
    found = sum(outcome.found for outcome in outcomes)
    false = sum(len(outcome.false_alarms) for outcome in outcomes)
    decided = [outcome for outcome in outcomes if outcome.decided]
    table = Table("measure", "reached", "aim", title="The proofreader on reports of known truth")
    table.add_row("recall of planted slips", _share(found, len(outcomes)), "≥ 95 %")
    table.add_row("precision of errors and warnings", _share(found, found + false), "≥ 95 %")
    table.add_row(
        "right figure named where arithmetic decides",
        _share(sum(outcome.named for outcome in decided), len(decided)),
        "≥ 85 %",
    )
    told = f"{clean.errors} on {clean.pages:.0f} pages ({20 * clean.errors / clean.pages:.2f} per 20)"
    table.add_row("errors on clean reports", told, "≤ 1 per 20")
    table.add_row("errors and warnings per clean page", f"{len(clean.alarms) / clean.pages:.3f}", "")
    table.add_row("notes per clean page", f"{len(clean.notes) / clean.pages:.3f}", "")
    table.add_row("pages per second, short reports", f"{clean.pages / clean.seconds:.0f}", "")
    table.add_row(f"a report of {long.pages:.0f} pages", f"{long.seconds:.2f} s", "≤ 1 s")
    table.add_row("memory at the most", f"{long.megabytes:.0f} MB", "≤ 500 MB")
    return table


def _show(
    console: Console,
    clean: Clean,
    slips: Sequence[tuple[str, Outcome]],
    worded: Sequence[Seen],
    number: int,
) -> None:
    missed = [told for told, outcome in slips if not outcome.found]
    wrong = [told for told, outcome in slips if outcome.found and outcome.decided and not outcome.named]
    false = [(told, finding) for told, outcome in slips for finding in outcome.false_alarms]
    for title, lines in (
        ("Missed", missed),
        ("Decided, not named", wrong),
        ("Slips of words missed", [f"{seen.told}, {seen.kind}" for seen in worded if not seen.found]),
        ("False, beside a slip", [f"{told}: {finding.code} {finding.message}" for told, finding in false]),
        (
            "False, on a clean report",
            [f"{told}: {f.code} {f.message} | {f.quote}" for told, f in clean.alarms],
        ),
        ("Notes on a clean report", [f"{told}: {f.code} {f.message} | {f.quote}" for told, f in clean.notes]),
    ):
        console.print(f"\n{title}: {len(lines)}", style="bold")
        for line in lines[:number]:
            console.print(f"  {line}", highlight=False, markup=False)


if __name__ == "__main__":
    sys.exit(main())

"""Findings for somebody at a prompt: the sentence quoted, the figures marked."""

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from socai.engines.proofreading.codes import Severity
from socai.engines.proofreading.findings import Finding

_WORDS: Final = {Severity.ERROR: "LỖI", Severity.WARNING: "NGHI VẤN", Severity.NOTE: "GHI CHÚ"}
_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}


def print_findings(console: Console, name: str, findings: Sequence[Finding]) -> None:
    """The findings of one file, or that there are none."""
    console.print(name, style="bold", markup=False, highlight=False)
    if not findings:
        console.print("  Không phát hiện số liệu mâu thuẫn.", markup=False, highlight=False)
    for finding in findings:
        _print(console, finding)
    console.print()


def _print(console: Console, finding: Finding) -> None:
    head = Text(f"{_WORDS[finding.severity]} ", style=_STYLES[finding.severity])
    head.append(f"[{finding.code.value}] ", style="dim")
    head.append(finding.message, style="default")
    console.print(Padding(head, (0, 0, 0, 2)))
    if finding.quote:
        console.print(Padding(_quoted(finding), (0, 0, 0, 4)))


def _quoted(finding: Finding) -> Text:
    quote = Text(f"« {finding.quote} »", style="italic")
    for figure in sorted(set(finding.figures), key=len):
        quote.highlight_words([figure], style="underline")
    if finding.suspect:
        quote.highlight_words([finding.suspect], style="bold red underline")
    return quote

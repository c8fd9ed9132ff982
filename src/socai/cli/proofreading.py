"""`socai proofread`: which figures of a report do not add up. Needs neither database nor settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final

import typer

from socai.cli.starting import CANNOT_RUN, FOUND_SOMETHING, errors, out, print_json, progress, refuse
from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import Finding, proofread
from socai.engines.proofreading.model import Document
from socai.engines.proofreading.reading import LARGEST_FILE, ReadingRefused, read

_ENDINGS: Final = frozenset(
    {
        ".docx",
        ".doc",
        ".pdf",
        ".html",
        ".htm",
        ".txt",
        ".md",
        ".markdown",
        ".xlsx",
        ".xls",
        ".odt",
        ".rtf",
        ".ods",
    }
)


class Format(StrEnum):
    TERMINAL = "terminal"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked to see."""

    least: Severity
    ignored: frozenset[str]
    previous: Document | None = None

    def keeps(self, finding: Finding) -> bool:
        return finding.severity.rank <= self.least.rank and finding.code.value not in self.ignored


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was read."""

    path: Path
    document: Document
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        return str(self.path)


def proofread_command(
    paths: Sequence[Path],
    *,
    form: str,
    least: str,
    ignored: Sequence[str],
    previous: Path | None,
    output: Path | None,
) -> None:
    """Tell what was found in the files. Exits with 1 after an error, with 2 where a file was unreadable."""
    severity = Severity(_one_of(least, Severity, "--min-severity"))
    for code in ignored:
        _one_of(code, Code, "--ignore")
    wanted = Wanted(severity, frozenset(ignored), _read(previous) if previous else None)
    _proofread_files(list(_files(paths)), Format(_one_of(form, Format, "--format")), wanted, output)


def _proofread_files(files: Sequence[Path], form: Format, wanted: Wanted, output: Path | None) -> None:
    if form in (Format.HTML, Format.DOCX) and len(files) != 1:
        refuse(f"--format {form} writes one file and was given {len(files)}; give it one.")
    checked, refusals = _check(files, wanted)
    if checked or not refusals:
        _write(form, checked, output)
    for sentence in refusals:
        errors.print(sentence, style="red", highlight=False, markup=False, soft_wrap=True)
    if refusals:
        raise typer.Exit(CANNOT_RUN)
    if any(finding.severity is Severity.ERROR for each in checked for finding in each.findings):
        raise typer.Exit(FOUND_SOMETHING)


def _one_of(given: str, known: type[StrEnum], option: str) -> str:
    values = [member.value for member in known]
    if given not in values:
        refuse(f"{option} {given} is not known; accepted are {', '.join(values)}.")
    return given


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that have the ending of a report."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.suffix.lower() in _ENDINGS)
            yield from (each for each in inside if each.is_file() and not each.name.startswith((".", "~$")))
        else:
            yield path


def _check(files: Sequence[Path], wanted: Wanted) -> tuple[list[Checked], list[str]]:
    checked: list[Checked] = []
    refusals: list[str] = []
    with progress("Đang soát", quiet=len(files) < 2) as done:
        for path in files:
            try:
                document = read(_bytes_of(path), name=path.name)
            except ReadingRefused as refusal:
                refusals.append(f"{path}: {refusal}")
            else:
                found = tuple(f for f in proofread(document, previous=wanted.previous) if wanted.keeps(f))
                checked.append(Checked(path, document, found))
            done(1)
    return checked, refusals


def _bytes_of(path: Path) -> bytes:
    """The whole file; of one that is too large only so much that the reader sees it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        refuse(f"{path} cannot be opened: {error.strerror}.")


def _read(path: Path) -> Document:
    try:
        return read(_bytes_of(path), name=path.name)
    except ReadingRefused as refusal:
        refuse(f"{path}: {refusal}")


def _write(form: Format, checked: Sequence[Checked], output: Path | None) -> None:
    match form:
        case Format.TERMINAL:
            _print_all(checked)
        case Format.JSON:
            from socai.engines.proofreading.outputs.as_json import to_data

            print_json(to_data((each.name, each.findings) for each in checked))
        case Format.SARIF:
            from socai.engines.proofreading.outputs.sarif import to_sarif

            log = to_sarif(
                ((each.name, each.document, each.findings) for each in checked), version=version("socai")
            )
            _put(log.encode(), output)
        case Format.HTML:
            from socai.engines.proofreading.outputs.page import to_page

            _put(to_page(checked[0].document, checked[0].findings).encode(), output)
        case Format.DOCX:
            _write_comments(checked[0], output)


def _print_all(checked: Sequence[Checked]) -> None:
    from socai.engines.proofreading.outputs.terminal import print_findings

    for each in checked:
        print_findings(out, each.name, each.findings)
    if len(checked) > 1:
        found = [finding.severity for each in checked for finding in each.findings]
        clean = sum(not each.findings for each in checked)
        out.print(
            f"{len(checked)} tệp, {clean} tệp không có phát hiện; {found.count(Severity.ERROR)} lỗi,"
            f" {found.count(Severity.WARNING)} nghi vấn, {found.count(Severity.NOTE)} ghi chú.",
            highlight=False,
        )


def _write_comments(checked: Checked, output: Path | None) -> None:
    from socai.engines.proofreading.outputs.word import comment_in_word

    if checked.path.suffix.lower() != ".docx":
        refuse(f"{checked.path} is no .docx, and only a .docx can carry Word comments.")
    target = output or checked.path.with_name(f"{checked.path.stem}.soat.docx")
    _put(comment_in_word(checked.path.read_bytes(), checked.document, checked.findings), target)
    errors.print(f"{target}", highlight=False, markup=False, soft_wrap=True)


def _put(data: bytes, output: Path | None) -> None:
    if output is None:
        typer.echo(data.decode())
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror}.")

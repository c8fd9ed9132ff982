"""The `socai` command. Each command loads what it needs when it runs."""

import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Sổ Cái: the ledger of administrative reform.",
    epilog="Exit codes: 0 all is well, 1 something was found, 2 the command could not run.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


@app.callback()
def main() -> None:
    """Sổ Cái: the ledger of administrative reform."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socai.config.settings")


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    threads: Annotated[int, typer.Option(min=1, max=64, help="Requests served at once.")] = 8,
) -> None:
    """Bring the database up to date, settle what has passed, and serve the pages."""
    from socai.cli.serving import run_server

    run_server(host=host, port=port, threads=threads)


@app.command()
def settle(
    through: Annotated[
        str | None, typer.Option(help="Through which day, as 2026-03-31; today when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Post what passes by itself: due days, and units that others succeed."""
    from socai.cli.book import settle_book

    settle_book(through, as_json=as_json)


@app.command()
def reconcile(as_json: AsJson = False) -> None:
    """Settle, recount the records with plain SQL and compare with the book. Exit code 1 if they differ."""
    from socai.cli.book import reconcile_book

    reconcile_book(as_json=as_json)


@app.command()
def seal(as_json: AsJson = False) -> None:
    """Hash what was recorded since the last seal into the chain and print its root."""
    from socai.cli.book import seal_book

    seal_book(as_json=as_json)


@app.command()
def verify(as_json: AsJson = False) -> None:
    """Walk the chain of seals. Exit code 1 if anything is not as it was sealed; names the first row."""
    from socai.cli.book import verify_book

    verify_book(as_json=as_json)


@app.command()
def recompute(
    apply: Annotated[bool, typer.Option("--apply", help="Do it, after the list was looked at.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the open dossiers whose due day a new calendar moves; with --apply, have them run by it."""
    from socai.cli.book import recompute_deadlines

    recompute_deadlines(apply=apply, as_json=as_json)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Look at database, guards, calendar, clock and disk, and say what to do. Exit code 1 if ill."""
    from socai.cli.doctor import examine

    examine(as_json=as_json)


@app.command()
def demo(
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Only into an empty database.")] = False,
) -> None:
    """Fill the database with a fictional province and print its accounts."""
    from socai.cli.demo.command import demo as fill
    from socai.cli.starting import start

    start()
    fill(if_empty=if_empty)


@app.command()
def proofread(
    files: Annotated[list[Path], typer.Argument(help="Reports, or folders of them.", show_default=False)],
    *,
    form: Annotated[
        str, typer.Option("--format", help="terminal, json, sarif, html, or docx (a copy with comments).")
    ] = "terminal",
    min_severity: Annotated[str, typer.Option(help="error, warning or note: tell no lesser ones.")] = "note",
    ignore: Annotated[list[str] | None, typer.Option(help="A code not to tell; may be repeated.")] = None,
    previous: Annotated[
        Path | None, typer.Option(help="The report of the period before, to compare with.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Where to write sarif, html or docx.")] = None,
) -> None:
    """Say which figures of a report do not add up. Exit code 1 for errors, 2 for an unreadable file."""
    from socai.cli.proofreading import proofread_command

    proofread_command(
        files, form=form, least=min_severity, ignored=ignore or [], previous=previous, output=output
    )

"""The `socai` command."""

import typer

app = typer.Typer(no_args_is_help=True, help="Sổ Cái: the ledger of administrative reform.")


@app.callback()
def main() -> None:
    """Load nothing heavy here: each command imports what it needs."""

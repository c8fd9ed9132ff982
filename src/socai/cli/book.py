"""The commands of the book: settle, reconcile, seal, verify, recompute."""

from dataclasses import asdict
from datetime import date

import typer
from rich.table import Table

from socai.cli.starting import FOUND_SOMETHING, out, print_json, progress, refuse, start


def settle_book(through: str | None, *, as_json: bool) -> None:
    start()
    from django.utils import timezone

    from socai.apps.dossiers.services import NotInTheFuture, settle

    day = _day(through) if through else timezone.localdate()
    try:
        with progress("Settling", quiet=as_json) as step:
            settled = settle(day, progress=step)
    except NotInTheFuture as refusal:
        refuse(str(refusal))
    if as_json:
        print_json(asdict(settled))
    else:
        out.print(
            f"Settled through {settled.through}: {settled.dossiers} dossiers looked at,"
            f" {settled.posted} entries posted."
        )


def reconcile_book(*, as_json: bool) -> None:
    start()
    from django.utils import timezone

    from socai.apps.dossiers.queries import reconcile
    from socai.apps.dossiers.services import settle

    today = timezone.localdate()
    with progress("Settling", quiet=as_json) as step:
        settle(today, progress=step)
    found = reconcile(through=today)
    if as_json:
        print_json({"through": today, "discrepancies": [asdict(item) for item in found]})
    elif found:
        table = Table("What", "Unit", "In the book", "In the records")
        for item in found:
            table.add_row(item.what, str(item.unit or ""), str(item.book), str(item.records))
        out.print(table)
    else:
        out.print(f"The book and the records agree as of {today}.")
    if found:
        raise typer.Exit(FOUND_SOMETHING)


def seal_book(*, as_json: bool) -> None:
    start()
    from socai.apps.ledger.services import seal

    with progress("Sealing", quiet=as_json) as step:
        sealed = seal(progress=step)
    if as_json:
        print_json(asdict(sealed))
    else:
        out.print(
            f"Sealed {sealed.entries} entries; the chain stands for #1–#{sealed.last_seq}.\n{sealed.root}",
            highlight=False,
        )


def verify_book(*, as_json: bool) -> None:
    start()
    from socai.apps.ledger.services import verify

    with progress("Verifying", quiet=as_json) as step:
        found = verify(progress=step)
    if as_json:
        print_json(asdict(found) | {"is_sound": found.is_sound})
    elif found.is_sound:
        out.print(
            f"Sound: {found.entries} entries up to #{found.last_seq} are as sealed;"
            f" {found.unsealed} recorded since are not sealed yet.\n{found.root}",
            highlight=False,
        )
    else:
        out.print(f"Not sound: {found.reason}.", style="red", highlight=False)
    if not found.is_sound:
        raise typer.Exit(FOUND_SOMETHING)


def recompute_deadlines(*, apply: bool, as_json: bool) -> None:
    start()
    from socai.apps.dossiers.services import apply_calendar, preview_calendar
    from socai.domain.access import SYSTEM

    outdated = list(preview_calendar())
    moved = [item for item in outdated if item.due_before != item.due_after]
    applied = 0
    if apply:
        with progress("Recomputing", quiet=as_json) as step:
            applied = apply_calendar(by=SYSTEM, progress=step)
    if as_json:
        print_json({"outdated": len(outdated), "applied": applied, "moved": [asdict(item) for item in moved]})
        return
    table = Table("Dossier", "Due before", "Due after", "Calendar")
    for item in moved:
        table.add_row(item.code, str(item.due_before), str(item.due_after), item.calendar_version)
    if moved:
        out.print(table)
    out.print(
        f"{len(outdated)} open dossiers run by an older calendar; the due day of {len(moved)} moves."
        + (f" Applied to {applied}." if apply else " Run with --apply to apply it.")
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"{text!r} is no day; it takes year-month-day, such as 2026-03-31.")

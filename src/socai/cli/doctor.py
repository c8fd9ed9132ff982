"""`socai doctor`: what is well, what is not, and what to do about it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

import typer
from rich.table import Table

from socai.cli.starting import FOUND_SOMETHING, out, print_json, start

_LEAST_FREE_BYTES: Final = 1_000_000_000
_LOOPBACK: Final = {"127.0.0.1", "localhost", "[::1]"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` is what to do, when it is not well."""

    what: str
    is_well: bool
    seen: str
    advice: str = ""


def examine(*, as_json: bool) -> None:
    start(need_tables=False)
    findings = list(_findings())
    ill = [item for item in findings if not item.is_well]
    if as_json:
        print_json({"is_well": not ill, "findings": [asdict(item) for item in findings]})
    else:
        _print(findings)
    if ill:
        raise typer.Exit(FOUND_SOMETHING)


def _findings() -> Iterator[Finding]:
    from django.db import Error

    yield _disk()
    try:
        tables = _tables()
        yield tables
        if not tables.is_well:
            return
        for look in _LOOKS_AT_THE_BOOK:
            yield look()
    except Error as error:
        yield Finding(
            "database", False, str(error).strip(), "Check SOCAI_DATABASE_URL and that the server runs."
        )


def _disk() -> Finding:
    from django.conf import settings

    free = shutil.disk_usage(settings.DATA_FOLDER).free
    return Finding(
        "disk",
        free >= _LEAST_FREE_BYTES,
        f"{free / 1e9:.1f} GB free for {settings.DATA_FOLDER}",
        "Make room, or move the data folder (SOCAI_DATA) to a larger disk.",
    )


def _tables() -> Finding:
    from django.db import connection

    from socai.cli.starting import pending_migrations

    pending = pending_migrations()
    return Finding(
        "database",
        not pending,
        f"{connection.vendor}, {pending} migrations pending",
        "Start `socai serve` once, or run `python -m django migrate`.",
    )


def _guards() -> Finding:
    from socai.apps.kernel.append_only import find_missing_guards

    missing = find_missing_guards()
    return Finding(
        "append-only guards",
        not missing,
        ", ".join(missing) + " missing" if missing else "all stand",
        "Somebody removed them: run `python -m django migrate`, then `socai verify`.",
    )


def _clock() -> Finding:
    from django.utils import timezone

    from socai.apps.kernel.queries import last_recorded_at

    now, last = timezone.now(), last_recorded_at()
    return Finding(
        "clock",
        last is None or last <= now,
        f"{timezone.localtime(now):%Y-%m-%d %H:%M}, last event "
        + (f"{timezone.localtime(last):%Y-%m-%d %H:%M}" if last else "none"),
        "The clock was set back: set it right before anybody works.",
    )


def _calendar() -> Finding:
    from django.utils import timezone

    from socai.apps.calendars.queries import coverage

    today = timezone.localdate()
    covered = coverage(on=today)
    open_days = [day.isoformat() for day, _ in covered.unconfirmed_ahead]
    return Finding(
        "calendar",
        {today.year, today.year + 1} <= set(covered.years),
        f"{covered.version}: {covered.years[0]}–{covered.years[-1]};"
        f" unconfirmed ahead: {', '.join(open_days) or 'none'}",
        "Upgrade to a release with the coming year's calendar, or publish a local version.",
    )


def _settling() -> Finding:
    from django.utils import timezone

    from socai.apps.ledger.queries import settled_through

    through = settled_through()
    return Finding(
        "settling",
        through is not None and through >= timezone.localdate(),
        f"through {through or 'no day yet'}",
        "Run `socai settle`; `socai serve` does it each day while it runs.",
    )


def _seals() -> Finding:
    from socai.apps.ledger.queries import book_state

    state = book_state()
    return Finding(
        "seals", True, f"sealed up to #{state.sealed_through} of #{state.last_seq}; `socai verify` walks them"
    )


def _demo_accounts() -> Finding:
    from django.conf import settings

    from socai.cli.demo.command import is_demo

    beyond = sorted(set(settings.ALLOWED_HOSTS) - _LOOPBACK)
    return Finding(
        "demo accounts",
        not (beyond and is_demo()),
        "present" if is_demo() else "none",
        f"Everybody knows their password, and pages are served for {', '.join(beyond)}:"
        " start anew with an empty data folder.",
    )


_LOOKS_AT_THE_BOOK: Final[tuple[Callable[[], Finding], ...]] = (
    _guards,
    _clock,
    _calendar,
    _settling,
    _seals,
    _demo_accounts,
)


def _print(findings: list[Finding]) -> None:
    table = Table("", "What", "Seen", "What to do")
    for item in findings:
        table.add_row("✓" if item.is_well else "✗", item.what, item.seen, "" if item.is_well else item.advice)
    out.print(table)

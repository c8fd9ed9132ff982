"""Everything CI runs, in order: each stage under its heading, stopping at the first that fails.

At the end stand the time that each stage took, which stage failed, and, as the last line, what pytest
counted over all its runs, in the form pytest has for it.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.postgresql import temporary_postgresql

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / ".venv" / "bin"
TWO_AT_A_TIME = ("-n", "2", "--dist", "worksteal")
CEILING_MINUTES = 20
OWN_SETTINGS = frozenset({"SOCAI_NOTHING_SKIPPED", "SOCAI_HYPOTHESIS", "SOCAI_CHROMIUM"})
PYTEST_LINE = re.compile(r"(?:\d+ \w+, )*\d+ \w+ in [\d.]+s")
PYTEST_COUNT = re.compile(r"(\d+) (\w+?)s?(?:,| in )")


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    commands: tuple[tuple[str, ...], ...]
    on_postgresql: bool = False


STAGES = (
    Stage("Format", (("ruff", "format", "--check", "."),)),
    Stage("Lint", (("ruff", "check", "."),)),
    Stage("Types", (("mypy",), ("mypy", "tools"))),
    Stage("Import contracts", (("lint-imports",),)),
    Stage("Migrations", (("python", "-m", "django", "makemigrations", "--check", "--dry-run"),)),
    Stage("Tests on SQLite", (("pytest", "--ignore=tests/journeys", *TWO_AT_A_TIME),)),
    Stage(
        "Database tests on PostgreSQL",
        (("pytest", "--ignore=tests/journeys", "--database-only", *TWO_AT_A_TIME),),
        on_postgresql=True,
    ),
    Stage("Journeys in Chromium", (("pytest", "tests/journeys"),)),
)


@dataclass(slots=True)
class Run:
    """What happened so far: how long each stage took, what pytest counted, where it stopped."""

    seconds: dict[str, float] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    failed: str | None = None

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - started

    def count(self, line: str) -> None:
        if PYTEST_LINE.search(line):
            for number, outcome in PYTEST_COUNT.findall(line):
                self.counted[outcome] += int(number)

    def report(self) -> Iterator[str]:
        total = sum(self.seconds.values())
        yield ""
        yield from (f"{seconds:8.1f} s  {name}" for name, seconds in self.seconds.items())
        yield f"{total:8.1f} s  together"
        if total > CEILING_MINUTES * 60:
            yield f"That is more than {CEILING_MINUTES} minutes: a slow suite is a defect."
        yield f"FAILED: {self.failed}" if self.failed else "All stages passed."
        if self.counted:
            yield f"{self._outcomes()} in {total:.2f}s"

    def _outcomes(self) -> str:
        # A test left out of one run has its turn in another, so the sum of those says nothing.
        kept = sorted(set(self.counted) - {"deselected"}, key=worst_first)
        named = [(outcome, self.counted[outcome]) for outcome in kept]
        return ", ".join(f"{number} {outcome}" for outcome, number in named)


def worst_first(outcome: str) -> int:
    order = ("failed", "error", "passed", "skipped", "xfailed", "warning")
    return order.index(outcome) if outcome in order else len(order)


def main(stages: Sequence[Stage] = STAGES) -> int:
    # A plain kill ends like Ctrl-C does, so that the temporary server is taken down as well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    run = Run()
    with tempfile.TemporaryDirectory(prefix="socai-test-") as data:
        environment = plain_environment(data)
        for stage in stages:
            say(f"\n── {stage.name} {'─' * (60 - len(stage.name))}")
            with run.timing(stage.name):
                passed = pass_stage(stage, environment, run)
            if not passed:
                run.failed = stage.name
                break
    for line in run.report():
        say(line)
    return 1 if run.failed else 0


def plain_environment(data: str) -> dict[str, str]:
    """The caller's environment without settings of an installation, which the tests must not touch."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SOCAI_") or name in OWN_SETTINGS
    }
    return {
        **kept,
        "SOCAI_DATA": data,
        "DJANGO_SETTINGS_MODULE": "socai.config.settings",
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }


def pass_stage(stage: Stage, environment: Mapping[str, str], run: Run) -> bool:
    if not stage.on_postgresql:
        return all(succeeds(command, environment, run) for command in stage.commands)
    with temporary_postgresql() as address:
        with_server = {**environment, "SOCAI_DATABASE_URL": address}
        return all(succeeds(command, with_server, run) for command in stage.commands)


def succeeds(command: tuple[str, ...], environment: Mapping[str, str], run: Run) -> bool:
    """Run to the end, passing on what it writes; whether its exit code is 0."""
    words = [str(PROGRAMS / command[0]), *command[1:]]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                say(line.rstrip("\n"))
                if command[0] == "pytest":
                    run.count(line)
        except KeyboardInterrupt:
            process.terminate()
            raise
    return process.returncode == 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")

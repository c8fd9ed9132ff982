"""Everything CI runs, in order: each stage under its heading, stopping at the first that fails."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.postgresql import temporary_postgresql

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / ".venv" / "bin"
TWO_AT_A_TIME = ("-n", "2", "--dist", "worksteal")


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    commands: tuple[tuple[str, ...], ...]
    on_postgresql: bool = False


@dataclass(slots=True)
class Clock:
    """How long each stage took, for the table at the end."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - started

    def table(self) -> str:
        lines = [f"{seconds:8.1f} s  {name}" for name, seconds in self.seconds.items()]
        return "\n".join([*lines, f"{sum(self.seconds.values()):8.1f} s  together"])


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


def main() -> int:
    # A plain kill ends like Ctrl-C does, so that the temporary server is taken down as well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    clock = Clock()
    failed = None
    with tempfile.TemporaryDirectory(prefix="socai-test-") as data:
        environment = plain_environment(data)
        for stage in STAGES:
            heading(stage.name)
            with clock.timing(stage.name):
                passed = runner_of(stage)(stage, environment)
            if not passed:
                failed = stage.name
                break
    sys.stdout.write(f"\n{clock.table()}\n")
    sys.stdout.write(f"\nFAILED: {failed}\n" if failed else "\nAll stages passed.\n")
    return 1 if failed else 0


def plain_environment(data: str) -> dict[str, str]:
    """The caller's environment without settings of an installation, which the tests must not touch."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOCAI_") or name in OWN}
    return {
        **kept,
        "SOCAI_DATA": data,
        "DJANGO_SETTINGS_MODULE": "socai.config.settings",
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }


OWN = frozenset({"SOCAI_NOTHING_SKIPPED", "SOCAI_HYPOTHESIS"})


def runner_of(stage: Stage) -> Callable[[Stage, Mapping[str, str]], bool]:
    return run_on_postgresql if stage.on_postgresql else run_stage


def run_stage(stage: Stage, environment: Mapping[str, str]) -> bool:
    return all(run(command, environment) for command in stage.commands)


def run_on_postgresql(stage: Stage, environment: Mapping[str, str]) -> bool:
    with temporary_postgresql() as address:
        return run_stage(stage, {**environment, "SOCAI_DATABASE_URL": address})


def run(command: tuple[str, ...], environment: Mapping[str, str]) -> bool:
    program = PROGRAMS / command[0]
    return subprocess.run([program, *command[1:]], cwd=ROOT, env=environment, check=False).returncode == 0


def heading(name: str) -> None:
    sys.stdout.write(f"\n── {name} {'─' * (60 - len(name))}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")

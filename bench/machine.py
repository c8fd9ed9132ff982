"""On what machine, with which versions."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PARTS = ("django", "ibis-framework", "duckdb", "pyarrow", "psycopg", "granian")


def describe_machine(postgresql: str | None) -> dict[str, str]:
    """What a reader needs to judge the figures by. `postgresql` is the server's version, if there was one."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "Day": f"{datetime.now(UTC):%Y-%m-%d}",
        "Processor": f"{len(os.sched_getaffinity(0))} cores, {_processor()}",
        "Memory": f"{memory:.0f} GiB",
        "Load when it began": f"{os.getloadavg()[0]:.1f}",
        "System": f"{platform.system()} {platform.release()}",
        "Versions": ", ".join(
            [
                f"Python {platform.python_version()}",
                f"SQLite {sqlite3.sqlite_version}",
                *([f"PostgreSQL {postgresql}"] if postgresql else []),
                *(f"{part} {version(part)}" for part in PARTS),
            ]
        ),
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()

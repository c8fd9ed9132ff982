"""Brings the English catalog up to the Vietnamese sentences in the source, and compiles it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "socai"
COLLECT = ("makemessages", "--locale", "en", "--add-location", "file", "--no-wrap", "--no-obsolete")
COMPILE = ("compilemessages", "--locale", "en")


def main() -> None:
    for words in (COLLECT, COMPILE):
        manage(words, package=PACKAGE)


def manage(words: tuple[str, ...], *, package: Path) -> None:
    """Run one of Django's commands on the package as it lies in that folder."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "socai.config.settings",
        "PYTHONPATH": str(package.parent),  # a copy in another folder collects into its own catalog
    }
    command = [sys.executable, "-m", "django", *words]
    subprocess.run(command, cwd=package, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

"""Looks for the system packages that the tests need. Runs on the system's own Python.

As root on Debian it installs what is missing; elsewhere it says exactly what to install and stops.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

Check = Callable[[], bool]


class PackagesMissing(SystemExit):
    """Some programs are not on this machine; the message names them and the command that brings them."""

    def __init__(self, packages: list[str]) -> None:
        self.packages = packages
        super().__init__(
            "The tests need programs that are not on this machine. Install them as root with:\n"
            f"    apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
        )


def command(*names: str) -> Check:
    return lambda: any(shutil.which(name) for name in names)


def file(*patterns: str) -> Check:
    return lambda: any(any(Path("/").glob(pattern)) for pattern in patterns)


NEEDED: Mapping[str, Check] = {
    f"python{sys.version_info.major}.{sys.version_info.minor}-venv": lambda: (
        find_spec("ensurepip") is not None
    ),
    "postgresql": file("usr/lib/postgresql/*/bin/initdb"),
    "chromium": command("chromium"),
    "poppler-utils": command("pdftotext"),
    "libreoffice-writer-nogui": command("soffice"),
    "gettext": command("msgfmt"),
    # Has the measures of Times New Roman, which state documents are set in, and Vietnamese letters.
    "fonts-liberation": file("usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf"),
}


def main() -> None:
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    if missing and may_install():
        install(missing)
        missing = [package for package in missing if not NEEDED[package]()]
    if missing:
        raise PackagesMissing(missing)


def may_install() -> bool:
    return os.geteuid() == 0 and is_debian() and shutil.which("apt-get") is not None


def is_debian() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").split()


def install(packages: list[str]) -> None:
    sys.stdout.write(f"Installing {', '.join(packages)}.\n")
    sys.stdout.flush()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "--quiet=2", *arguments], env=environment, check=False)
        if done.returncode:
            raise PackagesMissing(packages)


if __name__ == "__main__":
    main()

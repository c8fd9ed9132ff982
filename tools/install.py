"""Makes or renews the virtual environment. Runs on the system's own Python, with nothing installed.

Does nothing when what is installed is what the lock files ask for, so that starting takes no time.
"""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
MADE_IN = ENVIRONMENT / "made-in"
LEAST_PYTHON = (3, 11)
LOCKS = {"runtime": ROOT / "requirements/runtime.txt", "development": ROOT / "requirements/development.txt"}


class CannotInstall(SystemExit):
    """This machine lacks something; the message says what, and the command that brings it."""


def main(kind: str) -> None:
    """Bring the environment to what the lock of this kind (runtime or development) asks for."""
    require_python()
    if not is_usable():
        say("Making the virtual environment in .venv")
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        MADE_IN.write_text(str(ROOT), encoding="utf-8")
    if changed("packages", kind):
        install_packages(LOCKS[kind])
        settle("packages", kind)
    if changed("static", kind):
        say("Collecting style sheets, scripts and icons")
        run(PYTHON, "-m", "django", "collectstatic", "--no-input", "--clear", "--verbosity", "0")
        settle("static", kind)


def require_python() -> None:
    if sys.version_info < LEAST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise CannotInstall(f"Python 3.11 or newer is needed; {sys.executable} is {found}.")
    if find_spec("ensurepip") is None and not is_usable():
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise CannotInstall(
            f"Python's module for virtual environments is missing. Install it as root with:\n"
            f"    apt-get update && apt-get install --yes {package}"
        )


def is_usable() -> bool:
    """Whether there is an environment whose Python still stands and whose programs point to this folder."""
    moved = MADE_IN.exists() and MADE_IN.read_text(encoding="utf-8") != str(ROOT)
    return PYTHON.exists() and not moved


def install_packages(lock: Path) -> None:
    say(f"Installing what requirements/{lock.name} lists; the first time takes a minute or two")
    pip("install", "--require-hashes", "--requirement", str(lock))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(*arguments: str) -> None:
    run(PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *arguments)


def run(*command: str | Path) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "socai.config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise CannotInstall(f"This step failed: {' '.join(map(str, command))}")


def changed(subject: str, kind: str) -> bool:
    """Whether the environment was brought to another state than the files now ask for."""
    stamp = stamp_of(subject)
    return not stamp.exists() or state_of(subject, kind) not in stamp.read_text(encoding="ascii").split()


def settle(subject: str, kind: str) -> None:
    # The development lock contains the runtime one, so that what satisfies it satisfies both.
    kinds = list(LOCKS) if kind == "development" else [kind]
    stamp_of(subject).write_text("\n".join(state_of(subject, one) for one in kinds), encoding="ascii")


def stamp_of(subject: str) -> Path:
    return ENVIRONMENT / f"installed-{subject}"


def state_of(subject: str, kind: str) -> str:
    files = packages_files(kind) if subject == "packages" else static_files()
    return hash_of(files)


def packages_files(kind: str) -> list[Path]:
    return [LOCKS[kind], ROOT / "pyproject.toml"]


def static_files() -> Iterator[Path]:
    source = ROOT / "src" / "socai"
    yield from sorted(path for path in source.glob("**/static/**/*") if path.is_file())
    yield source / "config" / "settings" / "static.py"
    yield LOCKS["runtime"]  # some packages bring static files of their own


def hash_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}.\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])

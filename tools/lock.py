"""Writes the lock files from pyproject.toml: exact versions with hashes, and no address of any registry."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
OPTIONS = (
    "--universal",  # one file for every system and every Python from 3.11
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
)


def main(*wishes: str) -> None:
    """Keep what is locked unless a wish such as `--upgrade` or `--upgrade-package=django` says otherwise."""
    compile_lock("development", "pyproject.toml", "--group=build", "--extra=dev", *wishes)
    # From what suits development as well: what is tested is what is served.
    held = "--constraint=requirements/development.txt"
    compile_lock("runtime", "pyproject.toml", "--group=build", held, *wishes)
    compile_lock("lock", "--group=lock", *wishes)


def compile_lock(name: str, *words: str) -> None:
    target = f"requirements/{name}.txt"
    command = [str(UV), "pip", "compile", *words, *OPTIONS, f"--output-file={target}"]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

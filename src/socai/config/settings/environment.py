"""Reads settings from the environment; a wrong one stops the start with a sentence that names it."""

import os
from pathlib import Path

PREFIX = "SOCAI_"


class SettingRefused(SystemExit):
    """A setting cannot be used; the message says which, why, and what would be accepted."""


def text(name: str, default: str) -> str:
    return os.environ.get(PREFIX + name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value not in {"yes", "no"}:
        raise refused(name, value, "yes or no")
    return value == "yes"


def number(name: str, default: int, *, least: int = 1) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise refused(name, value, f"a whole number from {least}")
    return int(value)


def folder(name: str, default: Path) -> Path:
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(name, str(path), f"a folder that can be written ({error.strerror})") from error
    return path


def words(name: str, default: str) -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def refused(name: str, value: str, accepted: str) -> SettingRefused:
    return SettingRefused(f"{PREFIX}{name} is {value!r}; it takes {accepted}.")

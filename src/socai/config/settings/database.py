"""Where the data lies: one SQLite file (the default) or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from socai.config.settings.environment import folder, refused, text

DATA_FOLDER = folder("DATA", Path("var"))
DATABASE_URL = text("DATABASE_URL", f"sqlite:///{DATA_FOLDER / 'socai.sqlite3'}")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Every atomic block here is a write: taking the lock at BEGIN lets a second writer wait
            # instead of failing when it upgrades from a read.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Full sync: a move that was acknowledged survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            # Without it, INSERT OR REPLACE would remove a row of an append-only table past its guard.
            " PRAGMA recursive_triggers=ON;"
            " PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(_port(parts) or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        # Without the rest: an address may carry a password.
        raise refused(
            "DATABASE_URL", f"…:{parts.netloc.rpartition(':')[2]}", "a port from 0 to 65535"
        ) from None


def database_from(url: str) -> dict[str, Any]:
    scheme, _, rest = url.partition("://")
    match scheme:
        case "sqlite":
            return _sqlite(rest.removeprefix("/"))
        case "postgresql" | "postgres":
            return _postgresql(url)
        case _:
            raise refused(
                "DATABASE_URL",
                scheme + "://…",
                "sqlite:///path/to/file or postgresql://user:password@host/name",
            )


DATABASES = {"default": database_from(DATABASE_URL)}

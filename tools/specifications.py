"""Renders the tables under tests/spec into a page, so that experts review what the tests say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parents[1]
TABLES: Final = ROOT / "tests" / "spec"
DOCUMENT: Final = ROOT / "docs" / "specifications.md"
HEAD: Final = """# What the tests say

Rules as small tables of facts and expected answers. Made from the files under `tests/spec` by
`make specifications`; every row is a test.
"""


def main() -> None:
    DOCUMENT.write_text(render(), encoding="utf-8")


def render() -> str:
    sections = (_section(path) for path in sorted(TABLES.glob("*/*.yaml")))
    return "\n".join([HEAD, *sections])


def _section(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    opening = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    title = f"## {path.parent.name}: {path.stem}"
    return "\n".join([title, "", *opening, "", *_body(yaml.safe_load(text)), ""])


def _body(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for name, part in data.items():
            yield f"### {name}"
            yield ""
            yield from _table(part) if isinstance(part, list) else _pairs(part)
            yield ""
    else:
        yield from _table(data)


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    yield _line(columns)
    yield _line("---" for _ in columns)
    for row in rows:
        yield _line(_words(row.get(name, "")) for name in columns)


def _pairs(pairs: dict[str, Any]) -> Iterator[str]:
    yield _line(("name", "means"))
    yield _line(("---", "---"))
    for name, value in pairs.items():
        yield _line((name, _words(value)))


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def _words(value: Any) -> str:
    match value:
        case dict():
            return "; ".join(f"{name}: {_words(part)}" for name, part in value.items())
        case list():
            return ", ".join(_words(part) for part in value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


if __name__ == "__main__":
    main()

"""No template lies unused. That none names an undefined variable is checked whenever a test renders one."""

import importlib.util
from functools import cache
from pathlib import Path

import pytest

from tests.support.project import PACKAGE, ROOT

# Shown by Django and allauth themselves, under these names.
CALLED_BY_THE_FRAMEWORK = frozenset(
    {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
)
TEMPLATES = sorted(
    path for folder in PACKAGE.rglob("templates") for path in folder.rglob("*") if path.is_file()
)


@cache
def source_text() -> dict[Path, str]:
    paths = [path for kind in ("*.py", "*.html", "*.txt") for path in PACKAGE.rglob(kind)]
    return {path: path.read_text(encoding="utf-8") for path in paths}


def name_of(template: Path) -> str:
    """The name it is called by: its path from the last `templates` folder."""
    parts = template.parts
    last = len(parts) - 1 - parts[::-1].index("templates")
    return "/".join(parts[last + 1 :])


def replaces_one_of_a_package(name: str) -> bool:
    """Whether another installed package brings a template of this name, and so calls it."""
    spec = importlib.util.find_spec("allauth")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "templates" / name).exists()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_is_called_by_a_view_or_another_template(template):
    name = name_of(template)

    quoted = [f'"{name}"', f"'{name}'"]
    callers = [
        path.relative_to(ROOT)
        for path, text in source_text().items()
        if path != template and any(quote in text for quote in quoted)
    ]

    assert callers or name in CALLED_BY_THE_FRAMEWORK or replaces_one_of_a_package(name)

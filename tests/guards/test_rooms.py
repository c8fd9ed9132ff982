"""The rooms keep their walls: models are private, rules have no clock, every room says what it is for."""

import ast
import re

import grimp
import pytest

from tests.support.project import PACKAGE, ROOT, modules_below

PURE_ROOMS = ("domain", "lib")
CLOCKS = frozenset(
    {"today", "now", "utcnow", "localdate", "localtime", "monotonic", "perf_counter", "time_ns"}
)
OUTSIDE_WORLD = frozenset(
    {
        "random",
        "secrets",
        "uuid",
        "time",
        "os",
        "pathlib",
        "socket",
        "subprocess",
        "shutil",
        "tempfile",
        "logging",
    }
)
MODELS = re.compile(r"(?P<app>socai\.apps\.\w+)\.models(\.|$)")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("socai", cache_dir=None)


def test_the_models_of_an_app_are_imported_only_inside_that_app(imports):
    strangers = [
        f"{importer} imports {models}"
        for models in imports.modules
        if (found := MODELS.match(models))
        for importer in imports.find_modules_that_directly_import(models)
        if not f"{importer}.".startswith(f"{found['app']}.")
    ]

    assert strangers == []


def test_rules_ask_no_clock():
    asked = [
        f"{path}:{node.lineno} {node.func.attr}()"
        for path, module in modules_below(*PURE_ROOMS)
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    ]

    assert asked == []


def test_rules_draw_no_lots_and_touch_nothing_outside():
    reached = [
        f"{path}:{node.lineno} imports {name}"
        for path, module in modules_below(*PURE_ROOMS)
        for node in ast.walk(module)
        for name in imported_by(node)
        if name.partition(".")[0] in OUTSIDE_WORLD
    ]

    assert reached == []


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def test_every_room_opens_with_a_sentence_on_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in sorted(PACKAGE.rglob("__init__.py"))
        if path.parent.name != "migrations"
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_no_room_stands_empty():
    empty = [
        str(folder.relative_to(ROOT))
        for folder in sorted(PACKAGE.rglob("*"))
        if (folder / "__init__.py").exists() and is_empty(folder)
    ]

    assert empty == []


def is_empty(folder):
    others = [path for path in folder.iterdir() if path.name not in {"__init__.py", "__pycache__"}]
    body = ast.parse((folder / "__init__.py").read_text(encoding="utf-8")).body
    return not others and len(body) <= 1 and folder.name != "migrations"

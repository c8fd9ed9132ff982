"""Every setting an office can make is read in one place and described in the manual."""

import ast
import re

from tests.support.project import ROOT, modules_below

READERS = frozenset({"text", "flag", "number", "folder", "words"})
MANUAL = ROOT / "docs" / "settings.md"
READS_THE_ENVIRONMENT = "src/socai/config/settings/environment.py"


def settings_read() -> set[str]:
    return {
        f"SOCAI_{node.args[0].value}"
        for _, module in modules_below("config/settings")
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in READERS
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_setting_is_described_and_nothing_else_is():
    described = set(re.findall(r"^## `(SOCAI_\w+)`", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert described == settings_read()


def test_only_the_settings_read_the_environment():
    readers = {
        str(path)
        for path, module in modules_below(".")
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in {"getenv", "environ"}
        and not only_names_settings(module)
    }

    assert readers == {READS_THE_ENVIRONMENT}


def only_names_settings(module: ast.Module) -> bool:
    """Whether the environment is used for nothing but to tell Django where its settings are."""
    uses = [node for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr == "environ"]
    defaults = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "os.environ.setdefault"
        and ast.unparse(node.args[0]) == "'DJANGO_SETTINGS_MODULE'"
    ]
    return len(uses) == len(defaults)

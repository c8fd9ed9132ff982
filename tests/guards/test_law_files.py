"""Every law file that ships says something readable, once, and is read by some room."""

import re

import pytest
import yaml

from tests.support.project import PACKAGE, modules_below, text_of

LAW = PACKAGE / "law"
FILES = sorted(LAW.rglob("*.yaml"))


def name_of(path) -> str:
    return str(path.relative_to(LAW))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_law_file_says_something(path):
    said = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert said


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_law_file_says_each_thing_once(path):
    """YAML lets a later key silently take the place of an earlier one."""
    tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)

    assert list(repeated_keys(tree)) == []


def repeated_keys(node):
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"line {key.start_mark.line + 1}: {key.value}"
            seen.add(key.value)
            yield from repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from repeated_keys(item)


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=name_of)
def test_a_folder_of_law_is_read_by_some_room(folder):
    wanted = re.compile(rf"[\"']{re.escape(name_of(folder))}[\"'/]")

    readers = [path for path, _ in modules_below(".") if wanted.search(text_of(PACKAGE.parents[1] / path))]

    assert readers

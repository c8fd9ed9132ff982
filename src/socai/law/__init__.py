"""Dated law as data: YAML files that ship with the package, read here and validated by who uses them."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Schema = TypeVar("Schema", bound=BaseModel)
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: the schema reads them, so that an impossible one has its line."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class LawFileRefused(ValueError):
    """A law file says something that cannot be used; names the file, the line and what is allowed."""

    def __init__(self, file: str, line: int, place: str, reason: str) -> None:
        self.file, self.line, self.place, self.reason = file, line, place, reason
        super().__init__(f"{file}, line {line}: {place or 'the file'}: {reason}")


def list_files(folder: str) -> list[str]:
    """The names of the shipped files of one folder, in order, such as `calendars/2025.yaml`."""
    room = files(__name__) / folder
    return sorted(
        str(PurePosixPath(folder) / item.name) for item in room.iterdir() if item.name.endswith(".yaml")
    )


def read(file: str) -> str:
    return (files(__name__) / file).read_text(encoding="utf-8")


def load(file: str, schema: type[Schema]) -> Schema:
    """One shipped file, validated."""
    return parse(read(file), schema, file=file)


def parse(text: str, schema: type[Schema], *, file: str) -> Schema:
    """Law data from text: a shipped file's, or a local version an administrator wrote."""
    try:
        tree = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506  (a safe loader with less in it)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LawFileRefused(file, line, "", error.problem or "this is not YAML") from error
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(first["loc"])
        raise LawFileRefused(file, _line_of(tree, path), ".".join(map(str, path)), first["msg"]) from error


def _line_of(tree: Any, path: tuple[int | str, ...]) -> int:
    """The line of the deepest node of the path that the text really has."""
    line = 1
    for node in _walk(tree, path):
        line = node.start_mark.line + 1
    return line


def _walk(node: Any, path: tuple[int | str, ...]) -> Iterator[Any]:
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
        else:
            found = None
        if found is None:
            return
        yield found
        node = found

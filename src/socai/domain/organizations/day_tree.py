"""The tree as it stands on one day: who lies under whom. Pure walks over `unit → parent`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", int, str)


def children_by_parent(parents: Mapping[Key, Key | None]) -> Mapping[Key | None, list[Key]]:
    """Each unit with what lies directly under it; the tops of the tree under None."""
    children: dict[Key | None, list[Key]] = defaultdict(list)
    for unit, parent in parents.items():
        children[parent].append(unit)
    return children


def descendants(parents: Mapping[Key, Key | None], root: Key) -> frozenset[Key]:
    """Everything below the unit, without itself. Nothing for a unit that does not stand that day."""
    return subtree(parents, root) - {root}


def subtree(parents: Mapping[Key, Key | None], root: Key) -> frozenset[Key]:
    """The unit and everything below it. Nothing for a unit that does not stand that day."""
    if root not in parents:
        return frozenset()
    children = children_by_parent(parents)
    found: list[Key] = [root]
    for unit in found:  # grows while it is walked
        found.extend(children.get(unit, ()))
    return frozenset(found)


def lineage(parents: Mapping[Key, Key | None], unit: Key) -> Iterator[Key]:
    """The unit, its parent, and so on to the top. Nothing for a unit that does not stand that day."""
    step: Key | None = unit
    while step is not None and step in parents:
        yield step
        step = parents[step]


def ancestors(parents: Mapping[Key, Key | None], unit: Key) -> tuple[Key, ...]:
    """What lies above the unit, nearest first, without itself."""
    return tuple(lineage(parents, unit))[1:]

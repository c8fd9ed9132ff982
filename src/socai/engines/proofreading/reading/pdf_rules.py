"""Finds the ruled lines of a PDF page and the grids they make."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

_THIN: Final = 2.6
_TOUCH: Final = 3.0
_SHORTEST: Final = 4.0
_MOST_OBJECTS: Final = 20_000
_MOST_RULES: Final = 3_000
_MOST_PLACES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; upright if its x is one. In points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        return self.right - self.left < self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table, x from the left and y from the top, and to which cell each place belongs."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    origins: dict[tuple[int, int], tuple[int, int]]

    def place_of(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column in which a point lies."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-line for line in self.ys], -y) - 1
        return self.origins.get((row, column))


def rules_of(page: Any) -> tuple[Rule, ...]:
    """Every thin line and every edge of a box on the page."""
    from pypdfium2 import raw  # noqa: PLC0415  (heavy: loads on first use)

    found: list[Rule] = []
    for number in range(min(_MOST_OBJECTS, raw.FPDFPage_CountObjects(page))):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH:
            found.extend(_rules_of_path(raw, thing))
        if len(found) > _MOST_RULES:
            return ()  # a drawing, not a table
    return tuple(found)


def grids_of(rules: Iterable[Rule]) -> Iterator[Grid]:
    """The tables that touching rules make, from the top of the page down."""
    groups = _touching(list(rules))
    grids = [grid for group in groups if (grid := _grid(group))]
    yield from sorted(grids, key=lambda grid: -grid.ys[0])


def _rules_of_path(raw: Any, path: Any) -> Iterator[Rule]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, matrix):
        return
    for points in _subpaths(raw, path):
        moved = [
            (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
            for x, y in points
        ]
        yield from _rules_of_points(moved)


def _subpaths(raw: Any, path: Any) -> Iterator[list[tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for number in range(min(2_000, raw.FPDFPath_CountSegments(path))):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _rules_of_points(points: list[tuple[float, float]]) -> Iterator[Rule]:
    """A thin shape is one rule; of any other shape each straight edge is."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    whole = Rule(min(xs), min(ys), max(xs), max(ys))
    if _is_rule(whole):
        yield whole
        return
    for (x1, y1), (x2, y2) in pairwise(points):
        edge = Rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        if _is_rule(edge):
            yield edge


def _is_rule(rule: Rule) -> bool:
    width, height = rule.right - rule.left, rule.top - rule.bottom
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of rules that meet, found by sweeping from the top."""
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: -rule.top):
        met = [group for group in groups if _meets(group[0], rule)]
        members = [rule, *(member for _, group in met for member in group)]
        hull = Rule(
            min(member.left for member in members),
            min(member.bottom for member in members),
            max(member.right for member in members),
            max(member.top for member in members),
        )
        groups = [group for group in groups if group not in met]
        groups.append((hull, members))
    return [members for _, members in groups]


def _meets(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.bottom - _TOUCH <= other.top
        and other.bottom - _TOUCH <= one.top
    )


def _grid(rules: list[Rule]) -> Grid | None:
    upright = [rule for rule in rules if rule.is_upright]
    level = [rule for rule in rules if not rule.is_upright]
    xs = _clustered(rule.left + (rule.right - rule.left) / 2 for rule in upright)
    ys = _clustered(rule.bottom + (rule.top - rule.bottom) / 2 for rule in level)[::-1]
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    return Grid(xs, ys, _origins(xs, ys, upright, level))


def _clustered(values: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _TOUCH:
            kept.append(value)
    return tuple(kept)


def _origins(
    xs: tuple[float, ...], ys: tuple[float, ...], upright: list[Rule], level: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The cell of each place, named by its first place: places without a rule between them are one cell."""
    walls = {
        number: [rule for rule in upright if abs(rule.left - x) <= _TOUCH] for number, x in enumerate(xs)
    }
    floors = {
        number: [rule for rule in level if abs(rule.bottom - y) <= _TOUCH] for number, y in enumerate(ys)
    }
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            if (row, column) in origins:
                continue
            right = column
            while right + 2 < len(xs) and not any(
                rule.bottom <= middle <= rule.top for rule in walls[right + 1]
            ):
                right += 1
            center = (xs[column] + xs[column + 1]) / 2
            low = row
            while low + 2 < len(ys) and not any(
                rule.left <= center <= rule.right for rule in floors[low + 1]
            ):
                low += 1
            for place in (
                (down, across) for down in range(row, low + 1) for across in range(column, right + 1)
            ):
                origins.setdefault(place, (row, column))
    return origins

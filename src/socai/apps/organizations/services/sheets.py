"""Units from a sheet, all of them or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from socai.apps.organizations.register import Stored
from socai.apps.organizations.services.changing import changing, keep
from socai.apps.organizations.services.permission import require_change
from socai.domain.access import Actor
from socai.domain.organizations.register import Register, UnitRecord
from socai.domain.organizations.sheet_reading import read_sheet


class SheetNotUtf8(ValueError):
    """A file whose letters cannot be read."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(
            f"the file is not UTF-8 (first seen at byte {position}); accepted is a sheet saved as CSV UTF-8"
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """How many units are new and how many the register had already, the same in every fact."""

    created: int
    unchanged: int


def import_units(content: bytes | str, *, by: Actor) -> Imported:
    """Add the units of a sheet with their whole history. Raises SheetRefused with all that is wrong."""
    text = _decoded(content) if isinstance(content, bytes) else content
    with changing() as stored:
        read = read_sheet(text, known=stored.register)
        fresh = [unit for unit in read.register if unit.code not in stored.register]
        _require_import(by, stored, fresh)
        keep(stored, read.register, by=by)
    return Imported(created=len(fresh), unchanged=read.unchanged)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SheetNotUtf8(error.start) from error


def _require_import(by: Actor, stored: Stored, fresh: list[UnitRecord]) -> None:
    """Leave to add under each known unit that new ones rest on, and at the top if any stands there."""
    for unit in fresh:
        require_change(by, stored, _anchors(unit, stored.register), on=unit.span.valid_from)


def _anchors(unit: UnitRecord, known: Register) -> Iterator[str | None]:
    yield from sorted(code for code in unit.links() if code in known)
    if any(fact.value is None for fact in unit.parents):
        yield None

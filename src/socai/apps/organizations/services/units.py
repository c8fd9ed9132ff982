"""Create, rename, move, merge, split and abolish units. The day of effect counts, past or future."""

from collections.abc import Collection
from datetime import date

from socai.apps.organizations.models import Unit
from socai.apps.organizations.services.changing import changing, keep
from socai.apps.organizations.services.permission import require_change
from socai.domain.access import Actor
from socai.domain.organizations import changes
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import clean_code


def create_unit(
    *,
    code: str,
    kind: UnitKind,
    name: str,
    on: date,
    decision: Decision,
    by: Actor,
    parent_id: int | None = None,
    until: date | None = None,
    old_agency_code: str = "",
    administrative_code: str = "",
) -> Unit:
    """A new unit from the day on. `until` is the known end of a unit of the past, such as a district."""
    with changing() as stored:
        parent = stored.code_of(parent_id) if parent_id is not None else None
        require_change(by, stored, [parent], on=on)
        after = changes.create(
            stored.register,
            code=code,
            kind=kind,
            name=name,
            parent=parent,
            on=on,
            decision=decision,
            until=until,
            old_agency_code=old_agency_code,
            administrative_code=administrative_code,
        )
        ids = keep(stored, after, by=by)
        return Unit.objects.get(pk=ids[clean_code(code)])


def rename_unit(*, unit_id: int, name: str, on: date, decision: Decision, by: Actor) -> None:
    """Another name from the day on, until the next name already decided."""
    with changing() as stored:
        code = stored.code_of(unit_id)
        require_change(by, stored, [code], on=on)
        keep(stored, changes.rename(stored.register, code, name, on=on, decision=decision), by=by)


def move_unit(*, unit_id: int, parent_id: int | None, on: date, decision: Decision, by: Actor) -> None:
    """Another parent from the day on, until the next move already decided. None is the top of the tree."""
    with changing() as stored:
        code = stored.code_of(unit_id)
        parent = stored.code_of(parent_id) if parent_id is not None else None
        require_change(by, stored, [code, parent], on=on)
        keep(stored, changes.move(stored.register, code, parent, on=on, decision=decision), by=by)


def merge_units(*, unit_ids: Collection[int], into_id: int, on: date, decision: Decision, by: Actor) -> None:
    """End the units on the day; `into_id`, new or one that goes on, wholly succeeds them.

    What lay under them moves along. A unit whose abolition that day was known may still be merged.
    """
    with changing() as stored:
        codes = [stored.code_of(unit_id) for unit_id in unit_ids]
        into = stored.code_of(into_id)
        require_change(by, stored, [*codes, into], on=on)
        keep(stored, changes.merge(stored.register, codes, into=into, on=on, decision=decision), by=by)


def split_unit(
    *, unit_id: int, into_ids: Collection[int], heir_id: int, on: date, decision: Decision, by: Actor
) -> None:
    """End the unit on the day and divide it; the heir has its open records and what lay under it."""
    with changing() as stored:
        code, heir = stored.code_of(unit_id), stored.code_of(heir_id)
        into = [stored.code_of(successor) for successor in into_ids]
        require_change(by, stored, [code, *into], on=on)
        after = changes.split(stored.register, code, into=into, heir=heir, on=on, decision=decision)
        keep(stored, after, by=by)


def abolish_unit(*, unit_id: int, on: date, decision: Decision, by: Actor) -> None:
    """End the unit on the day with nobody in its place. Refused while anything lies under it."""
    with changing() as stored:
        code = stored.code_of(unit_id)
        require_change(by, stored, [code], on=on)
        keep(stored, changes.abolish(stored.register, code, on=on, decision=decision), by=by)


def assign_codes(
    *, unit_id: int, old_agency_code: str, administrative_code: str, on: date, by: Actor
) -> None:
    """These further codes for the unit, empty for none. `on` is the day on which it is asked who may."""
    with changing() as stored:
        code = stored.code_of(unit_id)
        require_change(by, stored, [code], on=on)
        after = changes.assign_codes(
            stored.register, code, old_agency_code=old_agency_code, administrative_code=administrative_code
        )
        keep(stored, after, by=by)

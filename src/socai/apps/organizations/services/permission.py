"""Who may change a unit: whoever may change it, or anything above it, on the day of the change."""

from collections.abc import Iterable
from datetime import date, timedelta

from socai.apps.organizations.register import Stored
from socai.domain.access import Action, Actor, may, require
from socai.domain.organizations.dated import Span
from socai.domain.organizations.day_tree import lineage


def require_change(by: Actor, stored: Stored, codes: Iterable[str | None], *, on: date) -> None:
    """Raises NotPermitted for the first unit this person may not change; None is the top of the tree."""
    for code in codes:
        _require_one(by, stored, code, on)


def _require_one(by: Actor, stored: Stored, code: str | None, on: date) -> None:
    if code is None:
        require(by, Action.CHANGE_ORGANIZATIONS, None)
        return
    # What a person may do is known for today: a unit that is still to come is reached through its parents.
    day = _nearest_day(stored.register[code].span, on)
    way_up = [stored.ids[each] for each in lineage(stored.register.parents_on(day), code)]
    if not any(may(by, Action.CHANGE_ORGANIZATIONS, unit_id) for unit_id in way_up):
        require(by, Action.CHANGE_ORGANIZATIONS, stored.ids[code])


def _nearest_day(span: Span, day: date) -> date:
    """The day, or the first or last day of the span when it lies outside."""
    last = span.end - timedelta(days=1)
    return min(max(day, span.valid_from), last)

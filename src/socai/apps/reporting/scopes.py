"""Which units a statement counts."""

from datetime import date

from socai.apps.organizations import queries as organizations
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.refusals import UnitNotThere
from socai.domain.periods import Window


def units_in(unit_id: int, window: Window, borders: Borders, *, today: date) -> frozenset[int]:
    """The set of units, expanded. Raises UnitNotThere when the unit does not stand on the day asked of.

    As reported, the tree is read on the last day of the window, or today while the window is not over:
    an end announced for a later day has not come. What ended under the unit since the window's first day
    counts too, or its months would be in nobody's statement. In today's borders the tree is read today,
    and whatever was wholly succeeded into it by now counts with it.
    """
    day = min(window.last_day, today) if borders is Borders.AS_REPORTED else today
    units = organizations.subtree(unit_id, on=day)
    if not units:
        raise UnitNotThere(unit_id, day)
    if borders is Borders.TODAY:
        return organizations.in_todays_borders(units, on=today)
    return units | organizations.ended_under(unit_id, after=window.first_day, through=day)

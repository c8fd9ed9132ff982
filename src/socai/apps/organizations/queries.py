"""The tree on a day, its past and its sets; codes; who may do what where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.db.models import Q

from socai.apps.organizations import register
from socai.apps.organizations.models import NamePeriod, ParentPeriod, Post, Unit
from socai.apps.organizations.models import Succession as SuccessionRow
from socai.apps.organizations.models.periods import lasting_on
from socai.domain.access import Actor, Grant, Role
from socai.domain.organizations import day_tree
from socai.domain.organizations import successions as rules
from socai.domain.organizations.dated import Dated, Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind, UnitCodeRefused, clean_code
from socai.domain.organizations.sheet_writing import write_sheet
from socai.domain.organizations.successions import Succession

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes Vietnamese letters for another code page


@dataclass(frozen=True, slots=True)
class UnitOnDay:
    """A unit as it stands on one day."""

    id: int
    code: str
    kind: UnitKind
    name: str
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class EndedUnit:
    """A unit of the past by its last name; `valid_to` is the first day without it."""

    id: int
    code: str
    name: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A unit on one day with what lies under it, in order of code."""

    id: int
    code: str
    name: str
    kind: UnitKind
    children: tuple["TreeNode", ...]


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """The whole life of a unit: every name and parent with its days and decision, and how it ended."""

    unit: Unit
    names: tuple[Dated[str], ...]
    parents: tuple[Dated[int | None], ...]
    ending: EndingKind | None
    ended_by: Decision | None
    successors: tuple[int, ...]  # the heir first
    predecessors: tuple[int, ...]


def get_unit(unit_id: int) -> Unit:
    """The unit, standing or not. Raises Unit.DoesNotExist."""
    return Unit.objects.get(pk=unit_id)


def find_unit_by_code(code: str, *, on: date | None = None) -> Unit | None:
    """The unit with this code of its own, old agency code or administrative code.

    Spaces, lower case and the order of an agency code are forgiven. With `on`, only a unit that stands
    that day. A code that passed from one unit to another finds the last of them.
    """
    try:
        cleaned = clean_code(code)
    except UnitCodeRefused:
        return None
    standing = lasting_on(on) if on else Q()
    for known in (Q(code=cleaned), Q(old_agency_code=cleaned), Q(administrative_code=cleaned)):
        found = Unit.objects.filter(known & standing).order_by("-valid_from").first()
        if found is not None:
            return found
    return None


def is_standing(unit_id: int, *, on: date) -> bool:
    """Whether the unit exists on the day."""
    return Unit.objects.filter(lasting_on(on), pk=unit_id).exists()


def has_units() -> bool:
    """Whether there is any unit, of whatever time."""
    return Unit.objects.exists()


def list_units(*, on: date) -> list[UnitOnDay]:
    """Every unit that stands on the day, in order of code."""
    names = dict(NamePeriod.objects.filter(lasting_on(on)).values_list("unit_id", "name"))
    parents = _parents_on(on)
    units = Unit.objects.filter(lasting_on(on)).order_by("code").values_list("pk", "code", "kind")
    return [UnitOnDay(pk, code, UnitKind(kind), names[pk], parents[pk]) for pk, code, kind in units]


def list_ended(units: Iterable[int], *, on: date) -> list[EndedUnit]:
    """Those of the units that have ended by the day, in order of code."""
    rows = Unit.objects.filter(pk__in=list(units), valid_to__lte=on).order_by("code")
    ended = list(rows.values_list("pk", "code", "valid_from", "valid_to"))
    names = names_of([row[0] for row in ended], on=on)
    return [
        EndedUnit(pk, code, names[pk], valid_from, valid_to)
        for pk, code, valid_from, valid_to in ended
        if valid_to
    ]


def tree_on(day: date) -> tuple[TreeNode, ...]:
    """The tree of the day from its tops down."""
    units = list_units(on=day)
    by_id = {unit.id: unit for unit in units}
    children = day_tree.children_by_parent({unit.id: unit.parent_id for unit in units})

    def node(unit_id: int) -> TreeNode:
        unit = by_id[unit_id]
        below = tuple(node(child) for child in children.get(unit_id, ()))
        return TreeNode(unit.id, unit.code, unit.name, unit.kind, below)

    return tuple(node(top) for top in children.get(None, ()))


def subtree(root_id: int, *, on: date) -> frozenset[int]:
    """Units "as reported": this one and all below it that day. Empty if it did not stand."""
    return day_tree.subtree(_parents_on(on), root_id)


def ended_under(root_id: int, *, after: date, through: date) -> frozenset[int]:
    """Units that stood on `after`, ended by `through`, and lay under this one until they did."""
    ended = Unit.objects.filter(valid_from__lte=after, valid_to__gt=after, valid_to__lte=through)
    found: set[int] = set()
    days = {unit.valid_to for unit in ended if unit.valid_to is not None}
    for day in days:
        below = subtree(root_id, on=day - timedelta(days=1))
        found.update(ended.filter(valid_to=day, pk__in=below).values_list("pk", flat=True))
    return frozenset(found)


def descendants(unit_id: int, *, on: date) -> frozenset[int]:
    """All below the unit that day, without itself."""
    return day_tree.descendants(_parents_on(on), unit_id)


def ancestors(unit_id: int, *, on: date) -> tuple[int, ...]:
    """All above the unit that day, nearest first, without itself."""
    return day_tree.ancestors(_parents_on(on), unit_id)


def path_of(unit_id: int, *, on: date) -> tuple[UnitOnDay, ...]:
    """From the top of the tree to the unit itself, that day. Empty if it did not stand."""
    parents = _parents_on(on)
    path = tuple(day_tree.lineage(parents, unit_id))[::-1]
    units = Unit.objects.in_bulk(path)
    names = names_of(path, on=on)
    return tuple(
        UnitOnDay(pk, units[pk].code, UnitKind(units[pk].kind), names[pk], parents[pk]) for pk in path
    )


def names_of(unit_ids: Iterable[int], *, on: date) -> Mapping[int, str]:
    """What each unit is called on the day; the last name it had if it ended, the first if it is to come."""
    names: dict[int, str] = {}
    periods = NamePeriod.objects.filter(unit__in=list(unit_ids)).order_by("unit_id", "valid_from")
    for unit_id, name, valid_from in periods.values_list("unit_id", "name", "valid_from"):
        if unit_id not in names or valid_from <= on:
            names[unit_id] = name
    return names


def history_of(unit_id: int) -> UnitHistory:
    """The whole life of the unit. Raises Unit.DoesNotExist."""
    unit = Unit.objects.select_related("ended_by").get(pk=unit_id)
    names = unit.names.select_related("decision").order_by("valid_from")
    parents = unit.parents.select_related("decision").order_by("valid_from")
    after = unit.successions.order_by("-is_heir", "pk")
    before = unit.inheritances.order_by("on", "predecessor_id")
    return UnitHistory(
        unit,
        names=tuple(register.fact_of(row, row.name) for row in names),
        parents=tuple(register.fact_of(row, row.parent_id) for row in parents),
        ending=EndingKind(unit.ending) if unit.ending else None,
        ended_by=register.decision_of(unit.ended_by) if unit.ended_by else None,
        successors=tuple(after.values_list("successor_id", flat=True)),
        predecessors=tuple(before.values_list("predecessor_id", flat=True)),
    )


def successions(*, through: date) -> Mapping[int, Succession]:
    """For each unit that ended in others by the day: the heir of its open records, and since when."""
    rows = SuccessionRow.objects.filter(is_heir=True, on__lte=through)
    return {
        old: Succession(heir, on, whole)
        for old, heir, on, whole in rows.values_list("predecessor_id", "successor_id", "on", "is_whole")
    }


def in_todays_borders(units: frozenset[int], *, on: date) -> frozenset[int]:
    """The units and every unit wholly succeeded into them by the day. A split unit stays by itself."""
    return rules.in_todays_borders(units, successions(through=on), on=on)


def export_units(*, separator: str = ",") -> str:
    """Every unit that ever was, as a sheet that `import_units` reads back into the same tree."""
    return _BYTE_ORDER_MARK + write_sheet(register.load().register, separator=separator)


def list_posts(*, on: date, units: Iterable[int] | None = None) -> list[Post]:
    """The posts held on the day, in these units or in all, in order of unit and role."""
    posts = Post.objects.filter(lasting_on(on)).select_related("user", "unit")
    if units is not None:
        posts = posts.filter(unit__in=list(units))
    return list(posts.order_by("unit__code", "role", "user_id", "pk"))


def list_posts_from(day: date, *, unit_id: int) -> list[Post]:
    """The posts of the unit itself that are held on the day or begin later, in order of role."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=day)
    posts = Post.objects.filter(lasting, unit=unit_id).select_related("user")
    return list(posts.order_by("role", "valid_from", "user__full_name", "pk"))


def actor_for(user: AbstractUser, *, on: date) -> Actor:
    """The person with the roles of the day. Nothing is granted to somebody who may not sign in.

    A post reaches its unit and all below it that day, with the past of every unit whose open records they
    took over, by a merger or as the heir of a split; in a unit that has been merged it reaches the
    successor, and in one that ended otherwise it reaches nothing.
    """
    reference, name = f"user:{user.pk}", user.get_full_name()
    if not user.is_active:
        return Actor(reference, name)
    posts = list(
        Post.objects.filter(lasting_on(on), user=user.pk).order_by("pk").values_list("unit_id", "role")
    )
    if not posts:
        return Actor(reference, name)
    parents, known = _parents_on(on), successions(through=on)
    grants = (
        Grant(Role(role), _reach(rules.current_form(unit_id, known, on=on), parents, known, on))
        for unit_id, role in posts
    )
    return Actor(reference, name, tuple(grant for grant in grants if grant.units))


def _reach(
    unit_id: int, parents: Mapping[int, int | None], known: Mapping[int, Succession], on: date
) -> frozenset[int]:
    return rules.inherited_by(day_tree.subtree(parents, unit_id), known, on=on)


def _parents_on(day: date) -> dict[int, int | None]:
    """Every unit that stands on the day with its parent, in one query."""
    return dict(ParentPeriod.objects.filter(lasting_on(day)).values_list("unit_id", "parent_id"))

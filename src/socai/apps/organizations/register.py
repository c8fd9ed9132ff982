"""The register of units between the rows and the rules: loaded whole, saved by what differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from socai.apps.organizations import models
from socai.domain.organizations.dated import Dated, Decision, History, Span
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import Ending, EndingKind, Register, UnitRecord

Value = TypeVar("Value")
Decisions = Mapping[int, Decision]


@dataclass(frozen=True, slots=True)
class Stored:
    """The register as the database has it, and the row of each unit."""

    register: Register
    ids: Mapping[str, int]

    def code_of(self, unit_id: int) -> str:
        """The code of a row. Raises when there is none."""
        for code, known in self.ids.items():
            if known == unit_id:
                return code
        raise models.Unit.DoesNotExist(f"no unit has the number {unit_id}")


def lock() -> None:
    """Let nobody else change units until this transaction ends; reading and pointing at units go on."""
    if connection.vendor == "postgresql":  # on SQLite there is one writer anyway
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {models.Unit._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def load() -> Stored:
    """Every unit with all its facts, in five queries."""
    decisions = {row.pk: decision_of(row) for row in models.Decision.objects.all()}
    units = list(models.Unit.objects.all())
    codes: dict[int | None, str] = {unit.pk: unit.code for unit in units}
    names = _histories(models.NamePeriod.objects.all(), "name", decisions)
    parent_ids = _histories(models.ParentPeriod.objects.all(), "parent_id", decisions)
    successors = _successors(codes)
    register = {
        unit.code: UnitRecord(
            unit.code,
            UnitKind(unit.kind),
            tuple(names[unit.pk]),
            tuple(Dated(codes.get(fact.value), fact.span, fact.decision) for fact in parent_ids[unit.pk]),
            _ending(unit, successors[unit.pk], decisions),
            unit.old_agency_code,
            unit.administrative_code,
        )
        for unit in units
    }
    return Stored(Register(register), {unit.code: unit.pk for unit in units})


def save(before: Stored, after: Register) -> Mapping[str, int]:
    """Write every record that differs. Returns the rows of all units, new ones included."""
    changed = [record for record in after if before.register.records.get(record.code) != record]
    decisions = _keep_decisions(changed)
    known = [record for record in changed if record.code in before.ids]
    fresh = [record for record in changed if record.code not in before.ids]
    # Ended units first, so that their codes are free for those that come after.
    for record in known:
        models.Unit.objects.filter(pk=before.ids[record.code]).update(**_columns(record, decisions))
    rows = models.Unit.objects.bulk_create(
        models.Unit(code=record.code, kind=record.kind, **_columns(record, decisions)) for record in fresh
    )
    ids = {**before.ids, **{row.code: row.pk for row in rows}}
    _forget_facts([before.ids[record.code] for record in known])
    _write_facts(changed, ids, decisions)
    return ids


def decision_of(row: models.Decision) -> Decision:
    return Decision(row.number, row.issued_on)


def fact_of(row: models.NamePeriod | models.ParentPeriod, value: Value) -> Dated[Value]:
    """A row of a period as a dated fact. The row comes with its decision."""
    return Dated(value, Span(row.valid_from, row.valid_to), decision_of(row.decision))


def _histories(rows: Any, field: str, decisions: Decisions) -> Mapping[int, list[Dated[Any]]]:
    found: dict[int, list[Dated[Any]]] = defaultdict(list)
    columns = rows.order_by("unit_id", "valid_from").values_list(
        "unit_id", field, "valid_from", "valid_to", "decision_id"
    )
    for unit_id, value, valid_from, valid_to, decision_id in columns:
        found[unit_id].append(Dated(value, Span(valid_from, valid_to), decisions[decision_id]))
    return found


def _successors(codes: Mapping[int | None, str]) -> Mapping[int, list[str]]:
    """The successors of each ended unit, heir first."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in models.Succession.objects.order_by("predecessor_id", "-is_heir", "pk"):
        found[row.predecessor_id].append(codes[row.successor_id])
    return found


def _ending(unit: models.Unit, successors: list[str], decisions: Decisions) -> Ending | None:
    if unit.ended_by_id is None:
        return None
    heir = successors[0] if successors else None
    return Ending(EndingKind(unit.ending), decisions[unit.ended_by_id], heir, tuple(successors[1:]))


def _columns(record: UnitRecord, decisions: Mapping[Decision, models.Decision]) -> dict[str, Any]:
    return {
        "old_agency_code": record.old_agency_code,
        "administrative_code": record.administrative_code,
        "valid_from": record.span.valid_from,
        "valid_to": record.span.valid_to,
        "ending": record.ending.kind if record.ending else "",
        "ended_by": decisions[record.ending.decision] if record.ending else None,
    }


def _keep_decisions(records: Iterable[UnitRecord]) -> Mapping[Decision, models.Decision]:
    """The rows of every decision the records rest on."""
    kept = {decision_of(row): row for row in models.Decision.objects.all()}
    wanted = dict.fromkeys(decision for record in records for decision in _decisions(record))
    rows = models.Decision.objects.bulk_create(
        models.Decision(number=each.number, issued_on=each.issued_on) for each in wanted if each not in kept
    )
    return kept | {decision_of(row): row for row in rows}


def _decisions(record: UnitRecord) -> Iterator[Decision]:
    yield from (fact.decision for fact in record.names)
    yield from (fact.decision for fact in record.parents)
    if record.ending is not None:
        yield record.ending.decision


def _forget_facts(unit_ids: list[int]) -> None:
    """The facts of a changed unit are written anew; what they were is in its events."""
    models.NamePeriod.objects.filter(unit__in=unit_ids).delete()
    models.ParentPeriod.objects.filter(unit__in=unit_ids).delete()
    models.Succession.objects.filter(predecessor__in=unit_ids).delete()


def _write_facts(
    records: Iterable[UnitRecord], ids: Mapping[str, int], decisions: Mapping[Decision, models.Decision]
) -> None:
    names, parents, successions = [], [], []
    for record in records:
        unit_id = ids[record.code]
        names += [
            models.NamePeriod(unit_id=unit_id, name=value, **period)
            for value, period in _periods(record.names, decisions)
        ]
        parents += [
            models.ParentPeriod(unit_id=unit_id, parent_id=ids[value] if value else None, **period)
            for value, period in _periods(record.parents, decisions)
        ]
        successions += list(_succession_rows(record, ids))
    models.NamePeriod.objects.bulk_create(names)
    models.ParentPeriod.objects.bulk_create(parents)
    models.Succession.objects.bulk_create(successions)


def _periods(
    history: History[Value], decisions: Mapping[Decision, models.Decision]
) -> Iterator[tuple[Value, dict[str, Any]]]:
    for fact in history:
        yield (
            fact.value,
            {
                "valid_from": fact.span.valid_from,
                "valid_to": fact.span.valid_to,
                "decision": decisions[fact.decision],
            },
        )


def _succession_rows(record: UnitRecord, ids: Mapping[str, int]) -> Iterator[models.Succession]:
    ending = record.ending
    for successor in ending.successors if ending else ():
        yield models.Succession(
            predecessor_id=ids[record.code],
            successor_id=ids[successor],
            on=record.span.end,
            is_heir=ending is not None and successor == ending.heir,
            is_whole=ending is not None and ending.kind is EndingKind.MERGED,
        )

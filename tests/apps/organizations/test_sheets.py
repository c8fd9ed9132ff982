"""Sheets of units into the database and out of it."""

from datetime import date

import pytest

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations import models, queries, services
from socai.domain.access import SYSTEM, Actor, Grant, NotPermitted, Role
from socai.domain.organizations.sheet_reading import SheetRefused

HEADINGS = (
    "code,kind,name,parent,valid_from,valid_to,decision,decided_on,"
    "ending,heir,ending_decision,ending_decided_on"
)
PROVINCE = "H15,tỉnh,Tỉnh Đầu,,2020-01-01,,1/NQ-QH,2019-12-01,,,,"
OLD_WARD = "W1,phường,Phường Cũ,H15,2025-07-01,2026-01-01,1/NQ-QH,2025-06-12,sáp nhập,W2,2/NQ-HĐND,2025-12-01"
NEW_WARD = "W2,phường,Phường Mới,H15,2025-07-01,,1/NQ-QH,2025-06-12,,,,"


def sheet(*lines):
    return "\r\n".join([HEADINGS, *lines]).encode()


def test_units_come_in_with_their_past_and_each_fact_is_told(db):
    imported = services.import_units(b"\xef\xbb\xbf" + sheet(PROVINCE, OLD_WARD, NEW_WARD), by=SYSTEM)

    old, new = queries.find_unit_by_code("W1"), queries.find_unit_by_code("W2")
    assert (imported.created, imported.unchanged) == (3, 0)
    assert queries.successions(through=date(2026, 1, 1))[old.pk].heir == new.pk
    assert [event.kind for event in list_events(RecordRef("unit", old.pk))] == ["unit.created", "unit.merged"]


def test_importing_the_same_sheet_again_changes_nothing(db):
    services.import_units(sheet(PROVINCE, OLD_WARD, NEW_WARD), by=SYSTEM)

    again = services.import_units(sheet(PROVINCE, OLD_WARD, NEW_WARD), by=SYSTEM)

    assert (again.created, again.unchanged) == (0, 3)


@pytest.mark.parametrize("separator", [",", ";"])
def test_an_exported_register_is_imported_again_as_it_was(units, decision, separator):
    day = date(2026, 1, 1)
    services.move_unit(unit_id=units.a1.pk, parent_id=units.b.pk, on=day, decision=decision, by=SYSTEM)
    services.merge_units(unit_ids=[units.a.pk], into_id=units.b.pk, on=day, decision=decision, by=SYSTEM)
    exported = queries.export_units(separator=separator)

    again = services.import_units(exported.encode(), by=SYSTEM)

    assert exported.startswith("\ufeffMã đơn vị")
    assert (again.created, again.unchanged) == (0, 4)
    assert queries.export_units(separator=separator) == exported


def test_one_wrong_line_keeps_the_whole_sheet_out(db):
    wrong = "W3,vương quốc,Phường Ba,H15,2025-07-01,,1/NQ-QH,2025-06-12,,,,"

    with pytest.raises(SheetRefused) as refused:
        services.import_units(sheet(PROVINCE, NEW_WARD, wrong), by=SYSTEM)

    assert [line.row for line in refused.value.lines] == [4]
    assert not models.Unit.objects.exists()
    assert not models.Decision.objects.exists()


def test_a_file_in_another_code_page_is_refused(db):
    with pytest.raises(services.SheetNotUtf8, match="accepted is a sheet saved as CSV UTF-8") as refusal:
        services.import_units("Mã đơn vị".encode("utf-16"), by=SYSTEM)

    assert refusal.value.position == 0


def test_a_sheet_adds_units_only_where_the_importer_is_administrator(units):
    inside = "V1,thôn,Thôn Một,H15.50,2025-07-01,,1/NQ-QH,2025-06-12,,,,"
    outside = "V2,thôn,Thôn Hai,H15.51,2025-07-01,,1/NQ-QH,2025-06-12,,,,"
    by = Actor("user:2", "Quản trị", (Grant(Role.ADMINISTRATOR, frozenset({units.a.pk})),))

    with pytest.raises(NotPermitted):
        services.import_units(sheet(inside, outside), by=by)
    imported = services.import_units(sheet(inside), by=by)

    assert imported.created == 1
    assert queries.find_unit_by_code("V2") is None

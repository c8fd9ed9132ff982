"""Units created and changed on the web, each by a decision."""

from datetime import date

import pytest
from django.urls import reverse

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations import queries as organizations
from socai.apps.organizations import services
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.web.office.changes.kinds import KINDS

DECIDED = {"decision_number": "34/NQ-HĐND", "decision_date": "2026-11-10", "on": "2026-12-01"}
DECISION = Decision("2/QĐ-UBND", date(2025, 6, 20))
FROM = date(2026, 12, 1)


@pytest.fixture
def admin(sign_in):
    return sign_in("quan")


def found(code, kind, name, parent, *, on=date(2025, 7, 1)) -> int:
    unit = services.create_unit(
        code=code, kind=kind, name=name, on=on, decision=DECISION, by=SYSTEM, parent_id=parent
    )
    return unit.pk


@pytest.fixture
def neighbor(office) -> int:
    return found("H15.51", UnitKind.COMMUNE, "Ủy ban nhân dân xã Cư Mốt", office.province)


def change(client, unit, key, **words):
    return client.post(reverse("office:change_unit", args=[unit, key]), DECIDED | words)


def names_from(unit):
    return [(fact.value, fact.span.valid_from) for fact in organizations.history_of(unit).names]


def test_an_administrator_creates_a_unit_by_decision(admin, office):
    words = {
        "name": "Ủy ban nhân dân xã Krông Búk",
        "kind": "commune",
        "parent": office.province,
        "code": "h15.52",
        "old_agency_code": "",
        "administrative_code": "24133",
    }

    answer = admin.post(reverse("office:create_unit"), DECIDED | words, follow=True)

    unit = organizations.find_unit_by_code("H15.52")
    assert unit.valid_from == FROM
    assert unit.administrative_code == "24133"
    assert "34/NQ-HĐND ngày 10/11/2026" in answer.text
    told = list_events(RecordRef("unit", unit.pk))
    assert [(each.kind, each.recorded_by) for each in told] == [
        ("unit.created", f"user:{answer.context['user'].pk}")
    ]


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"code": "H15.50"}, "code", "đã gắn với một đơn vị khác mãi mãi"),
        ({"code": "mã lạ"}, "code", "không dùng làm mã đơn vị được"),
        ({"name": "=HÀM()"}, "name", "bắt đầu bằng chữ cái hoặc chữ số"),
        ({"kind": "township"}, "kind", "chỉ có trước ngày 01/07/2025"),
        ({"kind": "village"}, "parent", "không trực thuộc Tỉnh, thành phố được; nhận: Xã"),
        ({"kind": "department", "administrative_code": "24133"}, "administrative_code", "để trống mã"),
        ({"administrative_code": "24a"}, "administrative_code", "cấp này dùng đúng 5 chữ số"),
        ({"old_agency_code": "lạ"}, "old_agency_code", "không phải mã định danh cơ quan"),
        ({"decision_number": ""}, "decision_number", "Cần ghi số quyết định, ví dụ 12/QĐ-UBND."),
        ({"decision_number": "1" * 61}, "decision_number", "dài nhất 60 ký tự"),
        ({"on": "mai"}, "on", "Không đọc được ngày này."),
        ({"parent": "999"}, "parent", "xin chọn lại trong danh sách"),
        ({"on": "2020-01-01"}, "parent", "không hoạt động vào ngày có hiệu lực"),
    ],
)
def test_what_cannot_be_created_is_said_beside_the_field_and_nothing_typed_is_lost(
    admin, office, words, field, said
):
    good = {"name": "Xã Mới", "kind": "commune", "parent": office.province, "code": "H15.60"}

    answer = admin.post(reverse("office:create_unit"), DECIDED | good | words)

    form = answer.context["form"]
    assert said in " ".join(form.errors[field])
    assert form.data["name"] == (DECIDED | good | words)["name"]
    assert organizations.find_unit_by_code("H15.60") is None


def test_a_unit_gets_another_name_from_the_day_on(admin, office):
    answer = change(admin, office.commune, "rename", name="Ủy ban nhân dân phường Ea Hòa")

    assert answer.status_code == 302
    assert names_from(office.commune)[1] == ("Ủy ban nhân dân phường Ea Hòa", FROM)


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"name": "Ủy ban nhân dân xã Ea Hòa"}, "name", "xin ghi một nội dung khác"),
        ({"name": "X", "on": "2025-07-01"}, "on", "nhận từ ngày 02/07/2025 trở đi"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused_with_what_can(admin, office, words, field, said):
    answer = change(admin, office.commune, "rename", **words)

    assert said in " ".join(answer.context["form"].errors[field])


def test_a_unit_moves_only_under_kinds_that_take_it(admin, office, neighbor):
    page = admin.get(reverse("office:change_unit", args=[office.center, "move"]))
    offers = [value for value, _ in page.context["form"].fields["parent"].choices]

    change(admin, office.center, "move", parent=neighbor)

    assert offers == ["", office.province, office.commune, neighbor]
    assert organizations.path_of(office.center, on=FROM)[-2].id == neighbor


def test_a_merger_is_asked_once_more_before_anything_is_written(admin, office, neighbor):
    asked = change(admin, office.commune, "merge", units=[neighbor])

    assert "Ghi nhận xong không lấy lại được." in asked.text
    assert "Ủy ban nhân dân xã Cư Mốt (H15.51)" in asked.text
    assert organizations.get_unit(neighbor).valid_to is None

    answer = change(admin, office.commune, "merge", **dict(asked.context["typed"]), confirmed="yes")

    assert answer.status_code == 302
    assert organizations.get_unit(neighbor).valid_to == FROM
    assert organizations.successions(through=FROM)[neighbor].heir == office.commune


def test_going_back_from_the_question_keeps_everything_typed(admin, office, neighbor):
    answer = change(admin, office.commune, "merge", units=[neighbor], edit="yes")

    form = answer.context["form"]
    assert form.data["decision_number"] == "34/NQ-HĐND"
    assert form["units"].data == [str(neighbor)]
    assert "checked" in answer.text
    assert organizations.get_unit(neighbor).valid_to is None


def test_a_new_unit_takes_over_several_on_its_first_day(admin, office, neighbor):
    heir = found("H15.60", UnitKind.COMMUNE, "Ủy ban nhân dân xã Hợp Nhất", office.province, on=FROM)

    page = admin.get(reverse("office:change_unit", args=[heir, "merge"]))
    change(admin, heir, "merge", units=[office.commune, neighbor], confirmed="yes")

    assert page.context["form"].initial["on"] == FROM
    assert set(organizations.history_of(heir).predecessors) == {office.commune, neighbor}


def test_what_would_be_refused_is_known_before_the_question(admin, office, neighbor):
    services.abolish_unit(unit_id=neighbor, on=date(2027, 1, 1), decision=DECISION, by=SYSTEM)

    answer = change(admin, office.commune, "merge", units=[neighbor])

    assert "đã có quyết định kết thúc từ ngày 01/01/2027" in " ".join(answer.context["form"].errors["units"])
    assert organizations.get_unit(neighbor).ending == "abolished"


def test_a_unit_is_split_among_others_with_an_heir(admin, office, neighbor):
    other = found("H15.53", UnitKind.COMMUNE, "Ủy ban nhân dân xã Tam Giang", office.province)
    words = {"into": [neighbor, other], "heir": other, "confirmed": "yes"}

    change(admin, office.commune, "split", **words)

    assert organizations.history_of(office.commune).successors == (other, neighbor)
    assert organizations.path_of(office.center, on=FROM)[-2].id == other


@pytest.mark.parametrize(
    ("into", "heir", "field", "said"),
    [
        (["neighbor"], "neighbor", "into", "cần ít nhất hai đơn vị nhận"),
        (["neighbor", "center"], "province", "heir", "đơn vị kế thừa là một trong: H15.51, H15.50.01"),
    ],
)
def test_a_split_that_is_none_is_refused(admin, office, neighbor, into, heir, field, said):
    ids = {"neighbor": neighbor, "center": office.center, "province": office.province}
    words = {"into": [ids[name] for name in into], "heir": ids[heir]}

    answer = change(admin, office.commune, "split", **words)

    assert said in " ".join(answer.context["form"].errors[field])


def test_a_unit_with_others_below_is_not_abolished(admin, office):
    answer = change(admin, office.commune, "abolish")

    assert "còn đơn vị trực thuộc: H15.50.01" in " ".join(answer.context["form"].non_field_errors())


def test_a_unit_is_abolished_after_the_question(admin, office):
    change(admin, office.center, "abolish", confirmed="yes")

    unit = organizations.get_unit(office.center)
    assert (unit.valid_to, unit.ending) == (FROM, "abolished")


def test_codes_are_given_and_one_in_use_is_refused(admin, office, neighbor):
    codes = {"old_agency_code": "000.01.50.H15", "administrative_code": "24130"}

    given = change(admin, office.commune, "codes", **codes)
    refused = change(admin, neighbor, "codes", **codes)

    assert given.status_code == 302
    assert organizations.get_unit(office.commune).administrative_code == "24130"
    errors = refused.context["form"].errors
    assert "đang thuộc đơn vị H15.50 cùng thời gian" in str(errors)


def test_the_units_offered_are_those_of_the_day_asked_for(admin, office):
    later = found("H15.60", UnitKind.COMMUNE, "Ủy ban nhân dân xã Hợp Nhất", office.province, on=FROM)
    words = {"on": "2026-12-01", "refresh": "yes", "into": [], "heir": "", "decision_number": "7/NQ-HĐND"}

    before = admin.get(reverse("office:change_unit", args=[office.commune, "split"]))
    after = change(admin, office.commune, "split", **words)

    assert later not in dict(before.context["form"].fields["into"].choices)
    assert later in dict(after.context["form"].fields["into"].choices)
    assert 'value="7/NQ-HĐND"' in after.text
    assert not after.context["form"].errors


def test_a_unit_that_has_ended_offers_its_codes_only(admin, office, neighbor):
    services.abolish_unit(unit_id=neighbor, on=date(2026, 11, 1), decision=DECISION, by=SYSTEM)

    page = admin.get(reverse("office:unit", args=[neighbor]))

    assert [kind.key for kind in page.context["changes"]] == ["codes"]
    assert len(admin.get(reverse("office:unit", args=[office.commune])).context["changes"]) == len(KINDS)


def test_nobody_but_an_administrator_is_offered_a_change_or_makes_one(sign_in, office):
    leader = sign_in("chu")

    page = leader.get(reverse("office:unit", args=[office.commune]))

    assert page.context["changes"] == ()
    assert "Thay đổi theo quyết định" not in page.text
    for key in KINDS:
        assert change(leader, office.commune, key).status_code == 403
    assert leader.get(reverse("office:create_unit")).status_code == 403


def test_an_unknown_unit_or_change_is_not_found(admin, office):
    assert admin.get(reverse("office:change_unit", args=[999, "rename"])).status_code == 404
    assert admin.get(reverse("office:change_unit", args=[office.commune, "sell"])).status_code == 404

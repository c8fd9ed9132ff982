from datetime import date

import pytest

from socai.apps.organizations.queries import UnitOnDay
from socai.apps.reporting.indicators import shipped_indicators
from socai.apps.reporting.letterhead import letterhead_of
from socai.apps.reporting.wording import Words
from socai.domain.indicators import Value, evaluate
from socai.domain.organizations.kinds import UnitKind
from socai.domain.periods import between

WINDOW = between(date(2026, 2, 15), date(2026, 3, 14))
NOTHING = {
    **dict.fromkeys(("received", "carried_over", "taken_over", "reopened"), 0),
    **dict.fromkeys(("resolved_early", "resolved_on_day", "resolved_late"), 0),
    **dict.fromkeys(("ended_otherwise", "handed_over", "in_progress_in_time", "in_progress_overdue"), 0),
}


def words(**counts: int) -> Words:
    """The words on these counts, with the totals and the rate they come to."""
    found: dict[str, Value] = {f"dossiers.{name}": count for name, count in (NOTHING | counts).items()}
    open_counts = (counts.get(f"in_progress_{when}", 0) for when in ("in_time", "overdue"))
    found["dossiers.in_progress"] = sum(open_counts)
    for key in ("dossiers.to_resolve", "dossiers.resolved", "dossiers.on_time_rate"):
        found[key] = evaluate(shipped_indicators()[key].tree, {}, found)
    return Words(found, shipped_indicators())


def paragraphs(**counts: int) -> list[str]:
    return words(**counts).paragraphs("Ủy ban nhân dân xã Minh Họa", WINDOW)


def test_the_opening_names_who_reports_and_the_days_the_figures_belong_to():
    opening = paragraphs()[0]

    assert "Ủy ban nhân dân xã Minh Họa báo cáo" in opening
    assert "(số liệu từ ngày 15/02/2026 đến hết ngày 14/03/2026)" in opening


def test_a_window_in_which_nothing_happened_says_so():
    _, came_in, done, left = paragraphs()

    assert came_in.startswith("Trong kỳ, không phát sinh hồ sơ tiếp nhận mới; không có hồ sơ kỳ trước")
    assert done == "Trong kỳ chưa có hồ sơ nào được giải quyết xong."
    assert "không còn hồ sơ đang giải quyết" in left


def test_counts_below_ten_have_a_zero_and_a_rate_names_what_it_divides():
    done = paragraphs(resolved_early=2, resolved_on_day=1, resolved_late=1)[2]

    assert done == (
        "Đã giải quyết 04 hồ sơ, gồm trước hạn 02 hồ sơ; đúng ngày hẹn 01 hồ sơ; quá hạn 01 hồ sơ. "
        "Tỷ lệ giải quyết trước hạn và đúng ngày hẹn là 75% (03/04 hồ sơ đã giải quyết)."
    )


def test_what_did_not_happen_is_not_listed():
    done = paragraphs(resolved_early=1200)[2]

    assert done.startswith("Đã giải quyết 1.200 hồ sơ, gồm trước hạn 1.200 hồ sơ.")
    assert "quá hạn" not in done


@pytest.mark.parametrize(
    ("counts", "place", "said"),
    [
        ({"taken_over": 2}, 1, "Ngoài ra, nhận bàn giao từ đơn vị khác 02 hồ sơ."),
        ({"reopened": 1}, 1, "Ngoài ra, mở lại để giải quyết tiếp 01 hồ sơ."),
        (
            {"ended_otherwise": 3, "handed_over": 11},
            2,
            "kết thúc không giải quyết 03 hồ sơ; bàn giao cho đơn vị",
        ),
        ({"in_progress_in_time": 4}, 3, "còn 04 hồ sơ đang giải quyết, tất cả đều trong hạn."),
        (
            {"in_progress_in_time": 4, "in_progress_overdue": 1},
            3,
            "còn 05 hồ sơ đang giải quyết, gồm trong hạn 04 hồ sơ; quá hạn 01 hồ sơ.",
        ),
    ],
)
def test_what_seldom_happens_is_said_when_it_did(counts, place, said):
    assert said in paragraphs(**counts)[place]


def test_the_body_ends_as_official_papers_do():
    assert words().last_paragraph("Ủy ban nhân dân xã Minh Họa", WINDOW).endswith("xã Minh Họa./.")


def unit(kind: UnitKind, name: str) -> UnitOnDay:
    return UnitOnDay(1, "X", kind, name, None)


PROVINCE = unit(UnitKind.PROVINCE, "Tỉnh Mẫu")


@pytest.mark.parametrize("name", ["Xã Minh Họa", "xã Minh Họa", "Minh Họa"])
def test_a_commune_heads_and_signs_as_its_peoples_committee(name):
    head = letterhead_of([PROVINCE, unit(UnitKind.COMMUNE, name)])

    assert head.parent_body == ""
    assert head.issuing_body == ("ỦY BAN NHÂN DÂN", "XÃ MINH HỌA")
    assert (head.issuer, head.place, head.symbol) == ("Ủy ban nhân dân xã Minh Họa", "Minh Họa", "BC-UBND")
    assert head.recipients == ("- Ủy ban nhân dân tỉnh Mẫu;", "- Lưu: VT.")
    assert head.signing == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_province_reports_to_nobody_in_the_tree():
    assert letterhead_of([unit(UnitKind.PROVINCE, "Thành phố Mẫu")]).recipients == ("- Lưu: VT.",)
    assert letterhead_of([unit(UnitKind.PROVINCE, "Thành phố Mẫu")]).place == "Mẫu"


def test_an_office_names_the_committee_above_it_and_signs_by_its_head():
    path = [PROVINCE, unit(UnitKind.WARD, "Phường Một"), unit(UnitKind.OFFICE, "Phòng Văn hóa - Xã hội")]

    head = letterhead_of(path)

    assert head.parent_body == "ỦY BAN NHÂN DÂN PHƯỜNG MỘT"
    assert head.issuing_body == ("PHÒNG VĂN HÓA - XÃ HỘI",)
    assert (head.place, head.symbol, head.signing) == ("Một", "BC-PVHXH", ("TRƯỞNG PHÒNG",))


@pytest.mark.parametrize("kind", list(UnitKind))
def test_every_kind_of_unit_can_sign(kind):
    head = letterhead_of([PROVINCE, unit(kind, "Đơn vị A")])

    assert all(head.signing)
    assert head.issuer

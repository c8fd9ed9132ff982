"""Sheets of units as offices send them."""

from datetime import date

import pytest

from socai.domain.organizations import changes
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind, Register
from socai.domain.organizations.sheet_reading import SheetRefused, read_sheet
from socai.domain.organizations.sheet_words import COLUMNS, ENDINGS, KIND_WORDS, KINDS, folded
from socai.domain.organizations.sheet_writing import write_sheet

HEADINGS = "code,kind,name,parent,valid_from,valid_to,decision,decided_on"
END = ",ending,heir,other_successors,ending_decision,ending_decided_on"
BY = "1/QĐ-UBND,01/12/2019"
ENDED = "19/NQ-HĐND,2025-06-16"


def sheet(*lines, headings=HEADINGS):
    return "\n".join([headings, *lines])


def refusals(text, known=None):
    with pytest.raises(SheetRefused) as refused:
        read_sheet(text, known=known or Register())
    return [(line.row, type(line.refusal).__name__) for line in refused.value.lines]


def test_a_sheet_from_excel_in_vietnam_is_read_with_its_mark_its_semicolons_and_its_dates():
    text = (
        "\ufeffMã đơn vị;LOẠI ĐƠN VỊ;Tên đơn vị;Mã đơn vị cấp trên;Từ ngày;Số quyết định;Ngày quyết định\r\n"
        " h15 ; Tỉnh ;Tỉnh Đầu;;1/7/2025;1/NQ-QH;12.6.2025\r\n"
        ";;;;;;\r\n"
        'h15.50;Phường;"Phường ""Một""; Hai";h15;2025-7-1;1/NQ-QH;12-06-2025\r\n'
    )

    register = read_sheet(text, known=Register()).register

    assert register.parents_on(date(2025, 7, 1)) == {"H15": None, "H15.50": "H15"}
    assert register["H15.50"].kind is UnitKind.WARD
    assert register["H15.50"].names[0].value == 'Phường "Một"; Hai'
    assert register["H15.50"].names[0].decision.issued_on == date(2025, 6, 12)


def test_a_child_may_stand_above_its_parent_in_the_sheet():
    text = sheet(f"A,ward,Phường A,P,2025-07-01,,{BY}", f"P,province,Tỉnh P,,2020-01-01,,{BY}")

    register = read_sheet(text, known=Register()).register

    assert register.parents_on(date(2025, 7, 1)) == {"A": "P", "P": None}


def test_new_units_may_lie_under_known_ones(province):
    text = sheet(f"C,ward,Phường C,P,2026-01-01,,{BY}")

    read = read_sheet(text, known=province)

    assert read.register.parents_on(date(2026, 1, 1))["C"] == "P"
    assert read.unchanged == 0


def test_the_history_of_the_three_tiers_is_read_with_its_mergers():
    text = sheet(
        f"P,province,Tỉnh P,,2020-01-01,,{BY},,,,,",
        f"D,huyện,Huyện D,P,2020-01-01,2025-07-01,{BY},giải thể,,,{ENDED}",
        f"C1,xã,Xã Một,D,2020-01-01,2022-01-01,{BY},,,,,",
        f"C1,xã,Xã Một Mới,D,2022-01-01,2025-07-01,{BY},sáp nhập,N,,{ENDED}",
        f"C2,xã,Xã Hai,D,2020-01-01,2025-07-01,{BY},chia tách,N,M,{ENDED}",
        f"N,xã,Xã N,P,2025-07-01,,{ENDED},,,,,",
        f"M,xã,Xã M,P,2025-07-01,,{ENDED},,,,,",
        headings=HEADINGS + END,
    )

    register = read_sheet(text, known=Register()).register

    assert register["C1"].name_on(date(2022, 1, 1)) == "Xã Một Mới"
    assert (register["C1"].ending.kind, register["C1"].ending.heir) == (EndingKind.MERGED, "N")
    assert register["C2"].ending.successors == ("N", "M")
    assert register["C2"].ending.decision.number == "19/NQ-HĐND"


def test_name_and_parent_that_change_on_one_day_keep_each_its_own_decision(province, decision, founding):
    moved = changes.move(province, "A1", "B", on=date(2026, 1, 1), decision=decision)
    both = changes.rename(moved, "A1", "Văn phòng", on=date(2026, 1, 1), decision=founding)

    read = read_sheet(write_sheet(both), known=Register()).register

    assert read == both
    assert read["A1"].parents[1].decision == decision
    assert read["A1"].names[1].decision == founding


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"X,party_body,X,Y,2026-01-01,,{BY}", f"Y,party_body,Y,X,2026-01-01,,{BY}"],
         [(2, "CycleRefused"), (3, "CycleRefused")]),
        ([f"X,party_body,X,X,2026-01-01,,{BY}"], [(2, "CycleRefused")]),
        ([f"A,ward,A,,2026-01-01,2026-06-01,{BY}", f"A,ward,B,,2026-05-01,,{BY}"], [(3, "OverlapRefused")]),
        ([f"A,ward,A,,2026-01-01,,{BY}", f"A,ward,B,,2026-05-01,,{BY}"], [(3, "OverlapRefused")]),
        ([f"A,ward,A,,2026-01-01,2026-02-01,{BY}", f"A,ward,B,,2026-05-01,,{BY}"], [(3, "GapRefused")]),
        ([f"A,ward,A,,2026-01-01,2026-02-01,{BY}", f"A,ward,A,,2026-02-01,,{BY}"], [(3, "RepeatedPeriod")]),
        ([f"A,ward,A,P,2026-01-01,,{BY}"], [(2, "UnknownParent")]),
        ([f"A,ward,A,,2026-01-01,2026-01-01,{BY}"], [(2, "PeriodRefused")]),
        ([f"A,ward,A,,2026-01-01,2025-01-01,{BY}"], [(2, "PeriodRefused")]),
        ([f"A,ward,A,,2026-01-01,2027-01-01,{BY}"], [(2, "EndingMisplaced")]),
        ([f"A,kingdom,A,,2026-01-01,,{BY}"], [(2, "CellRefused")]),
        ([f"A,ward,A,,2026-02-30,,{BY}"], [(2, "CellRefused")]),
        ([f"A,ward,A,,soon,,{BY}"], [(2, "CellRefused")]),
        (["A,ward,A,,2026-01-01,,,2026-01-01"], [(2, "DecisionRefused")]),
        (["A,ward,A,,2026-01-01,,1/QĐ-UBND,"], [(2, "CellRefused")]),
        ([f"A,ward,A,,2026-01-01,,{BY},surplus"], [(2, "CellRefused")]),
        ([f",ward,A,,2026-01-01,,{BY}"], [(2, "UnitCodeRefused")]),
        ([f"A,ward,,,2026-01-01,,{BY}"], [(2, "UnitNameRefused")]),
        ([f"A,ward,A,,2026-01-01,,{BY}", f"a,ward,B,,2026-01-01,,{BY}"], [(3, "DuplicateCode")]),
        ([f"A,ward,A,,2026-01-01,,{BY}", f"A,commune,B,,2026-05-01,,{BY}"], [(3, "DuplicateCode")]),
        ([f"D,district,D,,2025-01-01,,{BY}"], [(2, "KindOutOfTime")]),
        ([f"P,province,P,,2020-01-01,,{BY}", f"V,village,V,P,2026-01-01,,{BY}"], [(3, "PlacementRefused")]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_sheet_is_refused_in_its_row(lines, expected):
    assert refusals(sheet(*lines)) == expected


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("merged,,,1/NQ,2026-01-01", ["CellRefused"]),
        ("split,B,,1/NQ,2026-01-01", ["CellRefused"]),
        ("split,B,B,1/NQ,2026-01-01", ["SplitTooSmall"]),
        ("abolished,B,,1/NQ,2026-01-01", ["CellRefused"]),
        ("vanished,,,1/NQ,2026-01-01", ["CellRefused"]),
        ("merged,A,,1/NQ,2026-01-01", ["HeirRefused"]),
        ("merged,Z,,1/NQ,2026-01-01", ["HeirRefused"]),
        ("abolished,,,,2026-01-01", ["DecisionRefused"]),
        (",B,,,", ["CellRefused", "CellRefused"]),
    ],
)
def test_an_end_that_does_not_fit_is_refused_in_its_row(ending, expected):
    text = sheet(
        f"B,ward,B,,2026-01-01,,{BY},,,,,",
        f"A,ward,A,,2026-01-01,2027-01-01,{BY},{ending}",
        headings=HEADINGS + END,
    )

    assert refusals(text) == [(3, name) for name in expected]


def test_everything_wrong_is_told_at_once_and_what_rests_on_it_only_once():
    text = sheet(
        f"P,kingdom,=P,,2020-01-01,,{BY}",
        f"A,ward,A,P,2026-01-01,,{BY}",
        f"B,ward,B,NOBODY,2026-01-01,,{BY}",
        f"C,ward,C,,2026-13-01,,{BY}",
    )

    assert refusals(text) == [
        (2, "CellRefused"),
        (2, "UnitNameRefused"),
        (4, "UnknownParent"),
        (5, "CellRefused"),
    ]


def test_a_refusal_names_the_row_and_what_would_be_accepted():
    with pytest.raises(
        SheetRefused, match=r"row 2: 'Loại đơn vị' is 'kingdom'; accepted is one of tỉnh, huyện"
    ):
        read_sheet(sheet(f"P,kingdom,P,,2020-01-01,,{BY}"), known=Register())


def test_a_refusal_late_in_the_life_of_a_unit_is_told_in_the_row_of_that_time(province):
    text = sheet(f"O,office,O,P,2026-01-01,2026-06-01,{BY}", f"O,office,O,NOBODY,2026-06-01,,{BY}")

    assert refusals(text, province) == [(3, "UnknownParent")]


def test_a_known_unit_is_not_changed_by_a_sheet(province):
    text = sheet(f"A,ward,Tên khác,P,2025-07-01,,{BY}")

    assert refusals(text, province) == [(2, "KnownOtherwise")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "code,kind,name",
        HEADINGS + ",color",
        HEADINGS + ",code",
        HEADINGS.replace("kind", "Loại"),
    ],
)
def test_headings_that_cannot_be_understood_are_refused_with_those_that_can(text):
    assert refusals(text) == [(1, "HeadingsRefused")]


def test_a_quotation_mark_that_is_never_closed_is_refused():
    text = sheet(f'A,ward,"A,,2026-01-01,,{BY}', *["x" * 1000] * 200)

    assert refusals(text) == [(1, "QuotesRefused")]


def test_no_word_means_two_things():
    words = [word for kind in UnitKind for word in KIND_WORDS[kind]]

    assert len(words) == len(set(words))
    assert all(folded(word) == word for word in (*KINDS, *ENDINGS, *COLUMNS))
    assert set(KINDS.values()) == set(UnitKind)
    assert set(ENDINGS.values()) == set(EndingKind)

"""The slips of real offices, retold: same figures, other words. Each names what must be found, and in
silence what not.
"""

import pytest

from socai.engines.proofreading.codes import Code, Severity
from socai.engines.proofreading.findings import proofread
from socai.engines.proofreading.reading import read


def findings_in(*lines):
    document = read("\n".join(("BÁO CÁO", "I. KẾT QUẢ", *lines)).encode(), name="report.txt")
    return proofread(document)


def the_one(*lines):
    (finding,) = findings_in(*lines)
    return finding


def test_the_total_that_two_relations_disown_is_named():
    finding = the_one(
        "Từ đầu năm, xã tiếp nhận 2175 hồ sơ. Trong đó:",
        "+ Nộp trực tiếp: 02 hồ sơ;",
        "+ Nộp trực tuyến: 2173 hồ sơ;",
        "- Đã giải quyết: 2170 hồ sơ, trong đó:",
        "+ Trước hạn: 1362 hồ sơ;",
        "+ Đúng hạn: 806 hồ sơ;",
        "+ Quá hạn: 01 hồ sơ.",
        "- Đang giải quyết: 06 hồ sơ.",
    )

    assert finding.severity is Severity.ERROR
    assert (finding.suspect, finding.suggestion, finding.satisfied) == ("2170", "2169", 2)


def test_parts_in_brackets_that_miss_their_total_are_told_without_blame():
    finding = the_one(
        "- Tổng số hồ sơ tiếp nhận 1.807 hồ sơ (trực tiếp 26 hồ sơ, trực tuyến 1.326 hồ sơ, kỳ trước"
        " chuyển sang 408 hồ sơ);",
        "- Đã trả kết quả: 1.420 hồ sơ;",
        "- Chưa trả kết quả: 387 hồ sơ.",
    )

    assert finding.code is Code.SUM
    assert finding.suspect is None


def test_a_balance_that_may_hide_carried_over_dossiers_is_a_warning():
    finding = the_one(
        "+ Cấp huyện: tiếp nhận 689 hồ sơ; đã giải quyết 552 hồ sơ, trong đó trước hạn 467 hồ sơ,"
        " đúng hạn 68 hồ sơ, quá hạn 17 hồ sơ; đang giải quyết 146 hồ sơ."
    )

    assert (finding.code, finding.severity) == (Code.FLOW, Severity.WARNING)
    assert (finding.suspect, finding.suggestion) == ("689", "698")


def test_a_percent_that_its_counts_contradict_is_named():
    finding = the_one("- Cung cấp dịch vụ công trực tuyến cấp xã đạt 65,8% (62/75 thủ tục).")

    assert (finding.code, finding.suspect, finding.suggestion) == (Code.PERCENT, "65,8", "82,7")


@pytest.mark.parametrize(
    "line",
    [
        "- Thu ngân sách đạt 5.824.272.835 đồng/6.271.000.000 đồng, đạt 92,87% kế hoạch.",
        "- Đã giải ngân 42.927/197.202 triệu đồng, đạt 21,77%.",
        "- Số hóa được 3796/3883 hồ sơ, đạt 97,76%.",
        "+ Cấp xã: tiếp nhận 2450 hồ sơ; đã giải quyết 2411 hồ sơ, trong đó: trước hạn 2335 hồ sơ, đạt tỷ lệ"
        " 97%; đúng hạn 67 hồ sơ; quá hạn 9 hồ sơ; đang giải quyết 39 hồ sơ.",
        "- Thực hiện 664.179 triệu đồng, đạt 96,93% dự toán tỉnh giao và 93,55% dự toán huyện quyết định; ước"
        " cả năm 674.086 triệu đồng, đạt 98,38% dự toán tỉnh giao.",
        "- Trong 1.289 hồ sơ về xây dựng có 345 hồ sơ nộp trực tuyến và 957 hồ sơ thanh toán trực tuyến.",
        "- Mua sắm hết 796 triệu đồng, trong đó 234 triệu đồng mua máy tính.",
        "- Cơ quan có 45 đảng viên, trong đó 12 người là nữ, 30 người có trình độ đại học.",
        "- Phấn đấu không có hồ sơ quá hạn, tỷ lệ trực tuyến đạt từ 70% trở lên.",
    ],
)
def test_what_is_right_or_may_be_right_is_left_alone(line):
    assert findings_in(line) == []


def test_a_ratio_printed_as_a_percent_has_its_own_code():
    finding = the_one("- Đã số hóa 388/400 hồ sơ, đạt tỷ lệ 0,97%.")

    assert finding.code is Code.PERCENT_SCALE
    assert finding.suggestion == "97"


def test_a_score_cannot_pass_its_maximum():
    finding = the_one("- Thanh toán trực tuyến: 21,5/10 điểm.")

    assert finding.code is Code.SCORE_MAX


def test_no_late_dossiers_against_late_ones():
    (finding,) = findings_in(
        "- Đã giải quyết 300 hồ sơ, trong đó đúng hạn 290 hồ sơ, quá hạn 10 hồ sơ.",
        "- Trong kỳ không có hồ sơ quá hạn.",
    )

    assert finding.code is Code.NONE_BUT_COUNT


def test_one_number_cannot_be_two_plans_of_one_year():
    finding = the_one(
        "- Kế hoạch số 17/KH-UBND ngày 08/02/2024 về cải cách hành chính.",
        "- Kế hoạch số 17/KH-UBND ngày 07/02/2024 về theo dõi thi hành pháp luật.",
    )

    assert finding.code is Code.PAPER_TWICE


def test_a_day_that_no_calendar_has_is_an_error():
    finding = the_one("- Hội nghị được tổ chức ngày 31/4/2025.")

    assert (finding.code, finding.severity) == (Code.PAPER_DATE, Severity.ERROR)


def test_a_percent_without_its_sign_is_a_note():
    finding = the_one("- Thu ngân sách đạt 56,86 dự toán được giao.")

    assert (finding.code, finding.severity) == (Code.PERCENT_SIGN, Severity.NOTE)
    assert finding.suggestion == "56,86%"


def test_one_cause_gives_one_finding():
    findings = findings_in(
        "- Tổng số hồ sơ tiếp nhận: 915 hồ sơ (trực tuyến 500 hồ sơ, trực tiếp 451 hồ sơ); đã giải quyết"
        " 900 hồ sơ; đang giải quyết 51 hồ sơ."
    )

    assert [(each.suspect, each.suggestion) for each in findings] == [("915", "951")]


def test_what_was_open_must_be_carried_over():
    before = read("I. KẾT QUẢ\n- Đang giải quyết: 146 hồ sơ.".encode(), name="before.txt")
    now = read("I. KẾT QUẢ\n- Kỳ trước chuyển sang: 164 hồ sơ.".encode(), name="now.txt")

    (finding,) = proofread(now, previous=before)

    assert finding.code is Code.CARRY_OVER

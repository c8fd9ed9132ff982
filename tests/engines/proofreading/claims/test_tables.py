"""Totals and rates in tables: what the heads say, what most rows agree on, what stands alone."""

from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.findings import proofread
from socai.engines.proofreading.reading import read


def findings_in(*rows):
    table = [f"| {' | '.join(row)} |" for row in rows]
    table.insert(1, f"|{'---|' * len(rows[0])}")
    return proofread(read("\n".join(("Biểu số liệu", "", *table, "")).encode(), name="annex.md"))


HEADS = ("STT", "Đơn vị", "Tổng số", "Trực tuyến", "Trực tiếp", "Tỷ lệ (%)")


def test_a_table_that_adds_up_is_left_alone():
    assert (
        findings_in(
            HEADS,
            ("1", "Xã An Bình", "120", "90", "30", "75,0"),
            ("2", "Xã Bình Minh", "200", "150", "50", "75,0"),
            ("3", "Xã Cẩm Sơn", "80", "20", "60", "25,0"),
            ("", "Tổng cộng", "400", "260", "140", "65,0"),
        )
        == []
    )


def test_a_cell_that_its_row_and_its_column_disown_is_named():
    (finding,) = findings_in(
        HEADS,
        ("1", "Xã An Bình", "120", "90", "30", "75,0"),
        ("2", "Xã Bình Minh", "200", "105", "50", "75,0"),
        ("3", "Xã Cẩm Sơn", "80", "20", "60", "25,0"),
        ("", "Tổng cộng", "400", "260", "140", "65,0"),
    )

    assert (finding.suspect, finding.suggestion) == ("105", "150")


def test_formulas_in_the_heads_are_believed_for_a_single_row():
    findings = findings_in(
        ("Đơn vị", "Tổng (1)=(2)+(3)", "Trước hạn (2)", "Đúng hạn (3)"),
        ("Xã An Bình", "512", "300", "202"),
    )

    assert [finding.code for finding in findings] == [Code.TABLE_SUM]


def test_a_count_in_a_percent_cell_has_its_own_code():
    findings = findings_in(
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"),
        ("1", "Tỷ lệ thủ tục đã tích hợp trên Cổng dịch vụ công", "%", "191"),
        ("", "Tổng số thủ tục cung cấp trên Cổng dịch vụ công", "Thủ tục", "191"),
        ("", "Số thủ tục đã tích hợp trên Cổng dịch vụ công", "Thủ tục", "191"),
    )

    assert [finding.code for finding in findings] == [Code.PERCENT_CELL]


def test_a_rate_above_its_two_counts_is_worked_out():
    (finding,) = findings_in(
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"),
        ("1", "Tỷ lệ thủ tục đủ điều kiện được cung cấp toàn trình", "%", "100"),
        ("", "Tổng số thủ tục đủ điều kiện cung cấp toàn trình", "Thủ tục", "393"),
        ("", "Số thủ tục đang cung cấp toàn trình", "Thủ tục", "191"),
    )

    assert (finding.code, finding.suspect) == (Code.PERCENT, "100")

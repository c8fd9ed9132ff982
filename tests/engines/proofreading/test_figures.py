"""Figures are what the words count; all other digits are left alone."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.engines.proofreading.figures import Figure, FigureKind, Join, Vagueness, find_figures
from socai.engines.proofreading.reading import read


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(read(text.encode(), name="a.txt"))


def printed_in(text: str) -> list[str]:
    return [figure.printed for figure in figures_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/3/2025 của UBND xã.",
        "Căn cứ Nghị định số 118/2025/NĐ-CP, Công văn số 88/SNV-CCHC&VT và Chỉ thị số 07-CT/TU.",
        "Theo Luật số 63/2025/QH15, Thông tư liên tịch số 05/2013/TTLT-BTC-BTP.",
        "Theo khoản 3 Điều 12, điểm a mục 2.1 Chương 4 và Phụ lục 2.",
        "Giai đoạn 2021-2030, nhiệm kỳ 2021 - 2026, năm 2025 và quý I/2026.",
        "Trong 6 tháng đầu năm 2025 và 9 tháng năm 2024, so với năm 2023.",
        "Từ ngày 15 tháng 12 năm 2024 đến ngày 14/6/2025; hạn ngày 20/6.",
        "Đứng thứ 02/10 xã, xếp hạng 5, lần thứ 2, kỳ họp thứ 8, mức độ 3, 4 và cấp độ 2.",
        "Gọi đường dây nóng 0912 345 678 hoặc 1900 1234; CCCD 001085012345; thư a1@tinh.gov.vn.",
        "Mã hồ sơ 000.15.28.H42-250612-0007 tại Tổ 5, thôn Đồi Chè 2, Quốc lộ 37.",
        "Dịch vụ bưu chính, mạng 5G, tiêu chuẩn ISO 9001:2015, họp trực tuyến 24/7, lúc 8 giờ 30.",
        "Phương châm “4 tại chỗ” và “3 không” ở bộ phận 1 cửa, cách mạng công nghiệp 4.0.",
        "Đề án 06, Nghị quyết 57 và Chỉ thị 03 của UBND tỉnh.",
        "Nêu gương(1) cán bộ, bài viết [2] và các ghi chú khác.",
        "Theo QĐ 766, Luật 2024 và Kế hoạch 2025; nộp trước ngày 15 hằng tháng; ĐT: 02093.855.123.",
        "Mẫu số 06a, biểu 2, bảng 3, hình 4; trẻ em dưới 6 tuổi; kế hoạch 5 năm.",
    ],
)
def test_digits_that_count_nothing_are_no_figures(text):
    assert printed_in(text) == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Bộ phận Một cửa tiếp nhận 1.215 hồ sơ.", [1215], "hồ sơ"),
        ("Đã mở 02 lớp tập huấn cho cán bộ.", [2], "lớp tập huấn"),
        ("Kinh phí đã chi 54.660 tỷ đồng.", [54660 * 10**9, 5466 * 10**7], "tỷ đồng"),
        ("Thu được 12,5 triệu đồng tiền lệ phí.", [12_500_000], "triệu đồng"),
        ("Phòng họp rộng 80m2.", [80], "m2"),
        ("Tỷ lệ đạt 96.14%.", [Fraction(9614, 100), 9614], "%"),
        ("Tỷ lệ đạt 3,86 % kế hoạch.", [Fraction(386, 100)], "%"),
        ("Số hồ sơ tăng 1,5 lần so với cùng kỳ.", [Fraction(3, 2)], "lần"),
        ("Đã số hóa 12 345 hồ sơ.", [12345], "hồ sơ"),
        ("Báo cáo có 120 nhiệm vụ theo kế hoạch.", [120], "nhiệm vụ"),
        ("Tổng số: 2024 hồ sơ.", [2024], "hồ sơ"),
        ("Xử lý bình quân 2,5 ngày/hồ sơ.", [Fraction(5, 2)], "ngày"),
        ("Ban hành 12 văn bản/tháng.", [12], "văn bản"),
    ],
)
def test_a_figure_has_its_readings_and_its_measure(text, values, unit):
    (figure,) = figures_of(text)

    assert list(figure.values) == values
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "vagueness"),
    [
        ("Có khoảng 300 lượt người dự.", Vagueness.ABOUT),
        ("Có gần 300 lượt người dự.", Vagueness.BELOW),
        ("Có trên 300 lượt người dự.", Vagueness.ABOVE),
        ("Có hơn 300 lượt người dự.", Vagueness.ABOVE),
        ("Cao hơn 5% so với cùng kỳ.", Vagueness.EXACT),
        ("Phấn đấu đạt 98% trở lên.", Vagueness.AT_LEAST),
        ("Phấn đấu đạt tối thiểu 80% hồ sơ.", Vagueness.AT_LEAST),
        ("Thời gian chờ không quá 15 phút.", Vagueness.AT_MOST),
        ("Có 300 lượt người dự.", Vagueness.EXACT),
    ],
)
def test_vague_words_loosen_a_figure(text, vagueness):
    (figure,) = figures_of(text)

    assert figure.vagueness is vagueness


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("Số hóa 812/950 hồ sơ.", [Join.OVER, Join.UNDER]),
        ("Nộp 40 hồ sơ trực tuyến/95 hồ sơ tiếp nhận.", [Join.OVER, Join.UNDER]),
        ("Đã kiểm tra 17 trên tổng số 20 xã.", [Join.OVER, Join.UNDER]),
        ("Chi 4.536 đồng /6.271 đồng.", [Join.OVER, Join.UNDER]),
        ("Tự bảo đảm từ 10% đến dưới 30% chi thường xuyên.", [Join.FROM, Join.TO]),
        ("Mỗi xã chọn 3-5 mô hình.", [Join.FROM, Join.TO]),
        ("Tăng từ 20 hồ sơ đến 35 hồ sơ.", [Join.ALONE, Join.ALONE]),
        ("Trực tiếp 26 hồ sơ, trực tuyến 30 hồ sơ.", [Join.ALONE, Join.ALONE]),
    ],
)
def test_two_numbers_are_joined_where_the_text_joins_them(text, joins):
    one, other = figures_of(text)

    assert [one.join, other.join] == joins
    joined = joins[0] is not Join.ALONE
    assert (one.partner, other.partner) == ((1, 0) if joined else (None, None))


def test_both_numbers_of_a_pair_have_the_measure_behind_the_second():
    over, under = figures_of("- Giải ngân: 42.927/197.202 triệu đồng.")

    assert over.unit == under.unit == "triệu đồng"
    assert over.scale == under.scale == 10**6
    assert over.lead == under.lead == "giải ngân"


def test_a_score_out_of_its_maximum_is_two_scores():
    scored, maximum = figures_of("+ Tiến độ, kết quả giải quyết: 19.4/20 điểm.")

    assert scored.kind is maximum.kind is FigureKind.SCORE
    assert scored.value == Fraction(194, 10)
    assert scored.noun == "tiến độ, kết quả giải quyết"


def test_a_slip_of_the_pen_before_the_stroke_does_not_hide_a_score():
    assert printed_in("- Số hóa hồ sơ: 15.3./22 điểm.") == ["15.3", "22"]


def test_the_label_of_a_line_is_no_figure_but_the_number_behind_it_is():
    assert printed_in("1. Số nhiệm vụ được giao: 37.\n2) Đã hoàn thành: 32.\n24 cuộc họp.") == [
        "37",
        "32",
        "24",
    ]


def test_headings_have_no_figures_unless_they_state_one():
    assert printed_in("I. KẾT QUẢ 6 THÁNG VÀ 12 CHỈ TIÊU\n1. Tổng số hồ sơ: 689 hồ sơ") == ["689"]


def test_a_figure_knows_its_words_its_level_and_its_window():
    text = "+ Cấp xã: từ ngày 15/12/2024 đến 14/6/2025, số hồ sơ trả trước hạn: 467 hồ sơ; đúng hạn 68 hồ sơ."

    early, on_day = figures_of(text)

    assert early.noun == "số hồ sơ trả trước hạn"
    assert on_day.noun == "đúng hạn"
    assert early.level == on_day.level == "xã"
    assert early.window is not None
    assert str(early.window.last_day) == "2025-06-14"


def test_two_levels_in_one_sentence_go_to_their_own_figures():
    district, commune = figures_of("Rà soát 15 TTHC cấp huyện, 20 TTHC cấp xã.")

    assert (district.level, commune.level) == ("huyện", "xã")


def test_raised_digits_are_marks_of_notes():
    assert printed_in("Đã ban hành 12 văn bản<sup>3</sup>.\n\n<sup>3</sup> Gồm 05 quyết định.") == [
        "12",
        "05",
    ]


TABLE = """
Đơn vị tính: hồ sơ

| STT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Tỷ lệ (%) | Ghi chú |
|---|---|---|---|---|---|
| (1) | (2) | (3) | (4) | (5) | (6) |
| 1.1 | Số hồ sơ tiếp nhận | Hồ sơ | 1.750 | 24,3 | trong đó 12 hồ sơ giấy |
| 1.2 | Số vốn đã giải ngân 100% | Triệu đồng | 16.318,281 | 9,19 |  |
"""


def test_in_a_table_the_head_and_the_row_say_what_a_figure_is():
    count, rate, noted, money, _ = figures_of(TABLE)

    assert (count.printed, count.unit, count.noun) == ("1.750", "hồ sơ", "số hồ sơ tiếp nhận")
    assert count.heads == ("Năm 2025",)
    assert (rate.kind, rate.printed) == (FigureKind.PERCENT, "24,3")
    assert (noted.printed, noted.unit) == ("12", "hồ sơ")
    assert money.value == 16_318_281_000


def test_every_figure_stands_where_it_says():
    document = read((TABLE + "\nTiếp nhận 26 hồ sơ; đã trả 20/26 hồ sơ.").encode(), name="a.md")

    for number, figure in enumerate(find_figures(document)):
        assert figure.number == number
        assert document.text_at(figure.place) == figure.printed
        assert figure.sentence is not None
        assert figure.printed in document.text_at(figure.sentence)


WORDS = st.sampled_from(
    [
        *(
            "tiếp nhận",
            "hồ sơ",
            "1.234",
            "02",
            "96,5%",
            "/",
            "15/3",
            "(",
            ")",
            "trong đó",
            ":",
            ";",
            ".",
            ",",
            "-",
        ),
        *(
            "+",
            "từ",
            "đến",
            "ngày",
            "tháng",
            "năm",
            "2025",
            "số",
            "12/KH-UBND",
            "quý I",
            "triệu đồng",
            "khoảng",
        ),
        *(
            "trên",
            "tổng số",
            "điểm",
            "17.6/18",
            "cấp xã",
            "\n",
            "\t",
            "",
            "1",
            "0",
            "9999999999",
            "“",
            "”",
            "thứ",
        ),
        *("Nghị định", "01/2024/QĐ-UBND", "...", "1.1.", "a)", "I."),
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_heap_of_office_words_breaks_the_reading(text):
    document = read(("x " + text).encode(), name="a.txt")

    figures = find_figures(document)

    for number, figure in enumerate(figures):
        assert figure.number == number
        assert document.text_at(figure.place) == figure.printed
        assert figure.readings
        if figure.partner is not None:
            assert figures[figure.partner].partner == number


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1.",
            "1/",
            "1 ",
            "12/KH-",
            "ngày 1/1/",
            "từ ngày 01/01/2024 ",
            "số ",
            "(1) ",
            "a ",
            "1 đến ",
            "“1 a ",
        ),
        *(
            "0912 ",
            "của ",
            "Nghị định số 1/2024/",
            "1 hồ sơ ",
            "năm 2024 và ",
            "- ",
            "về ",
            "trên ",
            "tháng 1, ",
            "|",
        ),
        *("\t", "1,1 ", "A1.", ". ", "x.y"),
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(piece):
    text = "Tiếp nhận " + piece * (12_000 // len(piece))

    began = time.perf_counter()
    figures_of(text)

    assert time.perf_counter() - began < 5

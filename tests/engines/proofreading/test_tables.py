"""The head and the columns of a table say what its numbers are."""

import pytest

from socai.engines.proofreading.figures import Figure, find_figures
from socai.engines.proofreading.reading import read


def figures_of(table: str) -> tuple[Figure, ...]:
    return find_figures(read(table.encode(), name="a.md"))


def test_a_column_of_measures_counts_before_a_head_that_happens_to_be_one():
    table = "| STT | Chỉ tiêu | Đơn vị tính | Kết quả |\n|---|---|---|---|\n"
    table += "| 1 | Tiến độ | % | 95 |\n| 2 | Số | Hồ sơ | 7 |"

    assert [figure.unit for figure in figures_of(table)] == ["%", "hồ sơ"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Tỷ lệ (%)", "%"),
        ("Tỷ lệ", "%"),
        ("Số vốn (triệu đồng)", "triệu đồng"),
        ("Hồ sơ", "hồ sơ"),
        ("Kết quả", ""),
    ],
)
def test_a_head_names_the_measure_of_its_column(head, unit):
    (figure,) = figures_of(f"| Nội dung | {head} |\n|---|---|\n| Bộ phận Một cửa | 12 |")

    assert figure.unit == unit


def test_a_caption_names_the_measure_of_a_whole_table():
    (figure,) = figures_of("Đơn vị tính: triệu đồng\n\n| Nội dung | Số liệu |\n|---|---|\n| Thu phí | 12,5 |")

    assert figure.value == 12_500_000


def test_numbers_of_lines_of_columns_and_of_years_are_no_figures():
    table = (
        "| TT | Đơn vị | Năm 2024 | Năm 2025 |\n|---|---|---|---|\n"
        "| A | B | 1 | 2 |\n| (1) | (2) | (3) | (4) |\n"
        "| 1 | Xã An Bình | 120 | 130 |\n| 2 | Xã Hòa Lạc | 90 | 95 |"
    )

    assert [figure.printed for figure in figures_of(table)] == ["120", "130", "90", "95"]

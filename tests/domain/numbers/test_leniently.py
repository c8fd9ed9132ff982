"""What a proofreader has to consider where a writer's marks can mean several things."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.numbers import read_leniently


@pytest.mark.parametrize(
    ("printed", "unit", "whole", "values"),
    [
        ("2450", "hồ sơ", True, [2450]),
        ("1.807", "hồ sơ", True, [1807]),
        ("12 345", "hồ sơ", True, [12345]),
        ("1 234 567", "đồng", False, [1234567]),
        ("02", "hội nghị", True, [2]),
        ("000", "hồ sơ", True, [0]),
        ("96.14", "%", False, [Fraction(9614, 100), 9614]),
        ("54.660", "tỷ", False, [54660, Fraction(5466, 100)]),
        ("93.292", "triệu đồng", False, [93292, Fraction(93292, 1000)]),
        ("1,234", "hồ sơ", True, [1234, Fraction(1234, 1000)]),
        ("1.234.56", "triệu đồng", False, [Fraction(123456, 100)]),
        ("24.50", "hồ sơ", True, [2450, Fraction(245, 10)]),
        ("-5,2", "%", False, [Fraction(-52, 10)]),
        ("1.2.3.4", "", False, []),
    ],
)
def test_a_printed_number_has_every_reading_a_reader_could_give_it(printed, unit, whole, values):
    readings = read_leniently(printed, unit=unit, whole=whole)

    assert [reading.value for reading in readings] == values


@given(
    st.text(alphabet="0123456789.,- \u00a0", max_size=40),
    st.sampled_from(["", "%", "tỷ", "hồ sơ"]),
    st.booleans(),
)
def test_no_digits_and_marks_are_too_odd_to_look_at(text, unit, whole):
    readings = read_leniently(text, unit=unit, whole=whole)

    assert len({reading.value for reading in readings}) == len(readings)


@given(st.integers(0, 10**12))
def test_a_count_with_dots_or_spaces_between_thousands_reads_as_itself(count):
    dotted = f"{count:,}".replace(",", ".")

    for printed in (str(count), dotted, dotted.replace(".", " ")):
        assert read_leniently(printed, unit="hồ sơ", whole=True)[0].value == count

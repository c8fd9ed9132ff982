from fractions import Fraction

import pytest

from socai.domain.numbers import AmbiguousNumber, Manner, NotANumber, read_number


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [
        ("0", 0, 0),
        ("02", 2, 0),
        ("00", 0, 0),
        ("2450", 2450, 0),
        ("2.450", 2450, 0),
        ("1.234.567", 1_234_567, 0),
        ("1.234,56", Fraction(123_456, 100), 2),
        ("97,76%", Fraction(9776, 100), 2),
        ("97,50 %", Fraction(975, 10), 2),
        ("-3,5", Fraction(-7, 2), 1),
        ("−3,5", Fraction(-7, 2), 1),
        ("54,660 tỷ đồng", Fraction(5466, 100), 3),
        ("1,234.56", Fraction(123_456, 100), 2),
        ("1,234,567", 1_234_567, 0),
        ("0.125", Fraction(1, 8), 3),
        ("1.807 hồ sơ", 1807, 0),
    ],
)
def test_a_number_written_in_one_way_is_read_in_one_way(printed: str, value: Fraction, decimals: int) -> None:
    number = read_number(printed)

    assert number.printed == printed
    assert (number.only_reading.value, number.only_reading.decimals) == (value, decimals)


@pytest.mark.parametrize(
    ("printed", "unit", "values"),
    [
        ("96.14%", "", {Fraction(9614, 100), Fraction(9614)}),
        ("87.81 điểm", "", {Fraction(8781, 100), Fraction(8781)}),
        ("54.660 tỷ", "", {Fraction(5466, 100), Fraction(54_660)}),
        ("54.660", "tỷ đồng", {Fraction(5466, 100), Fraction(54_660)}),
        ("2.170%", "", {Fraction(217, 100), Fraction(2170)}),
        ("1234.567", "", {Fraction(1_234_567, 1000), Fraction(1_234_567)}),
    ],
)
def test_a_dot_that_may_be_either_sign_gives_both_readings(
    printed: str, unit: str, values: set[Fraction]
) -> None:
    number = read_number(printed, unit=unit)

    assert number.is_ambiguous
    assert {reading.value for reading in number.readings} == values


def test_the_only_reading_of_an_ambiguous_number_is_refused_with_both_meanings() -> None:
    number = read_number("2.5")

    with pytest.raises(AmbiguousNumber, match=r"can mean 5/2 or 25") as refusal:
        _ = number.only_reading

    assert refusal.value.number is number


def test_the_unit_behind_the_number_is_kept_and_wins_over_the_column() -> None:
    number = read_number("12,5 triệu đồng", unit="tỷ")

    assert number.unit == "triệu đồng"


def test_an_english_number_says_so() -> None:
    assert read_number("1,234.5").only_reading.manner is Manner.ENGLISH


@pytest.mark.parametrize(
    "printed",
    ["", "hồ sơ", "1.2.3", "12.34.567", "1..2", ",5", "5,", "0123", "01,5", "1,2,3", "5 6", "- ", "१२"],
)
def test_what_is_no_number_is_refused_with_what_would_be_accepted(printed: str) -> None:
    with pytest.raises(NotANumber, match=r"1\.234,56") as refusal:
        read_number(printed)

    assert refusal.value.printed == printed

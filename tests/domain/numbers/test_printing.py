from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.numbers import Interval, Shortening, print_count, print_number, print_percent, read_number

numbers = st.one_of(st.integers(-(10**12), 10**12), st.fractions(-(10**7), 10**7, max_denominator=10**4))
shortenings = st.sampled_from(Shortening)
units = st.sampled_from(["", "%", "hồ sơ", "tỷ đồng", "điểm"])


@given(number=numbers, decimals=st.integers(0, 6), unit=units, shortening=shortenings)
def test_what_is_printed_reads_back_in_one_way_and_stands_for_the_number(
    number: int | Fraction, decimals: int, unit: str, shortening: Shortening
) -> None:
    printed = print_number(number, decimals=decimals, unit=unit, shortening=shortening)

    read = read_number(printed)

    assert read.unit == unit
    assert read.only_reading.decimals == decimals
    assert number in read.only_reading.stands_for(shortening)
    assert print_number(read.only_reading.value, decimals=decimals, unit=unit) == printed


@given(count=st.integers(0, 10**9))
def test_a_count_reads_back_as_itself(count: int) -> None:
    assert read_number(print_count(count)).only_reading.value == count


@given(number=numbers, shortening=shortenings)
def test_a_percent_loses_only_zeros_at_its_end(number: int | Fraction, shortening: Shortening) -> None:
    full = print_number(number, decimals=2, unit="%", shortening=shortening)

    shown = print_percent(number, shortening=shortening)

    assert read_number(shown).only_reading.value == read_number(full).only_reading.value
    assert not ("," in shown and shown.endswith("0%"))


@given(one=numbers, other=numbers, decimals=st.integers(0, 4), shortening=shortenings)
def test_a_number_outside_the_interval_is_printed_otherwise(
    one: int | Fraction, other: int | Fraction, decimals: int, shortening: Shortening
) -> None:
    printed = print_number(one, decimals=decimals, shortening=shortening)

    if other not in read_number(printed).only_reading.stands_for(shortening):
        assert print_number(other, decimals=decimals, shortening=shortening) != printed


@pytest.mark.parametrize(
    ("number", "shortening", "printed"),
    [
        (Fraction(92876, 1000), Shortening.ROUNDED, "92,88%"),
        (Fraction(92876, 1000), Shortening.TRUNCATED, "92,87%"),
        (Fraction(975, 10), Shortening.ROUNDED, "97,5%"),
        (100, Shortening.ROUNDED, "100%"),
        (1234, Shortening.ROUNDED, "1234%"),
        (Fraction(-1, 1000), Shortening.ROUNDED, "0%"),
        (Fraction(125, 1000), Shortening.ROUNDED, "0,13%"),
    ],
)
def test_percents_are_printed_as_offices_do(
    number: int | Fraction, shortening: Shortening, printed: str
) -> None:
    assert print_percent(number, shortening=shortening) == printed


@pytest.mark.parametrize(("count", "printed"), [(0, "0"), (2, "02"), (9, "09"), (10, "10"), (2450, "2.450")])
def test_counts_below_ten_take_a_zero_in_running_text(count: int, printed: str) -> None:
    assert print_count(count) == printed


def test_a_truncated_figure_stands_for_nothing_below_itself() -> None:
    truncated = read_number("92,87%").only_reading.stands_for(Shortening.TRUNCATED)

    assert truncated == Interval(Fraction(9287, 100), Fraction(9288, 100), includes_high=False)
    assert Fraction(92876, 1000) in truncated
    assert Fraction(92869, 1000) not in truncated

"""Codes of agencies in the new and the old order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.identifiers.agency_codes import AgencyCode, AgencyCodeRefused, Order, parse_agency_code

tops = st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True)
pairs = st.integers(1, 99).map("{:02}".format)
new_codes = st.builds(AgencyCode, tops, st.lists(pairs, max_size=5).map(tuple), st.just(Order.TOP_DOWN))
old_levels = st.tuples(*[st.integers(0, 99).map("{:02}".format)] * 2, st.integers(0, 999).map("{:03}".format))
old_codes = st.builds(AgencyCode, tops, old_levels, st.just(Order.BOTTOM_UP))


@given(code=new_codes | old_codes, spaces=st.integers(0, 3))
def test_a_code_typed_carelessly_is_the_same_code(code, spaces):
    typed = " " * spaces + str(code).lower().replace(".", " " * spaces + ".") + "\t"

    assert parse_agency_code(typed) == code


def test_the_new_order_begins_with_the_province():
    code = parse_agency_code("h15.50.05 .13")

    assert code == AgencyCode("H15", ("50", "05", "13"), Order.TOP_DOWN)
    assert str(code) == "H15.50.05.13"
    assert code.depth == 4


def test_the_old_order_ends_with_the_province():
    code = parse_agency_code("000.00.06.h56")

    assert code == AgencyCode("H56", ("06", "00", "000"), Order.BOTTOM_UP)
    assert str(code) == "000.00.06.H56"
    assert code.depth == 2


def test_full_width_digits_of_another_keyboard_are_read():
    assert str(parse_agency_code("Ｈ１５.50")) == "H15.50"


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "15.50",
        "H15.",
        "H15.5",
        "H15.00",
        "H15.050",
        "000.00.H56",
        "00.00.06.H56",
        "HH5",
        "H15-50",
        "H1५",
    ],
)
def test_what_is_no_code_is_refused_with_an_example(text):
    with pytest.raises(AgencyCodeRefused, match=r"H15\.50\.05\.13") as refusal:
        parse_agency_code(text)

    assert refusal.value.text == text


def test_a_code_is_never_written_with_a_group_that_no_agency_has():
    with pytest.raises(AgencyCodeRefused):
        AgencyCode("H15", ("00", "05"), Order.TOP_DOWN)

"""Codes of provinces, communes and the districts of the past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.identifiers.administrative_codes import (
    DIGITS,
    AdministrativeCode,
    AdministrativeCodeRefused,
    Level,
    parse_administrative_code,
)

codes = st.sampled_from(Level).flatmap(
    lambda level: st.builds(AdministrativeCode, st.just(level), st.integers(1, 10 ** DIGITS[level] - 1))
)


@given(codes)
def test_a_code_that_lost_its_zeros_in_a_spreadsheet_is_found_again(code):
    typed = f" {code.number} "

    assert parse_administrative_code(typed, code.level) == code


@given(codes)
def test_a_code_is_written_with_all_its_digits(code):
    written = str(code)

    assert len(written) == DIGITS[code.level]
    assert parse_administrative_code(written, code.level) == code


@pytest.mark.parametrize(
    ("text", "level"),
    [("", Level.PROVINCE), ("00", Level.PROVINCE), ("001", Level.PROVINCE), ("00000", Level.COMMUNE),
     ("123456", Level.COMMUNE), ("-1", Level.DISTRICT), ("12a", Level.DISTRICT), ("१", Level.PROVINCE)],
)  # fmt: skip
def test_what_is_no_code_of_the_level_is_refused(text, level):
    with pytest.raises(AdministrativeCodeRefused, match=f"{DIGITS[level]} digits") as refusal:
        parse_administrative_code(text, level)

    assert (refusal.value.text, refusal.value.level) == (text, level)

"""Whatever differs in the book, the root of its seal differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.ledger.sealing import GENESIS, chain_root, leaf_of, merkle_root

# One entry in the order of the book's columns, as every database gives it.
ROW = [
    7, "2026-03-02T02:30:00.000001+00:00", "2026-03-02", "intake", "dossier.pending.running.in_time", 3, 3,
    "1.004873", "1", "Hộ tịch", "commune", "counter", "full", "", "H15.50", 1, "dossier", 42, 99, 1, None,
]  # fmt: skip

values = st.one_of(st.integers(), st.text(max_size=5), st.none())
rows = st.lists(values, min_size=1, max_size=5)
leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=9)


def test_an_entry_has_the_same_hash_on_every_machine_and_for_good():
    leaf = leaf_of(ROW)

    assert leaf.hex() == "e89c3813fabe49590c3cdae2305c23b438d3afe1d51c257401267fd2204c83bf"


@pytest.mark.parametrize("place", range(len(ROW)))
def test_whichever_field_of_an_entry_differs_its_hash_differs(place):
    changed = [*ROW[:place], "changed", *ROW[place + 1 :]]

    assert leaf_of(changed) != leaf_of(ROW)


def test_a_number_and_the_same_digits_as_text_are_told_apart():
    assert leaf_of([1, "2"]) != leaf_of(["1", 2])


@given(one=rows, other=rows)
def test_two_entries_have_one_hash_only_when_they_are_equal(one, other):
    assert (leaf_of(one) == leaf_of(other)) == (one == other)


@given(one=leaves, other=leaves)
def test_two_ranges_have_one_root_only_when_they_are_equal(one, other):
    assert (merkle_root(one) == merkle_root(other)) == (one == other)


@given(range_of=leaves, place=st.integers(0, 8))
def test_a_row_that_is_left_out_doubled_or_moved_changes_the_root(range_of, place):
    place %= len(range_of)
    root = merkle_root(range_of)

    assert merkle_root([*range_of, range_of[-1]]) != root
    if len(range_of) > 1:
        assert merkle_root(range_of[:place] + range_of[place + 1 :]) != root
    if len(set(range_of)) == len(range_of) > 1:
        assert merkle_root([*range_of[1:], range_of[0]]) != root


def test_a_range_without_rows_has_no_root():
    with pytest.raises(ValueError, match="seal at least one row"):
        merkle_root([])


@pytest.mark.parametrize(
    "differing",
    [{"previous": "1" * 64}, {"first_seq": 2}, {"last_seq": 4}, {"merkle": "b" * 64}],
)
def test_a_link_of_the_chain_stands_for_its_range_and_all_before_it(differing):
    link = {"previous": GENESIS, "first_seq": 1, "last_seq": 3, "merkle": "a" * 64}

    assert chain_root(**{**link, **differing}) != chain_root(**link)

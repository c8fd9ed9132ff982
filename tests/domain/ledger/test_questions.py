"""A question that cannot mean anything is refused when it is put, not answered with nothing."""

from datetime import date

import pytest

from socai.domain.ledger import At, Balance, Coverage, Scope, Turnover

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


def test_a_turnover_names_where_things_went_or_came_from():
    with pytest.raises(ValueError, match="where things went, where they came from, or both"):
        Turnover()


def test_a_coverage_counts_only_facts_the_book_keeps():
    with pytest.raises(ValueError, match="coverage of 'color'; it takes one of unit, procedure"):
        Coverage("color", Balance("dossier", At.CLOSING))


def test_a_window_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends on 2026-03-01, before it starts on 2026-03-31"):
        Scope(frozenset({1}), LAST, FIRST)


@pytest.mark.parametrize(
    "split",
    [
        {"group_by": ("color",)},
        {"where": (("color", frozenset({"red"})),)},
        {"where": (("unit", frozenset()),)},
    ],
)
def test_figures_are_split_and_filtered_only_by_facts_the_book_keeps(split):
    with pytest.raises(ValueError, match="the book splits by unit, procedure"):
        Scope(frozenset({1}), FIRST, LAST, **split)

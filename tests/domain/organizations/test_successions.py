"""The past in today's borders."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from socai.domain.organizations.successions import Succession, current_form, in_todays_borders

DAY = date(2025, 7, 1)
LATER = date(2026, 1, 1)

chains = st.dictionaries(
    st.integers(1, 30),
    st.builds(
        Succession,
        heir=st.integers(1, 30),
        on=st.dates(date(2020, 1, 1), date(2027, 1, 1)),
        whole=st.booleans(),
    ),
).map(lambda found: {old: each for old, each in found.items() if each.heir > old})


def test_a_merged_unit_counts_into_its_successor_from_the_day_of_the_merger():
    successions = {1: Succession(3, DAY, whole=True), 2: Succession(3, DAY, whole=True)}

    assert in_todays_borders({3}, successions, on=date(2025, 6, 30)) == {3}
    assert in_todays_borders({3}, successions, on=DAY) == {1, 2, 3}


def test_mergers_are_followed_through_several_reforms():
    successions = {1: Succession(2, DAY, whole=True), 2: Succession(3, LATER, whole=True)}

    assert in_todays_borders({3}, successions, on=LATER) == {1, 2, 3}
    assert current_form(1, successions, on=DAY) == 2
    assert current_form(1, successions, on=LATER) == 3


def test_a_split_unit_keeps_its_history_under_its_own_name():
    successions = {1: Succession(2, DAY, whole=False)}

    assert in_todays_borders({2}, successions, on=LATER) == {2}
    assert current_form(1, successions, on=LATER) == 1


@given(chains, st.sets(st.integers(1, 30)), st.dates(date(2019, 1, 1), date(2028, 1, 1)))
def test_a_unit_is_in_the_borders_exactly_when_it_has_become_one_of_the_units_by_mergers(
    successions, units, day
):
    found = in_todays_borders(units, successions, on=day)

    assert units <= found
    for unit in set(successions) - units:
        heir = successions[unit]
        assert (unit in found) == (heir.whole and heir.on <= day and heir.heir in found)


@given(chains, st.sets(st.integers(1, 30)), st.dates(date(2019, 1, 1), date(2028, 1, 1)))
def test_asking_twice_for_todays_borders_adds_nothing(successions, units, day):
    once = in_todays_borders(units, successions, on=day)

    assert in_todays_borders(once, successions, on=day) == once

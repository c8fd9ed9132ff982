"""A chart that contradicts itself is not taken."""

import pytest

from socai.domain.ledger import ChartRefused, UnknownAccount, build_chart
from tests.domain.ledger.small_chart import CHART, account, group


@pytest.mark.parametrize(
    ("accounts", "groups", "said"),
    [
        ([account("a"), account("a")], [], "account 'a' stands twice"),
        ([account("a")], [group("a")], "account 'a' stands twice"),
        ([account("g.a")], [group("g"), group("g")], "group 'g' stands twice"),
        ([account("g.a")], [], "'g.a' lies under 'g', which is not listed as a group"),
        ([account("a"), account("a.b")], [], "'a.b' lies under 'a', which is not listed as a group"),
        ([account("g.h.a")], [group("g.h")], "'g.h' lies under 'g', which is not listed as a group"),
        ([account("a")], [group("g")], "group 'g' holds no account"),
        ([account("g.a")], [group("g"), group("g.h")], "group 'g.h' holds no account"),
    ],
)
def test_a_chart_names_each_place_once_and_every_place_has_its_parents(accounts, groups, said):
    with pytest.raises(ChartRefused, match=said):
        build_chart("v", accounts, groups)


def test_a_group_stands_for_every_account_below_it_and_an_account_for_itself():
    below = CHART.leaves("open")

    assert below == {"open.running", "open.paused"}
    assert CHART.leaves("ended") == {"ended"}


def test_a_code_that_only_begins_alike_lies_elsewhere():
    chart = build_chart("v", [account("open.a"), account("opened")], [group("open")])

    assert chart.leaves("open") == {"open.a"}


def test_nothing_is_posted_to_a_group_or_to_an_account_the_chart_does_not_have():
    with pytest.raises(
        UnknownAccount, match="chart small has no account 'open'; it takes an account"
    ) as refusal:
        CHART.account("open")

    assert (refusal.value.code, refusal.value.version) == ("open", "small")


def test_a_question_about_an_account_the_chart_does_not_have_is_refused():
    with pytest.raises(UnknownAccount):
        CHART.leaves("closed")

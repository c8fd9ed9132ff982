"""Which figure is wrong, where arithmetic decides it; and silence about it where it does not."""

from hypothesis import given
from hypothesis import strategies as st

from socai.domain.numbers import print_number
from socai.engines.proofreading.judgement import judge
from socai.engines.proofreading.relations import Share, Sum
from tests.support.printed_figures import figures_of


def suspects(verdict):
    return [(change.figure, change.repair.printed) for change in verdict.changes]


def test_figures_that_add_up_give_no_verdict():
    figures = figures_of("1.500", "1.200", "300")

    assert judge(figures, [Sum((0,), (1, 2))]) == []


def test_the_total_is_suspected_when_two_relations_agree_on_it():
    # received 2175 = by hand 2 + online 2173; resolved 2170, of which 1362 + 806 + 1; 6 in progress
    figures = figures_of("2175", "02", "2173", "0", "2170", "1362", "806", "01", "06")
    relations = [Sum((0,), (1, 2, 3)), Sum((4,), (5, 6, 7)), Sum((0,), (4, 8))]

    (verdict,) = judge(figures, relations)

    assert verdict.broken == (1, 2)
    assert suspects(verdict) == [(4, "2169")]
    assert verdict.ties == ()
    assert verdict.satisfied == 2


def test_swapped_digits_weigh_less_than_any_other_change():
    # 552 and its parts are held by one another; 689 is 698 with two digits swapped
    figures = figures_of("689", "552", "467", "68", "17", "146")

    (verdict,) = judge(figures, [Sum((1,), (2, 3, 4)), Sum((0,), (1, 5))])

    assert suspects(verdict) == [(0, "698")]


def test_a_percent_no_whole_numbers_can_give_is_itself_the_suspect():
    figures = figures_of("65,8%", "62", "75")

    (verdict,) = judge(figures, [Share(0, (1,), (2,))])

    assert suspects(verdict) == [(0, "82,7")]
    assert verdict.ties == ()


def test_several_figures_that_would_do_are_all_told():
    figures = figures_of("1.807", "26", "1.326", "408", "1.420", "387")

    (verdict,) = judge(figures, [Sum((0,), (1, 2, 3)), Sum((4, 5), (0,))])

    told = {change.figure for change in (*verdict.changes, *verdict.ties)}
    assert told == {1, 2, 3}


def test_a_percent_may_be_rounded_or_cut_off():
    for printed in ("92,87%", "92,88%"):
        figures = figures_of(printed, "5.824.272.835 đồng", "6.271.000.000 đồng")
        assert judge(figures, [Share(0, (1,), (2,))]) == []


def test_two_slips_far_from_each_other_give_two_verdicts():
    figures = figures_of("100", "60", "40", "250", "200", "50", "10", "3", "8")
    relations = [Sum((0,), (1, 2)), Sum((3,), (4, 5)), Sum((6,), (7, 8)), Sum((0,), (6,), constant=80)]

    verdicts = judge(figures, relations)

    assert len(verdicts) == 1


def test_two_slips_that_touch_one_total_are_found_together():
    # true: 1.000 = 600 + 400; 600 = 350 + 250; 400 = 150 + 250; printed 690 and 409
    figures = figures_of("1.000", "690", "409", "350", "250", "150", "250")
    relations = [Sum((0,), (1, 2)), Sum((1,), (3, 4)), Sum((2,), (5, 6))]

    verdicts = judge(figures, relations)

    assert sorted(change for verdict in verdicts for change in suspects(verdict)) == [(1, "600"), (2, "400")]


@given(
    parts=st.lists(st.integers(100, 9_999), min_size=2, max_size=6),
    resolved_share=st.integers(10, 90),
    slip=st.integers(1, 5_000),
)
def test_a_total_that_two_balances_hold_is_named_whatever_the_slip(parts, resolved_share, slip):
    total = sum(parts)
    resolved = total * resolved_share // 100
    printed = [print_number(n) for n in (total + slip, *parts, resolved, total - resolved)]
    numbers = tuple(range(1, len(parts) + 1))
    relations = [Sum((0,), numbers), Sum((0,), (len(parts) + 1, len(parts) + 2))]

    (verdict,) = judge(figures_of(*printed), relations)

    assert suspects(verdict) == [(0, print_number(total))]

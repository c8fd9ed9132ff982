"""Whatever two histories say, posting the one and then the other leaves exactly the other."""

from collections import Counter, defaultdict
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from socai.domain.ledger import (
    Cut,
    Nature,
    StockBelowZero,
    Transfer,
    check_post,
    difference,
    hand_over,
    standing,
    transfer,
)
from tests.domain.ledger.small_chart import (
    CHART,
    CUT,
    FAR,
    MONDAY,
    OTHER_UNIT,
    TUESDAY,
    UNIT,
    WEDNESDAY,
    recorded,
)

STOCKS = [code for code, item in CHART.accounts.items() if item.nature is Nature.STOCK]
OTHER_CUT = replace(CUT, channel="online")
OCCASION = 3  # also among the causes, so that red and black share its lines

days = st.sampled_from([MONDAY, TUESDAY, WEDNESDAY])
units = st.sampled_from([UNIT, OTHER_UNIT])
cuts = st.sampled_from([CUT, OTHER_CUT])
causes, quantities = st.integers(1, 4), st.integers(1, 2)
moves = st.builds(
    transfer,
    days,
    source=st.sampled_from(["intake", *STOCKS]),
    target=st.sampled_from(STOCKS),
    unit=units,
    cut=cuts,
    cause=causes,
    quantity=quantities,
).filter(lambda item: item.source != item.target)
hand_overs = st.builds(
    hand_over,
    days,
    account=st.sampled_from(STOCKS),
    from_unit=st.just(UNIT),
    to_unit=st.just(OTHER_UNIT),
    cut=cuts,
    cause=causes,
    quantity=quantities,
)
histories = st.lists(st.one_of(moves, hand_overs), max_size=8)


def summed(transfers):
    """What the transfers come to, whoever caused them: nothing that cancels itself is left."""
    sums: Counter[Transfer] = Counter()
    for item in transfers:
        sums[replace(item, quantity=1, cause=0)] += item.quantity
    return {item: quantity for item, quantity in sums.items() if quantity}


def goes_below_zero(transfers):
    """Day by day, every account summed up from the beginning."""
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        stock: dict[tuple[str, int, Cut], int] = defaultdict(int)
        for item in transfers:
            if item.effective_on <= day:
                stock[item.source, item.source_unit, item.cut] -= item.quantity
                stock[item.target, item.target_unit, item.cut] += item.quantity
        if any(quantity < 0 and key[0] in STOCKS for key, quantity in stock.items()):
            return True
    return False


@given(one=histories, other=histories)
def test_posting_one_history_and_then_another_leaves_exactly_the_other_standing(one, other):
    first = recorded(difference([], one, occasion=1))

    both = recorded(difference(first, other, occasion=OCCASION), after=first)

    assert Counter(entry.transfer for entry in standing(both)) == Counter(other)
    assert summed(entry.transfer for entry in both) == summed(other)
    assert difference(both, other, occasion=OCCASION) == []


@given(told=st.lists(histories, max_size=5))
def test_no_two_entries_of_a_record_stand_on_one_line_of_one_cause(told):
    entries = []

    for history in told:
        entries = recorded(difference(entries, history, occasion=OCCASION), after=entries)

    places = [(entry.transfer.cause, entry.line) for entry in entries]
    assert len(places) == len(set(places))
    assert all(line >= 1 for _, line in places)


@given(told=st.lists(histories, max_size=5))
def test_nothing_is_taken_back_twice_and_nothing_red_is_taken_back(told):
    entries = []

    for history in told:
        entries = recorded(difference(entries, history, occasion=OCCASION), after=entries)

    black = {entry.seq: entry.transfer for entry in entries if entry.reverses is None}
    reversals = [entry for entry in entries if entry.reverses is not None]
    assert len({entry.reverses for entry in reversals}) == len(reversals)
    for red in reversals:
        taken_back = black[red.reverses]
        assert red.transfer == replace(taken_back, quantity=-taken_back.quantity, cause=OCCASION)


@given(had=histories, wanted=histories)
def test_a_post_is_refused_exactly_when_some_account_would_hold_less_than_nothing_on_some_day(had, wanted):
    entries = recorded(difference([], had, occasion=1))
    new = difference(entries, wanted, occasion=OCCASION)

    try:
        check_post(new, existing=entries, chart=CHART, through=FAR)
        refused = False
    except StockBelowZero:
        refused = True

    assert refused == (bool(new) and goes_below_zero(wanted))

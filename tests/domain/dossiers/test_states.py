"""The whole life of a dossier as one table."""

import pytest

from socai.domain.dossiers import MOVES, OPEN, Move, MoveNotAllowed, State, list_moves, next_state

FORBIDDEN = [(state, move) for state in State for move in Move if (state, move) not in MOVES]


@pytest.mark.parametrize(("state", "move"), FORBIDDEN, ids=str)
def test_a_move_that_the_table_does_not_have_is_refused_with_those_it_has(state, move):
    with pytest.raises(
        MoveNotAllowed, match=f"a dossier that is {state} cannot {move}; it takes one of:"
    ) as refusal:
        next_state(state, move)

    assert refusal.value.allowed == list_moves(state)


def test_every_state_can_be_reached_and_left():
    assert {State.AWAITING, *MOVES.values()} == set(State)
    assert {state for state, _ in MOVES} == set(State)


def test_a_dossier_is_open_until_it_is_processed():
    assert {State.AWAITING, State.PROCESSING, State.SUSPENDED} == OPEN


def test_a_result_once_ready_is_returned_or_the_dossier_reopened():
    assert list_moves(State.PROCESSED) == [Move.RETURN_RESULT, Move.REOPEN]
    assert list_moves(State.RETURNED) == [Move.REOPEN]

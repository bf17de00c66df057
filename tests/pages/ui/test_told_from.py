"""From which step on a picture tells what a bet asks."""

from pages.ui.bets import told_from


def test_it_is_the_first_step_from_which_all_are_near():
    assert told_from([5, 1, 5, 5, 5], 5) == 2
    assert told_from([0, 4, 6, 5, 5], 5, 1) == 1


def test_the_start_and_the_last_step_tell_nothing():
    assert told_from([5, 5, 5], 5) == 1
    assert told_from([1, 2, 5], 5) is None
    assert [told_from(shown, 5) for shown in ([5], [1, 5])] == [None, None]

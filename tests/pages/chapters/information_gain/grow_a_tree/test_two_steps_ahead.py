"""Two steps ahead: what is kept back before the bet, and what is drawn and checked."""

import numpy as np
import pytest

from pages.chapters.information_gain.grow_a_tree.settings import Settings
from pages.chapters.information_gain.grow_a_tree.two_steps_ahead import (
    bets,
    checks,
    curves,
    pictures,
    rows,
)
from pages.chapters.information_gain.grow_a_tree.two_steps_ahead.record import run
from pages.figures.plain import to_json

SETTINGS = {
    "xor": Settings(data="xor"),
    "corners": Settings(data="xor", spread=0.0),
    "refused": Settings(data="xor", least_gain=0.05),
    "iris": Settings(),
}
every = pytest.mark.parametrize("record", [*map(run, SETTINGS.values())], ids=SETTINGS)
XOR = run(SETTINGS["xor"])


def words_of(panel) -> str:
    return to_json(panel.figure)


@every
def test_what_two_steps_gain_is_kept_back_before_the_bet(record):
    *_, before = pictures.panels_before_bet(record)
    *_, after = pictures.panels(record)
    assert "in two steps" in words_of(after) and "in two" not in words_of(before)
    assert len(after.spans) > len(before.spans)


@every
def test_both_planes_have_a_picture_for_every_position(record):
    for plane in (record.near, record.far):
        assert len(plane.shown) == record.n_steps + 1
        assert plane.shown[-1] == plane.n_splits


@every
def test_the_greedy_tree_is_scikit_learns(record):
    found = checks.reference(record)
    assert found.difference <= found.allowed


def test_xor_takes_three_splits_that_are_seen_ahead_and_many_greedy_ones():
    assert XOR.far.n_splits == 3 < XOR.near.n_splits
    near, far = XOR.compared.looked
    assert far > 50 * near


def test_a_least_gain_stops_greed_alone():
    record = run(SETTINGS["refused"])
    assert (record.near.n_splits, record.far.n_splits) == (0, 3)
    assert rows.table(record).rows[-1][1:5] == (None, None, None, 100)


def test_equal_cuts_win_the_same_bet():
    """Without spread both features' cuts gain all in two steps."""
    bet = bets.bet(run(SETTINGS["corners"]))
    assert bet.wins(bet.options[0]) and bet.wins("a cut of x₂")
    assert not bet.wins("another cut of x₁")


def test_of_many_cuts_the_highest_are_drawn():
    values = np.random.default_rng(0).random(1000)
    drawn = curves.drawn(values)
    assert len(drawn) == curves.MOST_DRAWN and values.argmax() in drawn
    assert (np.diff(drawn) > 0).all()
    np.testing.assert_array_equal(curves.drawn(values[:50]), np.arange(50))

"""Two steps ahead: what is kept back before the bet, and what is drawn and checked."""

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.grow_a_tree.settings import Settings
from pages.chapters.information_gain.grow_a_tree.two_steps_ahead import (
    bets,
    checks,
    curves,
    endings,
    pictures,
    rows,
    words,
)
from pages.chapters.information_gain.grow_a_tree.two_steps_ahead.record import run
from pages.figures import theme
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


def test_there_is_no_bet_that_every_guess_wins():
    """Each feature has one cut, and both gain all in two steps."""
    corners = run(SETTINGS["corners"])
    assert bets.options_of(corners) == ["x₁ ≤ 0, the greedy one", "a cut of x₂"]
    assert bets.bet(corners).answer == bets.ALL and not bets.bet(corners).ties
    told = {"n_made": 100, "spread": 0.1, "criterion": "misclassification"}
    circles = bets.bet(run(Settings(data="circles", **told)))
    assert circles.answer == bets.PART and not circles.wins(bets.ALL)
    assert len(bets.bet(XOR).options) == 3


def test_a_tree_that_never_splits_is_not_said_to_choose_a_cut():
    told = {"data": "xor", "n_made": 20, "spread": 0.0, "criterion": "gini"}
    neither = run(Settings(**told, least_gain=0.5))
    assert endings.ending(neither)[0] == (
        "Neither tree splits, for no cut gains more than 0.5: the most is 0 at once "
        "and 0.5 in two steps."
    )
    refused = run(SETTINGS["refused"])
    assert "so the greedy tree asks nothing" in endings.ending(refused)[0]
    assert "Greedy: no split, 100 of the 200 rows are wrong." in " ".join(
        words.story(refused, 1)
    )


def test_samples_of_one_class_have_nothing_to_gain(monkeypatch):
    rows = np.array([[0.0, 1.0, 0], [1.0, 0.0, 0], [2.0, 5.0, 0]])
    own = Dataset("own", "Own", "Yours.", ("a", "b", "c"), rows, "c", ("one",))
    monkeypatch.setattr(samples.own_samples, "numbered", lambda number: own)
    record = run(Settings(data="own"))
    assert endings.ending(record)[0] == (
        "All rows are of one class: there is nothing to gain."
    )
    assert bets.bet(record) is None and pictures.panels(record)


@every
def test_lines_have_no_colour_of_a_class_and_planes_are_equally_high(record):
    n_classes = len(record.dataset.class_names)
    classes = [theme.class_colour(at) for at in range(n_classes)]
    found = curves.colours(record)
    assert len({*found}) == 2 and not {*found} & {*classes}
    near, far, _ = (panel.figure.layout["margin"] for panel in pictures.panels(record))
    assert near == far


def test_with_many_classes_lines_are_ink():
    digits = run(Settings(data="digits"))
    assert curves.colours(digits) == [theme.INK, theme.MUTED]


def test_of_many_cuts_the_highest_are_drawn():
    values = np.random.default_rng(0).random(1000)
    drawn = curves.drawn(values)
    assert len(drawn) == curves.MOST_DRAWN and values.argmax() in drawn
    assert (np.diff(drawn) > 0).all()
    np.testing.assert_array_equal(curves.drawn(values[:50]), np.arange(50))

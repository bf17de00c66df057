"""One split: the cuts under a hand, what is drawn of them, and what is kept back."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.decision_trees import cut
from pages.chapters.information_gain.cuts import hand
from pages.chapters.information_gain.cuts.looks import CURVE, SAID
from pages.chapters.information_gain.cuts.node import moving
from pages.chapters.information_gain.cuts.outlines import (
    Frame,
    curve,
    histogram,
    shown_classes,
    stacks,
)
from pages.chapters.information_gain.grow_a_tree.one_split import ranked
from pages.chapters.information_gain.grow_a_tree.one_split.part import PART, live
from pages.chapters.information_gain.grow_a_tree.one_split.record import run
from pages.chapters.information_gain.grow_a_tree.settings import Settings
from pages.figures.plain import to_json

XOR = {"data": "xor", "n_made": 20, "spread": 0.0}


@cache
def record_of(**given):
    return run(Settings(**given))


# --- under a hand -------------------------------------------------------------------


@pytest.mark.parametrize("criterion", ["entropy", "gini", "misclassification"])
@pytest.mark.parametrize("data", ["iris", "wine"])
def test_the_best_cut_of_every_feature_can_be_reached(data, criterion):
    record = record_of(data=data, criterion=criterion)
    for search in record.growth.splits:
        ranking = search.ranking
        for feature, gain in zip(ranking.features, ranking.gains, strict=True):
            most = search.cuts(int(feature)).gains.max()
            assert most == pytest.approx(gain, abs=1e-12)


def test_every_place_is_what_the_engine_says_of_a_cut_there():
    record = record_of()
    for k in (0, 2, 5):
        search, feature = record.search(k), record.feature(k)
        along = search.cuts(feature)
        assert (np.diff(along.thresholds) >= 0).all()
        for at in (0, 7, 50, 93, 100):
            told = search.features, search.labels, feature, along.thresholds[at]
            one = cut(*told, "entropy", n_classes=3)
            assert one.gain == along.gains[at]
            assert one.left_counts.tolist() == along.left_counts[at].tolist()
        assert along.left_counts[0].sum() == 0 == along.right_counts[100].sum()


def test_bars_of_few_values_end_where_the_cuts_are():
    record = record_of()
    search, width = record.search(2), 3  # petal widths 1.0 to 2.5, a tenth apart
    found = search.candidates.thresholds[search.candidates.of(width)]
    edges = search.share(width, found) * search.n_bins(width)
    assert search.n_bins(width) == 16
    np.testing.assert_allclose(edges, np.rint(edges), atol=1e-9)
    counts = histogram(search, width, shown_classes(record))
    values = np.rint(10 * search.features[:, width]).astype(int)
    assert counts.sum(axis=1).tolist() == np.bincount(values - 10).tolist()


@pytest.mark.parametrize("settings", [{}, XOR, {"criterion": "gini", "max_depth": 2}])
def test_what_follows_the_hand_is_what_is_drawn_where_it_is_let_go(settings):
    record, places = record_of(**settings), np.arange(0, 101, 5)
    found = live(record, "cut", places.astype(float))
    line, regret, dot = found.parts[:3]
    words = found.parts[3:]
    for v, place in enumerate(places.tolist()):
        alone = run(replace(record.settings, cut=place))
        for step in range(record.n_steps):
            shapes = moving(alone, step)
            told = [shape["label"]["text"] for shape in shapes if "label" in shape]
            assert told == [one.texts[v][step] for one in words]
            (head,) = (shape for shape in shapes if shape["type"] == "circle")
            assert (dot.x[v, 0], dot.y[v, step]) == (head["xanchor"], head["yanchor"])
            paths = [shape["path"] for shape in shapes if shape["type"] == "path"]
            low, high = regret.y[v, step]
            assert len(paths) == 1 + (high > low)
            if high > low:
                assert paths[1] == f"M{line.x[v, 0, 0]:.0f},{low:.0f}V{high:.0f}"
    assert found.handle.x.tolist() == [10 * place for place in places]
    assert found.keeps and live(record, "feature", places) is None


# --- pictures -----------------------------------------------------------------------


def heights(outline):
    """Return the heights that an outline goes through."""
    return [int(number) for number in re.findall(r"V(\d+)", outline)]


def test_stacks_are_as_high_as_their_rows():
    frame = Frame(0, 30, 0, 100)
    upper, lower = stacks(np.array([[2, 2], [0, 3], [1, 0]]), frame)
    assert upper == "M0,0V100H10V75H20V25H30V0Z"  # both classes, of at most 4
    assert lower == "M0,0V50H10V0H20V25H30V0Z"  # the first class alone
    assert stacks(np.array([[2, 0]]), frame)[0] == ""


def test_a_curve_goes_through_its_heights():
    frame = Frame(0, 4, 0, 100)
    assert curve(np.array([0, 0.5, 0.5, 1, 0.2]), frame) == "M0,0L1,50H2L3,100L4,20"
    assert curve(np.array([0.3] * 5), frame) == "M0,30H3L4,30"


def test_nothing_tells_the_best_before_the_first_split():
    for settings in ({}, {"data": "breast_cancer"}, {"data": "digits", "max_depth": 2}):
        record = record_of(**settings)
        waiting = record.before_bet
        node, features = PART.standing("panels", is_over=False)(record)
        said = [s["label"]["text"] for s in node.frames[0] if "label" in s]
        assert not [text for text in said if "best" in text or "regret" in text]
        texts = [
            span.shape["label"]["text"]
            for panel in (node, features)
            for span in panel.spans
            if span.first == 0 and "label" in span.shape
        ]
        assert not [text for text in texts if "★" in text or "gain" in text]
        assert not [text for text in texts if re.search(r"0\.\d", text)]
        rows = ranked.features_at(record, 0)
        first = min(record.growth.root.ranking.features)
        assert rows == sorted(rows) and waiting.feature(0) == first


def test_before_the_search_only_classes_and_the_cut_are_drawn():
    """The curve, the best and the tree's own line begin with the first split."""
    record = record_of()
    node, features = PART.panels(record)
    for panel in (node, features):
        at = [sum(span.first == step for span in panel.spans) for step in (0, 1)]
        assert at[0] < at[1]
    colours = {
        span.shape["line"].get("color") for span in node.spans if span.first == 0
    }
    assert not colours & {"#44546a", "#8a6d00"}  # of curves, of the tree


def test_the_features_stand_by_their_gain_and_a_click_shows_one():
    record = record_of(data="wine")
    found = ranked.features_at(record, 1)
    gains = dict(zip(*vars_of(record.search(1).ranking), strict=True))
    assert [gains[one] for one in found] == sorted(gains.values(), reverse=True)[:6]
    assert ranked.clicked(record, {"step": 1, "x": 300, "y": 250}) == {
        "feature": record.names[found[2]]
    }
    assert ranked.clicked(record, {"step": 1, "x": 300, "y": 640}) is None


def vars_of(ranking):
    return ranking.features.tolist(), ranking.gains.tolist()


def test_a_feature_that_is_chosen_is_shown_at_every_step():
    record = record_of(shown_feature="sepal width")
    assert {record.feature(step) for step in range(record.n_steps)} == {1}
    trees = record_of()
    asked = [trees.feature(step) for step in range(1, trees.n_steps)]
    nodes = trees.growth.decisions.asked_at
    assert asked == trees.tree.features[nodes].tolist()


def test_of_the_root_the_first_column_is_shown_until_the_bet_is_over():
    record = record_of()
    assert (record.before_bet.feature(0), record.feature(0)) == (0, 2)
    for is_over, name in ((False, "sepal length"), (True, "petal length")):
        story = " ".join(PART.standing("story", is_over)(record, 0))
        (node, _) = PART.standing("panels", is_over)(record)
        said = [s.shape["label"]["text"] for s in node.spans if "label" in s.shape]
        moves = PART.standing("live", is_over)(record, "cut", np.array([40.0]))
        (told,) = [one.texts[0][0] for one in moves.parts[4:5]]
        assert name in story and name in said[:3]
        assert told.strip("<b>/≤ ") in story.replace("\\", "")
    assert record.before_bet.own[1:] == record.own[1:]


def test_of_a_large_tree_the_first_splits_are_stepped_through():
    record = record_of(data="digits")
    assert record.is_cut_short and record.n_steps == len(PART.labels(record)) == 41
    assert "the first 40 of" in PART.ending(record)[0]
    assert sum(len(to_json(panel)) for panel in PART.panels(record)) < 600_000


# --- ties, and nodes of every kind --------------------------------------------------


def test_the_tie_at_the_root_of_iris_is_told():
    told = " ".join(PART.story(record_of(), 1))
    assert "A tie" in told and "petal width" in told and "first column" in told
    bet = PART.bet(record_of())
    assert bet.wins("petal length") and bet.wins("petal width")
    assert not bet.wins("sepal length") and bet.told_at == 1


def test_where_no_cut_gains_the_bet_is_won_by_none():
    record = record_of(**XOR)
    bet = PART.bet(record)
    assert bet.answer.startswith("none") and not bet.ties
    assert "No gain at all" in " ".join(PART.story(record, 1))
    assert "gains nothing" in " ".join(PART.story(record, 0))


def test_what_the_smallest_leaf_forbids_is_no_regret():
    record = run(Settings(min_samples_leaf=30, cut=9))
    assert not record.is_allowed(1)
    assert "too few rows" in " ".join(PART.story(record, 1))
    (said,) = hand.said(record, 1, [9])
    assert "too few rows" in said[3] and "regret" not in said[3]


def test_all_that_is_said_has_its_place():
    record = record_of()
    (told,) = hand.said(record, 1, [40])
    assert len(told) == len(SAID) and all(told)
    assert CURVE.x([0.4]) == [400]

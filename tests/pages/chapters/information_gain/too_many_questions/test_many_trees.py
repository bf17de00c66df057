"""Many trees: its pictures show the record, and few rows are told rightly too."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.too_many_questions.many_trees import (
    bets,
    borders,
    checks,
    endings,
    first_questions,
    formulas,
    part,
    pictures,
    record,
    who_is_wrong,
    words,
)
from pages.chapters.information_gain.too_many_questions.settings import (
    Halves,
    Settings,
)
from pages.figures.panel import LEVEL, NOTHING

IRIS = record.run(Settings(n_trees=9))
MOONS = record.run(Settings(data="moons", n_made=50, n_trees=5))


def with_rows(n_held: int, n_classes: int = 2, n: int = 8) -> record.Record:
    """Return a record of a few rows of one column, so many of them held out."""
    X, y = np.arange(n, dtype=float)[:, np.newaxis], np.arange(n) % n_classes
    names = tuple(f"kind {at}" for at in range(n_classes))
    rows = np.column_stack([X, y])
    dataset = Dataset("own", "Own", "A test.", ("size", "kind"), rows, "kind", names)
    held = X[:n_held] + 0.1, y[:n_held], np.arange(n_held)
    halves = Halves(dataset, X, y, y, np.arange(n), *held)
    return record.record_of(Settings(n_trees=5), halves)


# --- few rows -----------------------------------------------------------------------


def test_without_held_out_rows_nothing_is_said_of_them():
    empty = with_rows(0)
    told = " ".join([*words.story(empty, 0), *words.story(empty, 3)])
    told += " ".join(endings.ending(empty))
    assert "No row is held out" in told and "right on" not in told
    assert bets.bet(empty) is None and "average" not in words.story(empty, 3)[-1]
    assert len(formulas.formulas(empty, 5)) == 1
    assert checks.opinions(empty) and len(pictures.panels(empty)) == 3
    assert not who_is_wrong.who_is_wrong_panel(empty).maps


@pytest.mark.parametrize(
    ("n_held", "count", "said"),
    [
        (1, 1, "right on the only held-out row"),
        (1, 0, "wrong on the only held-out row"),
        (2, 2, "right on both held-out rows"),
        (2, 1, "right on 1 of the 2 held-out rows"),
        (3, 3, "right on all 3 held-out rows"),
        (3, 0, "right on none of the 3 held-out rows"),
    ],
)
def test_few_held_out_rows_are_told_in_words(n_held, count, said):
    assert words.right_on(count, with_rows(n_held)) == said


def test_trees_of_one_class_ask_nothing_and_say_so():
    alike = with_rows(3, n_classes=1)
    told = [*words.story(alike, 1), *endings.ending(alike)]
    assert "asks nothing" in told[0]
    assert "Not one of the 5 trees asks anything." in told
    assert bets.bet(alike).answer == bets.NO_BETTER
    assert bets.bet(alike).ties == (bets.THE_BEST,)
    for panel in pictures.panels(alike):
        assert panel.at(5)


# --- the pictures -------------------------------------------------------------------


def test_the_cells_are_who_is_wrong_where():
    panel = who_is_wrong.who_is_wrong_panel(IRIS)
    trees, average, of_all = panel.maps
    columns = who_is_wrong.columns_of(IRIS)
    assert (trees.levels[0] == np.where(IRIS.right[:, columns], -LEVEL, LEVEL)).all()
    assert (trees.since == np.arange(1, 10)[:, np.newaxis]).all()
    assert (average.levels[0] == NOTHING).all() and len(average.levels) == 10
    is_wrong = average.levels[9, 0] == LEVEL
    assert (is_wrong == ~IRIS.average_right[-1, columns]).all()
    assert ((of_all.levels[0, 0] == LEVEL) == ~IRIS.whole_right[columns]).all()
    n_wrong = (~IRIS.right).sum(axis=0)[columns]
    assert (np.diff(n_wrong) <= 0).all()  # the hardest first


def test_of_many_held_out_rows_some_are_drawn_and_it_is_said(monkeypatch):
    monkeypatch.setattr(who_is_wrong, "MOST_COLUMNS", 10)
    columns = who_is_wrong.columns_of(IRIS)
    assert len({*columns.tolist()}) == 10
    title = who_is_wrong.who_is_wrong_panel(IRIS).figure.layout["xaxis"]["title"]
    assert title["text"] == f"10 of the {IRIS.n_held} held-out rows"


def test_the_plane_has_the_colours_of_the_votes():
    window = borders.window_of(MOONS)
    (drawn,) = borders.borders_panel(MOONS).maps
    x, y = (borders.middles(*ends, 6) for ends in (window.x, window.y))
    for at in np.random.default_rng(0).integers(borders.MOST_CELLS, size=(20, 2)):
        point = np.array([[x[at[0]], y[at[1]]]])
        votes = [int(tree.predict(point)[0]) for tree in MOONS.forest.trees]
        ones = sum(votes) / 5
        level = int(drawn.levels[5, at[1], at[0]])
        assert (level > 0) == (ones > 0.5)
        strength = abs(ones - 0.5) * 2
        share = (level / LEVEL + 1) / 2 * 2 % 1  # in its class's band
        assert share == pytest.approx(0.02 + 0.48 * strength, abs=0.01)


def test_levels_of_many_classes_stay_in_their_bands():
    for k in (1, 2, 3, 12):
        winners = np.repeat(np.arange(k), 2)
        levels = borders.levels_of(winners, np.tile([1 / k, 1.0], k), k) / LEVEL
        bands = (levels + 1) / 2 * k
        assert (np.floor(bands) == winners).all()
        scale = borders.scale_of(k)
        assert len(scale) == 2 * k and scale[0][0] == 0 and scale[-1][0] == 1


def test_borders_come_with_their_tree_and_go_after_some_steps():
    spans = borders.borders_panel(MOONS).spans
    strong = [one for one in spans if one.shape["line"] == borders.LAST]
    assert [(one.first, one.last) for one in strong] == [(at, at) for at in range(6)]
    assert max(one.last - one.first for one in spans) < borders.N_BORDERS


def test_bars_are_as_many_as_first_questions_and_counts_are_right():
    panel = first_questions.first_questions_panel(IRIS)
    features = first_questions.rows_of(IRIS)
    for step in (1, 4, 9):
        there = [one.shape for one in panel.spans if one.first <= step <= one.last]
        bars = [one for one in there if "label" not in one]
        counts = [int(one["label"]["text"]) for one in there if "label" in one]
        firsts = IRIS.forest.first_features[:step], IRIS.forest.first_thresholds[:step]
        assert len(bars) == len({*zip(*firsts, strict=True)})
        assert sorted(counts) == sorted(np.unique(firsts[0], return_counts=True)[1])
    assert panel.frames[0] == [] and len(panel.frames[3]) == 1
    assert set(features) == {*IRIS.forest.first_features, IRIS.whole.features[0]}


def test_the_first_question_of_all_rows_has_a_row_among_many_others(monkeypatch):
    monkeypatch.setattr(first_questions, "MOST_ROWS", 1)
    assert first_questions.rows_of(IRIS) == [IRIS.whole.features[0]]


def test_lines_that_have_not_begun_have_no_name():
    panel = pictures.accuracy_panel(IRIS)
    named = [
        [shape["label"]["text"] for shape in frame if "label" in shape]
        for frame in panel.frames
    ]
    assert named[0] == ["all rows"]
    assert {*named[1]} == {"average", "all rows", "out of bag"}
    average, *_ = panel.trails
    assert list(average.y) == (IRIS.average_counts / IRIS.n_held).tolist()


# --- the numbers --------------------------------------------------------------------


@pytest.mark.parametrize("criterion", ["entropy", "gini", "misclassification"])
def test_scikit_learn_grows_the_same_trees_of_the_same_draws(criterion):
    few = Settings(
        data="moons", n_made=20, n_trees=5, criterion=criterion, depth_each=2
    )
    agreed = checks.reference(record.run(few))
    assert agreed.difference <= agreed.allowed
    assert "5 trees" in agreed.what


def test_scikit_learns_trees_of_other_limits_are_not_these(monkeypatch):
    monkeypatch.setattr(checks, "certificate", lambda *rest: _broken())
    assert checks.reference(MOONS).difference == checks.NOTHING_EXPLAINS
    monkeypatch.setattr(checks, "certificate", lambda *rest: None)
    assert checks.reference(MOONS) is None


def _broken():
    from engines.reference import Judged, Verdict, certificate

    honest = certificate([[1], [2]], [0, 1])
    return replace(honest, nodes=(Judged(Verdict.DIFFERENT),) * len(honest.nodes))


def test_draws_that_leave_out_too_many_rows_are_found_out():
    honest = checks.opinions(IRIS)[-1]
    forest = replace(IRIS.forest, drawn=np.zeros_like(IRIS.forest.drawn))
    found = checks.opinions(replace(IRIS, forest=forest))[-1]
    assert honest.difference <= honest.allowed and found.difference > found.allowed


def test_the_average_of_the_formula_is_the_mean_of_its_terms():
    at, k = formulas.example(IRIS), 4
    true = IRIS.halves.held_y[at]
    shares = IRIS.forest.probabilities[:k, at, true]
    (says, latex), *_ = formulas.formulas(IRIS, k)
    assert f"averaged over {k} trees" in says
    assert latex.endswith(f"= {shares.mean():.4g}") and latex.count("+") == k - 1
    assert formulas.formulas(IRIS, 9)[0][1].count("+") == 5  # the middle is left out


def test_the_number_of_trees_is_odd_and_each_may_try_some_feature():
    assert all(n % 2 for n in part.TREES)
    for name in part.FEATURES.values():
        assert [record.N_TRIED[name](d) >= 1 for d in (1, 2, 3, 64)] == [True] * 4

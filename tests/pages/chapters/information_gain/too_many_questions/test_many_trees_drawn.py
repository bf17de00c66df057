"""Many trees: its pictures show the record, and no more than the step does."""

import numpy as np
import pytest

from pages.chapters.information_gain.too_many_questions.many_trees import (
    borders,
    endings,
    first_questions,
    pictures,
    plane_rows,
    record,
    who_is_wrong,
)
from pages.chapters.information_gain.too_many_questions.settings import Settings
from pages.figures.panel import LEVEL, NOTHING

from .test_many_trees import IRIS, MOONS, with_rows


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


def test_the_plane_has_the_colours_of_the_average_and_not_of_the_votes():
    stumps = record.run(Settings(data="moons", n_made=50, n_trees=5, depth_each=1))
    window = borders.window_of(stumps)
    (drawn,) = borders.borders_panel(stumps).maps
    x, y = (borders.middles(*ends, 6) for ends in (window.x, window.y))
    n_apart = 0
    for at in np.random.default_rng(0).integers(borders.MOST_CELLS, size=(20, 2)):
        point = np.array([[x[at[0]], y[at[1]]]])
        votes = [int(tree.predict(point)[0]) for tree in stumps.forest.trees]
        shares = [tree.probabilities(point)[0, 1] for tree in stumps.forest.trees]
        ones = sum(shares) / 5
        n_apart += abs(ones - sum(votes) / 5) > 0.1
        level = int(drawn.levels[5, at[1], at[0]])
        assert (level > 0) == (ones > 0.5)
        strength = abs(ones - 0.5) * 2
        share = (level / LEVEL + 1) / 2 * 2 % 1  # in its class's band
        assert share == pytest.approx(0.02 + 0.48 * strength, abs=0.01)
    assert n_apart


def test_crosses_are_on_the_held_out_rows_that_the_average_tells_wrongly():
    spans, held = [*plane_rows.crosses(MOONS)], MOONS.halves.held_X
    for step in range(6):
        right = MOONS.average_right[step - 1] if step else MOONS.whole_right
        there = [one.shape for one in spans if one.first <= step <= one.last]
        crossed = [[one["xanchor"], one["yanchor"]] for one in there]
        assert crossed == held[~right].tolist()
    said = [text for text, _ in plane_rows.row_words(MOONS)]
    assert {"○ held out", "● learned", "◯ label changed"} <= {*said}
    assert "■ class 0" in said  # its number is its name


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
    thin = [one for one in spans if one.shape["line"] == borders.BEFORE]
    assert max(one.last - one.first for one in thin) < borders.N_BORDERS


def test_bars_are_as_many_as_first_questions_and_counts_are_right():
    panel = first_questions.first_questions_panel(IRIS)
    for step in (1, 4, 9):
        there = [one.shape for one in panel.spans if one.first <= step <= one.last]
        bars = [one for one in there if "label" not in one]
        counts = [int(one["label"]["text"]) for one in there if "label" in one]
        firsts = IRIS.forest.first_features[:step], IRIS.forest.first_thresholds[:step]
        assert len(bars) == len({*zip(*firsts, strict=True)})
        assert sorted(counts) == sorted(np.unique(firsts[0], return_counts=True)[1])
    assert panel.frames[0] == [] and len(panel.frames[3]) == 1
    assert first_questions.rows_of(IRIS).features == (0, 1, 2, 3)


def counts_at(one: record.Record, step: int) -> dict[int, int]:
    """Return what stands at the end of each row of first questions."""
    spans = first_questions.first_questions_panel(one).spans
    there = [span.shape for span in spans if span.first <= step <= span.last]
    there = [shape for shape in there if "label" in shape]
    return {shape["yanchor"]: int(shape["label"]["text"]) for shape in there}


def test_bars_begin_at_zero():
    panel = first_questions.first_questions_panel(IRIS)
    bars = [one.shape for one in panel.spans if "label" not in one.shape]
    heights = [bar["y0"] - bar["y1"] for bar in bars]
    counts = np.array(heights) / min(heights)
    assert max(counts) > 2 and counts == pytest.approx(counts.round())
    assert max(heights) == pytest.approx(first_questions.TALL)


def test_of_many_features_some_have_rows_whatever_the_draws_and_counts_add_up(
    monkeypatch,
):
    monkeypatch.setattr(first_questions, "MOST_ROWS", 2)
    few = record.run(Settings(n_trees=25, tried="root"))
    rows = first_questions.rows_of(few)
    assert rows.features == (2, 3) and rows.more == ("other features",)
    assert rows == first_questions.rows_of(IRIS)
    for step in (1, 5, 25):
        assert sum(counts_at(few, step).values()) == step
    assert counts_at(few, 25)[2] == (few.forest.first_features < 2).sum() > 0


def test_trees_that_ask_nothing_have_a_row_and_are_told_of():
    mute = with_rows(3, y=np.arange(8) == 7)
    n = int((mute.forest.first_features < 0).sum())
    assert first_questions.rows_of(mute).more == ("asks nothing",)
    assert counts_at(mute, 5) == {0: 5 - n, 1: n} and 1 < n < 4
    assert f"; the other {n} ask nothing." in endings.ending(mute)[-3]


def test_lines_have_their_names_in_the_title_where_no_line_strikes_them_out():
    panel = pictures.accuracy_panel(IRIS)
    assert not [one for frame in panel.frames for one in frame if "label" in one]
    title = panel.figure.layout["title"]["text"]
    assert all(f"{name}<" in title for name in ("average", "all rows", "out of bag"))
    average, *_ = panel.trails
    assert list(average.y) == (IRIS.average_counts / IRIS.n_held).tolist()

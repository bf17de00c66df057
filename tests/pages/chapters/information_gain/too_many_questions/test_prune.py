"""Prune: its pictures show the record, no cut by hand beats the path, and few rows."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.information_gain.too_many_questions.chapter import CHAPTER
from pages.chapters.information_gain.too_many_questions.prune import (
    costs,
    courses,
    pictures,
    record,
    tells,
    words,
)
from pages.chapters.information_gain.too_many_questions.prune.controls import (
    BY_HAND,
    REDUCED,
    WEAKEST,
)
from pages.chapters.information_gain.too_many_questions.prune.part import PART
from pages.chapters.information_gain.too_many_questions.settings import (
    PRUNE,
    Settings,
)
from pages.figures.number_tree.shrinking import backwards, in_reverse
from pages.figures.shapes import HEADS
from tests.pages.app import fine, texts
from tests.pages.looking import CHAPTERS, open_chapter, settings_at

OWN = [one for one in CHAPTER.presets if CHAPTER.part_at(one.values).title == PRUNE]
every_preset = pytest.mark.parametrize("preset", OWN, ids=lambda one: one.name)
BOX = f"{CHAPTER.key}_cut"


def ran(**values) -> record.Record:
    return record.run(Settings(**values))


# --- the pictures -------------------------------------------------------------------


@every_preset
def test_every_position_has_its_frame_and_what_is_drawn_is_finite(preset):
    kept = record.run(settings_at(CHAPTER, preset))
    n = len(kept.shown)
    for panel in (*pictures.panels(kept), *pictures.panels_before_bet(kept)):
        for one in (panel, panel.narrow) if panel.narrow else (panel,):
            assert len(one.frames) in (0, n)
            assert all(0 <= span.first <= span.last < n for span in one.spans)
            for trail in one.trails:
                drawn = [x for x in (*trail.x, *trail.y) if x is not None]
                assert len(trail.upto) == n and np.isfinite(drawn).all()


@pytest.mark.parametrize("way", [WEAKEST, REDUCED])
def test_backwards_the_tree_grows_as_it_was_cut(way):
    kept = ran(data="moons", prune_way=way)
    states, n = kept.states, len(kept.states)
    born, asked = backwards(states)
    for k in range(n):
        tree = states.tree(k)
        assert ((born <= n - 1 - k) == tree.standing).all()
        assert ((asked <= n - 1 - k) & tree.standing == tree.asks).all()


def test_a_panel_that_is_turned_twice_is_itself():
    panel = pictures.tree_panel(ran(data="moons"))
    n = len(ran(data="moons").shown)
    twice = in_reverse(in_reverse(panel, n), n)
    assert [vars(one) for one in twice.spans] == [vars(one) for one in panel.spans]
    assert [one.upto for one in twice.trails] == [one.upto for one in panel.trails]
    once = in_reverse(panel, n)
    assert [one.upto for one in once.trails] != [one.upto for one in panel.trails]


@pytest.mark.parametrize("measure", ["impurity", "misclassification"])
def test_the_bold_line_is_the_lowest_of_all_prunings(measure):
    kept = ran(data="wine", noise=0.2, measure=measure)
    alphas = np.linspace(0, 2 * kept.path.alphas[-1], 200)
    sizes = np.arange(1, kept.whole.n_leaves + 1)
    lines = kept.least[:, None] + np.outer(sizes, alphas)
    assert costs.lowest(kept, alphas) == pytest.approx(lines.min(axis=0))
    assert costs.lowest(kept, alphas) != pytest.approx(lines[0])


def test_of_a_long_path_the_ends_and_the_best_are_shown_and_the_table_has_all():
    kept = ran(data="digits", noise=0.0)
    n, shown = len(kept.path), kept.shown.tolist()
    assert n > courses.MOST_SHOWN >= len(shown) - 1
    assert {0, kept.best, n - 1} <= {*shown}
    assert words.labels(kept)[-1] == f"tree {n - 1} of {n - 1}: 1 leaf"
    assert kept.n_leaves.tolist() == kept.path.n_leaves[shown].tolist()
    assert f"{len(shown)} of the {n} trees" in PART.story(kept, 0)[-1]
    assert PART.ending(kept)[-1] == PART.story(kept, 0)[-1]
    rows = PART.table(kept).rows
    assert [row[2] for row in rows] == kept.path.n_leaves.tolist()
    reached = [PART.reached(kept, step) for step in range(len(shown))]
    assert reached == [state + 1 for state in shown] and reached[-1] == n
    skips = next(k for k in range(1, len(shown)) if shown[k] - shown[k - 1] > 1)
    cut = [len(kept.path.collapsed(k)) for k in range(shown[skips - 1] + 1, n)]
    in_all = shown[skips] - shown[skips - 1]
    said = f"{sum(cut[:in_all])} links are cut in {in_all} trees"
    assert said in PART.story(kept, skips)[0]


@pytest.mark.parametrize("data", ["iris", "digits"])
def test_every_alpha_of_the_path_is_on_the_axis(data):
    kept = ran(data=data)
    window = costs.cost_window(kept)
    at = costs.place(kept.path.alphas, window)
    assert window.x[0] <= at.min() and at.max() < window.x[1]
    assert (costs.lowest(kept, kept.path.alphas) <= window.y[1]).all()
    marks = costs.alpha_axis(window)
    assert 2 <= len(marks["tickvals"]) == len({*marks["ticktext"]}) <= 7
    for frame in costs.cost_panel(kept).frames:
        assert not [one for one in frame if "label" in one]  # nothing to strike out


# --- bets ---------------------------------------------------------------------------


def test_before_the_bet_the_best_tree_is_named_nowhere():
    kept = ran(data="moons")
    before, after = (
        [span.shape.get("label", {}).get("text", "") for span in panels[1].spans]
        for panels in (pictures.panels_before_bet(kept), pictures.panels(kept))
    )
    assert "best held out" in after and "best held out" not in before
    for preset in OWN:
        told = f"{preset.name} {preset.observe}"
        assert str(record.run(settings_at(CHAPTER, preset)).path.n_leaves) not in told


@pytest.mark.parametrize("way", [WEAKEST, BY_HAND, REDUCED])
def test_every_step_but_the_first_tells_and_the_slider_begins_beside_the_answer(way):
    for data in ("moons", "xor", "iris", "breast_cancer"):
        bet = PART.bet(ran(data=data, noise=0.1, prune_way=way, cuts=(10,)))
        if bet is None:
            continue
        assert bet.told_at == 1
        assert bet.options or not bet.wins(bet.scale["at"])


def test_before_the_bet_nothing_says_what_the_paths_tree_tells():
    kept = ran(prune_way=BY_HAND, cuts=(10,))
    assert PART.bet(kept).answer == "yours"
    before = PART.before_bet["story"](kept, 0)[-1]
    assert "held out" in PART.story(kept, 0)[-1] and "held out" not in before
    rings = [len(make(kept)[1].frames[0]) for make in (pictures.panels,)]
    assert rings[0] == len(pictures.panels_before_bet(kept)[1].frames[0]) + 2


def test_the_axis_by_hand_does_not_know_what_the_paths_tree_tells():
    kept = ran(prune_way=BY_HAND, cuts=(10,))
    ends, other = tells.accuracy_axis(kept)["range"], replace(kept)
    errors = kept.path_errors.copy()
    errors[kept.twin(kept.tree.n_leaves)] = kept.n_held  # it tells none
    vars(other)["path_errors"] = errors
    assert tells.twin_right(other) == 0 < ends[0]
    assert tells.accuracy_axis(other)["range"] == ends
    drawn = tells.tells_panel(other).frames[0]
    assert drawn[0]["path"] == HEADS["down"]  # it is beyond the axis
    assert ends[1] < 1.1 and round(10 * ends[0], 9) % 1 == 0


# --- by hand ------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_no_cut_by_hand_costs_less_than_the_path_allows(seed):
    rng = np.random.default_rng(seed)
    cuts = tuple(rng.integers(0, 40, size=rng.integers(1, 6)).tolist())
    kept = ran(data="moons", prune_way=BY_HAND, cuts=cuts, seed=seed)
    n = kept.tree.n_leaves
    alpha, least = kept.bound(n)
    assert kept.costs[-1] >= least - alpha * n - 1e-12
    assert kept.least[n - 1] >= least - alpha * n - 1e-12
    twin = kept.twin(n)
    if twin is not None:
        assert least - alpha * n == pytest.approx(kept.path.costs[twin])


def test_cuts_that_cannot_be_made_are_left_out():
    kept = ran(prune_way=BY_HAND, cuts=(2, 9999, 6, 2, 1))
    whole = kept.whole
    assert 2 in whole.path_to(6) and kept.cuts == (2, 1)
    assert kept.tree.leaves.tolist() == [1, 2]


def test_a_click_cuts_and_a_click_on_what_was_cut_lets_it_grow():
    kept = ran(prune_way=BY_HAND, cuts=(10,))
    drawn = pictures.drawn(kept).wide
    at = {int(node): k for k, node in enumerate(drawn.story.shown.nodes)}

    def click(node):
        x, y = (float(one[at[node]]) for one in (drawn.x, drawn.y))
        return pictures.clicked(kept, {"panel": 0, "x": x, "y": y})

    assert click(1) == {"cuts": (10, 1)} and click(10) == {"cuts": ()}
    leaf = next(n for n in kept.tree.leaves.tolist() if n != 10)
    assert click(leaf) == {}
    assert pictures.clicked(kept, {"panel": 1, "x": 0, "y": 0}) == {}
    assert pictures.clicked(ran(), {"panel": 0, "x": 0, "y": 0}) == {}


def test_cuts_are_made_undone_and_forgotten_with_the_tree():
    page = next(p for p, chapter in CHAPTERS if chapter is CHAPTER)
    query = {f"{CHAPTER.key}_prune_way": BY_HAND, f"{CHAPTER.key}_cuts": "10"}
    app = open_chapter(page, CHAPTER, PART, **query)
    assert "Cut 1:" in texts(app) and "14 leaves" in texts(app)
    [nodes] = [one for one in app.selectbox if one.label == "Node to cut"]
    fine(nodes.set_value(1).run())
    fine(app.button(key=f"{BOX}_do").click().run())
    assert "Cut 2:" in texts(app)
    [others] = [one for one in app.selectbox if one.label == "Node to cut"]
    assert others.key != nodes.key  # else it shows a node that is cut, or old counts
    fine(app.button(key=f"{BOX}_undo").click().run())
    assert "Cut 1:" in texts(app)
    fine(app.select_slider(key=f"{CHAPTER.key}_noise").set_value(0.2).run())
    assert "Cut 1:" not in texts(app) and "The whole tree" in texts(app)

"""A row's path in one view, and where the nodes of a tree stand."""

from itertools import combinations

import numpy as np

from engines.decision_trees import grow
from pages.figures.lettering import pixels
from pages.figures.number_tree import Looks, number_tree, path_panel
from pages.figures.number_tree.bars import POINTER
from pages.figures.number_tree.looks import cut_question
from pages.figures.number_tree.path import question_and_answer
from pages.figures.number_tree.tidy import tidy
from tests.pages.figures import checked
from tests.pages.figures.number_trees import (
    drawn,
    every_size,
    faults,
    grown,
    placed,
    plot_height,
)


@every_size
def test_the_path_alone_is_whole_in_one_view(n_nodes):
    decisions, looks = grown(n_nodes)
    answers = ["3.25: no"] * (len(looks.lit) - 1)
    n_steps, words = len(decisions), {"title": "Row", "key": "p", "alt": "A path"}
    panel = path_panel(decisions.tree, looks, answers, **words, n_steps=n_steps)
    checked(panel.figure)
    assert panel.least_height <= 360
    labels = placed(panel, n_steps - 1, (280, plot_height(panel)))
    assert len(labels) == len(looks.lit) and not faults(labels)
    assert [x[0] for x in labels][-1].startswith("says ")


def test_of_a_very_long_path_the_middle_is_left_out():
    n = 60  # every cut takes one row off
    X, y = np.arange(n, dtype=float)[:, None], np.arange(n) % 2
    decisions = grow(X, y, "gini")
    tree = decisions.tree
    deepest = int(tree.depths.argmax())
    path = tree.path_to(deepest)
    assert len(path) > 16
    questions = [f"x ≤ {t:g}" if t == t else "" for t in tree.thresholds]
    looks = Looks(questions, ("a", "b"), lit=path)
    words = {"title": "Row", "key": "p", "alt": "A path"}
    panel = path_panel(tree, looks, ["1: no"] * (len(path) - 1), **words)
    said = [text for text, *_ in placed(panel, 0, (280, 300))]
    assert len(said) == 15 and f"… {len(path) - 14} more …" in said
    assert said[0].startswith("x ≤") and said[-1].startswith("says")


def test_equal_subtrees_are_drawn_alike_and_none_over_another():
    rng = np.random.default_rng(3)
    for _ in range(30):
        n = int(rng.integers(1, 40))
        children, leaves = [()], [0]
        for _ in range(n):
            at = leaves.pop(int(rng.integers(len(leaves))))
            born = len(children), len(children) + 1
            children[at] = born
            children += [(), ()]
            leaves += born
        halves = rng.uniform(1, 5, len(children))
        x, depths = tidy(children, halves, 2.0), np.zeros(len(children), dtype=int)
        for at, below in enumerate(children):
            depths[list(below)] = depths[at] + 1
            if below:
                assert np.isclose(x[at], x[list(below)].mean())
        for one, two in combinations(range(len(children)), 2):
            if depths[one] == depths[two]:
                assert abs(x[one] - x[two]) > halves[one] + halves[two] + 2 - 1e-9
        assert np.isclose((x - halves).min(), 0)


def test_of_a_long_question_the_name_is_cut_and_its_sign_and_number_stay():
    question = "mean fractal dimension of all cells ≤ 105.95?"
    for room in (140, 190, 220):
        said = cut_question(question, room, 11, tail=" <b>no</b>")
        assert said.endswith(" ≤ 105.95? <b>no</b>") and "…" in said
        assert pixels(said, 11) <= room
    both = question_and_answer(question[:-1], "105.9: yes", in_two=True)
    assert both.split("<br>")[1] == "≤ 105.95? <b>105.9: yes</b>"
    assert both.startswith("mean fractal")


def test_the_rows_own_value_is_marked_below_its_own_bar_on_its_side_of_the_cut():
    decisions, looks = grown(17)
    tree, n_steps = decisions.tree, len(decisions)
    spans = drawn(17)[0].spans
    marked = [one.shape for one in spans if one.shape.get("path") == POINTER]
    assert len(marked) == len(looks.lit) - 1
    wide = number_tree(tree, looks, n_steps).wide
    for shape, node in zip(marked, looks.lit, strict=False):
        frame = wide.frame(wide.story.shown.place[node])
        bars, at = looks.histograms, looks.histograms.at(node)
        middles = (bars.edges[at][1:] + bars.edges[at][:-1]) / 2
        span = bars.edges[at][-1] - bars.edges[at][0]
        across = frame.across((middles - bars.edges[at][0]) / span)
        near = int(np.abs(across - shape["xanchor"]).argmin())
        assert np.isclose(across[near], shape["xanchor"])
        assert bars.counts[at][near].sum()  # there is a bar above it
        is_left = looks.row[tree.features[node]] <= tree.thresholds[node]
        assert (near < bars.n_left[at]) == is_left
        assert shape["yanchor"] == frame.foot and "-5" in POINTER  # it hangs below


def test_the_bars_of_a_drawing_that_fills_its_room_are_as_wide_as_that():
    widths = {n: max(one.line["width"] for one in drawn(n)[0].trails) for n in (3, 17)}
    assert widths[3] > widths[17] == 5

"""Trees of numbers as pictures: from 3 to 300 nodes, wide and narrow, all readable."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import Limits, explain, grow, split_histograms
from pages.figures.lettering import pixels
from pages.figures.number_tree import (
    Folds,
    Looks,
    clicked_node,
    number_tree,
    number_tree_panel,
    path_panel,
    toggled,
)
from pages.figures.number_tree.tidy import tidy
from pages.words.thresholds import left_of, neighbours
from tests.pages.figures import checked, standing

SMALLEST, LINE = 11, 13  # pixels: of a letter, and of a line of them
WIDE, NARROW = (758, 314), (334, 300)  # pixels of a plot at 1280 and at 390, at least
TREES = {3: ("iris", 2), 9: ("iris", 5), 17: ("iris", None)}
TREES |= {39: ("breast_cancer", None), 149: ("digits", 75), 295: ("digits", None)}
WHOLE = Folds()
every_size = pytest.mark.parametrize("n_nodes", TREES)


@cache
def grown(n_nodes, row=70):
    """Return a growth, and what is said of its nodes."""
    name, leaves = TREES[n_nodes]
    data = load(name)
    limits = Limits(max_leaves=leaves)
    decisions = grow(data.features, data.labels, "entropy", limits)
    tree = decisions.tree
    questions = [
        left_of(
            data.attributes[tree.features[at]],
            float(tree.thresholds[at]),
            *neighbours(tree.thresholds[at], data.features[:, tree.features[at]]),
        )
        if tree.asks[at]
        else ""
        for at in range(len(tree.features))
    ]
    path = explain(tree, data.features[row])
    bars = split_histograms(tree, data.features, data.labels)
    lit = tuple(path.nodes.tolist())
    how = {"histograms": bars, "row": path.row, "lit": lit, "grows": True}
    looks = Looks(questions, data.class_names, unit="bits", **how)
    assert len(tree.features) == n_nodes
    return decisions, looks


@cache
def drawn(n_nodes, folds=WHOLE):
    """Return the picture of a growth, and how many steps it has."""
    decisions, looks = grown(n_nodes)
    words = {"title": "The tree", "key": "tree", "alt": "A tree"}
    n_steps = len(decisions)
    panel = number_tree_panel(
        decisions.tree, looks, **words, n_steps=n_steps, folds=folds
    )
    return panel, n_steps


def placed(panel, step, size):
    """Return (text, letters, box of the words, box around them) of all labels."""
    found, layout = [], panel.figure.layout
    wide, high = max(size[0], panel.least_width - 16), max(size[1], plot_height(panel))
    spans = [layout[axis]["range"] for axis in ("xaxis", "yaxis")]

    def across(value, which, length):
        low, high = spans[which]
        return length * (value - low) / (high - low)

    for shape in panel.at(step).layout["shapes"]:
        text = shape.get("label", {}).get("text")
        if not text or shape.get("xsizemode"):
            continue
        letters = shape["label"]["font"]["size"]
        x0, x1 = (across(shape[at], 0, wide) for at in ("x0", "x1"))
        y0, y1 = sorted(across(shape[at], 1, high) for at in ("y0", "y1"))
        lines = text.split("<br>")
        half = max(pixels(line, letters) for line in lines) / 2
        tall = LINE * len(lines)
        middle = (x0 + x1) / 2
        words = middle - half, middle + half
        where = shape["label"].get("textposition", "middle center")
        if where.endswith("left"):
            words = x0, x0 + 2 * half
        found.append((text, letters, (*words, tall), (x0, x1, y0, y1)))
    return found


def plot_height(panel):
    return panel.least_height - panel.figure.layout["margin"]["t"] - 6


def faults(labels):
    """Return what is too small, too wide for its box, or over another box."""
    found = [text for text, letters, _, _ in labels if letters < SMALLEST]
    for text, _, (left, right, tall), (x0, x1, y0, y1) in labels:
        if left < x0 - 1 or right > x1 + 1 or tall > y1 - y0 + 2:
            found.append(text)
    for (text, *_, one), (other, *_, two) in combinations(labels, 2):
        beside = one[1] <= two[0] + 0.5 or two[1] <= one[0] + 0.5
        if not beside and one[2] < two[3] - 0.5 and two[2] < one[3] - 0.5:
            found.append(f"{text} over {other}")
    return found


@every_size
@pytest.mark.parametrize("is_narrow", [False, True], ids=["wide", "narrow"])
def test_no_label_is_too_small_for_its_reader_or_its_box_or_over_another(
    n_nodes, is_narrow
):
    panel, n_steps = drawn(n_nodes)
    panel = panel.narrow if is_narrow else panel
    size = NARROW if is_narrow else WIDE
    for step in {0, n_steps // 2, n_steps - 1}:
        labels = placed(panel, step, size)
        assert labels or panel.names  # marks have names, which the browser puts
        assert not faults(labels)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda box: {**box, "x0": box["x0"] - 40, "x1": box["x1"] - 40},
        lambda box: {**box, "x1": box["x0"] + 20},
        lambda box: {**box, "label": {**box["label"], "font": {"size": 10}}},
    ],
    ids=["over another", "too narrow", "too small"],
)
def test_what_cannot_be_read_is_found(wrong):
    panel, n_steps = drawn(17)
    spans = [
        replace(span, shape=wrong(span.shape)) if at % 5 == 0 else span
        for at, span in enumerate(panel.spans)
        if "label" in span.shape and "xsizemode" not in span.shape
    ]
    assert faults(placed(replace(panel, spans=spans), n_steps - 1, WIDE))


@every_size
def test_small_trees_are_boxes_with_bars_and_large_ones_marks_with_names(n_nodes):
    panel, _ = drawn(n_nodes)
    decisions, _ = grown(n_nodes)
    if n_nodes < 20:
        assert panel.names is None and panel.least_width <= 758
        assert panel.least_height <= 380  # both ends of any path in one view
        bars = sum(len(one.x) > 1 for one in panel.trails)
        assert bars == decisions.tree.n_classes + 1  # and the thresholds
    else:
        assert len(panel.names["list"]) == n_nodes
        assert panel.least_height <= 380 and panel.least_width <= 440
    assert panel.narrow.least_width == 0


@every_size
def test_at_each_step_there_are_the_nodes_that_are_born(n_nodes):
    panel, n_steps = drawn(n_nodes)
    for step in {0, 1, n_steps // 2, n_steps - 1}:
        if panel.names:
            there = [one for one in panel.names["list"] if one["since"] <= step]
            inner = [one for one in there if "≤" in one["texts"]]
            assert len(inner) == step  # a node is named once it has asked
        else:
            assert len(placed(panel, step, WIDE)) == 2 * step + 1
    standing(panel, step), standing(panel.narrow, step)


@every_size
def test_every_node_says_all_it_knows_under_the_pointer(n_nodes):
    panel, _ = drawn(n_nodes)
    decisions, looks = grown(n_nodes)
    tree, said = decisions.tree, panel.figure.data[0]["text"]
    assert len(said) == n_nodes
    for node in (0, n_nodes // 2, n_nodes - 1):
        assert f"{tree.n_samples[node]:,} row" in said[node]
        assert f"depth {tree.depths[node]}" in said[node]
        assert ("gain" in said[node]) == bool(tree.asks[node])
        assert looks.questions[node] in said[node]


@every_size
@pytest.mark.parametrize("is_narrow", [False, True], ids=["wide", "narrow"])
def test_a_click_finds_its_node_and_folds_what_is_below(n_nodes, is_narrow):
    decisions, looks = grown(n_nodes)
    tree, n_steps = decisions.tree, len(decisions)
    there = number_tree(tree, looks, n_steps)
    panel = drawn(n_nodes)[0]
    points = (panel.narrow if is_narrow else panel).figure.data[0]
    for at, (x, y) in enumerate(zip(points["x"], points["y"], strict=True)):
        shown, node = clicked_node(there, x, y)
        assert node == int(shown.nodes[at])
    shown, _ = clicked_node(there, points["x"][0], points["y"][0])
    below = int(tree.children[0, 1])
    folds = toggled(shown, Folds(), below)
    if not tree.asks[below]:
        assert folds == Folds()
        return
    is_there = below in shown.place and shown.is_folded[shown.place[below]]
    assert folds == (Folds((), (below,)) if is_there else Folds((below,), ()))
    folded = number_tree(tree, looks, n_steps, Folds((below,), ()))
    for places in (folded.wide, folded.narrow):
        assert below in places.story.shown.place
        assert not {*tree.children[below].tolist()} & {*places.story.shown.place}


def test_a_folded_node_says_what_it_holds_as_it_grows():
    panel, n_steps = drawn(17, Folds((2,), ()))
    said = [text for text, *_ in placed(panel, n_steps - 1, WIDE)]
    assert "▸ 8 leaves<br>100 rows" in said
    said = [text for text, *_ in placed(panel, 2, WIDE)]
    assert "▸ 2 leaves<br>100 rows" in said
    assert len(said) == 3
    decisions, looks = grown(17)
    shown = number_tree(decisions.tree, looks, n_steps, Folds((2,), ())).wide
    assert toggled(shown.story.shown, Folds((2,), ()), 2) == Folds((), (2,))


@every_size
def test_a_list_stays_short_and_keeps_the_rows_path_open(n_nodes):
    decisions, looks = grown(n_nodes)
    shown = number_tree(decisions.tree, looks, len(decisions)).narrow.story.shown
    assert set(looks.lit) <= {*shown.nodes.tolist()}
    assert len(shown.nodes) <= min(n_nodes, 2 * 12 + 2 * len(looks.lit))


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

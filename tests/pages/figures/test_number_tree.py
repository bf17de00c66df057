"""Trees of numbers as pictures: from 3 to 300 nodes, wide and narrow, all readable."""

from dataclasses import replace

import pytest

from pages.figures.number_tree import (
    Folds,
    clicked_node,
    number_tree,
    number_tree_panel,
    toggled,
)
from tests.pages.figures import standing
from tests.pages.figures.number_trees import (
    NARROW,
    WIDE,
    drawn,
    every_size,
    faults,
    grown,
    placed,
)


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
    panel, n_steps = drawn(n_nodes)
    decisions, _ = grown(n_nodes)
    if n_nodes < 20:
        assert panel.names is None and panel.least_width <= 758
        assert panel.least_height <= 380  # both ends of any path in one view
        bars = sum(len(one.x) > 1 for one in panel.trails)
        assert bars == decisions.tree.n_classes + 1  # and the thresholds
    else:
        last = [one for one in panel.names["list"] if _stands(one, n_steps - 1)]
        assert len(last) == n_nodes
        assert panel.least_height <= 380 and panel.least_width <= 440
    assert panel.narrow.least_width == 0


@every_size
def test_at_each_step_there_are_the_nodes_that_are_born(n_nodes):
    panel, n_steps = drawn(n_nodes)
    for step in {0, 1, n_steps // 2, n_steps - 1}:
        if panel.names:
            there = [one for one in panel.names["list"] if _stands(one, step)]
            inner = [one for one in there if "≤" in one["texts"]]
            assert len(inner) == step  # a node is named so once it has asked
            first = panel.names["list"][0]
            assert first["points"]["x"] and (step or "≤" not in first["texts"])
            waiting = [one for one in panel.spans if one.first <= step <= one.last]
            assert step == n_steps - 1 or any(
                one.shape["type"] == "line" for one in waiting
            )
        else:
            assert len(placed(panel, step, WIDE)) == 2 * step + 1
    standing(panel, step), standing(panel.narrow, step)


def _stands(name, step):
    return name["since"] <= step <= name["upto"]


@every_size
def test_every_node_says_all_it_knows_under_the_pointer(n_nodes):
    panel, n_steps = drawn(n_nodes)
    decisions, looks = grown(n_nodes)
    tree, [hover] = decisions.tree, panel.hovers
    said, first = hover.at(n_steps - 1), hover.at(0)
    assert "says" in first[0] and not any(first[1:])  # what is not there says nothing
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
        assert node == int(shown.nodes[at % len(shown.nodes)])
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


def test_a_name_in_the_list_is_cut_once_and_no_mark_is_escaped_twice():
    decisions, looks = grown(17)
    names = [f"{name} & " + "very " * 12 + name for name in looks.classes]
    questions = [f"{'long ' * 12}{one}" if one else "" for one in looks.questions]
    looks = replace(looks, classes=names, questions=questions)
    words = {"title": "The tree", "key": "tree", "alt": "A tree"}
    how = {"n_steps": len(decisions), **words}
    narrow = number_tree_panel(decisions.tree, looks, **how).narrow
    texts = [
        span.shape["label"]["text"] for span in narrow.spans if "label" in span.shape
    ]
    cut = [text for text in texts if "…" in text]
    assert cut and all(text.count("…") == 1 for text in cut)
    assert any("&amp;" in text for text in texts)
    assert not any("amp;amp" in text for text in texts)

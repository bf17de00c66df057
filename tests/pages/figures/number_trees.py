"""Trees from 3 to 300 nodes, their pictures, and where the labels in these stand."""

from functools import cache
from itertools import combinations

import pytest

from engines.datasets import load
from engines.decision_trees import Limits, explain, grow, split_histograms
from pages.figures.lettering import pixels
from pages.figures.number_tree import Folds, Looks, number_tree_panel
from pages.words.thresholds import left_of, neighbours

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

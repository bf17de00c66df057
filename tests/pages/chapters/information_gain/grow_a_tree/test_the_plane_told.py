"""What the plane says: its labels, its formulas, its bet, one feature, and words."""

import re

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.grow_a_tree.chapter import CHAPTER
from pages.chapters.information_gain.grow_a_tree.settings import THE_PLANE, Settings
from pages.chapters.information_gain.grow_a_tree.the_plane import (
    endings,
    features,
    labels,
    notes,
    spots,
)
from pages.chapters.information_gain.grow_a_tree.the_plane.part import PART
from pages.chapters.information_gain.own_samples import Brought
from pages.figures.lettering import pixels
from pages.figures.plain import to_json

CRITERIA = ("entropy", "gini", "misclassification")


def record_of(**settings):
    return PART.run(Settings(part=THE_PLANE, **settings))


def brought(rows, y, names):
    rows = np.column_stack([np.array(rows, dtype=float), y])
    columns, classes = (*names, "class"), ("no", "yes")
    return Brought(Dataset("own", "Own", "Ours.", columns, rows, "class", classes))


def told(record) -> str:
    """Return all that is told, step by step and at the end."""
    steps = range(len(PART.labels(record)))
    return " ".join([*(" ".join(PART.story(record, s)) for s in steps), *end(record)])


def end(record) -> list[str]:
    return [*PART.ending(record)]


# --- labels ---------------------------------------------------------------------------


def area(shape, window):
    """Return where a shape's label lies, low and high, in pixels."""
    corners = np.array([[shape["x0"], shape["y0"]], [shape["x1"], shape["y1"]]])
    low, high = (corners - window[:, 0]) / np.diff(window)[:, 0] * labels.PLOT
    size = np.array([pixels(shape["label"]["text"], labels.SIZE), 12])
    up, side = shape["label"]["textposition"].split()
    at = {"left": 0, "bottom": 0, "center": 0.5, "middle": 0.5, "right": 1, "top": 1}
    room = high - low - size - 2 * labels.PADDING
    start = low + labels.PADDING + np.array([at[side], at[up]]) * room
    return start, start + size


@pytest.mark.parametrize(
    "settings", [{}, {"plane_sees_all": True}, {"data": "moons", "n_made": 100}]
)
def test_no_label_lies_on_a_dot(settings):
    record = record_of(**settings)
    window, panel = record.plane.window, PART.panels(record)[0]
    low, wide = window[:, 0], np.diff(window)[:, 0]
    dots = (spots.spots_of(record).points - low) / wide * labels.PLOT
    seen = 0
    for step in range(len(record.shown)):
        for shape in panel.at(step).layout["shapes"]:
            if "label" in shape:
                start, stop = area(shape, window)
                assert not ((start < dots) & (dots < stop)).all(axis=1).any()
                seen += 1
    assert seen >= 5


def test_a_label_has_no_place_among_dots_all_over():
    record = record_of()
    whole = record.plane.window
    assert labels.place_of(record, whole, "● 33%")
    assert labels.place_of(record, whole, "● 33% " * 99) is None
    name = f"_{labels.__name__}__dots"
    grid = np.stack(np.meshgrid(*(np.arange(0, end, 5) for end in labels.PLOT)), -1)
    vars(record)[name] = grid.reshape(-1, 2)
    assert labels.place_of(record, whole, "● 33%") is None


# --- formulas and the bet -------------------------------------------------------------


def test_a_gain_is_written_so_that_it_holds_and_none_is_nothing():
    found = PART.formulas(record_of(), 1)[0][1]
    assert r"1.584963 - \tfrac{50}{150} \cdot 0 - \tfrac{100}{150} \cdot 1" in found
    assert found.endswith(r"= 0.918296 \end{aligned}")
    record = record_of(criterion="misclassification")
    assert PART.formulas(record, 4)[0][1].endswith(r"= 0 \end{aligned}")
    gains = [row[7] for row in PART.table(record).rows[1:]]
    assert min(gains) == 0 and not any(0 < gain < 1e-9 for gain in gains)


def test_every_letter_of_the_formulas_is_among_the_symbols():
    known = {name for names, _ in CHAPTER.symbols for name in names.split(", ")}
    for criterion in CRITERIA:
        record = record_of(criterion=criterion)
        text = " ".join(latex for _, latex in PART.formulas(record, 1))
        text = re.sub(r"\\[a-z]+(\{(gain|aligned)\})?", " ", text)
        letters = {*re.findall(r"[A-Za-z](?:_[A-Z])?", text)}
        sided = {f"{letter}_{side}" for letter in "GM" for side in "LR"}
        assert letters and letters <= known | sided, letters - known


def test_who_has_seen_a_split_bets_no_more():
    bet = PART.bet(record_of())
    assert bet.told_at == 1 and bet.question.startswith("Before any split 100 of 150")


# --- limits, one feature, words -------------------------------------------------------


def test_limits_are_called_as_their_controls_are():
    names = {getattr(control, "label", "") for control in CHAPTER.controls}
    assert {*endings.LIMITS.values()} <= names


def test_the_limit_is_named_that_keeps_leaves_whole_and_only_that():
    (why,) = (text for text in end(record_of(max_depth=2)) if "wrong rows" in text)
    assert why == "6 wrong rows are where “Depth, at most” keeps a leaf whole."
    kept = " ".join(end(record_of(data="moons", spread=0.5, n_made=500)))
    assert "keep" not in kept  # a tree of 20 questions and more has no limit


def test_one_feature_has_no_second_one():
    own = brought([[1], [1], [2], [3]], [0, 1, 0, 1], ("x",))
    record = record_of(data="own", own=own.number)
    assert "alike in the only feature with" in told(record)
    panel = PART.panels(record)[0]
    layout = panel.figure.layout
    assert layout["xaxis"]["title"]["text"] == "x" and "title" not in layout["yaxis"]
    assert layout["yaxis"]["showticklabels"] is False
    assert features.NOTHING not in to_json(panel.hovers) + panel.alt


def test_a_slice_stands_for_or_against_a_word_and_a_row_goes():
    rows = [[0, 0, 0], [0, 1, 0], [1, 0, 1], [1, 0, 0], [1, 1, 1]]
    names = ("sky = sun", "a", "b")
    own = brought(rows, [0, 0, 1, 1, 1], names)
    how = {"own": own.number, "data": "own", "plane_sees_all": True}
    record = record_of(**how, plane_across=1, plane_up=2)
    said = told(record).replace("\\", "")
    assert "The slice stands at sky = sun: its rectangle stays whole" in said
    assert "None of" in said or "Not even the only split" in said
    against = told(record_of(**how, plane_across=1, plane_up=2, plane_held=1))
    assert "stands at sky ≠ sun" in against.replace("\\", "")


def test_a_run_at_the_medians_is_not_said_to_be_at_row_0():
    assert [notes.held_at(row) for row in (0, 71)] == ["the medians", "row 71"]


def test_a_pixel_is_said_with_its_row_and_column():
    record = record_of(data="digits", max_depth=2)
    name = PART.panels(record)[0].figure.layout["xaxis"]["title"]["text"]
    assert re.fullmatch(r"p(\d)(\d) \(row \1, column \2\)", name)

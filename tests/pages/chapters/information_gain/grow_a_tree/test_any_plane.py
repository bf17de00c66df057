"""The plane of any samples: one row, one feature, huge numbers, a learner's words."""

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.grow_a_tree.settings import THE_PLANE, Settings
from pages.chapters.information_gain.grow_a_tree.the_plane.part import PART
from pages.chapters.information_gain.own_samples import Brought
from pages.figures.plain import to_json
from tests.pages.figures import checked


def brought(X, y, names=("a", "b", "c"), classes=("no", "yes")) -> Brought:
    """Return samples as a learner would bring them."""
    X = np.asarray(X, dtype=float)
    columns = (*names[: X.shape[1]], "class")
    rows = np.column_stack([X, y])
    return Brought(Dataset("own", "Own", "Ours.", columns, rows, "class", classes))


DRAWN = np.random.default_rng(0).normal(size=(40, 3))
DEALT = np.random.default_rng(1).integers(0, 2, 40)
STRANGE = {
    "one row": brought([[1]], [0]),
    "one feature": brought([[1], [2], [3]], [0, 1, 0]),
    "all alike": brought([[1, 1], [1, 1], [1, 1]], [0, 1, 0]),
    "huge": brought(1e300 * DRAWN, DEALT),
    "tiny": brought(1e-300 * DRAWN, DEALT),
    "a hair apart": brought([[1, 0], [np.nextafter(1, 2), 0], [2, 1]], [0, 1, 0]),
    "words": brought(DRAWN > 0, DEALT, ("sky = sun", "<b>wind*</b>", "&"), ("", "<i>")),
}


def record_of(number, sees_all):
    how = {"data": "own", "own": number, "plane_sees_all": sees_all, "plane_held": 1}
    return PART.run(Settings(part=THE_PLANE, **how))


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("sees_all", [False, True])
def test_any_samples_have_a_plane(name, sees_all):
    number = STRANGE[name].number
    record = record_of(number, sees_all)
    last = len(PART.labels(record)) - 1
    for panel in PART.panels(record):
        checked(panel.at(last))
    for step in range(last + 1):
        assert PART.story(record, step) and PART.formulas(record, step)
    assert PART.ending(record) and PART.table(record).rows
    assert all(one.difference <= one.allowed for one in PART.opinions(record))


def test_words_of_the_learner_are_neither_markup_nor_markdown():
    record = record_of(STRANGE["words"].number, True)
    said = to_json(PART.panels(record)[0].hovers)
    assert "&lt;b>wind*" in said and "<b>" not in said and "<i>" not in said
    assert "(missing)" in said
    told = " ".join(text for step in range(3) for text in PART.story(record, step))
    assert "(missing)" in told.replace("\\", "") and "<i>" not in told

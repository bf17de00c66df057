"""One split: a learner's own samples, of every kind."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.cuts import hand
from pages.chapters.information_gain.grow_a_tree.one_split.part import PART, live
from pages.chapters.information_gain.grow_a_tree.one_split.record import run
from pages.chapters.information_gain.grow_a_tree.settings import Settings
from pages.chapters.information_gain.own_samples import Brought

CHANCE = np.random.default_rng(0)


def own(columns, labels, names=("no", "yes"), titles=()):
    """Return the settings of a learner's own samples; they live as long as these."""
    titles = titles or tuple(f"column {at}" for at in range(len(columns)))
    rows = np.column_stack([*columns, labels]).astype(float)
    told = "own", "Your own CSV", "Yours.", (*titles, "class"), rows, "class", names
    brought = Brought(Dataset(*told))
    return brought, Settings(data="own", own=brought.number)


ODD = {
    "one class": ([[1, 2, 3, 4]], [1, 1, 1, 1]),
    "one row": ([[1]], [0]),
    "all alike": ([[2, 2, 2, 2]], [0, 1, 0, 1]),
    "one column": ([[1, 2, 3, 4]], [0, 1, 1, 0]),
    "huge": ([[-1e308, 1e308, 5, 3], [1, 1, 1, 1]], [0, 1, 0, 1]),
    "near": ([[1, 1 + 2e-16, 1 + 4e-16, 2]], [0, 1, 0, 1]),
    "tiny": ([[0, 5e-324, 1e-323, 2e-323]], [0, 1, 0, 1]),
    "many": (CHANCE.normal(size=(2, 60)), CHANCE.integers(0, 30, 60)),
}


@pytest.mark.parametrize("name", ODD)
def test_samples_of_every_kind_are_told_and_drawn(name):
    columns, labels = ODD[name]
    names = tuple(f"class {at}" for at in range(max(2, max(labels) + 1)))
    kept, settings = own(columns, labels, names)
    for place in (0, 40, 100):
        record = run(replace(settings, cut=place))
        assert len(PART.panels(record)) == 2
        assert live(record, "cut", np.arange(0.0, 101.0, 10)) is not None
        for step in range(record.n_steps):
            assert PART.story(record, step) and PART.formulas(record, step)
        last = record.n_steps - 1
        opinions = [*PART.opinions(record), *PART.opinions_at(record, last)]
        assert all(one.difference <= one.allowed for one in opinions)
        assert PART.ending(record) and PART.script(record).text
    del kept


def test_a_cut_that_asks_for_a_word_is_said_with_it_in_picture_and_story():
    kept, settings = own([[0, 1, 1, 0]], [0, 1, 1, 1], titles=("colour = red",))
    record = run(replace(settings, cut=40))
    ((_, cut, *_),) = hand.said(record, 0, [40])
    assert (
        cut == "<b>colour ≠ red</b>"
        and "colour ≠ red gains" in PART.story(record, 0)[1]
    )
    ((_, beyond, _, gains),) = hand.said(record, 0, [0])
    assert beyond == "<b>≤ −0.5</b>" and hand.ONE_SIDE in gains
    del kept

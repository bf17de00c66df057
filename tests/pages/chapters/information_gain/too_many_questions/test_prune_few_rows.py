"""Prune: a tree of its root alone, and rows of which none is held out."""

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.too_many_questions.prune import record, words
from pages.chapters.information_gain.too_many_questions.prune.controls import (
    BY_HAND,
    REDUCED,
    WEAKEST,
)
from pages.chapters.information_gain.too_many_questions.prune.part import PART
from pages.chapters.information_gain.too_many_questions.settings import Halves, Settings
from tests.pages.scripts import prints


def with_rows(X, y, held_X, held_y, **values) -> record.Record:
    """Return a record of a few rows of one column."""
    X, y, held_X = (np.array(one, dtype=float) for one in (X, y, held_X))
    names = tuple(f"kind {at}" for at in range(3))
    rows = np.column_stack([X, y])
    dataset = Dataset("own", "Own", "A test.", ("size", "kind"), rows, "kind", names)
    y, held_y = y.astype(int), np.array(held_y, dtype=int)
    numbers = np.arange(len(y)), np.arange(len(held_y))
    learned = X[:, None], y, y, numbers[0]
    halves = Halves(dataset, *learned, held_X[:, None], held_y, numbers[1])
    path = record.path_of.__wrapped__(halves, "gini", "impurity")
    return record.record_of(Settings(criterion="gini", **values), halves, path)


@pytest.mark.parametrize("way", [WEAKEST, BY_HAND, REDUCED])
def test_a_tree_that_is_its_root_has_nothing_to_cut(way):
    kept = with_rows([1, 2], [1, 1], [1], [1], prune_way=way)
    assert PART.story(kept, 0)[0] == words.NO_TREE and PART.bet(kept) is None
    assert PART.ending(kept) == [words.NO_TREE] and PART.reference(kept) is None
    assert PART.panels(kept) and PART.table(kept).rows and PART.opinions(kept)


@pytest.mark.parametrize("way", [WEAKEST, BY_HAND, REDUCED])
def test_without_held_out_rows_there_is_no_bet_and_no_best(way):
    kept = with_rows(range(6), [0, 1, 2, 0, 1, 2], [], [], prune_way=way, cuts=(2,))
    assert PART.bet(kept) is None
    told = " ".join([*PART.story(kept, 0), *PART.ending(kept)])
    assert "nan" not in told and "most held-out rows" not in told
    assert PART.panels(kept)
    assert all(one.difference < 1e-9 for one in PART.opinions(kept))
    script = PART.script(kept)
    last = dict(zip(PART.table(kept).columns, PART.table(kept).rows[-1], strict=True))
    prints(script.text, [float(last[name]) for name in script.prints])

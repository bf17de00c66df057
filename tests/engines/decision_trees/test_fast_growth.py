"""The fast growth is the plain one, at every node, to the last tie and reason."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import LeafReason, Limits, columns, grow, searching
from engines.decision_trees.counting import Counting
from engines.decision_trees.sorting import Sorting
from tests.engines.decision_trees.slow_growth import SlowGrowth, differences

CRITERIA = ("entropy", "gini", "misclassification")
KINDS = {
    "floats": lambda rng, shape: rng.normal(size=shape),
    "few words": lambda rng, shape: rng.integers(0, 3, shape),
    "whole numbers": lambda rng, shape: rng.integers(-400, 400, shape),
    "one digit": lambda rng, shape: np.round(rng.normal(size=shape), 1),
    "constants": lambda rng, shape: np.full(shape, rng.normal(size=shape[1])),
    "doubles": lambda rng, shape: rng.normal(size=(3, shape[1]))[
        rng.integers(0, 3, shape[0])
    ],
}
LIMITS = {
    "max_depth": (0, 1, 3),
    "min_samples_split": (3, 8),
    "min_samples_leaf": (2, 5),
    "min_gain": (0.0, 0.05),
    "max_leaves": (1, 2, 5, 9),
}


def drawn(kind: str, rng, most_rows: int = 30):
    """Return rows, classes, and some limits: each is set in one of three growths."""
    n, d = int(rng.integers(1, most_rows)), int(rng.integers(1, 5))
    X, y = KINDS[kind](rng, (n, d)), rng.integers(0, rng.integers(1, 7), n)
    set_ones = {
        name: values[rng.integers(len(values))]
        for name, values in LIMITS.items()
        if rng.random() < 1 / 3
    }
    return X, y, Limits(**set_ones)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("kind", KINDS)
def test_the_fast_growth_is_the_plain_one(kind, criterion, n_times=30):
    rng = np.random.default_rng(len(kind))
    for _ in range(n_times):
        X, y, limits = drawn(kind, rng)
        fast, slow = grow(X, y, criterion, limits), SlowGrowth(X, y, criterion, limits)
        assert differences(fast, slow) == [], (X, y, limits)


@pytest.mark.long
@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_on_many_more_and_larger_ones(kind, criterion):
    rng = np.random.default_rng(1000)
    for _ in range(150):
        X, y, limits = drawn(kind, rng, most_rows=200)
        fast, slow = grow(X, y, criterion, limits), SlowGrowth(X, y, criterion, limits)
        assert differences(fast, slow) == [], (X, y, limits)


@pytest.mark.parametrize("way", [Sorting, Counting])
@pytest.mark.parametrize("cells", [1, 60, 1 << 16])
def test_both_ways_find_the_same_however_many_columns_go_together(
    way, cells, monkeypatch
):
    monkeypatch.setattr(searching, "way_for", lambda level: way)
    monkeypatch.setattr(columns, "MOST_CELLS", cells)
    rng = np.random.default_rng(0)
    for kind in KINDS:
        X, y, limits = drawn(kind, rng)
        for criterion in CRITERIA:
            fast = grow(X, y, criterion, limits)
            slow = SlowGrowth(X, y, criterion, limits)
            assert differences(fast, slow) == [], (X, y, limits)


def test_each_way_is_taken_where_it_is_cheaper(monkeypatch):
    taken = []
    for way in (Sorting, Counting):
        monkeypatch.setattr(way, "__init__", noting(way.__init__, way, taken))
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 20_000)
    for X in (rng.integers(0, 3, (20_000, 2)), rng.normal(size=(20_000, 2))):
        grow(X, y, limits=Limits(max_depth=1))
    assert taken == [Counting, Sorting]


def noting(begin, way, taken: list):
    def begin_and_note(self, *given) -> None:
        taken.append(way)
        begin(self, *given)

    return begin_and_note


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_bundled_data_grow_as_plainly(name):
    data = load(name)
    X, y = data.features[::5], data.labels[::5]
    for criterion in ("entropy", "gini"):
        assert differences(grow(X, y, criterion), SlowGrowth(X, y, criterion)) == []


def test_a_growth_that_is_not_the_plain_one_is_noticed():
    X, y = load("iris").features, load("iris").labels
    fast, slow = grow(X, y), SlowGrowth(X, y)
    assert differences(fast, slow) == []
    for name, wrong in {
        "features": fast.tree.features + (fast.tree.features == 2),
        "thresholds": fast.tree.thresholds + 0.01,
        "gains": fast.tree.gains + 1e-9,
        "why_leaf": np.where(fast.tree.why_leaf == 0, 1, fast.tree.why_leaf),
    }.items():
        other = replace(fast, tree=replace(fast.tree, **{name: wrong}))
        assert differences(other, slow) == [name]
    assert differences(replace(fast, n_tied=fast.n_tied + 1), slow) == ["n_tied"]
    assert differences(grow(X, y, limits=Limits(max_depth=2)), slow) == ["asked_at"]


def test_every_reason_comes_up():
    rng = np.random.default_rng(5)
    found = set()
    for kind in KINDS:
        for _ in range(30):
            X, y, limits = drawn(kind, rng)
            tree = grow(X, y, "gini", limits).tree
            found |= {tree.reason(leaf) for leaf in tree.leaves}
    of_words = {"LESS_THAN_A_ROW", "UNANSWERED", "LUCK", "NO_BETTER"}
    later = {"EMPTY", "PRUNED", *of_words}
    assert {reason.name for reason in found} == {r.name for r in LeafReason} - later

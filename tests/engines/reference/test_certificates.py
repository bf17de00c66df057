"""The certificate of number trees: holds for our trees, and tells when it should not.

scikit-learn's ties are random and its numbers are float32: both are named, not failed.
"""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import DATASETS, Dataset, load
from engines.decision_trees import Limits, grow
from engines.reference import (
    Verdict,
    certificate,
    number_trees,
)
from engines.reference.number_trees import taken_for_others
from engines.reference.their_trees import as_they_see, their_tree

CRITERIA = ("gini", "entropy")
MEASURED = [name for name, data in DATASETS.items() if isinstance(data, Dataset)]
LIMITS = (
    Limits(),
    Limits(max_depth=3),
    Limits(min_samples_leaf=3),
    Limits(min_samples_split=8),
    Limits(max_leaves=5),
    Limits(min_gain=0.05),
    Limits(max_leaves=4, min_gain=0.05),
    Limits(max_depth=0),
    Limits(max_leaves=1),
)


def random_integers(seed: int, n: int):
    """Yield small tables of integers, with ties, doubles, constants, one row."""
    random = np.random.default_rng(seed)
    for _ in range(n):
        rows, features = random.integers(1, 30), random.integers(1, 5)
        reach = random.integers(0, 8)
        X = random.integers(-reach, reach + 1, (rows, features)).astype(float)
        yield X, random.integers(0, random.integers(1, 5), rows)


def judged_all(seed: int, n: int) -> list:
    found = []
    for number, (X, y) in enumerate(random_integers(seed, n)):
        limits = LIMITS[number // 2 % len(LIMITS)]
        found.append(certificate(X, y, CRITERIA[number % 2], limits))
    return found


def check_integers(seed: int, n: int) -> None:
    found = judged_all(seed, n)
    assert all(one.holds for one in found)
    assert max(one.gap for one in found) < 1e-14
    assert not any(one.blurred or one.count(Verdict.BLURRED) for one in found)
    assert sum(one.count(Verdict.TIE) for one in found) > n / 20
    assert sum(one.n_unique for one in found) > n


def test_five_hundred_random_integer_tables_at_every_node():
    check_integers(seed=1, n=500)


@pytest.mark.long
def test_five_thousand_random_integer_tables_at_every_node():
    check_integers(seed=2, n=5_000)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("name", MEASURED)
def test_every_data_set_of_numbers(name, criterion):
    data = load(name)
    found = certificate(data.features, data.labels, criterion)
    assert found.holds and found.gap < 1e-14 and not found.blurred
    assert found.accuracies[0] == found.accuracies[1]
    assert found.splits.sum() == (len(found.nodes) - 1) // 2


@pytest.mark.parametrize("limits", LIMITS, ids=repr)
def test_every_limit_on_iris_and_xor(limits):
    for data in (load("iris"), load("xor")):
        for criterion in CRITERIA:
            assert certificate(data.features, data.labels, criterion, limits).holds


def test_scikit_learns_tie_at_the_root_of_iris_is_no_difference():
    iris = load("iris")
    found = certificate(iris.features, iris.labels)
    assert found.nodes[0].n_best == 2
    assert found.nodes[0].gain == pytest.approx(1 / 3)
    assert found.count(Verdict.TIE) > 0 and not found.count(Verdict.DIFFERENT)


# --- misclassification --------------------------------------------------------------


@pytest.mark.parametrize("name", ["iris", "wine", "xor"])
def test_misclassification_is_told_from_the_mistakes_of_a_dummy(name):
    data = load(name)
    found = certificate(data.features, data.labels, "misclassification")
    grown = grow(data.features, data.labels, "misclassification").tree
    assert found.holds and not found.walks_theirs
    np.testing.assert_allclose(found.gains[grown.asks], grown.gains[grown.asks])


# --- float32 ------------------------------------------------------------------------


def noisy_integers(seed: int, n: int):
    """Yield tables whose numbers differ by about what float32 can tell, or not."""
    random = np.random.default_rng(seed)
    for number in range(n):
        rows, features = random.integers(2, 40), random.integers(1, 4)
        scale = 10.0 ** random.integers(-3, 4)
        noise = random.normal(size=(rows, features)) * 10.0 ** random.integers(-9, -4)
        X = random.integers(0, 4, (rows, features)) * scale
        yield X + noise * (scale if number % 2 else 1), random.integers(0, 3, rows)


def check_noise(seed: int, n: int) -> None:
    for number, (X, y) in enumerate(noisy_integers(seed, n)):
        limits = LIMITS[number // 2 % len(LIMITS)]
        found = certificate(X, y, CRITERIA[number % 2], limits)
        assert found.holds and found.gap < 1e-14
        assert bool(found.count(Verdict.BLURRED)) <= bool(found.blurred)


def test_what_float32_cannot_tell_is_named_and_no_difference():
    check_noise(seed=1, n=40)


@pytest.mark.long
def test_what_float32_cannot_tell_is_named_in_thousands_of_tables():
    check_noise(seed=2, n=2000)


def test_a_feature_of_tiny_differences_is_constant_for_scikit_learn():
    X, y = np.array([[1.0], [1 + 1e-9], [1 + 2e-9]]), np.array([0, 0, 1])
    found = certificate(X, y)
    assert found.holds and found.blurred == (0,) and found.n_blurred_rows == 3
    assert found.count(Verdict.BLURRED) == len(found.nodes) == 1
    assert found.differing.tolist() == [2]
    assert found.accuracies == (1.0, pytest.approx(2 / 3))


def test_numbers_are_one_where_a_ten_millionth_parts_them():
    X = np.array([[0.0], [5e-8], [0.5], [16777216.0], [16777217.0]])
    expected = [True, True, False, True, True]
    assert taken_for_others(X).ravel().tolist() == expected
    assert as_they_see(X).ravel().tolist() == [0, 0, 0.5, 16777216, 16777216]
    assert not taken_for_others([[1.0], [1.0], [2.0]]).any()


def test_numbers_too_large_for_float32_have_no_counterpart():
    assert certificate([[1e39], [1.0]], [0, 1]) is None


# --- it can fail --------------------------------------------------------------------


def tampered(monkeypatch, **changes):
    """Judge iris against a tree of scikit-learn's in which something was changed."""
    iris = load("iris")
    honest = their_tree(iris.features, iris.labels)
    fields = {name: getattr(honest, name).copy() for name in changes}
    for name, (place, value) in changes.items():
        fields[name][place] = value
    lie = replace(honest, **fields)
    monkeypatch.setattr(number_trees, "their_tree", lambda *given: lie)
    return certificate(iris.features, iris.labels)


@pytest.mark.parametrize(
    "changes",
    [
        {"thresholds": (0, 2.6)},
        {"features": (0, 1)},
        {"impurities": (0, 0.7)},
        {"class_counts": (2, [0, 49, 51])},
        {"children": (2, -1)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_tree_that_was_tampered_with_is_told(monkeypatch, changes):
    assert not tampered(monkeypatch, **changes).holds


def test_predictions_that_nothing_explains_are_told(monkeypatch):
    """Ours grown to less depth than it says: no tie is to blame."""
    wine = load("moons")
    less = grow(wine.features, wine.labels, "gini", Limits(max_depth=1))
    monkeypatch.setattr(number_trees, "grow", lambda *given: less)
    found = certificate(wine.features, wine.labels)
    assert not found.holds and len(found.unexplained)

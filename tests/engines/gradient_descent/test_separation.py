"""Whether a cut separates two classes, against every cut there is."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import is_separable, separating_direction, with_ones

whole = st.integers(-3, 3)


def rows_of(inputs, targets):
    """Return s x for every sample, in exact numbers."""
    signs = [2 * int(target) - 1 for target in targets]
    return [
        [s * Fraction(x) for x in row] for s, row in zip(signs, inputs, strict=True)
    ]


def candidates(rows):
    """Return weights of which some separate, where any do: edges of the cone, exactly.

    The cone of separating weights has its edges where as many samples as there are
    inputs, less one, lie on the cut; where the inputs do not span everything, some of
    the weights are free, and are taken as 0.
    """
    d = len(rows[0])
    ties = rows + [[Fraction(i == j) for j in range(d)] for i in range(d)]
    if d == 2:
        normals = [(-b, a) for a, b in ties]
    else:
        normals = [
            (b * g - c * f, c * e - a * g, a * f - b * e)
            for (a, b, c), (e, f, g) in combinations(ties, 2)
        ]
    return [[sign * x for x in normal] for normal in normals for sign in (1, -1)]


def by_every_cut(inputs, targets):
    rows = rows_of(inputs, targets)
    for weights in candidates(rows):
        sides = [sum(map(lambda x, w: x * w, row, weights)) for row in rows]
        if min(sides) >= 0 and max(sides) > 0:
            return True
    return False


@settings(deadline=None, max_examples=100)
@given(st.data(), st.integers(1, 2), st.integers(1, 9))
def test_it_is_what_trying_every_cut_says(data, k, n):
    columns = data.draw(
        st.lists(st.lists(whole, min_size=k, max_size=k), min_size=n, max_size=n)
    )
    targets = data.draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    inputs = with_ones(columns)
    separable = by_every_cut(inputs, targets)
    assert is_separable(inputs, targets) is separable
    weights = separating_direction(inputs, targets)
    assert (weights is None) is not separable
    if separable:
        sides = (2 * np.array(targets) - 1) * (inputs @ weights)
        assert sides.min() >= -1e-12 and sides.max() > 1e-3


def test_trying_every_cut_finds_both_answers():
    assert by_every_cut([[0, 1], [1, 1]], [0, 1])
    assert not by_every_cut([[0, 1], [1, 1], [2, 1]], [0, 1, 0])


@pytest.mark.parametrize("gap", [0.5, 1e-3, 1e-6, 0.0])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_hair_between_the_classes_is_enough_and_so_is_touching(gap, scale):
    columns = scale * np.array([[1.0], [2.0], [2.0 + gap], [5.0]])
    assert is_separable(with_ones(columns), [0, 0, 1, 1])


@pytest.mark.parametrize("overlap", [0.5, 1e-3, 1e-6])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_hair_of_overlap_is_enough_too(overlap, scale):
    columns = scale * np.array([[1.0], [2.0], [2.0 - overlap], [5.0]])
    assert not is_separable(with_ones(columns), [0, 0, 1, 1])


def test_one_class_alone_is_separated_and_samples_all_on_the_cut_are_not():
    assert is_separable([[5, 1], [6, 1]], [1, 1])
    assert not is_separable([[0, 0], [0, 0]], [0, 1])


def test_many_measures_separate_what_one_does_not():
    generator = np.random.default_rng(0)
    targets = np.arange(60) % 2
    columns = generator.normal(size=(60, 4)) + 0.8 * targets[:, np.newaxis]
    inputs = with_ones(columns)
    assert not is_separable(inputs, targets)
    ahead = columns[:, :1] + 20 * targets[:, np.newaxis]
    assert is_separable(np.column_stack([columns[:, 1:], ahead, np.ones(60)]), targets)


def test_targets_other_than_0_and_1_are_refused():
    with pytest.raises(ValueError, match=r"must be 0 or 1, not \[2.0\]"):
        is_separable([[1, 1], [2, 1]], [0, 2])

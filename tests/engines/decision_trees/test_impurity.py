"""Impurity: published numbers, entropy's laws, and three measures side by side."""

from math import log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import (
    IMPURITIES,
    entropy,
    entropy_terms,
    gini,
    misclassification,
    shares,
    surprise,
)
from tests.engines.decision_trees.tables import plain_entropy

every_impurity = pytest.mark.parametrize("name", IMPURITIES)
bags = st.lists(st.integers(0, 1000), min_size=1, max_size=8)
full_bags = bags.filter(any)
weights = st.floats(0, 1)


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ([1, 3], 0.811278),
        ([3, 2, 1], 1.459148),
        ([1] * 8, 3),
        ([1 / 2, 1 / 4, 1 / 8, 1 / 8], 1.75),
        ([5, 3], 0.954434),
        ([9, 5], 0.940286),
    ],
)
def test_published_entropies(counts, published):
    assert round(float(entropy(counts)), 6) == published


@settings(deadline=None)
@given(full_bags)
def test_entropy_agrees_with_another_formula(counts):
    bag = [colour for colour, count in enumerate(counts) for _ in range(count)]
    assert entropy(counts) == pytest.approx(plain_entropy(bag), abs=1e-12)


@settings(deadline=None)
@given(full_bags, st.data())
def test_grouping_the_classes_first_and_then_telling_them_apart_costs_the_same(
    counts, data
):
    """H(all) = H(groups) + sum of share of group * H(within the group)."""
    group_of = data.draw(
        st.lists(st.integers(0, 3), min_size=len(counts), max_size=len(counts))
    )
    groups = [
        [count for count, group in zip(counts, group_of, strict=True) if group == g]
        for g in sorted(set(group_of))
    ]
    totals = [sum(group) for group in groups]
    within = sum(
        share * entropy(group)
        for share, group in zip(shares(totals), groups, strict=True)
    )
    assert entropy(counts) == pytest.approx(entropy(totals) + within, abs=1e-12)


@every_impurity
@settings(deadline=None)
@given(counts=full_bags, seed=st.integers(0, 99), scale=st.floats(1e-3, 1e3))
def test_neither_order_nor_scale_nor_an_unused_class_matters(name, counts, seed, scale):
    impurity = IMPURITIES[name]
    shuffled = np.random.default_rng(seed).permutation(counts)
    for same in (shuffled, np.array(counts) * scale, [*counts, 0]):
        assert impurity(same) == pytest.approx(impurity(counts), abs=1e-12)


@every_impurity
@settings(deadline=None)
@given(counts=full_bags)
def test_only_a_bag_of_one_class_is_pure_and_none_is_below_zero(name, counts):
    impurity = float(IMPURITIES[name](counts))
    n_classes = sum(count > 0 for count in counts)
    assert impurity == 0 if n_classes == 1 else impurity > 0
    assert not np.signbit(impurity)


@pytest.mark.parametrize("k", range(1, 9))
def test_equal_classes_are_the_most_impure_bag(k):
    generator = np.random.default_rng(k)
    others = generator.integers(0, 20, size=(500, k)) + np.eye(k)[0]
    most = {"entropy": log2(k), "gini": 1 - 1 / k, "misclassification": 1 - 1 / k}
    for name, impurity in IMPURITIES.items():
        assert impurity([7] * k) == pytest.approx(most[name], abs=1e-12)
        assert (impurity(others) <= most[name] + 1e-12).all()


@every_impurity
@settings(deadline=None)
@given(data=st.data(), weight=weights)
def test_a_mixture_of_two_bags_is_at_least_as_impure_as_they_are_on_average(
    name, data, weight
):
    """Concavity: why no question can lose."""
    k, impurity = data.draw(st.integers(1, 6)), IMPURITIES[name]
    bag = st.lists(st.integers(0, 100), min_size=k, max_size=k).filter(any)
    p, q = shares(data.draw(bag)), shares(data.draw(bag))
    mixed = impurity(weight * p + (1 - weight) * q)
    assert mixed >= weight * impurity(p) + (1 - weight) * impurity(q) - 1e-12


@settings(deadline=None)
@given(full_bags)
def test_gini_is_one_minus_the_sum_of_squares(counts):
    total = sum(counts)
    squares = sum((count / total) ** 2 for count in counts)
    assert gini(counts) == pytest.approx(1 - squares, abs=1e-12)


@settings(deadline=None)
@given(full_bags)
def test_gini_is_how_often_two_draws_with_replacement_differ(counts):
    pairs = [(i, j) for i in range(len(counts)) for j in range(len(counts)) if i != j]
    differ = sum(counts[i] * counts[j] for i, j in pairs) / sum(counts) ** 2
    assert gini(counts) == pytest.approx(differ, abs=1e-12)


@settings(deadline=None)
@given(full_bags)
def test_the_three_impurities_keep_each_other_in_bounds(counts):
    """Error <= Gini <= 2 error, Gini <= H, and 2 error <= H (Hellman, Raviv 1970)."""
    error, quadratic, bits = misclassification(counts), gini(counts), entropy(counts)
    slack = 1e-12
    assert error <= quadratic + slack <= 2 * error + 2 * slack
    assert quadratic <= bits + slack and 2 * error <= bits + slack


@settings(deadline=None)
@given(full_bags)
def test_entropy_is_the_surprise_to_expect(counts):
    p = shares(counts)
    p = p[p > 0]
    assert entropy(counts) == pytest.approx(float(p @ surprise(p)), abs=1e-12)
    assert entropy(counts) == pytest.approx(entropy_terms(counts).sum(), abs=1e-12)


def test_what_never_happens_would_surprise_without_end():
    assert surprise(0.0) == np.inf
    certain = surprise(1.0)
    assert certain == 0 and not np.signbit(certain)


@every_impurity
def test_an_empty_bag_is_pure(name):
    assert IMPURITIES[name]([0, 0, 0]) == 0
    assert IMPURITIES[name]([[0, 0], [1, 1]]).tolist()[0] == 0


@every_impurity
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 999))
def test_many_bags_at_once_are_as_one_by_one(name, seed):
    counts = np.random.default_rng(seed).integers(0, 9, size=(2, 3, 4))
    together = IMPURITIES[name](counts)
    assert together.shape == (2, 3)
    for at in np.ndindex(2, 3):
        assert together[at] == IMPURITIES[name](counts[at])


def test_impurities_leave_the_counts_alone():
    counts = np.array([3.0, 1.0])
    for impurity in IMPURITIES.values():
        impurity(counts)
    assert counts.tolist() == [3, 1]


@pytest.mark.parametrize(
    ("counts", "complaint"),
    [
        ([], "at least one class"),
        (3, "at least one class"),
        ([1, -1], "0 or more"),
        ([1, np.nan], "finite"),
        ([np.inf, 1], "finite"),
    ],
)
@every_impurity
def test_what_is_no_count_is_refused(name, counts, complaint):
    with pytest.raises(ValueError, match=complaint):
        IMPURITIES[name](counts)

"""Cross-entropy and Kullback-Leibler: closed forms, laws, worked numbers."""

from fractions import Fraction
from math import inf, isinf, log2

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engines.decision_trees import (
    cross_entropy,
    cross_entropy_terms,
    entropy,
    kullback_leibler,
)
from engines.reference import class_log_loss

some = st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(any)
full = st.lists(st.integers(1, 30), min_size=6, max_size=6)
FEW = [(4, 2, 2), (2, 2, 4), (1, 1, 1), (5, 1, 0), (0, 3, 1), (0, 0, 7)]


def marble_by_marble(p, q):
    """Add up the surprise of every marble of a bag, each share an exact fraction."""
    total = 0.0
    for n, m in zip(p, q, strict=True):
        for _ in range(n):
            total += log2(1 / Fraction(m, sum(q))) if m else inf
    return total / sum(p)


@pytest.mark.parametrize(
    ("p", "q", "bits", "excess"),
    [
        ((4, 2, 2), (2, 2, 4), 1.75, 0.25),  # swapped halves and quarters
        ((4, 2, 1, 1), (1, 1, 1, 1), 2, 0.25),  # log2 k - H
        ((1, 1), (3, 1), 1.2075187496, 0.2075187496),  # Cover and Thomas 2.3, r = 1/2
        ((3, 1), (1, 1), 1, 0.1887218755),  # the other way round: 1 - H(1/4)
        ((8, 0), (2, 2), 1, 1),
        ((4, 2, 2, 0), (4, 2, 1, 1), 1.75, 0.25),  # believed in, and not there
        ((4, 2, 1, 1), (4, 2, 2, 0), inf, inf),  # there, and not believed in
        ((8, 0), (0, 8), inf, inf),
    ],
)
def test_worked_numbers(p, q, bits, excess):
    assert cross_entropy(p, q) == pytest.approx(bits, abs=1e-9)
    assert kullback_leibler(p, q) == pytest.approx(excess, abs=1e-9)


@given(some, some)
def test_gibbs_inequality_a_wrong_belief_never_surprises_less(p, q):
    assert cross_entropy(p, q) >= entropy(p) - 1e-12
    assert kullback_leibler(p, q) >= 0


@given(some, some)
def test_nothing_is_added_for_equal_shares_and_only_for_them(p, q):
    same = all(n * sum(q) == m * sum(p) for n, m in zip(p, q, strict=True))
    assert (kullback_leibler(p, q) < 1e-12) == same


@given(some, st.integers(1, 5))
def test_a_belief_is_in_shares_not_in_marbles(p, times):
    assert kullback_leibler(p, np.multiply(times, p)) == 0


@given(some, some)
def test_the_divergence_is_what_the_cross_entropy_has_above_the_entropy(p, q):
    bits, excess = float(cross_entropy(p, q)), float(kullback_leibler(p, q))
    if isinf(bits):
        assert isinf(excess)
    else:
        assert excess == pytest.approx(bits - float(entropy(p)), abs=1e-12)


@given(some, some)
def test_every_marble_by_itself_comes_to_the_same(p, q):
    theirs = marble_by_marble(p, q)
    assert cross_entropy(p, q) == pytest.approx(theirs, abs=1e-12)


@given(some, full)
def test_scikit_learns_log_loss_is_the_cross_entropy(p, q):
    marbles = np.repeat(np.arange(6), p)
    theirs = class_log_loss(marbles, np.divide(q, sum(q))) / np.log(2)
    assert cross_entropy(p, q) == pytest.approx(theirs, abs=1e-12)


@given(some, some)
def test_infinite_where_something_comes_that_is_not_believed_in(p, q):
    unbelieved = any(n and not m for n, m in zip(p, q, strict=True))
    assert isinf(cross_entropy(p, q)) == unbelieved


def test_it_is_not_symmetric():
    one, other = (3, 1), (1, 1)
    assert kullback_leibler(one, other) != pytest.approx(kullback_leibler(other, one))


@given(full, full)
def test_both_ways_are_the_same_for_two_shares_that_are_swapped(p, q):
    assume(p[0] != p[1])
    swapped = [p[1], p[0], *p[2:]]
    there, back = kullback_leibler(p, swapped), kullback_leibler(swapped, p)
    assert there == pytest.approx(back, abs=1e-12)


def test_leading_axes_are_broadcast():
    p, q = np.array(FEW)[:, np.newaxis], np.array(FEW)
    table, excess = cross_entropy(p, q), kullback_leibler(p, q)
    assert table.shape == excess.shape == (6, 6)
    for i, one in enumerate(FEW):
        for j, other in enumerate(FEW):
            assert table[i, j] == cross_entropy(one, other)
            assert excess[i, j] == kullback_leibler(one, other)


def test_the_terms_add_up_and_absent_colours_count_nothing():
    terms = cross_entropy_terms([4, 0, 2], [2, 0, 0])
    assert terms.tolist() == [0, 0, inf]
    assert cross_entropy([4, 0, 0], [2, 0, 6]) == 2


def test_an_empty_bag_has_nothing_to_surprise_with():
    assert cross_entropy([0, 0], [1, 1]) == kullback_leibler([0, 0], [0, 0]) == 0
    assert isinf(cross_entropy([1, 1], [0, 0]))


@pytest.mark.parametrize("wrong", [[-1, 2], [np.nan, 1], []])
def test_counts_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match="Counts"):
        cross_entropy([1, 1], wrong)
    with pytest.raises(ValueError, match="Counts"):
        kullback_leibler(wrong, [1, 1])


def test_bags_of_different_colours_are_refused():
    with pytest.raises(ValueError):
        cross_entropy([1, 1, 1], [1, 1])

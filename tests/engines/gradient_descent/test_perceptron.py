"""The perceptron's rule: by hand, in fractions, by scikit-learn, and its laws."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Perceptron

from engines.gradient_descent import (
    PerceptronStop,
    count_mistakes,
    fit_perceptron,
    is_separable,
    step_answers,
)
from engines.reference import perceptron_in_fractions, their_perceptron

CORNERS = [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]
AND, XOR = [0, 0, 0, 1], [0, 1, 1, 0]
# By hand, η = 1, from (0, 0, 0), weights after each visit of (0,0) (0,1) (1,0) (1,1);
# a = 1 where z >= 0.
AND_BY_HAND = [
    (0, 0, 0),
    *[(-1, 0, 0), (-1, 0, 0), (-1, 0, 0), (0, 1, 1)],  # z 0!, −1, −1, −1!
    *[(-1, 1, 1), (-2, 1, 0), (-2, 1, 0), (-1, 2, 1)],  # 0!, 0!, −1, −1!
    *[(-1, 2, 1), (-2, 2, 0), (-3, 1, 0), (-2, 2, 1)],  # −1, 0!, 0!, −2!
    *[(-2, 2, 1), (-2, 2, 1), (-3, 1, 1), (-2, 2, 2)],  # −2, −1, 0!, −1!
    *[(-2, 2, 2), (-3, 2, 1), (-3, 2, 1), (-3, 2, 1)],  # −2, 0!, −1, 0
    *[(-3, 2, 1)] * 4,  # −3, −2, −1, 0: none is wrong
]
# z = -0.2 + ...: a mistake at (1, 0) and at (1, 1) in epoch 1, and so on.
THRESHOLD_BY_HAND = [(3, 0), (2, 0), (2, 1), (1, 1), (1, 1)]
whole = st.integers(-3, 3)
tables = st.integers(1, 6).flatmap(
    lambda n: st.tuples(
        st.lists(st.tuples(whole, whole), min_size=n, max_size=n),
        st.lists(st.integers(0, 1), min_size=n, max_size=n),
    )
)


def with_bias(pairs):
    return np.array([[1.0, *pair] for pair in pairs])


def test_and_is_learned_as_by_hand():
    fit = fit_perceptron(CORNERS, AND, [0, 0, 0], 1.0, 20)
    assert fit.weights.tolist() == [[*map(float, one)] for one in AND_BY_HAND]
    assert fit.stop_reason is PerceptronStop.SEPARATED and fit.n_steps == 24
    assert fit.losses[-5:].tolist() == [0.0] * 5


def test_with_tenths_it_is_the_same_a_tenth_as_large():
    """What is 0 on paper is 0: else sums such as 0.1 + 0.2 - 0.3 would decide."""
    fit = fit_perceptron(CORNERS, AND, [0, 0, 0], 0.1, 20)
    np.testing.assert_allclose(fit.weights, np.array(AND_BY_HAND) / 10, atol=1e-15)


def test_and_with_a_threshold_that_stays():
    """By hand, in tenths: with a threshold of 0.2 it takes five epochs."""
    fit = fit_perceptron(CORNERS, AND, [-0.2, 0.3, -0.1], 0.1, 20, held=(0,))
    ends = [(3, -1), *THRESHOLD_BY_HAND]
    np.testing.assert_allclose(fit.weights[::4, 1:], np.array(ends) / 10, atol=1e-12)
    assert (fit.weights[:, 0] == -0.2).all() and fit.n_steps == 20
    assert fit.stop_reason is PerceptronStop.SEPARATED


def test_xor_goes_round_for_ever():
    fit = fit_perceptron(CORNERS, XOR, [0, 0, 0], 0.1, 500)
    assert fit.stop_reason is PerceptronStop.CYCLES and fit.period > 0
    again = fit_perceptron(CORNERS, XOR, fit.weights[-1], 0.1, 500)
    assert again.n_steps == 4 * again.period == 4 * fit.period
    np.testing.assert_allclose(again.weights[-1], again.weights[0], atol=1e-12)


def test_too_few_epochs_are_said_to_be_used_up():
    fit = fit_perceptron(CORNERS, AND, [0, 0, 0], 1.0, 5)
    assert fit.stop_reason is PerceptronStop.EPOCHS_DONE and fit.n_steps == 20


@given(tables, st.sampled_from([1.0, 0.1, 0.3, 0.07]), st.tuples(whole, whole, whole))
@settings(max_examples=150)
def test_every_visit_is_that_of_fractions(table, rate, start):
    rows, targets = with_bias(table[0]), table[1]
    weights = [one / 10 for one in start]
    fit = fit_perceptron(rows, targets, weights, rate, 30)
    exact = perceptron_in_fractions(
        rows.tolist(), targets, weights, rate, fit.samples.tolist()
    )
    np.testing.assert_allclose(fit.weights, exact, atol=1e-10)


@given(tables)
@settings(max_examples=150)
def test_it_ends_without_a_mistake_or_nothing_separates(table):
    """Novikoff's theorem; a cut through a sample is none, so that it is moved off."""
    rows, targets = with_bias(table[0]), np.array(table[1])
    fit = fit_perceptron(rows, targets, [0, 0, 0], 1.0, 3000)
    if fit.stop_reason is PerceptronStop.SEPARATED:
        assert is_separable(rows, targets)
        assert count_mistakes(rows, targets, fit.weights[-1]) == 0
    else:
        assert fit.stop_reason is PerceptronStop.CYCLES
        assert set(targets) == {0, 1}
        assert their_perceptron(rows[:, 1:], targets) > 0


def test_scikit_learn_takes_the_same_updates_where_no_sum_is_0():
    """There z = 0 is wrong for either class, so that a start is taken where none is."""
    draw = np.random.default_rng(2)
    points = draw.normal(size=(20, 2))
    targets = (points @ [1.0, -2.0] > 0.3).astype(int)
    start, rate = np.array([0.11, 0.23, -0.37]), 0.5
    fit = fit_perceptron(with_bias(points), targets, start, rate, 100)
    model = Perceptron(shuffle=False, tol=None, max_iter=fit.n_steps // 20, eta0=rate)
    model.fit(points, targets, coef_init=start[1:], intercept_init=start[:1])
    ours = np.r_[model.intercept_, model.coef_[0]]
    assert fit.stop_reason is PerceptronStop.SEPARATED
    np.testing.assert_allclose(ours, fit.weights[-1], rtol=1e-12)


@given(tables, st.tuples(whole, whole, whole))
@settings(max_examples=60)
def test_row_t_of_every_array_belongs_to_the_same_visit(table, start):
    rows, targets = with_bias(table[0]), np.array(table[1])
    fit = fit_perceptron(rows, targets, start, 1.0, 5)
    for t, (before, after) in enumerate(pairwise(fit.weights)):
        at = fit.samples[t]
        z = before @ rows[at]
        assert fit.pre_activations[t, at] == z
        assert fit.activations[t, at] == (z >= 0)
        np.testing.assert_array_equal(
            after - before, (targets[at] - (z >= 0)) * rows[at]
        )
        np.testing.assert_array_equal(fit.updates[t], after - before)
        assert fit.losses[t] == ((before @ rows.T >= 0) != targets).sum()


def test_the_count_of_mistakes_is_flat_beside_the_cut():
    here = np.array([-3.2, 2.0, 1.0])
    shifts = 1e-6 * np.random.default_rng(0).normal(size=(50, 3))
    counts = count_mistakes(CORNERS, AND, here + shifts)
    assert set(counts.tolist()) == {int(count_mistakes(CORNERS, AND, here))}
    assert step_answers(CORNERS, here)[1].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"targets": [0, 0, 0, 2]}, "give 0 or 1"),
        ({"weights": [0, 0]}, "give 3 finite number"),
        ({"learning_rate": 0}, "choose a number above 0"),
        ({"n_epochs": -1}, "at least 0"),
        ({"inputs": CORNERS[:2]}, "one row of inputs"),
    ],
)
def test_what_means_nothing_is_refused(changes, said):
    given = {"inputs": CORNERS, "targets": AND, "weights": [0, 0, 0]}
    given |= {"learning_rate": 1.0, "n_epochs": 3}
    with pytest.raises(ValueError, match=said):
        fit_perceptron(**{**given, **changes})

"""Scikit-learn's fits and losses, as they are asked for here."""

import numpy as np
import pytest

from engines.datasets import load
from engines.reference import (
    half_squared_error,
    least_squares,
    linear_regression,
    log_loss,
    logistic_regression,
)


@pytest.fixture
def overlapping():
    """Versicolor 0 and virginica 1 by the length of their petals, and the targets."""
    iris = load("iris")
    kept = iris.column("species") > 0
    return iris.column("petal length")[kept, None], iris.column("species")[kept] - 1


def chances(inputs, weights):
    return 1 / (1 + np.exp(-(inputs @ weights[:-1] + weights[-1])))


def test_petals_width_by_their_length_as_published():
    """Width = 0.416 length - 0.363, as every book on R prints it for iris."""
    iris = load("iris")
    inputs, targets = iris.column("petal length")[:, None], iris.column("petal width")
    weights = linear_regression(inputs, targets)
    assert weights.round(6).tolist() == [0.415755, -0.363076]


def test_an_intercept_is_a_last_column_of_ones():
    inputs, targets = [[1.0, 2.0], [2.0, 1.0], [0.0, 5.0], [3.0, 3.0]], [1, 2, 4, 3]
    with_ones = np.column_stack([inputs, np.ones(4)])
    np.testing.assert_allclose(
        linear_regression(inputs, targets), least_squares(with_ones, targets), 1e-10
    )


def test_the_logistic_curve_of_two_species_has_no_slope_left(overlapping):
    """At the minimum the mean of (y - a) x is 0, and so is that of y - a."""
    inputs, targets = overlapping
    errors = targets - chances(inputs, logistic_regression(inputs, targets))
    assert abs(errors.mean()) < 1e-9 and abs((errors * inputs[:, 0]).mean()) < 1e-9


def test_no_penalty_pulls_on_large_weights(overlapping):
    """With scikit-learn's own C = 1 the weights would be some others."""
    from sklearn.linear_model import LogisticRegression

    inputs, targets = overlapping
    penalised = LogisticRegression().fit(inputs, targets)
    weights = logistic_regression(inputs, targets)
    assert weights[0] > penalised.coef_[0, 0] + 1
    ours = log_loss(targets, chances(inputs, weights))
    theirs = log_loss(targets, penalised.predict_proba(inputs)[:, 1])
    assert ours < theirs


@pytest.mark.parametrize("unit", [1e-6, 0.01, 10.0, 1e6])
def test_the_unit_of_a_feature_only_changes_the_unit_of_its_weight(overlapping, unit):
    inputs, targets = overlapping
    slope, intercept = logistic_regression(inputs, targets)
    expected = [slope / unit, intercept]
    found = logistic_regression(inputs * unit, targets)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_separated_classes_end_in_some_weights_without_a_warning():
    weights = logistic_regression([[0.0], [1.0]], [0, 1])
    assert np.isfinite(weights).all() and weights[0] > 10


def test_one_class_alone_is_refused():
    with pytest.raises(ValueError, match="at least 2 classes"):
        logistic_regression([[0.0], [1.0]], [1, 1])


def test_losses_by_hand():
    assert half_squared_error([0.0, 2.0], [1.0, 4.0]) == (1 + 4) / 4
    expected = -(np.log(0.8) + np.log(1 - 0.4)) / 2
    assert log_loss([1, 0], [0.8, 0.4]) == pytest.approx(expected, rel=1e-14)
    assert log_loss([1], [0.8]) == pytest.approx(-np.log(0.8), rel=1e-14)


def test_a_chance_of_zero_costs_as_much_as_the_smallest_one():
    assert log_loss([1], [0.0]) == pytest.approx(-np.log(np.finfo(float).eps))

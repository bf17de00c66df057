"""Slopes to either side: the gradient where E is smooth, two slopes at a corner."""

import numpy as np
import pytest

from engines.backpropagation import (
    LOSSES,
    Network,
    Parameters,
    check_gradients,
    forward,
    one_sided_slopes,
)
from tests.engines.backpropagation.worked_nets import random_case


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("kind", ["sigmoid", "relu", "leaky_relu", "gelu"])
def test_where_no_unit_stands_at_a_corner_both_are_the_gradient(kind, loss):
    case = random_case(Network((2, 3, 3, 2), kind, loss=loss), n_samples=3)
    sides, check = one_sided_slopes(*case.all), check_gradients(*case.all)
    assert not sides.at_corner.any()
    for one in (sides.growing, sides.shrinking):
        np.testing.assert_allclose(one, check.analytic, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("kind", ["relu", "leaky_relu"])
def test_at_a_corner_they_are_what_real_nudges_measure(kind):
    """All weights into the first layer are 0, so all its units stand at z = 0."""
    case = random_case(Network((2, 3, 3, 2), kind), n_samples=3)
    held = case.parameters
    weights = (0 * held.weights[0], *held.weights[1:])
    blank = Parameters(weights, (0 * held.biases[0], *held.biases[1:]))
    network, _, *sample = case.all
    sides = one_sided_slopes(network, blank, *sample)
    assert sides.at_corner[:6].any()
    for sign, found in ((1, sides.growing), (-1, sides.shrinking)):
        moved = blank.vector + sign * 1e-7 * np.eye(blank.count)
        losses = forward(network, blank.with_vector(moved), *sample).loss
        here = forward(network, blank, *sample).loss
        measured = sign * (losses - here) / 1e-7
        np.testing.assert_allclose(found, measured, rtol=1e-4, atol=1e-6)


def test_blame_that_cancels_is_no_corner():
    """Two outputs of one hidden unit at its corner send blame that sums up to 0."""
    weights = (np.zeros((1, 1)), np.array([[0.1, 0.1]]))
    blank = Parameters(weights, (np.zeros(1), np.array([0.3, 0.7])))
    sides = one_sided_slopes(Network((1, 1, 2), "relu"), blank, [[1]], [[0.6, 0.4]])
    assert not sides.at_corner[0]


def test_networks_with_more_links_are_refused():
    case = random_case(Network((2, 2, 1), residual=True))
    with pytest.raises(ValueError, match="plain layers only"):
        one_sided_slopes(*case.all)

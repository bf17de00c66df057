"""The check as an experiment: theory says how far off each nudge measures."""

import numpy as np
import pytest

from engines.backpropagation import (
    METHODS,
    PRECISIONS,
    Network,
    Parameters,
    relative_errors,
)
from engines.backpropagation.check_errors import (
    errors_beyond_rounding,
    sweep_step_sizes,
)
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

NUDGES = 10.0 ** -np.arange(1, 15.5, 0.5)
CASES = {
    "factory": FACTORY,
    "mazur": MAZUR,
    "softmax": random_case(Network((3, 3, 2), "tanh", loss="softmax_cross_entropy"), 4),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
every_method = pytest.mark.parametrize("method", METHODS)
every_precision = pytest.mark.parametrize("precision", PRECISIONS)


@every_case
@every_method
@every_precision
def test_no_error_is_far_above_the_expected_one(case, method, precision):
    sweep = sweep_step_sizes(*case.all, NUDGES, method, precision)
    # a batch's gradients cancel, which costs the complex step a digit or two
    assert (sweep.worst <= 300 * sweep.expected).all()


@every_case
@every_method
def test_where_the_loss_bends_the_expected_error_is_met(case, method):
    sweep = sweep_step_sizes(*case.all, NUDGES, method)
    bends = only_bends(sweep)
    assert bends.sum() >= 4
    assert sweep.worst[bends] == pytest.approx(sweep.expected[bends], rel=0.2)


def only_bends(sweep):
    """Where rounding is out of sight, and h so small that the first bend is all."""
    clear = sweep.truncation.max(axis=1) > 20 * sweep.rounding.max(axis=1)
    return clear & (sweep.steps < 0.05)


@every_case
@pytest.mark.parametrize(("method", "power"), [("centred", 2), ("forward", 1)])
def test_the_bends_part_shrinks_with_a_power_of_h(case, method, power):
    sweep = sweep_step_sizes(*case.all, [1e-2, 1e-3], method)
    fell = sweep.worst[0] / sweep.worst[1]
    assert fell == pytest.approx(10**power, rel=0.1)


@every_case
def test_a_difference_makes_a_v_and_the_complex_step_does_not(case):
    for method in METHODS:
        worst = sweep_step_sizes(*case.all, NUDGES, method).worst
        rises = worst[-1] > 100 * worst.min()
        assert rises == (method != "complex")
        assert worst[0] > 100 * worst.min()


@every_case
@every_precision
def test_the_best_nudge_is_near_the_rule_of_thumb(case, precision):
    eps = np.finfo(precision).eps
    for method, power in (("centred", 1 / 3), ("forward", 1 / 2)):
        sweep = sweep_step_sizes(*case.all, NUDGES, method, precision)
        best = sweep.steps[sweep.best]
        assert abs(np.log10(best) - power * np.log10(eps)) < 1.6


def test_a_tenth_of_the_expectation_would_be_refuted():
    sweep = sweep_step_sizes(*MAZUR.all, NUDGES)
    bends = only_bends(sweep)
    assert sweep.worst[bends] != pytest.approx(sweep.expected[bends] / 10, rel=0.5)


def test_a_nudge_below_the_last_digit_measures_nothing():
    sweep = sweep_step_sizes(*MAZUR.all, [1e-2, 1e-12], "centred", "float32")
    assert sweep.n_lost.tolist() == [0, len(sweep.analytic)]
    assert sweep.worst[1] == 1


def test_a_gradient_of_zero_has_no_error_and_no_expectation():
    network = Network((2, 1))
    parameters = Parameters((np.array([[2.0], [3.0]]),), (np.array([1.0]),))
    sweep = sweep_step_sizes(network, parameters, [[0.0, 1.0]], [[1.0]], [1e-3])
    assert sweep.analytic[0] == sweep.errors[0, 0] == 0
    assert sweep.truncation[0, 0] == sweep.rounding[0, 0] == 0
    assert sweep.median[0] == np.median(sweep.errors[0, 1:])


def test_without_any_gradient_all_is_zero():
    network = Network((1, 1))
    parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    for method in METHODS:
        sweep = sweep_step_sizes(network, parameters, [[0.0]], [[1.0]], [1e-20], method)
        assert sweep.worst[0] == sweep.median[0] == sweep.expected[0] == 0


def test_a_vanishing_gradient_expects_no_more_than_the_largest_error():
    case = random_case(Network((2, 2, 1), output_activation="sigmoid"), 1)
    far = case.parameters.with_vector(case.parameters.vector * 300)
    sample = (case.network, far, case.inputs, case.targets)
    sweep = sweep_step_sizes(*sample, [1e-1, 1e-15])
    assert np.isfinite(sweep.errors).all()
    assert (sweep.expected <= 2).all() and (sweep.worst <= 2).all()


# --- what is only rounding ----------------------------------------------------------


def test_errors_are_the_relative_ones_where_they_mean_something():
    told, measured = np.array([1.0, 2.0, 0.0, 3e-6]), np.array([1.0, 1.0, 0.0, 6e-6])
    errors = errors_beyond_rounding(told, measured)
    assert errors.tolist() == relative_errors(told, measured).tolist()
    assert errors.tolist() == [0, 0.5, 0, 0.5]


def test_a_difference_that_sums_left_over_is_no_error():
    told, measured = np.array([1.0, 3e-17]), np.array([1.0, -2e-17])
    assert relative_errors(told, measured)[1] > 1
    assert errors_beyond_rounding(told, measured)[1] == pytest.approx(5e-17)


def test_gradients_that_are_all_zero_have_no_errors():
    nothing = np.zeros(3)
    assert errors_beyond_rounding(nothing, nothing).tolist() == [0, 0, 0]


def test_a_small_gradient_told_as_zero_is_still_found():
    told, measured = np.array([1.0, 0.0]), np.array([1.0, 1e-9])
    assert errors_beyond_rounding(told, measured)[1] == 1

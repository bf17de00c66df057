"""What is drawn around one neuron lies where the neuron says it lies."""

import numpy as np
import pytest

from engines.gradient_descent import (
    answer_curves,
    batch_losses,
    exact_answers,
    fit_neuron,
    lowest_weights,
    neuron_surface,
    sharpest_batch,
    window_around,
)
from engines.reference import least_squares

INPUTS = np.array([[1, 1.0], [1, 2], [1, 3], [1, 4], [1, 5]])
TARGETS = np.array([0.1, 0.2, 0.4, 0.8, 0.9])
WINDOW = ((-4.0, 4.0), (-3.0, 3.0))


@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_the_curve_passes_through_the_neurons_answers(activation):
    fit = fit_neuron(INPUTS, TARGETS, [0.1, 0.3], 0.05, 3, activation)
    along, answers = answer_curves(INPUTS, fit.weights, activation, n=76)
    assert along[0] == 0 and along[-1] == 7.5 and answers.shape == (4, 76)
    at_samples = [int(np.abs(along - x).argmin()) for x in INPUTS[:, 1]]
    assert answers[:, at_samples] == pytest.approx(fit.activations)


@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_each_batch_has_the_loss_of_a_neuron_that_faces_it_alone(activation):
    batches, weights = [[0, 3], [4, 1], [3, 0]], np.random.default_rng(0).normal
    asked = weights(size=(3, 7, 2))
    losses = batch_losses(INPUTS, TARGETS, batches, activation)(asked)
    for at, batch in enumerate(batches):
        alone = neuron_surface(INPUTS[batch], TARGETS[batch], activation)
        np.testing.assert_array_equal(losses[at], alone.value(asked[at]))
    assert (losses[0] != losses[1]).all()


def test_negative_inputs_are_inside_the_picture():
    along, _ = answer_curves([[1, -3.0], [1, 2.0]], np.zeros(2))
    assert along[0] == -3 and along[-1] > 2


@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_on_a_samples_line_that_sample_has_no_error(activation):
    lines = exact_answers(INPUTS, TARGETS, activation, WINDOW)
    assert len(lines) == len(TARGETS)
    for row, target, line in zip(INPUTS, TARGETS, lines, strict=True):
        loss = neuron_surface([row], [target], activation).value(line.T)
        assert loss == pytest.approx(np.zeros(2), abs=1e-25)


def test_an_input_of_zero_gives_an_upright_line():
    (line,) = exact_answers([[1, 0.0]], [0.7], "linear", WINDOW)
    assert line.tolist() == [[0.7, 0.7], [-3.0, 3.0]]


def test_a_sigmoid_never_quite_answers_zero_or_one():
    assert exact_answers(INPUTS, np.array([0, 1, 0, 1, 1.0]), "sigmoid", WINDOW) == []


def test_the_lowest_weights_are_least_squares_where_those_are_unique():
    found = lowest_weights(neuron_surface(INPUTS, TARGETS), np.zeros(2))
    assert found == pytest.approx(least_squares(INPUTS, TARGETS))


def test_in_a_trough_they_are_straight_across_from_the_start():
    surface, start = neuron_surface([[1, 2]], [1]), np.array([0.1, 0.3])
    found = lowest_weights(surface, start)
    assert surface.value(found) == pytest.approx(0, abs=1e-28)
    moved = found - start
    assert moved[0] * 2 == pytest.approx(moved[1])  # along (1, 2), never along the line


def test_the_window_holds_the_path_with_room_and_drops_what_flew_off():
    points = np.array([[0.0, 0.0], [2.0, 1.0], [900.0, -900.0]])
    window = window_around(points, np.array([1.0, 0.5, 1e6]))
    for (low, high), start, end in zip(window, points[0], points[1], strict=True):
        assert low < start and end < high
    assert all(high - low < 10 for low, high in window)


def test_the_window_of_one_point_is_not_empty():
    window = window_around([[3.0, -2.0]], [0.0], least=0.6)
    assert np.array(window) == pytest.approx(np.array([[2.7, 3.3], [-2.3, -1.7]]))


def test_the_sharpest_batch_bends_most_of_all():
    inputs = np.column_stack([np.ones(5), [1, 9, 2, 0, 4]])
    bend, batch = sharpest_batch(inputs, 2)
    surface = neuron_surface(inputs[list(batch)], [0] * len(batch))
    assert bend == pytest.approx(np.linalg.eigvalsh(surface.hessian(np.zeros(2)))[-1])
    assert (bend, batch) == (pytest.approx(82), (1,))  # the last one of an epoch
    assert sharpest_batch(inputs[:4], 2)[1] == (1, 2)

"""Counted, not estimated: each multiplication of a gradient, one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import multiplications


class Number:
    """A number that counts the multiplications it takes part in."""

    counted = 0

    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other.value)

    def __sub__(self, other):
        return Number(self.value - other.value)

    def __mul__(self, other):
        Number.counted += 1
        return Number(self.value * other.value)


def count(work):
    """Return what `work()` returns, and how many multiplications it took."""
    Number.counted = 0
    return work(), Number.counted


def total(numbers):
    """Add numbers up, from a first one that is there: no multiplication."""
    first, *rest = numbers
    for number in rest:
        first = first + number
    return first


def drawn_network(sizes):
    """Return weights[layer][unit][source] and biases[layer][unit], all different."""
    value = iter(range(1, 10**6))

    def number():
        return Number((next(value) * 37 % 101 - 50) / 100)

    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    weights = [[[number() for _ in range(n)] for _ in range(m)] for n, m in pairs]
    biases = [[number() for _ in range(m)] for _, m in pairs]
    return weights, biases


def passed_forward(weights, biases, inputs):
    """Return every layer's a, with a = z: activations are not counted."""
    told = [inputs]
    for rows, offsets in zip(weights, biases, strict=True):
        told.append(
            [
                total([w * a for w, a in zip(row, told[-1], strict=True)]) + offset
                for row, offset in zip(rows, offsets, strict=True)
            ]
        )
    return told


def passed_backward(weights, told, targets):
    """Return the gradient of half the squared error for each weight and bias."""
    slope = Number(1.0)
    blame = [a - y for a, y in zip(told[-1], targets, strict=True)]
    grads = []
    for layer in range(len(weights) - 1, -1, -1):
        delta = [b * slope for b in blame]
        grads.append(([[d * a for a in told[layer]] for d in delta], delta))
        if layer:
            columns = zip(*weights[layer], strict=True)
            blame = [
                total([w * d for w, d in zip(column, delta, strict=True)])
                for column in columns
            ]
    return grads[::-1]


def loss_of(weights, biases, inputs, targets):
    outputs = passed_forward(weights, biases, inputs)[-1]
    pairs = zip(outputs, targets, strict=True)
    return sum((a.value - y.value) ** 2 for a, y in pairs) / 2


def nudged_gradients(weights, biases, inputs, targets):
    """Return the centred difference of the loss for each weight and each bias."""
    h, slopes = 1e-4, []
    rows = [row for layer in weights for row in layer] + biases
    for row in rows:
        for at, kept in enumerate(row):
            losses = []
            for nudge in (h, -h):
                row[at] = Number(kept.value + nudge)
                losses.append(loss_of(weights, biases, inputs, targets))
            row[at] = kept
            slopes.append((losses[0] - losses[1]) / (2 * h))
    return slopes


def numbers(n, first):
    return [Number(first + i / 10) for i in range(n)]


shapes = st.lists(st.integers(1, 4), min_size=2, max_size=4).map(tuple)


@settings(deadline=None, max_examples=40)
@given(shapes)
def test_the_formulas_are_the_multiplications_counted_one_by_one(sizes):
    weights, biases = drawn_network(sizes)
    inputs, targets = numbers(sizes[0], 0.3), numbers(sizes[-1], 0.1)
    told, forward = count(lambda: passed_forward(weights, biases, inputs))
    grads, backward = count(lambda: passed_backward(weights, told, targets))
    slopes, nudging = count(lambda: nudged_gradients(weights, biases, inputs, targets))

    cost = multiplications(sizes)
    assert (cost.forward, cost.backward, cost.nudging) == (forward, backward, nudging)
    assert cost.n_parameters == len(slopes)
    # What was counted is a right gradient, not just any work.
    own = [g.value for rows, _ in grads for row in rows for g in row]
    own += [g.value for _, delta in grads for g in delta]
    assert own == pytest.approx(slopes, rel=1e-5, abs=1e-6)


def test_the_factorys_cost():
    cost = multiplications((2, 2, 1))
    assert (cost.n_parameters, cost.forward, cost.backward) == (9, 6, 11)
    assert cost.backpropagation == 17
    assert cost.nudging == 2 * 9 * 6
    assert cost.ratio == 108 / 17


@given(shapes)
def test_nudging_takes_two_forward_passes_for_each_parameter(sizes):
    cost = multiplications(sizes)
    assert cost.nudging == 2 * cost.n_parameters * cost.forward
    assert cost.n_parameters == cost.forward + sum(sizes[1:])


@given(shapes)
def test_a_gradient_costs_less_than_four_forward_passes(sizes):
    """Baur and Strassen's bound is a small constant, whatever the network's size."""
    cost = multiplications(sizes)
    assert cost.forward < cost.backpropagation <= 4 * cost.forward


@pytest.mark.parametrize(("width", "near"), [(100, 0.05), (1000, 0.01)])
def test_in_wide_deep_networks_nudging_costs_two_thirds_p_times_as_much(width, near):
    cost = multiplications((width,) * 101)
    assert cost.ratio == pytest.approx(2 * cost.n_parameters / 3, rel=near)


def test_billions_of_parameters_are_counted_exactly():
    width, layers = 30_000, 100
    cost = multiplications((width,) * (layers + 1))
    weights = layers * width**2
    assert cost.n_parameters == weights + layers * width == 90_003_000_000
    assert cost.nudging == 2 * 90_003_000_000 * 90_000_000_000
    assert cost.backward == 2 * weights - width**2 + layers * width


def test_numpys_integers_are_counted_exactly_too():
    sizes = [np.int64(100_000), np.int32(100_000), np.int64(100_000)]
    cost = multiplications(sizes)
    assert cost == multiplications((100_000,) * 3)
    assert cost.nudging == 2 * 20_000_200_000 * 20_000_000_000


@pytest.mark.parametrize("sizes", [(), (3,), (2, 0, 1), (2, -1)])
def test_sizes_that_are_no_network_are_refused(sizes):
    with pytest.raises(ValueError, match="give at least two, each 1 or more"):
        multiplications(sizes)

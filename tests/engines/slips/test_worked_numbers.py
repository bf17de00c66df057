"""The worked examples that people bring, each with the numbers that go round of it."""

import numpy as np
import pytest

from engines.backpropagation import Network, Parameters
from engines.slips import Cause, FactoryExample, Quantity, Told, explain
from engines.slips.slip import CUT
from tests.engines.backpropagation.worked_nets import MAZUR

NEW_LOSS = Quantity("new_loss")
MAZURS = FactoryExample(*MAZUR.all, learning_rate=0.5, biases=False)


def factory(weights, offsets, inputs, targets, rate, **more) -> FactoryExample:
    weights, biases = (
        tuple(np.array(a, float) for a in part) for part in (weights, offsets)
    )
    sizes = len(weights[0]), *(table.shape[1] for table in weights)
    network = Network(sizes, output_activation=more.pop("output", "sigmoid"))
    parameters = Parameters(weights, biases)
    return FactoryExample(network, parameters, [inputs], [targets], rate, **more)


# Weights are [from, to]; the second input goes into unit 1 by 0.8.
LECTURE = factory(
    [[[0.1, 0.4], [0.8, 0.6]], [[0.3], [0.9]]],
    [[0, 0], [0]],
    [0.35, 0.9],
    [0.5],
    1.0,
    biases=False,
)
HIDDEN = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]  # unit 1's weights, then unit 2's


def nielsen(weight, bias, n_rounds) -> FactoryExample:
    return factory([[[weight]]], [[bias]], [1.0], [0.0], 0.15, n_rounds=n_rounds)


def suspects(example, *told) -> list[Cause]:
    verdict = explain(example, [Told(*one) for one in told])
    return [verdict.causes[at] for at in verdict.suspects]


def telling(example, *told) -> list[Cause]:
    """Return the suspects without those that leave every number told as it is."""
    verdict = explain(example, [Told(*one) for one in told])
    at = [at for at in verdict.suspects if at not in verdict.silent]
    return [verdict.causes[one] for one in at]


def test_mazurs_loss_as_it_is_widely_printed_is_that_of_updating_first():
    verdict = explain(MAZURS, [Told(NEW_LOSS, "0.291027924")])
    assert [verdict.causes[at].faults for at in verdict.suspects] == [("update_first",)]
    assert not verdict.tried_pairs


def test_mazurs_loss_as_it_is_has_nothing_wrong():
    told = [(NEW_LOSS, "0.291027774"), (Quantity("loss"), "0.2983711")]
    assert telling(MAZURS, *told) == [Cause()]


def test_the_lectures_weights_were_updated_first_and_their_digits_cut_off():
    printed = ("0.09916", "0.7978", "0.3972", "0.5928")
    told = [(Quantity("new", p), text) for p, text in zip(HIDDEN, printed, strict=True)]
    found = suspects(LECTURE, *told)
    assert [set(cause.faults) for cause in found] == [{"update_first", CUT}]


def test_the_lectures_weights_as_they_are_have_nothing_wrong():
    right = ("0.099071", "0.797611", "0.397140", "0.592646")
    told = [(Quantity("new", p), text) for p, text in zip(HIDDEN, right, strict=True)]
    told += [(Quantity("activation", (1, 0, 0)), "0.690283")]
    told += [(Quantity("delta", (0, 0, 0)), "0.002654")]
    assert telling(LECTURE, *told) == [Cause()]


@pytest.mark.parametrize(
    ("start", "half", "whole"), [((0.6, 0.9), "0.0940", "0.0610"),
                                 ((2.0, 2.0), "0.2028", "0.0775")]
)  # fmt: skip
def test_nielsens_neuron_is_told_by_the_half_or_by_the_whole_error(start, half, whole):
    """After 300 steps its answer is what the 301st round begins with."""
    answer = Quantity("activation", (0, 0, 0))
    example = nielsen(*start, n_rounds=301)
    assert suspects(example, (answer, half))[0] == Cause()
    by_whole = suspects(example, (answer, whole))
    assert Cause(("counted_as_squared_error",), is_convention=True) in by_whole
    assert {c.faults for c in by_whole if c.kind == "slip"} <= {("no_half",)}


def test_negnevitskys_network_has_nothing_wrong():
    """Its thresholds are biases of the other sign."""
    example = factory(
        [[[0.5, 0.9], [0.4, 1.0]], [[-1.2], [1.1]]],
        [[-0.8, 0.1], [-0.3]],
        [1, 1],
        [0],
        0.1,
    )
    told = [("activation", (0, 0, 0), "0.5250"), ("activation", (0, 0, 1), "0.8808")]
    told += [("delta", (1, 0, 0), "0.1274"), ("delta", (0, 0, 0), "-0.0381")]
    told += [("delta", (0, 0, 1), "0.0147"), ("new", (0, 0, 0), "0.5038")]
    told += [("new", (0, 1, 1), "0.9985"), ("new", (1, 0, 1), "1.0888")]
    told += [("new", (0, 0, None), "-0.7962"), ("new", (1, 0, None), "-0.3127")]
    right = [(Quantity(what, place), text) for what, place, text in told]
    assert Cause() in suspects(example, *right)


def test_the_tanh_neurons_derivatives_are_its_gradients_where_the_error_is_one():
    """The slip reported most often in public, the slope at what came out, is told."""
    answer = 0.5**0.5
    example = factory(
        [[[-3.0], [1.0]]],
        [[6.8813735870195432]],
        [2, 0],
        [answer - 1],
        1.0,
        output="tanh",
    )
    told = [(Quantity("activation", (0, 0, 0)), "0.707107")]
    for source, derivative in ((0, "1.000000"), (1, "0.000000"), (None, "0.500000")):
        told.append((Quantity("gradient", (0, 0, source)), derivative))
    assert telling(example, *told)[0] == Cause()
    slope = f"{1 - np.tanh(answer) ** 2:.6f}"
    found = suspects(example, (Quantity("gradient", (0, 0, None)), slope))
    assert [cause.faults for cause in found] == [("slope_at_activation",)]


def test_a_number_that_nothing_makes_has_no_suspect():
    assert suspects(MAZURS, (NEW_LOSS, "0.123456789"), (NEW_LOSS, "0.5")) == []

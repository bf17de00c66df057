"""Many steps: each is the step of one pass; only the wrong order makes it another."""

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    Parameters,
    many_steps,
    one_pass,
    train,
)
from engines.gradient_descent import GradientDescent
from engines.slips import FactoryExample
from engines.slips.factory import faulty_gradients
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

CASES = {
    "factory": FACTORY,
    "mazur": MAZUR,
    "softmax": random_case(Network((3, 3, 2), loss="softmax_cross_entropy"), 4),
    "deep": random_case(Network((2, 3, 3, 3, 1), "tanh", loss="binary_cross_entropy")),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
either_way = pytest.mark.parametrize("biases", [True, False])
PUBLISHED = {1: "0.291027924", 10_000: "0.000035085"}
RIGHT = {1: "0.291027774", 10_000: "0.000035102"}


@every_case
@either_way
def test_every_step_is_the_step_of_one_pass(case, biases):
    network, parameters, *sample = case.all
    many = many_steps(*case.all, 0.5, range(6), biases)
    for at in range(6):
        here = parameters.with_vector(many.snapshots[at, 0])
        passed = one_pass(network, here, *sample, 0.5, biases)
        assert many.losses[at, 0] == pytest.approx(passed.passed.loss, rel=1e-13)
        np.testing.assert_allclose(many.outputs[at, 0], passed.passed.outputs, 1e-13)
        if at < 5:
            then = passed.next_parameters.vector
            np.testing.assert_allclose(many.snapshots[at + 1, 0], then, 1e-12, 1e-15)


@every_case
@either_way
def test_the_wrong_order_is_the_bug_of_that_name(case, biases):
    network, parameters, *sample = case.all
    many = many_steps(*case.all, 0.5, range(4), biases, outputs_first=[False, True])
    n_weights = sum(table.size for table in parameters.weights)
    for at in range(3):
        here = parameters.with_vector(many.snapshots[at, 1])
        example = FactoryExample(network, here, *sample, 0.5)
        told = faulty_gradients(example, ["update_first"])
        moves = told.grads.vector.copy()
        if not biases:
            moves[n_weights:] = 0
        then = here.vector - 0.5 * moves
        np.testing.assert_allclose(many.snapshots[at + 1, 1], then, 1e-12, 1e-15)


@pytest.mark.parametrize("case", [FACTORY, MAZUR], ids=["factory", "mazur"])
def test_it_is_plain_training_on_all_samples(case):
    history = train(*case.all, GradientDescent(0.5), 200)
    many = many_steps(*case.all, 0.5, [0, 200])
    np.testing.assert_allclose(many.losses[:, 0], history.losses, rtol=1e-11)


def test_mazurs_numbers_are_right_or_those_that_are_printed():
    many = many_steps(*MAZUR.all, 0.5, [0, 10_000], False, [False, True])
    for run, said in enumerate((RIGHT, PUBLISHED)):
        assert {at: f"{many.losses[at, run]:.9f}" for at in said} == said
    printed = many.outputs[-1, 1, 0]  # 0.015912196 and 0.984065734
    np.testing.assert_allclose(printed, [0.015912196, 0.984065734], atol=5e-10)


def test_a_single_layer_has_no_order():
    start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    network = Network((1, 1))
    many = many_steps(network, start, [[3]], [[5]], 0.05, [0, 9], True, [False, True])
    np.testing.assert_array_equal(many.losses[:, 0], many.losses[:, 1])


def test_a_run_that_is_lost_says_so_and_the_others_go_on():
    start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    run = Network((1, 1)), start, [[3]], [[5]]
    many = many_steps(*run, 10.0, [0, 2, 1_000])
    (taken,) = many.taken
    assert 0 < taken < 1_000
    assert np.isfinite(many.losses[: taken + 1]).all()
    assert not np.isfinite(many.losses[taken + 1])
    assert many_steps(*run, 0.05, [0, 1_000]).taken == [1_000]


def test_who_watches_goes_over_slices():
    seen = []

    def watch(slices):
        for one in slices:
            seen.append(len(one))
            yield one

    many_steps(*FACTORY.all, 0.5, [0, 99], watch=watch)
    assert sum(seen) == 100 and len(seen) > 5


@pytest.mark.parametrize("looks", [[], [0, 0], [5, 2], [-1], [0.5]], ids=str)
def test_looks_that_do_not_rise_are_refused(looks):
    with pytest.raises(ValueError, match="look"):
        many_steps(*FACTORY.all, 0.5, looks)


def test_shapes_and_links_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="weights have shapes"):
        many_steps(Network((2, 3, 1)), *FACTORY.all[1:], 0.5, [1])
    with pytest.raises(ValueError, match="residual"):
        residual = Network((2, 2, 1), residual=True)
        many_steps(residual, *FACTORY.all[1:], 0.5, [1])

"""Training in slices, in company, with penalties and frozen weights; how it ends."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    Parameters,
    Penalty,
    forward,
    initialize,
    stacked,
    train,
    unit_health,
)
from engines.backpropagation.learning import Rows
from engines.backpropagation.passes import backward
from engines.backpropagation.quick_passes import quick_passes
from engines.backpropagation.training import LOOKED
from engines.gradient_descent import (
    OPTIMIZERS,
    GradientDescent,
    StopReason,
    scheduled,
)
from tests.engines.backpropagation.test_training import CASES, every_case

WRITTEN = [one.name for one in fields(Rows)]
ARRAYS = (*LOOKED, *WRITTEN, "epochs", "stopped_at")
FIRST_ORDER = [name for name in OPTIMIZERS if name != "newton"]
NETWORK = Network((2, 4, 3, 1), "tanh", loss="binary_cross_entropy")
GENERATOR = np.random.default_rng(5)
INPUTS = GENERATOR.normal(size=(23, 2))
TARGETS = (INPUTS[:, :1] * INPUTS[:, 1:] > 0).astype(float)
TEST = GENERATOR.normal(size=(9, 2)), np.ones((9, 1))
RATE = 0.2
BATCH = 5  # the last one of an epoch has 3


def start(seed: int = 0) -> Parameters:
    return initialize(NETWORK.layer_sizes, "xavier", seed)


def trained(n_epochs=4, rule="momentum", **more):
    given = {"batch_size": BATCH, "seed": 3, "test": TEST, **more}
    begun = given.pop("start", start())
    optimizer = given.pop("optimizer", OPTIMIZERS[rule](RATE))
    return train(NETWORK, begun, INPUTS, TARGETS, optimizer, n_epochs, **given)


def same(one, other, names=ARRAYS) -> None:
    for name in names:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)


# --- both passes, in short --------------------------------------------------------


@every_case
def test_the_short_passes_are_the_long_ones_to_the_last_bit(case):
    network, parameters, inputs, targets = case.all
    passed = forward(network, parameters, inputs, targets)
    gradient = backward(network, parameters, passed).parameter_grads.vector
    found = quick_passes(network, parameters)(parameters.vector, inputs, targets)
    np.testing.assert_array_equal(found[0], gradient)
    np.testing.assert_array_equal(found[1], passed.outputs)


def test_the_short_passes_of_many_networks_are_those_of_each():
    many, inputs = stacked([start(seed) for seed in range(3)]), np.stack([INPUTS] * 3)
    passes = quick_passes(NETWORK, many)
    inputs[1] += 1
    gradients, outputs, _ = passes(many.vector, inputs, TARGETS)
    for at in range(3):
        alone = quick_passes(NETWORK, start(at))
        gradient, output, _ = alone(start(at).vector, inputs[at], TARGETS)
        np.testing.assert_allclose(gradients[at], gradient, rtol=1e-12)
        np.testing.assert_allclose(outputs[at], output, rtol=1e-12)


# --- looks ------------------------------------------------------------------------


def plain_losses(history, at: int) -> tuple[float, float, float, float]:
    """Return loss and share right of both lots of samples, by plain arithmetic."""
    weights, biases = _layers(history.snapshots[at])
    found = []
    for inputs, targets in ((INPUTS, TARGETS), TEST):
        a = inputs
        for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
            a = np.tanh(a @ matrix + bias)
        p = 1 / (1 + np.exp(-(a @ weights[-1] + biases[-1])))
        losses = -np.log(np.where(targets == 1, p, 1 - p))
        found += [losses.mean(), ((p > 0.5) == (targets == 1)).mean()]
    return tuple(found)


def _layers(vector):
    sizes = NETWORK.layer_sizes
    pairs = [*zip(sizes[:-1], sizes[1:], strict=True)]
    ends = np.cumsum([n * m for n, m in pairs] + list(sizes[1:]))
    parts = np.split(vector, ends[:-1])
    return [p.reshape(s) for p, s in zip(parts, pairs, strict=False)], parts[
        len(pairs) :
    ]


def test_every_look_is_what_plain_arithmetic_finds_of_its_snapshot():
    history = trained(looks_at=[1, 2, 7, 13])
    assert history.looks.tolist() == [0, 1, 2, 7, 13, 20]
    for at in range(len(history.looks)):
        ours = [
            getattr(history, name)[at]
            for name in ("losses", "accuracies", "test_losses", "test_accuracies")
        ]
        np.testing.assert_allclose(ours, plain_losses(history, at), rtol=1e-9)


def test_row_s_of_the_looks_is_the_state_after_so_many_updates():
    every = trained(looks_at=range(21))
    few = trained(looks_at=[3, 11])
    np.testing.assert_array_equal(few.snapshots, every.snapshots[[0, 3, 11, 20]])
    moved = np.diff(every.snapshots, axis=0)
    assert moved.shape == (20, start().count) and (np.abs(moved).max(axis=1) > 0).all()
    same(every, few, [*WRITTEN, "epochs"])
    assert every.epochs.tolist() == [at // 5 for at in range(20)]


def test_sizes_are_root_mean_squares_of_what_moved():
    history = trained(rule="gradient_descent", looks_at=range(21))
    for at in (0, 7, 19):
        before, after = (_layers(history.snapshots[k])[0] for k in (at, at + 1))
        for layer, (old, new) in enumerate(zip(before, after, strict=True)):
            moved = np.sqrt(((new - old) ** 2).mean())
            size = np.sqrt((old**2).mean())
            np.testing.assert_allclose(history.update_sizes[at, layer], moved, 1e-9)
            felt = history.weight_grad_sizes[at, layer]
            np.testing.assert_allclose(felt * RATE, moved, 1e-9)
            ratio = history.update_ratios[at, layer]
            np.testing.assert_allclose(ratio, moved / size, 1e-9)


def test_without_held_out_samples_there_is_no_number_for_them():
    history = trained(test=None)
    assert np.isnan(history.test_losses).all()
    assert np.isnan(history.test_accuracies).all()


# --- slices -----------------------------------------------------------------------


@pytest.mark.parametrize("rule", FIRST_ORDER)
@pytest.mark.parametrize("looks", [None, [1, 4, 5, 9, 12]])
def test_going_on_is_as_if_it_had_never_stopped(rule, looks):
    more = {"rule": rule, "looks_at": looks, "l2": 0.01}
    whole, slices = trained(**more), None
    for n_updates in (0, 4, 5, 10, 12, 19, 20):
        slices = trained(**more, n_updates=n_updates, after=slices)
        assert slices.looks[-1] <= n_updates
    same(whole, slices)
    np.testing.assert_array_equal(whole.parameters.vector, slices.parameters.vector)


def test_a_slice_has_the_first_rows_of_the_whole():
    whole, slice_ = trained(), trained(n_updates=11)
    n_looks, n_updates = len(slice_.looks), len(slice_.batch_losses)
    assert (n_looks, n_updates) == (3, 10)
    for name in LOOKED:
        np.testing.assert_array_equal(
            getattr(slice_, name), getattr(whole, name)[:n_looks]
        )
    for name in WRITTEN:
        np.testing.assert_array_equal(
            getattr(slice_, name), getattr(whole, name)[:n_updates]
        )


def test_a_record_can_be_gone_on_from_twice():
    half = trained(n_updates=10)
    one, other = trained(after=half), trained(after=half)
    same(one, other)


def test_batch_normalisation_goes_on_too():
    case = CASES["batch norm"]
    given = (*case.all, GradientDescent(0.1), 3, 2, 1)
    whole = train(*given)
    slices = train(*given, after=train(*given, n_updates=4))
    same(whole, slices)
    for ours, theirs in zip(
        slices.statistics.means, whole.statistics.means, strict=True
    ):
        np.testing.assert_array_equal(ours, theirs)


def test_the_same_seed_gives_the_same_history_and_another_one_another():
    same(trained(), trained())
    assert (trained(seed=4).losses[1:] != trained().losses[1:]).all()


# --- many together ----------------------------------------------------------------

SEEDS = [0, 1, 2, 3, 4]
ALONE = (*LOOKED, *WRITTEN)


def assert_each_is_as_alone(together, alone) -> None:
    for at, one in enumerate(alone):
        for name in ALONE:
            if name != "looks":
                ours = getattr(together, name)[:, at]
                np.testing.assert_allclose(
                    ours, getattr(one, name), rtol=1e-9, atol=1e-12, err_msg=name
                )


@pytest.mark.parametrize("rule", FIRST_ORDER)
def test_seeds_trained_together_are_seeds_trained_alone(rule):
    many = stacked([start(seed) for seed in SEEDS])
    together = trained(rule=rule, start=many, seed=SEEDS)
    alone = [trained(rule=rule, start=start(seed), seed=seed) for seed in SEEDS]
    assert_each_is_as_alone(together, alone)


def test_settings_trained_together_are_settings_trained_alone():
    rates, decays = np.array([0.01, 0.1, 0.5]), np.array([0.0, 0.1, 1.0])
    more = {"l1": 0.01, "looks_at": [3, 8]}
    together = trained(
        start=stacked([start()] * 3),
        optimizer=GradientDescent(rates),
        l2=decays,
        **more,
    )
    pairs = zip(rates, decays, strict=True)
    alone = [trained(optimizer=GradientDescent(r), l2=d, **more) for r, d in pairs]
    assert_each_is_as_alone(together, alone)


def test_one_that_diverges_leaves_the_others_alone():
    rates, many = np.array([0.1, 1e8, 0.3]), stacked([start()] * 3)
    more = {"l2": 0.5, "looks_at": range(0, 240, 20), "n_epochs": 48}
    together = trained(start=many, optimizer=GradientDescent(rates), **more)
    alone = [trained(optimizer=GradientDescent(rate), **more) for rate in (0.1, 0.3)]
    assert [one.name for one in together.stop_reason] == [
        "STEPS_DONE",
        "DIVERGED",
        "STEPS_DONE",
    ]
    for at, one in zip((0, 2), alone, strict=True):
        np.testing.assert_allclose(together.losses[:, at], one.losses, rtol=1e-9)
    lost = int(together.stopped_at[1])
    assert 0 < lost < 240
    assert np.isfinite(together.batch_losses[:lost, 1]).all()
    assert np.isnan(together.batch_losses[lost + 1 :, 1]).all()
    assert np.isfinite(together.losses).all() and np.isfinite(together.snapshots).all()


def test_networks_with_one_seed_see_the_same_batches():
    together = trained(start=stacked([start(), start()]), seed=3)
    np.testing.assert_array_equal(together.losses[:, 0], together.losses[:, 1])


# --- penalties and frozen weights -------------------------------------------------


@pytest.mark.parametrize(("l1", "l2"), [(0.3, 0.0), (0.0, 0.7), (0.2, 0.4)])
def test_the_gradient_is_that_of_loss_and_penalty(l1, l2):
    history = trained(1, rule="gradient_descent", batch_size=None, l1=l1, l2=l2)
    gradient = (history.snapshots[0] - history.snapshots[1]) / RATE

    def whole(vector):
        passed = forward(NETWORK, start().with_vector(vector), INPUTS, TARGETS)
        every = np.concatenate([one.ravel() for one in _layers(vector)[0]])
        return passed.loss + l1 * np.abs(every).sum() + l2 / 2 * (every**2).sum()

    nudges = 1e-6 * np.eye(len(gradient))
    here = history.snapshots[0]
    slopes = [(whole(here + n) - whole(here - n)) / 2e-6 for n in nudges]
    np.testing.assert_allclose(gradient, slopes, rtol=1e-6, atol=1e-8)
    plain = trained(1, rule="gradient_descent", batch_size=None)
    assert history.losses[0] == plain.losses[0]  # apart from the loss
    assert history.penalties[0] > 0 and (plain.penalties == 0).all()


def test_the_penalty_alone_diverges_where_rate_times_decay_is_above_2():
    given = {"batch_size": None, "looks_at": [1, 5, 20], "n_epochs": 400}
    optimizer = GradientDescent(0.3)
    lost = trained(optimizer=optimizer, l2=10.0, **given)  # 3 > 2: |1 - 3| = 2
    assert lost.penalties[2] > 100 * lost.penalties[1]
    growth = np.sqrt(lost.penalties[3] / lost.penalties[2]) ** (1 / 15)
    assert growth == pytest.approx(2, rel=1e-2)
    kept = trained(optimizer=optimizer, l2=6.0, **given)  # 1.8 < 2
    assert kept.stop_reason is not StopReason.DIVERGED
    assert kept.penalties[-1] < kept.penalties[0]


def test_lasso_makes_weights_zero_and_decay_does_not():
    given = {"batch_size": None, "n_epochs": 300, "optimizer": GradientDescent(0.05)}
    lasso, decay = trained(l1=0.05, **given), trained(l2=0.05, **given)
    small = [
        (np.abs(one.snapshots[-1][: 4 * 2 + 4 * 3 + 3]) < 0.05).sum()
        for one in (lasso, decay)
    ]
    assert small[0] > small[1]


@pytest.mark.parametrize("name", ["l1", "l2"])
@pytest.mark.parametrize("given", [-1.0, np.inf, np.nan])
def test_a_penalty_that_rewards_or_is_no_number_is_refused(name, given):
    with pytest.raises(ValueError, match=f"penalty {name.upper()} is {given}"):
        Penalty(**{name: given})


@pytest.mark.parametrize("rule", FIRST_ORDER)
def test_frozen_parameters_stay_and_the_others_move(rule):
    frozen = np.zeros(start().count, bool)
    frozen[[0, 5, 20, 30]] = True
    history = trained(rule=rule, frozen=frozen, l2=0.1)
    moved = (history.snapshots[1:] != history.snapshots[0]).any(axis=0)
    np.testing.assert_array_equal(moved, ~frozen)


def test_a_frozen_row_of_another_length_is_refused():
    with pytest.raises(
        ValueError, match=r"shape \(3,\); the network has 31 parameters"
    ):
        trained(frozen=[True, False, True])


def test_a_schedule_multiplies_the_rate_of_every_update():
    halving = scheduled(GradientDescent(RATE), "cosine", 20)
    history = trained(optimizer=halving, looks_at=range(21))
    ratio = history.update_sizes / history.weight_grad_sizes
    factors = (1 + np.cos(np.pi * np.arange(20) / 20)) / 2
    np.testing.assert_allclose(ratio, np.outer(RATE * factors, np.ones(3)), rtol=1e-9)


# --- how it ends ------------------------------------------------------------------


@cache
def diverged(looks=None):
    network = Network((1, 1))
    begun = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    given = {"looks_at": looks}
    return train(network, begun, [[3.0]], [[5.0]], GradientDescent(10.0), 300, **given)


def test_a_run_that_diverges_says_at_which_update():
    history = diverged(tuple(range(0, 300, 50)))
    assert history.stop_reason is StopReason.DIVERGED
    at = int(history.stopped_at)
    assert len(history.batch_losses) == at and np.isfinite(history.batch_losses).all()
    # The error is multiplied by 1 - 10 * (3^2 + 1) = -99 at every update.
    # Half the square of 2 * 99^t is first beyond all numbers at this t.
    assert at == int(np.log(np.finfo(float).max / 2) / 2 / np.log(99)) + 1
    assert history.looks[-1] == at - 1  # where it stood last
    assert history.losses[-1] == history.batch_losses[-1]


def test_a_run_that_cannot_move_any_more_has_converged():
    begun = Parameters((np.array([[2.0]]),), (np.array([-1.0]),))
    settled = train(Network((1, 1)), begun, [[3.0]], [[5.0]], GradientDescent(0.05), 3)
    assert settled.stop_reason is StopReason.SETTLED
    moving = train(Network((1, 1)), begun, [[3.0]], [[6.0]], GradientDescent(0.05), 3)
    assert moving.stop_reason is StopReason.STEPS_DONE


def test_a_plateau_is_a_second_half_that_took_nothing_off():
    flat = trained(20, optimizer=GradientDescent(1e-7))
    falls = trained(20, optimizer=GradientDescent(0.5), batch_size=None)
    assert flat.is_on_plateau and not falls.is_on_plateau


def test_a_unit_is_dead_where_its_slope_is_zero_for_every_sample():
    network = Network((2, 5, 4, 1), "relu", loss="binary_cross_entropy")
    parameters = initialize(network.layer_sizes, "he", 1)
    parameters.biases[0][[1, 3]] = -50.0
    passed = forward(network, parameters, INPUTS, TARGETS)
    health = unit_health(network, passed)
    assert health.dead[0] == 2
    for layer in range(2):
        slopes = (passed.pre_activations[layer] > 0).astype(float)
        assert health.dead[layer] == (slopes.max(axis=0) == 0).sum()
        assert health.saturated[layer] == pytest.approx((slopes < 0.1).mean())
    sure = replace(NETWORK, activation="sigmoid")
    large = start().with_vector(40 * start().vector)
    flat = forward(sure, large, INPUTS, TARGETS)
    shares = [(a * (1 - a) < 0.025).mean() for a in flat.activations[1:-1]]
    np.testing.assert_allclose(unit_health(sure, flat).saturated, shares)

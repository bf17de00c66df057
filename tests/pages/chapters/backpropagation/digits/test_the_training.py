"""The training that all parts share: the split, its slices, and what it comes to."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.backpropagation.digits.learn_to_read import record as reading
from pages.chapters.backpropagation.digits.plain import plain_forward, plain_gradients
from pages.chapters.backpropagation.digits.record import (
    Settings,
    course,
    network_of,
    split,
    trained,
)
from pages.chapters.backpropagation.digits.what_units_look_for import record as units

SEEDS = range(5)
FAST = {"rule": "adam", "learning_rate": 0.01, "n_epochs": 12}


def test_every_digit_is_learned_from_or_held_out_and_none_is_both():
    learned, held = split()
    rows = np.concatenate([learned.rows, held.rows])
    assert (len(learned.rows), len(held.rows)) == (1200, 597)
    assert sorted(rows.tolist()) == list(range(1797))
    for part in (learned, held):  # all ten kinds, about equally often
        shares = np.bincount(part.labels) / len(part.labels)
        assert len(shares) == 10 and shares.min() > 0.07


@pytest.mark.parametrize("rooms", [reading, units])
@pytest.mark.parametrize("n_epochs", [1, 12])
def test_a_record_that_grows_ends_as_the_one_that_is_run_at_once(rooms, n_epochs):
    settings = Settings(n_epochs=n_epochs, seed=77, hidden=8.0)
    course.cache_clear()
    stages = [rooms.begin(settings)]
    while not stages[-1].is_whole:
        assert stages[-1].n_planned == n_epochs + 1 > stages[-1].n_steps + 1
        stages.append(rooms.grow(stages[-1]))
    assert len(stages) == (1 if n_epochs == 1 else 3)
    course.cache_clear()
    whole = rooms.run(settings)
    assert whole.is_whole and whole.n_steps == n_epochs
    for one in stages:  # what was there stays
        shown = one.net.history.snapshots
        assert (shown == whole.net.history.snapshots[: len(shown)]).all()
        assert (one.net.held_shares == whole.net.held_shares[: len(shown)]).all()


def test_a_training_that_is_there_is_whole_at_once():
    settings = Settings(n_epochs=12, seed=78, hidden=8.0)
    assert reading.run(settings).is_whole
    assert reading.begin(settings).is_whole and units.begin(settings).is_whole


def test_parts_share_one_training():
    settings = Settings(part="Learn to read", seed=79, n_epochs=2)
    other = replace(settings, part="What units look for", unit=5, true_digit="3")
    assert reading.run(settings).net is units.run(other).net is trained(other)


def test_a_penalty_and_the_plain_gradient_agree_with_the_engine():
    settings = Settings(
        n_epochs=1, l2=0.1, seed=3, activation="tanh", batch_size=1200.0
    )
    one = trained(settings)
    start = network_of(settings.recipe)[1]
    layers = start.weights, start.biases
    learned = one.learned
    how = learned.inputs, learned.targets
    grads = plain_gradients("tanh", *layers, *how, settings.l2)
    after = one.parameters(1)
    for was, now, grad in zip(start.weights, after.weights, grads[0], strict=True):
        assert np.allclose(now, was - settings.learning_rate * grad, atol=1e-14)
    free = plain_gradients("tanh", *layers, *how, 0.0)
    assert not np.allclose(free[0][0], grads[0][0], atol=1e-6)  # the penalty counts


@pytest.mark.parametrize("kind", ["relu", "tanh", "sigmoid", "identity"])
def test_the_plain_pass_is_the_engines(kind):
    one = trained(Settings(n_epochs=1, activation=kind, hidden=4.0, seed=5))
    parameters = one.parameters(1)
    z, _ = plain_forward(kind, parameters.weights, parameters.biases, one.held.inputs)
    shares = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    assert np.allclose(shares, one.held_shares[1], atol=1e-12)


def gains(hidden: float) -> np.ndarray:
    """Return by how much a network beats the linear baseline, for every seed."""
    records = [
        reading.run(Settings(hidden=hidden, seed=seed, **FAST)) for seed in SEEDS
    ]
    return np.array(
        [one.held_accuracies[-1] - one.baseline_accuracies[-1] for one in records]
    )


def test_a_hidden_layer_reads_new_digits_at_least_as_well_as_the_linear_baseline():
    """Its mean gain over the seeds is above 0 by more than two standard errors."""
    found = gains(32.0)
    error = found.std(ddof=1) / np.sqrt(len(found))
    assert found.mean() > 2 * error > 0
    record = reading.run(Settings(seed=0, **FAST))
    assert record.baseline_accuracies[-1] > 0.95  # no straw man


def test_two_units_do_not():
    found = gains(2.0)
    error = found.std(ddof=1) / np.sqrt(len(found))
    assert found.mean() < -2 * error < 0

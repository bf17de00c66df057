"""Many settings walk side by side, each exactly as it would alone."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    ACTIVATIONS,
    BIAS_CORRECTIONS,
    MOMENTUM_FORMS,
    NEWTON_TARGETS,
    OPTIMIZERS,
    SCHEDULES,
    SURFACES,
    GradientDescent,
    StopReason,
    descend,
    descend_many,
    fit_neuron,
    fit_neurons,
    quadratic,
    scheduled,
)

BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
LANDS = [*SURFACES.values(), BOWL]
# Rates that settle at once, creep, zigzag and fly off, on one surface or another.
rates = st.one_of(st.floats(1e-4, 3.0), st.sampled_from([0.5, 1.0, 1.1, 50.0, 1e12]))
shares = st.floats(0, 0.999)
NUMBERS = {
    "learning_rate": rates,
    "momentum": shares,
    "decay": shares,
    "beta1": shares,
    "beta2": shares,
    "epsilon": st.floats(1e-12, 1.0),
    "damping": st.floats(0, 10.0),
}
WAYS = {  # the same for all walks
    "form": st.sampled_from([*MOMENTUM_FORMS]),
    "bias_correction": st.sampled_from([*BIAS_CORRECTIONS]),
    "target": st.sampled_from([*NEWTON_TARGETS]),
}


def test_every_number_of_every_optimizer_is_tried():
    names = {field.name for one in OPTIMIZERS.values() for field in fields(one)}
    assert names == set(NUMBERS) | set(WAYS)


@st.composite
def optimizers(draw):
    """Return a kind of optimizer, and four of its values for some of its numbers."""
    kind = OPTIMIZERS[draw(st.sampled_from([*OPTIMIZERS]))]
    names = {field.name for field in fields(kind)}
    many = draw(st.sets(st.sampled_from(sorted(names - set(WAYS))), min_size=1))
    four = {name: [draw(NUMBERS[name]) for _ in range(4)] for name in sorted(many)}
    ways = {name: draw(WAYS[name]) for name in sorted(names & set(WAYS))}
    return kind(learning_rate=draw(rates), **ways), four


def assert_same_walk(crowd, i, walk):
    """Walk number i of a crowd with every step kept, against one that went alone."""
    assert crowd.stop_reasons[i] is walk.stop_reason
    assert crowd.n_steps[i] == walk.n_steps
    rows = np.minimum(crowd.steps, walk.n_steps)
    for name in ("points", "values", "gradients"):
        found = getattr(crowd, name)[:, i]
        np.testing.assert_array_equal(found, getattr(walk, name)[rows])
    np.testing.assert_array_equal(crowd.updates[: walk.n_steps, i], walk.updates)
    assert not crowd.updates[walk.n_steps :, i].any()


@settings(max_examples=150, deadline=None)
@given(optimizers(), st.sampled_from(LANDS), st.lists(shares, min_size=8, max_size=8))
def test_with_numbers_of_its_own_each_walks_as_it_would_alone(drawn, surface, places):
    optimizer, four = drawn
    low, high = np.array(surface.domain).T
    starts = low + np.reshape(places[: 4 * len(low)], (4, -1)) * (high - low)
    together = replace(optimizer, **{name: np.array(v) for name, v in four.items()})
    crowd = descend_many(surface, together, starts, 70)
    for i, start in enumerate(starts):
        alone = replace(optimizer, **{name: v[i] for name, v in four.items()})
        assert_same_walk(crowd, i, descend(surface, alone, start, 70))


@settings(max_examples=60, deadline=None)
@given(optimizers(), st.sampled_from([*SCHEDULES]), st.integers(0, 40))
def test_under_a_schedule_too(drawn, schedule, n_steps):
    """The learning rate of every walk is the schedule's, also after its last step."""
    optimizer, four = drawn
    starts = np.array([[3.0, 1.0], [0.5, -2.0], [-4.0, 0.1], [1.0, 1.0]])
    together = replace(optimizer, **{name: np.array(v) for name, v in four.items()})
    crowd = descend_many(BOWL, scheduled(together, schedule, n_steps), starts, 45)
    for i, start in enumerate(starts):
        alone = replace(optimizer, **{name: v[i] for name, v in four.items()})
        walk = descend(BOWL, scheduled(alone, schedule, n_steps), start, 45)
        assert_same_walk(crowd, i, walk)


def test_rates_side_by_side_settle_last_and_fly_off():
    rates = np.array([0.5, 0.1, 1.1])
    crowd = descend_many(SURFACES["square"], GradientDescent(rates), [[4.0]] * 3, 200)
    reasons = [StopReason.SETTLED, StopReason.SETTLED, StopReason.DIVERGED]
    assert crowd.stop_reasons.tolist() == reasons
    assert crowd.n_steps[0] == 1 and crowd.points[-1, 0] == 0
    assert 1 < crowd.n_steps[1] < 200 and 1 < crowd.n_steps[2] < 200


@pytest.mark.parametrize("every", [1, 3, 50])
def test_kept_gradients_and_updates_belong_to_the_kept_steps(every):
    rates = GradientDescent(np.array([0.5, 0.1, 1.1, 2.0]))
    some = descend_many(SURFACES["square"], rates, [[4.0]] * 4, 40, every)
    full = descend_many(SURFACES["square"], rates, [[4.0]] * 4, 40)
    np.testing.assert_array_equal(some.gradients, full.gradients[some.steps])
    np.testing.assert_array_equal(some.updates, full.updates[some.steps])
    np.testing.assert_array_equal(full.points[1:], (full.points + full.updates)[:-1])


def test_numbers_for_another_crowd_are_refused():
    two = GradientDescent(np.array([0.1, 0.2]))
    with pytest.raises(ValueError, match=r"learning rate has shape \(2,\), .* 3 walks"):
        descend_many(SURFACES["square"], two, [[1.0]] * 3, 5)


@pytest.mark.parametrize("rate", [0.0, -1.0, np.nan, np.inf])
def test_one_rate_that_means_nothing_is_refused_among_others(rate):
    with pytest.raises(ValueError, match="learning rate is .*finite number above 0"):
        GradientDescent(np.array([0.1, rate]))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(rates, min_size=1, max_size=5),
    st.sampled_from([(one, "squared") for one in ACTIVATIONS] + [("sigmoid", "log")]),
    st.tuples(st.sampled_from([None, 1, 2, 3, 7, 20]), st.booleans()),
    st.tuples(st.integers(1, 9), st.integers(1, 3)),
    st.integers(0, 12),
    st.integers(0, 99),
)
def test_each_rate_trains_as_it_would_alone(
    rates, judged, batches, shape, n_epochs, seed
):
    (activation, loss), (batch_size, with_replacement) = judged, batches
    generator = np.random.default_rng(seed)
    inputs, weights = generator.normal(size=shape), generator.normal(size=shape[1])
    targets = generator.integers(2, size=shape[0])
    rest = dict(
        n_epochs=n_epochs,
        activation=activation,
        batch_size=batch_size,
        seed=seed,
        loss=loss,
        with_replacement=with_replacement,
    )
    fits = fit_neurons(inputs, targets, weights, rates, **rest)
    for i, rate in enumerate(rates):
        alone = fit_neuron(inputs, targets, weights, rate, **rest)
        assert fits.stop_reasons[i] is alone.stop_reason
        assert fits.n_steps[i] == alone.n_steps
        seen = fits.samples_seen[: alone.n_steps + 1]
        np.testing.assert_array_equal(seen, alone.samples_seen)
        rows = np.minimum(np.arange(len(fits.losses)), alone.n_steps)
        np.testing.assert_array_equal(fits.weights[:, i], alone.weights[rows])
        np.testing.assert_array_equal(fits.losses[:, i], alone.losses[rows])


def test_trainings_side_by_side_end_in_three_ways():
    rates = [0.2, 0.01, 50.0]
    fits = fit_neurons([[1, 2]], [1], [0.1, 0.3], rates, n_epochs=30)
    reasons = [StopReason.SETTLED, StopReason.STEPS_DONE, StopReason.DIVERGED]
    assert fits.stop_reasons.tolist() == reasons
    assert fits.weights.shape == (31, 3, 2) and fits.losses.shape == (31, 3)
    assert np.isfinite(fits.weights).all() and np.isfinite(fits.losses).all()


@pytest.mark.parametrize(
    ("rates", "sentence"),
    [([0.1, 0.0], "learning rate is"), (0.1, "learning rates have shape")],
)
def test_rates_that_mean_nothing_are_refused(rates, sentence):
    with pytest.raises(ValueError, match=sentence):
        fit_neurons([[1, 2]], [1], [0.1, 0.3], rates, n_epochs=3)

"""Training one neuron: the study note's table, and gradient descent by another name."""

import numpy as np
import pytest

from engines.datasets import load
from engines.gradient_descent import (
    ACTIVATIONS,
    GradientDescent,
    StopReason,
    descend,
    fit_neuron,
    largest_safe_learning_rate,
    neuron_surface,
    quadratic_descent_point,
)
from engines.reference import least_squares

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)
ONE = dict(inputs=[[1, 2]], targets=[1], weights=[0.1, 0.3])
NOTE = {
    0: (0.1, 0.3, 0.7, 0.3),
    1: (0.13, 0.36, 0.85, 0.15),
    2: (0.145, 0.39, 0.925, 0.075),
    3: (0.1525, 0.405, 0.9625, 0.0375),
    5: (0.158125, 0.41625, 0.990625, 0.009375),
}


def table(name):
    data = load(name)
    study, passed = data.rows.T
    return np.column_stack([np.ones(len(study)), study]), passed


FIVE_INPUTS, FIVE_TARGETS = table("five_students")


def fit_five(**settings):
    defaults = dict(weights=[0.1, -0.2], learning_rate=0.05, n_epochs=40)
    return fit_neuron(FIVE_INPUTS, FIVE_TARGETS, **(defaults | settings))


@pytest.mark.parametrize("step", NOTE)
def test_the_study_notes_table(step):
    fit = fit_neuron(**ONE, learning_rate=0.1, n_epochs=5)
    w0, w1, a, error = NOTE[step]
    np.testing.assert_allclose(fit.weights[step], [w0, w1], rtol=0, atol=2e-16)
    np.testing.assert_allclose(fit.activations[step], [a], rtol=0, atol=2e-16)
    np.testing.assert_allclose(fit.errors[step], [error], rtol=0, atol=3e-16)


def test_the_study_notes_error_halves_at_every_step():
    """Its factor is 1 - learning_rate * |x|^2 = 1 - 0.1 * 5."""
    errors = fit_neuron(**ONE, learning_rate=0.1, n_epochs=20).errors[:, 0]
    np.testing.assert_allclose(errors, 0.3 * 0.5 ** np.arange(21), rtol=1e-9)


def test_with_one_sample_the_loss_is_half_the_squared_error():
    fit = fit_neuron(**ONE, learning_rate=0.1, n_epochs=3)
    np.testing.assert_allclose(fit.losses, fit.errors[:, 0] ** 2 / 2, rtol=1e-15)


@every_activation
@pytest.mark.parametrize("batch_size", [None, 1, 2, 5, 9])
def test_row_t_of_every_array_belongs_to_the_same_moment(activation, batch_size):
    fit = fit_five(activation=activation, batch_size=batch_size, n_epochs=7)
    T, slope = fit.n_steps, ACTIVATIONS[activation].slope
    np.testing.assert_array_equal(fit.weights[1:], fit.weights[:-1] + fit.updates)
    np.testing.assert_allclose(fit.pre_activations, fit.weights @ FIVE_INPUTS.T)
    np.testing.assert_array_equal(fit.errors, FIVE_TARGETS - fit.activations)
    np.testing.assert_allclose(fit.losses, (fit.errors**2).mean(axis=1) / 2)
    np.testing.assert_allclose(fit.updates, -0.05 * fit.weight_grads, rtol=1e-14)
    assert len(fit.batches) == len(fit.epochs) == T
    for t, batch in enumerate(fit.batches):
        own = (fit.errors[t] * slope(fit.activations[t]))[:, None] * FIVE_INPUTS
        unused = np.setdiff1d(np.arange(5), batch)
        np.testing.assert_allclose(fit.contributions[t, batch], own[batch], rtol=1e-15)
        assert not fit.contributions[t, unused].any()
        mean = -fit.contributions[t].sum(axis=0) / len(batch)
        np.testing.assert_allclose(fit.weight_grads[t], mean, rtol=1e-13)


@every_activation
def test_with_all_samples_it_is_gradient_descent_on_the_loss(activation):
    surface = neuron_surface(FIVE_INPUTS, FIVE_TARGETS, activation)
    walk = descend(surface, GradientDescent(0.05), [0.1, -0.2], 40)
    fit = fit_five(activation=activation)
    np.testing.assert_array_equal(fit.weights, walk.points)
    np.testing.assert_array_equal(fit.losses, walk.values)
    np.testing.assert_array_equal(fit.weight_grads, walk.gradients[:-1])
    assert fit.stop_reason is walk.stop_reason


@every_activation
def test_the_gradient_of_all_is_the_mean_of_the_gradients_of_each(activation):
    together = fit_five(activation=activation, n_epochs=1).weight_grads[0]
    alone = [
        neuron_surface([row], [target], activation).gradient(np.array([0.1, -0.2]))
        for row, target in zip(FIVE_INPUTS, FIVE_TARGETS, strict=True)
    ]
    np.testing.assert_allclose(together, np.mean(alone, axis=0), rtol=1e-14)


@pytest.mark.parametrize(("batch_size", "per_epoch"), [(1, 5), (2, 3), (4, 2), (5, 1)])
def test_every_epoch_uses_every_sample_once(batch_size, per_epoch):
    fit = fit_five(batch_size=batch_size, n_epochs=6)
    assert fit.n_steps == 6 * per_epoch
    for epoch in range(6):
        batches = [fit.batches[t] for t in np.flatnonzero(fit.epochs == epoch)]
        assert len(batches) == per_epoch
        assert sorted(np.concatenate(batches).tolist()) == [0, 1, 2, 3, 4]


def test_one_at_a_time_the_order_is_shuffled_by_the_seed():
    def orders(seed):
        return [
            b.tolist() for b in fit_five(batch_size=1, n_epochs=4, seed=seed).batches
        ]

    assert orders(1) == orders(1) != orders(2)
    assert orders(1)[:5] != orders(1)[5:10]


def test_with_all_samples_the_seed_has_no_effect():
    np.testing.assert_array_equal(fit_five(seed=1).weights, fit_five(seed=2).weights)


def test_it_settles_at_scikit_learns_least_squares():
    fit = fit_five(learning_rate=0.15, n_epochs=20_000)
    assert fit.stop_reason is StopReason.SETTLED
    expected = least_squares(FIVE_INPUTS, FIVE_TARGETS)
    np.testing.assert_allclose(fit.weights[-1], expected, atol=1e-11)


def test_the_closed_form_stands_where_training_leads():
    surface, start = neuron_surface(FIVE_INPUTS, FIVE_TARGETS), np.array([0.1, -0.2])
    formula = quadratic_descent_point(
        surface.hessian(start), surface.gradient(start), start, 0.05, np.arange(41)
    )
    np.testing.assert_allclose(fit_five().weights, formula, rtol=1e-11)


@pytest.mark.parametrize("share", [0.99, 1.01])
def test_two_over_the_curvature_decides_whether_training_flies_off(share):
    surface = neuron_surface(FIVE_INPUTS, FIVE_TARGETS)
    curvature = np.linalg.eigvalsh(surface.hessian(np.zeros(2)))[-1]
    edge = largest_safe_learning_rate(GradientDescent(1.0), curvature)
    fit = fit_five(learning_rate=share * edge, n_epochs=3000)
    assert (fit.stop_reason is StopReason.DIVERGED) == (share > 1)


def test_a_learning_rate_that_works_in_hours_flies_off_in_minutes():
    inputs, targets = table("minutes")
    fit = fit_neuron(inputs, targets, [0.0, 0.0], 0.05, n_epochs=100)
    assert fit.stop_reason is StopReason.DIVERGED and fit.n_steps < 10
    assert np.isfinite(fit.weights).all() and np.isfinite(fit.losses).all()
    assert fit_five(n_epochs=100).stop_reason is StopReason.STEPS_DONE


def test_diverged_at_once_leaves_empty_but_well_shaped_arrays():
    fit = fit_five(learning_rate=1e12)
    assert fit.stop_reason is StopReason.DIVERGED and fit.n_steps == 0
    assert fit.weights.shape == (1, 2) and fit.contributions.shape == (0, 5, 2)
    assert fit.weight_grads.shape == fit.updates.shape == (0, 2)


def test_a_perfect_neuron_settles_without_an_update():
    fit = fit_neuron([[1, 2], [1, 3]], [2, 3], [0, 1], 0.1, 9, batch_size=1)
    assert fit.stop_reason is StopReason.SETTLED and fit.n_steps == 0


def test_one_fitting_sample_does_not_stop_the_others_from_teaching():
    fit = fit_neuron([[1, 2], [1, 3]], [2, 9], [0, 1], 0.01, 9, batch_size=1)
    assert fit.n_steps == 18


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (dict(weights=[1.0]), "give 2 finite number"),
        (dict(weights=[np.nan, 1.0]), "give 2 finite number"),
        (dict(targets=[1, 2]), "one target for each sample"),
        (dict(inputs=[1, 2]), "one row of inputs"),
        (dict(targets=[np.inf]), "targets must be finite"),
        (dict(n_epochs=-1), "number of epochs is -1"),
        (dict(batch_size=0), "batch size is 0"),
        (dict(learning_rate=0.0), "learning rate is 0.0"),
        (dict(activation="cube"), "no activation 'cube'; choose one of linear"),
    ],
)
def test_settings_that_mean_nothing_are_refused(changed, sentence):
    with pytest.raises(ValueError, match=sentence):
        fit_neuron(**(ONE | dict(learning_rate=0.1, n_epochs=5) | changed))

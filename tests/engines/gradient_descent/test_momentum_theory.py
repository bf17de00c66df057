"""Momentum's theory: the roots say what the optimizers themselves go on to do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gradient_descent import (
    MOMENTUM_FORMS,
    Adam,
    Behaviour,
    GradientDescent,
    Momentum,
    Nesterov,
    asymptotic_rate,
    behaviour,
    best_descent,
    best_momentum,
    critical_momentum,
    descend,
    direction_rate,
    largest_safe_learning_rate,
    quadratic,
    roots,
)

KINDS = (Momentum, Nesterov)
rates = st.floats(0.01, 5.0)
momenta = st.floats(0.0, 0.99)


def companion(optimizer, curvature):
    """Return the matrix of one update, measured on the optimizer: (x, v) to (x, v)."""
    columns = []
    for x, v in ((1.0, 0.0), (0.0, 1.0)):
        state = {"velocity": np.array([v])}
        update, after = optimizer.update(np.array([curvature * x]), state)
        columns.append([x + update[0], after["velocity"][0]])
    return np.array(columns).T


@pytest.mark.parametrize("kind", KINDS)
@given(rate=rates, momentum=momenta, curvature=st.floats(0.05, 4.0))
def test_the_roots_are_the_eigenvalues_of_one_update(kind, rate, momentum, curvature):
    optimizer = kind(rate, momentum)
    matrix = companion(optimizer, curvature)
    found = roots(optimizer, curvature)
    scale = 1 + np.abs(matrix).max()
    np.testing.assert_allclose(found.sum(), np.trace(matrix), atol=1e-12 * scale)
    determinant = np.linalg.det(matrix)
    np.testing.assert_allclose(found.prod(), determinant, atol=1e-10 * scale**2)
    largest = np.abs(np.linalg.eigvals(matrix)).max()
    np.testing.assert_allclose(
        direction_rate(optimizer, curvature), largest, atol=2e-6 * scale
    )


@pytest.mark.parametrize("form", MOMENTUM_FORMS)
@given(rate=rates, momentum=momenta)
def test_every_form_has_the_roots_of_its_own_update(form, rate, momentum):
    optimizer = Momentum(rate, momentum, form)
    matrix = companion(optimizer, 1.5)
    found = roots(optimizer, 1.5)
    scale = 1 + np.abs(matrix).max()
    np.testing.assert_allclose(found.sum(), np.trace(matrix), atol=1e-12 * scale)
    determinant = np.linalg.det(matrix)
    np.testing.assert_allclose(found.prod(), determinant, atol=1e-10 * scale**2)


@given(rate=rates, curvature=st.floats(0.05, 4.0))
def test_momentum_zero_is_plain_descent(rate, curvature):
    plain = direction_rate(GradientDescent(rate), curvature)
    for kind in KINDS:
        assert direction_rate(kind(rate, 0.0), curvature) == pytest.approx(plain)


@pytest.mark.parametrize("kind", KINDS)
@given(momentum=momenta, curvature=st.floats(0.05, 4.0))
def test_beyond_the_edge_errors_grow_and_before_it_they_shrink(
    kind, momentum, curvature
):
    edge = largest_safe_learning_rate(kind(1.0, momentum), curvature)
    assert direction_rate(kind(0.999 * edge, momentum), curvature) < 1
    assert direction_rate(kind(1.001 * edge, momentum), curvature) > 1
    on_it = kind(edge, momentum)
    assert behaviour(on_it, curvature) is Behaviour.EDGE


@given(momentum=momenta)
def test_the_edge_of_momentum_is_two_and_two_beta(momentum):
    at = Momentum(2 + 2 * momentum, momentum)
    assert direction_rate(at, 1.0) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("kind", KINDS)
@given(product=st.floats(0.01, 0.99))
def test_critical_momentum_is_where_ripples_begin(kind, product):
    critical = float(critical_momentum(kind, product, 1.0))
    assert 0 <= critical < 1
    above = kind(product, critical + 1e-3 * (1 - critical))
    assert behaviour(above, 1.0) is Behaviour.RIPPLES
    if critical > 1e-3:
        below = kind(product, critical - 1e-3 * critical)
        assert behaviour(below, 1.0) is Behaviour.MONOTONE


@pytest.mark.parametrize("kind", KINDS)
@given(product=st.floats(0.01, 0.99), momentum=momenta)
def test_critical_momentum_is_the_fastest(kind, product, momentum):
    critical = float(critical_momentum(kind, product, 1.0))
    best = direction_rate(kind(product, critical), 1.0)
    assert best == pytest.approx(1 - np.sqrt(product), abs=1e-7)
    assert direction_rate(kind(product, momentum), 1.0) >= best - 1e-7


def test_nesterov_has_no_critical_momentum_beyond_one():
    assert np.isnan(critical_momentum(Nesterov, 1.5, 1.0))
    assert critical_momentum(Momentum, 2.25, 1.0) == pytest.approx(0.25)


@pytest.mark.parametrize("kappa", [1.0, 1.5, 4.0, 25.0, 100.0, 1000.0])
def test_the_best_settings_have_their_published_rates(kappa):
    bowl, root = (0.5, 0.5 * kappa), np.sqrt(kappa)
    expected = {
        best_descent(bowl): (kappa - 1) / (kappa + 1),
        best_momentum(Momentum, bowl): (root - 1) / (root + 1),
        best_momentum(Nesterov, bowl): 1 - 2 / np.sqrt(3 * kappa + 1),
    }
    for optimizer, rate in expected.items():
        assert asymptotic_rate(optimizer, bowl) == pytest.approx(rate, abs=1e-6)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("kappa", [1.5, 25.0, 100.0])
def test_no_setting_of_a_fine_grid_is_faster_than_the_best(kind, kappa):
    bowl = (1 / kappa, 1.0)
    best = best_momentum(kind, bowl)
    eta = best.learning_rate * np.linspace(0.5, 1.5, 201)
    beta = np.linspace(0, 0.995, 200)[:, np.newaxis]
    found = asymptotic_rate(kind(eta, beta), bowl)
    assert found.min() >= asymptotic_rate(best, bowl) - 1e-9
    if best.momentum > 0:  # a negative control: the grid is near enough to tell
        assert found.min() < 1.2 * asymptotic_rate(best, bowl)


def settings():
    """Return settings of each behaviour, away from every border."""
    return [
        (Momentum(0.1, 0.1), Behaviour.MONOTONE),
        (Momentum(0.5, 0.8), Behaviour.RIPPLES),
        (Momentum(2.0, 0.1), Behaviour.OSCILLATES),
        (Momentum(3.0, 0.2), Behaviour.DIVERGES),
        (Nesterov(0.1, 0.1), Behaviour.MONOTONE),
        (Nesterov(0.5, 0.8), Behaviour.RIPPLES),
        (Nesterov(1.2, 0.5), Behaviour.OSCILLATES),
        (Nesterov(1.6, 0.5), Behaviour.DIVERGES),
    ]


@pytest.mark.parametrize(("optimizer", "expected"), settings())
def test_walks_behave_as_the_roots_say(optimizer, expected):
    x = descend(quadratic([[1.0]]), optimizer, 1.0, 25).points[:, 0]
    changes = int((np.diff(np.sign(x)) != 0).sum())
    grew = abs(x[-1]) > abs(x[0])
    seen = (
        Behaviour.DIVERGES
        if grew
        else Behaviour.MONOTONE
        if changes == 0
        else Behaviour.OSCILLATES
        if changes == len(x) - 1
        else Behaviour.RIPPLES
    )
    assert seen is behaviour(optimizer, 1.0) is expected


def test_an_optimizer_that_rescales_has_no_recurrence():
    with pytest.raises(TypeError, match="Adam has no linear recurrence"):
        direction_rate(Adam(0.1), 1.0)


@pytest.mark.parametrize("bowl", [(0.0, 1.0), (-1.0, 2.0)])
def test_a_bowl_that_is_none_has_no_best_setting(bowl):
    for best in (best_descent, lambda bowl: best_momentum(Momentum, bowl)):
        with pytest.raises(ValueError, match="least curvature"):
            best(bowl)


def test_arrays_of_settings_are_as_each_alone():
    eta, beta = np.array([0.1, 1.0, 3.9]), np.array([0.0, 0.5, 0.9])
    together = asymptotic_rate(Momentum(eta, beta), (0.04, 1.0))
    alone = [
        asymptotic_rate(Momentum(*one), (0.04, 1.0))
        for one in zip(eta.tolist(), beta.tolist(), strict=True)
    ]
    np.testing.assert_array_equal(together, alone)


@pytest.mark.parametrize(("eta", "beta", "root"), [(1.6, 0.36, 0.6), (4.0, 0.16, 0.4)])
def test_a_double_root_is_one_root_not_two_beside_it(eta, beta, root):
    bend = (1 - beta**0.5) ** 2 / eta  # critical damping, but for rounding
    for curvature in (bend, np.nextafter(bend, 1), np.nextafter(bend, 0)):
        found = roots(Momentum(eta, beta), curvature)
        np.testing.assert_allclose(found, root, rtol=1e-14)
        rate = direction_rate(Momentum(eta, beta), curvature)
        assert float(rate) == pytest.approx(root, rel=1e-14)
        assert behaviour(Momentum(eta, beta), curvature) is Behaviour.MONOTONE
    other = roots(Momentum(eta, beta + 1e-9), bend)
    assert (other.imag != 0).all()

"""Closed forms: one formula stands where many steps lead, up to the stability edge."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
    descend,
    kink_path,
    largest_safe_learning_rate,
    quadratic,
    quadratic_descent_point,
)

MATRIX = np.array([[3.0, -1.0, 0.5], [-1.0, 2.0, 0.0], [0.5, 0.0, 1.0]])
CENTRE = np.array([0.5, -2.0, 1.0])
START = np.array([4.0, 3.0, -2.0])
BOWL = quadratic(MATRIX, CENTRE)
EDGE_OPTIMIZERS = [
    GradientDescent(1.0),
    Momentum(1.0, momentum=0.5),
    Momentum(1.0, momentum=0.9),
    Nesterov(1.0, momentum=0.5),
    Nesterov(1.0, momentum=0.9),
    Newton(1.0),
    Newton(1.0, damping=3.0),
]


def on_a_line(curvature, slope, rate, k):
    return float(
        quadratic_descent_point([[curvature]], [slope], [0.0], rate, k)[0] / -slope
    )


@pytest.mark.parametrize("rate", [0.01, 0.2, 0.45, 0.55])
def test_one_formula_stands_where_many_steps_lead(rate):
    walk = descend(BOWL, GradientDescent(rate), START, 60)
    formula = quadratic_descent_point(
        MATRIX, BOWL.gradient(START), START, rate, np.arange(walk.n_steps + 1)
    )
    size = np.abs(walk.points).max()
    np.testing.assert_allclose(formula, walk.points, rtol=1e-11, atol=1e-12 * size)


@settings(max_examples=100, deadline=None)
@given(st.floats(1e-3, 10), st.floats(0.01, 1.2), st.integers(0, 40))
def test_on_a_line_the_error_is_multiplied_by_one_minus_eta_lambda(lam, share, k):
    rate = 2 * share / lam
    end = quadratic_descent_point([[lam]], [lam * 5.0], [5.0], rate, k)
    np.testing.assert_allclose(
        end[0], 5 * (1 - rate * lam) ** k, rtol=1e-9, atol=1e-12 * 5
    )


def test_steps_on_flat_ground_add_up():
    assert on_a_line(0.0, 3.0, 0.1, 7) == pytest.approx(0.7, rel=1e-15)


@pytest.mark.parametrize("lam", [1e-18, -1e-18, 1e-9, -1e-9])
def test_nearly_flat_ground_loses_no_digits(lam):
    """(1 - (1 - p)^k) / p is k - k (k - 1) p / 2 + ... for a small p."""
    rate, k = 0.5, 1000
    p = rate * lam
    series = rate * (k - k * (k - 1) / 2 * p + k * (k - 1) * (k - 2) / 6 * p**2)
    assert on_a_line(lam, 1.0, rate, k) == pytest.approx(series, rel=1e-14)


@pytest.mark.parametrize("k", [10, 11])
def test_near_two_no_digits_are_lost_either(k):
    """With p = 2 - d: the sum of (-1 + d)^j; for even k it is d k / 2 and smaller."""
    d = 1e-9
    exact = sum((-1) ** j * (1 - j * d) for j in range(k))
    assert on_a_line(2.0 - d, 1.0, 1.0, k) == pytest.approx(exact, rel=1e-6)


def test_exactly_one_step_lands():
    ends = quadratic_descent_point([[4.0]], [8.0], [2.0], 0.25, np.array([0, 1, 2, 9]))
    assert ends[:, 0].tolist() == [2.0, 0.0, 0.0, 0.0]


def test_n_steps_may_have_any_shape():
    steps = np.arange(6).reshape(2, 3)
    ends = quadratic_descent_point(MATRIX, START, START, 0.1, steps)
    assert ends.shape == (2, 3, 3)
    assert quadratic_descent_point(MATRIX, START, START, 0.1, 4).shape == (3,)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_momentum_stands_where_the_power_of_its_matrix_says(beta):
    """e_(t+1) = (1 + beta - eta lambda) e_t - beta e_(t-1), per eigenvector."""
    rate, k = 0.1, 40
    walk = descend(BOWL, Momentum(rate, momentum=beta), START, k)
    eigenvalues, vectors = np.linalg.eigh(MATRIX)
    errors = []
    for lam, error in zip(eigenvalues, vectors.T @ (START - CENTRE), strict=True):
        matrix = np.array([[1 + beta - rate * lam, -beta], [1.0, 0.0]])
        errors.append((np.linalg.matrix_power(matrix, k) @ [error, error])[0])
    np.testing.assert_allclose(walk.points[k], CENTRE + vectors @ errors, atol=1e-12)


def spectral_radius(matrix):
    return np.abs(np.linalg.eigvals(np.array(matrix))).max()


@settings(max_examples=200, deadline=None)
@given(st.floats(0.01, 2), st.floats(0, 0.99), st.floats(0.01, 5))
def test_momentums_rate_is_safe_exactly_when_its_matrix_shrinks(rate, beta, lam):
    radius = spectral_radius([[1 + beta - rate * lam, -beta], [1.0, 0.0]])
    if abs(radius - 1) > 1e-9:
        edge = largest_safe_learning_rate(Momentum(rate, beta), lam)
        assert (rate < edge) == (radius < 1)


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.9])
def test_nesterovs_edge_is_where_its_matrix_stops_shrinking(beta):
    """e_(t+1) = (1 - eta lambda)((1 + beta) e_t - beta e_(t-1)), looked ahead."""
    lam = 7.0
    edge = largest_safe_learning_rate(Nesterov(1.0, momentum=beta), lam)
    for share, stays in ((0.999, True), (1.001, False)):
        q = 1 - share * edge * lam
        radius = spectral_radius([[q * (1 + beta), -q * beta], [1.0, 0.0]])
        assert (radius < 1) == stays


@pytest.mark.parametrize("optimizer", EDGE_OPTIMIZERS, ids=repr)
@pytest.mark.parametrize("curvature", [0.5, 2.0, 40.0])
def test_just_below_the_edge_the_error_shrinks_and_just_above_it_grows(
    optimizer, curvature
):
    edge = largest_safe_learning_rate(optimizer, curvature)
    bowl = quadratic([[curvature]])

    def late_over_early(share):
        settings = {**vars(optimizer), "learning_rate": share * edge}
        walk = descend(bowl, type(optimizer)(**settings), 1e-3, 2000)
        sizes = np.abs(walk.points[:, 0])
        return sizes[-100:].max() / sizes[200:300].max()

    assert late_over_early(0.999) < 0.9
    assert late_over_early(1.001) > 1.1


def test_published_bounds():
    assert largest_safe_learning_rate(GradientDescent(0.1), 2.0) == 1.0
    assert largest_safe_learning_rate(Momentum(0.1, momentum=0.5), 2.0) == 1.5
    assert largest_safe_learning_rate(Newton(), 123.0) == 2.0


@pytest.mark.parametrize("optimizer", [AdaGrad(0.1), RMSProp(0.1), Adam(0.1)])
@pytest.mark.parametrize("curvature", [-1.0, 0.0, 2.0])
def test_optimizers_that_rescale_have_no_fixed_bound(optimizer, curvature):
    assert largest_safe_learning_rate(optimizer, curvature) is None


@pytest.mark.parametrize("name", ["gradient_descent", "momentum", "nesterov", "newton"])
@pytest.mark.parametrize("curvature", [-1.0, 0.0])
def test_where_there_is_no_bowl_nothing_bounds_the_learning_rate(name, curvature):
    assert largest_safe_learning_rate(OPTIMIZERS[name](0.1), curvature) == np.inf


def test_the_best_learning_rate_shrinks_matyas_by_the_published_rate():
    """eta = 2 / (m + L) has rate (kappa - 1) / (kappa + 1), kappa = 25."""
    bowl = quadratic([[0.52, -0.48], [-0.48, 0.52]])
    walk = descend(bowl, GradientDescent(2 / 1.04), [5.0, 1.0], 20)
    errors = np.linalg.norm(walk.points, axis=1)
    np.testing.assert_allclose(errors[1:] / errors[:-1], 24 / 26, rtol=1e-12)


def test_the_best_momentum_beats_it_as_published():
    """The best rate is (root kappa - 1) / (root kappa + 1); beta is its square."""
    beta, rate = (4 / 6) ** 2, (2 / (1 + 0.2)) ** 2
    for lam in (0.04, 1.0):
        matrix = [[1 + beta - rate * lam, -beta], [1.0, 0.0]]
        assert spectral_radius(matrix) == pytest.approx(4 / 6, rel=1e-6)


@pytest.mark.parametrize("start", [2.0, -2.0, 0.3, 0.0, 0.05])
@pytest.mark.parametrize("rate", [0.3, 0.4, 0.75, 1.0])
def test_on_the_kink_steps_are_counted(start, rate):
    walk = descend(SURFACES["kink"], GradientDescent(rate), start, 30)
    exact = kink_path(start, rate, np.arange(walk.n_steps + 1))
    np.testing.assert_allclose(walk.points[:, 0], exact, atol=1e-12)

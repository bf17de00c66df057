"""Second opinions: right where the answer is known, and able to disagree."""

import numpy as np
import pytest

from engines.reference import least_squares, numeric_gradient, numeric_hessian


def camel(points):
    x, y = points[..., 0], points[..., 1]
    return np.sin(x) * y**2 + np.exp(0.3 * x) + x * y


def camel_gradient(x, y):
    return np.array(
        [np.cos(x) * y**2 + 0.3 * np.exp(0.3 * x) + y, np.sin(x) * 2 * y + x]
    )


def camel_hessian(x, y):
    mixed = np.cos(x) * 2 * y + 1
    return np.array(
        [[-np.sin(x) * y**2 + 0.09 * np.exp(0.3 * x), mixed], [mixed, 2 * np.sin(x)]]
    )


@pytest.mark.parametrize("point", [(0.4, -1.3), (5.0, 20.0), (-300.0, 0.2)])
def test_measured_slopes_and_bends_are_the_true_ones(point):
    size = 1 + max(np.abs(point)) ** 2
    slope, bend = numeric_gradient(camel, point), numeric_hessian(camel, point)
    np.testing.assert_allclose(slope, camel_gradient(*point), atol=1e-8 * size)
    np.testing.assert_allclose(bend, camel_hessian(*point), atol=1e-5 * size)
    np.testing.assert_allclose(bend, bend.T)


def test_many_points_at_once_are_measured_as_each_alone():
    points = np.array([[[0.4, -1.3], [5.0, 20.0]], [[-30.0, 0.2], [0.0, 0.0]]])
    slopes = numeric_gradient(camel, points)
    assert slopes.shape == points.shape
    for at in np.ndindex(2, 2):
        np.testing.assert_array_equal(slopes[at], numeric_gradient(camel, points[at]))


def test_a_step_far_too_small_sees_mostly_rounding():
    """Step 1e-12, a known mistake, is a thousand times worse than the default."""
    point, truth = [0.4, -1.3], camel_gradient(0.4, -1.3)
    good = np.abs(numeric_gradient(camel, point) - truth).max()
    bad = np.abs(numeric_gradient(camel, point, step=1e-12) - truth).max()
    assert bad > 1000 * good and good < 1e-9


def test_a_step_far_too_large_sees_the_bend():
    def cube(points):
        return points[..., 0] ** 3

    # Its error is exactly h^2: (x + h)^3 - (x - h)^3 = 2 h (3 x^2 + h^2).
    assert numeric_gradient(cube, [1.0], step=0.5)[0] == pytest.approx(3.25)


def test_least_squares_solves_the_normal_equations():
    inputs = np.column_stack([np.ones(6), [1, 2, 3, 4, 5, 9]])
    targets = np.array([0, 0, 0, 1, 1, 0])
    weights = least_squares(inputs, targets)
    expected = np.linalg.solve(inputs.T @ inputs, inputs.T @ targets)
    np.testing.assert_allclose(weights, expected, rtol=1e-12)
    np.testing.assert_allclose(inputs.T @ (targets - inputs @ weights), 0, atol=1e-12)


def test_least_squares_adds_no_intercept_of_its_own():
    assert least_squares([[1.0], [2.0]], [5.0, 5.0])[0] == pytest.approx(3.0)

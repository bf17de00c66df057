"""The tangent and the trusted parabola touch the curve and point where a step goes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as any_

from engines.gradient_descent import CURVES, GradientDescent, descend
from engines.gradient_descent.underfoot import tangent_ends, trusted_parabola

SIZES = any_.floats(-5, 5)
RATES = any_.floats(0.01, 3)


def felt(surface, x):
    point = np.array([x])
    return float(surface.value(point)), float(surface.gradient(point)[0])


@pytest.mark.parametrize("surface", CURVES.values(), ids=CURVES)
def test_the_tangent_meets_the_curve_to_first_order(surface):
    low, high = surface.domain[0]
    x = low + 0.3 * (high - low)
    value, slope = felt(surface, x)
    gaps = []
    for reach in (1e-2, 1e-3):
        ends, heights = tangent_ends(x, value, slope, reach)
        gaps.append(np.abs(surface.value(ends[:, None]) - heights).max())
    assert gaps[1] <= gaps[0] / 50 + 1e-12  # ten times nearer, a hundred times closer


@given(SIZES, SIZES, SIZES, RATES)
def test_the_parabola_touches_at_x_and_has_its_bottom_where_the_step_lands(
    x, value, slope, rate
):
    along, heights = trusted_parabola(x, value, slope, rate, 1.0, n=41)
    lands = x - rate * slope
    assert along[20] == pytest.approx(lands, abs=1e-9)
    assert heights.argmin() == 20
    assert heights[20] == pytest.approx(value - rate * slope**2 / 2, abs=1e-8)
    bend = np.diff(heights, 2) / np.diff(along)[0] ** 2
    assert bend == pytest.approx(np.full(39, 1 / rate), rel=1e-4, abs=1e-4)


def test_the_bottom_is_the_next_point_of_the_walk():
    walk = descend(CURVES["wave"], GradientDescent(0.05), 0.5, 1)
    x, value, slope = walk.points[0, 0], walk.values[0], walk.gradients[0, 0]
    along, heights = trusted_parabola(x, value, slope, 0.05, 0.3, n=31)
    assert along[heights.argmin()] == pytest.approx(walk.points[1, 0])


def test_on_the_parabola_with_rate_one_over_lambda_it_is_the_curve_itself():
    square = CURVES["square"]
    value, slope = felt(square, 3.0)
    along, heights = trusted_parabola(3.0, value, slope, 0.5, 4.0)
    assert heights == pytest.approx(square.value(along[:, None]), abs=1e-12)


def test_another_rate_gives_another_parabola():
    square = CURVES["square"]
    value, slope = felt(square, 3.0)
    along, heights = trusted_parabola(3.0, value, slope, 0.4, 4.0)
    assert np.abs(heights - square.value(along[:, None])).max() > 0.1

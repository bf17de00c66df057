"""Depths: the scale on which the rings of a ground are even, and its valleys seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gradient_descent import Field

AT = np.linspace(-3.0, 3.0, 61)
X, Y = np.meshgrid(AT, AT)


def field(values):
    return Field(AT, AT, np.asarray(values, dtype=float))


@pytest.mark.parametrize("values", [X**2 + Y**2, X**2 + 100 * Y**2, 5 + (X - Y) ** 2])
def test_bowls_have_rings_that_are_even_in_the_square_root(values):
    ground = field(values)
    assert np.isinf(ground.softness)
    np.testing.assert_allclose(ground.depths**2, values - values.min(), atol=1e-12)


@pytest.mark.parametrize("power", [4, 6, 8, 20])
def test_where_most_lies_low_the_middle_height_comes_to_the_middle(power):
    ground = field((X**2 + Y**2) ** power)
    share = np.median(ground.depths) / ground.depths.max()
    assert np.isfinite(ground.softness) and share == pytest.approx(0.5, abs=0.01)
    # the negative control: square roots alone would hide it
    assert np.sqrt(np.median(ground.values) / ground.high) < 1 / 4


def test_near_the_lowest_the_rings_begin_as_square_roots():
    ground = field((X**2 + Y**2) ** 8)
    small = 1e-6 * ground.softness * np.array([1.0, 4.0, 9.0])
    np.testing.assert_allclose(
        ground.depth(ground.low + small) / 1e-3, [1, 2, 3], rtol=1e-5
    )


def test_deeper_is_deeper():
    for values in (X, X**8 + Y, np.exp(X * X * Y * Y), -np.exp(X * X * Y * Y)):
        ground = field(values)
        order = np.argsort(ground.values, axis=None)
        assert (np.diff(ground.depths.ravel()[order]) >= 0).all()


def test_ground_that_is_not_defined_has_no_depth_and_disturbs_none():
    with np.errstate(all="ignore"):
        values = np.where(X < 0, np.nan, X + Y)
        values[:, 30] = np.inf
    ground = field(values)
    assert (ground.low, ground.high) == (AT[31] - 3.0, 6.0)
    assert np.isnan(ground.depths[:, :31]).all()
    assert np.isfinite(ground.depths[:, 31:]).all()
    assert ground.is_defined.sum() == 61 * 30


@pytest.mark.parametrize("value", [0.0, 7.0, -1e300])
def test_a_plain_is_nowhere_deep(value):
    ground = field(np.full_like(X, value))
    assert not ground.depths.any() and ground.low == ground.high == value


def test_where_nothing_is_defined_nothing_is_deep():
    ground = field(np.full_like(X, np.nan))
    assert (ground.low, ground.high) == (0.0, 0.0) and np.isnan(ground.depths).all()


@given(st.lists(st.floats(width=64), min_size=4, max_size=4))
def test_no_heights_at_all_break_it(heights):
    ground = Field(np.arange(2.0), np.arange(2.0), np.reshape(heights, (2, 2)))
    depths = ground.depths[ground.is_defined]
    assert not np.isnan(depths).any() and (depths >= 0).all()

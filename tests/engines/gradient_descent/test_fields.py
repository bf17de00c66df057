"""Fields: grids whose numbers are the surface's own."""

import numpy as np
import pytest

from engines.gradient_descent import (
    CURVES,
    LANDSCAPES,
    SURFACES,
    quadratic,
    value_curve,
    value_grid,
)


@pytest.mark.parametrize("surface", CURVES.values(), ids=CURVES)
def test_a_curve_holds_the_surfaces_own_values_over_its_domain(surface):
    x, values = value_curve(surface)
    assert x.shape == values.shape == (401,)
    assert (x[0], x[-1]) == surface.domain[0]
    np.testing.assert_array_equal(values, surface.value(x[:, np.newaxis]))


@pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=LANDSCAPES)
def test_a_grid_holds_the_surfaces_own_values_over_its_domain(surface):
    field = value_grid(surface, n=33)
    assert ((field.x[0], field.x[-1]), (field.y[0], field.y[-1])) == surface.domain
    corner = surface.value(np.array([field.x[5], field.y[-1]]))
    assert field.values[-1, 5] == corner
    assert np.isfinite(field.values).all()


def test_a_grid_has_one_row_for_every_y():
    bowl = quadratic(np.diag([2.0, 200.0]))
    field = value_grid(bowl, n=5, domain=((0.0, 1.0), (2.0, 3.0)))
    assert field.values.shape == (5, 5)
    for row, column in ((0, 4), (3, 1)):
        point = np.array([field.x[column], field.y[row]])
        assert field.values[row, column] == bowl.value(point)


def test_the_wrong_number_of_coordinates_is_refused():
    with pytest.raises(ValueError, match="use value_curve for 1"):
        value_grid(SURFACES["square"])
    with pytest.raises(ValueError, match="value_grid for 2"):
        value_curve(quadratic(np.eye(2)))


def test_a_grid_of_one_point_is_refused():
    with pytest.raises(ValueError, match="number of grid points is 1"):
        value_curve(SURFACES["square"], n=1)

"""Surfaces: every slope and bend is what the heights say it is."""

import inspect
from dataclasses import replace
from types import FunctionType

import numpy as np
import pytest

from engines.gradient_descent import (
    CURVES,
    SURFACES,
    TWO_BENDS,
    bent_parabola,
    elongated_bowl,
    moved_parabola,
    quadratic,
)
from engines.reference import numeric_gradient, numeric_hessian

TINY = 1e-30
MATYAS = [[0.52, -0.48], [-0.48, 0.52]]
BOOTH = [[10.0, 8.0], [8.0, 10.0]]
BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
PARABOLAS = [moved_parabola(-1.5), bent_parabola(0.3)]
OF_ONE = [*CURVES.values(), TWO_BENDS, *PARABOLAS]
ALL = [*SURFACES.values(), TWO_BENDS, BOWL, *PARABOLAS]
BUILT = ("elongated_bowl", "quadratic", "moved", "bent")
ALONE = [one for one in ALL if one.name not in BUILT]


def points_in(surface, n=101):
    """Return n points spread over the domain, none of them exactly in the middle."""
    shares = np.random.default_rng(1).random((n, surface.dimension))
    low, high = np.array(surface.domain).T
    return low + shares * (high - low)


def complex_step(function, points):
    """Differentiate without subtracting, so without rounding: Im f(x + ih) / h."""
    steps = 1j * TINY * np.eye(points.shape[-1])
    columns = [np.imag(function(points + step)) / TINY for step in steps]
    return np.stack(columns, axis=-1)


def is_analytic(surface):
    """Ackley's slope jumps at one point only; everywhere else it has a complex step."""
    return surface.smooth or surface.name == "ackley"


def check_gradient(surface):
    points = points_in(surface)
    if is_analytic(surface):
        expected, accuracy = complex_step(surface.value, points), 1e-12
    else:
        expected = [numeric_gradient(surface.value, point) for point in points]
        accuracy = 1e-9
    gradient = surface.gradient(points)
    assert gradient.shape == points.shape
    np.testing.assert_allclose(gradient, expected, rtol=accuracy, atol=accuracy)


def check_hessian(surface):
    points = points_in(surface)
    expected = (
        complex_step(surface.gradient, points)
        if is_analytic(surface)
        else np.zeros(points.shape + (1,))
    )
    hessian = surface.hessian(points)
    assert hessian.shape == points.shape + (surface.dimension,)
    np.testing.assert_allclose(hessian, expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(hessian, np.swapaxes(hessian, -1, -2))


def by_name(surface):
    return surface.name


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_gradient_is_the_slope_of_the_value(surface):
    check_gradient(surface)


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_hessian_is_the_slope_of_the_gradient(surface):
    check_hessian(surface)


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_hessian_is_the_bend_measured_from_heights_alone(surface):
    for point in points_in(surface, n=7):
        measured = numeric_hessian(surface.value, point)
        np.testing.assert_allclose(
            surface.hessian(point), measured, rtol=1e-5, atol=1e-5
        )


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_the_gradient_check_catches_one_part_in_a_million(surface):
    wrong = replace(surface, gradient=lambda x: surface.gradient(x) * (1 + 1e-6))
    with pytest.raises(AssertionError):
        check_gradient(wrong)


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_the_hessian_check_catches_a_wrong_constant(surface):
    wrong = replace(surface, hessian=lambda x: surface.hessian(x) + 1e-6)
    with pytest.raises(AssertionError):
        check_hessian(wrong)


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_any_leading_axes_give_the_same_numbers(surface):
    points = points_in(surface, n=12)
    stacked = points.reshape(3, 4, -1)
    for function in (surface.value, surface.gradient, surface.hessian):
        one_by_one = np.array([function(point) for point in points])
        flat = function(stacked).reshape(one_by_one.shape)
        np.testing.assert_allclose(flat, one_by_one, rtol=1e-15)


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_minima_have_no_slope_and_bend_upwards(surface):
    for minimum in np.array(surface.minima).reshape(-1, surface.dimension):
        hessian = surface.hessian(minimum)
        # What rounding the coordinates, and the largest terms, can leave of a slope.
        rounding = 4e-16 * np.abs(hessian) @ (1 + np.abs(minimum))
        assert (np.abs(surface.gradient(minimum)) <= rounding + 1e-16).all()
        if is_analytic(surface):
            assert np.linalg.eigvalsh(hessian).min() > 0


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_a_last_digit_changed_is_no_minimum(surface):
    """The negative control of the test above: a part in a billion is too much."""
    for minimum in np.array(surface.minima).reshape(-1, surface.dimension):
        moved = minimum + 1e-9 * (1 + np.abs(minimum))
        rounding = 4e-16 * np.abs(surface.hessian(moved)) @ (1 + np.abs(moved))
        slope = np.abs(surface.gradient(moved))
        assert (slope > 100 * (rounding + 1e-16)).any()


@pytest.mark.parametrize("surface", OF_ONE, ids=by_name)
def test_minima_are_all_that_a_dense_search_finds(surface):
    (low, high) = surface.domain[0]
    x = np.linspace(low, high, 200_002)
    values = surface.value(x[:, np.newaxis])
    is_low = (values[1:-1] < values[:-2]) & (values[1:-1] <= values[2:])
    found = np.sort(x[1:-1][is_low])
    known = np.sort([minimum[0] for minimum in surface.minima])
    assert len(found) == len(known)
    np.testing.assert_allclose(found, known, atol=2 * (x[1] - x[0]))


@pytest.mark.parametrize("surface", ALL, ids=by_name)
def test_the_global_minimum_comes_first(surface):
    values = surface.value(np.array(surface.minima).reshape(-1, surface.dimension))
    assert (np.diff(values) >= -1e-14 * (1 + np.abs(values[:1]))).all()


@pytest.mark.parametrize("name", SURFACES)
def test_registry_keys_are_names(name):
    assert SURFACES[name].name == name


@pytest.mark.parametrize("part", ["value", "gradient", "hessian"])
@pytest.mark.parametrize("surface", ALONE, ids=by_name)
def test_every_function_runs_alone_with_only_numpy(surface, part):
    """Their source is pasted into scripts that learners take home."""
    function = getattr(surface, part)
    assert inspect.getsource(function).startswith("def ")
    alone = FunctionType(function.__code__, {"np": np})
    points = points_in(surface)
    np.testing.assert_array_equal(alone(points), function(points))


def test_the_kink_has_slope_zero_at_the_kink():
    assert SURFACES["kink"].gradient(np.zeros(1)) == 0


def test_a_cubic_has_no_known_minimum():
    assert SURFACES["cubic"].minima == ()


@pytest.mark.parametrize(
    ("matrix", "eigenvalues"), [(MATYAS, [0.04, 1.0]), (BOOTH, [2.0, 18.0])]
)
def test_matyas_and_booth_have_their_published_eigenvalues(matrix, eigenvalues):
    hessian = quadratic(matrix).hessian(np.zeros(2))
    np.testing.assert_allclose(np.linalg.eigvalsh(hessian), eigenvalues, rtol=1e-12)


def test_booth_as_a_bowl_has_booths_values():
    x, y = points = np.random.default_rng(2).normal(size=(2, 50))
    booth = (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2
    bowl = quadratic(BOOTH, minimum=[1.0, 3.0])
    np.testing.assert_allclose(bowl.value(points.T), booth, rtol=1e-12)


def test_a_saddle_lists_no_minimum():
    assert quadratic([[1.0, 0.0], [0.0, -1.0]]).minima == ()


def test_changing_the_matrix_afterwards_changes_nothing():
    matrix = np.eye(2)
    bowl = quadratic(matrix)
    matrix[0, 0] = 100.0
    assert bowl.value(np.ones(2)) == 1.0


@pytest.mark.parametrize("matrix", [[[1.0, 2.0]], [[1.0, 2.0], [0.0, 1.0]], [1.0]])
def test_a_matrix_that_is_no_hessian_is_refused(matrix):
    with pytest.raises(ValueError, match="square and symmetric"):
        quadratic(matrix)


def test_a_minimum_of_another_length_is_refused():
    with pytest.raises(ValueError, match="give 2 coordinates"):
        quadratic(np.eye(2), minimum=[1.0])


@pytest.mark.parametrize("kappa", [1.0, 2.0, 100.0, 1e6])
@pytest.mark.parametrize("degrees", [0.0, 30.0, 45.0, 90.0, -17.3, 360.0])
def test_an_elongated_bowl_is_as_long_as_asked_and_lies_as_asked(kappa, degrees):
    bowl, angle = elongated_bowl(kappa, degrees), np.deg2rad(degrees)
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    hessian = bowl.hessian(np.zeros(2))
    np.testing.assert_allclose(hessian @ along, along, atol=2e-15 * kappa)
    np.testing.assert_allclose(hessian @ across, kappa * across, atol=2e-15 * kappa)
    heights = bowl.value(np.array([3 * along, 3 * across]))
    np.testing.assert_allclose(heights, [4.5, 4.5 * kappa], rtol=1e-14 * kappa)


def test_along_the_axes_an_elongated_bowl_has_no_crumbs():
    for degrees, diagonal in ((0, [1, 20]), (90, [20, 1]), (180, [1, 20])):
        hessian = elongated_bowl(20, degrees).hessian(np.zeros(2))
        np.testing.assert_array_equal(hessian, np.diag(diagonal))


@pytest.mark.parametrize(
    ("kappa", "degrees", "sentence"),
    [
        (0.5, 0.0, "condition number is 0.5; choose 1 or more"),
        (np.nan, 0.0, "condition number is nan"),
        (np.inf, 0.0, "condition number is inf"),
        (2.0, np.inf, "rotation is inf"),
    ],
)
def test_an_elongated_bowl_that_is_none_is_refused(kappa, degrees, sentence):
    with pytest.raises(ValueError, match=sentence):
        elongated_bowl(kappa, degrees)


@pytest.mark.parametrize("given", [0.0, -1.0, np.inf, np.nan])
def test_a_parabola_that_is_none_says_how_to_mend_it(given):
    with pytest.raises(ValueError, match="choose a number above 0"):
        bent_parabola(given)
    with pytest.raises(ValueError, match="choose a number"):
        moved_parabola(1.0, reach=given)

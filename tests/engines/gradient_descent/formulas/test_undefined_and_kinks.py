"""Where a formula has no value, where it is infinite, and where its slope jumps."""

import numpy as np
import pytest

from engines.gradient_descent.formulas import parse_formula

INFINITE, UNDEFINED = np.inf, np.nan


def at(text, x, y=0.0):
    surface, point = parse_formula(text), np.array([x, y])
    return surface.value(point), surface.gradient(point), surface.hessian(point)


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("log(x)", -1.0, UNDEFINED),
        ("0log(x)", -1.0, UNDEFINED),
        ("log(x) - log(x)", -1.0, UNDEFINED),
        ("min(log(x), 0)", -1.0, UNDEFINED),
        ("sqrt(x)", -1.0, UNDEFINED),
        ("asin(x) + acos(x)", 2.0, UNDEFINED),
        ("x/x", 0.0, UNDEFINED),
        ("x^0.5", -1.0, UNDEFINED),
        ("x^(1/3)", -8.0, UNDEFINED),
        ("x^(x-1)", -0.5, UNDEFINED),
    ],
)
def test_where_f_has_no_value_it_has_no_slope_and_no_bend(text, x, value):
    value, gradient, hessian = at(text, x)
    assert np.isnan(value) and np.isnan(gradient).all() and np.isnan(hessian).all()
    value, gradient, hessian = at(text, 0.7)  # and where it has one
    if not text.endswith("- log(x)"):
        assert np.isfinite(value) and np.isfinite(gradient).all()
    many = parse_formula(text).gradient(np.array([[x, 0.0], [0.7, 0.0]] * 3000))
    assert np.isnan(many[::2]).all() and np.isfinite(many[1::2]).all()


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("1/x", 0.0, INFINITE),
        ("-log(x)", 0.0, INFINITE),
        ("x^-2", 0.0, INFINITE),
        ("exp(x)", 1000.0, INFINITE),
        ("exp(-exp(x))", 1000.0, 0.0),
        ("x^1000", 10.0, INFINITE),
        ("min(1/x^2, 5)", 0.0, 5.0),
    ],
)
def test_what_is_infinite_comes_without_a_warning(text, x, value):
    assert at(text, x)[0] == value


@pytest.mark.parametrize(
    ("text", "x", "slope", "bend"),
    [
        ("x^2", 0.0, 0.0, 2.0),
        ("x^2", -3.0, -6.0, 2.0),
        ("x^3", -2.0, 12.0, -12.0),
        ("x^1", 0.0, 1.0, 0.0),
        ("x^17", -1.0, 17.0, -272.0),
        ("x^40", -1.0, -40.0, 1560.0),
        ("x^-1", -2.0, -0.25, -0.25),
        ("x^-3", -1.0, -3.0, -12.0),
        ("(-2)^2 x^4", -1.0, -16.0, 48.0),
        ("x^(6/2)", -1.0, 3.0, -6.0),
        ("1/x", -2.0, -0.25, -0.25),
        ("2^x", 0.0, np.log(2), np.log(2) ** 2),
        ("e^(2x)", 0.0, 2.0, 4.0),
        ("0^x", 1.0, 0.0, 0.0),
    ],
)
def test_powers_are_exact_left_of_zero_too(text, x, slope, bend):
    _, gradient, hessian = at(text, x)
    assert gradient[0] == pytest.approx(slope, rel=1e-14)
    assert hessian[0, 0] == pytest.approx(bend, rel=1e-14)
    assert not gradient[1] and not hessian[1].any()


@pytest.mark.parametrize(
    ("text", "point", "gradient"),
    [
        ("abs(x)", (0, 0), (0, 0)),
        ("abs(x)", (-2, 0), (-1, 0)),
        ("3|x - 1| + y", (1, 0), (0, 1)),
        ("max(x, y)", (1, 1), (0.5, 0.5)),
        ("max(x, y)", (2, 1), (1, 0)),
        ("max(x, y)", (1, 2), (0, 1)),
        ("min(x, 3y)", (3, 1), (0.5, 1.5)),
        ("min(x, 3y)", (1, 2), (1, 0)),
        ("max(0, x)", (0, 0), (0.5, 0)),
        ("max(x, x)", (5, 0), (1, 0)),
        ("min(1/x^2, 5)", (0, 0), (0, 0)),
        ("sqrt(x^2 + y^2)", (0, 0), (0, 0)),
        ("sqrt(x^2 + y^2)", (3, 4), (0.6, 0.8)),
        ("(x^2 + y^2)^0.5", (0, 0), (0, 0)),
        ("abs(x)^3", (-2, 0), (-12, 0)),
    ],
)
def test_at_a_kink_the_slope_is_halfway_between_its_sides(text, point, gradient):
    surface = parse_formula(text)
    point = np.array(point, dtype=float)
    np.testing.assert_allclose(surface.gradient(point), gradient, rtol=1e-15)
    assert not surface.smooth
    assert np.isfinite(surface.hessian(point)).all()


def test_bends_beside_a_kink():
    hessian = parse_formula("max(x^2, 3y^2) + |x|^3").hessian(np.array([-2.0, 1.0]))
    np.testing.assert_array_equal(hessian, [[2.0 + 12.0, 0.0], [0.0, 0.0]])
    cone = parse_formula("sqrt(x^2 + y^2)").hessian(np.array([3.0, 4.0]))
    np.testing.assert_allclose(cone, [[0.128, -0.096], [-0.096, 0.072]], rtol=1e-14)


@pytest.mark.parametrize(
    ("text", "smooth"),
    [
        ("x^2 + 3 sin(x y)", True),
        ("sqrt(1 + x^2 + y^2)", True),
        ("sqrt(exp(x))", True),
        ("|1 + x^2|", True),
        ("(2 + x^4)^(1/3)", True),
        ("abs(-3) x", True),
        ("sqrt(x^2)", False),
        ("sqrt(x + 5)", False),
        ("x^(2/3)", False),
        ("|x^2|", False),
        ("min(x, y)", False),
        ("max(abs(x), abs(y))", False),
    ],
)
def test_smooth_is_said_only_where_it_is_certain(text, smooth):
    assert parse_formula(text).smooth is smooth

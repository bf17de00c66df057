"""A curve of one's own: any letter, exact slopes, and clear words for a second one."""

import re

import numpy as np
import pytest

from engines.gradient_descent import critical_points, parse_formula
from engines.gradient_descent.formulas import FormulaError
from engines.gradient_descent.formulas.own_curve import parse_curve, variable_of
from engines.gradient_descent.level_places import level_places
from engines.reference import numeric_gradient

SMOOTH = ("(w-3)^2", "2wsin(w)", "exp(-t^2)", "θ⁴ − 3θ²", "tanh(z)^2", "f(w) = 5w^3")
POINTS = np.linspace(-2.9, 2.8, 41)[:, np.newaxis]


@pytest.mark.parametrize("text", SMOOTH)
def test_slope_and_bend_are_those_of_a_complex_step(text):
    curve, step = parse_curve(text), 1e-30j
    slope = np.imag(curve.value(POINTS + step)) / 1e-30
    bend = np.imag(curve.gradient(POINTS + step)) / 1e-30
    np.testing.assert_allclose(curve.gradient(POINTS)[:, 0], slope, 1e-12, 1e-12)
    np.testing.assert_allclose(curve.hessian(POINTS)[..., 0], bend, 1e-12, 1e-12)


@pytest.mark.parametrize("text", ["abs(w - 1) + w^2", "max(w, 0)", "sqrt(abs(w))"])
def test_away_from_its_kink_a_slope_is_that_of_central_differences(text):
    curve = parse_curve(text)
    found = numeric_gradient(curve.value, POINTS)
    np.testing.assert_allclose(curve.gradient(POINTS), found, 1e-6, 1e-6)


@pytest.mark.parametrize(
    ("text", "says", "position"),
    [
        ("λw^2/2", "“λ” is a second letter beside “w”", 0),
        ("w^2 + b", "such as 2 for “b”", 6),
        ("f(w) = w^2 + x", "“x” is a second letter beside “w”", 13),
        ("(w - 3", "never closed", 0),
        ("w2", "write “w*2” or “w^2”", 0),
        ("sin w", "as in sin(w)", 4),
        ("f(w) =", "(w - 3)^2", 0),
        ("", "(w - 3)^2", 0),
    ],
)
def test_what_cannot_be_read_is_said_with_the_learners_own_letter(text, says, position):
    with pytest.raises(FormulaError, match=re.escape(says)) as error:
        parse_curve(text)
    assert error.value.position == position


@pytest.mark.parametrize(
    ("text", "letter"),
    [("e^x", "x"), ("pi t", "t"), ("J(θ) = θ^2", "θ"), ("wexp(w)", "w"), ("3", "x")],
)
def test_the_letter_is_found_among_names_and_constants(text, letter):
    assert variable_of(text) == letter


def test_bottoms_are_those_of_numpys_roots():
    curve = parse_curve("w^4 - 3w^2 + w", ((-3.0, 3.0),))
    roots = np.sort(np.roots([4, 0, -6, 1]).real)
    found = level_places(curve)
    np.testing.assert_allclose(found.minima, roots[[0, 2]], atol=1e-9)
    np.testing.assert_allclose(found.maxima, roots[[1]], atol=1e-9)


@pytest.mark.parametrize("text", ["x^2 - cos(3x)", "abs(x - 1) + x^2", "x sin(x)"])
def test_bottoms_are_those_of_the_surface_with_a_valley_along_them(text):
    there = critical_points(parse_formula(f"{text} + y^2"), ((-3, 2.9), (-1, 1.1)))
    kinds = [kind.name for kind in there.kinds]
    lows = [p[0] for p, k in zip(there.points, kinds, strict=True) if k == "MINIMUM"]
    found = level_places(parse_curve(text), (-3.0, 2.9)).minima
    np.testing.assert_allclose(found, sorted(lows), atol=1e-7)


@pytest.mark.parametrize("text", ["1/w", "-1/w^2", "tan(w)", "exp(w)", "w^3", "3"])
def test_a_pole_and_a_level_slope_are_no_bottoms(text):
    assert not len(level_places(parse_curve(text)).minima)


def test_level_places_of_a_surface_are_not_looked_for():
    with pytest.raises(ValueError, match="have 1"):
        level_places(parse_formula("x y"))

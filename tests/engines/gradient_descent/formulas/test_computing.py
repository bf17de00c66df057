"""The three functions of an own surface: shapes, bits, and known surfaces."""

import numpy as np
import pytest

from engines.gradient_descent import LANDSCAPES, SURFACES
from engines.gradient_descent.formulas import parse_formula
from engines.gradient_descent.formulas.own_surface import OwnFormula
from engines.gradient_descent.formulas.tape import Tape

RNG = np.random.default_rng(0)
SHAPES = [(), (0,), (1,), (7,), (3, 5), (2, 3, 4), (3000,), (60, 70)]
TEXTS = ["x^2 y + sin(x)", "3", "x", "y", "max(x, y)/x", "log(x) + 2^y", "x + 1"]
FUNCTIONS = "sin cos tan asin acos atan sinh cosh tanh exp log sqrt abs".split()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(text, shape):
    surface, points = parse_formula(text), RNG.uniform(1, 2, (*shape, 2))
    assert np.shape(surface.value(points)) == shape
    assert surface.gradient(points).shape == (*shape, 2)
    assert surface.hessian(points).shape == (*shape, 2, 2)
    assert surface.dimension == 2 and surface.name == "own"


def test_whole_numbers_are_points_too():
    surface = parse_formula("x^-2 + x y")
    point = np.array([2, 3])
    assert surface.value(point) == 6.25
    np.testing.assert_array_equal(surface.gradient(point), [2.75, 2.0])


def test_what_is_returned_is_nobody_elses():
    points = RNG.uniform(1, 2, (5, 2))
    for text in ("x", "x^2"):
        surface, before = parse_formula(text), points.copy()
        first = surface.value(points)
        kept = first.copy()
        first += 1
        np.testing.assert_array_equal(points, before)
        np.testing.assert_array_equal(surface.value(points), kept)
    many = RNG.uniform(1, 2, (5000, 2))
    first = surface.value(many)
    kept = first.copy()
    surface.value(many + 1)  # works in the same place
    np.testing.assert_array_equal(first, kept)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_points_answer_does_not_depend_on_the_others_asked(name):
    surface = parse_formula(f"{name}(x) + y {name}(y)")
    points = RNG.uniform(-3, 3, (9001, 2))
    for function in (surface.value, surface.gradient, surface.hessian):
        together = function(points)
        for n in (1, 2, 5, 16, 900, 3001):
            np.testing.assert_array_equal(function(points[:n]), together[:n])
            np.testing.assert_array_equal(function(points[::2][:n]), together[::2][:n])
        alone = np.array([function(point) for point in points[:50]])
        np.testing.assert_array_equal(alone, together[:50])


def test_stretches_of_a_long_row_fit_together(monkeypatch):
    from engines.gradient_descent.formulas import tape

    surface = parse_formula("sin(x)^2 y + x/y")
    points = RNG.uniform(1, 2, (5000, 2))
    expected = [surface.value(points), surface.hessian(points)]
    desk = np.full(997, np.nan)
    monkeypatch.setattr(tape, "_desk", lambda: desk)
    np.testing.assert_array_equal(surface.value(points), expected[0])
    np.testing.assert_array_equal(surface.hessian(points), expected[1])
    assert np.isfinite(desk).any()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(x^2 - 1)^2 + 0.3x", "double_well"),
        ("x cos(pi x)", "wave"),
        ("x^3", "cubic"),
        ("tanh(x)^2", "plateau"),
        ("|x|", "kink"),
    ],
)
def test_the_curves_typed_are_the_curves(text, name):
    own, curve = parse_formula(text), SURFACES[name]
    xs = np.linspace(-1.7, 1.7, 102)[:, np.newaxis]
    points = np.concatenate([xs, np.zeros_like(xs)], axis=1)
    close = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose(own.value(points), curve.value(xs), **close)
    slopes, bends = own.gradient(points), own.hessian(points)
    np.testing.assert_allclose(slopes[:, :1], curve.gradient(xs), **close)
    np.testing.assert_allclose(bends[:, :1, :1], curve.hessian(xs), **close)


TYPED = {
    "sphere": "x^2 + y^2",
    "booth": "(x + 2y - 7)^2 + (2x + y - 5)^2",
    "matyas": "0.26(x^2 + y^2) - 0.48x y",
    "rosenbrock": "(1 - x)^2 + 100(y - x^2)^2",
    "beale": "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + x y³)²",
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "six_hump_camel": "(4 - 2.1x² + x⁴/3)x² + xy + (4y² - 4)y²",
    "three_hump_camel": "2x^2 - 1.05x^4 + x^6/6 + x y + y^2",
    "styblinski_tang": "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
    "rastrigin": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
    "ackley": "-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + 20 + e",
    "mccormick": "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
    "easom": "-cos(x)cos(y)exp(-(x - π)² - (y - π)²)",
    "saddle": "x^2 - y^2",
    "monkey_saddle": "x^3 - 3x y^2",
    "two_wells": "x^2+y^2 - 2exp(-((x-1)^2+y^2)/0.2) - 3exp(-((x+1)^2+y^2)/0.2)",
}


@pytest.mark.parametrize("name", TYPED)
def test_the_landscapes_typed_are_the_landscapes(name):
    own, landscape = parse_formula(TYPED[name]), LANDSCAPES[name]
    low, high = np.array(landscape.domain).T
    points = low + np.random.default_rng(2).random((500, 2)) * (high - low)
    for ours, theirs in (
        (own.value, landscape.value),
        (own.gradient, landscape.gradient),
        (own.hessian, landscape.hessian),
    ):
        np.testing.assert_allclose(ours(points), theirs(points), 1e-10, 1e-10)
        np.testing.assert_allclose(ours(points[0]), theirs(points[0]), 1e-10, 1e-10)
    assert own.smooth is landscape.smooth


def test_known_minima_of_himmelblaus_function():
    surface = parse_formula("(x^2+y-11)^2 + (x+y^2-7)^2")
    lowest = np.array([[3, 2], [-2.805118086952745, 3.131312518250573]])
    np.testing.assert_allclose(surface.value(lowest), 0, atol=1e-12)
    np.testing.assert_allclose(surface.gradient(lowest), 0, atol=1e-12)
    np.testing.assert_array_equal(surface.hessian(lowest[0]), [[74, 20], [20, 34]])


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("(x^2+y-11)^2 + (x+y^2-7)^2", (9, 14, 17)),
        ("(1-x)^2 + 100(y-x^2)^2", (7, 8, 6)),
        ("exp(sin(x y)) + 2exp(sin(x y))", (5, 10, 27)),
        ("x^16", (4, 7, 6)),
    ],
)
def test_what_is_shared_is_computed_once(text, most):
    formula = OwnFormula(text)
    wanted = [formula.value], formula.slopes, formula.bends
    counts = [len(Tape(formula.shop, expressions)) for expressions in wanted]
    assert all(n <= m for n, m in zip(counts, most, strict=True)), counts

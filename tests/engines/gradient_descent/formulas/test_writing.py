"""Formulas written anew: as LaTeX, and as Python that runs by itself."""

import json
import subprocess
import sys

import numpy as np
import pytest

from engines.gradient_descent.formulas import FormulaError, parse_formula, source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x^2+3y", "x^{2} + 3 y"),
        ("-x^2", "-x^{2}"),
        ("(-x)^2", "(-x)^{2}"),
        ("x-(y-1)", "x - (y - 1)"),
        ("x-y-1", "x - y - 1"),
        ("x+(-y)", "x + (-y)"),
        ("x*(-y)", "x (-y)"),
        ("-x*y", "-x y"),
        ("(x+1)/(2y)", r"\frac{x + 1}{2 y}"),
        ("(x/y)^2", r"\left(\frac{x}{y}\right)^{2}"),
        ("x^y^2", "x^{y^{2}}"),
        ("(x^y)^2", "(x^{y})^{2}"),
        ("sin(x)^2", r"\sin^{2}(x)"),
        ("sin(x)^-1", r"(\sin(x))^{-1}"),
        ("exp(x)^2", r"(\exp(x))^{2}"),
        ("2 pi x", r"2 \pi x"),
        ("2*3x", r"2 \cdot 3 x"),
        ("x*2", "2 x"),
        ("|x|", r"\left|x\right|"),
        ("log(x)", r"\ln(x)"),
        ("sqrt(x)^2", r"\sqrt{x}^{2}"),
        ("0.5x", "0.5 x"),
        ("1e-9x", r"10^{-9} x"),
        ("2.5e20x", r"2.5 \times 10^{20} x"),
        ("min(x, asin(y))", r"\min(x, \arcsin(y))"),
    ],
)
def test_latex_has_brackets_only_where_they_are_needed(text, expected):
    assert parse_formula(text).formula == f"f(x, y) = {expected}"


@pytest.mark.parametrize(
    ("text", "along_x", "along_y"),
    [
        ("(1-x)^2+100(y-x^2)^2", "-2 (1 - x) - 400 x (y - x^{2})", "200 (y - x^{2})"),
        ("x^3 - 3x y^2", "3 x^{2} - 3 y^{2}", "-6 x y"),
        ("x/3", r"\frac{1}{3}", "0"),
        ("1/x", r"-\frac{1}{x^{2}}", "0"),
        ("cos(2pi x)", r"-2 \pi \sin(2 \pi x)", "0"),
        ("2^y", "0", r"\ln(2) \cdot 2^{y}"),
        ("max(x,0)", r"\begin{cases} 1 & 0 < x \\ 0 & 0 > x \end{cases}", "0"),
        ("|y|", "0", r"\operatorname{sign}(y)"),
    ],
)
def test_slopes_are_written_as_one_would(text, along_x, along_y):
    column = rf"\begin{{pmatrix}} {along_x} \\ {along_y} \end{{pmatrix}}"
    written = parse_formula(text).gradient_formula
    assert written == rf"\nabla f(x, y) = {column}"


def test_slopes_too_long_to_write_are_named():
    written = parse_formula("sin(" * 20 + "x y" + ")" * 20).gradient_formula
    assert r"\partial f / \partial x" in written and len(written) < 120


OWN = [
    "(x^2+y-11)^2+(x+y^2-7)^2",
    "-20exp(-0.2sqrt(0.5(x^2+y^2)))-exp(0.5(cos(2pi*x)+cos(2pi*y)))+e+20",
    "2^-x^2/(1 + sin(y)^2) - 3(x - (y - 1)) - (-x)^3",
    "max(|x|, 2y) + min(x, y)^2",
    "log(x) + sqrt(y) + x^y + asin(x/9)",
    "0.1*3x - x/3 + 1e-7y^-2",
    "-x*-y*-2 - -(x - 1)*(y/(x/3))",
    "7",
    "x",
    "atan(tan(x)) + tanh(sinh(y)) - cosh(acos(x/4))",
]
RUN = """
import json
points = np.array(json.loads({points!r}))
with np.errstate(all="ignore"):
    answers = [own_value(points), own_gradient(points), own_gradient(points[0])]
print(json.dumps([answer.tolist() for answer in answers]))
"""


@pytest.mark.parametrize("text", OWN)
def test_the_source_computes_the_same_by_itself(text):
    points = np.random.default_rng(5).uniform(-2, 2, (40, 2))
    script = "import numpy as np\n\n\n" + source(text)
    script += RUN.format(points=json.dumps(points.tolist()))
    command = [sys.executable, "-I", "-W", "error", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    value, gradient, single = map(np.array, json.loads(done.stdout))
    surface = parse_formula(text)
    close = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose(value, surface.value(points), **close)
    np.testing.assert_allclose(gradient, surface.gradient(points), **close)
    np.testing.assert_allclose(single, surface.gradient(points[0]), **close)


def test_nothing_that_was_typed_is_in_the_source():
    assert "SIN" not in source("SIN(X)  +  ln(y)").upper().replace("NP.SIN", "")
    with pytest.raises(FormulaError):
        source('x"""\nimport os')

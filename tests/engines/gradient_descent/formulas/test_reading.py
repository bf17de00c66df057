"""What is read as what, and what is said of a text that is no formula."""

import copy

import numpy as np
import pytest

from engines.gradient_descent import FormulaError, parse_formula

POINTS = np.random.default_rng(0).uniform(0.3, 2.0, (20, 2))
X, Y = POINTS.T
OPERAND = "a number, x, y, a function or “(” is expected"
OPERATOR = "an operator such as + or * or"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-x^2", -(X**2)),
        ("2^-1 x", X / 2),
        ("x^y^2", X ** (Y**2)),
        ("1/2x", X / 2),
        ("2x^2y", 2 * X**2 * Y),
        ("x/y/2", X / Y / 2),
        ("x - -y", X + Y),
        ("+x", X),
        (".5x + 1.e0 + 2E-1y", 0.5 * X + 1 + 0.2 * Y),
        ("2e x", 2 * np.e * X),
        ("3sin(x)^2", 3 * np.sin(X) ** 2),
        ("2(x+1)(y-1)", 2 * (X + 1) * (Y - 1)),
        ("xy + xsin(y)", X * Y + X * np.sin(Y)),
        ("X·Y × 2 ÷ 4 − 1", X * Y / 2 - 1),
        ("x² + y³ − x⁻¹", X**2 + Y**3 - 1 / X),
        ("2πx", 2 * np.pi * X),
        ("√(x)", np.sqrt(X)),
        ("||x| - |y||", abs(X - Y)),
        ("2|x-y|y", 2 * abs(X - Y) * Y),
        ("|(|x|)y|", X * Y),
        ("ln(x) + log(y)", np.log(X) + np.log(Y)),
        ("arctan(x) + atan(y)", np.arctan(X) + np.arctan(Y)),
        ("min(0,5) + max(x, y)", np.maximum(X, Y)),
        ("e^x", np.exp(X)),
        ("x\n+\u00a0y\u200b", X + Y),
        ("7", np.full(20, 7.0)),
        ("sin(1)x", np.sin(1) * X),
    ],
)
def test_what_is_read_as_what(text, expected):
    surface = parse_formula(text)
    np.testing.assert_allclose(surface.value(POINTS), expected, rtol=1e-13)
    single = [surface.value(point) for point in POINTS]
    np.testing.assert_array_equal(single, surface.value(POINTS))


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ("", 0, "Nothing is written"),
        (" \n ", 0, "Nothing is written"),
        ("3*)", 2, f"At character 3, after “3*”, {OPERAND}; “)” was given."),
        ("*x", 0, f"At character 1, {OPERAND}; “*” was given."),
        ("x +", 3, f"At the end, after “x +”, {OPERAND}."),
        ("2^  ", 2, f"At the end, after “2^”, {OPERAND}."),
        ("x)", 1, f"At character 2, after “x”, {OPERATOR} the end is expected; “)”"),
        ("x 2", 2, "the end is expected; “2” was given."),
        ("((x)", 0, "At character 1, “(” is opened and never closed."),
        ("2+|x", 2, "At character 3, “|” is opened and never closed."),
        ("(x|", 3, f"At the end, after “(x|”, {OPERAND}."),
        ("(x, y)", 2, f"after “(x”, {OPERATOR} “)” is expected; “,” was given."),
        ("sine(x)", 0, "“sine” is not known; write “sin(x)”."),
        ("1 + coz(x)", 4, "“coz” is not known; perhaps “cos” is meant."),
        ("sinx", 0, "write “sin(x)”"),
        ("expxy", 0, "write “exp(xy)”"),
        ("log10(x)", 0, "write “log(x)/log(10)”"),
        ("x2", 0, "write “x*2” or “x^2”"),
        ("x + z", 4, "“z” is not known; a formula is of x and y."),
        ("__import__('os')", 0, "“__import__” is not known"),
        ("sin x", 4, "At character 5, after “sin”, “(” is expected, as in sin(x); “x”"),
        ("sin^2(x)", 3, "“(” is expected, as in sin(x); “^” was given."),
        ("sin()", 4, f"after “sin(”, {OPERAND}; “)” was given."),
        ("min(x)", 0, "“min” takes 2 values, as in min(x, y)."),
        ("1+max(x,y,1)", 2, "“max” takes 2 values, as in max(x, y)."),
        ("cos(x, y)", 0, "“cos” takes one value, as in cos(x)."),
        ("0,5x", 1, "At character 2, a decimal point is expected: “0.5”; “0,5” was"),
        ("cos(0,5)", 5, "a decimal point is expected: “0.5”"),
        ("min(0,5, x)", 5, "a decimal point is expected: “0.5”"),
        ("f(x, y) = x", 8, "“=” is not needed; write only what stands right of it."),
        ("[x]", 0, "use round brackets"),
        ("x % 2", 2, "“%” cannot be read in a formula."),
        ("0,5 + <b>", 1, "a decimal point is expected"),
        ("x 2 + sine(x)", 2, "“2” was given."),
        ("(x + foo", 5, "“foo” is not known"),
        ("sin$(x)", 3, "“$” cannot be read"),
        ("x; y", 1, "“;” cannot be read"),
        ("x <b>", 2, "“<” cannot be read"),
        ("x²³⁻", 3, "“⁻” cannot be read"),
        ("x + log(-1)", 4, "“log(-1)” has no value."),
        ("0/0", 0, "“0/0” has no value."),
        ("x/(1-1)^-2", 2, "“(1-1)^-2” is infinite, or too large a number."),
        ("1e999", 0, "“1e999” is too large a number."),
        ("9^9^9^9", 2, "“9^9^9” is infinite, or too large a number."),
    ],
)
def test_an_error_says_where_and_what_was_expected(text, position, said):
    with pytest.raises(FormulaError) as raised:
        parse_formula(text)
    assert said in str(raised.value)
    assert raised.value.position == position
    assert str(raised.value).endswith(".")
    numbered = str(raised.value).startswith("At character")
    assert not numbered or f"At character {position + 1}, " in str(raised.value)


def test_an_error_can_be_kept_and_copied():
    error = FormulaError("A sentence.", 3)
    for other in (copy.copy(error), copy.deepcopy(error)):
        assert (str(other), other.position) == ("A sentence.", 3)


def test_the_place_is_counted_in_the_text_as_it_was_typed():
    with pytest.raises(FormulaError) as raised:
        parse_formula("π·x² − ²")
    assert raised.value.position == 7

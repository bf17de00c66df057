"""Texts that are meant to hang or to hurt: each is answered, at once."""

import inspect
import sys

import numpy as np
import pytest

from engines.gradient_descent import FormulaError, parse_formula
from engines.gradient_descent.formulas.expression import MOST_EXPRESSIONS, Workshop
from engines.gradient_descent.formulas.grammar import read

POINTS = np.random.default_rng(0).uniform(0.3, 2.0, (20, 2))
HOSTILE = [
    "(" * 10_000,
    "x" * 1_000_000,
    "(" * 300,
    "(" * 150 + ")" * 150,
    "(" * 149 + "x" + ")" * 149,
    "-" * 299 + "x",
    "2^" + "-" * 297 + "x",
    "x^" * 149 + "x",
    "x**" * 99 + "x",
    "x^x^x^x^x^x^x^x",
    "9^9^9^9",
    "9^9^9^9^x",
    "9^-9^9x",
    "sin(" * 59 + "x" + ")" * 59,
    "sin(" * 42 + "x" + ")" * 42,
    "tan(" * 39 + "xy" + ")" * 39,
    "sqrt(" * 39 + "x" + ")" * 39,
    "min(x," * 37 + "y" + ")" * 37,
    "|" * 300,
    "|" * 149 + "x" + "|" * 149,
    "+".join(["xy"] * 100),
    "*".join(["x"] * 150),
    "x" * 300,
    "xy" * 150,
    "/".join(["(x+y)"] * 50),
    "+".join(["x^x^y"] * 50),
    "(x+y)^9999999(x-y)^-9999999",
    "x^1e308",
    "1e308x*1e308x*1e308",
    "1e-320/x^16",
    "xπ" * 150,
    "².¹" * 100,
    "ｘ+１",
    "x\x00y",
    "\ud800",
    "a" * 300,
    "pie" * 100,
    "e" * 300,
    "cosinus" * 40,
    "sqrt(" + "+".join(["x^2"] * 70) + ")",
    "sqrt(" + "*".join(["y"] * 99) + ")",
    "1/" * 99 + "x",
]
DEEP = ["(" * 40 + "x" + ")" * 40, "+".join(["x"] * 99)]


class Counting:
    """Counts the calls of functions, whatever the machine's pace is."""

    def __enter__(self):
        self.calls = 0
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)

    def _count(self, frame, event, argument):
        self.calls += event == "call"


def answer(text):
    """Return the surface or the sentence."""
    try:
        return parse_formula.__wrapped__(text)
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
        return str(error)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_answered_at_once(text):
    with Counting() as counting:
        said = answer(text)
    assert counting.calls < 200_000  # a call takes well below a microsecond
    if isinstance(said, str):
        assert said.endswith(".") and len(said) < 200
    else:
        for function in (said.value, said.gradient, said.hessian):
            assert function(POINTS).shape[0] == len(POINTS)
            function(POINTS[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 301, "The formula has 301 characters; at most 300 are read."),
        (
            "x" * 1_000_000,
            "The formula has 1,000,000 characters; at most 300 are read.",
        ),
        ("(" * 41 + "x" + ")" * 41, "brackets and powers are more than 40 deep"),
        ("x^" * 41 + "x", "brackets and powers are more than 40 deep"),
        ("*".join(["x"] * 150), "more than 100 operations follow one another"),
        ("+".join(f"tan(x^{k}y)" for k in range(2, 25)), "than 500 operations"),
        ("x^y^" * 15 + "x", "it needs more than 500 operations"),
    ],
)
def test_what_is_too_much_is_said(text, said):
    assert said in answer(text)


def test_what_is_just_not_too_much_is_read():
    for text in (*DEEP, HOSTILE[-3], HOSTILE[-1]):
        assert not isinstance(answer(text), str), text


def test_no_text_needs_more_than_half_of_pythons_stack():
    here, limit = len(inspect.stack()), sys.getrecursionlimit()
    sys.setrecursionlimit(here + 500)
    try:
        for text in (*HOSTILE, *DEEP):
            answer(text)
        with pytest.raises(RecursionError):
            deeper(500)
    finally:
        sys.setrecursionlimit(limit)


def deeper(levels):
    return deeper(levels - 1) if levels else None


def test_the_workshop_itself_makes_only_so_many():
    shop = Workshop()
    with pytest.raises(FormulaError, match="too much to compute"):
        for n in range(MOST_EXPRESSIONS + 1):
            shop.number(n)
    assert read("x+x", Workshop()).parts[0] is not None


def test_a_surface_is_made_once_and_errors_are_not_kept():
    assert parse_formula("x^2 + y") is parse_formula("x^2 + y")
    before = parse_formula.cache_info().currsize
    for _ in range(3):
        with pytest.raises(FormulaError):
            parse_formula("x^2 +")
    assert parse_formula.cache_info().currsize == before

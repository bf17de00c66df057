"""Formulas made by chance: the text means what the structure is worth."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engines.gradient_descent.formulas import FormulaError, parse_formula
from tests.engines.gradient_descent.formulas.trees import (
    Undefined,
    slopes,
    trees,
    worth,
    written,
)

POINTS = np.random.default_rng(3).uniform(-2.5, 2.5, (12, 2))
STEP = 1e-5
often = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def read(tree, seed):
    """Return the surface of the tree's text; what is no formula is not asked for."""
    text = written(tree, Random(seed))
    assume(len(text) <= 300)
    try:
        return parse_formula(text)
    except FormulaError as error:
        # A part without x and y may have no value, such as log(0): that is refused.
        assume("no value" not in str(error) and "infinite" not in str(error))
        assume("operations" not in str(error))
        raise


def agree(ours, theirs, allowed=1e-7):
    return math.isclose(ours, theirs, rel_tol=allowed, abs_tol=allowed)


def wrong_values(surface, tree):
    """Return the points where the surface is not worth what the structure is."""
    found = []
    for point in POINTS:
        try:
            expected = worth(tree, *point.tolist())
        except Undefined:
            continue
        if not agree(surface.value(point), expected):
            found.append((point, surface.value(point), expected))
    return found


@often
@given(trees(), st.integers(0, 99))
def test_a_text_is_worth_what_its_structure_is(tree, seed):
    assert wrong_values(read(tree, seed), tree) == []


@often
@given(trees(kinks=False), st.integers(0, 99))
def test_slopes_and_bends_are_those_of_the_structure(tree, seed):
    surface = read(tree, seed)
    for point in POINTS[:4]:
        try:
            expected = slopes(tree, *point.tolist())
            bends = bends_of(tree, point)
        except Undefined:
            continue
        assert np.allclose(surface.gradient(point), expected, 1e-6, 1e-6), point
        rough, fine = bends
        if np.allclose(rough, fine, 1e-4, 1e-4):  # the difference can be trusted
            assert np.allclose(surface.hessian(point), fine, 1e-3, 1e-3), point


def bends_of(tree, point):
    """Return differences of exact slopes, with two steps: shape (2, 2) each."""
    answers = []
    for step in (2 * STEP, STEP):
        columns = []
        for way in np.eye(2) * step:
            ahead = slopes(tree, *(point + way).tolist())
            behind = slopes(tree, *(point - way).tolist())
            columns.append(np.subtract(ahead, behind) / (2 * step))
        answers.append(np.stack(columns, axis=-1))
    return answers


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("-x^2", ("^", ("neg", ("x",)), ("number", 2.0))),
        ("2^3^x", ("^", ("^", ("number", 2.0), ("number", 3.0)), ("x",))),
        ("1/2x", ("/", ("number", 1.0), ("*", ("number", 2.0), ("x",)))),
        ("x-y-1", ("-", ("x",), ("-", ("y",), ("number", 1.0)))),
        ("x/y/2", ("/", ("x",), ("/", ("y",), ("number", 2.0)))),
        ("2x^2", ("^", ("*", ("number", 2.0), ("x",)), ("number", 2.0))),
    ],
)
def test_the_other_reading_would_be_found(text, tree):
    assert wrong_values(parse_formula(text), tree)


def test_a_slope_that_is_wrong_would_be_found():
    tree = ("*", ("x",), ("sin", ("y",)))
    right, point = parse_formula("x sin(y)"), POINTS[0]
    expected = slopes(tree, *point.tolist())
    assert np.allclose(right.gradient(point), expected, 1e-12)
    assert not np.allclose(right.gradient(point)[::-1], expected, 1e-6)
    assert not np.allclose(parse_formula("x cos(y)").gradient(point), expected, 1e-6)

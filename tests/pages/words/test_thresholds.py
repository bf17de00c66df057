"""A threshold in words keeps every value on its side, with as few digits as do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.numbers import few
from pages.words.thresholds import (
    left_of,
    neighbours,
    right_of,
    shortest,
    within,
    written,
)
from tests.pages.words.test_numbers import read

NUMBERS = st.floats(-1e12, 1e12, allow_subnormal=False)


@given(st.lists(NUMBERS, min_size=2, max_size=6, unique=True), st.data())
def test_every_value_stays_on_its_side(values, data):
    values = np.sort(values)
    at = data.draw(st.integers(1, len(values) - 1))
    low, high = values[at - 1], values[at]
    middle = low / 2 + high / 2
    threshold = middle if low <= middle < high else low
    shown = read(written(threshold, *neighbours(threshold, values)))
    assert ((values <= shown) == (values <= threshold)).all()
    assert shortest(threshold, *neighbours(threshold, values)) == shown


def test_rounding_to_three_digits_would_not_do():
    low, high = 1.0001, 1.0002
    assert few((low + high) / 2) == "1"  # what lies left of it would seem right
    assert written((low + high) / 2, low, high) == "1.00015"


@pytest.mark.parametrize(
    ("name", "threshold", "ends", "left", "right"),
    [
        ("petal length", 2.4499999999, (1.9, 3.0), "≤ 2.45", "> 2.45"),
        (
            "petal length",
            2.4499999999,
            (2.4499, 2.45),
            "≤ 2.4499999999",
            "> 2.4499999999",
        ),
        ("age = old", 3.5, (3.0, 4.0), "≤ 3.5", "> 3.5"),
    ],
)
def test_the_sides_of_a_cut(name, threshold, ends, left, right):
    assert left_of(name, threshold, *ends) == f"{name} {left}"
    assert right_of(name, threshold, *ends) == f"{name} {right}"


def test_a_cut_between_0_and_1_asks_for_a_word():
    assert left_of("mood = good", 0.5, 0, 1) == "mood ≠ good"
    assert right_of("mood = good", 0.5, 0, 1) == "mood = good"


def test_what_two_cuts_leave_between_them():
    values = [1.0, 2.0, 3.0, 4.0]
    assert within("x", 1.5, 3.5, values) == "1.5 < x ≤ 3.5"
    assert within("x", -np.inf, 3.5, values) == "x ≤ 3.5"
    assert within("x", 1.5, np.inf, values) == "x > 1.5"

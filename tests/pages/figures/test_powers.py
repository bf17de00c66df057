"""Axes for sizes over many powers of ten."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pages.figures.powers import power_axis, power_of, powers_that_hold


@given(st.lists(st.floats(1e-300, 1e300), max_size=5), st.integers(1, 9))
def test_every_size_above_0_is_held_and_so_is_1(sizes, at_least):
    low, high = powers_that_hold([np.array([0.0, 1.0, *sizes])], at_least)
    assert high - low >= at_least
    assert all(low < power_of(size) < high for size in [1.0, *sizes])


@given(st.integers(-300, 0), st.integers(1, 300))
def test_marks_are_few_and_name_their_powers(low, high):
    axis = power_axis(low, high, "size")
    names = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert names[0] == "1"
    assert 1 <= len(names) <= 9
    assert all(text == f"10<sup>{at}</sup>" for at, text in names.items() if at > 0)
    assert all(low <= at <= high for at in names)


def test_negative_powers_have_a_true_minus_sign():
    assert power_axis(-3, 0, "size")["ticktext"][0] == "10<sup>−3</sup>"

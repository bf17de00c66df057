"""Cutting numbers into parts: even, told by their words, and never a number apart."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import MISSING, cut_in_parts

NAN = float("nan")
numbers = st.floats(allow_nan=True, allow_infinity=False)
few_numbers = st.integers(-3, 3).map(float) | st.just(NAN)
columns = st.lists(numbers, max_size=30) | st.lists(few_numbers, max_size=30)


def test_nine_numbers_in_three():
    parts = cut_in_parts([9, 1, 8, 2, 7, 3, 6, 4, 5])
    assert parts.names == ("≤ 3.5", "3.5 to 6.5", "> 6.5")
    assert parts.thresholds == (3.5, 6.5) and parts.sizes == (3, 3, 3)
    assert parts.words[:2] == ("> 6.5", "≤ 3.5")


def test_petals_as_the_books_cut_them():
    """A threshold is the midpoint of two petals that follow each other."""
    assert cut_in_parts([1.9, 3.0], n_parts=2).names == ("≤ 2.45", "> 2.45")


@pytest.mark.parametrize(
    ("values", "sizes"),
    [
        ([1, 2, 3, 4], (1, 2, 1)),  # 4/3 and 8/3 are nearest to 1 and 3
        ([0, 0, 0, 0, 0, 0, 1, 2, 3], (6, 1, 2)),  # equal numbers stay together
        ([1, 2, 3, 3, 3, 3, 3, 3], (1, 1, 6)),
        ([1, 1, 2, 2], (2, 2)),  # two distinct values make two parts
        ([5, 5, 5], (3,)),
        ([NAN, 5], (1,)),
        ([NAN, NAN], ()),
        ([], ()),
    ],
)
def test_parts_are_as_even_as_equal_numbers_allow(values, sizes):
    assert cut_in_parts(values).sizes == sizes


def test_numbers_all_alike_are_their_own_name():
    assert cut_in_parts([5.0, 5.0, NAN]).words == ("5", "5", MISSING)


def test_what_is_no_number_is_missing():
    parts = cut_in_parts([NAN, 1, 2, NAN], n_parts=2)
    assert parts.words == (MISSING, "≤ 1.5", "> 1.5", MISSING)
    assert MISSING not in parts.names


@settings(deadline=None)
@given(columns, st.integers(2, 6))
def test_every_number_is_told_by_a_part_it_is_in(values, n_parts):
    parts = cut_in_parts(values, n_parts)
    known = [value for value in values if not np.isnan(value)]
    assert len(parts.words) == len(values)
    assert len(parts.names) == min(n_parts, len(set(known)))
    assert len(set(parts.names)) == len(parts.names)
    assert len(parts.thresholds) == max(len(parts.names) - 1, 0)
    assert [*parts.thresholds] == sorted(set(parts.thresholds))
    assert sum(parts.sizes) == len(known) and all(parts.sizes)
    bounds = [-np.inf, *parts.thresholds, np.inf]
    for value, word in zip(values, parts.words, strict=True):
        if np.isnan(value):
            assert word == MISSING
        else:
            at = parts.names.index(word)
            assert bounds[at] < value <= bounds[at + 1]


def told(word: str, value: float) -> bool:
    """Read a word such as "≤ 2.5" back and say whether the number fits it."""
    if word[0] == "≤":
        return value <= number(word[2:])
    if word[0] == ">":
        return value > number(word[2:])
    low, high = word.split(" to ")
    return number(low) < value <= number(high)


def number(text: str) -> float:
    """Read a number as people write it: with a true minus, powers of ten as such."""
    assert "e" not in text and "-" not in text
    head, _, power = text.replace("−", "-").partition("\u00a0×\u00a010")
    plain = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(f"{head}e{plain}") if power else float(head)


def test_the_names_are_no_machine_notation():
    assert cut_in_parts([-3.0, -1.0], 2).names == ("≤ −2", "> −2")
    assert cut_in_parts([1e6, 1.4e6], 2).names == ("≤ 1200000", "> 1200000")
    assert cut_in_parts([1e-6, 3e-6], 2).names == ("≤ 0.000002", "> 0.000002")
    assert cut_in_parts([1e-40, 3e-40], 2).written == ("2\u00a0×\u00a010⁻⁴⁰",)


@settings(deadline=None)
@given(columns, st.integers(2, 4))
def test_the_words_alone_tell_the_parts_apart(values, n_parts):
    """However few digits are written, no number reads as of another part."""
    parts = cut_in_parts(values, n_parts)
    if len(parts.names) < 2:
        return
    for value, word in zip(values, parts.words, strict=True):
        if word != MISSING:
            assert [name for name in parts.names if told(name, value)] == [word]


@pytest.mark.parametrize(
    "values",
    [
        [1.0, np.nextafter(1.0, 2)],
        [1 + 2**-52, 1 + 2**-51],  # here the midpoint is rounded up to the upper one
        [0.0, 5e-324],
        [1.5e-323, 2e-323],
        [-1.7e308, 1.7e308],
        [1e16, 1e16 + 2],
        [123456.71, 123456.72],
        [-0.0, 0.0, 1.0],
    ],
)
def test_neighbours_are_told_apart_down_to_the_last_digit(values):
    parts = cut_in_parts(values, n_parts=2)
    assert len(parts.names) == 2 == len(set(parts.words))
    assert all(told(w, v) for w, v in zip(parts.words, values, strict=True))


def test_each_cut_is_the_best_there_is_for_it():
    generator = np.random.default_rng(0)
    for _ in range(200):
        values = generator.integers(0, 40, size=30)
        below = [(values <= cut).sum() for cut in np.unique(values)[:-1]]
        thresholds = cut_in_parts(values).thresholds
        for threshold, wanted in zip(thresholds, (10, 20), strict=True):
            off = abs((values <= threshold).sum() - wanted)
            assert off == min(abs(n - wanted) for n in below)


@settings(deadline=None)
@given(st.lists(numbers, min_size=1, max_size=20), st.randoms())
def test_the_order_of_the_rows_does_not_matter(values, random):
    order = list(range(len(values)))
    random.shuffle(order)
    parts, shuffled = cut_in_parts(values), cut_in_parts([values[at] for at in order])
    assert shuffled.names == parts.names
    assert shuffled.words == tuple(parts.words[at] for at in order)


@pytest.mark.parametrize(
    ("values", "n_parts", "complaint"),
    [
        ([1, 2], 1, "number of parts is 1; it must be 2 or more"),
        ([1, np.inf], 3, "finite numbers, or NaN"),
        ([[1, 2]], 3, "one column"),
    ],
)
def test_what_cannot_be_cut_is_refused(values, n_parts, complaint):
    with pytest.raises(ValueError, match=complaint):
        cut_in_parts(values, n_parts)

"""Numbers in sentences: few digits, true signs, powers of ten where they help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.numbers import (
    apart,
    few,
    holding,
    in_bits,
    nearly,
    of_rows,
    percent,
    short,
    signed,
    with_error,
)

SIZES = st.floats(-1e300, 1e300, allow_subnormal=False)
PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-", ",")


def read(text):
    """Read a number as a person would."""
    if text.startswith("−"):
        return -read(text[1:])
    if "×" in text:
        head, _, power = text.replace("\u00a0", "").partition("×10")
        return float(f"{head.translate(PLAIN)}e{power.translate(PLAIN)}")
    if text.startswith("10") and not text[2:3].isascii():
        return float(f"1e{text[2:].translate(PLAIN)}")
    return float(text.translate(PLAIN))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (0, "0"),
        (-0.0, "0"),
        (5.0, "5"),
        (-5.0, "−5"),
        (0.0653662, "0.0654"),
        (140.4, "140"),
        (1234.0, "1,230"),
        (2410, "2,410"),
        (1e-5, "10⁻⁵"),
        (3e-5, "3\u00a0×\u00a010⁻⁵"),
        (-1e7, "−10⁷"),
        (-1.5e9, "−1.5\u00a0×\u00a010⁹"),
        (0.00099999, "0.001"),
    ],
)
def test_a_number_is_told(value, says):
    assert few(value) == says


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        (0.00549, 0.000053, "0.005490 ± 0.000053"),
        (5.6, 0.24, "5.60 ± 0.24"),
        (165402.0, 8287.0, "165,402 ± 8,287"),
        (3.48e-4, 2.8e-5, "(3.48 ± 0.28)\u00a0×\u00a010⁻⁴"),
        (-2.5e9, 3e8, "(−2.50 ± 0.30)\u00a0×\u00a010⁹"),
        (0.25, 0.0, "0.25"),
        (0.25, 1e-17, "0.25"),
        (0.25, float("nan"), "0.25"),
    ],
)
def test_a_measure_and_its_error_have_one_power_of_ten(value, error, says):
    assert with_error(value, error) == says


def test_what_is_no_finite_number_is_said():
    assert [few(float(word)) for word in ("inf", "-inf", "nan")] == [
        "inf",
        "−inf",
        "nan",
    ]


def test_in_a_drawing_there_are_no_blanks():
    assert [short(value) for value in (2.2107e-6, -0.0, -0.25, 1e-9)] == [
        "2.21·10⁻⁶",
        "0",
        "−0.25",
        "10⁻⁹",
    ]


def test_one_bit_is_one():
    assert [in_bits(value) for value in (0, 0.5, 1, 2)] == [
        "0 bits",
        "0.5 bits",
        "1 bit",
        "2 bits",
    ]
    assert in_bits(1.0003, 3) == "1 bit" and in_bits(1.0003, 5) == "1.0003 bits"


@given(SIZES, st.integers(2, 9))
def test_what_is_told_is_the_number_to_so_many_digits(value, digits):
    assert read(few(value, digits)) == pytest.approx(value, rel=10.0 ** (1 - digits))


@given(SIZES)
def test_a_change_always_has_its_sign(value):
    text = signed(value)
    assert (text[0] in "+−") == (value != 0)
    assert read(text.lstrip("+")) == pytest.approx(value, rel=0.01)


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (1.0, "100%"),
        (0.9997, "99.97%"),
        (0.9999999, "more than 99.99%"),
        (1.00000001, "just over 100%"),
        (0.444, "44%"),
        (0.00286, "0.29%"),
        (-2.5, "−250%"),
    ],
)
def test_a_share_is_told_as_a_percentage(share, says):
    assert percent(share) == says


@pytest.mark.parametrize(
    ("share", "says"),
    [(1.0, "1"), (0.99999, "almost 1"), (0.998, "0.998"), (0.0, "0")],
)
def test_what_only_looks_like_1_is_told_apart(share, says):
    assert nearly(share) == says


def test_numbers_that_differ_are_shown_with_the_digits_that_differ():
    assert apart(0.4, 0.41667, digits=1) == ["0.4", "0.42"]
    assert apart(0.499989, 0.499988) == ["0.499989", "0.499988"]
    assert apart(0.5, 0.5) == ["0.5", "0.5"]
    assert apart(1.0, 1.0 + 1e-15) == ["1", "1"]
    assert apart(0.25, 0.2502, 0.2502 + 1e-12, most=8) == ["0.25", "0.2502", "0.2502"]


def test_a_small_share_is_no_share_of_nothing():
    assert percent(1.1e-5) == "0.0011%"
    assert percent(1e-9) == "10⁻⁷%"
    assert percent(-0.25) == "−25%"


def test_an_equation_holds_in_the_digits_that_are_shown():
    texts = holding(lambda size: 0.15 * size, 1.23449)
    assert texts == ["1.2345", "0.1852"]  # 0.15 × 1.234 would be 0.1851
    assert holding(lambda a, b: a - b, 0.4591837, 0.4404762) == [
        "0.459184",
        "0.440476",
        "0.01871",
    ]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (3, "3"),
        (1234.0, "1,234"),
        (3.4, "3.4"),
        (2 + 5 / 13, "2.38"),
        (0.999999, "0.999999"),
        (1 / 3 + 2 / 3 + 1e-15, "1"),
        (0.0004, "0.0004"),
    ],
)
def test_parts_of_rows_never_look_like_whole_ones(rows, text):
    assert of_rows(rows) == text

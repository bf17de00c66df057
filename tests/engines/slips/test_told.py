"""A number told: its digits, its sign, how it may be written, and what fits it."""

import numpy as np
import pytest

from engines.slips import Quantity, Told, digits_of

LOSS = Quantity("loss")


def told(text: str) -> Told:
    return Told(LOSS, text)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0.291", 0.291, 3),
        ("0.2910", 0.291, 4),
        ("0,2910", 0.291, 4),
        (".5", 0.5, 1),
        ("5.", 5.0, 0),
        ("12", 12.0, 0),
        ("+0.3", 0.3, 1),
        ("-0.30", -0.3, 2),
        ("−0.30", -0.3, 2),  # a minus sign
        ("–0,30", -0.3, 2),  # a dash
        (" - 0.3 ", -0.3, 1),
        ("1 234.5", 1234.5, 1),
        ("1\u202f234,5", 1234.5, 1),
        ("2.9e-5", 2.9e-5, 6),
        ("2,90E-2", 0.029, 4),
        ("2.9e5", 2.9e5, -4),
        ("0.123456789012345", 0.123456789012345, 15),
    ],
)
def test_a_number_is_read_with_its_digits(text, value, decimals):
    assert told(text).value == pytest.approx(value, rel=1e-15)
    assert told(text).decimals == decimals
    assert told(text).unit == pytest.approx(10.0**-decimals)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", ".", ",", "e5", "abc", "nan", "inf", "1.2.3", "1,234.5", "0x10"]
    + ["1e", "1_000", "٣", "²", "1/3", "0.3; 0.4", "--1", "__import__('os')"],
)
def test_what_is_no_number_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="is no number with digits; write it like"):
        told(text)


def test_of_more_digits_than_a_computer_tells_fifteen_count():
    found = told("0.1234567890123456")
    assert found.decimals == 15 and found.fits(np.array([0.1234567890123456]))
    assert not found.fits(np.array([0.1234567890123476]))


def test_too_large_powers_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="too large or too small"):
        told("1e301")


@pytest.mark.parametrize(
    ("text", "fitting", "others"),
    [
        ("0.29", [0.29, 0.2851, 0.2949], [0.2849, 0.2951, -0.29, np.nan, np.inf]),
        ("0.290", [0.2896, 0.2904], [0.2851, 0.2949]),
        ("-0.29", [-0.2851, -0.2949], [0.29, -0.2951]),
        ("12", [11.6, 12.4], [11.4, 12.6]),
        ("2.9e5", [285001.0, 294999.0], [284999.0, 295001.0]),
        ("0.00", [0.004, -0.004, 0.0, -0.0], [0.006, -0.006]),
    ],
)
def test_what_rounds_to_the_digits_fits_and_nothing_else(text, fitting, others):
    assert told(text).fits(np.array(fitting)).all()
    assert not told(text).fits(np.array(others)).any()


@pytest.mark.parametrize("sign", [1, -1])
def test_a_tie_fits_the_digits_on_both_sides(sign):
    """0.125 and 0.135: some round half to even, some away from 0; both are right."""
    up, down = ("0.13", "0.12") if sign > 0 else ("-0.13", "-0.12")
    for text in (up, down):
        assert told(text).fits(sign * np.array([0.125]))[0]
    assert told(up).fits(sign * np.array([0.135]))[0]
    assert not told(down).fits(sign * np.array([0.1250001]))[0]


@pytest.mark.parametrize("value", [0.2467, -0.2467, 0.9999, -1.5, 3.0])
@pytest.mark.parametrize("decimals", range(1, 7))
def test_a_number_fits_its_own_digits_rounded_or_cut(value, decimals):
    rounded, cut = (
        digits_of(np.array([value]), decimals, is_cut)[0] for is_cut in (False, True)
    )
    near, short = (told(f"{one / 10**decimals:.{decimals}f}") for one in (rounded, cut))
    assert near.fits(np.array([value]))[0]
    assert short.fits(np.array([value]), np.array([True]))[0]
    is_short = abs(cut) < abs(rounded)
    assert short.fits(np.array([value]))[0] == (not is_short)


@pytest.mark.parametrize("value", [0.0071, -0.0071])
@pytest.mark.parametrize("text", ["0.00", "-0.00"])
def test_a_small_number_cut_off_is_nothing_with_either_sign_before_it(value, text):
    fits = told(text).fits(np.array([value, value]), np.array([True, False]))
    assert fits.tolist() == [True, False]


def test_digits_are_cut_towards_nothing():
    values = np.array([0.2467, -0.2467])
    assert digits_of(values, 3, np.array([True, True])).tolist() == [246, -246]
    assert digits_of(values, 3).tolist() == [247, -247]
    assert not np.signbit(digits_of(np.array([-0.0001]), 3))[0]

"""Numbers as people type them, and those that could mean two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.typed import number, written

READ = {
    "0.5": 0.5,
    "0,5": 0.5,
    ",5": 0.5,
    "5.": 5,
    " 3 ": 3,
    "+4": 4,
    "-2": -2,
    "−2": -2,  # a true minus, as the page writes it
    "–2": -2,  # a dash, as a phone writes it
    "- 2": -2,
    "1/2": 0.5,
    "−3 / 4": -0.75,
    "1⁄4": 0.25,
    "0,5/2": 0.25,
    "50 %": 0.5,
    "50%": 0.5,
    "12,5\u00a0%": 0.125,
    "1e-3": 0.001,
    "1,5E2": 150,
    "0,125": 0.125,
    "1.500": 1.5,
    "12345,678": 12345.678,
}
NOT_NUMBERS = (
    *("", "abc", "nan", "inf", "0x1", "1_0", "--2", "2-", "1 000", "1.000,5", "1,2,3"),
    *("½", "٣", "1/2/3", "1/2 %", "e5", "5e", "%", "1:2", "=1+1", "__import__('os')"),
)


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_as_it_is_meant(text):
    assert number(text) == READ[text]


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_not_a_number_is_refused(text):
    with pytest.raises(ValueError, match="^is not a number$"):
        number(text)


@pytest.mark.parametrize("text", ["1/0", "1e400", "1/1e-400"])
def test_no_number_is_without_end(text):
    with pytest.raises(ValueError, match="^is no finite number$"):
        number(text)


def test_a_comma_that_may_part_thousands_is_not_guessed_at():
    with pytest.raises(ValueError, match="^can be read as 1.500 and as 1500$"):
        number("1,500")


def test_no_zero_is_negative():
    assert str(number("-0")) == "0.0"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read_back_to_the_last_digit(value):
    assert number(written(value)) == value


def test_numbers_are_written_no_longer_than_they_are():
    assert [written(value) for value in (2, 2.0, 0.1, -0.5)] == [
        "2",
        "2",
        "0.1",
        "-0.5",
    ]

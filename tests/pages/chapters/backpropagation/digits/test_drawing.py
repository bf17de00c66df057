"""A drawing of one's own: how it is placed, kept, shared, and refused."""

import numpy as np
import pytest

from engines.datasets import digit_rows
from pages.chapters.backpropagation.digits.draw_your_own.part import PART, another
from pages.chapters.backpropagation.digits.draw_your_own.placed import placed
from pages.chapters.backpropagation.digits.draw_your_own.presets import (
    LIKE_A_7,
    MISREAD,
    SMALL,
)
from pages.chapters.backpropagation.digits.draw_your_own.record import run
from pages.chapters.backpropagation.digits.record import Settings, split
from pages.ui.canvas import BLANK, letters_of, levels_of
from tests.pages.app import fine, start, texts

OPEN = {"bp_chapter": "Digits", "bp_digits_part": PART.title}
BOX, KEY = "bp_digits_drawn_typed", "bp_digits_drawn"
REAL = digit_rows()[:, :64].reshape(-1, 8, 8)
SHORT = {"n_epochs": 1, "hidden": 4.0}


def shape(*rows):
    """Return a picture, whose other rows are blank."""
    return np.array([[int(one) for one in row] for row in [*rows, *["0" * 8] * 8][:8]])


def test_a_real_digit_moves_by_whole_pixels_or_not_at_all():
    still = 0
    for digit in REAL:
        ways = [np.roll(digit, by, axis=1) for by in (0, -1, 1, 2)]
        found = [np.array_equal(placed(digit), way) for way in ways]
        assert any(found)
        still += found[0]
    assert 0.9 < still / len(REAL) < 1


def test_a_small_shape_is_enlarged_and_stands_in_the_middle():
    big = placed(shape("11000000", "10000000", "11000000", "10000000"))
    assert np.array_equal(big[:, 2:6].astype(int), np.kron(SMALL_E, np.ones((2, 2))))
    assert not big[:, :2].any() and not big[:, 6:].any()


SMALL_E = np.array([[1, 1], [1, 0], [1, 1], [1, 0]])


@pytest.mark.parametrize(("down", "across"), [(0, 0), (3, 0), (0, 4), (3, 4)])
def test_where_it_is_drawn_makes_no_difference(down, across):
    small = shape("11100000", "00100000", "01100000", "11000000")
    moved = np.roll(small, (down, across), axis=(0, 1))
    assert np.allclose(placed(moved), placed(small))


def test_a_blank_page_stays_blank():
    assert not placed(np.zeros((8, 8))).any()


def test_enlarging_keeps_the_levels_between_blank_and_darkest():
    for digit in REAL[:50]:
        small = np.zeros((8, 8))
        small[:5, :5] = digit[1:6, 1:6]
        big = placed(small)
        assert big.min() >= 0 and big.max() <= small.max() + 1e-12


def test_letters_and_levels_are_the_same_picture():
    levels = tuple(int(one) for one in REAL[0].ravel())
    assert levels_of(letters_of(levels)) == levels


def test_the_next_real_digit_is_another_one_that_was_held_out():
    first = another(BLANK)
    second = another(first)
    held = {letters_of(REAL[row].ravel()) for row in split()[1].rows}
    assert first != second and {first, second} <= held


def test_each_pixel_goes_once_and_the_last_picture_is_blank():
    record = run(Settings(drawn=LIKE_A_7, **SHORT))
    assert sorted(record.pixels) == np.flatnonzero(record.pictures[0]).tolist()
    assert not record.pictures[-1].any()


def test_a_corner_reads_as_something_else_until_it_is_enlarged():
    off = run(Settings(drawn=SMALL, centred=False))
    on = run(Settings(drawn=SMALL, centred=True))
    assert off.says[0] != 3 and on.says[0] == 3


# --- the control --------------------------------------------------------------------


def test_a_link_opens_its_drawing():
    app = start("backpropagation", native=True, **OPEN, **{KEY: MISREAD})
    assert app.text_input(key=BOX).value == MISREAD
    assert app.query_params[KEY] == MISREAD
    assert "It says **4**" in texts(app)


@pytest.mark.parametrize("bad", ["", "0" * 63, "0" * 65, "h" + "0" * 63, "é" * 64])
def test_nonsense_in_a_link_is_refused_with_a_sentence(bad):
    app = start("backpropagation", native=True, **OPEN, **{KEY: bad})
    assert "the first picture is used" in texts(app)
    assert KEY not in app.query_params or app.query_params[KEY] != bad


def test_typed_letters_are_taken_shared_and_undone():
    app = start("backpropagation", native=True, **OPEN)
    fine(app.text_input(key=BOX).set_value(BLANK).run())
    assert app.query_params[KEY] == BLANK
    assert "A blank page, and it says" in texts(app)
    fine(app.button(key="bp_digits_undo").click().run())
    assert KEY not in app.query_params
    assert "A blank page" not in texts(app)


def test_typed_nonsense_is_refused_and_the_drawing_stays():
    app = start("backpropagation", native=True, **OPEN, **{KEY: MISREAD})
    fine(app.text_input(key=BOX).set_value("scribble").run())
    assert "was not taken" in texts(app)
    assert app.text_input(key=BOX).value == MISREAD


def test_the_button_puts_a_real_digit():
    app = start("backpropagation", native=True, **OPEN, **{KEY: BLANK})
    fine(app.button(key=f"{KEY}_another").click().run())
    assert app.text_input(key=BOX).value == another(BLANK)

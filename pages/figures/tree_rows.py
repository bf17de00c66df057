"""The rows that lie in a box of a drawn tree: dots where they are few, else a bar."""

import numpy as np

from pages.figures import theme
from pages.figures.shapes import box, dot
from pages.figures.twig_places import HALF, Place
from pages.figures.twigs import BAR, PADDING

DOT_FROM_BELOW, DOT_FROM_RIGHT = 8, 5  # pixels


def bar_below(place: Place) -> list[dict]:
    """Return the classes' shares side by side along the bottom of the box."""
    foot = place.row + HALF
    return _shares(place, (place.left, place.right), (foot - 0.12, foot))


def bar_behind(place: Place) -> list[dict]:
    """Return the classes' shares side by side behind the words."""
    ends = place.right - PADDING - BAR, place.right - PADDING
    return _shares(place, ends, (place.row - 0.22, place.row + 0.22))


def _shares(place: Place, ends: tuple, y: tuple[float, float]) -> list[dict]:
    x = ends[0] + (ends[1] - ends[0]) * np.cumsum([0, *place.twig.shares])
    return [
        box((float(x[number]), float(x[number + 1])), y, theme.class_colour(number))
        for number, share in enumerate(place.twig.shares)
        if share
    ]


def dots_in(place: Place, is_list: bool) -> list[dict]:
    """Return one dot for each row, in one line: along the bottom, or at the right."""
    apart, n = place.twig.apart, len(place.twig.dots)
    middle, bottom = (place.left + place.right) / 2, place.row + HALF
    first, x, y, up = -apart * (n - 1) / 2, middle, bottom, DOT_FROM_BELOW
    if is_list:
        first, x = -apart * (n - 0.5) - DOT_FROM_RIGHT, place.right
        y, up = place.row, 0
    return [
        _dot(x, y, first + at * apart, up, apart // 2, theme.class_colour(number))
        for at, number in enumerate(place.twig.dots)
    ]


def _dot(x: float, y: float, right: float, up: int, radius: int, fill: str) -> dict:
    """Return a dot so many pixels to the right of (x, y) and above it."""
    ends = {"x0": right - radius, "x1": right + radius}
    ends |= {"y0": up - radius, "y1": up + radius}
    return dot(x, y, fill, **ends, line={"width": 0})

"""Values and walls in words: as few digits as keep them what they are, and no fewer."""

from functools import lru_cache
from math import floor, inf, log10, nextafter

from pages.words.numbers import few

FEWEST, MOST = 3, 17  # digits


@lru_cache(4096)
def exact(value: float) -> str:
    """Write a value so that what is read is the same number again."""
    for digits in range(FEWEST, MOST):
        if float(f"{value:.{digits}g}") == value:
            return few(value, digits)
    return few(value, MOST)


def inside(above: float, upto: float, is_low: bool) -> float:
    """Return a number of few digits with above < number <= upto, near an end.

    Near the low end if `is_low`, else near the high one.
    """
    end = above if is_low else upto
    for digits in range(FEWEST, MOST):
        found = _rounded(end, digits, up=is_low)
        if above < found <= upto:
            return found
    return _next(above) if is_low else upto


def _rounded(value: float, digits: int, up: bool) -> float:
    """Return a value of so many digits that is more, or not more, than `value`."""
    power = digits - 1 - (floor(log10(abs(value))) if value else 0)
    scaled = value * 10.0**power
    whole = floor(scaled) + 1 if up else floor(scaled)
    return float(f"{whole}e{-power}")


def _next(value: float) -> float:

    return nextafter(value, inf)

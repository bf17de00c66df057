"""Values in words: as few digits as keep them what they are, and no fewer."""

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
    """Return a number of few digits with above < number <= upto, near one end.

    Near the low end if `is_low`, else near the high one.
    """
    end = above if is_low else upto
    for digits in range(FEWEST, MOST):
        found = _rounded(end, digits, up=is_low)
        if above < found <= upto:
            return found
    return nextafter(above, inf) if is_low else upto


def _rounded(value: float, digits: int, up: bool) -> float:
    """Return a number of so many digits that is more, or not more, than a value."""
    power = digits - 1 - (floor(log10(abs(value))) if value else 0)
    nearest = round(value * 10.0**power)
    for whole in (nearest - 1, nearest, nearest + 1)[:: 1 if up else -1]:
        found = float(f"{whole}e{-power}")
        if found > value if up else found <= value:
            return found
    return value

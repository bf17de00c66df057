"""Values in words: as few digits as keep them what they are, and no fewer."""

from functools import lru_cache
from math import floor, inf, log10, nextafter

from pages.words.numbers import few

FEWEST, PLAIN, MOST = 3, 6, 17  # digits


@lru_cache(4096)
def between(value: float, above: float = -inf, upto: float = inf) -> str:
    """Write a value with few digits, but so that above < what is read <= upto.

    Of a number that has few digits itself none is left out.
    """
    plain = f"{value:.{PLAIN}g}"
    if float(plain) == value and above < value <= upto:
        return few(value, max(FEWEST, len(plain.lstrip("-0.").replace(".", ""))))
    for digits in range(FEWEST, MOST):
        if above < float(f"{value:.{digits}g}") <= upto:
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

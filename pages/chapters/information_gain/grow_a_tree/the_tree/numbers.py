"""Values and walls in words: as few digits as keep them what they are, and no fewer."""

from functools import lru_cache
from math import floor, inf, log10, nextafter

from pages.words.numbers import few

FEWEST, PLAIN, MOST = 3, 6, 17  # digits
NEAR = 0.005  # of the way between a value and a wall: so little their words are off
BEYOND = 0.01  # of that way, or of the value's last digit: so little beyond is put


@lru_cache(4096)
def between(
    value: float, above: float = -inf, upto: float = inf, off: float = inf
) -> str:
    """Write a value with few digits, but so that above < what is read <= upto.

    What is read is not farther than `off` from it. Of a number that has few digits
    itself none is left out.
    """
    if _is_plain(value) and above < value <= upto:
        return few(value, _digits_of(value))
    for digits in range(FEWEST, MOST):
        read = _read(value, digits)
        if above < read <= upto and abs(read - value) <= off:
            return few(value, digits)
    return few(value, MOST)


def exactly(value: float) -> str:
    """Write a number with all its digits."""
    digits = (at for at in range(FEWEST, MOST) if _read(value, at) == value)
    return few(value, next(digits, MOST))


@lru_cache(4096)  # a drawing says a threshold at many steps
def wall(
    threshold: float, low: float = -inf, high: float = inf, off: float = inf
) -> str:
    """Write a threshold so that low <= what is read < high, as it is itself.

    What is read is not farther than `off` from it.
    """
    return few(threshold, _digits_of_wall(threshold, low, high, off))


def read_wall(
    threshold: float, low: float = -inf, high: float = inf, off: float = inf
) -> float:
    """Return the number that is read where `wall` has written a threshold."""
    return _read(threshold, _digits_of_wall(threshold, low, high, off))


def _digits_of_wall(threshold: float, low: float, high: float, off: float) -> int:
    for digits in range(FEWEST, MOST):
        read = _read(threshold, digits)
        if low <= read < high and abs(read - threshold) <= off:
            return digits
    return MOST


def _is_plain(value: float) -> bool:
    """Tell whether a number has few digits itself."""
    return _read(value, PLAIN) == value


def _digits_of(value: float) -> int:
    plain = f"{value:.{PLAIN}g}"
    return max(FEWEST, len(plain.lstrip("-0.").replace(".", "")))


def _read(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def grain(value: float) -> float:
    """Return what one more in a number's last digit is; 0 of one with many digits."""
    if not _is_plain(value):
        return 0.0
    text = f"{value:.{PLAIN - 1}e}"
    head, power = text.split("e")
    decimals = len(head.partition(".")[2].rstrip("0"))
    return min(10.0 ** (int(power) - decimals), 1.0)


def beyond(value: float, above: float, upto: float) -> float:
    """Return a number with above < number <= upto, of few digits, nearest to a value.

    It lies hardly farther from the value than the wall between them does.
    """
    rises = value <= above
    end = above if rises else upto
    most = BEYOND * max(abs(end - value), grain(value))
    for digits in range(1, MOST):
        found = _rounded(end, digits, up=rises)
        if above < found <= upto and abs(found - end) <= most:
            return found
    return nextafter(above, inf) if rises else upto


def _rounded(value: float, digits: int, up: bool) -> float:
    """Return a number of so many digits that is more, or not more, than a value."""
    power = digits - 1 - (floor(log10(abs(value))) if value else 0)
    nearest = int(f"{value:.{digits - 1}e}".split("e")[0].replace(".", ""))
    for whole in (nearest - 1, nearest, nearest + 1)[:: 1 if up else -1]:
        found = float(f"{whole}e{-power}")
        if found > value if up else found <= value:
            return found
    return value

"""Numbers of any size as they stand in a sentence or a drawing."""

from collections.abc import Callable
from functools import lru_cache
from math import floor, isfinite, log10

TIMES = "\u00a0×\u00a0"  # does not break a line
LEAST_PLAIN, MOST_PLAIN = 1e-3, 1e6  # between them no power of ten is needed
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def few(value: float, digits: int = 3) -> str:
    """Write a number with so many digits, small and large ones with a power of ten."""
    text = f"{value:.{digits}g}"
    if not isfinite(value):
        return text.replace("-", "−")
    size = abs(float(text))
    text = text.replace("-0", "0") if size == 0 else text
    if size >= 10 ** (digits - 1) and size < MOST_PLAIN:
        return f"{float(text):,.0f}".replace("-", "−")
    if size == 0 or LEAST_PLAIN <= size < MOST_PLAIN:
        return text.replace("-", "−") if "e" not in text else f"{float(text):g}"
    head, power = f"{value:.{digits - 1}e}".split("e")
    raised = str(int(power)).translate(RAISED)
    head = head.rstrip("0").rstrip(".") if "." in head else head
    sign, head = "−" if value < 0 else "", head.removeprefix("-")
    return f"{sign}10{raised}" if head == "1" else f"{sign}{head}{TIMES}10{raised}"


@lru_cache(4096)  # a drawing says a number at many steps
def short(value: float, digits: int = 3) -> str:
    """Write a number for a drawing, which has no room for blanks: 9.3·10⁴."""
    return few(value, digits).replace(TIMES, "·")


def in_bits(amount: float, digits: int = 4) -> str:
    """Write an amount of information: 1 bit, 3.322 bits."""
    text = f"{amount:.{digits}g}"
    return "1 bit" if text == "1" else f"{text} bits"


def times(factor: float, what: str, digits: int = 3) -> str:
    """Write a multiple of something: "3 times what started", "as much as what ...".

    A factor that looks like 1 reads as no multiple at all.
    """
    text = few(factor, digits)
    return f"as much as {what}" if text == "1" else f"{text} times {what}"


def signed(value: float, digits: int = 3) -> str:
    """Write a number with its sign, true minus included: a change."""
    sign = "−" if value < 0 else "+" if value > 0 else ""
    return sign + few(abs(value), digits)


def nearly(share: float, digits: int = 3) -> str:
    """Write a share of 1, and say so where it only looks like 1."""
    text = few(share, digits)
    return f"almost {text}" if text == "1" and share != 1 else text


def apart(*values: float, digits: int = 3, most: int = 12) -> list[str]:
    """Write numbers that are compared, with as many digits as tell them apart.

    Numbers that are equal, or nearer than `most` digits show, look alike.
    """
    enough = digits_apart(*values, digits=digits, most=most)
    return [few(value, enough) for value in values]


def digits_apart(*values: float, digits: int = 3, most: int = 12) -> int:
    """Return with how many digits numbers are told apart; see `apart`."""
    n = len({few(value, most) for value in values})
    for enough in range(digits, most + 1):
        if len({few(value, enough) for value in values}) == n:
            break
    return enough


def holding(
    result: Callable[..., float], *values: float, digits: int = 4, most: int = 12
) -> list[str]:
    """Write numbers and what is computed of them, so that it holds in what is shown.

    The numbers get as many digits as it takes, from `digits` on; the last text is that
    of the result.
    """
    enough = digits_holding(result, *values, digits=digits, most=most)
    return [*(few(value, enough) for value in values), few(result(*values), digits)]


def digits_holding(
    result: Callable[..., float], *values: float, digits: int = 4, most: int = 12
) -> int:
    """Return with how many digits of the numbers the result holds; see `holding`."""
    said = few(result(*values), digits)
    for enough in range(digits, most + 1):
        shown = [float(f"{value:.{enough}g}") for value in values]
        if few(result(*shown), digits) == said:
            break
    return enough


def with_error(value: float, error: float) -> str:
    """Write a measure and its standard error, both to the error's second digit.

    Small and large ones have one power of ten for both: (3.5 ± 0.3) × 10⁻⁴. An error
    that is rounding is none.
    """
    size = max(abs(value), error)
    if not (error > 1e-9 * abs(value) and isfinite(size)):
        return few(value)
    power = floor(log10(size))
    power = 0 if LEAST_PLAIN <= size < MOST_PLAIN else power
    scale = 10.0**power
    decimals = max(0, 1 - floor(log10(error / scale)))
    both = f"{value / scale:,.{decimals}f} ± {error / scale:,.{decimals}f}"
    both = both.replace("-", "−")
    return f"({both}){TIMES}10{str(power).translate(RAISED)}" if power else both


def percent(share: float) -> str:
    """Write a share as a percentage, never more exact than it is worth telling."""
    if share != 1 and abs(share - 1) < 0.01:
        text = f"{100 * share:.2f}%"
        if text == "100.00%":
            return "more than 99.99%" if share < 1 else "just over 100%"
        return text
    if abs(share) >= 0.1:
        return f"{100 * share:,.0f}%".replace("-", "−")
    return f"{few(100 * share, 2)}%"


def of_rows(number: float) -> str:
    """Write how many rows: 3, or 3.4 where some are parts of rows.

    Parts get two decimals, or as many as keep them from looking like whole rows.
    """
    number = round(number, 9)  # sums of parts that are alike look alike
    if number == round(number):
        return f"{round(number):,}"
    for decimals in range(2, 10):
        text = f"{number:,.{decimals}f}".rstrip("0").rstrip(".")
        if "." in text:
            break
    return text

"""How measures with their errors are read, whatever power of ten they have."""

from tests.claims import Told, reads_as

DIGITS = 1e-6  # of a value: what two ways of adding may differ by


def close(text: str, value: float) -> bool:
    """Tell whether a number is written so, rounding of its last digit either way."""
    return any(
        reads_as(text, value * by) for by in (1 - DIGITS, 1 - 1e-12, 1, 1 + DIGITS)
    )


def measured(told: Told, pair: tuple[float, float], names: str = "mew") -> bool:
    """Tell whether a measure and its error are written at these places."""
    value, error, power = names
    if error not in told.said:
        return close(told.said[value], pair[0]) and pair[1] < 1e-8 * pair[0]
    scale = told[power] if power in told.said else 1.0
    numbers = zip((value, error), pair, strict=True)
    return scale > 0 and all(close(told.said[k], v / scale) for k, v in numbers)


def unit(told: Told, name: str, number: float, noun: str) -> bool:
    """Tell whether a noun is one or many as its number is."""
    return told.word(name) == (noun if number == 1 else f"{noun}s")

"""Which samples the sweeps draw: small ones often, the digits rarely."""

import random

from pages.chapters.information_gain import samples
from tests.claims import Told, reads_as

LABELS = {name: label for label, name in samples.NAMES.items()}
OFTEN = ("moons", "circles", "xor", "iris", "wine")
RARELY = {"breast_cancer": 0.08, "digits": 0.01}
MEASURES = "{p} ± {e}", "{p}"  # the latter where there is no error
CLOSE = 1e-9  # of a value: what two ways of adding may differ by


def data(rng: random.Random, _) -> str:
    """Return the words for some samples."""
    for name, share in RARELY.items():
        if rng.random() < share:
            return LABELS[name]
    return LABELS[rng.choice(OFTEN)]


def made(rng: random.Random, _) -> int:
    """Return how many rows are made: rather few than many."""
    return rng.choice([20, 20, 50, 50, 100, 200, 500])


DRAWS = {"data": data, "made": made}


def unit(told: Told, name: str, number: float, noun: str, many: str = "") -> bool:
    """Tell whether a noun is one or many as its number is."""
    return told.word(name) == (noun if number == 1 else many or f"{noun}s")


def so_many(count: int, total: int) -> str:
    """Write a count; none and all in words."""
    if count == total:
        return "both" if total == 2 else f"all {total:,}"
    return f"{count:,}" if count else "none"


def close(text: str, value: float) -> bool:
    """Tell whether a number is written so, rounding of its last digit either way."""
    return any(reads_as(text, value * by) for by in (1 - CLOSE, 1, 1 + CLOSE))


def measured(told: Told, value: float, error: float, names: str = "pe") -> bool:
    """Tell whether a measure and its standard error are written at these places.

    Where there is no error, none is written.
    """
    of_value, of_error = names
    error = error if error > CLOSE * abs(value) else 0.0
    if of_error not in told.said or not error:
        return (
            of_error not in told.said
            and not error
            and close(told.said[of_value], value)
        )
    return close(told.said[of_value], value) and close(told.said[of_error], error)

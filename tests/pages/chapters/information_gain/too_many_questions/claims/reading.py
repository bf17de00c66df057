"""How falls in accuracy and shares of credit are read."""

from tests.claims import Told, reads_as

from .drawn import measured
from .matters_seen import SAME, Losses

POINTS = "{p} ± {e} percentage points"
NEAR = ", within two standard errors"
FALLS = (
    "stays the same on average",
    *(f"{way} by {POINTS}{near}" for way in ("falls", "rises") for near in ("", NEAR)),
)
EXACT = "falls by {p} percentage points"  # as much on every row: there is no error
RISES = f"rises by {POINTS}"  # of learned rows it never does by so much


def falls(told: Told, form: str, losses: Losses, at: int) -> bool:
    """Tell whether accuracy changes by so much when a column is shuffled."""
    mean, error = losses.mean(at), losses.error(at)
    if form.startswith("stays"):
        return abs(mean) < SAME
    way = (mean > SAME) if form.startswith("falls") else (mean < -SAME)
    near = (abs(mean) <= 2 * error) == (NEAR in form)
    return way and near and measured(told, 100 * abs(mean), 100 * error)


def share(told: Told, value: float, name: str = "s") -> bool:
    """Tell whether a percentage is so, and all or nothing only where it is."""
    said, grain = told.said[name], 1 + 1e-9
    value = 0.0 if value < SAME else value
    read = any(reads_as(said, 100 * value * by) for by in (1 / grain, 1, grain))
    is_all = (float(said) == 100) == (value > 1 - SAME)
    return read and is_all and (float(said) == 0) == (value == 0)


def named(told: Told, name: str = "who") -> list[int]:
    """Return the columns that stand in a list, or alone, in quotation marks."""
    text = told.word(name)
    text = text if text.startswith("“") else f"“{text}”"
    names = [
        one if len(one) < 33 else f"{one[:31].rstrip()}…" for one in told.seen.names
    ]
    return [k for k, one in enumerate(names) if f"“{one}”" in text]


BITS = (" {bit:bit|bits}", "")


def in_bits(told: Told, bits: str, name: str) -> bool:
    """Tell whether an amount is of bits, where impurity is entropy; one is one bit."""
    if bool(bits) != (told.record.settings.criterion == "entropy"):
        return False
    return not bits or told.word("bit") == ("bit" if told[name] == 1 else "bits")


def some_of_the_splits(told: Told, k: int, one: str, many: str) -> bool:
    """Tell whether so many of the splits are said to do it, in words or figures."""
    n, said = len(told.seen.asking), told.word("some").lower()
    words = f"{k} of the {n} splits"
    if n == 1:
        words = "the only split" if k else "not even the only split"
    elif k in (0, n):
        every = "both" if n == 2 else f"all {n}"
        words = f"{every} splits" if k else f"none of the {n} splits"
    return said == words and told.word("ask") == (many if k > 1 else one)

"""How the sentences of "From paper" are held against the truth."""

import re

from tests.claims import Told
from tests.claims.shapes import number

from .evidence import Seen

NOTHING = 1.5e-12
NAMES = ("w₀", "w₁", "w₂")


def near(text: str, value: float, digits: int, size: float = 0.0) -> bool:
    """Tell whether a text is a value to so many digits, but for rounding of a size."""
    half = 0.501 * 10.0 ** (1 - digits) * abs(value)
    return abs(number(text) - value) <= half + NOTHING * size


def moved(told: Told, added, size: float) -> bool:
    """Tell whether each weight that learns is named with what it moves by."""
    first = 0 if told.seen.settings.bias_learns else 1
    return named(told, "moves", added[first:], 5, size, NAMES[first:])


def named(
    told: Told, place: str, values, digits: int, size: float = 0.0, names=NAMES
) -> bool:
    """Tell whether each weight is named in its order, with its value."""
    found = re.split(r", | and ", told.word(place))
    texts = [re.fullmatch(r"(w.)(?: = | )(\S+(?:\s×\s\S+)?)", one) for one in found]
    if None in texts or [one[1] for one in texts] != [*names[: len(values)]]:
        return False
    pairs = zip(texts, values, strict=True)
    try:
        return all(near(one[2], float(value), digits, size) for one, value in pairs)
    except ValueError:
        return False


def row_of(told: Told) -> int:
    """Return the update, or visit, that is told."""
    return int(told.record.states[told.step])


def stands(told: Told, row: int, place: str = "weights") -> bool:
    """Tell whether these are the weights at a row."""
    path = told.seen.path
    size = max(abs(path[0]).max(), abs(path[row]).max())
    return named(told, place, path[row].tolist(), 6, float(size))


def loss_is(told: Told, place: str, w, way: str = "") -> bool:
    """Tell whether a place shows the loss of weights, 0 where it is but rounding."""
    seen: Seen = told.seen
    loss = float(seen.loss(w, way))
    if told[place] == 0:
        return loss <= (NOTHING * seen.terms(w)) ** 2
    return near(told.said[place], loss, 6)


def out_of(count: int, total: int, noun: str = "sample") -> str:
    """Write how many of some there are, with the verb."""
    if total == 1:
        return f"the only {noun} is" if count else f"not even the only {noun} is"
    if count in (0, total):
        every = "both" if total == 2 else f"all {total}"
        return f"{every} {noun}s are" if count else f"none of the {total} {noun}s is"
    return f"{count} of the {total} {noun}s {'is' if count == 1 else 'are'}"

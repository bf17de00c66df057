"""What is said of the smallest change, and what is offered."""

import re

import numpy as np

from tests.claims import Claim, Told, sentences
from tests.claims.shapes import NUMBER, number

from .told import is_row

MOVE = re.compile(rf"(.+?) ({NUMBER}) instead of ({NUMBER})")


def moved(told: Told) -> dict[int, tuple[float, float]] | None:
    """Return what moves, with the new and the old number of each."""
    names, found = told.record.data.attributes, {}
    parts = re.split(r"(?<=\d), | and (?=.+ instead)", told.word("moves"))
    for part in parts:
        read = MOVE.fullmatch(part)
        if not read or read[1] not in names:
            return None
        found[names.index(read[1])] = number(read[2]), number(read[3])
    return found


def moves(told: Told) -> bool:
    """Tell whether what moves is nearest, and flips the answer as it is written."""
    found, seen = moved(told), told.seen
    if not found or tuple(sorted(found)) not in seen.ties:
        return False
    point = seen.row.copy()
    for at, (new, old) in found.items():
        point[at] = new
        grain = abs(old - seen.row[at]) <= 0.006 * max(abs(seen.row[at]), 1e-300)
        if not grain and old != seen.row[at]:
            return False
    return seen.says(point) != seen.says(seen.row)


def then(told: Told) -> bool:
    """Tell whether one of the nearest other answers is said."""
    record, seen = told.record, told.seen
    least = seen.nearest[0][0]
    found = set()
    own = seen.says(seen.row)
    for lows, highs, says in seen._leaves():
        gaps = np.maximum(np.maximum(lows - seen.row, seen.row - highs), 0)
        moves = (seen.row <= lows) | (seen.row > highs)
        gaps = np.where(moves, gaps, 0) / np.where(seen.spread > 0, seen.spread, 1)
        if says != own and np.sqrt((gaps**2).sum()) <= least * (1 + 1e-9):
            found.add(says)
    return told.word("says") in found and record.change is not None


def takes(told: Told) -> bool:
    least = told.seen.nearest[0][0]
    return told.reads(d=least) or abs(told["d"] - least) < 1e-12


def alone(told: Told) -> bool:
    n, able = len(told.seen.row), told.seen.able
    if "all" in told.said:
        return able == n == 2
    if "none" in told.said:
        return able == 0 and told["none"] == n
    if "only" in told.said:
        return n == 1 and able == (told.word("only") == "the only feature")
    return told["a"] == able and told["n"] == n and 0 < able < n


def no_change(told: Told) -> bool:
    return not told.seen.nearest


def question(told: Told) -> bool:
    here = "row" not in told.said or is_row(told)
    return here and len(told.seen.nearest) > 0


def offered(told: Told) -> bool:
    """Tell whether the change that is offered flips the answer."""
    seen, names = told.seen, told.record.data.attributes
    at = names.index("".join(sentences(told.word("name"))))  # as it is read
    point = seen.row.copy()
    point[at] = told["v"]
    now = told.record.data.class_names[told.after.prediction]
    return seen.says(point) == now != seen.says(seen.row)


CHANGE = (
    Claim("The smallest change: {moves:*}.", moves),
    Claim("This is enough: {moves:*}.", moves),
    Claim("Then the tree says {says:*}.", then),
    Claim("It takes {d} standard deviations at least.", takes),
    Claim("Alone, {a} of the {n} features can change the answer.", alone),
    Claim("Alone, none of the {none} features can change the answer.", alone),
    Claim("Alone, {all:both} features can change the answer.", alone),
    Claim("No change helps: the tree says the same of every row.", no_change),
    Claim(
        "Change row {row} as little as you can, each feature counted in its standard "
        "deviations, until the tree says something else.",
        question,
    ),
    Claim("What moves?", question),
    Claim("Change it: {name:*} {v}", offered),
)

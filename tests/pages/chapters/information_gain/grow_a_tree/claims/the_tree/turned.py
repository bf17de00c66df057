"""What is said of the smallest change, and what is offered."""

import re

import numpy as np

from tests.claims import Claim, Told, sentences
from tests.claims.shapes import NUMBER, number

from .told import is_row, named

MOVE = re.compile(rf"(.+?) (just above|at most) ({NUMBER}) instead of ({NUMBER})")


def moved(told: Told) -> dict[int, tuple[bool, float, float]] | None:
    """Return what moves: whether up, the wall to be passed, and the old number."""
    names, found = told.record.data.attributes, {}
    parts = re.split(r"(?<=\d), | and (?=.+ instead)", told.word("moves"))
    for part in parts:
        read = MOVE.fullmatch(part)
        if not read or read[1] not in names:
            return None
        up = read[2] == "just above"
        found[names.index(read[1])] = up, number(read[3]), number(read[4])
    return found


def moves(told: Told) -> bool:
    """Tell whether what moves is nearest, flips the answer, and is as far as is told.

    The walls as written are on the row's other side, as far from it as they are.
    """
    found, seen = moved(told), told.seen
    if not found or tuple(sorted(found)) not in seen.ties:
        return False
    features = told.record.decisions.tree.features
    walls, point = told.record.decisions.tree.thresholds, seen.row.copy()
    for at, (up, wall, old) in found.items():
        cuts = walls[features == at]
        real = float(cuts[np.abs(cuts - wall).argmin()])
        gap = real - seen.row[at]
        off = abs((wall - old) - gap) <= 0.011 * abs(gap)
        if not off or (gap >= 0) != up or (gap == 0 and not up):
            return False
        point[at] = np.nextafter(real, np.inf) if up else real
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
    return named(told, "says") in found and record.change is not None


def takes(told: Told) -> bool:
    least = told.seen.nearest[0][0]
    if "d" not in told.said:
        return least < 0.001
    ends = told.word("s") == ("" if told.word("d") == "1" else "s")
    return told.reads(d=least) and least >= 0.001 and ends


def alone(told: Told) -> bool:
    n, able = len(told.seen.row), told.seen.able
    if "all" in told.said:
        return able == n == 2
    if "none" in told.said:
        return able == 0 and told["none"] == n > 2
    if "neither" in told.said:
        return able == 0 and n == 2
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
    far = abs(told["v"] - seen.row[at]) / (seen.spread[at] or 1.0)
    least, coarse = seen.nearest[0][0], 0.01 * grain(seen.row[at])
    near = far <= 1.0101 * least + coarse / (seen.spread[at] or 1.0)
    flips = seen.says(point) == now != seen.says(seen.row)
    return bool(near and flips and told.after.row[at] == told["v"])


def grain(value: float) -> float:
    """Return what one in the last digit of a number of few digits is."""
    for decimals in range(7):
        if round(value, decimals) == value:
            return 10.0**-decimals
    return 1e-9


CHANGE = (
    Claim("The smallest change: {moves:*}.", moves),
    Claim("This is enough: {moves:*}.", moves),
    Claim("Then the tree says {says:*}.", then),
    Claim("It takes {d} standard deviation{s:s|} at least.", takes),
    Claim("It takes less than a thousandth of a standard deviation.", takes),
    Claim("Alone, {a} of the {n} features can change the answer.", alone),
    Claim("Alone, {neither:neither} feature can change the answer.", alone),
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

"""What the presets of "Two steps ahead" ask to observe, and what decides it."""

import numpy as np

from tests.claims import Claim, Told

from .ahead_ends import MOST, n_compared, n_splits
from .ahead_seen import NEAR


def left_wrong(told: Told) -> list[int]:
    both = told.record.near, told.record.far
    return [told.seen.wrong(plane, MOST) for plane in both]


def even(told: Told) -> bool:
    """Tell whether nine of ten cuts leave 40 to 60 % of either class on each side."""
    rows = told.seen.all
    if len(rows.counts) != 2 or not rows.cuts:
        return False
    sides = [rows.sides(cut.feature, cut.threshold) for cut in rows.cuts]
    shares = np.array([[np.mean(side.y) for side in both] for both in sides])
    return 0.9 < (abs(shares - 0.5) <= 0.1).all(axis=1).mean() < 1


OBSERVE = (
    Claim(
        "nearly every cut leaves about as many rows of either class on both sides.",
        even,
    ),
    Claim(
        "Where does greed begin then, and how many splits does each tree need?",
        lambda told: max(n_splits(told)) < MOST and len({*n_splits(told)}) == 2,
    ),
    Claim(
        "all rows lie at four corners.",
        lambda told: len(np.unique(told.seen.all.X, axis=0)) == 4,
    ),
    Claim(
        "Look at what a first cut gains at once: should a tree refuse a cut that gains "
        "nothing?",
        lambda told: told.seen.all.best < NEAR and told.seen.tied,
    ),
    Claim(
        "a cut has to gain more than {least} bits now.",
        lambda told: (
            told.seen.criterion == "entropy"
            and told.reads(least=told.record.settings.least_gain or 0.0)
        ),
    ),
    Claim(
        "Which of the two trees does that stop, and how many rows stay wrong?",
        lambda told: min(n_splits(told)) == 0 < max(n_splits(told)),
    ),
    Claim(
        "greed compares few cuts.",
        lambda told: (
            0 < 10 * n_compared(told, ahead=False) < n_compared(told, ahead=True)
        ),
    ),
    Claim(
        "How many does looking two steps ahead compare, and is the first cut another "
        "one then?",
        lambda told: not told.seen.is_one_cut,
    ),
    Claim("both trees make {n} splits.", lambda told: {*n_splits(told)} == {told["n"]}),
    Claim(
        "Count the crosses that are left: does looking further ahead always pay?",
        lambda told: left_wrong(told)[0] < left_wrong(told)[1],
    ),
)

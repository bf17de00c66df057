"""What would have to be otherwise for the tree to say something else of the row."""

from typing import Any

import numpy as np

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import listed, out_of
from pages.words.thresholds import IS

from .numbers import beyond, exactly
from .record import Record

SEVERAL = "More than one feature at once"
LEAST_TOLD = 0.001  # standard deviations: less is told in words
MOST_OPTIONS = 5  # features
ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "max_depth"),
    *("min_samples_leaf", "min_samples_split", "min_gain", "max_leaves"),
    *("row", "changed", "changed_to"),
)


def bet(record: Record) -> Bet | None:
    """Ask what would have to move, where something helps, and not the same always."""
    change, tree = record.change, record.tree
    if change is None or len(np.unique(tree.features[tree.asks])) == 1:
        return None
    right = [_option(record, moved) for moved in change.ties]
    row = f"row {record.number + 1}"
    return Bet(
        f"Change {row} as little as you can, each feature counted in its standard "
        "deviations, until the tree says something else. What moves?",
        right[0],
        reason(record),
        options=_options(record, right),
        ties=[*dict.fromkeys(right[1:])],
    )


def _option(record: Record, moved: tuple[int, ...]) -> str:
    return record.data.attributes[moved[0]] if len(moved) == 1 else SEVERAL


def _options(record: Record, right: list[str]) -> list[str]:
    """Return the features that the row is asked about, in this order: a few of them.

    All that are right are among them, anywhere: the row's number decides.
    """
    asked = [record.data.attributes[at] for at in record.path.asked]
    at = [asked.index(name) for name in right if name != SEVERAL]
    first, last = (min(at), max(at)) if at else (len(asked), -1)
    n = min(max(MOST_OPTIONS, last - first + 1), len(asked))
    starts = range(max(0, last - n + 1), min(first, len(asked) - n) + 1)
    start = starts[record.number % len(starts)]
    return [*asked[start : start + n], SEVERAL]


def reason(record: Record) -> str:
    """Say what is enough."""
    return f"This is enough: {_moves(record)}. {_then(record)}"


def _then(record: Record) -> str:
    change = record.change
    says = literal(record.said(change.prediction))
    return f"Then the tree says **{says}**. It takes {_far(change.distance)}."


def _far(distance: float) -> str:
    """Write a distance in standard deviations; a very small one in words."""
    if distance < LEAST_TOLD:
        return "less than a thousandth of a standard deviation"
    text = few(distance)
    return f"{text} standard deviation{'' if text == '1' else 's'} at least"


def point_beyond(record: Record) -> np.ndarray:
    """Return a point just behind the walls whose numbers have few digits, (d,)."""
    point, change = record.row.copy(), record.change
    lows, highs = record.bounds_of(change.leaf)
    for at in change.moved:
        low, high, value = map(float, (lows[at], highs[at], record.row[at]))
        point[at] = beyond(value, low, high)
        if record.is_about_a_word(at):
            point[at] = float(value <= low)
    return point


def _moves(record: Record) -> str:
    """Say which walls the features have to pass, and where they are."""
    lows, highs = record.bounds_of(record.change.leaf)
    return listed(
        [
            _move(record, at, float(lows[at]), float(highs[at]))
            for at in record.change.moved
        ]
    )


def _move(record: Record, at: int, low: float, high: float) -> str:
    name, rises = record.data.attributes[at], bool(record.row[at] <= low)
    if record.is_a_word(at):
        what, word = map(literal, name.split(IS, 1))
        now, before = (word, f"not {word}") if rises else (f"not {word}", word)
        return f"{what} is {now} instead of {before}"
    wall = f"just above {record.wall(at, low)}"
    if not rises:
        wall = f"at most {record.wall(at, high)}"
    return f"{literal(name)} {wall} instead of {record.value(at)}"


def smallest(record: Record) -> list[str]:
    """Say what the smallest change is, and which features can do it alone."""
    change = record.change
    if change is None:
        return ["No change helps: the tree says the same of every row."]
    able, n = int((~np.isnan(change.alone)).sum()), len(record.row)
    alone = out_of(able, n, "feature", "can", "can")
    if (able, n) == (0, 2):
        alone = "neither feature can"
    return [
        f"**The smallest change:** {_moves(record)}. {_then(record)}",
        f"Alone, {alone} change the answer.",
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer to make the change, where one feature is enough and none is changed yet."""
    change = record.change
    if change is None or len(change.moved) > 1 or record.is_changed:
        return None
    at = change.moved[0]
    name, value = record.data.attributes[at], float(point_beyond(record)[at])
    values: dict[str, Any] = {"change": name, "value": value}
    return Remedy(f"Change it: {_now(record, at, value)}", values)


def _now(record: Record, at: int, value: float) -> str:
    """Say what a feature is to be."""
    name = record.data.attributes[at]
    if not record.is_about_a_word(at):
        return f"{literal(name)} {exactly(value)}"
    what, word = map(literal, name.split(IS, 1))
    return f"{what} is {word}" if value else f"{what} is not {word}"


def bounds(record: Record) -> list[str]:
    """Say what all answers together say of each feature, in the order of asking."""
    path = record.path
    return [
        _within(record, at, float(path.lows[at]), float(path.highs[at]))
        for at in path.asked
    ]


def _within(record: Record, at: int, low: float, high: float) -> str:
    """Say between which walls a value lies: "2.45 < petal length ≤ 4.95"."""
    name = record.data.attributes[at]
    if high == np.inf:
        above = f"{name} > {record.wall(at, low)}"
        return name if record.is_about_a_word(at) else above
    upto = record.left_of(at, high)
    return upto if low == -np.inf else f"{record.wall(at, low)} < {upto}"

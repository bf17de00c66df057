"""What would have to be otherwise for the tree to say something else of the row."""

from typing import Any

import numpy as np

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import listed, out_of
from pages.words.thresholds import IS, IS_NOT, within

from .numbers import between, inside
from .record import Record

SEVERAL = "More than one of them at once"
MOST_OPTIONS = 5  # features
ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "max_depth"),
    *("min_samples_leaf", "min_samples_split", "min_gain", "max_leaves"),
    *("row", "changed", "changed_to"),
)


def bet(record: Record) -> Bet | None:
    """Ask what would have to move, where something helps."""
    change = record.change
    if change is None:
        return None
    names = record.data.attributes
    right = [_option(record, moved) for moved in change.ties]
    asked = [names[at] for at in record.path.asked]
    others = [name for name in asked if name not in right]
    singles = [one for one in right if one != SEVERAL]
    kept = {*singles, *others[: max(0, MOST_OPTIONS - len(singles))]}
    options = [*(name for name in asked if name in kept), SEVERAL]
    row = f"row {record.number + 1}"
    return Bet(
        f"Change {row} as little as you can, each feature counted in its standard "
        "deviations, until the tree says something else. What moves?",
        right[0],
        reason(record),
        options=options,
        ties=[*dict.fromkeys(right[1:])],
    )


def _option(record: Record, moved: tuple[int, ...]) -> str:
    return record.data.attributes[moved[0]] if len(moved) == 1 else SEVERAL


def reason(record: Record) -> str:
    """Say what is enough."""
    return f"This is enough: {_moves(record)}. {_then(record)}"


def _then(record: Record) -> str:
    change = record.change
    says = literal(record.said(change.prediction))
    return (
        f"Then the tree says **{says}**. It takes {few(change.distance)} standard "
        "deviations at least."
    )


def shown_point(record: Record) -> np.ndarray:
    """Return a point just behind the wall whose numbers have few digits, (d,)."""
    point, change = record.row.copy(), record.change
    lows, highs = record.bounds_of(change.leaf)
    for at in change.moved:
        rises = change.point[at] > record.row[at]
        point[at] = inside(float(lows[at]), float(highs[at]), rises)
        if record.is_about_a_word(at):
            point[at] = float(rises)
    return point


def _moves(record: Record) -> str:
    """Say what the features that move are instead of what they were."""
    point, parts = shown_point(record), []
    for at in record.change.moved:
        name = record.data.attributes[at]
        if record.is_about_a_word(at):
            both = [name, name.replace(IS, IS_NOT, 1)]
            now, before = both if point[at] else both[::-1]
            parts.append(f"{literal(now)} instead of {literal(before)}")
            continue
        new = between(float(point[at]))
        parts.append(f"{literal(name)} {new} instead of {record.value(at)}")
    return listed(parts)


def smallest(record: Record) -> list[str]:
    """Say what the smallest change is, and which features can do it alone."""
    change = record.change
    if change is None:
        return ["No change helps: the tree says the same of every row."]
    able = int((~np.isnan(change.alone)).sum())
    alone = out_of(able, len(record.row), "feature", "can", "can")
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
    name, value = record.data.attributes[at], float(shown_point(record)[at])
    values: dict[str, Any] = {"change": name, "value": value}
    return Remedy(f"Change it: {literal(name)} {between(value)}", values)


def bounds(record: Record) -> list[str]:
    """Say what all answers together say of each feature, in the order of asking."""
    path, data = record.path, record.data
    return [
        within(
            data.attributes[at],
            float(path.lows[at]),
            float(path.highs[at]),
            record.column(at),
        )
        for at in path.asked
    ]

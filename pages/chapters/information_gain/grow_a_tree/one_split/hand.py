"""What is said of a cut while a hand is on it: of each side, and what it gains."""

from collections.abc import Iterator, Sequence

import numpy as np

from engines.decision_trees import Cuts
from pages.words.numbers import short
from pages.words.sentences import counted
from pages.words.thresholds import written

from .record import Record

MEASURES = {"entropy": "H", "gini": "Gini", "misclassification": "errors"}
NOTHING = 1e-12
MOST_DECIMALS = 13


def amount(impurity: float) -> str:
    """Write an impurity or a gain with three decimals; a small one with its power."""
    if impurity < NOTHING:
        return "0"
    return f"{impurity:.3f}" if impurity >= 5e-4 else short(impurity, 2)


def regretted(gain: float, best: float, least: int = 3) -> tuple[str, str, str]:
    """Write a gain, the best and what is missing, so that it adds up as it is shown."""
    for decimals in range(least, MOST_DECIMALS):
        shown = [round(number, decimals) for number in (gain, best, best - gain)]
        adds_up = abs(shown[0] + shown[2] - shown[1]) < 0.1 * 10.0**-decimals
        if adds_up and shown[2] > 0:
            break
    return tuple(f"{number:.{decimals}f}" for number in shown)


def said(record: Record, step: int, places: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield, for cuts at some places, what is said of them (`looks.SAID`)."""
    search, feature = record.search(step), record.feature(step)
    cuts = search.cuts(feature)
    least = record.settings.min_samples_leaf
    measure, best = MEASURES[search.criterion], search.best_gain
    where = _written(record, feature, cuts)
    sizes = [counts.sum(axis=1) for counts in (cuts.left_counts, cuts.right_counts)]
    for at in places:
        n_left, n_right = int(sizes[0][at]), int(sizes[1][at])
        gain = float(cuts.gains[at])
        gains = f"gain {amount(gain)}"
        if min(n_left, n_right) < least:
            gains = f"{gains}, but too few rows on a side"
        elif step:
            gains = _against(gain, best)
        left, right = (
            f"{counted(n, 'row')}, {measure} {amount(float(impurity[at]))}"
            for n, impurity in (
                (n_left, cuts.left_impurities),
                (n_right, cuts.right_impurities),
            )
        )
        yield left, f"<b>≤ {where[at]}</b>", right, gains


def _against(gain: float, best: float) -> str:
    if best - gain <= NOTHING:
        return f"gain {amount(gain)}: none is better"
    mine, most, missing = regretted(gain, best)
    return f"gain {mine}, best {most}: <b>regret {missing}</b>"


def _written(record: Record, feature: int, cuts: Cuts) -> list[str]:
    """Write every threshold as short as keeps each row of the samples on its side."""
    values = np.unique(record.dataset.features[:, feature])
    ends = np.concatenate([[-np.inf], values, [np.inf]])
    at = np.searchsorted(values, cuts.thresholds, side="right")
    told = zip(cuts.thresholds, ends[at], ends[at + 1], strict=True)
    return [written(*map(float, one)) for one in told]

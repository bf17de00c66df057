"""What is said of a cut while a hand is on it: of each side, and what it gains."""

from collections.abc import Iterator, Sequence

import numpy as np

from pages.figures.lettering import shortened
from pages.words.sentences import counted
from pages.words.thresholds import is_about_a_word, left_of, written

from .amounts import LETTERS, NOTHING, gained, impurity_said, regretted
from .shown import Shown

ONE_SIDE = "all rows are on one side"
LONGEST = 22  # letters of a cut that asks for a word


def said(shown: Shown, step: int, places: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield, for cuts at some places, what is said of them (`looks.SAID`)."""
    search, feature = shown.search(step), shown.feature(step)
    cuts = search.cuts(feature)
    measure = LETTERS[search.criterion]
    where = asked(shown, step, feature, cuts.thresholds)
    sizes = [counts.sum(axis=1) for counts in (cuts.left_counts, cuts.right_counts)]
    is_told = shown.is_searched(step) or not shown.waiting
    for at in places:
        n_left, n_right = int(sizes[0][at]), int(sizes[1][at])
        left, right = (
            f"{counted(n, 'row')}<br>{measure} {impurity_said(float(impurity[at]))}"
            if is_told
            else counted(n, "row")
            for n, impurity in (
                (n_left, cuts.left_impurities),
                (n_right, cuts.right_impurities),
            )
        )
        gains = _gains(shown, step, float(cuts.gains[at]), min(n_left, n_right))
        yield left, f"<b>{where[at]}</b>", right, gains


def _gains(shown: Shown, step: int, gain: float, n_fewest: int) -> str:
    """Say what a cut gains, against the best once it is known."""
    says = f"gain {gained(gain)[0]}"
    if not n_fewest:
        return f"{says}: {ONE_SIDE}"
    if n_fewest < shown.least:
        return f"{says}, but too few rows on a side"
    if not shown.is_searched(step):
        return shown.waiting or says
    best = shown.search(step).best_gain
    if best - gain <= NOTHING:
        return f"{says}: none is better"
    mine, most, missing = regretted(gain, best)
    against = "" if shown.is_narrow else f", best {most}"
    return f"gain {mine}{against}: <b>regret {missing}</b>"


def asked(shown: Shown, step: int, feature: int, thresholds: np.ndarray) -> list[str]:
    """Say which rows cuts of a feature send left, as the story does, but for the name.

    It stands below; only a cut that asks for a word says which.
    """
    name = shown.names[feature]
    found = shown.search(step).between(feature, thresholds)
    return [
        shortened(left_of(name, at, *ends), LONGEST)
        if is_about_a_word(name, *ends)
        else f"≤ {written(at, *ends)}"
        for at, *ends in found
    ]

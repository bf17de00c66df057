"""The claims of "Two steps ahead"."""

import random
from typing import Any

from pages.chapters.information_gain.grow_a_tree.settings import LEAST_GAINS
from pages.chapters.information_gain.samples import CRITERIA, MADE_LABELS, SPREADS
from tests.claims import Claims

from .ahead_bets import BET, answers
from .ahead_ends import ENDS
from .ahead_presets import OBSERVE
from .ahead_seen import Seen
from .ahead_story import STORY

SIZES = (20, 20, 20, 50, 50, 100)  # few rows: all pairs of cuts are tried again
DIGITS = {"data": "Handwritten digits", "across": "p00"}  # a pixel that is always white
ALIKE, ONE_CUT = {**DIGITS, "up": "p40"}, {**DIGITS, "up": "p30"}


def settings(rng: random.Random) -> dict[str, Any]:
    """Return any settings; of real samples those with few different values."""
    values: dict[str, Any] = {
        "by": rng.choice([*CRITERIA]),
        "least": rng.choice([*LEAST_GAINS]),
    }
    if rng.random() < 0.15:
        names = ["sepal length", "sepal width", "petal length", "petal width"]
        across, up = rng.sample(names, 2)
        return {**values, "data": "Iris", "across": across, "up": up}
    return {
        **values,
        "data": rng.choice(MADE_LABELS),
        "made": rng.choice(SIZES),
        "spread": rng.choice(SPREADS),
        "seed": rng.randint(0, 99),
    }


CLAIMS = Claims(
    (*STORY, *ENDS, *BET, *OBSERVE),
    evidence=Seen,
    answers=answers,
    settings=settings,
    also=(
        ALIKE,
        ONE_CUT,
        *({**ONE_CUT, "by": by} for by in ("Gini", "Misclassification")),
    ),
    few=8,
    many=600,
)

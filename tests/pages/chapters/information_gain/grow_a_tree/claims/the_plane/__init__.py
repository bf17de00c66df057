"""What "The plane" says, and what decides it."""

from pages.chapters.information_gain.samples import FIRST, MADE_LABELS, NAMES
from tests.claims import Claims
from tests.pages.chapters.information_gain.grow_a_tree.claims.the_plane import (
    around,
    ended,
    own,
    told,
)

REAL = {name: label for label, name in NAMES.items()}
OFTEN = (FIRST, *MADE_LABELS, REAL["wine"])
SELDOM = (REAL["breast_cancer"], REAL["digits"])


ONE_ROW = {  # the last rectangle has a single row
    "data": FIRST,
    "across": "petal length",
    "up": "petal width",
    "sees": "All features",
    "held": 0,
    "depth": 4,
}


def samples(rng, seen) -> str:
    """Any samples but the learner's own; the large ones seldom."""
    return rng.choice(SELDOM if rng.random() < 0.06 else OFTEN)


def row(rng, seen) -> int:
    """The medians, a row, or one that there is not."""
    return rng.choice((0, 1, rng.randint(1, 150), rng.randint(150, 2000)))


CLAIMS = Claims(
    (*told.CLAIMS, *ended.CLAIMS, *around.CLAIMS),
    evidence=own.Own,
    answers=around.answers,
    draws={"data": samples, "held": row},
    few=40,
    many=2000,
    n_steps=6,
    also=(ONE_ROW,),
)

"""What "The tree" says, and what decides it."""

from engines.datasets import load
from pages.chapters.information_gain.grow_a_tree.the_tree.controls import AS_IT_IS
from pages.chapters.information_gain.samples import FIRST, MADE_LABELS, NAMES
from tests.claims import Claims
from tests.pages.chapters.information_gain.grow_a_tree.claims.the_tree import (
    looked_at,
    own,
    told,
    turned,
)

REAL = {name: label for label, name in NAMES.items()}
OFTEN = (FIRST, *MADE_LABELS, REAL["wine"])
SELDOM = (REAL["breast_cancer"], REAL["digits"])


def samples(rng, seen) -> str:
    """Any samples but the learner's own; the large ones seldom."""
    return rng.choice(SELDOM if rng.random() < 0.04 else OFTEN)


def data_of(seen):
    """Return the samples that are drawn."""
    return load(NAMES[seen["data"]])


def row(rng, seen) -> int:
    """Any row that there is."""
    made = seen["data"] in MADE_LABELS
    return rng.randint(1, seen["made"] if made else len(data_of(seen).labels))


def change(rng, seen) -> str:
    """Nothing, or a feature."""
    return rng.choice((AS_IT_IS, *data_of(seen).attributes))


def value(rng, seen) -> float:
    """A value of another row, or one between or beyond all."""
    data = data_of(seen)
    column = data.features[:, data.attributes.index(seen["change"])]
    low, high = float(column.min()), float(column.max())
    return rng.choice(
        (
            float(rng.choice(column.tolist())),
            round(rng.uniform(low - 1, high + 1), rng.randint(0, 5)),
            rng.uniform(low, high),
        )
    )


CLAIMS = Claims(
    (*told.STORY, *told.ENDING, *turned.CHANGE, *looked_at.OBSERVE),
    evidence=own.Own,
    answers=own.answers,
    draws={"data": samples, "row": row, "change": change, "value": value},
    also=(
        {"data": "Two moons", "made": 20, "leaf": 50},
        {"data": "Two circles", "made": 50, "gain": "More than 0.5"},
        {"data": "Two circles", "made": 1000, "spread": 0.3, "row": 363},
    ),
    few=30,
    many=2500,
)

"""What "Many trees" says, and what decides it."""

from pages.chapters.information_gain.samples import NAMES
from tests.claims import Claims

from . import ends, observed, own, told

LABELS = {name: label for label, name in NAMES.items()}
OFTEN = ("iris", "moons", "circles", "xor", "xor", "wine")
CLAIMS = Claims(
    (*told.CLAIMS, *ends.CLAIMS, *observed.CLAIMS),
    evidence=own.Own,
    answers=told.answers,
    draws={
        "data": lambda rng, seen: LABELS[rng.choice(OFTEN)],
        "made": lambda rng, seen: rng.choice((20, 20, 50, 100)),
        "trees": lambda rng, seen: rng.choice((5, 5, 9, 25)),
        "own": lambda rng, seen: 0,
    },
    also=(
        {
            "data": LABELS["xor"],
            "made": 200,
            "spread": 0.0,
            "noise": 0.0,
            "each": "3",
        },
        {"data": LABELS["iris"], "noise": 0.0, "each": "1", "trees": 101},
        {"data": LABELS["breast_cancer"], "share": 0.1, "trees": 5},
    ),
    few=30,
    many=3000,
)

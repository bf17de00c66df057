"""What "Prune" says, and what decides it."""

from engines.datasets import DATASETS
from pages.chapters.information_gain.too_many_questions.prune.controls import (
    BY_HAND,
    REDUCED,
)
from tests.claims import Claims
from tests.pages.chapters.information_gain.too_many_questions.claims.prune import (
    bets,
    ends,
    hand,
    heard,
    observed,
    own,
    told,
)

LABEL = {name: one.label for name, one in DATASETS.items()}
OFTEN = ("iris", "wine", "moons", "circles", "xor")  # small ones
ROOT = {"made": 20, "share": 0.05, "noise": 0.5}  # may leave rows of one class


def samples(rng, seen) -> str:
    """Draw small samples mostly."""
    rare = rng.random() < 0.03
    return LABEL["breast_cancer" if rare else rng.choice(OFTEN)]


def cuts(rng, seen) -> tuple[int, ...]:
    """Draw the numbers of some nodes; some cannot be cut."""
    return tuple(rng.randint(0, 30) for _ in range(rng.choice((0, 1, 1, 2, 3, 6))))


CLAIMS = Claims(
    (
        *(*told.CLAIMS, *heard.CLAIMS, *ends.CLAIMS, *hand.CLAIMS, *bets.CLAIMS),
        *observed.CLAIMS,
    ),
    evidence=own.Own,
    answers=bets.answers,
    draws={
        "data": samples,
        "cuts": cuts,
        "made": lambda rng, seen: rng.choice((20, 50, 100, 200)),
    },
    also=(
        *(
            {"data": LABEL["moons"], "prune_way": way, "seed": seed, **ROOT}
            for seed in range(6)
            for way in ("Weakest link", BY_HAND, REDUCED)
        ),
        {"data": LABEL["moons"], "noise": 0.5, "share": 0.1},
        {"data": LABEL["moons"], "made": 1000, "noise": 0.3, "seed": 1},  # abridged
        {"prune_way": BY_HAND, "cuts": ()},
        {"prune_way": BY_HAND, "cuts": (0,)},
        {"prune_way": REDUCED, "noise": 0.5, "data": LABEL["moons"], "share": 0.1},
    ),
    few=40,
    many=1500,
)

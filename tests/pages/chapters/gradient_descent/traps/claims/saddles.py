"""Saddles: what it may say, and what decides it."""

from engines.gradient_descent import LANDSCAPES
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import OWN_GROUND
from tests.claims import Claims

from .saddles_ends import END
from .saddles_observe import OBSERVE
from .saddles_seen import FORMULAS, WALKERS, seen
from .saddles_told import STORY


def answers(found):
    """Return what wins: the option that holds the step."""
    left = found.left[found.hand]
    if left is None:
        return f"not in {found.steps} steps"
    spans = ((0, 10, "by step 10"), (11, 30, "step 11 to 30"))
    spans += ((31, 100, "step 31 to 100"), (101, 10**9, f"step 101 to {found.steps}"))
    return next(said for low, high, said in spans if low <= left <= high)


def drawn(rng):
    """Draw a ground with or without saddles, a start, and who walks."""
    falls = ("himmelblau", "six_hump_camel", "saddle", "monkey_saddle", "two_wells")
    some = [LANDSCAPES[name].label for name in falls]
    every = [one.label for one in LANDSCAPES.values()]
    labels = [WALKERS[name][0].upper() + WALKERS[name][1:] for name in WALKERS]
    if rng.random() < 0.02:
        labels = ["Newton"]
    return {
        "part": "Saddles",
        "landscape": rng.choice([*some * 3, *every, *[OWN_GROUND] * 12]),
        "formula": rng.choice(FORMULAS),
        "walker": rng.choice(labels),
        "eta": rng.choice(first.RATES[rng.choice((0, 15)) :]),
        "beta": rng.choice((0.0, 0.5, 0.9, 0.99, round(rng.uniform(0, 0.99), 2))),
        "saddle_start": rng.choice(("beside it", "beside it", "exactly on it"))
        if rng.random() < 0.7
        else "up the ridge",
        "k": rng.choice((2, 3, 4, 6, 9, 12)),
        "saddle_steps": rng.choice((200, 500, 1000)),
        "window": rng.choice((2.0, 3.0, 5.0)),
    }


CLAIMS = Claims(
    (*STORY, *END, *OBSERVE),
    evidence=seen,
    answers=answers,
    settings=drawn,
    few=16,
    many=4000,
    n_steps=6,
)

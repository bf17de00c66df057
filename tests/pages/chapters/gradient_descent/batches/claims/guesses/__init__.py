"""What "Guesses" says, and what decides it."""

from pages.chapters.gradient_descent.batches.settings import SAMPLES
from pages.chapters.gradient_descent.batches.side_by_side.record import (
    WINDOWS,
    ground_for,
)
from tests.claims import Claims
from tests.pages.chapters.gradient_descent.batches.claims.guesses import (
    observed,
    own,
    told,
)

LEVEL = tuple(ground_for("petals").surface.minima[0])  # no slope is left there


def anywhere(rng, seen) -> tuple[float, float]:
    """A place in the window of the samples: often near the bottom of the petals'."""
    spans = WINDOWS[SAMPLES[seen["samples"]]]
    if rng.random() < 0.2:
        return (0.75, 1.2)
    return tuple(round(rng.uniform(*span), 2) for span in spans)


CLAIMS = Claims(
    (*told.CLAIMS, *observed.CLAIMS),
    evidence=own.own,
    answers=told.answers,
    draws={
        "guess_at": anywhere,
        "guess_count": lambda rng, seen: rng.choice((100, 100, 300)),
    },
    also=(
        *({"guess_at": LEVEL, "guess_seed": seed} for seed in range(6)),
        {
            "samples": "Versicolor or virginica: a logistic curve",
            "guess_at": (5.0, 0.5),
            "guess_count": 100,
        },
        {
            "samples": "Setosa or versicolor: can be separated",
            "guess_at": (14.0, 6.0),
            "guess_count": 100,
        },
    ),
    few=15,
    many=1000,
)

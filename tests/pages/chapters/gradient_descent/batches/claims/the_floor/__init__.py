"""What "The floor" says, and what decides it."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.batches.claims.the_floor import (
    asked,
    ends,
    own_clouds,
    story,
)

CLAIMS = Claims(
    (*story.CLAIMS, *ends.CLAIMS, *asked.CLAIMS),
    evidence=own_clouds.both,
    answers=asked.answers,
    draws={"floor_walks": lambda rng, seen: rng.choice((10, 10, 30, 100, 300))},
    also=(
        {"floor_eta": 1.0, "floor_batch": 1, "floor_numbers": 8, "floor_walks": 30},
        {"floor_eta": 2.0, "floor_walks": 30},
        {"floor_eta": 2.0, "floor_batch": 64, "floor_walks": 10},
        {"floor_eta": 1.0, "floor_batch": 64, "floor_walks": 10},
        {"floor_eta": 1.2, "floor_walks": 30},
        {"floor_eta": 1.0, "floor_batch": 1, "floor_numbers": 2, "floor_walks": 10},
        {"floor_eta": 1.0, "floor_batch": 1, "floor_numbers": 4, "floor_walks": 10},
        {"floor_eta": 1.5, "floor_batch": 2, "floor_numbers": 4, "floor_walks": 10},
        {"floor_batch": 2, "floor_numbers": 2, "floor_walks": 10},
    ),
    few=30,
    many=2000,
)

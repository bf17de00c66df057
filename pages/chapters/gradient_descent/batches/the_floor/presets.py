"""States of "The floor" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import THE_FLOOR

PRESETS = (
    Preset(
        "A floor",
        "the walks come down together. What keeps them from coming to rest, and what "
        "would half the η change?",
        part=THE_FLOOR,
    ),
    Preset(
        "One guest",
        "a batch is a single number, and η is small. Count samples, not steps, until "
        "the walks are down.",
        part=THE_FLOOR,
        floor_batch=1,
        floor_eta=0.02,
        floor_steps=400,
    ),
    Preset(
        "Everyone",
        "every batch has as many numbers as there are. Is anything left to chance?",
        part=THE_FLOOR,
        floor_batch=64,
    ),
    Preset(
        "To the other side",
        "η·λ is above 1, and a batch is one number of eight. What becomes of one "
        "walk's error at the next step?",
        part=THE_FLOOR,
        floor_eta=1.7,
        floor_batch=1,
        floor_numbers=8,
        floor_steps=50,
    ),
    Preset(
        "Beyond the edge",
        "η·λ is above 2. Look at the mean of all walks first, and then at their "
        "spread.",
        part=THE_FLOOR,
        floor_eta=2.1,
        floor_steps=50,
    ),
)

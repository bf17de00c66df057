"""States of "Two directions" that are worth seeing."""

from pages.ui.chapter import Preset

PRESETS = (
    Preset(
        "One η for two",
        "follow each direction by itself. Which of the two does η suit, and which one "
        "is in the way?",
    ),
    Preset(
        "No memory",
        "at β = 0 the ball keeps nothing of its speed. Where do the two walks part?",
        beta=0.0,
    ),
)

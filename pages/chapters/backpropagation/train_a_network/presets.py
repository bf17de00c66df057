"""Trainings worth seeing."""

from pages.ui.chapter import Preset

PRESETS = (
    Preset(
        "Circle",
        "four units, each of which can draw one soft line. How do they close it to a "
        "ring?",
    ),
)

"""Trainings worth seeing."""

from pages.ui.chapter import Preset

from .what_went_wrong.presets import PRESETS as WHAT_WENT_WRONG

PRESETS = (
    Preset(
        "Circle",
        "four units, each of which can draw one soft line. How do they close it to a "
        "ring?",
    ),
    *WHAT_WENT_WRONG,
)

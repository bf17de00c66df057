"""States of one update that are worth seeing."""

from pages.ui.chapter import Preset

from ..words import CORRECTIONS

PART = "One update"
MULTIPLIED = next(label for label, way in CORRECTIONS.items() if way == "multiplied")
PRESETS = (
    Preset(
        "Made of two memories",
        "follow Adam's two averages. Which one turns the arrow, and which one makes "
        "its two parts alike?",
        part=PART,
        hand="Adam",
    ),
    Preset(
        "Multiplied, not divided",
        "a slip that real programs had: Adam's cold averages are multiplied where they "
        "should be divided. How many times η is the first step?",
        part=PART,
        hand="Adam",
        correction=MULTIPLIED,
        moment=0,
    ),
    Preset(
        "Memory against the slope",
        "the slope says one way, the velocity another. Which of them does the update "
        "follow, and is it longer or shorter for their quarrel?",
        part=PART,
        hand="Momentum",
        moment=19,
    ),
)

"""States of one update that are worth seeing."""

from pages.ui.chapter import Preset

PART = "One update"
PRESETS = (
    Preset(
        "Made of two memories",
        "follow Adam's two averages. Which one turns the arrow, and which makes its two "
        "parts alike?",
        part=PART,
        hand="Adam",
    ),
)

"""Networks worth seeing."""

from pages.ui.chapter import Preset

PRESETS = (
    Preset(
        "Learn to read",
        "how soon does it read most digits it never saw, and what is left to learn?",
    ),
    Preset(
        "No hidden layer",
        "ten outputs weigh the pixels themselves. How far does that come?",
        hidden=0.0,
    ),
)

"""States of "Side by side" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import SAMPLES

_, SPECIES, SEPARABLE = SAMPLES

PRESETS = (
    Preset(
        "Three ways to a line",
        "all three start in the corner. Who is near the bottom after the first 150 "
        "samples, and how quiet is each of them there?",
    ),
    Preset(
        "One epoch",
        "every flower is asked once. How many steps does each of the three take for "
        "that?",
        epochs=1,
    ),
    Preset(
        "Too long a step for one guest",
        "η = 1 is the same for all three. Where do the steps of one guest lead?",
        eta=1.0,
    ),
    Preset(
        "Three ways to a curve",
        "the curve says how likely a virginica is. Whose curve is steep first, and "
        "whose shakes?",
        samples=SPECIES,
    ),
    Preset(
        "Classes a cut separates",
        "a cut separates setosa from versicolor without a mistake. Does any walk come "
        "to rest?",
        samples=SEPARABLE,
        epochs=20,
    ),
)

"""Comparisons worth seeing."""

from pages.ui.chapter import Preset

HERE = {"part": "Side by side"}
PRESETS = (
    Preset(
        "Four rates",
        "the same start with four learning rates. Is a larger step always a faster "
        "one?",
        **HERE,
    ),
    Preset(
        "Four kinds of units",
        "only the units differ. Which of them cannot bend the plane at all?",
        differs="Units",
        **HERE,
    ),
    Preset(
        "Three optimizers, a spiral",
        "the bare spiral, one rate for three rules. Who gets anywhere?",
        differs="Optimizer",
        data="Spiral",
        layers=2,
        units1=8,
        units2=8,
        epochs=300.0,
        **HERE,
    ),
    Preset(
        "A penalty",
        "noisy samples, and weights that cost something. What does λ do to the loss "
        "of the samples trained on, and what to the other?",
        differs="Penalty L2",
        data="Moons",
        noise=40,
        samples=100.0,
        layers=2,
        units1=8,
        units2=8,
        **HERE,
    ),
)

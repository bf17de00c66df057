"""Planes worth seeing."""

from pages.ui.chapter import Preset

PRESETS = (
    Preset(
        "Along the paths",
        "three optimizers leave the same start. Where on the map does each of them "
        "come to rest, and is it as low as the map says?",
    ),
    Preset(
        "At random",
        "the plane goes through where gradient descent ends, in two random directions. "
        "How much of the way there can be seen?",
        plane="At random",
    ),
    Preset(
        "A spiral",
        "a hard task for a small network. How far from the map does Adam get?",
        data="Spiral",
        hand="Adam",
    ),
    Preset(
        "A straight line",
        "no hidden layer, three parameters: how much can a plane miss of three "
        "dimensions?",
        data="Two clouds",
        layers=0,
    ),
    Preset(
        "Thirty times too fast",
        "watch the paths and the loss when every learning rate is 30 times as large.",
        times=30.0,
    ),
)

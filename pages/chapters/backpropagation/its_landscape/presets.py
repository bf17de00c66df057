"""Planes worth seeing."""

from pages.ui.chapter import Preset

ONE_PLANE = {"part": "One plane"}
PRESETS = (
    Preset(
        "Along the paths",
        "three optimizers leave the same start. Where on the map does each of them "
        "come to rest, and is it as low as the map says?",
        **ONE_PLANE,
    ),
    Preset(
        "At random",
        "the plane goes through where gradient descent ends, in two random directions. "
        "How much of the way there can be seen?",
        plane="At random",
        **ONE_PLANE,
    ),
    Preset(
        "A spiral",
        "a hard task for a small network. How far from the map does Adam get?",
        data="Spiral",
        hand="Adam",
        **ONE_PLANE,
    ),
    Preset(
        "A straight line",
        "no hidden layer, three parameters: how much can a plane miss of three "
        "dimensions?",
        data="Two clouds",
        layers=0,
        **ONE_PLANE,
    ),
    Preset(
        "Sixteen layers",
        "the spiral again, deeper and deeper. Where does depth stop helping, and for "
        "which of the two?",
        part="With shortcuts",
        data="Spiral",
    ),
    Preset(
        "Sixteen layers of ReLUs",
        "the same with ReLUs. Look at the highest loss of both pictures as it gets "
        "deeper.",
        part="With shortcuts",
        act="ReLU",
    ),
    Preset(
        "Thirty times too fast",
        "watch the paths and the loss when every learning rate is 30 times as large.",
        times=30.0,
        **ONE_PLANE,
    ),
)

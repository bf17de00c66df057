"""States of the fair race that are worth seeing."""

from pages.ui.chapter import Preset

ALL = (
    "Gradient descent",
    "Momentum",
    "Nesterov",
    "AdaGrad",
    "RMSProp",
    "Adam",
)
PRESETS = (
    Preset(
        "A fair race",
        "who is first with the rates that optimizers come with, and who tuned?",
        part="Fair race",
        walkers=ALL,
    ),
)

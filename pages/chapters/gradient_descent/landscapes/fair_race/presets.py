"""States of the fair race that are worth seeing."""

from pages.ui.chapter import Preset

RACES = {"part": "Fair race"}  # all six race: those who do by themselves
PRESETS = (
    Preset(
        "Tuned or not",
        "who is first with the rates that optimizers come with, and is it the same one "
        "when all are tuned?",
        **RACES,
    ),
    Preset(
        "Only four tries",
        "four rates from 10⁻⁵ to 10: who happens to have a good one among them?",
        tries=4,
        **RACES,
    ),
    Preset(
        "The bend, tuned",
        "500 steps around the bend: is a brake for each coordinate worth more once "
        "its η is found?",
        landscape="Rosenbrock",
        steps=500,
        **RACES,
    ),
    Preset(
        "A narrow valley, tuned",
        "κ = 100: does a velocity help in a narrow valley, whatever the η?",
        landscape="Elongated bowl",
        kappa=100.0,
        **RACES,
    ),
    Preset(
        "Tuned in the noise",
        "at the bottom the noise of the slopes decides: how far are the winners apart "
        "now?",
        landscape="Sphere",
        noise=1.0,
        **RACES,
    ),
)

"""Trainings worth seeing."""

from pages.ui.chapter import Preset

from .seeds.presets import PRESETS as MANY_STARTS
from .side_by_side.presets import PRESETS as SIDE_BY_SIDE
from .what_went_wrong.presets import PRESETS as WHAT_WENT_WRONG

WAVES = ("x", "y", "sin x", "sin y")
SPIRAL = {
    "data": "Spiral",
    "samples": 500.0,
    "units1": 8,
    "units2": 8,
    "rule": "Adam",
    "rate": 0.03,
    "seed": 6,
}

PRESETS = (
    Preset(
        "Circle",
        "four units, each of which can draw one soft line. How do they close it to a "
        "ring?",
    ),
    Preset(
        "XOR",
        "no single line parts these colours. Watch the units of layer 1 first, then "
        "what layer 2 makes of them.",
        data="XOR",
        seed=6,
    ),
    Preset(
        "Moons, folded",
        "layer 2 folds the plane. Does one straight line part the moons in the end?",
        data="Moons",
        show="Fold",
        seed=6,
    ),
    Preset(
        "Spiral",
        "told sin x and sin y beside x and y: does it find its way round, and which "
        "units carry it?",
        features=WAVES,
        **SPIRAL,
    ),
    Preset(
        "Spiral, bare",
        "the same network, told x and y alone. How far does it get?",
        epochs=200.0,
        **SPIRAL,
    ),
    Preset(
        "Three arms",
        "three colours, three outputs, one for each. What does it make of the places "
        "where no sample lies?",
        features=WAVES,
        epochs=200.0,
        **{**SPIRAL, "data": "Spiral, three arms"},
    ),
    Preset(
        "By heart",
        "many units, few samples, much noise. What becomes of the samples it never "
        "saw?",
        data="XOR",
        samples=100.0,
        noise=30,
        units1=8,
        units2=8,
        rule="Adam",
        rate=0.03,
        epochs=200.0,
        show="Share right",
        seed=6,
    ),
    Preset(
        "One line",
        "no hidden layer at all: how far does one line get with two clouds?",
        data="Two clouds",
        noise=20,
        layers=0,
        seed=3,
    ),
    Preset(
        "Squares",
        "told x² and y², and no hidden layer: can it draw a ring?",
        layers=0,
        features=("x²", "y²"),
        seed=6,
    ),
    Preset(
        "Slope",
        "a number instead of a colour: without a hidden layer it can only tilt a "
        "plane. Is that enough here?",
        data="Slope (numbers)",
        layers=0,
        epochs=30.0,
        seed=6,
    ),
    *SIDE_BY_SIDE,
    *MANY_STARTS,
    *WHAT_WENT_WRONG,
)

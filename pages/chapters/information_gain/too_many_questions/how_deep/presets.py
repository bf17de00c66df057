"""States of "How deep?" that are worth seeing."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import HOW_DEEP

LABEL = {name: DATASETS[name].label for name in DATASETS}

PRESETS = (
    Preset(
        "Guest by guest",
        "one label in ten is wrong. When does the tree begin to say those, too?",
        part=HOW_DEEP,
    ),
    Preset(
        "Honest digits",
        "ten digits, and every label is true. Can a tree be too deep here?",
        part=HOW_DEEP,
        data=LABEL["digits"],
        noise=0.0,
    ),
    Preset(
        "Few guests",
        "the tree learns from one row in ten. How far apart do both lines come to lie?",
        part=HOW_DEEP,
        data=LABEL["moons"],
        share=0.1,
    ),
    Preset(
        "Crowded leaves",
        "a leaf needs many rows at first, and one in the end. What do small leaves "
        "learn?",
        part=HOW_DEEP,
        data=LABEL["circles"],
        along="Leaf size",
    ),
    Preset(
        "A price for leaves",
        "each leaf costs α, and α falls. Which leaves come first, and which are only "
        "had for nothing?",
        part=HOW_DEEP,
        data=LABEL["breast_cancer"],
        along="α",
    ),
)

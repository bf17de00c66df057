"""States of "Prune" that are worth seeing."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import PRUNE
from .controls import BY_HAND

NAMES = ("moons", "circles", "xor", "breast_cancer")
LABEL = {name: DATASETS[name].label for name in NAMES}

PRESETS = (
    Preset(
        "The weakest link",
        "one label in ten is wrong, and the tree has learned them all. What does the "
        "held-out line do as leaves go?",
        part=PRUNE,
        data=LABEL["moons"],
    ),
    Preset(
        "No label wrong",
        "no label is wrong, and XOR has clear borders. Does the held-out line rise, or "
        "fall, as leaves go?",
        part=PRUNE,
        data=LABEL["xor"],
        noise=0.0,
    ),
    Preset(
        "Three labels in ten wrong",
        "three labels in ten are wrong, and the tree has learned them all. How much of "
        "it would you keep?",
        part=PRUNE,
        data=LABEL["breast_cancer"],
        noise=0.3,
        by="Gini",
    ),
    Preset(
        "Too few rows",
        "28 rows are all that it learns from. What can cutting mend, and what not?",
        part=PRUNE,
        data=LABEL["circles"],
        share=0.2,
    ),
    Preset(
        "Cut it yourself",
        "one cut is made. Can you make a tree whose line dips below the bold one?",
        part=PRUNE,
        prune_way=BY_HAND,
        cuts=(10,),
    ),
)

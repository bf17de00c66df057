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
        "Nothing to forget",
        "no label is wrong, and XOR has clear borders. Is there a leaf too many?",
        part=PRUNE,
        data=LABEL["xor"],
        noise=0.0,
    ),
    Preset(
        "Little but noise",
        "three labels in ten are wrong. What is left of so large a tree that is worth "
        "its leaves?",
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

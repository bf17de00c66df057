"""States of "What matters" that are worth seeing."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import WHAT_MATTERS

LABEL = {name: DATASETS[name].label for name in ("wine", "breast_cancer", "xor")}

PRESETS = (
    Preset(
        "A column of chance",
        "one column is drawn by chance, and one label in ten is wrong. Compare both "
        "pictures in its row.",
        part=WHAT_MATTERS,
    ),
    Preset(
        "No single cut helps",
        "of XOR one feature alone tells nothing. What does it cost to shuffle one of "
        "both?",
        part=WHAT_MATTERS,
        data=LABEL["xor"],
        noise=0.3,
    ),
    Preset(
        "Honest labels",
        "no label is changed. Does the tree need the column of chance?",
        part=WHAT_MATTERS,
        data=LABEL["breast_cancer"],
        noise=0.0,
    ),
    Preset(
        "Twins",
        "the last column copies the one with the most credit. Is it worth as much?",
        part=WHAT_MATTERS,
        data=LABEL["wine"],
        added="An exact copy",
    ),
    Preset(
        "A blurred twin",
        "the copy has a little noise. Whom does the tree ask, and who has the credit?",
        part=WHAT_MATTERS,
        added="A blurred copy",
    ),
)

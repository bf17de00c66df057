"""Planes that are worth seeing."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import THE_PLANE
from .record import ALL

PRESETS = (
    Preset(
        "Two petal measures",
        "two of the three species lie side by side. Which of the lines could you have "
        "drawn by hand, and which are there for a single flower?",
        part=THE_PLANE,
    ),
    Preset(
        "A staircase",
        "the two moons are parted by a bow. Watch what upright and level cuts make of "
        "it, and how thin some of the rectangles become.",
        part=THE_PLANE,
        data=DATASETS["moons"].label,
        made=500,
    ),
    Preset(
        "A square circle",
        "the border is round. How many sides does the inner shape get, and does it "
        "need a corner where there are no dots?",
        part=THE_PLANE,
        data=DATASETS["circles"].label,
        spread=0.05,
    ),
    Preset(
        "Four corners",
        "opposite corners are of one class. Look at where the first line runs: does it "
        "part the classes at all?",
        part=THE_PLANE,
        data=DATASETS["xor"].label,
    ),
    Preset(
        "A slice of 30 features",
        "the tree sees all 30 measures, the picture two of them. Look for splits that "
        "draw no line. Then hover over dots, and click one to move the slice to it.",
        part=THE_PLANE,
        data=DATASETS["breast_cancer"].label,
        sees=ALL,
    ),
)

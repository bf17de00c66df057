"""What is worth looking two steps ahead for, and what is not."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import TWO_STEPS_AHEAD

XOR = DATASETS["xor"].label
PRESETS = (
    Preset(
        "A cross",
        "nearly every cut leaves about as many rows of either class on both sides. "
        "Where does greed begin then, and how many splits does each tree need?",
        part=TWO_STEPS_AHEAD,
        data=XOR,
    ),
    Preset(
        "Nothing at once",
        "all rows lie at four corners. Look at what a first cut gains at once: should "
        "a tree refuse a cut that gains nothing?",
        part=TWO_STEPS_AHEAD,
        data=XOR,
        spread=0.0,
    ),
    Preset(
        "Not worth a cut",
        "a cut has to gain more than 0.05 bits now. Which of the two trees does that "
        "stop, and how many rows stay wrong?",
        part=TWO_STEPS_AHEAD,
        data=XOR,
        least="More than 0.05",
    ),
    Preset(
        "Petals in two steps",
        "greed compares few cuts. How many does looking two steps ahead compare, and "
        "is the first cut another one then?",
        part=TWO_STEPS_AHEAD,
    ),
    Preset(
        "Further, not better",
        "both trees make 30 splits. Count the crosses that are left: does looking "
        "further ahead always pay?",
        part=TWO_STEPS_AHEAD,
        data=DATASETS["circles"].label,
    ),
)

"""States of "Guesses" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import GUESSES, SAMPLES
from .record import KEPT

_, SPECIES, SEPARABLE = SAMPLES

PRESETS = (
    Preset(
        "Far from the bottom",
        "ask one flower, then two, then four. What becomes of the cloud, and what of "
        "its middle?",
        part=GUESSES,
    ),
    Preset(
        "Near the bottom",
        "the slope is short here. From which B on do the guesses agree on a way?",
        part=GUESSES,
        guess_at=(0.8, 1.1),
    ),
    Preset(
        "Nobody asked twice",
        "nothing is put back. Compare the two lines where B is a large part of all.",
        part=GUESSES,
        guess_at=(0.8, 1.1),
        guess_way=KEPT,
    ),
    Preset(
        "A steep curve",
        "the curve is steep already. Which flowers still pull, and do they agree?",
        part=GUESSES,
        samples=SPECIES,
        guess_at=(8.0, 0.0),
    ),
    Preset(
        "On the right side",
        "all flowers are on the right side of the cut. How far off is a single one?",
        part=GUESSES,
        samples=SEPARABLE,
        guess_at=(8.0, 2.0),
    ),
)

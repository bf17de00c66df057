"""Digits worth a closer look."""

from functools import partial

from pages.ui.chapter import Preset

ONE = "One digit"
digit = partial(Preset, part=ONE)
PRESETS = (
    digit(
        "A 9 read as a 1",
        "one update with the η of the training, on this 9 alone. It mends the 9; what "
        "does it do to all the others?",
    ),
    digit(
        "A gentle step",
        "the same 9 with η = 0.003. Is that enough, and what do the others pay?",
        one_rate=0.003,
    ),
    digit(
        "Sure and right",
        "a 3 that it reads rightly, and surely. How much blame is left to hand back?",
        number=83,
    ),
    digit(
        "Sure and wrong",
        "a 0 that it takes for a 4. How far must the answer move?",
        number=108,
    ),
)

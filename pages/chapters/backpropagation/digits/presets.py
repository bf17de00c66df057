"""Networks worth seeing."""

from pages.ui.chapter import AT_THE_END, Preset

from .draw_your_own.presets import PRESETS as DRAWINGS
from .one_digit.presets import PRESETS as SINGLE_DIGITS
from .record import CHANGES

UNITS = "What units look for"
PRESETS = (
    Preset(
        "Learn to read",
        "how soon does it name nine in ten of those it never saw rightly, and how much "
        "of that is the hidden layer's doing?",
    ),
    Preset(
        "No hidden layer",
        "ten outputs weigh the pixels themselves. How far does that come?",
        hidden=0.0,
    ),
    Preset(
        "Four units",
        "all that 64 pixels say must pass through 4 numbers. Which digits can it still "
        "tell apart?",
        hidden=4.0,
    ),
    Preset(
        "Too large a step",
        "with η = 3 the first updates throw the units about. How many of them are ever "
        "above 0 again?",
        rate=3.0,
    ),
    Preset(
        "No bend",
        "32 units that hand on their z as it is. Is that more than no layer at all?",
        act="Identity",
    ),
    Preset(
        "Sigmoids",
        "the same, with units that bend everywhere, and a step of η = 1. Does it learn "
        "as fast?",
        act="Sigmoid",
        rate=1.0,
    ),
    Preset(
        "Weight decay",
        "L2 = 0.1 pulls every weight towards 0. What does that cost with the digits it "
        "learns from, what with those it never saw?",
        l2=0.1,
    ),
    Preset(
        "What units look for",
        "before training a unit's map is noise. What does training draw into it, and "
        "is it a digit?",
        part=UNITS,
    ),
    Preset(
        "Out of the noise",
        "only what training added to the weights: where do strokes appear, and where "
        "nothing?",
        part=UNITS,
        shows=CHANGES,
        opens_at=AT_THE_END,
    ),
    Preset(
        "Ten pictures",
        "without a hidden layer each output has one map for its digit. Can you read "
        "them?",
        part=UNITS,
        hidden=0.0,
    ),
    *SINGLE_DIGITS,
    *DRAWINGS,
)

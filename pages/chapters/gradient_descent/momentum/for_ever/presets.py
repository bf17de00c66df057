"""States of "For ever" that are worth seeing."""

from pages.ui.chapter import Preset

from .. import settings

PART = settings.FOR_EVER
PRESETS = (
    Preset(
        "The best η and β",
        "η and β are the best there are for bends from 1 to 25, 1/9 and 4/9 but for "
        "rounding. The curve has one bottom. Where is the ball after 40 steps?",
        part=PART,
        eta_two_bends=0.111,
        beta_two_bends=0.44,
        x_two_bends=3.3,
    ),
    Preset(
        "A little less memory",
        "β is 0.04 less, and all else as before. How does the ball's picture of place "
        "and speed change?",
        part=PART,
        eta_two_bends=0.111,
        beta_two_bends=0.4,
        x_two_bends=3.3,
    ),
    Preset(
        "Another start",
        "the same ball begins a little nearer to the bottom. What is different about "
        "its first steps?",
        part=PART,
        eta_two_bends=0.111,
        beta_two_bends=0.44,
        x_two_bends=3.0,
    ),
    Preset(
        "Nearly all memory",
        "β is 0.95: the ball forgets next to nothing. How does "
        "its path of place and speed differ from that with less memory?",
        part=PART,
        eta_two_bends=0.111,
        beta_two_bends=0.95,
        x_two_bends=3.3,
    ),
    Preset(
        "Between two edges",
        "η·λ is beyond 2 + 2β where the bend is 25, but not where it is 1. What does "
        "the ball do on each piece of the curve?",
        part=PART,
        eta_two_bends=0.111,
        beta_two_bends=0.3,
        x_two_bends=3.3,
    ),
)

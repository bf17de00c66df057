"""Where things stand in the picture of a node, and how they look.

Classes have the colours: what is not of a class is told by ink, width and dash.
"""

import numpy as np

from pages.figures import theme
from pages.figures.shapes import box, label, words

from .outlines import Frame
from .shown import Shown

WIDE = 1000  # whole numbers across a feature's values
CURVE = Frame(0, WIDE, 0, 360)
HISTOGRAM = Frame(0, WIDE, 560, 880)
WINDOW = (-30, WIDE + 30), (-120, 1020)
BETWEEN, ABOVE = (385, 455), 950  # where words stand
FULL = 0.92  # share of its frame that the best gain takes
OWN, TREES, CURVES = theme.INK, theme.MINIMUM, theme.CURVE
OWN_LINE = theme.stroke(OWN, 2)
REGRET = theme.stroke(theme.HERE, 6)
UNSEEN = {"color": theme.CLEAR, "width": 0}
# The places of what is said of a cut, in the order in which `hand.said` says it.
SAID = (
    words(0, ABOVE, "", theme.INK, up=0, size=12, side="left"),
    words(WIDE / 2, ABOVE, "", OWN, up=0),
    words(WIDE, ABOVE, "", theme.INK, up=0, size=12, side="right"),
    box((0, WIDE), BETWEEN, theme.PAPER, label=label("", theme.INK)),
)


def saying(place: dict, text: str) -> dict:
    """Return words in one of the places."""
    return {**place, "label": {**place["label"], "text": text}}


def high(shown: Shown, step: int, gains) -> np.ndarray:
    """Return how high gains stand in a frame, 0 to 1.

    Only what may not be made gains more than the best: it stands at the top.
    """
    return np.minimum(FULL * np.asarray(gains) / shown.full(step), 1.0)

"""Where things stand in the picture of a node, and how they look."""

from pages.figures import theme
from pages.figures.shapes import words

from .outlines import Frame

WIDE = 1000  # whole numbers across a feature's values
CURVE = Frame(0, WIDE, 0, 380)
HISTOGRAM = Frame(0, WIDE, 500, 870)
WINDOW = (-30, WIDE + 30), (-120, 1000)
BETWEEN, ABOVE = 440, 940  # where words stand
OWN, TREES, CURVES = theme.HERE, theme.SLOPE, theme.PATH
OWN_LINE = theme.stroke(OWN, 2)
REGRET = theme.stroke(OWN, 6)
UNSEEN = {"color": theme.CLEAR, "width": 0}
# The places of what is said of a cut, in the order in which `hand.said` says it.
SAID = (
    words(0, ABOVE, "", theme.INK, up=0, size=12, side="left"),
    words(WIDE / 2, ABOVE, "", OWN, up=0),
    words(WIDE, ABOVE, "", theme.INK, up=0, size=12, side="right"),
    words(WIDE / 2, BETWEEN, "", theme.INK, up=0),
)


def saying(place: dict, text: str) -> dict:
    """Return words in one of the places."""
    return {**place, "label": {**place["label"], "text": text}}

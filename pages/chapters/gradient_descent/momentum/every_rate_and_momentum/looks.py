"""How the two directions look in every picture of "Every η and β"."""

from pages.figures import theme

from .record import FLAT, STEEP

FLAT_LINE = theme.stroke(theme.SLOPE, 2)
STEEP_LINE = theme.stroke(theme.HERE, 2, "5px,2px")
LINES = {FLAT: ("flat", FLAT_LINE), STEEP: ("steep", STEEP_LINE)}

"""How hiker and ball, and the two directions, look in every picture of the part."""

from pages.figures import theme

from .record import FLAT, STEEP

WALKERS = {
    "hiker": theme.stroke(theme.PATH, 2),
    "ball": theme.stroke(theme.NEXT, 2, "5px,2px"),
}
DIRECTIONS = {FLAT: theme.SLOPE, STEEP: theme.HERE}

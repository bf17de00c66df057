"""The grounds that several chapters walk on, and what is found on each, kept."""

from functools import lru_cache

from engines.gradient_descent import (
    LANDSCAPES,
    CriticalPoints,
    Field,
    Surface,
    critical_points,
    elongated_bowl,
    parse_formula,
    value_grid,
)
from pages.figures.axes import Window
from pages.figures.fields import window_of

OWN, BOWL = "own", "elongated_bowl"  # the ground that is typed; the one that is turned
FORMULA = "x^4 + y^4 - 4x*y + 1"
KEPT = 32  # grounds
N_FIELD = 81  # points of a ground to each side of its picture


class Ground:
    """What settings know of their ground: they name it, and what it depends on.

    They have the fields landscape, formula, window, condition_number and rotation.
    """

    @property
    def _ground(self) -> tuple:
        """What the ground depends on, and no more: what is found on it is kept."""
        more = {OWN: (self.formula, self.window)}
        more[BOWL] = (self.condition_number, self.rotation)
        return (self.landscape, *more.get(self.landscape, ()))

    @property
    def surface(self) -> Surface:
        """The ground."""
        return surface_of(*self._ground)

    @property
    def critical(self) -> CriticalPoints:
        """What is level on the ground, inside its window."""
        return level_on(*self._ground)

    @property
    def is_own(self) -> bool:
        """Whether the ground is the learner's own."""
        return self.landscape == OWN


class OnGround:
    """What records know of the ground that is in their picture: they have settings."""

    @property
    def ground(self) -> Field:
        """The ground as it is drawn."""
        return ground_of(self.settings.surface, N_FIELD)

    @property
    def critical(self) -> CriticalPoints:
        """What is level on the ground, inside the picture."""
        return self.settings.critical

    @property
    def width(self) -> float:
        """How long the longer side of the picture is."""
        return max(high - low for low, high in self.settings.surface.domain)

    @property
    def window(self) -> Window:
        """What of the ground is in the picture."""
        return window_of(self.ground)


@lru_cache(KEPT)
def surface_of(landscape: str, *more: object) -> Surface:
    """Return a ground: of the learner's own, or of a bowl, with what it depends on."""
    if landscape == OWN:
        formula, window = more
        return parse_formula(formula, ((-window, window),) * 2)
    if landscape == BOWL:
        return elongated_bowl(*more)
    return LANDSCAPES[landscape]


@lru_cache(KEPT)
def level_on(*ground: object) -> CriticalPoints:
    """Return what is level on a ground."""
    return critical_points(surface_of(*ground))


@lru_cache(KEPT)
def ground_of(surface: Surface, n: int) -> Field:
    """Return the heights of a ground for a picture, at n points to each side."""
    return value_grid(surface, n)

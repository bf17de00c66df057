"""What the chapter asks about: one bowl, one learning rate, one momentum."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import Surface, bowl

KEY = "gd_momentum"
TWO_DIRECTIONS, EVERY, FOR_EVER = "Two directions", "Every η and β", "For ever"
CONDITIONS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)
CONDITIONS = tuple(map(float, CONDITIONS))
RATES = (0.02, 4.0, 0.02)  # of η: low, high, grain; with λ at most 1 all that can be
ANY_RATE = (0.001, 10.0)  # that may be typed
MOMENTA = (0.0, 0.99, 0.01)
FIRST_RATE, FIRST_MOMENTUM, FIRST_CONDITION = 1.6, 0.7, 20.0
SPAN, FIRST_START = ((-10.0, 10.0), (-10.0, 10.0)), (-9.0, -2.0)  # of x and y
OVER_STEPS, PHASES = VIEWS = ("Over the steps", "Place and speed")


@dataclass(frozen=True)
class Settings:
    """Everything the parts compute from; each of them asks for some of it."""

    part: str = TWO_DIRECTIONS
    condition_number: float = FIRST_CONDITION  # κ: steep bend through flat bend
    learning_rate: float = FIRST_RATE
    momentum: float = FIRST_MOMENTUM
    n_steps: int = 40
    rotation: float = 30.0  # degrees, of the flat direction from the x axis
    start: tuple[float, float] = FIRST_START
    view: str = OVER_STEPS  # one of VIEWS
    optimizer: str = "Momentum"  # or Nesterov: what the map's walks walk by
    x: float = 3.3  # where all begin on the curve with two bends
    coloured: str = "Rate"  # or Steps: what the map's colours are

    @property
    def bends(self) -> np.ndarray:
        """The bowl's eigenvalues, (2,): the flat direction's 1/κ, the steep one's 1."""
        return np.array([1 / self.condition_number, 1.0])

    @property
    def directions(self) -> np.ndarray:
        """The bowl's eigenvectors as columns, (2, 2): the flat one, the steep one."""
        angle = np.radians(self.rotation)
        x, y = np.round([np.cos(angle), np.sin(angle)], 15)  # at 90° exactly 0 and 1
        return np.array([[x, -y], [y, x]])

    @property
    def surface(self) -> Surface:
        """The bowl itself, its bottom at (0, 0)."""
        return bowl(self.bends, self.directions)

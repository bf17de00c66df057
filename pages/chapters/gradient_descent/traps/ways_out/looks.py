"""How each way out looks and what it is called, wherever the part shows or says it."""

from dataclasses import dataclass

from engines.gradient_descent.ways_out import ANNEALING, DESCENT, MOMENTUM, RESTARTS
from pages.figures import theme


@dataclass(frozen=True)
class Way:
    """One way out: its name on the screen, and its line."""

    name: str
    colour: str
    dash: str = "solid"

    @property
    def said(self) -> str:
        """Its name in the middle of a sentence."""
        return self.name.lower()

    def line(self, width: float = 2) -> dict:
        """Return how its line is drawn."""
        return theme.stroke(self.colour, width, self.dash)


LOOKS = {
    DESCENT: Way("Descent", theme.INK),
    MOMENTUM: Way("Momentum", theme.PATH, "dash"),
    RESTARTS: Way("Restarts", theme.NEXT),
    ANNEALING: Way("Annealing", theme.HERE, "dot"),
}
EVERY = tuple(LOOKS.values())  # in the order of WAYS

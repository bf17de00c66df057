"""How each optimizer looks in every picture: its colour, its dash and its short name.

Two whose colours a colour-blind reader may take for each other have different dashes.
Newton, which is no racer but the reference, is muted and dashed.
"""

from dataclasses import dataclass

from engines.gradient_descent import OPTIMIZERS
from pages.figures import theme


@dataclass(frozen=True)
class Racer:
    """The looks of one optimizer."""

    key: str  # in OPTIMIZERS
    short: str  # beside its walker
    colour: str
    dash: str = "solid"

    @property
    def label(self) -> str:
        """Its whole name, as in lists and sentences."""
        return OPTIMIZERS[self.key].label

    def line(self, width: float = 2) -> dict:
        """Return how its path is drawn."""
        return theme.stroke(self.colour, width, self.dash)


RACERS: dict[str, Racer] = {
    racer.key: racer
    for racer in (
        Racer("gradient_descent", "GD", theme.INK),
        Racer("momentum", "Momentum", theme.PATH),
        Racer("nesterov", "Nesterov", theme.SLOPE, "longdash"),
        Racer("adagrad", "AdaGrad", theme.MINIMUM, "dot"),
        Racer("rmsprop", "RMSProp", theme.NEXT, "dashdot"),
        Racer("adam", "Adam", theme.HERE),
        Racer("newton", "Newton", theme.MUTED, "dash"),
    )
}

"""The looks of both walks: told apart by colours and dashes."""

from dataclasses import dataclass

from pages.figures import theme

INKS = theme.PATH, theme.HERE
DASHES = "solid", "dash"
WALKED = 1.2  # of a way that goes to and fro: thin enough to be followed
LINES, WAYS = (
    tuple(
        theme.stroke(*pair) for pair in zip(INKS, (width, width), DASHES, strict=True)
    )
    for width in (2, WALKED)
)


@dataclass(frozen=True)
class Look:
    """How a walk is called and drawn where both losses are."""

    short: str
    colour: str
    stroke: dict

    def line(self) -> dict:
        """Return how its line is drawn."""
        return self.stroke

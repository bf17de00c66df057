"""Who learns, and how each looks and is called."""

from dataclasses import dataclass

from pages.figures import theme
from pages.words.sentences import capitalised

EVERYONE, TABLE, GUEST = range(3)


@dataclass(frozen=True)
class Look:
    """The looks and the names of one of the three."""

    name: str  # in sentences
    short: str  # in pictures
    column: str  # in the table
    colour: str

    def line(self, width: float = 2) -> dict:
        """Return how its path is drawn."""
        return theme.stroke(self.colour, width)

    @property
    def begins(self) -> str:
        """Its name where a sentence begins."""
        return capitalised(self.name)


LOOKS = (
    Look("everyone", "Everyone", "everyone", theme.INK),
    Look("the table", "Table", "table", theme.PATH),
    Look("one guest", "One guest", "guest", theme.HERE),
)

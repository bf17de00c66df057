"""What every drawing of a small network has: its units, and points between them.

A drawing is kept by who draws it, and finds its places once.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pages.figures.network_names import Names, Place


class Spot(NamedTuple):
    """A point of the drawing, and how many pixels beside it something is written."""

    x: float
    y: float
    right: float = 0.0
    down: float = 0.0
    side: str = ""  # "left" if words begin there, "right" if they end there

    @property
    def middle(self) -> tuple[float, float]:
        """About where words lie that are written here."""
        aside = {"left": 20, "right": -20}.get(self.side, 0)
        return self.x + self.right + aside, self.y + self.down


@cache
def between(start: Spot, end: Spot, share: float) -> Spot:
    """Return the point at this share of the way from one to another."""
    x, y = start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)
    return exact(x, y)


def exact(x: float, y: float) -> Spot:
    """Return a point as exact as is seen; more digits are only sent."""
    return Spot(round(x, 1), round(y, 1))


@dataclass(frozen=True)
class Drawing:
    """The places of a network."""

    sizes: tuple[int, ...]
    # of each kind of drawing; pixels
    left = width = height = 0
    radius = 20
    text, line = 11, 14  # the font, and from one line to the next
    head_side = "right"  # where the words above it stand
    arrows = ()  # as values go across, and as they go here
    least = (0, 0)  # pixels: the room without which its words lie over each other

    def unit(self, layer: int, number: int) -> Spot:
        """Return a unit's middle; layer 0 are the inputs."""
        return self._units[layer][number]

    @cached_property
    def _units(self) -> list[list[Spot]]:
        counts = enumerate(self.sizes)
        return [[exact(*self._middle_of(at, k)) for k in range(n)] for at, n in counts]

    def _middle_of(self, layer: int, number: int) -> tuple[float, float]:
        raise NotImplementedError

    def turned(self, text: str) -> str:
        """Return words whose arrows point as values go here."""
        for arrow, other in self.arrows:
            text = text.replace(arrow, other)
        return text

    def along(self, place: Place, share: float) -> Spot:
        """Return the point at this share of a weight's line."""
        start = self.unit(place.layer, place.source)
        return between(start, self.unit(place.layer + 1, place.unit), share)

    def mistake(self, number: int) -> Spot:
        """Return where an output's mistake is written, on its way to the error."""
        out = self.unit(len(self.sizes) - 1, number)
        return between(out, self.error, self.far(number))

    def of(self, place: Place, n_lines: int = 1) -> Spot:
        """Return where the label of a parameter stands, which has so many lines."""
        if place.source is not None:
            return self._labels[place]
        return self.below(self.unit(place.layer + 1, place.unit), n_lines)

    @cached_property
    def _labels(self) -> dict[Place, Spot]:
        """Where the labels of the weights stand."""
        weights = [one for one in Names(self.sizes).places() if one.source is not None]
        return {place: self.along(place, self.share(place)) for place in weights}

    def nearest(self, x: float, y: float) -> Place:
        """Return the parameter whose label is nearest to a point."""

        def far(place: Place) -> float:
            across, down = self.of(place).middle
            return (across - x) ** 2 + (down - y) ** 2

        return min(Names(self.sizes).places(), key=far)

"""Where everything of a small network lies in its drawing; pixels, y downwards."""

from dataclasses import dataclass

from pages.figures.network_names import Names, Place

COLUMNS = (30, 244, 452)  # inputs, hidden units, outputs
ERROR = 594
WIDTH = 634
ROW = 132  # from one unit to the next
RADIUS = 25


@dataclass(frozen=True)
class Spot:
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Grid:
    """The places of a network with one hidden layer."""

    sizes: tuple[int, int, int]

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return ROW * max(self.sizes)

    @property
    def error(self) -> Spot:
        """Where the error E stands."""
        return Spot(ERROR, self.height / 2)

    def unit(self, layer: int, number: int) -> Spot:
        """Return a unit's middle; layer 0 are the inputs."""
        above = (max(self.sizes) - self.sizes[layer]) / 2
        return Spot(COLUMNS[layer], ROW * (number + above + 0.5))

    def target(self, number: int) -> Spot:
        """Return where a target is written: above the error, the second below it."""
        return Spot(ERROR, self.error.y + (-78 if number == 0 else 86))

    def of(self, place: Place) -> Spot:
        """Return where a parameter's label stands: a weight's near its sender.

        So far along that the labels of all weights of a layer are equally far apart.
        """
        end = self.unit(place.layer + 1, place.unit)
        if place.source is None:
            return Spot(end.x, end.y + RADIUS + 10)
        fraction = 1 / max(3, self.sizes[place.layer + 1] + 1)
        return self._along(place, fraction)

    def carried(self, place: Place) -> Spot:
        """Return where what a weight carries is written: near its receiver."""
        return self._along(place, 1 - 1 / max(3, self.sizes[place.layer] + 1))

    def place_at(self, x: float, y: float) -> Place:
        """Return the parameter whose label is nearest to a point."""

        def far(place: Place) -> float:
            spot = self.of(place)
            return (spot.x - x) ** 2 + (spot.y - y) ** 2

        return min(Names(self.sizes).places(), key=far)

    def _along(self, place: Place, fraction: float) -> Spot:
        start = self.unit(place.layer, place.source)
        end = self.unit(place.layer + 1, place.unit)
        x = start.x + fraction * (end.x - start.x)
        return Spot(x, start.y + fraction * (end.y - start.y))

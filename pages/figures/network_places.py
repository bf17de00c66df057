"""Where everything of a small network lies in its two drawings; y goes downwards.

`Across` has the inputs at the left and the error at the right; `Down` is for a phone
and has the inputs at the top. A unit of their axes is a pixel at the size they are made
for. They share no point, so that a click tells which of them was clicked.
"""

from functools import cached_property

from pages.figures.network_names import Place
from pages.figures.network_spots import Drawing, Spot

APART = 2000  # from the left of one drawing to the left of the other


class Across(Drawing):
    """The wide drawing: layers from left to right."""

    width, height = 592, 322
    columns, error_at = (24, 228, 394), 536

    @cached_property
    def radius(self) -> int:
        """How large a unit is: two in a column have more room than three."""
        return 22 if self._is_full else 25

    @cached_property
    def text(self) -> int:
        """The font's size."""
        return 11 if self._is_full else 12

    @cached_property
    def line(self) -> int:
        """How far it is from one line to the next."""
        return 14 if self._is_full else 16

    @property
    def _is_full(self) -> bool:
        return max(self.sizes) > 2

    @cached_property
    def error(self) -> Spot:
        """Where the error E stands."""
        return Spot(self.error_at, self.height / 2)

    def _middle_of(self, layer: int, number: int) -> tuple[float, float]:
        most = max(self.sizes)
        row, above = self.height / most, (most - self.sizes[layer]) / 2
        return self.columns[layer], row * (number + above + 0.5)

    def share(self, place: Place) -> float:
        """Return a share with labels far apart, clear of the words above a unit."""
        if place.layer:
            return 0.36
        return 1 / max(3, self.sizes[1] + 1)

    def far(self, number: int) -> float:
        """Return the share clear of the words above the error, or above an output."""
        out = self.unit(len(self.sizes) - 1, number)
        return 0.38 if out.y < self.error.y else 0.52

    def carried(self, place: Place) -> Spot | None:
        """Return where what a weight carries is written: near its receiver."""
        return self.along(place, 1 - 1 / max(3, self.sizes[place.layer] + 1))

    def above(self, spot: Spot, n_lines: int) -> Spot:
        """Return where lines stand that are a unit's own."""
        return spot._replace(down=-self._away(n_lines))

    def below(self, spot: Spot, n_lines: int) -> Spot:
        """Return where a unit's bias stands."""
        return spot._replace(down=self._away(n_lines))

    after = below  # where the error says what it is after the step

    def _away(self, n_lines: int) -> float:
        return self.radius + 2 + self.line * n_lines / 2


class Small(Across):
    """The wide drawing for a card, without labels of parameters."""

    error_at = 542
    radius, text, line = 20, 10, 13

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """Where each layer stands; two hidden ones share the room of one."""
        return (24, 196, 370) if len(self.sizes) == 3 else (24, 154, 284, 414)

    def carried(self, place: Place) -> Spot | None:
        """Return where what comes in is written; what else is sent has no room."""
        return None if place.layer else self.along(place, 0.66)


class Down(Drawing):
    """The drawing for a phone: layers from the top down, words beside the units.

    Labels of weights lie in rows between two layers: `rows` says in which, by sender
    and receiver, such that those of a row are as far apart as can be.
    """

    left = APART
    width, height, radius = 350, 334, 19
    text, line = 10, 13
    head_side = "left"
    arrows = ("▶", "▼"), ("◀", "▲")
    beside = 3  # from a unit to its words
    words = 60  # wide are the words beside a unit
    rows = {
        (2, 1): ((0,), (0,)),
        (2, 2): ((0, 1), (0, 1)),
        (3, 2): ((0, 1), (0, 0), (1, 1)),
        (3, 3): ((1, 0, 2), (1, 0, 1), (2, 0, 2)),
    }

    @cached_property
    def error(self) -> Spot:
        """Where the error E stands."""
        return Spot(self._middle, self.height - self.radius)

    @property
    def _middle(self) -> float:
        return self.left + (self.width - self.words) / 2

    def _middle_of(self, layer: int, number: int) -> tuple[float, float]:
        """Return a unit's middle; a layer of fewer units is as wide as the widest."""
        size, apart = self.sizes[layer], self.width / max(self.sizes)
        if size == 1:
            return self._middle, self._height_of(layer)
        reach = apart * (max(self.sizes) - 1)
        x = self._middle + reach * (number / (size - 1) - 0.5)
        return x, self._height_of(layer)

    def _height_of(self, layer: int) -> float:
        return self.radius + sum(self._gaps[:layer])

    @cached_property
    def _gaps(self) -> list[float]:
        """Return how far it is from each layer to the next: as their words need."""
        layers = range(len(self.sizes) - 1)
        needs = [self._before(at) + self._rows(at) * 2 * self.line for at in layers]
        needs = [*(need + 2 * self.line for need in needs), 5.4 * self.line]
        room = self.height - 2 * self.radius
        return [need * room / sum(needs) for need in needs]

    def _before(self, layer: int) -> float:
        """Return how far the words of a layer's units reach down from its middle."""
        return 2 * self.line if layer else self.radius

    def _rows(self, layer: int) -> int:
        return 1 + max(max(row) for row in self.rows[self.sizes[layer : layer + 2]])

    def share(self, place: Place) -> float:
        """Return the share of the label's row, between the words of the units."""
        rows = self.rows[self.sizes[place.layer : place.layer + 2]]
        number = rows[place.source][place.unit]
        gap, before = self._gaps[place.layer], self._before(place.layer)
        room = gap - before - 2 * self.line
        return (before + room * (number + 0.5) / self._rows(place.layer)) / gap

    def far(self, number: int) -> float:
        """Return the share that is clear of the words beside an output."""
        return 0.56

    def carried(self, place: Place) -> Spot | None:
        """Return nothing: what a weight carries is written on its label."""
        return None

    def above(self, spot: Spot, n_lines: int) -> Spot:
        """Return where a unit's own lines stand: beside it, over those of its bias."""
        up = 0 if spot == self.error else self.line * n_lines / 2
        return spot._replace(right=self.radius + self.beside, down=-up, side="left")

    def below(self, spot: Spot, n_lines: int) -> Spot:
        """Return where a unit's bias stands: beside it, under its own lines."""
        aside, down = self.radius + self.beside, self.line * n_lines / 2
        return spot._replace(right=aside, down=down, side="left")

    def after(self, spot: Spot, n_lines: int) -> Spot:
        """Return where the error says what it is after the step: on its other side."""
        return spot._replace(right=-self.radius - self.beside, side="right")

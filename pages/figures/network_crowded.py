"""Where everything lies in a network of any small sizes: labels look for their room.

`Crowd` is the wide drawing, `Queue` the one for a phone. A weight's label stands on its
line, at the place along it where it is farthest from the others.
"""

import random
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from pages.figures.network_names import Names, Place
from pages.figures.network_places import APART, Across, Down
from pages.figures.network_spots import Drawing, Spot, exact

LABEL = (56, 26)  # pixels: a label of two lines, and the air around it
ROUNDS = 40  # of the search, at most
ENOUGH = 1.0  # labels that are so many of their sizes apart need not be farther


def spread(
    lines: Sequence[tuple[Spot, Spot]],
    shares: Sequence[float],
    size: tuple[float, float] = LABEL,
) -> tuple[list[float], float]:
    """Return at which of the shares of each line its label stands best.

    And how far the nearest two are apart, in sizes of a label: from 1 on none overlap.
    """
    starts, ends = (
        np.array([(spot.x, spot.y) for spot in spots])[:, np.newaxis]
        for spots in zip(*lines, strict=True)
    )
    along = np.array(shares)[:, np.newaxis]
    search = _Search((starts + along * (ends - starts)) / np.array(size))
    found, apart = search.best()
    return [float(shares[at]) for at in found], float(apart)


class _Search:
    """Labels that take turns to step away from each other."""

    def __init__(self, spots: np.ndarray) -> None:
        self.spots = spots  # (n, n_shares, 2) in sizes of a label
        self.chance = random.Random(0)
        self.taken = np.array([self._any() for _ in spots])

    def best(self) -> tuple[np.ndarray, float]:
        """Return the best places found, and how far the nearest two are apart."""
        best, apart = self.taken.copy(), -1.0
        for n in range(ROUNDS):
            for label in self.chance.sample(range(len(self.spots)), len(self.spots)):
                self._step_away(label)
            now = min(self._room(at)[self.taken[at]].min() for at in self._all)
            if now > apart:
                best, apart = self.taken.copy(), now
            if apart >= ENOUGH:
                break
            if n % 5 == 4:  # stuck: some begin anew
                for label in self.chance.sample(self._all, (len(self._all) + 2) // 3):
                    self.taken[label] = self._any()
        return best, apart

    @property
    def _all(self) -> list[int]:
        return list(range(len(self.spots)))

    def _any(self) -> int:
        return self.chance.randrange(self.spots.shape[1])

    def _room(self, label: int) -> np.ndarray:
        """Return how far each place of a label is from the others, (n_shares, n)."""
        others = self.spots[np.arange(len(self.spots)), self.taken]
        far = np.abs(self.spots[label][:, np.newaxis] - others).max(axis=-1)
        far[:, label] = 9.0  # from itself it need not be
        return far

    def _step_away(self, label: int) -> None:
        room = self._room(label)
        crush = np.clip(1 - room, 0, None).sum(axis=1)
        self.taken[label] = int((100 * crush - room.min(axis=1)).argmin())


class _Searched(Drawing):
    """What both drawings share: the labels' shares, found once for each layer."""

    def share(self, place: Place) -> float:
        """Return the share of a weight's line where its label stands."""
        return self._shares[place]

    @cached_property
    def _shares(self) -> dict[Place, float]:
        found: dict[Place, float] = {}
        for layer in range(len(self.sizes) - 1):
            weights = self._weights_into(layer)
            shares, _ = spread([self._line(one) for one in weights], self._room(layer))
            found |= dict(zip(weights, shares, strict=True))
        return found

    def _weights_into(self, layer: int) -> list[Place]:
        places = Names(self.sizes).places()
        return [one for one in places if one.source is not None and one.layer == layer]

    def _line(self, place: Place) -> tuple[Spot, Spot]:
        ends = (place.layer, place.source), (place.layer + 1, place.unit)
        return self.unit(*ends[0]), self.unit(*ends[1])

    def _room(self, layer: int) -> list[float]:
        """Return the shares of a layer's lines that are clear of the units' words."""
        raise NotImplementedError

    def carried(self, place: Place) -> Spot | None:
        """Return nothing: what a weight carries is written on its label."""
        return None


class Crowd(_Searched, Across):
    """The wide drawing of a network that is larger than those by eye."""

    width, radius, text, line = 740, 20, 10, 13
    row = 104  # pixels from unit to unit: two lines above each, and two below
    column = 34  # pixels from a unit's middle, that its words may take
    outputs_at, error_at = 556, 696

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """Where the layers stand."""
        n = len(self.sizes) - 1
        return tuple(24 + (self.outputs_at - 24) * at / n for at in range(n + 1))

    @cached_property
    def height(self) -> int:
        """A row for each unit of the largest layer."""
        return max(322, self.row * max(self.sizes))

    @cached_property
    def least(self) -> tuple[int, int]:
        """The room that its words need."""
        return self.width, self.height + 30 if self.height > 322 else 0

    def _room(self, layer: int) -> list[float]:
        start, end = self.columns[layer : layer + 2]
        half = LABEL[0] / 2
        first = (self.column if layer else self.radius + 2) + half
        last = end - start - self.column - half
        return [x / (end - start) for x in np.linspace(first, last, 15)]

    def far(self, number: int) -> float:
        """Return the share between the words of an output and those of the error."""
        return 0.42


class Queue(_Searched, Down):
    """The drawing for a phone, of a network that is larger than those by eye."""

    radius = 18
    words = 0  # stand beside its units: they are above and below
    lines = 2  # above a unit, and below it

    @cached_property
    def least(self) -> tuple[int, int]:
        """The room that its words need."""
        return 0, self.height + 30

    @cached_property
    def height(self) -> int:
        """As high as all rows of labels need."""
        return round(2 * self.radius + sum(self._gaps) + self._spare)

    @property
    def _spare(self) -> float:
        """Pixels below the error's circle that its words beside it take."""
        return max(0.0, self.line * (self.sizes[-1] + 1) / 2 - self.radius)

    @cached_property
    def error(self) -> Spot:
        """Where the error E stands."""
        return Spot(self._middle, self.height - self.radius - self._spare)

    @cached_property
    def _gaps(self) -> list[float]:
        labels = [
            self._before(at) + LABEL[1] * self._n_rows[at] + self._after
            for at in range(len(self.sizes) - 1)
        ]
        return [*labels, 160 if self.sizes[-1] > 2 else 120]

    @property
    def _after(self) -> float:
        return self.radius + self.lines * self.line

    def _before(self, layer: int) -> float:
        """Return how far the words of a layer's units reach down from its middle."""
        return self._after if layer else self.radius + 4

    @cached_property
    def _n_rows(self) -> list[int]:
        """Return how many rows of labels each gap needs, so that none overlap."""
        return [self._rows_of(layer) for layer in range(len(self.sizes) - 1)]

    def _rows_of(self, layer: int) -> int:
        xs = [
            [self._middle_of_row(n, k) for k in range(n)]
            for n in self.sizes[layer : layer + 2]
        ]
        for rows in range(1, 9):
            gap = self._before(layer) + LABEL[1] * rows + self._after
            lines = [(exact(x, 0), exact(to, gap)) for x in xs[0] for to in xs[1]]
            if spread(lines, self._shares_of(layer, rows))[1] >= ENOUGH:
                break
        return rows

    def _shares_of(self, layer: int, rows: int) -> list[float]:
        before = self._before(layer)
        gap = before + LABEL[1] * rows + self._after
        return [(before + LABEL[1] * (row + 0.5)) / gap for row in range(rows)]

    def _room(self, layer: int) -> list[float]:
        return self._shares_of(layer, self._n_rows[layer])

    def _middle_of_row(self, size: int, number: int) -> float:
        apart = self.width / max(self.sizes)
        reach = apart * (max(self.sizes) - 1)
        return self._middle + reach * (number / (size - 1) - 0.5 if size > 1 else 0)

    def _middle_of(self, layer: int, number: int) -> tuple[float, float]:
        x = self._middle_of_row(self.sizes[layer], number)
        return x, self._height_of(layer)

    @property
    def _middle(self) -> float:
        return APART + self.width / 2

    def far(self, number: int) -> float:
        """Return the share that is clear of the words below an output."""
        return (self._after + self.line + 2) / self._gaps[-1]

    def above(self, spot: Spot, n_lines: int) -> Spot:
        """Return where a unit's own lines stand: above it; the error's beside it."""
        if spot == self.error:
            return super().above(spot, n_lines)
        return spot._replace(down=-self.radius - 1 - self.line * n_lines / 2)

    def below(self, spot: Spot, n_lines: int) -> Spot:
        """Return where a unit's bias stands: under it."""
        return spot._replace(down=self.radius + 1 + self.line * n_lines / 2)

"""The pictures of the part: the causes, and where in the plane of weights they lead."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.gradient_descent import Field, loss_over, plane_around
from engines.slips import Quantity
from engines.slips.neuron.rounds import walks
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.pictures import distances, group_label
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Path, contour_panel, window_of
from pages.figures.panel import Panel
from pages.figures.places import Name, named
from pages.figures.shapes import segment
from pages.words.numbers import short

from ..from_paper.pictures import says
from ..from_paper.record import loss_of, neuron_of

FAR = 1e12  # a weight beyond it is drawn nowhere
NEAR = 1e-9  # a share of the weights: who is no farther off has not moved
WIDE = 2.0  # the window's side where nothing moves
MOST_POINTS, MOST_SUSPECTS = 300, 20
RIGHT, OTHER, YOURS = theme.PATH, theme.HERE, theme.NEXT
HEIGHT = 520  # pixels


def panels(record: Record) -> list[Panel]:
    """Draw the causes, and where the right way and a suspect lead."""
    return [distances(record), _weights(record)]


@dataclass(frozen=True, eq=False)
class Ways:
    """The right way over the weights, a suspect's, and the plane they are drawn in."""

    record: Record

    @cached_property
    def every(self) -> dict[int, np.ndarray]:
        """The right way and those of suspects, (n, n_weights), by the causes."""
        verdict = self.record.verdict
        causes = [0, *verdict.departing[:MOST_SUSPECTS]]
        found = walks(verdict.example, [verdict.causes[at] for at in causes])
        if verdict.example.bias is None:
            found = np.pad(found, ((0, 0), (0, 0), (0, 1)))
        found = np.roll(found, 1, axis=2)  # the bias's weight is the first on the page
        return dict(zip(causes, map(_to_draw, found), strict=True))

    @property
    def right(self) -> np.ndarray:
        """The right way."""
        return self.every[0]

    @cached_property
    def other(self) -> tuple[list[int], np.ndarray] | None:
        """The first suspect's way that leads elsewhere, and who all goes it."""
        ways = self.every.items()
        parted = [way for _, way in ways if not _are_one(way, self.right)]
        if not parted:
            return None
        return [at for at, way in ways if _are_one(way, parted[0])], parted[0]

    @cached_property
    def both(self) -> np.ndarray:
        """All points of both ways."""
        return np.concatenate([self.right, *([self.other[1]] if self.other else [])])

    @cached_property
    def two(self) -> tuple[int, int]:
        """The weights that are drawn: those in which the ways end farthest apart.

        Next those that have moved most; of equal ones the bias's is the last.
        """
        end = self.other[1][-1] if self.other else self.right[-1]
        apart, moved = np.abs(end - self.right[-1]), np.ptp(self.both, axis=0)
        order = [*range(1, self.right.shape[1]), 0]
        size = NEAR * max(1.0, float(np.abs(self.both).max()))
        order.sort(key=lambda k: (-round(apart[k] / size), -round(moved[k] / size)))
        first, second = sorted(order[:2])
        return first, second

    @cached_property
    def loss(self):
        """The loss as a function of weights."""
        settings = self.record.settings
        return loss_of(settings, neuron_of(settings))

    @cached_property
    def ground(self) -> Field:
        """The loss over the two weights, around both ways."""
        losses = np.ones(len(self.both))
        if not self.record.settings.is_step:  # whose mistakes tell no distance
            losses = np.nan_to_num(self.heights(self.both), nan=np.inf)
        around = plane_around(self.both, losses, self.two, least=0.0)
        wide = max(high - low for low, high in around)
        is_still = wide <= NEAR * max(1.0, float(np.abs(around).max()))
        least = WIDE if is_still else wide
        around = plane_around(self.both, losses, self.two, least)
        return loss_over(self.loss, self.right[-1], self.two, around)

    def heights(self, way: np.ndarray) -> np.ndarray:
        """Return the loss along a way."""
        with np.errstate(all="ignore"):
            return self.loss(way)

    def path(self, way: np.ndarray, since: int, colour: str, dash: str) -> Path:
        """Return a way as it is drawn, which is seen from a step on."""
        upto = [1] * since + [len(way)] * (self.record.n_steps - since)
        points, line = way[:, list(self.two)], theme.stroke(colour, 2, dash)
        return Path(points, self.heights(way), upto, line=line, colour=colour)


def _to_draw(way: np.ndarray) -> np.ndarray:
    """Return a way as far as it can be drawn; of many points some."""
    is_far = ~(np.abs(way) <= FAR).all(axis=1)
    n = int(is_far.argmax()) if is_far.any() else len(way)
    kept = np.linspace(0, n - 1, min(n, MOST_POINTS)).round().astype(int)
    return way[kept]


def _are_one(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two ways are one and the same."""
    far = NEAR * max(1.0, float(np.abs(one).max()))
    return one.shape == other.shape and bool(np.abs(one - other).max() <= far)


def _weights(record: Record) -> Panel:
    """Draw the right way with the first number told, the suspect's at last."""
    ways, last = Ways(record), record.n_steps - 1
    window, paths = window_of(ways.ground), [ways.path(ways.right, 1, RIGHT, "solid")]
    names = [_at_its_end(paths[0], "right", 1)]
    if ways.other:
        causes, way = ways.other
        paths.append(ways.path(way, last, OTHER, "dash"))
        label = group_label(record, causes)
        names.append(_at_its_end(paths[1], label, last, "suspect"))
    words = says(replace(record, settings=replace(record.settings, plane=ways.two)))
    told = _told(record, window, ways.two)
    return contour_panel(
        f"Where do the steps lead?{_held(ways)}",
        f"ways{ways.two}",
        ways.ground,
        paths[::-1],
        words,
        alt=f"The loss over {words.x} and {words.y}, the right way and a suspect's",
        height=HEIGHT,
        names=named(window, [*names, *(name for name, _ in told)], [0] * (last + 1)),
        under=lambda step: [
            line for name, line in told if name.since <= step <= name.upto
        ],
    )


def _at_its_end(path: Path, text: str, since: int, shorter: str = "") -> Name:
    more = {"plate": True, "since": since, "shorter": shorter}
    return Name(path.points[-1:], text, path.colour, 9, **more)


def _held(ways: Ways) -> str:
    """Name the weight that is held, and where."""
    names = ways.record.settings.names
    rest = [k for k in range(len(names)) if k not in ways.two]
    return "".join(f" ({names[k]} = {short(float(ways.right[-1, k]))})" for k in rest)


def _told(record: Record, window: Window, two: tuple[int, int]) -> list:
    """Return a name and a line where each new weight lies that has been told."""
    found = []
    for step, one in enumerate(record.told, 1):
        weight = _weight_of(one.quantity)
        if weight not in two:
            continue
        both, along = 2 * (one.value,), np.linspace(0.05, 0.95, 9)
        lies = weight == two[1]
        low, high = window.x if lies else window.y
        ends = (window.x, both) if lies else (both, window.y)
        spots = low + (high - low) * along
        others = np.full(len(spots), one.value)
        points = np.column_stack([spots, others] if lies else [others, spots])
        name = Name(points, "yours", YOURS, 6, plate=True, since=step)
        found.append((name, segment(*ends, YOURS, 2, "dot")))
    return found


def _weight_of(quantity: Quantity) -> int | None:
    """Return the number of the weight that this is the new value of, if it is one."""
    if quantity.what != "new":
        return None
    _, at = quantity.place
    return 0 if at is None else at + 1

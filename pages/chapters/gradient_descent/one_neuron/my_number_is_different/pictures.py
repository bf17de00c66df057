"""The pictures of the part: the causes, and where in the plane of weights they lead."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import Field, loss_over, plane_around
from engines.slips import Quantity
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import short_label
from pages.chapters.my_number.pictures import distances
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
RIGHT, OTHER = theme.PATH, theme.HERE


def panels(record: Record) -> list[Panel]:
    """Draw the causes, and where the right way and a suspect lead."""
    return [distances(record), _weights(record)]


def walk(record: Record, cause: int) -> np.ndarray:
    """Return the weights of a cause in the round, before it and after each step.

    (n_steps + 1, n_weights), the bias's first; none that are beyond every picture.
    """
    verdict, settings = record.verdict, record.settings
    found = dict(zip(verdict.example.quantities, verdict.values[cause], strict=True))
    steps = [one.place[0] for one in found if one.what == "new" and one.place[1] == 0]
    order = [None, *range(settings.n_inputs)]  # of the weights on the page

    def row(what: str, step: int | None) -> list[float]:
        return [found.get(Quantity(what, (step, at)), 0.0) for at in order]

    new = np.array([row("new", step) for step in steps])
    before = new[0] - row("update", steps[0])
    path = np.vstack([before, new])
    path = path[(np.abs(path) <= FAR).all(axis=1)]
    return path if len(path) else np.array([settings.weights])


@dataclass(frozen=True, eq=False)
class Plane:
    """Two ways over the plane of two weights."""

    record: Record

    @cached_property
    def right(self) -> np.ndarray:
        """The right way, (n, n_weights)."""
        return walk(self.record, 0)

    @cached_property
    def suspect(self) -> int | None:
        """The first suspect that leads elsewhere, if there is one."""
        return next(filter(self._leads_elsewhere, self.record.verdict.departing), None)

    def _leads_elsewhere(self, cause: int) -> bool:
        one, other = self.right, walk(self.record, cause)
        far = NEAR * max(1.0, np.abs(one).max())
        return one.shape != other.shape or bool(np.abs(one - other).max() > far)

    @cached_property
    def other(self) -> np.ndarray | None:
        """The suspect's way."""
        return None if self.suspect is None else walk(self.record, self.suspect)

    @cached_property
    def loss(self):
        """The loss as a function of weights."""
        settings = self.record.settings
        return loss_of(settings, neuron_of(settings))

    @cached_property
    def ground(self) -> Field:
        """The loss over the two weights, around both ways."""
        two = self.record.settings.plane
        ways = [self.right] if self.other is None else [self.right, self.other]
        points = np.concatenate(ways)
        span = float(np.ptp(points[:, list(two)], axis=0).max())
        least = span if span > NEAR * np.abs(points).max() else WIDE
        around = plane_around(points, np.ones(len(points)), two, least)
        return loss_over(self.loss, self.right[0], two, around)

    def path(self, way: np.ndarray, upto: list[int], colour: str, dash: str) -> Path:
        """Return a way as it is drawn."""
        with np.errstate(all="ignore"):
            heights = self.loss(way)
        line = theme.stroke(colour, 2, dash)
        points = way[:, list(self.record.settings.plane)]
        return Path(points, heights, upto, line=line, colour=colour)


def _weights(record: Record) -> Panel:
    """Draw the right way with the first number told, the suspect's at last."""
    plane, last = Plane(record), record.n_steps - 1
    window, ways = window_of(plane.ground), [(plane.right, RIGHT, "solid", 1, "right")]
    if plane.other is not None:
        label = short_label(record.verdict.causes[plane.suspect])
        ways.append((plane.other, OTHER, "dash", last, label))
    paths, names = [], []
    for way, colour, dash, since, text in ways:
        upto = [1] * since + [len(way)] * (last + 1 - since)
        paths.append(plane.path(way, upto, colour, dash))
        names.append(
            Name(paths[-1].points[-1:], text, colour, 9, plate=True, since=since)
        )
    words = says(record)
    return contour_panel(
        f"Where does round {record.settings.round} lead?{_held(plane)}",
        "ways",
        plane.ground,
        paths[::-1],
        words,
        alt=f"The loss over {words.x} and {words.y}, the right way and a suspect's",
        height=520,
        names=named(window, names, [0] * (last + 1)),
        under=lambda step: _told(record, window, step),
    )


def _held(plane: Plane) -> str:
    """Name the weight that is held, and where."""
    settings = plane.record.settings
    rest = [k for k in range(len(settings.names)) if k not in settings.plane]
    return "".join(
        f" (loss at {settings.names[k]} = {short(float(plane.right[0, k]))})"
        for k in rest
    )


def _told(record: Record, window: Window, step: int) -> list[dict]:
    """Return a line where each new weight lies that has been told so far."""
    lines, two = [], record.settings.plane
    for one in record.told[:step]:
        weight = _weight_of(one.quantity)
        if weight in two:
            both = 2 * (one.value,)
            ends = (both, window.y) if weight == two[0] else (window.x, both)
            lines.append(segment(*ends, theme.NEXT, 2, "dot"))
    return lines


def _weight_of(quantity: Quantity) -> int | None:
    """Return the number of the weight that this is the new value of, if it is one."""
    if quantity.what != "new":
        return None
    _, at = quantity.place
    return 0 if at is None else at + 1

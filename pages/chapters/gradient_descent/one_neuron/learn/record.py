"""What one neuron computes: its training, and the error surface it walks on."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.datasets import load
from engines.gradient_descent import (
    Field,
    NeuronFit,
    Onward,
    Surface,
    fit_neuron,
    lowest_weights,
    neuron_surface,
    train_on,
    value_grid,
    window_around,
)
from pages.ui import exports
from pages.ui.chapter import Script, Table
from pages.ui.tables import Cells

from .moments import Moment, moments_of
from .script import code

# Six marks a decade: a learning rate is a matter of orders of magnitude.
RATES = [m * 10.0**-k for k in range(6, 0, -1) for m in (1, 1.5, 2, 3, 5, 7)] + [1.0]
RATES = [float(f"{rate:.2g}") for rate in RATES]
ABOVE, ASIDE, BOTH = VIEWS = ("From above", "3-D", "Both")
MOST_PARTED = 60  # updates that are still worth four positions each
WEIGHTS, GRAIN = (-20.0, 20.0), 0.1  # of the first weights
ROOM = 3.0  # to each side of a start from which nothing is known
N_FIELD = 61  # points of the error surface to each side
ONE = ("update", "w₀", "w₁", "a", "y − a", "loss L")
MANY = ("update", "w₀", "w₁", "largest |y − a|", "mean |y − a|", "loss L")


def rows_of(name: str) -> Cells:
    """Return a data set's rows: study time, and passed or not."""
    return tuple(tuple(row) for row in load(name).rows.tolist())


@dataclass(frozen=True)
class Settings:
    """Everything the training depends on, and how it is shown."""

    rows: Cells
    learning_rate: float
    n_epochs: int
    w0: float
    w1: float
    activation: str
    batch_size: int | None
    view: str  # one of VIEWS
    in_parts: bool  # whether an update has four positions

    @property
    def weights(self) -> tuple[float, float]:
        """The first weights."""
        return self.w0, self.w1

    @property
    def inputs(self) -> np.ndarray:
        """The samples with the bias input 1 in front, shape (n_samples, 2)."""
        times = np.array([row[0] for row in self.rows])
        return np.column_stack([np.ones_like(times), times])

    @property
    def targets(self) -> np.ndarray:
        """What each answer should have been, shape (n_samples,)."""
        return np.array([row[1] for row in self.rows])

    @property
    def is_linear(self) -> bool:
        """Whether the neuron answers with z itself."""
        return self.activation == "linear"

    @property
    def is_partial(self) -> bool:
        """Whether an update follows a part of the samples only."""
        return self.batch_size is not None and self.batch_size < len(self.rows)

    @property
    def n_planned(self) -> int:
        """The updates that are taken unless the training ends before."""
        n_samples = len(self.rows)
        return self.n_epochs * -(-n_samples // (self.batch_size or n_samples))


@dataclass(frozen=True, eq=False)
class Record:
    """The training, and the surface it walked on."""

    settings: Settings
    fit: NeuronFit
    surface: Surface
    moments: list[Moment]
    is_told: bool = True  # else the pictures show nothing that the end decides

    @cached_property
    def before_bet(self) -> "Record":
        """The same, for pictures that do not tell the end."""
        return replace(self, is_told=False)

    @cached_property
    def ground(self) -> Field:
        """The part of the error surface that is shown: the path, and the bottom."""
        weights = self.fit.weights if self.is_told else self.fit.weights[:1]
        if self.settings.is_linear:
            weights = np.vstack([weights, self.lowest])
        elif not self.is_told:
            weights = np.vstack([weights, weights - ROOM, weights + ROOM])
        around = window_around(weights, self.surface.value(weights))
        return value_grid(self.surface, N_FIELD, around)

    @cached_property
    def bends(self) -> tuple[float, float]:
        """How a linear neuron's surface bends along its valley, and across it."""
        sharpest = float(np.linalg.eigvalsh(self.surface.hessian(np.zeros(2)))[-1])
        spread = float(np.var(self.settings.inputs[:, 1]))  # the bends' product
        return spread / sharpest, sharpest

    @cached_property
    def lowest(self) -> np.ndarray:
        """A linear neuron's lowest weights, or those it comes straight at."""
        return lowest_weights(self.surface, self.fit.weights[0])

    @cached_property
    def onward(self) -> Onward:
        """What would become of the training, if it went on."""
        settings, fit = self.settings, self.fit
        return train_on(
            settings.inputs,
            settings.targets,
            fit.weights[-1],
            settings.learning_rate,
            settings.activation,
            settings.batch_size,
            after=fit.n_steps,
        )


def run(settings: Settings) -> Record:
    """Train the neuron and look at the surface it walked on."""
    samples, kind = (settings.inputs, settings.targets), settings.activation
    fit = fit_neuron(
        *samples,
        settings.weights,
        settings.learning_rate,
        settings.n_epochs,
        kind,
        settings.batch_size,
    )
    surface = neuron_surface(*samples, kind)
    in_parts = settings.in_parts and fit.n_steps <= MOST_PARTED
    return Record(settings, fit, surface, moments_of(fit.n_steps, in_parts))


def start_at(record: Record, point: dict) -> dict[str, float]:
    """Return the first weights where the error surface was clicked."""
    places = {"w0": point["x"], "w1": point["y"]}
    return {name: _snapped(place) for name, place in places.items()}


def _snapped(weight: float) -> float:
    """Return the nearest weight that the boxes' buttons come to."""
    low, high = WEIGHTS
    return min(max(round(round(weight / GRAIN) * GRAIN, 6), low), high)


def table(record: Record) -> Table:
    """List the updates; of many samples, the largest and the mean mistake."""
    fit, gaps = record.fit, np.abs(record.fit.errors)
    if len(record.settings.rows) == 1:
        columns, two = ONE, (fit.activations[:, 0], fit.errors[:, 0])
    else:
        columns, two = MANY, (gaps.max(axis=1), gaps.mean(axis=1))
    values = np.column_stack([fit.weights, *two, fit.losses])
    return Table(columns, [(t, *row) for t, row in enumerate(values.tolist())])


def reached(record: Record, step: int) -> int:
    """Return how many updates' rows are told at a step."""
    return record.moments[step].state + 1


def script(record: Record) -> Script:
    """Write the training as a script."""
    says = "One neuron, the delta rule: last weights w0, w1 and last loss."
    text = exports.script(says, (), code(record.settings, record.fit))
    return Script(text, ("w₀", "w₁", "loss L"))

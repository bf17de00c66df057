"""What one neuron computes: its training, and the error surface it walks on."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np

from engines.datasets import load
from engines.gradient_descent import (
    Field,
    NeuronFit,
    Surface,
    batch_losses,
    fit_neuron,
    lowest_weights,
    neuron_surface,
    quadratic_path,
    value_grid,
    window_around,
)
from engines.reference import largest_gap, least_squares, numeric_gradient
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.tables import Cells

from .script import code

# Six marks a decade: a learning rate is a matter of orders of magnitude.
RATES = [m * 10.0**-k for k in range(6, 0, -1) for m in (1, 1.5, 2, 3, 5, 7)] + [1.0]
RATES = [float(f"{rate:.2g}") for rate in RATES]
ABOVE, ASIDE, BOTH = VIEWS = ("From above", "3-D", "Both")
STAGES = ("predict", "compare", "blame", "step")
MOST_PARTED = 60  # updates that are still worth four positions each
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


@dataclass(frozen=True)
class Moment:
    """One position of the stepper: which update, and which part of it."""

    update: int  # t: the weights before it are weights[t]
    stage: str  # one of STAGES; "step" shows the weights after the update

    @property
    def state(self) -> int:
        """The row of the record whose weights are shown."""
        return self.update + (self.stage == "step")

    @property
    def blames(self) -> bool:
        """Whether the two parts of the update are drawn."""
        return self.stage in ("blame", "step")


def moments_of(n_updates: int, in_parts: bool) -> list[Moment]:
    """Return the stepper's positions: four for each update, or one; and the end."""
    stages = STAGES if in_parts else ("compare",)
    moments = [Moment(t, stage) for t in range(n_updates) for stage in stages]
    return [*moments, Moment(n_updates, "compare")]


def runs_of(
    moments: Sequence[Moment], look: Callable[[Moment], Hashable]
) -> Iterator[tuple[Moment, int, int]]:
    """Yield of each run that looks the same its first moment, first and last step."""
    first = 0
    for _, run in groupby(moments, look):
        n = len([*run])
        yield moments[first], first, first + n - 1
        first += n


@dataclass(frozen=True, eq=False)
class Record:
    """The training, and the surface it walked on."""

    settings: Settings
    fit: NeuronFit
    surface: Surface
    curvatures: np.ndarray  # eigenvalues of the Hessian at the end, smallest first
    moments: list[Moment]

    @cached_property
    def ground(self) -> Field:
        """The part of the error surface that is shown: the path, and the bottom."""
        weights, losses = self.fit.weights, self.fit.losses
        for bottom in self.surface.minima:
            weights = np.vstack([weights, bottom])
            losses = np.append(losses, self.surface.value(np.array(bottom)))
        return value_grid(self.surface, N_FIELD, window_around(weights, losses))

    @property
    def lowest(self) -> np.ndarray:
        """The lowest weights in reach; of a sigmoid neuron, where it stands."""
        if self.settings.activation == "linear":
            return lowest_weights(self.surface, self.fit.weights[0])
        return self.fit.weights[-1]


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
    bends = np.linalg.eigvalsh(surface.hessian(fit.weights[-1]))
    in_parts = settings.in_parts and fit.n_steps <= MOST_PARTED
    return Record(settings, fit, surface, bends, moments_of(fit.n_steps, in_parts))


def opinions(record: Record) -> list[Opinion]:
    """Check each update's gradient numerically, and the weights by algebra."""
    fit, settings = record.fit, record.settings
    gap = max((largest_gap(*pair) for pair in _gradients(record)), default=0.0)
    what = f"The gradients of all {fit.n_steps} updates"
    found = [Opinion("central differences", gap, 1e-6, what)]
    if settings.activation == "linear" and settings.batch_size is None:
        steps, rate = np.arange(len(fit.weights)), settings.learning_rate
        exact = quadratic_path(record.surface, fit.weights[0], rate, steps)
        what = f"The weights after each of {fit.n_steps} updates"
        found.append(agree(fit.weights, exact, "the closed form", what, allowed=1e-9))
    return found


def _gradients(record: Record) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield our gradients and central differences of their batches' losses.

    Both are told as a share of an update's largest: that is what moves the weights.
    """
    fit, settings = record.fit, record.settings
    samples = settings.inputs, settings.targets
    sizes = np.array([len(batch) for batch in fit.batches])
    for size in set(sizes.tolist()):  # of an epoch's batches the last may be smaller
        at = np.flatnonzero(sizes == size)
        batches = np.array([fit.batches[t] for t in at])
        losses = batch_losses(*samples, batches, settings.activation)
        numeric = numeric_gradient(losses, fit.weights[at])
        largest = np.maximum(1.0, np.abs(numeric).max(axis=1, keepdims=True))
        yield fit.weight_grads[at] / largest, numeric / largest


def reference(record: Record) -> Opinion | None:
    """Compare the bottom of our surface with scikit-learn's least squares."""
    settings = record.settings
    if settings.activation != "linear":
        return None
    theirs = least_squares(settings.inputs, settings.targets)
    heights = record.surface.value(np.array([record.lowest, theirs]))
    what = (
        "The lowest loss that any weights can reach (not this training's last), "
        f"{heights[0]:.6g} by our surface and {heights[1]:.6g} by its weights"
    )
    gap = float(np.ptp(heights))
    return Opinion("scikit-learn's least squares", gap, 1e-12, what)


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

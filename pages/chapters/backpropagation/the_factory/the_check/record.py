"""What "The check" computes: all gradients, measured with ever smaller nudges."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import (
    StepSizeSweep,
    measured_gradients,
    relative_errors,
    sweep_step_sizes,
)
from pages.ui.chapter import Opinion, Script, Table
from pages.words.numbers import few

from ..record import Settings, Trip, measured, there_and_back
from ..script import gradient_code, network_script
from .turn import Parts, Turn, corners_of

METHODS = {"Centred": "centred", "Forward": "forward", "Complex step": "complex"}
PRECISIONS = ("float64", "float32")
# From 0.1 down to 1e-15, two to each power of ten.
NUDGES = tuple(float(f"{head}e-{k}") for k in range(1, 16) for head in (3, 1))[1:]
COLUMNS = ("h", "worst error", "median error", "expected", "measured as 0")
SPOILT = 1e-2  # relative: not even the best nudge is right
MANY = 100.0  # roundings on the way to E
NOISY, LEAST = 0.1, 1e-6  # of the largest gradient; of none at all


@dataclass(frozen=True, eq=False)
class Record:
    """The honest pass, and its gradients measured with every h."""

    settings: Settings
    trip: Trip
    sweep: StepSizeSweep
    names: tuple[str, ...]  # of the parameters
    turns: Mapping[str, Turn]  # by method, with the learner's digits
    exact: float  # the least worst error of the complex step with all digits

    @property
    def turn(self) -> Turn:
        """How the errors go by the learner's method."""
        return self.turns[self.sweep.method]

    @cached_property
    def parts(self) -> Parts:
        """What bends and what is rounded, in the worst error of each step."""
        return Parts(self.settings, self.sweep)

    @property
    def has_kink(self) -> bool:
        """Whether the hidden units have a corner: ReLU."""
        return self.settings.network.activation_of(0).has_kink

    @cached_property
    def is_at_kink(self) -> bool:
        """Whether a corner, a z of exactly 0, spoils every real nudge.

        The worst parameter even of the best h leads into a unit that stands there: told
        is the slope of one side, 0, and measured is something else.
        """
        if not self.has_kink or self.turn.least <= SPOILT:
            return False
        k, parts = self.turn.best, self.parts
        at_corner = corners_of(self.settings)[parts.which[k]] == 0
        return bool(at_corner and parts.told[k] == 0 != parts.measured[k])

    @property
    def has_gradient(self) -> bool:
        """Whether there is anything to measure."""
        return bool(self.sweep.analytic.any())


def run(settings: Settings) -> Record:
    """Measure all gradients with every h."""
    problem, way = settings.problem, (settings.method, settings.precision)
    sweep = sweep_step_sizes(*problem, NUDGES, *way)
    names = tuple(settings.names.parameters())
    told = sweep.analytic
    turns = {
        method: Turn(sweep.worst)
        if method == settings.method
        else _turn(settings, told, method, settings.precision)
        for method in METHODS.values()
    }
    exact = _turn(settings, told, "complex", "float64").least
    return Record(settings, there_and_back(settings), sweep, names, turns, exact)


def _turn(settings: Settings, told: np.ndarray, method: str, precision: str) -> Turn:
    """Return how the worst errors go with h by another method."""
    measured = measured_gradients(*settings.problem, NUDGES, method, precision)
    return Turn(relative_errors(told, measured.astype(float)).max(axis=1))


def opinions(record: Record) -> list[Opinion]:
    """Check the gradients that backpropagation tells."""
    return [measured(record.trip)]


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Check this step's measured gradients, unless rounding may be as large.

    Where it may be as large as a gradient, agreement would prove nothing.
    """
    size = float(np.abs(record.sweep.analytic).max())
    allowed = _roundings(record, step)
    gaps = np.abs(_by_hand(record, step) - record.sweep.measured[step])
    worst = int((gaps - allowed).argmax())
    if allowed[worst] >= max(size, LEAST) * NOISY:
        return []
    what = f"The {len(gaps)} gradients measured with h = {few(NUDGES[step])}"
    against = "a nudge in plain Python"
    return [Opinion(against, float(gaps[worst]), float(allowed[worst]), what)]


def _by_hand(record: Record, step: int) -> np.ndarray:
    """Nudge every parameter in plain Python."""
    settings, method = record.settings, record.sweep.method
    first, h = settings.parameters, NUDGES[step]

    def loss(nudge):
        moved = first.with_vector(first.vector + nudge)
        return settings.by_hand(moved).loss

    rows = np.eye(first.count) * h
    if method == "complex":
        rises = [complex(loss(1j * row)).imag for row in rows]
    elif method == "forward":
        rises = [loss(row) - loss(0 * row) for row in rows]
    else:
        rises = [(loss(row) - loss(-row)) / 2 for row in rows]
    return np.array(rises) / h


def _roundings(record: Record, step: int) -> np.ndarray:
    """Return what rounding may do at most, for a few roundings on the way to E."""
    sweep, vector = record.sweep, record.settings.parameters.vector
    digits = float(np.finfo(sweep.precision).eps)
    sizes = np.abs(sweep.analytic)
    allowed = MANY * (sweep.rounding[step] * sizes + digits * (1 + sizes))
    if sweep.method == "complex":
        return allowed
    of_sums = sweep.loss + float(np.abs(vector) @ sizes)
    return allowed + MANY * digits * of_sums / NUDGES[step]


def table(record: Record) -> Table:
    """List the nudges and their errors."""
    sweep = record.sweep
    columns = (sweep.steps, sweep.worst, sweep.median, sweep.expected)
    numbers = np.column_stack(columns).tolist()
    lost = zip(numbers, sweep.n_lost, strict=True)
    return Table(COLUMNS, [(*row, int(n)) for row, n in lost])


RISES = {
    "centred": "rises = (error(p + nudges, x, y) - error(p - nudges, x, y)) / 2",
    "forward": "rises = error(p + nudges, x, y) - error(p, x, y)",
    "complex": "rises = np.imag(error(p + 1j * nudges, x, y))",
}


def script(record: Record) -> Script:
    """Write the sweep as a script."""
    settings = record.settings
    method, precision = settings.method, settings.precision
    body = f"""{gradient_code(settings)}

backprop = gradient(p)
steps = np.array({list(NUDGES)!r})
# Every h and every parameter is a network of its own, {precision} all of them.
p, x, y, h = (array.astype(np.{precision}) for array in (p, x, y, steps))
nudges = h[:, None, None] * np.eye(len(p), dtype=p.dtype)
{RISES[method]}
measured = (rises / h[:, None]).astype(float)
gap, size = np.abs(backprop - measured), np.maximum(np.abs(backprop), np.abs(measured))
errors = np.divide(gap, size, out=np.zeros_like(gap), where=size != 0)
some = errors[:, backprop != 0]  # a gradient of 0 has no relative error
print(repr(float(steps[-1])))  # of the last h
print(repr(float(errors.max(axis=1)[-1])))
print(repr(float(np.median(some, axis=1)[-1]) if some.size else 0.0))
"""
    says = "Gradients measured with ever smaller nudges h, and their errors."
    prints = "h", "worst error", "median error"
    return network_script(settings, says, body, prints)

"""What "One step" computes: what the gradient promises, what a step really brings."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    StepChange,
    curvature_along_step,
    measured_gradients,
    step_change,
)
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import ALLOWED, Settings, Trip, there_and_back
from ..script import gradient_code, network_script

# Every mark of the slider is one of them.
RATES = (*(c * 10.0**e for e in (-2, -1, 0, 1) for c in (1, 2, 3, 5, 7)), 100.0)
RATES = tuple(round(rate, 9) for rate in RATES)
COLUMNS = ("η", "promised change", "real change", "share kept", "E after")
SURE = 1e4  # times what rounding changes: four digits of the change are known


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and the change of E for every learning rate."""

    settings: Settings
    trip: Trip
    change: StepChange
    curvature: float  # of E along the step
    kept: np.ndarray  # (n,) real over promised; to second order where it is not seen
    is_seen: np.ndarray  # (n,) whether E changes by more than rounding does
    chosen: int  # which of the rates is the learner's

    def is_sure(self, step: int) -> bool:
        """Tell whether four digits of the change of E are known."""
        return abs(self.change.real[step]) > SURE * self.trip.noise

    @property
    def promises(self) -> bool:
        """Whether there is a gradient whose square is a number above 0."""
        return bool((self.change.predicted < 0).all())


def run(settings: Settings) -> Record:
    """Take one step with every learning rate, the learner's among them."""
    rates = sorted({*RATES, settings.learning_rate})
    change = step_change(*settings.problem, rates, settings.biases)
    bent = curvature_along_step(*settings.problem, settings.biases)
    trip = there_and_back(settings)
    kept, seen = kept_of(change, bent, trip.noise), np.abs(change.real) > trip.noise
    chosen = rates.index(settings.learning_rate)
    return Record(settings, trip, change, bent, kept, seen, chosen)


def kept_of(change: StepChange, bent: float, noise: float) -> np.ndarray:
    """Return the share of each promise that is kept.

    Where rounding hides it, or how far it is from the whole, the step is so short that
    E is a parabola along it.
    """
    promised = -change.predicted
    kept = np.where(promised > 0, 1 - change.learning_rates * bent / 2, 0.0)
    off = np.abs(change.real + promised)
    sure = (promised > SURE * noise) & (off > 10 * noise)
    return np.divide(change.real, change.predicted, out=kept, where=sure)


def opinions(record: Record) -> list[Opinion]:
    """Measure the promise from E alone, and compute every new E by hand."""
    return [_promises(record), _changes(record)]


def _promises(record: Record) -> Opinion:
    """Compare the promises with gradients measured by complex steps of E."""
    settings, change = record.settings, record.change
    grads = measured_gradients(*settings.problem, [1e-20], "complex")[0]
    grads = _of_what_moves(settings, grads)
    theirs = -change.learning_rates * float(grads @ grads)
    size = max(1.0, float(np.abs(theirs).max()))
    what = f"The promises for all {len(theirs)} learning rates, from E alone"
    against = "the measured gradient"
    return agree(change.predicted, theirs, against, what, ALLOWED, size)


def _changes(record: Record) -> Opinion:
    """Compute E after every step number by number, in plain Python."""
    settings, change = record.settings, record.change
    first, before = settings.parameters, settings.by_hand(settings.parameters)
    grads = _of_what_moves(settings, before.grads.vector)
    vectors = [first.vector - rate * grads for rate in change.learning_rates]
    after = [settings.by_hand(first.with_vector(vector)).loss for vector in vectors]
    ours = np.append(before.loss + change.real, change.loss)
    theirs = np.append(after, before.loss)
    what = f"E after a step with each of {len(after)} learning rates"
    return agree(ours, theirs, "a calculation number by number", what, ALLOWED)


def _of_what_moves(settings: Settings, grads: np.ndarray) -> np.ndarray:
    """Return the gradients, 0 for biases that stay: the last ones in the row of all."""
    n_weights = sum(weights.size for weights in settings.parameters.weights)
    moves = settings.biases or np.arange(len(grads)) < n_weights
    return np.where(moves, grads, 0.0)


def table(record: Record) -> Table:
    """List the learning rates."""
    change = record.change
    columns = (
        change.learning_rates,
        change.predicted,
        change.real,
        record.kept,
        change.loss + change.real,
    )
    return Table(COLUMNS, np.column_stack(columns).tolist())


def script(record: Record) -> Script:
    """Write the steps as a script."""
    settings = record.settings
    rates = record.change.learning_rates.tolist()
    still = "g[n_in * n_hidden + n_hidden * n_out :] = 0"
    body = f"""{gradient_code(settings)}

g = gradient(p)
{"" if settings.biases else f"{still}  # the biases stay where they are"}
before = error(p, x, y)
for learning_rate in {rates}:
    promised = -learning_rate * (g @ g)
    after = error(p - learning_rate * g, x, y)

print(repr(float(promised)))  # of the last, the largest learning rate
print(repr(float(after - before)))
print(repr(float(after)))
"""
    says = "What the gradient promises of one step, and what the step brings."
    prints = "promised change", "real change", "E after"
    return network_script(settings, says, body, prints)

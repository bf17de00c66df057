"""What "Break it" computes: what the faulty pass tells, measured from E alone."""

from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation import (
    FaultyGradients,
    Parameters,
    check_gradients,
    errors_beyond_rounding,
    faulty_gradients,
    forward,
    grade_of,
    updates_of,
)
from pages.ui.chapter import Opinion, Table, agree

from ..record import ALLOWED, Settings, Trip, measured, there_and_back

COLUMNS = ("parameter", "backprop", "measured", "relative error", "grade")


@dataclass(frozen=True, eq=False)
class Record:
    """What the faulty pass tells, what is measured, and what a step of each brings."""

    settings: Settings
    trip: Trip  # without bugs, at the same parameters
    faulty: FaultyGradients
    backprop: np.ndarray  # (P,) by the faulty pass
    measured: np.ndarray  # (P,) from E alone
    errors: np.ndarray  # (P,) relative
    grades: tuple[str, ...]  # P of them
    names: tuple[str, ...]  # P of them
    loss_after: float  # after a step with the faulty gradient

    @property
    def failed(self) -> tuple[int, ...]:
        """The parameters that are not happy."""
        return tuple(k for k, grade in enumerate(self.grades) if grade != "happy")


def run(settings: Settings) -> Record:
    """Let the faulty pass tell its gradients, and measure them."""
    network, _, *sample = settings.problem
    rate, biases = settings.learning_rate, settings.biases
    faulty = faulty_gradients(*settings.problem, settings.bugs, rate, biases)
    here = faulty.parameters
    check = check_gradients(network, here, *sample, faulty.grads, "complex")
    step = updates_of(faulty.grads, rate, biases).vector
    moved = here.with_vector(here.vector + step)
    errors = errors_beyond_rounding(check.analytic, check.numeric)
    return Record(
        settings,
        trip=there_and_back(_moved_to(settings, here)),
        faulty=faulty,
        backprop=check.analytic,
        measured=check.numeric,
        errors=errors,
        grades=tuple(grade_of(error) for error in errors),
        names=tuple(settings.names.parameters()),
        loss_after=float(forward(network, moved, *sample).loss),
    )


def _moved_to(settings: Settings, here: Parameters) -> Settings:
    """Return the settings with other parameters: those after one step, say."""
    first, second = (
        tuple(map(tuple, np.vstack([weights, bias]).tolist()))
        for weights, bias in zip(here.weights, here.biases, strict=True)
    )
    return replace(settings, first=first, second=second)


def opinions(record: Record) -> list[Opinion]:
    """Check what is measured, and the backward pass without the bugs."""
    return [measured(record.trip), _by_hand(record)]


def _by_hand(record: Record) -> Opinion:
    """Compare what was measured with a backward pass in plain Python, without bugs."""
    right = record.settings.by_hand(record.faulty.parameters).grads.vector
    size = max(1e-6, float(np.abs(right).max()))
    what = (
        f"The {len(right)} measured gradients, which the check goes by; the told ones "
        "are what you broke (as a share of the largest)"
    )
    against = "an honest pass, number by number"
    return agree(record.measured, right, against, what, ALLOWED, size)


def table(record: Record) -> Table:
    """List the parameters with their gradients and grades."""
    columns = (record.backprop, record.measured, record.errors)
    rows = [
        (name, *numbers, grade)
        for name, numbers, grade in zip(
            record.names, np.column_stack(columns).tolist(), record.grades, strict=True
        )
    ]
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many parameters are checked by a step."""
    return step

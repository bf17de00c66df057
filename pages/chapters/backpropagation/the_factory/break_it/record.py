"""What "Break it" computes: what the faulty pass tells, measured from E alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation import (
    FaultyGradients,
    GradientCheck,
    Parameters,
    check_gradients,
    errors_beyond_rounding,
    faulty_gradients,
    forward,
    grade_of,
    updates_of,
)
from pages.ui.chapter import Opinion, Table, agree

from ..record import (
    ALLOWED,
    Settings,
    Trip,
    measured,
    scikit_learn,
    there_and_back,
)

# What y − a loses where it is all but 0: no gap this small means anything.
LOST, SMALL = 1e-11, 1e-4
HONEST, YARDSTICK = "the pass without your bugs", "what is measured"
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

    @property
    def is_lost(self) -> bool:
        """Whether all gradients are so small that only rounding is left of them."""
        return _largest(self.backprop, self.measured) < LOST

    def alone(self, bug: str) -> tuple[int, ...]:
        """Return the parameters that would fail if only this bug were planted."""
        _, check = _checked(self.settings, (bug,))
        errors = _errors(check)
        return tuple(k for k, one in enumerate(errors) if grade_of(one) != "happy")


def _largest(*gradients: np.ndarray) -> float:
    return max(float(np.abs(some).max()) for some in gradients)


def _errors(check: GradientCheck) -> np.ndarray:
    """Return the relative errors; gaps of rounding alone as shares, which are small."""
    told, measured = check.analytic, check.numeric
    errors, gaps = errors_beyond_rounding(told, measured), np.abs(told - measured)
    return np.where(gaps <= LOST, np.minimum(errors, gaps / SMALL), errors)


def _checked(
    settings: Settings, bugs: Sequence[str]
) -> tuple[FaultyGradients, GradientCheck]:
    """Let a pass with these bugs tell its gradients, and measure them."""
    network, _, *sample = settings.problem
    rate, biases = settings.learning_rate, settings.biases
    faulty = faulty_gradients(*settings.problem, bugs, rate, biases)
    told = faulty.parameters, *sample, faulty.grads
    return faulty, check_gradients(network, *told, "complex")


def run(settings: Settings) -> Record:
    """Let the faulty pass tell its gradients, and measure them."""
    network, _, *sample = settings.problem
    faulty, check = _checked(settings, settings.bugs)
    here = faulty.parameters
    step = updates_of(faulty.grads, settings.learning_rate, settings.biases).vector
    moved = here.with_vector(here.vector + step)
    errors = _errors(check)
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
    """Check what is measured, and the backward pass without the bugs.

    No badge judges the broken pass: that is for the check to do, and for the bet.
    """
    of_honest, of_measured = measured(record.trip), _by_hand(record)
    return [_of(HONEST, record, of_honest), _of(YARDSTICK, record, of_measured)]


def _of(whose: str, record: Record, opinion: Opinion) -> Opinion:
    """Say on the badge whose numbers are judged, where the broken ones could be meant.

    Beside a planted bug nothing reads "agrees".
    """
    if not record.settings.bugs:
        return opinion
    verbs = f"{whose}: confirmed by", f"{whose}: not confirmed by"
    return replace(opinion, verbs=verbs)


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the gradients of the pass without the bugs."""
    found = scikit_learn(record)
    return found and _of(HONEST, record, found)


def _by_hand(record: Record) -> Opinion:
    """Compare what was measured with a backward pass in plain Python, without bugs."""
    right = record.settings.by_hand(record.faulty.parameters).grads.vector
    size = max(1e-6, float(np.abs(right).max()))
    what = (
        f"The {len(right)} measured gradients, which the check goes by; what your "
        "backpropagation tells is judged by the check itself (as a share of the "
        "largest)"
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

"""What "Break it" computes: what the faulty pass tells, measured from E alone."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    GradientCheck,
    OneSided,
    Parameters,
    check_gradients,
    errors_beyond_rounding,
    grade_of,
    one_sided_slopes,
)
from engines.slips import FactoryExample
from engines.slips.factory import FaultyGradients, applies, faulty_gradients
from engines.slips.factory.gradients import IN_THE_STEP
from pages.ui.chapter import Table

from ..settings import Settings

# What y − a loses where it is all but 0: no gap this small means anything.
LOST, SMALL = 1e-11, 1e-4
TOO_FAR = 1e9  # of a weight after the first step, where a second one follows
COLUMNS = ("parameter", "backprop", "measured", "relative error", "grade")
STEP = "step"  # a column where a bug is planted that only the step shows


@dataclass(frozen=True, eq=False)
class Record:
    """What the faulty pass tells, what is measured, and what a step of each brings."""

    settings: Settings
    faulty: FaultyGradients
    check: GradientCheck  # of the pass without bugs, at the same parameters
    sides: OneSided  # how the E of the faulty pass changes, to either side
    backprop: np.ndarray  # (P,) by the faulty pass
    measured: (
        np.ndarray
    )  # (P,) from the E that the faulty pass finds, and from it alone
    errors: np.ndarray  # (P,) relative
    grades: tuple[str, ...]  # P of them
    names: tuple[str, ...]  # P of them

    @property
    def failed(self) -> tuple[int, ...]:
        """The parameters that are not happy."""
        return tuple(k for k, grade in enumerate(self.grades) if grade != "happy")

    @property
    def is_lost(self) -> bool:
        """Whether all gradients are so small that only rounding is left of them."""
        return _largest(self.backprop, self.measured) < LOST

    @property
    def values(self) -> tuple[np.ndarray, ...]:
        """What every layer holds in the faulty pass; of several samples, the first."""
        answers = [made[0, 0] for made in self.faulty.wrong.there.answers]
        return self.settings.inputs[0], *answers

    @property
    def losses(self) -> tuple[float, float]:
        """E as the faulty pass finds it, and as it is."""
        rounds = self.faulty.wrong, self.faulty.right
        return tuple(float(one.loss[0, 0]) for one in rounds)

    @property
    def losses_of_steps(self) -> tuple[float, float]:
        """E as it is after the right step, and after the faulty one."""
        return float(self.faulty.right.new_loss[0, 0]), self.faulty.loss_after

    @property
    def loss_after(self) -> float:
        """E as it is after the faulty step."""
        return self.faulty.loss_after

    def without(self, bug: str) -> FaultyGradients:
        """Return what the pass would tell if this bug were not planted."""
        others = [one for one in self.settings.bugs if one != bug]
        return faulty_gradients(example_of(self.settings), others)

    def alone(self, bug: str) -> tuple[int, ...]:
        """Return the parameters that would fail if only this bug were planted."""
        faulty = faulty_gradients(example_of(self.settings), (bug,))
        errors = errors_of(faulty.grads.vector, faulty.measured)
        return tuple(k for k, one in enumerate(errors) if grade_of(one) != "happy")


def example_of(settings: Settings) -> FactoryExample:
    """Return the learner's network as an example: two steps, for what is left over."""
    more = settings.learning_rate, settings.moves
    return FactoryExample(*settings.problem, *more, n_rounds=2)


def planted(settings: Settings) -> list[str]:
    """Return the bugs that are on and that this network can have."""
    example = example_of(settings)
    bugs = [bug for bug in settings.bugs if applies(bug, example)]
    if "leftover" in bugs and _goes_too_far(example, bugs):
        bugs.remove("leftover")
    return bugs


def _goes_too_far(example: FactoryExample, bugs: list[str]) -> bool:
    """Tell whether the first step leads where no second one is taken any more."""
    first = faulty_gradients(example, [bug for bug in bugs if bug != "leftover"])
    return not np.abs(first.wrong.next_parameters.vector).max() <= TOO_FAR


def _largest(*gradients: np.ndarray) -> float:
    return max(float(np.abs(some).max()) for some in gradients)


def errors_of(told: np.ndarray, measured: np.ndarray) -> np.ndarray:
    """Return the relative errors; gaps of rounding alone as shares, which are small."""
    errors, gaps = errors_beyond_rounding(told, measured), np.abs(told - measured)
    return np.where(gaps <= LOST, np.minimum(errors, gaps / SMALL), errors)


def run(settings: Settings) -> Record:
    """Let the faulty pass tell its gradients, and measure them."""
    faulty = faulty_gradients(example_of(settings), planted(settings))
    told, measured = faulty.grads.vector, faulty.measured
    errors = errors_of(told, measured)
    return Record(
        settings,
        faulty=faulty,
        check=_honest(settings, faulty),
        sides=_sides(settings, faulty.parameters),
        backprop=told,
        measured=measured,
        errors=errors,
        grades=tuple(grade_of(error) for error in errors),
        names=tuple(settings.names.parameters()),
    )


def _honest(settings: Settings, faulty: FaultyGradients) -> GradientCheck:
    """Return what the pass without bugs tells there, and what is measured of it."""
    network, _, *sample = settings.problem
    here = faulty.parameters
    grads = here.with_vector(faulty.right.back.grads.vector[0])
    return check_gradients(network, here, *sample, grads, method="complex")


def _sides(settings: Settings, here: Parameters) -> OneSided:
    """Return how E changes to either side, by the names of the parameters."""
    network, _, *sample = settings.problem
    computed = as_computed(settings, here)
    found = one_sided_slopes(network, computed, *sample)
    fields = found.growing, found.shrinking, found.sizes
    return OneSided(
        *(as_computed(settings, here.with_vector(one)).vector for one in fields)
    )


def as_computed(settings: Settings, parameters: Parameters) -> Parameters:
    """Return parameters as the faulty way there takes them, or gradients of these."""
    weights, biases = parameters.weights, parameters.biases
    bugs = planted(settings)
    if "swapped_weights" in bugs:
        weights = tuple(
            one.T if one.shape[0] == one.shape[1] else one for one in weights
        )
    if "bias_left_out" in bugs:
        biases = tuple(0 * one for one in biases)
    return Parameters(weights, biases)


def table(record: Record) -> Table:
    """List the parameters with their gradients and grades."""
    columns = (record.backprop, record.measured, record.errors)
    rows = [
        (name, *numbers, grade)
        for name, numbers, grade in zip(
            record.names, np.column_stack(columns).tolist(), record.grades, strict=True
        )
    ]
    if not {*planted(record.settings)} & {*IN_THE_STEP}:
        return Table(COLUMNS, rows)
    steps = record.faulty.wrong.updates[0].tolist()
    rows = [(*row, step) for row, step in zip(rows, steps, strict=True)]
    return Table((*COLUMNS, STEP), rows)


def reached(record: Record, step: int) -> int:
    """Return how many parameters are checked by a step."""
    return step

"""What "10,000 steps" computes: E and every number after each of the steps."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import ManySteps, Parameters, many_steps
from pages.ui.chapter import Table
from pages.ui.long_work import telling

from ..record import Settings

LOOKS = (0, *(c * 10**e for e in range(4) for c in (1, 2, 5)), 10_000)
LAST = LOOKS[-1]
# Where the lines have their points: as dense everywhere on an axis of powers of ten.
POINTS = sorted({*LOOKS, *np.rint(10 ** np.linspace(0, 4, 161)).astype(int).tolist()})
KEPT = sorted({*POINTS, *(look - 1 for look in LOOKS[1:])})
STEPS = [at for at in KEPT if at == 0 or at - 1 in KEPT]  # with the state before
# An E below is nothing but rounding: squares of the last of 16 digits, or those digits.
RESTS = {"half_squared_error": 1e-28, "softmax_cross_entropy": 1e-10}
TENTH = 0.1
OWN, OTHER = 0, 1  # the run in the learner's order of updates, and in the other


@dataclass(frozen=True, eq=False)
class Record:
    """The steps in the learner's order of updates, and in the other."""

    settings: Settings
    many: ManySteps

    @cached_property
    def counts(self) -> list[int]:
        """After how many updates the page looks: to the last that is a number."""
        whole = int(self.many.taken[OWN])
        found = [look for look in LOOKS if look <= whole]
        last = max(at for at in STEPS if at <= whole)
        return found if found[-1] == last else [*found, last]

    @property
    def is_lost(self) -> bool:
        """Whether E was no finite number any more at some step."""
        return bool(self.many.taken[OWN] < LAST)

    @property
    def losses(self) -> np.ndarray:
        """E after every step that was whole, the start first."""
        return self.many.losses[: self.many.taken[OWN] + 1, OWN]

    @cached_property
    def answers(self) -> np.ndarray:
        """What the outputs stand for after every update, (T + 1, n_outputs)."""
        outputs = self.many.outputs[: len(self.losses), OWN, 0]
        return self.settings.network.loss_function.prediction(outputs)

    @property
    def rest(self) -> float:
        """Below this E is nothing but rounding."""
        return RESTS[self.settings.network.loss]

    def vector(self, count: int, run: int = OWN) -> np.ndarray:
        """Return all parameters after so many updates, one of those that are kept."""
        return self.many.snapshots[KEPT.index(count), run]

    def parameters(self, count: int) -> Parameters:
        """Return the same as weights and biases."""
        return self.settings.parameters.with_vector(self.vector(count))

    def first_at(self, share: float) -> int | None:
        """Return after how many updates E is such a share of its first, or less."""
        there = self.losses <= share * self.losses[0]
        return int(there.argmax()) if there.any() else None

    @cached_property
    def rises(self) -> np.ndarray:
        """The steps, from 1, at which E rose by more than rounding may."""
        before, after = self.losses[:-1], self.losses[1:]
        squares = self.settings.network.loss == "half_squared_error"
        grain = 1e-13 * np.sqrt(before) + self.rest if squares else self.rest
        return np.flatnonzero(after - before > 1e-6 * before + grain) + 1


def run(settings: Settings) -> Record:
    """Take the steps in both orders of updates, the learner's first."""
    order = settings.update_first
    many = many_steps(
        *settings.problem,
        settings.learning_rate,
        KEPT,
        settings.biases,
        outputs_first=(order, not order),
        watch=telling(f"Taking {LAST:,} steps"),
    )
    return Record(settings, many)


def table(record: Record) -> Table:
    """List the looks: E, what comes out, every weight and bias."""
    names = record.settings.names
    columns = ("steps", "E", *names.units(2), *names.parameters())
    rows = [
        [
            count,
            float(record.losses[count]),
            *record.answers[count].tolist(),
            *record.vector(count).tolist(),
        ]
        for count in record.counts
    ]
    return Table(columns, rows)

"""Two trainings from the same first weights: the broken one, and the mended one."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..doctor import Finding, examine
from ..record import Settings
from ..train import record as trained
from .failures import FAILURES, Failure

NAMES = ("broken", "mended")


@dataclass(frozen=True, eq=False)
class Record:
    """Both trainings, looked at after the same epochs."""

    settings: Settings
    failure: Failure
    broken: trained.Record
    mended: trained.Record

    @property
    def both(self) -> tuple[trained.Record, trained.Record]:
        """The broken one first."""
        return self.broken, self.mended

    @property
    def n_steps(self) -> int:
        """How many looks there are; one that flew off is over before."""
        return max(one.n_steps for one in self.both)

    @property
    def longest(self) -> trained.Record:
        """The one that was looked at most often."""
        return max(reversed(self.both), key=lambda one: one.n_steps)

    @cached_property
    def findings(self) -> tuple[Finding, Finding]:
        """What is gravest about each."""
        broken, mended = (examine(one.problem, one.history)[0] for one in self.both)
        return broken, mended

    @property
    def is_better(self) -> bool:
        """Whether what mends it does."""
        return bool(share(self.mended) > share(self.broken))


def share(one: trained.Record, step: int = -1) -> float:
    """Return the share right of the samples held out; of numbers, that explained.

    What is less than nothing explained, or no number, is nothing.
    """
    value = float(one.scores[step, 1])
    return max(value, 0.0) if np.isfinite(value) else 0.0


def is_gone(one: trained.Record, step: int) -> bool:
    """Tell whether its loss has left all numbers by this step."""
    return one.is_lost and step >= one.n_steps


def at(one: trained.Record, step: int) -> int:
    """Return the look that is shown at a step."""
    return min(step, one.n_steps - 1)


def felt_at(one: trained.Record, look: int) -> np.ndarray:
    """Return the gradient's size in every layer since the look before, (L,).

    It is the root mean square over those updates; at the start, of the first one.
    """
    last = int(one.history.looks[look])
    first = int(one.history.looks[look - 1]) if look else 0
    sizes = one.history.weight_grad_sizes[first : max(last, 1)]
    if not len(sizes):
        return np.zeros(one.problem.network.n_layers)
    largest = np.maximum(sizes.max(axis=0), np.finfo(float).tiny)
    return largest * np.sqrt(((sizes / largest) ** 2).mean(axis=0))


def run(settings: Settings) -> Record:
    """Train both to the end."""
    failure = FAILURES[settings.failure]
    with np.errstate(all="ignore"):
        broken, mended = map(trained.run, failure.both(settings))
    return Record(settings, failure, broken, mended)

"""One training: what the network said, how wrong it was, and what its layers felt."""

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from engines.backpropagation import TrainingHistory
from engines.gradient_descent import StopReason
from pages.ui.long_work import telling

from ..problem import Problem, alone, problem_of, training
from ..record import Settings
from ..slices import Lately, slice_of
from .maps import Maps, maps_of

SLICE, LATER = 0.12, 0.3  # seconds of training until the first picture, and others
SOLVED = 0.95  # share right, or share explained, of the samples held out


@dataclass(frozen=True, eq=False)
class Record:
    """A training as far as it has come; row s belongs to look s."""

    settings: Settings
    problem: Problem
    history: TrainingHistory
    maps: Maps

    @property
    def n_steps(self) -> int:
        """How many looks there are, the start among them."""
        return len(self.history.looks)

    @property
    def n_planned(self) -> int:
        """How many there will be, unless the training ends before."""
        return len(self.problem.looks_at)

    @property
    def is_whole(self) -> bool:
        """Whether it has come to its end."""
        done = int(self.history.standing.n_done)
        return done >= self.problem.n_updates or self.is_lost

    @property
    def is_lost(self) -> bool:
        """Whether its loss left all numbers."""
        return self.history.stop_reason is StopReason.DIVERGED

    @property
    def sorts(self) -> bool:
        """Whether it names classes; else it gives numbers."""
        return self.problem.samples.kind == "classes"

    @property
    def scores(self) -> np.ndarray:
        """The share right of the samples trained on and held out, (S, 2).

        Where numbers are wanted it is the share explained: 1 - squares left / squares.
        """
        if self.sorts:
            both = self.history.accuracies, self.history.test_accuracies
            return np.stack(both, axis=-1)
        is_out = self.problem.is_held_out
        return np.stack([self._explained(~is_out), self._explained(is_out)], axis=-1)

    def _explained(self, some: np.ndarray) -> np.ndarray:
        targets = self.problem.samples.targets[some]
        with np.errstate(over="ignore"):  # of what is about to fly off
            left = ((self.maps.answers[:, some] - targets) ** 2).sum(axis=(1, 2))
        return 1 - left / ((targets - targets.mean(axis=0)) ** 2).sum()

    @cached_property
    def solved_at(self) -> int | None:
        """The first look at which enough of the samples held out are right."""
        found = np.flatnonzero(self.scores[:, 1] >= SOLVED)
        return int(found[0]) if len(found) else None

    def epoch_at(self, step: int) -> float:
        """Return how many epochs are over at a look."""
        return float(self.history.looks[step] / self.problem.in_an_epoch)

    def felt(self, name: str, step: int) -> np.ndarray | None:
        """Return a row of the last update before a look, (L,); none at the start."""
        at = int(self.history.looks[step]) - 1
        return getattr(self.history, name)[at] if at >= 0 else None

    @property
    def dead(self) -> list[np.ndarray]:
        """Which units of each hidden layer are dead, (S, n); only those with a kink."""
        return self.maps.dead


def run(settings: Settings) -> Record:
    """Train to the end, and look back."""
    problem = problem_of(alone(settings))
    known = _lately.of(problem)
    if known is None:
        history = training(problem, telling("Training"))
        known = history, maps_of(problem, history.snapshots)
    return _lately.keep(Record(settings, problem, *known), known[1])


def begin(settings: Settings) -> Record:
    """Train a first slice; what was trained lately is whole at once."""
    problem = problem_of(alone(settings))
    known = _lately.of(problem)
    return Record(settings, problem, *known) if known else _more(settings, problem)


def grow(record: Record) -> Record:
    """Train a slice more."""
    return _more(record.settings, record.problem, record)


def _more(settings: Settings, problem: Problem, before: Record | None = None) -> Record:
    """Train from look to look until a slice's time is over."""
    history, n_before = slice_of(
        partial(training, problem),
        problem.looks_at,
        before and before.history,
        LATER if before else SLICE,
    )
    maps = maps_of(problem, history.snapshots[n_before:])
    maps = before.maps.followed_by(maps) if before else maps
    return _lately.keep(Record(settings, problem, history, maps), maps)


_lately = Lately()  # another picture of it is no other training

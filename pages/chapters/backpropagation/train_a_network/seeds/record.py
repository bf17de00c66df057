"""24 trainings that differ in nothing but their seeds, trained together."""

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from engines.backpropagation import Parameters, TrainingHistory, stacked, train
from engines.gradient_descent import StopReason
from engines.watching import Watch
from pages.ui.long_work import telling

from ..problem import Problem, alone, problem_of, start_of
from ..record import N_SEEDS, Settings
from ..slices import Lately, slice_of
from ..train.record import SOLVED
from .cells import cells_of

EVERY = 2  # of the chapter's looks: a picture of 24 maps takes much to send
SLICE = 0.12  # seconds of training between two pictures


@dataclass(frozen=True, eq=False)
class Record:
    """24 trainings as far as they have come; row s belongs to look s."""

    settings: Settings
    problem: Problem
    history: TrainingHistory  # its axis N: the 24 networks
    cells: np.ndarray  # (S, 24, SIDE, SIDE) int8: levels of what they say

    @property
    def n_steps(self) -> int:
        """How many looks there are, the start among them."""
        return len(self.history.looks)

    @property
    def n_planned(self) -> int:
        """How many there will be, unless all trainings end before."""
        return len(looks_of(self.problem))

    @property
    def is_whole(self) -> bool:
        """Whether all have come to their end."""
        done = int(self.history.standing.n_done)
        return done >= self.problem.n_updates or bool(self.flew_off.all())

    @property
    def seeds(self) -> range:
        """The seeds, the learner's own among them."""
        return seeds_of(self.settings)

    @property
    def own(self) -> int:
        """Which of the 24 has the learner's own seed."""
        return self.seeds.index(self.settings.seed)

    @property
    def sorts(self) -> bool:
        """Whether they name classes; else they give numbers."""
        return self.problem.samples.kind == "classes"

    @cached_property
    def flew_off(self) -> np.ndarray:
        """Which of them flew off so far, (24,)."""
        return self.history.stop_reason == StopReason.DIVERGED

    @cached_property
    def is_lost(self) -> np.ndarray:
        """Whose loss had left all numbers by each look, (S, 24)."""
        late = self.history.looks[:, np.newaxis] > self.history.stopped_at
        return self.flew_off & late

    @cached_property
    def scores(self) -> np.ndarray:
        """The share right of the samples held out, (S, 24).

        Where numbers are wanted it is the share explained: 1 - squares left / squares.
        """
        if self.sorts:
            return self.history.test_accuracies
        targets = self.problem.test[1]
        squares = ((targets - targets.mean(axis=0)) ** 2).sum(axis=1).mean()
        explained = 1 - 2 * self.history.test_losses / squares
        return np.where(np.isnan(explained), -np.inf, explained)

    @cached_property
    def is_solved(self) -> np.ndarray:
        """Who gets enough of the samples held out at each look, (S, 24)."""
        return (self.scores >= SOLVED) & ~self.is_lost

    @cached_property
    def counts(self) -> list[int]:
        """How many have solved it at each look."""
        return self.is_solved.sum(axis=1).tolist()

    def epoch_at(self, step: int) -> float:
        """Return how many epochs are over at a look."""
        return float(self.history.looks[step] / self.problem.in_an_epoch)


def seeds_of(settings: Settings) -> range:
    """Return the 24 seeds that stand together with the learner's own."""
    return range(settings.first_seed, settings.first_seed + N_SEEDS)


def looks_of(problem: Problem) -> np.ndarray:
    """Return after how many updates it is looked at: the start, ..., the end."""
    last = problem.looks_at[-1:]
    return np.unique(np.concatenate([problem.looks_at[::EVERY], last]))


def problem_behind(settings: Settings) -> Problem:
    """Return what is trained from every seed: the same for all 24."""
    return problem_of(alone(settings, seed=settings.first_seed))


def starts_of(problem: Problem) -> Parameters:
    """Return the first weights of all 24."""
    each = (replace(problem.settings, seed=at) for at in seeds_of(problem.settings))
    return stacked([start_of(settings, problem.network) for settings in each])


def training_of(
    problem: Problem,
    watch: Watch = iter,
    upto: int | None = None,
    after: TrainingHistory | None = None,
) -> TrainingHistory:
    """Return how all 24 trainings go, to their end or up to so many updates."""
    settings = problem.settings
    return train(
        problem.network,
        starts_of(problem),
        problem.inputs,
        problem.targets,
        problem.optimizer,
        int(settings.n_epochs),
        problem.batch_size,
        seeds_of(settings),
        watch,
        test=problem.test,
        l1=settings.l1,
        l2=settings.l2,
        frozen=problem.frozen,
        looks_at=looks_of(problem),
        n_updates=upto,
        after=after,
    )


def run(settings: Settings) -> Record:
    """Train all to the end, and look back."""
    problem = problem_behind(settings)
    known = _lately.of(problem)
    if known is None:
        history = training_of(problem, telling(f"{N_SEEDS} trainings"))
        known = history, cells_of(problem, history.snapshots)
    return _lately.keep(Record(settings, problem, *known), known[1])


def begin(settings: Settings) -> Record:
    """Train a first slice; what was trained lately is whole at once."""
    problem = problem_behind(settings)
    known = _lately.of(problem)
    return Record(settings, problem, *known) if known else _more(settings, problem)


def grow(record: Record) -> Record:
    """Train a slice more."""
    return _more(record.settings, record.problem, record)


def _more(settings: Settings, problem: Problem, before: Record | None = None) -> Record:
    """Train from look to look until a slice's time is over."""
    history, n_before = slice_of(
        partial(training_of, problem),
        looks_of(problem),
        before and before.history,
        SLICE,
    )
    cells = cells_of(problem, history.snapshots[n_before:])
    cells = np.concatenate([before.cells, cells]) if before else cells
    return _lately.keep(Record(settings, problem, history, cells), cells)


_lately = Lately()  # another of the 24 seeds is no other training

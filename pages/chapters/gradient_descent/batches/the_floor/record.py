"""What "The floor" computes: two clouds of walks, and what theory expects of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    NoiseCloud,
    NoisyBowl,
    learn_by_batches,
    noise_clouds,
    steps_until,
)
from pages.figures.stops import stops
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Settings

WAYS = DRAWN, SHUFFLED = "Drawn with replacement", "Reshuffled each epoch"
START = 3.0  # right of the bottom
FORGOTTEN = 0.01  # of the start's distance
MOST_SHOWN, FIRST_SHOWN = 100, 20  # positions of the stepper; steps shown one by one
COLUMNS = (
    *("step", "samples seen"),
    *("drawn: mean", "drawn: ±", "drawn: theory"),
    *("reshuffled: mean", "reshuffled: ±", "reshuffled: theory"),
)


@dataclass(frozen=True, eq=False)
class Measures:
    """A cloud's mean squared distance from the bottom, as measured and as expected."""

    cloud: NoiseCloud

    @cached_property
    def distances(self) -> np.ndarray:
        """The mean squared distance at every step, (T + 1,)."""
        return self.cloud.distances.mean(axis=1)

    @cached_property
    def errors(self) -> np.ndarray:
        """Its standard error, (T + 1,)."""
        squares = self.cloud.distances
        return squares.std(axis=1, ddof=1) / np.sqrt(squares.shape[1])

    @cached_property
    def predicted(self) -> np.ndarray:
        """What theory expects, (T + 1,)."""
        return self.cloud.predicted

    @property
    def is_still(self) -> bool:
        """Whether no batch differs from another: there is no noise at all."""
        return self.cloud.bowl.gradient_variance == 0

    @cached_property
    def late(self) -> tuple[float, float]:
        """The mean over the second half of the steps, with its standard error."""
        return self.cloud.floor(self.n_late)

    @property
    def late_predicted(self) -> float:
        """What theory expects over the second half of the steps."""
        return float(self.predicted[-self.n_late :].mean())

    @property
    def n_late(self) -> int:
        """How many steps the second half has."""
        return self.cloud.n_steps // 2

    @cached_property
    def floor(self) -> float:
        """What theory expects in the long run, over all places within an epoch."""
        return float(self.cloud.bowl.floors(self.cloud.learning_rate).mean())


@dataclass(frozen=True, eq=False)
class Record:
    """Two clouds on one bowl: with replacement, and reshuffled each epoch."""

    settings: Settings
    drawn: NoiseCloud
    shuffled: NoiseCloud

    @cached_property
    def measures(self) -> dict[str, Measures]:
        """Both clouds' measures, by the words for each."""
        return {DRAWN: Measures(self.drawn), SHUFFLED: Measures(self.shuffled)}

    @property
    def cloud(self) -> NoiseCloud:
        """The cloud that is drawn."""
        return self.measures[self.settings.way].cloud

    @property
    def bowl(self) -> NoisyBowl:
        """The bowl, its batches drawn with replacement."""
        return self.drawn.bowl

    @property
    def batch(self) -> int:
        """How many numbers a batch has: at most all."""
        return min(self.settings.floor_batch, self.settings.n_numbers)

    @property
    def product(self) -> float:
        """η·λ: what decides everything; below 2 there is a floor."""
        return self.settings.floor_rate * self.settings.bend

    @property
    def has_floor(self) -> bool:
        """Whether the walks sink to a floor at all."""
        return self.product < 2

    @property
    def n_steps(self) -> int:
        """The steps of every walk."""
        return self.settings.floor_steps

    @cached_property
    def shown(self) -> np.ndarray:
        """The steps at which the stepper stops."""
        return np.array(stops(self.n_steps, MOST_SHOWN, FIRST_SHOWN))

    @property
    def forgets_in(self) -> int | None:
        """After how many steps a hundredth of the start's distance is left."""
        return steps_until(self.settings.bend, self.settings.floor_rate, FORGOTTEN)

    @property
    def is_late(self) -> bool:
        """Whether the start is forgotten before the second half of the steps."""
        return self.has_floor and self.forgets_in <= self.n_steps - self.n_steps // 2


def run(settings: Settings) -> Record:
    """Walk both clouds from one start, on the same numbers."""
    samples = np.random.default_rng(settings.seed).normal(size=settings.n_numbers)
    start = float(samples.mean()) + START
    drawn, shuffled = (
        noise_clouds(
            samples,
            settings.bend,
            settings.floor_rate,
            min(settings.floor_batch, settings.n_numbers),
            settings.floor_steps,
            settings.n_walks,
            with_replacement,
            seed=settings.seed + 1,  # the numbers are drawn by the seed itself
            start=start,
            watch=telling("Walking many times"),
        )
        for with_replacement in (True, False)
    )
    return Record(settings, drawn, shuffled)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return int(record.shown[step]) + 1


def opinions(record: Record) -> list[Opinion]:
    """Walk one walk of each cloud by itself; work out what is expected otherwise."""
    return [*map(_alone, (record.drawn, record.shuffled)), _expected(record)]


def _alone(cloud: NoiseCloud) -> Opinion:
    """Check the first walk, and where its batches pull, by the loop over batches."""
    bowl, batches = cloud.bowl, cloud.batches(0)

    def slope_at(weight: np.ndarray, batch: np.ndarray) -> tuple[np.ndarray, None]:
        return bowl.curvature * np.mean(
            weight - bowl.samples[batch], keepdims=True
        ), None

    rule, start = GradientDescent(cloud.learning_rate), np.array([bowl.minimum + START])
    moments = [*learn_by_batches(slope_at, start, rule, batches)]
    last = moments[-1].parameters + moments[-1].update
    theirs = np.concatenate([*(one.parameters for one in moments), last])
    felt = np.concatenate([one.gradient for one in moments])
    ours = np.concatenate([cloud.weights[:, 0], cloud.gradients[:, 0]])
    how = "with replacement" if bowl.with_replacement else "reshuffled"
    what = f"Every weight and slope of the first walk, {how}"
    theirs = np.concatenate([theirs, felt])
    size = max(1.0, float(np.abs(theirs).max()))
    return agree(ours / size, theirs / size, "a walk by itself", what, allowed=1e-9)


def _expected(record: Record) -> Opinion:
    """Check what is expected by going from step to step with covariances."""
    pairs = [_stepwise(one.cloud) for one in record.measures.values()]
    ours = np.concatenate([one.predicted for one in record.measures.values()])
    theirs = np.concatenate(pairs)
    size = np.maximum(np.abs(theirs), 1)
    what = "The expected squared distance at every step, both ways"
    against = "variances and covariances, step by step"
    return agree(ours / size, theirs / size, against, what, allowed=1e-9)


def _stepwise(cloud: NoiseCloud) -> np.ndarray:
    """Return E[(w - mean)^2] at every step, (T + 1,), from covariances of batches.

    Two batches of one shuffled epoch have the covariance -var(c) / (N - 1); the weight
    is correlated with the batches to come through those of its epoch that have been.
    """
    bowl, n = cloud.bowl, len(cloud.bowl.samples)
    share = cloud.learning_rate * bowl.curvature
    own = bowl.gradient_variance / bowl.curvature**2
    other = 0.0 if bowl.with_replacement else -bowl.samples.var() / (n - 1)
    spread, leans, found = 0.0, 0.0, [START**2]  # leans: covariance with the next one
    left = START
    for t, epoch in enumerate(cloud.epochs.tolist()):
        if t and epoch != cloud.epochs[t - 1]:
            leans = 0.0
        kept, left = 1 - share, (1 - share) * left
        spread = kept**2 * spread + 2 * kept * share * leans + share**2 * own
        leans = kept * leans + share * other
        found.append(left**2 + spread)
    return np.array(found)


def table(record: Record) -> Table:
    """List the mean squared distances of both clouds, step by step."""
    columns = [
        column.tolist()
        for one in record.measures.values()
        for column in (one.distances, one.errors, one.predicted)
    ]
    rows = zip(*columns, strict=True)
    return Table(COLUMNS, [(t, t * record.batch, *row) for t, row in enumerate(rows)])

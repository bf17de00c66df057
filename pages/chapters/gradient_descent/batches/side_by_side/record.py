"""What "Side by side" computes: three walks on one loss, by who is asked."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice

import numpy as np

from engines.gradient_descent import (
    REGRESSIONS,
    Field,
    NeuronFits,
    StopReason,
    Surface,
    fit_neurons,
    places,
    regression_neuron,
    regression_surface,
    shuffled_batches,
    standardise,
    value_grid,
    with_ones,
)
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.scaling import Standardised
from pages.figures.axes import Window
from pages.figures.fields import window_of
from pages.ui.chapter import Table

from ..samples import Samples, samples_of
from ..settings import Settings
from .looks import LOOKS
from .rates import RATES

N_FIELD = 81  # points of the ground to each side
START = (0.0, 0.0)
AT_THE_BOTTOM = 1e-11  # above the lowest loss: as good as there
HIGHER = 1 + 1e-9  # times the first loss: more than rounding
FIRST = (1, 2, 3, 5)  # samples after which the stepper stops early on
OFTEN, SELDOM = 10, 5  # stops in an epoch, where there are few and where many
FEW_EPOCHS = 10
WINDOWS = {  # of slope w and height b, for features on one scale
    "petals": ((-0.4, 1.6), (-0.4, 2.0)),
    "species": ((-1.0, 12.0), (-3.0, 3.0)),
    "separable": ((-1.0, 14.0), (-2.0, 6.0)),
}


@dataclass(frozen=True, eq=False)
class Ground:
    """Some samples on one scale, and the loss over slope and height."""

    samples: Samples
    scale: Standardised
    inputs: np.ndarray  # (N, 2) the feature on its scale, and 1
    neuron: Neuron
    surface: Surface
    field: Field

    @property
    def n_samples(self) -> int:
        """N, the number of samples."""
        return len(self.inputs)

    @cached_property
    def lowest(self) -> float | None:
        """The lowest loss there is; None where there is none."""
        minima = self.surface.minima
        return float(self.surface.value(np.array(minima[0]))) if minima else None


@cache
def ground_for(name: str) -> Ground:
    """Return the ground of the samples of this name."""
    samples = samples_of(name)
    scale = standardise(samples.columns)
    inputs = with_ones(scale.columns)
    told = inputs, samples.targets, samples.kind
    surface = regression_surface(*told, domain=WINDOWS[name])
    neuron, field = regression_neuron(*told), value_grid(surface, N_FIELD)
    return Ground(samples, scale, inputs, neuron, surface, field)


@dataclass(frozen=True, eq=False)
class Learner:
    """One walk by batches of one size: T updates, and T + 1 places."""

    weights: np.ndarray  # (T + 1, 2) slope w and height b
    losses: np.ndarray  # (T + 1,) over all samples
    batches: tuple[np.ndarray, ...]  # T + 1 of them: the last one is not asked
    size: int  # B
    flies_off: bool  # with the step after its last

    @property
    def n_steps(self) -> int:
        """T, the updates that were taken."""
        return len(self.losses) - 1

    def row(self, n_seen: int) -> int:
        """Return the row of the arrays after so many samples were asked."""
        return min(n_seen // self.size, self.n_steps)


@dataclass(frozen=True, eq=False)
class Record:
    """The walks of everyone, of the table and of one guest."""

    settings: Settings
    ground: Ground
    everyone: Learner
    table: Learner
    guest: Learner
    is_told: bool = True

    @property
    def learners(self) -> tuple[Learner, Learner, Learner]:
        """All three, from all samples a step to one."""
        return self.everyone, self.table, self.guest

    @cached_property
    def moments(self) -> list[int]:
        """The numbers of samples asked at which the stepper stops."""
        n, epochs = self.ground.n_samples, self.settings.n_epochs
        stride = n // (OFTEN if epochs <= FEW_EPOCHS else SELDOM)
        early = {*FIRST, self.settings.batch_size}
        return sorted({*range(0, n * epochs + 1, stride), *early})

    @property
    def window(self) -> Window:
        """What of the ground is in the picture."""
        return window_of(self.ground.field)

    def rows(self, learner: Learner) -> list[int]:
        """Return the rows of a learner's arrays at all moments."""
        return [learner.row(n_seen) for n_seen in self.moments]

    @cached_property
    def heights(self) -> tuple[np.ndarray, ...]:
        """Everybody's losses, above the lowest where there is one, each (T + 1,)."""
        return tuple(above(self.ground, one.losses) for one in self.learners)

    def has_flown(self, at: int, moment: int) -> bool:
        """Tell whether a learner flew off by now: where it stood it cannot stay."""
        one = self.learners[at]
        return one.flies_off and self.moments[moment] >= one.size * (one.n_steps + 1)

    def flown(self, moment: int) -> list[int]:
        """Return who flew off by now."""
        return [at for at in range(len(LOOKS)) if self.has_flown(at, moment)]

    def order(self, moment: int) -> list[tuple[int, ...]]:
        """Return who is lowest at a moment, and then the others; not who flew off.

        Whose losses differ by rounding alone share a place.
        """
        return self._places(moment, self.flown(moment))

    def _places(self, moment: int, without: list[int]) -> list[tuple[int, ...]]:
        seen = self.moments[moment]
        pairs = zip(self.learners, self.heights, strict=True)
        now = [float(high[one.row(seen)]) for one, high in pairs]
        return [*places(now, [at for at in range(len(now)) if at not in without])]

    @cached_property
    def lost(self) -> list[int]:
        """Who is lost in the end: who flew off, or ends higher than at the start."""
        gone = self.flown(len(self.moments) - 1)
        ends = [one.losses[-1] > HIGHER * one.losses[0] for one in self.learners]
        return [at for at, is_higher in enumerate(ends) if is_higher or at in gone]

    @property
    def ranking(self) -> list[tuple[int, ...]]:
        """Who is lowest in the end, and then the others; not who is lost."""
        return self._places(len(self.moments) - 1, self.lost)


def above(ground: Ground, losses: np.ndarray) -> np.ndarray:
    """Return how far losses (...) are above the lowest, 0 where rounding may say it."""
    if ground.lowest is None:
        return losses
    gaps = losses - ground.lowest
    return np.where(gaps <= AT_THE_BOTTOM, 0.0, gaps)


def run(settings: Settings) -> Record:
    """Let all three learn from one start, each by batches of its own size."""
    ground = ground_for(settings.samples)
    n = ground.n_samples
    sizes = n, min(settings.batch_size, n), 1
    return Record(settings, ground, *(_learner(settings, ground, b) for b in sizes))


def _learner(settings: Settings, ground: Ground, size: int) -> Learner:
    fits, at = (
        walks_of(settings, size),
        rates_of(settings).index(settings.learning_rate),
    )
    flies_off = fits.stop_reasons[at] is StopReason.DIVERGED
    # Who has settled goes on asking, and stays.
    last = int(fits.n_steps[at]) if flies_off else len(fits.weights) - 1
    weights = fits.weights[: last + 1, at].copy()
    drawn = islice(shuffled_batches(ground.n_samples, size, settings.seed), last + 1)
    return Learner(
        weights=weights,
        losses=ground.neuron.loss(weights),
        batches=tuple(batch for _, batch in drawn),
        size=size,
        flies_off=flies_off,
    )


def rates_of(settings: Settings) -> tuple[float, ...]:
    """Return all learning rates of the slider, and the one that is set."""
    return tuple(sorted({*RATES, settings.learning_rate}))


def walks_of(settings: Settings, size: int) -> NeuronFits:
    """Return the walks by batches of one size with every learning rate at once."""
    told = settings.samples, settings.seed, settings.n_epochs
    return _walks(*told, size, rates_of(settings))


@lru_cache(24)  # most of them stay where one number is changed
def _walks(
    samples: str, seed: int, n_epochs: int, size: int, rates: tuple
) -> NeuronFits:
    ground = ground_for(samples)
    kind = REGRESSIONS[ground.samples.kind]
    task = ground.inputs, ground.samples.targets, START, rates, n_epochs
    return fit_neurons(*task, kind.activation, size, seed, loss=kind.loss)


def table(record: Record) -> Table:
    """List the moments, and of everybody slope, height and loss there."""
    columns = ["samples"]
    for look in LOOKS:
        columns += [f"{look.column}: {name}" for name in "wbL"]
    rows = []
    for n_seen in record.moments:
        row = [n_seen]
        for one in record.learners:
            t = one.row(n_seen)
            row += [*one.weights[t].tolist(), float(one.losses[t])]
        rows.append(tuple(row))
    return Table(tuple(columns), rows)

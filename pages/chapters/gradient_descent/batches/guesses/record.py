"""What "Guesses" computes: the slopes of many batches of each size, at one place."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    batch_covariance,
    batch_gradients,
    sample_gradients,
)
from engines.reference import largest_gap, numeric_gradient
from pages.ui.chapter import Opinion, Table, agree

from ..settings import Settings
from ..side_by_side.record import Ground, ground_for

WAYS = RETURNED, KEPT = "With replacement", "Nothing put back"
SIZES = (1, 2, 4, 8, 16, 32, 64)  # and all there are
CHECKED = 3  # guesses of each size that are worked out again
LEVEL = 1e-9  # of a slope: so short, it leads nowhere
COLUMNS = ("B",) + tuple(
    f"{way}: {what}"
    for way in ("put back", "not put back")
    for what in ("mean", "±", "theory", "uphill")
)


@dataclass(frozen=True, eq=False)
class Record:
    """Many guesses of the slope at one place, for each batch size."""

    settings: Settings
    ground: Ground
    slope: np.ndarray  # (2,) everyone's
    returned: np.ndarray  # (K, n, 2) guesses, with replacement
    kept: np.ndarray  # (K, n, 2) guesses, nothing put back

    @property
    def place(self) -> np.ndarray:
        """The weights at which all guess, (2,)."""
        return np.array(self.settings.guess_at, dtype=float)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The batch sizes, the last one everyone."""
        return (*SIZES, self.ground.n_samples)

    @property
    def guesses(self) -> dict[str, np.ndarray]:
        """Both ways' guesses, (K, n, 2)."""
        return {RETURNED: self.returned, KEPT: self.kept}

    @cached_property
    def length(self) -> float:
        """How long everyone's slope is."""
        return float(np.hypot(*self.slope))

    @cached_property
    def each(self) -> np.ndarray:
        """The slope that each sample tells alone, (N, 2)."""
        return sample_gradients(self.ground.neuron, self.place)

    @cached_property
    def alone_uphill(self) -> int:
        """How many of the samples alone would lead uphill."""
        return int((self.each @ self.slope < 0).sum())

    @cached_property
    def scatters(self) -> dict[str, np.ndarray]:
        """What theory says of the mean squared distance for each size, (K,)."""
        found = {}
        for way in WAYS:
            told = [self.covariance(way, size) for size in self.sizes]
            found[way] = np.array([np.trace(one) for one in told])
        return found

    def covariance(self, way: str, size: int) -> np.ndarray:
        """Return the covariance of a guess, (2, 2), by theory."""
        neuron = self.ground.neuron
        return batch_covariance(neuron, self.place, size, way == RETURNED)

    def squares(self, way: str) -> np.ndarray:
        """Return the squared distances of guesses from everyone's slope, (K, n)."""
        return ((self.guesses[way] - self.slope) ** 2).sum(axis=-1)

    @cached_property
    def measured(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """The mean squared distance for each size, and its standard error, (K,)."""
        found = {}
        for way in WAYS:
            squares = self.squares(way)
            error = squares.std(axis=1, ddof=1) / np.sqrt(squares.shape[1])
            found[way] = squares.mean(axis=1), error
        return found

    @cached_property
    def uphill(self) -> dict[str, np.ndarray]:
        """How many guesses of each size lead uphill, (K,)."""
        return {way: (self.guesses[way] @ self.slope < 0).sum(axis=1) for way in WAYS}

    @property
    def leads(self) -> bool:
        """Whether everyone's slope leads anywhere."""
        return self.length > LEVEL


def run(settings: Settings) -> Record:
    """Guess at one place, with batches of each size."""
    ground = ground_for(settings.samples)
    place = np.array(settings.guess_at, dtype=float)
    returned, kept = (
        np.stack(
            [
                batch_gradients(
                    ground.neuron,
                    place,
                    size,
                    settings.n_guesses,
                    way == RETURNED,
                    seed_of(settings, at),
                )
                for at, size in enumerate((*SIZES, ground.n_samples))
            ]
        )
        for way in WAYS
    )
    return Record(settings, ground, ground.neuron.gradient(place), returned, kept)


def seed_of(settings: Settings, at: int) -> int:
    """Return the seed of the draws of one size."""
    return settings.seed + 1000 * at


def place_at(record: Record, point: dict) -> dict[str, tuple[float, float]]:
    """Return the place where the loss was clicked."""
    if point.get("panel", 0):
        return {}
    return {"guess_at": (point["x"], point["y"])}


def opinions(record: Record) -> list[Opinion]:
    """Check slopes by heights alone, guesses draw by draw, and scatter by its sum."""
    neuron = record.ground.neuron
    found = largest_gap(record.slope, numeric_gradient(neuron.loss, record.place))
    what = "Everyone's slope"
    return [
        Opinion("central differences", found, 1e-6, what),
        *(_redrawn(record, way) for way in WAYS),
        _summed(record),
    ]


def _redrawn(record: Record, way: str) -> Opinion:
    """Draw some batches again, and measure their slopes from their losses alone."""
    n, gaps = record.ground.n_samples, []
    for at, size in enumerate(record.sizes):
        generator = np.random.default_rng(seed_of(record.settings, at))
        shape = record.settings.n_guesses, size
        if way == RETURNED:
            batches = generator.integers(n, size=shape)
        else:
            orders = np.repeat(np.arange(n)[np.newaxis], shape[0], axis=0)
            batches = generator.permuted(orders, axis=1)[:, :size]
        for one, guess in list(zip(batches, record.guesses[way][at], strict=True))[
            :CHECKED
        ]:
            loss = record.ground.neuron.on(one).loss
            gaps.append(largest_gap(guess, numeric_gradient(loss, record.place)))
    what = f"The first guesses of each size, {way.lower()}"
    return Opinion("central differences", max(gaps), 1e-6, what)


def _summed(record: Record) -> Opinion:
    """Sum the squared distances of all pairs: half their mean is the variance."""
    each, n = record.each, len(record.each)
    pairs = ((each[:, np.newaxis] - each) ** 2).sum() / (2 * n**2)
    theirs = [pairs / size for size in record.sizes]
    left = [(n - size) / (n - 1) for size in record.sizes]
    theirs += [one * share for one, share in zip(theirs, left, strict=True)]
    ours = np.concatenate([record.scatters[way] for way in WAYS])
    what = "The predicted scatter at every size, both ways"
    return agree(ours, theirs, "all pairs of samples", what, allowed=1e-9)


def table(record: Record) -> Table:
    """List the scatter of each size, both ways."""
    rows = []
    for at, size in enumerate(record.sizes):
        row: list[object] = [size]
        for way in WAYS:
            mean, error = record.measured[way]
            row += [float(mean[at]), float(error[at]), float(record.scatters[way][at])]
            row.append(int(record.uphill[way][at]))
        rows.append(tuple(row))
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told: none before the first batch."""
    return step

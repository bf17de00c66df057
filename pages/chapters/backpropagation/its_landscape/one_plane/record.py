"""Several optimizers on one plane through all parameters: what it shows, and hides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from engines.backpropagation import (
    LossPlane,
    PathSeen,
    Plane,
    TrainingHistory,
    loss_plane,
    path_seen,
    pca_plane,
    random_plane,
)
from engines.gradient_descent import Field, StopReason
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.plain_training import (
    plain_forward,
    plain_layers,
    plain_loss,
)
from pages.figures.racers import RACERS
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Settings, trained
from .plain import seen

N_PLACES = 41  # along each side of the picture
ROOM = 0.15  # of the paths' span, beyond them
LEAST_SPAN = 0.2
N_CHECKED = 40  # places whose height is computed anew
N_DRAWS = 101  # random planes whose share is told beside the one that is drawn
PRINTS = ("loss", "height", "distance")
COLUMNS = ("optimizer", "epoch", "x", "y", *PRINTS)
LEAST = 1e-9  # of a distance: less is rounding


@dataclass(frozen=True, eq=False)
class Record:
    """The trainings, the plane, and what is seen of each from it."""

    settings: Settings
    histories: tuple[TrainingHistory, ...]
    ground: LossPlane
    seen: tuple[PathSeen, ...]
    truth: PathSeen  # of the walker in hand

    @property
    def plane(self) -> Plane:
        """The plane that is drawn."""
        return self.ground.plane

    @property
    def walkers(self) -> tuple[str, ...]:
        """The optimizers, as keys of RACERS."""
        return self.settings.walkers

    @property
    def hand(self) -> int:
        """The number of the walker that is held against the truth."""
        return self.walkers.index(self.settings.hand)

    @property
    def hand_last(self) -> list[int]:
        """The numbers of all walkers, the one in hand at the end."""
        others = [at for at in range(len(self.walkers)) if at != self.hand]
        return [*others, self.hand]

    @property
    def name(self) -> str:
        """What that walker is called."""
        return RACERS[self.walkers[self.hand]].label

    @property
    def n_steps(self) -> int:
        """The number of looks at the one who came farthest."""
        return max(len(one.losses) for one in self.seen) - 1

    def at(self, walker: int, step: int) -> int:
        """Return a walker's look at a step: its last, once it is lost."""
        return min(step, len(self.seen[walker].losses) - 1)

    def epoch(self, step: int) -> int:
        """Return after which epoch a step is."""
        return int(self.settings.epochs[step])

    def is_lost(self, walker: int) -> bool:
        """Tell whether a walker's loss left all numbers."""
        return self.histories[walker].stop_reason is StopReason.DIVERGED

    @cached_property
    def field(self) -> Field:
        """The ground as it is drawn."""
        return Field(self.ground.x, self.ground.y, self.ground.losses)

    @cached_property
    def other_shares(self) -> np.ndarray:
        """What other random planes through the same end show of the path, (N,)."""
        history = self.histories[self.hand]
        around = history.snapshots - history.snapshots.mean(axis=0)
        first, whole = self.settings.plane_seed + 1, (around**2).sum()
        planes = (
            random_plane(history.parameters, seed)
            for seed in range(first, first + N_DRAWS)
        )
        out = np.array([(one.beside(around) ** 2).sum() for one in planes])
        return 1 - out / whole if whole else np.ones(N_DRAWS)

    @cached_property
    def gaps(self) -> np.ndarray:
        """How far the plane's height is above the true loss, look by look, (S,)."""
        return self.truth.heights - self.truth.losses


def run(settings: Settings) -> Record:
    """Train everybody, lay the plane, and look at all paths from it."""
    samples, watch = settings.samples, telling("Training")
    histories = tuple(trained(settings, name) for name in watch(settings.walkers))
    paths = [one.snapshots for one in histories]
    record_of = settings.network, settings.start, samples.inputs, samples.targets
    plane = _plane(settings, histories)
    places = np.concatenate([plane.places_of(path) for path in paths])
    x, y = (_axis(along) for along in places.T)
    network, like, inputs, targets = record_of
    ground = loss_plane(network, like, inputs, targets, plane, x, y)
    seen = [path_seen(network, like, path, inputs, targets, plane) for path in paths]
    truth = seen[settings.walkers.index(settings.hand)]
    return Record(settings, histories, ground, tuple(seen), truth)


@lru_cache(maxsize=4)
def run_with(settings: Settings, **changed: object) -> Record:
    """Return the record of settings with some changed, kept for a while."""
    return run(replace(settings, **changed))


def _plane(settings: Settings, histories: Sequence[TrainingHistory]) -> Plane:
    """Return the plane of all paths together, or one at random through an end."""
    if settings.plane == "random":
        at = settings.walkers.index(settings.hand)
        return random_plane(histories[at].parameters, settings.plane_seed)
    every = np.concatenate([one.snapshots for one in histories])
    found = pca_plane(every)
    return Plane(every.mean(axis=0), found.directions, found.shares)


def _axis(along: np.ndarray) -> np.ndarray:
    """Return the places along one side of the picture, with room around all paths."""
    low, high = float(along.min()), float(along.max())
    room = max(ROOM * (high - low), (LEAST_SPAN - (high - low)) / 2, 0.0)
    return np.linspace(low - room, high + room, N_PLACES)


def opinions(record: Record) -> list[Opinion]:
    """Compute heights, losses, distances and the share again, plainly."""
    settings, truth, plane = record.settings, record.truth, record.plane
    path = record.histories[record.hand].snapshots
    chosen = np.random.default_rng(0).integers(N_PLACES, size=(N_CHECKED, 2))
    places = np.stack([record.ground.x[chosen[:, 1]], record.ground.y[chosen[:, 0]]])
    points = plane.center + places.T @ plane.directions
    with np.errstate(all="ignore"):
        heights = [loss_again(settings, point) for point in points]
        losses = [loss_again(settings, point) for point in path]
        below, distances, share = seen(path, plane.center, plane.directions)
        beneath = [loss_again(settings, point) for point in below]
    drawn = record.ground.losses[chosen[:, 0], chosen[:, 1]]
    against = "plain NumPy, one network after another"
    return [
        agree(drawn, heights, against, f"{N_CHECKED} heights of the picture", 1e-9),
        agree(truth.losses, losses, against, "The true losses", 1e-9),
        agree(truth.heights, beneath, against, "The heights under the path", 1e-6),
        agree(
            [*truth.distances, truth.share],
            [*distances, share],
            "a projection by least squares",
            "The distances from the plane, and its share of the path",
            1e-6,
        ),
    ]


def loss_again(settings: Settings, vector: np.ndarray) -> float:
    """Return the loss of one network, given as a row, by a plain forward pass."""
    network, samples = settings.network, settings.samples
    layers = plain_layers(vector, network.layer_sizes)
    outputs, _ = plain_forward(settings.activation, layers, samples.inputs)
    return float(plain_loss(network.loss, outputs, samples.targets))


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the loss where the walker in hand ended."""
    settings, samples = record.settings, record.settings.samples
    history = record.histories[record.hand]
    if record.is_lost(record.hand):
        return None
    given = settings.network, history.parameters, samples.inputs, samples.targets
    found = mlp_gradients(*given)
    if found is None:
        return None
    what = f"The loss where {record.name} ended"
    theirs = "scikit-learn's multilayer perceptron"
    return agree(record.truth.losses[-1], found[0], theirs, what, 1e-6)


def table(record: Record) -> Table:
    """List of every walker and look where the plane has it, and what is true.

    Of every look the walker in hand comes last.
    """
    rows = []
    for step in range(record.n_steps + 1):
        for at in record.hand_last:
            name, one = record.walkers[at], record.seen[at]
            if step < len(one.losses):
                rows.append((RACERS[name].label, record.epoch(step), *_row(one, step)))
    return Table(COLUMNS, rows)


def _row(one: PathSeen, step: int) -> list[float]:
    found = *one.places[step], one.losses[step], one.heights[step], one.distances[step]
    return [float(number) for number in found]


def reached(record: Record, step: int) -> int:
    """Return the table's rows up to a step."""
    return sum(min(step + 1, len(one.losses)) for one in record.seen)

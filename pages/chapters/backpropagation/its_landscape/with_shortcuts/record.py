"""Deeper and deeper networks, plain and with shortcuts, and the ground around each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.backpropagation import (
    LossPlane,
    Network,
    TrainingHistory,
    initialize,
    loss_plane,
    random_plane,
    stacked,
    train,
)
from engines.gradient_descent import OPTIMIZERS, StopReason
from pages.chapters.backpropagation.plain_training import plain_loss
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Settings
from .plain import shortcut_outputs

DEPTHS = (1, 2, 4, 8, 16)  # hidden layers: one network of each kind at every step
KINDS = ("plain", "shortcuts")
WIDTH, SCHEMES = 8, {"relu": "he", "tanh": "xavier", "sigmoid": "xavier"}
RULE, RATE = "adam", 0.01
N_PLACES, REACH = 25, 0.5  # along each side; as far as the weights are long
N_CHECKED = 30
WHAT = "loss", "lower than all around", "highest"
COLUMNS = (
    "hidden layers",
    *(
        f"{kind}: {what}"
        for kind in KINDS
        for what in ("loss", "lower than all around", "highest")
    ),
)
PRINTS = (COLUMNS[1], COLUMNS[4])
N_OTHERS = 5  # other starts from which the deepest networks are trained


@dataclass(frozen=True, eq=False)
class Deep:
    """One network, how it was trained, and the ground around its end."""

    network: Network
    history: TrainingHistory
    ground: LossPlane

    @property
    def loss(self) -> float:
        """Where it ended."""
        return float(self.history.losses[-1])

    @property
    def accuracy(self) -> float:
        """The share it names rightly in the end."""
        return float(self.history.accuracies[-1])

    @property
    def is_lost(self) -> bool:
        """Whether its loss left all numbers."""
        return self.history.stop_reason is StopReason.DIVERGED

    @property
    def hollows(self) -> int:
        """How many places of the lattice are lower than all around them."""
        return n_hollows(self.ground.losses)

    @property
    def highest(self) -> float:
        """The highest loss of the picture that is a number."""
        losses = self.ground.losses
        return float(losses[np.isfinite(losses)].max())


@dataclass(frozen=True, eq=False)
class Record:
    """Both kinds at every depth."""

    settings: Settings
    plain: tuple[Deep, ...]
    shortcuts: tuple[Deep, ...]
    last_plain: np.ndarray  # (n, n) losses around the deepest plain network
    last_shortcuts: np.ndarray  # (n, n)
    others: np.ndarray  # (2, N_OTHERS) ends of the deepest from other starts

    @property
    def n_steps(self) -> int:
        """How many depths there are so far, but for the first."""
        return len(self.plain) - 1

    @property
    def n_planned(self) -> int:
        """How many depths there will be."""
        return len(DEPTHS)

    @property
    def is_whole(self) -> bool:
        """Whether all depths are there."""
        return len(self.plain) == len(DEPTHS)

    def both(self, step: int) -> tuple[Deep, Deep]:
        """Return both networks of a step's depth."""
        return self.plain[step], self.shortcuts[step]

    @cached_property
    def heights(self) -> np.ndarray:
        """All losses of all pictures that are numbers, the lowest first."""
        networks = (*self.plain, *self.shortcuts)
        every = np.concatenate([one.ground.losses.ravel() for one in networks])
        return np.sort(every[np.isfinite(every)])


def n_hollows(losses: np.ndarray) -> int:
    """Return how many places are lower than their eight neighbours; the rim is none."""
    middle = losses[1:-1, 1:-1]
    shifts = [(i, j) for i in range(3) for j in range(3) if (i, j) != (1, 1)]
    n, m = losses.shape
    around = [losses[i : n - 2 + i, j : m - 2 + j] for i, j in shifts]
    return int((middle < np.minimum.reduce(around)).sum())


def run(settings: Settings) -> Record:
    """Train both kinds at every depth, and look around where each ends."""
    watch = telling("Training and looking around")
    return _recorded(settings, [_pair(settings, depth) for depth in watch(DEPTHS)])


def begin(settings: Settings) -> Record:
    """Train and look at the first two depths."""
    return _recorded(settings, [_pair(settings, depth) for depth in DEPTHS[:2]])


def grow(record: Record) -> Record:
    """Train and look at one depth more."""
    pairs = [*zip(record.plain, record.shortcuts, strict=True)]
    depth = DEPTHS[len(pairs)]
    return _recorded(record.settings, [*pairs, _pair(record.settings, depth)])


def _recorded(settings: Settings, pairs: Sequence[tuple[Deep, Deep]]) -> Record:
    kinds = [*zip(*pairs, strict=True)]
    last = (one[-1].ground.losses for one in kinds)
    others = np.zeros((len(KINDS), 0))
    if len(pairs) == len(DEPTHS):
        others = np.stack([_ends(settings, has) for has in (False, True)])
    return Record(settings, *kinds, *last, others)


def _ends(settings: Settings, residual: bool) -> np.ndarray:
    """Return where the deepest network ends from other starts, trained together."""
    seeds = range(settings.seed + 1, settings.seed + 1 + N_OTHERS)
    starts = [start_of(replace(settings, seed=seed), DEPTHS[-1]) for seed in seeds]
    network, samples = network_of(settings, DEPTHS[-1], residual), settings.samples
    given = network, stacked(starts), samples.inputs, samples.targets
    step, n_epochs = OPTIMIZERS[RULE](RATE), int(settings.n_epochs)
    return train(*given, step, n_epochs, looks_at=[]).losses[-1]


def _pair(settings: Settings, depth: int) -> tuple[Deep, Deep]:
    plain, shortcuts = (_deep(settings, depth, has) for has in (False, True))
    return plain, shortcuts


def network_of(settings: Settings, depth: int, residual: bool) -> Network:
    """Return a network of so many hidden layers, with shortcuts or without."""
    network = settings.network
    sizes = 2, *(WIDTH,) * depth, 1
    return Network(sizes, settings.activation, loss=network.loss, residual=residual)


def start_of(settings: Settings, depth: int):
    """Return the first parameters, the same for both kinds."""
    sizes = 2, *(WIDTH,) * depth, 1
    return initialize(sizes, SCHEMES[settings.activation], settings.seed)


def _deep(settings: Settings, depth: int, residual: bool) -> Deep:
    network, samples = network_of(settings, depth, residual), settings.samples
    start = start_of(settings, depth)
    given = network, start, samples.inputs, samples.targets
    step, n_epochs = OPTIMIZERS[RULE](RATE), int(settings.n_epochs)
    history = train(*given, step, n_epochs, looks_at=[])
    plane = random_plane(history.parameters, settings.plane_seed)
    at = np.linspace(-REACH, REACH, N_PLACES)
    place = network, start, samples.inputs, samples.targets, plane, at, at
    return Deep(network, history, loss_plane(*place))


def opinions(record: Record) -> list[Opinion]:
    """Compute heights of the deepest pictures again, one network after another."""
    found = []
    chosen = np.random.default_rng(0).integers(N_PLACES, size=(N_CHECKED, 2)).T
    against = "plain NumPy, one network after another"
    pairs = zip(
        record.both(-1), (record.last_plain, record.last_shortcuts), strict=True
    )
    with np.errstate(all="ignore"):
        for one, drawn in pairs:
            heights = [*_heights(record.settings, one, chosen)]
            kind = "with shortcuts" if one.network.residual else "without"
            what = f"{N_CHECKED} heights around the deepest network {kind}"
            found.append(agree(drawn[tuple(chosen)], heights, against, what, 1e-9))
    return found


def _heights(settings: Settings, one: Deep, chosen: np.ndarray) -> Iterator[float]:
    samples, ground = settings.samples, one.ground
    for i, j in chosen.T:
        first, second = ground.plane.directions
        vector = ground.plane.center + ground.x[j] * first + ground.y[i] * second
        outputs = shortcut_outputs(one.network, vector, samples.inputs)
        yield plain_loss(one.network.loss, outputs, samples.targets)


def table(record: Record) -> Table:
    """List depth by depth where both kinds ended, and what lies around."""
    rows = [
        (depth, *(number for one in record.both(step) for number in _numbers(one)))
        for step, depth in enumerate(DEPTHS[: record.n_steps + 1])
    ]
    return Table(COLUMNS, rows)


def _numbers(one: Deep) -> Sequence[float]:
    return one.loss, float(one.hollows), one.highest

"""What is trained, made of the settings: samples, network, first weights, optimizer."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engines.backpropagation import (
    Network,
    Parameters,
    TrainingHistory,
    initialize,
    train,
)
from engines.datasets import PlaneSamples, features_of
from engines.gradient_descent import OPTIMIZERS, Optimizer, scheduled
from engines.watching import Watch

from .looks import looks_at
from .record import BIAS, TABLE, Put, Settings
from .samples import held_out, samples_before, samples_of

Samples = tuple[np.ndarray, np.ndarray]  # inputs (n, n_features), targets (n, K)
SPREADLESS = 1e-12  # a feature that spreads less is only moved, not stretched


@dataclass(frozen=True, eq=False)
class Problem:
    """Everything a training begins with."""

    settings: Settings
    samples: PlaneSamples  # all of them, in the plane
    is_held_out: np.ndarray  # (n,) bool
    middle: np.ndarray  # (n_features,) is taken off the features, ...
    spread: np.ndarray  # (n_features,) ... and what is left divided by this
    network: Network
    start: Parameters
    frozen: np.ndarray | None  # (P,) bool: what never moves
    optimizer: Optimizer
    looks_at: np.ndarray  # (S,) after how many updates it is looked at

    def features_at(self, points: np.ndarray) -> np.ndarray:
        """Return what the network is told of places in the plane, (n, n_features)."""
        return (features_of(points, self.settings.features) - self.middle) / self.spread

    def part(self, held_out: bool) -> Samples:
        """Return inputs and targets of the samples held out, or of the others."""
        chosen = self.is_held_out == held_out
        inputs = self.features_at(self.samples.inputs[chosen])
        return inputs, self.samples.targets[chosen]

    @property
    def inputs(self) -> np.ndarray:
        """What the network is told of the samples trained on, (n, n_features)."""
        return self.part(held_out=False)[0]

    @property
    def targets(self) -> np.ndarray:
        """What it should say of the samples trained on, (n, K)."""
        return self.part(held_out=False)[1]

    @property
    def test(self) -> Samples:
        """Inputs and targets of the samples held out."""
        return self.part(held_out=True)

    @property
    def n_samples(self) -> int:
        """How many samples are trained on."""
        return int((~self.is_held_out).sum())

    @property
    def batch_size(self) -> int:
        """Samples an update; at most all that are trained on."""
        return min(int(self.settings.batch), self.n_samples)

    @property
    def in_an_epoch(self) -> int:
        """Updates an epoch."""
        return updates_an_epoch(self.n_samples, self.settings)

    @property
    def n_updates(self) -> int:
        """Updates in all, if nothing stops it."""
        return int(self.settings.n_epochs) * self.in_an_epoch


def updates_an_epoch(n_samples: int, settings: Settings) -> int:
    """Return how many updates go over all samples once."""
    return -(-n_samples // min(int(settings.batch), n_samples))


def problem_of(settings: Settings) -> Problem:
    """Return what these settings train: the same object for the same settings.

    What a learner brought is kept by nobody but the session.
    """
    return _problem(settings) if settings.data == TABLE else _kept_problem(settings)


def _problem(settings: Settings) -> Problem:
    samples = samples_of(settings)
    is_held_out = held_out(samples, samples_before(settings))
    known = features_of(samples.inputs[~is_held_out], settings.features)
    middle, spread = _measured(known) if settings.standardised else (0.0, 1.0)
    network = network_of(settings, samples)
    start = start_of(settings, network)
    in_an_epoch = updates_an_epoch(len(known), settings)
    n_updates = int(settings.n_epochs) * in_an_epoch
    return Problem(
        settings,
        samples,
        is_held_out,
        middle + np.zeros(known.shape[1]),
        spread + np.zeros(known.shape[1]),
        network,
        start,
        frozen_of(settings, network),
        optimizer_of(settings, n_updates),
        looks_at(settings.pace, n_updates, in_an_epoch),
    )


def network_of(settings: Settings, samples: PlaneSamples) -> Network:
    """Return the network: one logit for two classes, softmax for more, else a line."""
    sizes = len(settings.features), *settings.hidden, samples.targets.shape[1]
    loss = "half_squared_error"
    if samples.kind == "classes":
        one = samples.targets.shape[1] == 1
        loss = "binary_cross_entropy" if one else "softmax_cross_entropy"
    return Network(sizes, settings.activation, loss=loss)


def optimizer_of(settings: Settings, n_updates: int) -> Optimizer:
    """Return the optimizer, its rate scheduled over all updates."""
    rule = OPTIMIZERS[settings.rule](settings.learning_rate)
    return scheduled(rule, settings.schedule, n_updates)


def start_of(settings: Settings, network: Network) -> Parameters:
    """Return the first weights, with those that were put by hand."""
    how = settings.scheme, settings.seed, settings.scale
    start = initialize(network.layer_sizes, *how)
    vector = start.vector.copy()
    for put in fitting(settings, network):
        vector[place_of(network, put[:3])] = put[3]
    return start.with_vector(vector)


def fitting(settings: Settings, network: Network) -> list[Put]:
    """Return what was put by hand and has its place in this network."""
    sizes = network.layer_sizes
    return [
        put
        for put in settings.by_hand
        if put[0] < len(sizes) - 1
        and put[1] < sizes[put[0]]
        and put[2] < sizes[put[0] + 1]
    ]


def place_of(network: Network, place: tuple[int, int, int]) -> int:
    """Return where in the row of parameters a weight or a bias stands."""
    layer, before, unit = place
    sizes = network.layer_sizes
    counts = [a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    if before == BIAS:
        return sum(counts) + sum(sizes[1 : layer + 1]) + unit
    return sum(counts[:layer]) + before * sizes[layer + 1] + unit


def frozen_of(settings: Settings, network: Network) -> np.ndarray | None:
    """Return which parameters never move, (P,), or None where all may."""
    some = [place_of(network, put[:3]) for put in fitting(settings, network) if put[4]]
    if not some:
        return None
    sizes = network.layer_sizes
    n = sum((a + 1) * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))
    is_frozen = np.zeros(n, dtype=bool)
    is_frozen[some] = True
    return is_frozen


def _measured(known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return means and standard deviations of the features; 1 where nothing varies."""
    spread = known.std(axis=0)
    return known.mean(axis=0), np.where(spread > SPREADLESS, spread, 1.0)


def training(
    problem: Problem,
    watch: Watch = iter,
    upto: int | None = None,
    after: TrainingHistory | None = None,
) -> TrainingHistory:
    """Return how the training goes, to its end or up to so many updates.

    With `after`, what that returned before, it goes on from there.
    """
    settings = problem.settings
    return train(
        problem.network,
        problem.start,
        problem.inputs,
        problem.targets,
        problem.optimizer,
        int(settings.n_epochs),
        problem.batch_size,
        settings.seed,
        watch,
        test=problem.test,
        l1=settings.l1,
        l2=settings.l2,
        frozen=problem.frozen,
        looks_at=problem.looks_at,
        n_updates=upto,
        after=after,
    )


_kept_problem = lru_cache(maxsize=16)(_problem)


def alone(settings: Settings, **changed: object) -> Settings:
    """Return settings with some changed, without what only the page asks for."""
    only = {"part": "", "show": "", "challenge": "", "paint": -1, "chosen": ()}
    only |= {"differs": "Learning rate", "compared": ()}
    return replace(settings, **only, **changed)

"""What training small networks costs, against scikit-learn and one after another."""

import warnings
from collections.abc import Iterator

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from engines.backpropagation import Network, forward, initialize, stacked, train
from engines.datasets import plane_samples
from engines.gradient_descent import OPTIMIZERS
from pages.chapters.backpropagation.train_a_network.problem import (
    problem_of,
    training,
)
from pages.chapters.backpropagation.train_a_network.record import Settings
from pages.chapters.backpropagation.train_a_network.train.maps import (
    SIDE,
    maps_of,
    middles,
)
from tests.benchmarks.rows import Row

EPOCHS, BATCH, SEEDS = 50, 10, range(24)
SAMPLES = plane_samples("circle", 250)
LOOKS = range(0, EPOCHS * len(SAMPLES.inputs) // BATCH, 50)
SOLVERS = {"gradient_descent": ("sgd", 0.1), "adam": ("adam", 0.01)}


def rows() -> Iterator[Row]:
    for hidden in ((4, 2), (8, 8)):
        for rule in SOLVERS:
            yield updates(rule, hidden)
    yield seeds_together()
    yield sixty_looks_back()


def _network(hidden: tuple[int, ...]) -> Network:
    return Network((2, *hidden, 1), "tanh", loss="binary_cross_entropy")


def _trained(rule: str, hidden: tuple[int, ...], start, seed):
    given = _network(hidden), start, SAMPLES.inputs, SAMPLES.targets
    step = OPTIMIZERS[rule](SOLVERS[rule][1])
    return train(*given, step, EPOCHS, BATCH, seed, looks_at=LOOKS)


def updates(rule: str, hidden: tuple[int, ...]) -> Row:
    solver, rate = SOLVERS[rule]
    start = initialize(_network(hidden).layer_sizes, "xavier", 0)
    plain = {"alpha": 0.0, "batch_size": BATCH, "momentum": 0.0, "tol": 0.0}
    plain |= {"n_iter_no_change": EPOCHS, "max_iter": EPOCHS, "random_state": 0}
    model = MLPClassifier(
        hidden, activation="tanh", solver=solver, learning_rate_init=rate, **plain
    )

    def theirs() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(SAMPLES.inputs, SAMPLES.labels)

    n_updates = EPOCHS * len(SAMPLES.inputs) // BATCH
    sizes = "-".join(map(str, _network(hidden).layer_sizes))
    return Row(
        f"an update of {sizes}, {rule.replace('_', ' ')}, against MLPClassifier.fit",
        lambda: _trained(rule, hidden, start, 0),
        theirs,
        "us",
        n_updates,
        n_updates,
    )


def seeds_together() -> Row:
    hidden = (4, 2)
    starts = [initialize(_network(hidden).layer_sizes, "xavier", at) for at in SEEDS]
    many = stacked(starts)
    return Row(
        f"{len(SEEDS)} seeds of 2-4-2-1 together, against one after another",
        lambda: _trained("gradient_descent", hidden, many, [*SEEDS]),
        lambda: [
            _trained("gradient_descent", hidden, start, seed)
            for seed, start in enumerate(starts)
        ],
    )


def sixty_looks_back() -> Row:
    """Return what all maps of a training cost: aim at a second at most, whatever else.

    24 units with their own maps, and 50 x 50 places, at every look.
    """
    more = {"n_hidden": 3, "units_1": 8, "units_2": 8, "units_3": 8}
    problem = problem_of(Settings(data="spiral", n_epochs=60, **more))
    history = training(problem)
    parameters = problem.start.with_vector(history.snapshots)
    inputs, targets = problem.features_at(middles(SIDE)), np.zeros((SIDE**2, 1))

    def one_by_one() -> None:
        for row in history.snapshots:
            forward(problem.network, parameters.with_vector(row), inputs, targets)

    n, units = len(history.looks), sum(problem.settings.hidden)
    name = (
        f"{n} looks back, {SIDE} x {SIDE} and {units} units' maps; {n} passes forward"
    )
    return Row(name, lambda: maps_of(problem, history.snapshots), one_by_one)

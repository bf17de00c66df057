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
PLAIN = {"alpha": 0.0, "batch_size": BATCH, "momentum": 0.0, "tol": 0.0}
PLAIN |= {"random_state": 0}
SOLVERS = {"gradient_descent": ("sgd", 0.1), "adam": ("adam", 0.01)}


def rows() -> Iterator[Row]:
    for hidden in ((4, 2), (8, 8)):
        for rule in SOLVERS:
            yield updates(rule, hidden)
    yield seeds_together()
    for task in ("circle", "xor", "gauss"):
        yield until_solved(task)
    yield sixty_looks_back()


def _network(hidden: tuple[int, ...]) -> Network:
    return Network((2, *hidden, 1), "tanh", loss="binary_cross_entropy")


def _trained(rule: str, hidden: tuple[int, ...], start, seed):
    given = _network(hidden), start, SAMPLES.inputs, SAMPLES.targets
    step = OPTIMIZERS[rule](SOLVERS[rule][1])
    return train(*given, step, EPOCHS, BATCH, seed, looks_at=LOOKS)


def _fitted(model: MLPClassifier, inputs, labels) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(inputs, labels)


def updates(rule: str, hidden: tuple[int, ...]) -> Row:
    solver, rate = SOLVERS[rule]
    start = initialize(_network(hidden).layer_sizes, "xavier", 0)
    plain = PLAIN | {"n_iter_no_change": EPOCHS, "max_iter": EPOCHS}
    model = MLPClassifier(
        hidden, activation="tanh", solver=solver, learning_rate_init=rate, **plain
    )
    n_updates = EPOCHS * len(SAMPLES.inputs) // BATCH
    sizes = "-".join(map(str, _network(hidden).layer_sizes))
    return Row(
        f"an update of {sizes}, {rule.replace('_', ' ')}, against MLPClassifier.fit",
        lambda: _trained(rule, hidden, start, 0),
        lambda: _fitted(model, SAMPLES.inputs, SAMPLES.labels),
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


def until_solved(task: str, n_seeds: int = 24) -> Row:
    """Train 2-4-2-1 as long as the median seed needs for 0.95 held out."""
    samples, network = plane_samples(task, 500), _network((4, 2))
    is_out = np.arange(500) // 2 % 2 == 1
    starts = [initialize(network.layer_sizes, "xavier", at) for at in range(n_seeds)]
    given = samples.inputs[~is_out], samples.targets[~is_out]
    step, test = OPTIMIZERS["gradient_descent"](0.1), samples.inputs[is_out]
    given_test = {"test": (test, samples.targets[is_out])}
    seeds = range(n_seeds)
    many = train(
        network, stacked(starts), *given, step, 100, BATCH, seeds, **given_test
    )
    is_solved = many.test_accuracies >= 0.95
    needed = np.where(is_solved.any(axis=0), is_solved.argmax(axis=0), 100)
    n_epochs = int(np.median(needed))
    model = MLPClassifier(
        (4, 2),
        activation="tanh",
        solver="sgd",
        learning_rate_init=0.1,
        **PLAIN | {"n_iter_no_change": n_epochs, "max_iter": n_epochs},
    )
    alone = starts[int(np.argsort(needed)[n_seeds // 2])]
    return Row(
        f"training 2-4-2-1 on {task} until the median seed has solved it ({n_epochs} "
        f"epochs, a look after each; {is_solved.any(axis=0).mean():.0%} of the seeds "
        "do within 100), against MLPClassifier for as many",
        lambda: train(network, alone, *given, step, n_epochs, BATCH, **given_test),
        lambda: _fitted(model, samples.inputs[~is_out], samples.labels[~is_out]),
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

"""Training as others know it: scikit-learn's, and how often small networks succeed."""

import warnings
from itertools import groupby, islice

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from engines.backpropagation import Network, initialize, stacked, train
from engines.datasets import digit_samples, plane_samples
from engines.gradient_descent import OPTIMIZERS, shuffled_batches
from engines.reference import network_of

BATCH, EPOCHS = 20, 100


def model_of(rule: str, rate: float, hidden: tuple[int, ...]) -> MLPClassifier:
    plain = {"alpha": 0.0, "batch_size": BATCH, "shuffle": False, "random_state": 2}
    solver = {"gradient_descent": "sgd", "adam": "adam"}[rule]
    more = {"momentum": 0.0, "activation": "tanh", "learning_rate_init": rate}
    return MLPClassifier(hidden, solver=solver, **plain, **more)


@pytest.mark.parametrize(
    ("rule", "rate", "within"), [("gradient_descent", 0.1, 0.01), ("adam", 0.01, 0.1)]
)
@pytest.mark.parametrize("task", ["circle", "xor"])
def test_scikit_learn_gets_as_far_from_the_same_start_in_the_same_order(
    task, rule, rate, within
):
    samples = plane_samples(task, 130)
    inputs, targets, labels = samples.inputs, samples.targets, samples.labels
    begun = model_of(rule, 1e-300, (4, 2))  # a step too short to be one
    network, start = network_of(begun.partial_fit(inputs, labels, classes=[0, 1]))
    step = OPTIMIZERS[rule](rate)
    history = train(network, start, inputs, targets, step, EPOCHS, BATCH, seed=5)
    model = model_of(rule, rate, (4, 2))
    batches = shuffled_batches(len(inputs), BATCH, 5)
    for _, epoch in groupby(islice(batches, 7 * EPOCHS), key=lambda pair: pair[0]):
        order = np.concatenate([rows for _, rows in epoch])
        model.partial_fit(inputs[order], labels[order], classes=[0, 1])
    p = model.predict_proba(inputs)[:, 1]
    theirs = -np.log(np.where(labels == 1, p, 1 - p)).mean()
    assert history.losses[-1] < 0.9 * history.losses[0]
    assert abs(history.losses[-1] / theirs - 1) < within


# --- how often it works -----------------------------------------------------------

N_SEEDS = 60


def shares_right(task: str, hidden: tuple[int, ...], n_epochs: int) -> np.ndarray:
    """Return the share right of held-out samples for many seeds, trained together."""
    samples, rows = plane_samples(task, 300), np.arange(300)
    is_out = rows // 2 % 2 == 1  # half of each class
    network = Network((2, *hidden, 1), "tanh", loss="binary_cross_entropy")
    sizes = network.layer_sizes
    many = stacked([initialize(sizes, "xavier", seed) for seed in range(N_SEEDS)])
    learnt = samples.inputs[~is_out], samples.targets[~is_out]
    test = samples.inputs[is_out], samples.targets[is_out]
    adam = OPTIMIZERS["adam"](0.05)
    given = {"test": test, "looks_at": []}
    return train(network, many, *learnt, adam, n_epochs, **given).test_accuracies[-1]


def test_two_tanh_units_never_close_a_circle():
    shares = shares_right("circle", (2,), 600)
    assert shares.max() < 0.9 and shares.max() > 0.8


def test_three_tanh_units_nearly_always_do():
    assert (shares_right("circle", (3,), 600) >= 0.95).mean() > 0.9


@pytest.mark.parametrize(("task", "hidden"), [("gauss", (1,)), ("xor", (8, 8))])
def test_more_than_enough_units_solve_it_from_most_starts(task, hidden):
    assert (shares_right(task, hidden, 400) >= 0.95).mean() > 0.8


def test_two_sigmoid_units_learn_xor_from_about_three_in_four_starts():
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    network = Network((2, 2, 1), "sigmoid", loss="binary_cross_entropy")
    many = stacked([initialize((2, 2, 1), "normal", seed) for seed in range(100)])
    step = OPTIMIZERS["gradient_descent"](5.0)
    given = many, corners, [[0], [1], [1], [0]], step, 4000
    solved = train(network, *given, looks_at=[]).accuracies[-1] == 1
    assert 0.6 < solved.mean() < 0.9  # 0.77, give or take 0.04


def test_a_network_reads_digits_at_least_as_well_as_lines_do():
    inputs, targets, digits = digit_samples()
    learnt, held_out = slice(0, 1200), slice(1200, None)
    test = inputs[held_out], targets[held_out]
    network = Network((64, 32, 10), "relu", loss="softmax_cross_entropy")
    many = stacked([initialize((64, 32, 10), "he", seed) for seed in range(4)])
    given = many, inputs[learnt], targets[learnt], OPTIMIZERS["adam"](0.01), 30, 50
    found = train(network, *given, seed=range(4), test=test, looks_at=[])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        lines = LogisticRegression(max_iter=300).fit(inputs[learnt], digits[learnt])
    share = lines.score(inputs[held_out], digits[held_out])
    assert share > 0.85 and found.test_accuracies[-1].mean() >= share

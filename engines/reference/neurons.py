"""One neuron again, found another way: number by number, in fractions, elsewhere."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np


def neuron_by_hand(
    rows: Sequence[Sequence[float]],
    targets: Sequence[float],
    weights: Sequence[float],
    rate: float,
    batches: Iterable[Sequence[int]],
    activation: str = "linear",
    loss: str = "squared",
    scale: str = "half mean",
    held: Sequence[int] = (),
) -> list[list[float]]:
    """Return the weights of one neuron before and after each batch, without arrays.

    Each weight moves by -rate * dL/dw, with L the mean or the sum, as ``scale`` says,
    of (y - a)^2, of half of it, or of the log loss of a sigmoid. ``rows`` are n lists
    of inputs, the bias's 1 among them; weights with the numbers ``held`` stay. The
    result is a list of T + 1 lists. Raises KeyError for other words. Source: Widrow and
    Hoff (1960).

    >>> neuron_by_hand([[1, 2]], [1], [0.1, 0.3], 0.1, [[0]])[-1]
    [0.13, 0.36]
    """
    path = [[*map(float, weights)]]
    for batch in batches:
        pulls = [_pull(rows[i], targets[i], path[-1], activation, loss) for i in batch]
        times = _TIMES[loss, scale] / (1 if "sum" in scale else len(pulls))
        moved = _moved(path[-1], rate * times, batch, pulls, rows)
        path.append([path[-1][k] if k in held else w for k, w in enumerate(moved)])
    return path


def _moved(weights, share: float, batch, pulls, rows) -> list[float]:
    """Return each weight, moved by its own inputs' share of the pulls."""
    pairs = [*zip(batch, pulls, strict=True)]
    totals = (
        math.fsum(pull * rows[i][k] for i, pull in pairs) for k in range(len(weights))
    )
    return [w + share * total for w, total in zip(weights, totals, strict=True)]


_TIMES = {
    ("squared", "half mean"): 1.0,
    ("squared", "half sum"): 1.0,
    ("squared", "mean"): 2.0,
    ("squared", "sum"): 2.0,
    ("log", "mean"): 1.0,
    ("log", "sum"): 1.0,
}


def _pull(row, target: float, weights, activation: str, loss: str) -> float:
    """Return (y - a) g'(z), for the log loss of a sigmoid y - a."""
    z = math.fsum(x * w for x, w in zip(row, weights, strict=True))
    if activation == "linear":
        return target - z
    e = math.exp(-abs(z))
    answer = (1.0 if z > 0 else e) / (1.0 + e)
    if loss == "log":
        return target * (1 - answer) - (1 - target) * answer
    return (target - answer) * e / (1.0 + e) ** 2


def perceptron_in_fractions(
    rows,
    targets,
    weights,
    rate: float,
    samples: Iterable[int],
    held: Sequence[int] = (),
) -> list[list[float]]:
    """Return a step unit's weights before and after each visit, reckoned in fractions.

    w <- w + rate * (y - a) x with a = 1 where w . x >= 0. Every number counts as the
    decimal that it is written as, so that no sum is rounded. ``rows``, ``targets`` and
    ``weights`` are as for `neuron_by_hand`, ``samples`` the numbers of those visited,
    ``held`` those of the weights that stay.
    Nothing is raised. Source: Rosenblatt (1958).

    >>> perceptron_in_fractions([[1, 1]], [0], [0.1, -0.1], 0.1, [0])[-1]
    [0.0, -0.2]
    """
    rate, exact = _exact(rate), [[_exact(x) for x in row] for row in rows]
    path = [[_exact(w) for w in weights]]
    for sample in samples:
        row, here = exact[sample], path[-1]
        z = sum(x * w for x, w in zip(row, here, strict=True))
        move = rate * (int(targets[sample]) - int(z >= 0))
        moves = (0 if k in held else move * x for k, x in enumerate(row))
        path.append([w + one for w, one in zip(here, moves, strict=True)])
    return [[float(w) for w in here] for here in path]


def _exact(value: float) -> Fraction:
    return Fraction(repr(float(value)))


def their_perceptron(inputs, targets, n_epochs: int = 1000) -> int:
    """Return how many samples scikit-learn's perceptron has wrong after its learning.

    It begins with weights of 0, goes through the samples in their order, and stops
    after an epoch that brings nothing; it counts z = 0 as wrong for either class.
    ``inputs`` is (n, k) without a column of ones, ``targets`` (n,) of 0 and 1, both
    there. Raises ValueError, scikit-learn's own, where one class is missing. Source:
    sklearn.linear_model.Perceptron.

    >>> their_perceptron([[0.0], [1.0]], [0, 1])
    0
    """
    from sklearn.linear_model import Perceptron

    model = Perceptron(shuffle=False, tol=None, max_iter=n_epochs)
    wrong = model.fit(inputs, targets).predict(inputs) != np.asarray(targets)
    return int(wrong.sum())

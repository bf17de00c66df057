"""A second dealing: other deals, drawn and counted in another way than the engine's."""

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees import ANSWER, SHARED, Ranking, information_gain

NO_ANSWER = -1


def deals_again(table: Table, ranking: Ranking, n_deals: int, seed) -> np.ndarray:
    """Return the classes of the ranking's rows in orders of random keys, (n_deals, n).

    The first deal is the real one.
    """
    classes = table.column(table.target)
    labels = _numbered([classes[row] for row in ranking.rows])
    keys = np.random.default_rng(seed).random((n_deals, len(labels)))
    keys[0] = np.arange(len(labels))
    return labels[keys.argsort(axis=1)]


def gains_again(table: Table, ranking: Ranking, deals: np.ndarray) -> np.ndarray:
    """Return what every question gains in every deal, (n_deals, A) bits."""
    names = [question.attribute for question in ranking.questions]
    return np.column_stack([_gains(table, ranking, name, deals) for name in names])


def _gains(table: Table, ranking: Ranking, name: str, deals: np.ndarray) -> np.ndarray:
    is_number = name in table.numbers
    codes = answers_of(table, ranking, name)
    bags = _bags(codes + 1, ranking.weights, deals)  # first those without an answer
    silent, bags = bags[:, :1], bags[:, 1:]
    if is_number:
        low = bags.cumsum(axis=1)
        high = np.maximum(low[:, -1:] - low, 0.0)
        beside = np.broadcast_to(silent, low.shape)
        parts = [low, high, beside] if ranking.missing == ANSWER else [low, high]
        bags = np.stack(parts, axis=2)  # (n_deals, n_cuts, sides, n_classes)
    gains = information_gain(bags)
    gains = gains.max(axis=1) if is_number else gains
    known = ranking.weights[codes != NO_ANSWER].sum() / ranking.weights.sum()
    return gains * (known if ranking.missing == SHARED else 1.0)


def answers_of(table: Table, ranking: Ranking, name: str) -> np.ndarray:
    """Return each row's answer as a number, in order; NO_ANSWER where it counts not."""
    column = table.column(name)
    cells = [column[row] for row in ranking.rows]
    if name in table.numbers:
        numbers = np.array([float(cell or "inf") for cell in cells])
        codes = np.unique(numbers, return_inverse=True)[1]
    elif ranking.missing == ANSWER:
        return _numbered(cells)
    else:
        codes = _numbered(cells)
    return np.where([cell == MISSING for cell in cells], NO_ANSWER, codes)


def _bags(codes: np.ndarray, weights: np.ndarray, deals: np.ndarray) -> np.ndarray:
    """Return what the classes weigh in each bag of each deal, (n_deals, n, C)."""
    n_deals, n_bags, n_classes = len(deals), int(codes.max()) + 1, int(deals.max()) + 1
    n_bags = max(n_bags, 2)
    cells = (np.arange(n_deals)[:, np.newaxis] * n_bags + codes) * n_classes + deals
    counts = np.bincount(
        cells.ravel(), np.tile(weights, n_deals), n_deals * n_bags * n_classes
    )
    return counts.reshape(n_deals, n_bags, n_classes)


def _numbered(words: list[str]) -> np.ndarray:
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return np.array([numbers[word] for word in words], dtype=int)

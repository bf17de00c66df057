"""What a split is worth, for many causes at once, each with its fault at its place.

Rows are causes, then come the bags: the whole one first, then its groups.
"""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN
from engines.slips.slip import Faults

# The conventions of the logarithm, each with its unit in nats.
UNITS = {
    "split_natural": 1.0,
    "split_log2": np.log(2.0),
    "split_log10": np.log(10.0),
}


@dataclass(frozen=True, eq=False)
class Account:
    """The numbers of a split for N causes; bags are 1 + g, the whole one first."""

    shares: np.ndarray  # (N, 1 + g, k)
    terms: np.ndarray  # (N, 1 + g, k), -p log p
    entropies: np.ndarray  # (N, 1 + g)
    weights: np.ndarray  # (N, g), n_g / n
    weighted: np.ndarray  # (N, g), weight times entropy
    expected: np.ndarray  # (N, 1)
    gain: np.ndarray  # (N, 1)
    split_terms: np.ndarray  # (N, g), -w log w
    split_information: np.ndarray  # (N, 1)
    gain_ratio: np.ndarray  # (N, 1)
    ginis: np.ndarray  # (N, 1 + g)
    expected_gini: np.ndarray  # (N, 1)
    gini_gain: np.ndarray  # (N, 1)


def accounted(example, faults: Faults) -> Account:
    """Return what a `SplitExample` comes to, every intermediate of it.

    Nothing is raised: what has no value is nan. Source: Quinlan (1986), and for Gini
    Breiman, Friedman, Olshen and Stone (1984).

    >>> from engines.slips.slip import Cause
    >>> from engines.slips.split.example import SplitExample
    >>> example = SplitExample(("yes", "no"), [2, 2], [[2, 0], [0, 2]])
    >>> accounted(example, Faults([Cause()])).gain.tolist()
    [[1.0]]
    """
    with np.errstate(all="ignore"):
        shares = faults.rounded(_shares(example, faults))
        terms = faults.rounded(_terms(example, faults, shares))
        ginis = faults.rounded(_ginis(faults, shares))
        entropies = faults.rounded(terms.sum(axis=-1))
        told = np.where(faults.has("split_gini_for_entropy", 1), ginis, entropies)
        weights = faults.rounded(_weights(example, faults))
        weighted = faults.rounded(weights * told[:, 1:])
        expected = _expected(faults, weighted, told[:, 1:])
        gain = _gain(faults, told[:, :1], expected)
        split_terms = faults.rounded(_split_terms(example, faults, weights))
        split_information = faults.rounded(split_terms.sum(axis=-1, keepdims=True))
        gain_ratio = _ratio(faults, gain, split_information, told[:, :1])
        gain = np.where(faults.has("split_ratio_for_gain", 1), gain_ratio, gain)
        by_gini = faults.rounded(weights * ginis[:, 1:])
        expected_gini = _expected(faults, by_gini, ginis[:, 1:])
        gini_gain = _gain(faults, ginis[:, :1], expected_gini)
    found = shares, terms, told, weights, weighted, expected, gain
    rest = split_terms, split_information, gain_ratio, ginis, expected_gini, gini_gain
    return Account(*found, *rest)


def _shares(example, faults: Faults) -> np.ndarray:
    """Return every class's share of every bag, (N, 1 + g, k).

    Who goes down the table's columns instead of its rows divides by the class's total.
    """
    counts = example.counts
    shares = faults.rows(counts / counts.sum(axis=-1, keepdims=True))
    if not faults.has("split_transposed").any():
        return shares
    by_class = example.groups / np.maximum(example.bag, 1)
    turned = np.concatenate([shares[0, :1], by_class])
    return np.where(faults.has("split_transposed"), turned, shares)


def _units(example, faults: Faults) -> np.ndarray:
    """Return how many nats each cause's unit of information is, (N, 1, 1)."""
    unit = np.full((len(faults.causes), 1, 1), np.log(example.base))
    for name, size in UNITS.items():
        unit = np.where(faults.has(name), size, unit)
    n_classes = np.log(len(example.class_names))
    return np.where(faults.has("split_base_classes"), n_classes, unit)


def _terms(example, faults: Faults, shares: np.ndarray) -> np.ndarray:
    """Return -p log p of every class in every bag, (N, 1 + g, k); 0 log 0 is 0."""
    unit = np.repeat(_units(example, faults), shares.shape[1], axis=1)
    mixed = faults.has("split_mixed_logs") & (np.arange(shares.shape[1]) > 0)[:, None]
    terms = _times_log(shares, shares) / np.where(mixed, 1.0, unit)
    if faults.has("split_log_of_counts").any():
        of_counts = _times_log(shares, example.counts) / unit
        terms = np.where(faults.has("split_log_of_counts"), of_counts, terms)
    signs = np.where(faults.has("split_sign"), 1.0, -1.0)
    return _at_zero(faults, shares, signs * terms + 0.0)


def _times_log(shares: np.ndarray, arguments: np.ndarray) -> np.ndarray:
    """Return p log q in nats, 0 where p is 0."""
    nothing = shares == 0
    return np.where(nothing, 0.0, shares * np.log(np.where(nothing, 1.0, arguments)))


def _at_zero(faults: Faults, shares: np.ndarray, terms: np.ndarray) -> np.ndarray:
    """Return the terms with what each cause makes of 0 log 0."""
    nothing = shares == 0
    terms = np.where(faults.has("split_zero_is_one") & nothing, 1.0, terms)
    return np.where(faults.has("split_zero_undefined") & nothing, np.nan, terms)


def _ginis(faults: Faults, shares: np.ndarray) -> np.ndarray:
    """Return 1 - sum of p^2 of every bag, (N, 1 + g)."""
    squares = np.where(faults.has("split_gini_no_square"), shares, shares**2)
    total = faults.rounded(squares).sum(axis=-1)
    return np.where(faults.has("split_gini_no_one", 1), total, 1 - total)


def _weights(example, faults: Faults) -> np.ndarray:
    """Return what every group's entropy is multiplied by, (N, g)."""
    sizes = example.groups.sum(axis=-1)
    weights = faults.rows(sizes / example.bag.sum())
    counts = faults.has("split_counts_as_weights", 1)
    weights = np.where(counts, sizes, weights)
    of_first = example.groups[:, 0] / np.maximum(example.bag[0], 1)
    return np.where(faults.has("split_weights_of_one_class", 1), of_first, weights)


def _expected(faults: Faults, weighted: np.ndarray, impurities) -> np.ndarray:
    """Return what is to be expected after the answer, (N, 1)."""
    expected = weighted.sum(axis=-1, keepdims=True)
    plain = impurities.sum(axis=-1, keepdims=True)
    expected = np.where(faults.has("split_unweighted", 1), plain, expected)
    mean = plain / impurities.shape[-1]
    return faults.rounded(np.where(faults.has("split_plain_mean", 1), mean, expected))


def _gain(faults: Faults, before: np.ndarray, expected: np.ndarray) -> np.ndarray:
    gain = before - expected
    # What rounding leaves of no gain is none, as in the engines of the trees.
    gain = np.where(np.abs(gain) <= SAME_WITHIN, 0.0, gain)
    gain = np.where(faults.has("split_added", 1), before + expected, gain)
    return faults.rounded(np.where(faults.has("split_no_parent", 1), expected, gain))


def _split_terms(example, faults: Faults, weights: np.ndarray) -> np.ndarray:
    """Return -w log w of every group's share of the rows, (N, g)."""
    sizes = example.groups.sum(axis=-1)
    shares = faults.rounded(faults.rows(sizes / example.bag.sum()))
    unit = _units(example, faults)[:, 0]
    arguments = np.where(faults.has("split_log_of_counts", 1), sizes, shares)
    signs = np.where(faults.has("split_sign", 1), 1.0, -1.0)
    return signs * _times_log(shares, arguments) / unit + 0.0


def _ratio(faults: Faults, gain, split_information, before) -> np.ndarray:
    """Return the gain for each unit of answer, (N, 1); nothing of nothing is 0."""
    by = np.where(faults.has("split_ratio_by_bag", 1), before, split_information)
    ratio = np.where((gain == 0) & (by == 0), 0.0, gain / by)
    return faults.rounded(ratio)

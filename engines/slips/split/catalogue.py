"""What goes wrong when people work out a gain on paper: slips and conventions."""

import math

import numpy as np

from engines.slips.slip import Cause, Slip


def _slip(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    return Slip(f"split_{name}", "decision_trees", "split", label, what, needs)


def _convention(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    return Slip(f"split_{name}", "decision_trees", "split", label, what, needs, True)


def _has_empty_class(example) -> bool:
    """Tell whether some class is missing in the bag or in a group: 0 log 0."""
    return not example.counts.all()


def _has_groups(example) -> bool:
    """Tell whether the bag is split at all."""
    return len(example.groups) > 0


def _other_than(base: float):
    """Return a rule: whether the example's logarithm has another base."""
    return lambda example: not math.isclose(example.base, base)


def _base_of_classes_is_new(example) -> bool:
    """Tell whether as many classes make a base that has no name of its own."""
    k = len(example.class_names)
    return not any(math.isclose(k, base) for base in (2, 10, example.base))


def _changes(name: str):
    """Return a rule: whether the slip changes a number of the example at all."""

    def needs(example) -> bool:
        """Tell whether some number comes out otherwise."""
        right, other = example.work([Cause(), Cause((f"split_{name}",))])
        return not np.allclose(right, other, rtol=1e-12, atol=0, equal_nan=True)

    return needs


SPLIT_SLIPS = (
    _slip(
        "unweighted",
        "Entropies added up",
        "The groups' entropies are added up as they are, without any weights.",
        _changes("unweighted"),
    ),
    _slip(
        "plain_mean",
        "Plain mean of the entropies",
        "Of the groups' entropies the plain mean is taken, as if all were as large.",
        _changes("plain_mean"),
    ),
    # What is forgotten is to divide by the number of all rows.
    _slip(
        "counts_as_weights",
        "Weighted by counts",
        "Every group's entropy is multiplied by its number of rows, and the sum is "
        "not divided by the number of all.",
        _changes("counts_as_weights"),
    ),
    # Easily done where only the rows of one class are looked up: "4 of the 9 yes".
    _slip(
        "weights_of_one_class",
        "Weighted by one class",
        "A group's weight is its share of the first class's rows, not of all rows.",
        _changes("weights_of_one_class"),
    ),
    # One logarithm from the lecture's sheet, the others from the calculator's ln.
    _slip(
        "mixed_logs",
        "Two kinds of logarithm",
        "The groups' logarithms are natural ones, the bag's are not.",
        lambda example: (
            _other_than(math.e)(example)
            and bool((np.count_nonzero(example.groups, axis=1) > 1).any())
        ),
    ),
    _slip(
        "zero_is_one",
        "0 log 0 taken as 1",
        "Where a class is missing, its part of the entropy is taken as 1, not as 0.",
        _has_empty_class,
    ),
    _slip(
        "zero_undefined",
        "0 log 0 undefined",
        "Where a class is missing, log 0 has no value, and so has nothing after it.",
        _has_empty_class,
    ),
    _slip(
        "sign",
        "Forgotten minus",
        "The minus before the sum is forgotten: entropies come out below 0.",
    ),
    _slip(
        "log_of_counts",
        "Logarithm of the counts",
        "The logarithm is taken of the number of rows, not of their share.",
    ),
    _slip(
        "no_parent",
        "Bag forgotten",
        "What is told as the gain is the entropy to expect after the answer; it was "
        "not taken off the bag's.",
        _has_groups,
    ),
    _slip(
        "added",
        "Gain added",
        "The entropy to expect is added to the bag's, where it belongs taken off.",
        _changes("added"),
    ),
    _slip(
        "transposed",
        "Rows and columns exchanged",
        "A group's shares are taken of the class's total, not of the group's.",
        _changes("transposed"),
    ),
    _slip(
        "ratio_by_bag",
        "Ratio to the bag's entropy",
        "The gain is divided by the entropy of the bag, not by the split information.",
        _changes("ratio_by_bag"),
    ),
    _slip(
        "gini_no_square",
        "Gini without squares",
        "The shares are taken off 1 as they are, not squared: nothing is left.",
    ),
    _slip(
        "gini_no_one",
        "Gini without its 1 −",
        "The sum of the squared shares is told as it is, not taken off 1.",
    ),
    _convention(
        "log2",
        "In bits",
        "The logarithm is the one to base 2.",
        _other_than(2),
    ),
    _convention(
        "natural",
        "In nats",
        "The logarithm is the natural one.",
        _other_than(math.e),
    ),
    _convention(
        "log10",
        "With log₁₀",
        "The logarithm is the one to base 10.",
        _other_than(10),
    ),
    _convention(
        "base_classes",
        "As many as there are classes",
        "The logarithm's base is the number of classes: a bag with all of them alike "
        "has entropy 1.",
        _base_of_classes_is_new,
    ),
    _convention(
        "ratio_for_gain",
        "Gain ratio for the gain",
        "What is told as the gain is the gain ratio.",
        _changes("ratio_for_gain"),
    ),
    _convention(
        "gini_for_entropy",
        "Gini for the entropy",
        "What is told as entropy is the Gini impurity, and the gain is Gini's.",
    ),
)

"""Second opinions on trees: right where the answer is known, and able to disagree."""

from math import log2

import numpy as np
import pytest

from engines.reference import (
    binary_tree,
    fewer_mistakes,
    gain_ratio,
    mutual_information,
)

FEATURES = [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_mutual_information_is_in_bits():
    assert mutual_information("aabb", "nnyy") == pytest.approx(1)
    assert mutual_information("abcd", "wxyz") == pytest.approx(2)
    assert mutual_information("abab", "nnyy") == pytest.approx(0, abs=1e-15)


def test_mutual_information_of_an_uneven_table():
    """H(1/4) - (1/2) H(1/2): one answer tells all, the other nothing."""
    expected = 0.75 * log2(4 / 3) + 0.25 * 2 - 0.5
    assert mutual_information("aabb", "nnny") == pytest.approx(expected)


def test_the_gain_ratio_is_what_each_bit_of_answer_tells():
    assert gain_ratio("aabb", "nnyy") == pytest.approx(1)
    assert gain_ratio("abcd", "nnyy") == pytest.approx(0.5)
    assert gain_ratio("abab", "nnyy") == pytest.approx(0, abs=1e-15)
    assert gain_ratio("aaaa", "nnyy") == 0


def test_mistakes_are_counted_with_and_without_the_answer():
    assert fewer_mistakes("aabb", "nnyy") == pytest.approx(0.5)
    assert fewer_mistakes("aabbb", "nnyyn") == pytest.approx(1 / 5)
    assert fewer_mistakes("abab", "nnny") == 0
    assert fewer_mistakes(["", "", "b"], ["", "", "x"]) == pytest.approx(1 / 3)


def test_a_tree_of_one_question():
    root, *leaves = binary_tree(FEATURES, ["no", "no", "yes", "yes"])
    assert root.feature == 0 and root.gain == pytest.approx(1)
    assert root.rows.tolist() == [0, 1, 2, 3]
    assert [leaf.rows.tolist() for leaf in leaves] == [[0, 1], [2, 3]]
    assert all(leaf.feature is None and leaf.gain == 0 for leaf in leaves)


@pytest.mark.parametrize(("criterion", "gain"), [("entropy", 1.0), ("gini", 0.5)])
def test_gains_are_in_the_criterions_impurity(criterion, gain):
    nodes = binary_tree(FEATURES, ["no", "no", "yes", "yes"], criterion)
    assert nodes[0].gain == pytest.approx(gain)


def test_exclusive_or_is_grown_through_a_gain_of_zero():
    nodes = binary_tree(FEATURES, [0, 1, 1, 0])
    assert [round(node.gain, 12) for node in nodes if node.feature is not None] == [
        0,
        1,
        1,
    ]


def test_children_share_out_the_rows_and_weigh_by_size():
    features = np.array([[0], [0], [0], [0], [1]])
    root, left, right = binary_tree(features, list("aaabb"), "gini")
    assert sorted([*left.rows, *right.rows]) == [0, 1, 2, 3, 4]
    assert root.gain == pytest.approx(12 / 25 - 4 / 5 * 6 / 16)


def test_the_same_tree_every_time():
    generator = np.random.default_rng(0)
    features = generator.integers(0, 2, size=(40, 6))
    classes = generator.integers(0, 3, size=40)
    one, other = (binary_tree(features, classes) for _ in range(2))
    assert [node.feature for node in one] == [node.feature for node in other]


def test_an_unknown_criterion_is_refused():
    with pytest.raises(ValueError, match="criterion"):
        binary_tree(FEATURES, [0, 1, 1, 0], "gain")

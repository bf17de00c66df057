"""A split by hand: Quinlan's outlook as counts, laws, and what is refused."""

from math import e, log, log2, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import (
    SplitByHand,
    counted_split,
    entropy,
    per_bit,
    rank_questions,
)

OUTLOOK = (("sunny", (2, 3)), ("overcast", (4, 0)), ("rain", (3, 2)))
CLASSES = ("yes", "no")


@st.composite
def splits(draw):
    n_classes, n_groups = draw(st.integers(2, 6)), draw(st.integers(1, 8))
    row = st.tuples(*[st.integers(0, 9999)] * n_classes)
    rows = draw(st.lists(row, min_size=n_groups, max_size=n_groups))
    if not any(map(any, rows)):
        rows[0] = (1,) * n_classes
    classes = tuple("abcdef"[:n_classes])
    return SplitByHand(classes, (), tuple((f"g{i}", r) for i, r in enumerate(rows)))


def test_quinlans_outlook_from_its_counts_alone():
    found = counted_split(SplitByHand(CLASSES, (9, 5), OUTLOOK))
    sunny = -(0.4 * log2(0.4) + 0.6 * log2(0.6))
    assert found.child_entropies == pytest.approx([sunny, 0, sunny])
    assert found.weights == pytest.approx([5 / 14, 4 / 14, 5 / 14])
    published = {
        "entropy": 0.940286,
        "gain": 0.246750,
        "gain_ratio": 0.156428,
        "split_information": 1.577406,
        "expected_entropy": 0.693536,
        "gini": 0.459184,
        "gini_gain": 0.116327,
    }
    for name, value in published.items():
        assert round(getattr(found, name), 6) == value
    assert not found.surplus.any()


def test_counts_give_what_the_rows_of_the_table_give():
    table = load("fourteen_days")
    ranking = rank_questions(table, table.target)
    for question in ranking.questions:
        groups = tuple((str(i), tuple(row)) for i, row in enumerate(question.counts))
        found = counted_split(SplitByHand(ranking.classes, (), groups))
        assert found.gain == pytest.approx(question.gain, abs=1e-15)
        assert found.gain_ratio == pytest.approx(question.ratio, abs=1e-15)


@settings(deadline=None)
@given(splits())
def test_the_gain_is_the_mutual_information_by_another_formula(split):
    found = counted_split(split)
    joint = found.children / found.children.sum()
    both = np.outer(joint.sum(axis=1), joint.sum(axis=0))
    here = joint > 0
    mutual = (joint[here] * np.log2(joint[here] / both[here])).sum()
    assert found.gain >= 0 and found.gini_gain >= 0
    assert found.gain == pytest.approx(mutual, abs=1e-11)
    bound = min(found.entropy, found.split_information)
    assert found.gain <= bound + 1e-12 and found.gain_ratio <= 1 + 1e-9
    parts = found.weights @ found.child_entropies
    assert found.expected_entropy == pytest.approx(parts, abs=1e-12)
    assert found.child_terms.sum(axis=1) == pytest.approx(found.child_entropies)


@settings(deadline=None)
@given(splits(), st.permutations(range(8)))
def test_neither_the_order_of_groups_nor_empty_ones_change_anything(split, order):
    n = len(split.groups)
    again = [split.groups[i] for i in order if i < n]
    again.append(("empty", (0,) * len(split.class_names)))
    one = counted_split(split)
    other = counted_split(SplitByHand(split.class_names, (), tuple(again)))
    for name in ("entropy", "gain", "split_information", "gain_ratio", "gini_gain"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-11)


def test_groups_that_do_not_add_up_are_the_bag_themselves():
    found = counted_split(SplitByHand(CLASSES, (9, 5), OUTLOOK[:2]))
    assert found.counts.tolist() == [6, 3]
    assert found.surplus.tolist() == [-3, -2]
    assert found.entropy == pytest.approx(entropy([6, 3]))


def test_a_bag_without_groups_is_not_split():
    found = counted_split(SplitByHand(CLASSES, (9, 5)))
    assert found.expected_entropy == found.entropy and found.gain == 0
    assert found.split_information == found.gain_ratio == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ((CLASSES, (9, 5, 1)), "3 counts are given for 2 classes"),
        ((CLASSES, (9, 5), (("sunny", (2,)),)), "group 'sunny' 1 counts"),
        ((CLASSES, (9, -5)), r"\(9, -5\); each must be a finite number"),
        ((CLASSES, (9, float("nan"))), "finite number, 0 or more"),
        ((CLASSES, (0, 0)), "All counts are 0"),
        ((CLASSES,), "All counts are 0"),
    ],
)
def test_what_is_no_split_is_refused_with_what_was_given(wrong, says):
    with pytest.raises(ValueError, match=says):
        SplitByHand(*wrong)


# --- other logarithms ---------------------------------------------------------------


@pytest.mark.parametrize("base", [2, e, 10, 3, sqrt(2)])
def test_another_base_is_one_factor(base):
    counts = [9, 5, 0, 1]
    shares = [n / 15 for n in counts if n]
    closed = -sum(p * log(p) for p in shares) / log(base)
    assert entropy(counts, base) == pytest.approx(closed, rel=1e-14)
    by_factor = entropy(counts) * per_bit(base)
    assert entropy(counts, base) == pytest.approx(by_factor, rel=1e-15)


def test_units_that_books_print():
    assert round(float(entropy([9, 5], e)), 6) == 0.651757
    assert entropy([1] * 10, 10) == pytest.approx(1, abs=1e-15)
    assert per_bit() == 1 and per_bit(e) == pytest.approx(log(2), rel=1e-15)


@pytest.mark.parametrize("base", [1, 0.5, 0, -2, float("inf"), float("nan")])
def test_a_base_that_makes_no_unit_is_refused(base):
    with pytest.raises(ValueError, match="finite one above 1"):
        entropy([1, 1], base)

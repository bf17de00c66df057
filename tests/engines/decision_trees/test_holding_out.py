"""Rows held out: every class in both halves, by seed, and fewer rows within more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import accuracy, grow, held_out, paired_gap, some_of
from engines.reference import fewer_mistakes

LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=60).map(np.array)
SHARES = st.floats(0.01, 0.99)
SEEDS = st.integers(0, 5)


@given(LABELS, SHARES, SEEDS)
def test_both_halves_together_are_all_rows_and_both_are_sorted(labels, share, seed):
    learn, test = held_out(labels, share, seed)
    assert sorted([*learn, *test]) == list(range(len(labels)))
    assert (np.diff(learn) > 0).all() and (np.diff(test) > 0).all()


@given(LABELS, SHARES, SEEDS)
def test_a_class_of_two_rows_or_more_is_in_both(labels, share, seed):
    learn, test = held_out(labels, share, seed)
    counts = np.bincount(labels, minlength=5)
    aside = np.bincount(labels[test], minlength=5)
    assert ((aside > 0) == (counts > 1)).all()
    assert (aside < np.maximum(1, counts)).all()
    inside = (aside > 1) & (aside < counts - 1)  # neither end was needed
    assert (abs(aside - share * counts)[inside] <= 0.5 + 1e-9).all()


def test_of_iris_thirty_in_a_hundred_of_each_species_are_held_out():
    labels = load("iris").labels
    learn, test = held_out(labels, share=0.3, seed=1)
    assert np.bincount(labels[test]).tolist() == [15, 15, 15]
    assert np.bincount(labels[learn]).tolist() == [35, 35, 35]


def test_the_seed_decides_who_is_held_out():
    labels = load("iris").labels
    first, again, other = (held_out(labels, seed=seed)[1] for seed in (0, 0, 1))
    assert (first == again).all() and (first != other).any()


def test_who_is_held_out_is_drawn_from_the_whole_class():
    """A share that took the first rows of each class would hold these out always."""
    aside = [held_out(np.zeros(10, dtype=int), 0.3, seed)[1] for seed in range(200)]
    counts = np.bincount(np.concatenate(aside), minlength=10)
    assert counts.sum() == 600 and counts.min() > 30 and counts.max() < 90


@pytest.mark.parametrize("share", [0, 1, -0.2, 1.5, float("nan")])
def test_a_share_that_leaves_one_half_empty_is_refused(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        held_out([0, 1], share)


@given(LABELS, st.integers(1, 70), SEEDS)
def test_fewer_rows_are_among_the_more_and_each_class_keeps_its_share(labels, n, seed):
    fewer, more = some_of(labels, n, seed), some_of(labels, n + 1, seed)
    assert len(fewer) == min(n, len(labels)) and set(fewer) <= set(more)
    share = len(fewer) / len(labels)
    kept = np.bincount(labels[fewer], minlength=5)
    assert (abs(kept - share * np.bincount(labels, minlength=5)) <= 1.5).all()


def test_no_rows_are_refused():
    with pytest.raises(ValueError, match="1 or more"):
        some_of([0, 1], 0)


def test_accuracy_of_a_root_is_the_share_of_the_commonest_class():
    labels = np.array([0, 1, 1, 2, 1])
    root = grow(np.ones((5, 1)), labels).tree
    assert accuracy(root, np.zeros((5, 1)), labels) == 0.6
    words = [str(label) for label in labels]
    assert fewer_mistakes(["same"] * 5, words) == 0  # nothing is won over the root
    assert np.isnan(accuracy(root, np.zeros((0, 1)), []))


def test_a_gap_is_of_the_same_rows_and_there_are_some():
    assert paired_gap([True, False, True], [False, True, True]) == (0, 2**0.5 / 3)
    gap, error = paired_gap([True] * 4 + [False] * 9, [False] * 13)
    assert gap == 2 * error  # four rows to none: within two errors, however many rows
    with pytest.raises(ValueError, match="no pairs"):
        paired_gap([True], [True, False])
    with pytest.raises(ValueError, match="no pairs"):
        paired_gap([], [])

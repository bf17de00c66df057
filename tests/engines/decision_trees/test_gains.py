"""Gains, from counts alone: published numbers, and what rounding may not do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engines.decision_trees import (
    CRITERIA,
    IMPURITIES,
    entropy,
    gain_ratio,
    impurity_after,
    information_gain,
    split_information,
)

SPLIT_A = [[300, 100], [100, 300]]
SPLIT_B = [[200, 400], [200, 0]]
every_impurity = pytest.mark.parametrize("name", IMPURITIES)
children = st.tuples(st.integers(1, 5), st.integers(1, 4)).flatmap(
    lambda shape: arrays(int, shape, elements=st.integers(0, 50))
)


def test_two_splits_of_800_rows_tie_on_misclassification_alone():
    gains = {
        name: [float(information_gain(split, impurity)) for split in (SPLIT_A, SPLIT_B)]
        for name, impurity in IMPURITIES.items()
    }
    assert gains["misclassification"] == [0.25, 0.25]
    assert np.round(gains["entropy"], 6).tolist() == [0.188722, 0.311278]
    assert np.round(gains["gini"], 6).tolist() == [0.125, 0.166667]


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ([[2, 1], [2, 0], [1, 2]], 0.265712),  # eight days: weather
        ([[4, 1], [1, 2]], 0.158868),  # eight days: wind
    ],
)
def test_the_study_notes_gains(counts, published):
    assert round(float(information_gain(counts)), 6) == published


@settings(deadline=None)
@given(children)
def test_gain_is_what_answer_and_class_have_in_common(counts):
    """H(answers) + H(classes) - H(both), and never below 0."""
    common = (
        entropy(counts.sum(axis=1)) + entropy(counts.sum(axis=0)) - entropy(counts.flat)
    )
    gain = float(information_gain(counts))
    assert gain == pytest.approx(float(common), abs=1e-12)
    assert gain >= 0 and not np.signbit(gain)


def test_rounding_makes_no_gain_negative():
    """Children of the same mixture gain nothing, and some seem to lose by rounding."""
    sizes = np.random.default_rng(0).integers(1, 40, size=(300, 4, 1))
    alike = sizes * [1, 2, 4]
    gains = entropy(alike.sum(axis=1)) - impurity_after(alike)
    assert gains.min() < 0
    assert (information_gain(alike) >= 0).all()
    assert information_gain(alike).max() < 1e-14


@settings(deadline=None)
@given(children)
def test_before_is_after_plus_gain(counts):
    for impurity in IMPURITIES.values():
        total = impurity_after(counts, impurity) + information_gain(counts, impurity)
        assert total == pytest.approx(impurity(counts.sum(axis=0)), abs=1e-12)


@settings(deadline=None)
@given(children)
def test_a_gain_is_at_most_what_the_answer_can_carry(counts):
    gain, width = information_gain(counts), split_information(counts)
    assert gain <= width + 1e-12
    assert 0 <= gain_ratio(counts) <= 1 + 1e-12
    if width:
        assert gain_ratio(counts) * width == pytest.approx(gain, abs=1e-12)


def test_the_gain_ratio_of_a_question_with_one_answer_is_zero():
    assert gain_ratio([[3, 2]]) == gain_ratio([[3, 2], [0, 0]]) == 0


def test_empty_children_change_nothing():
    padded = [*SPLIT_B, [0, 0]]
    for impurity in IMPURITIES.values():
        same = information_gain(SPLIT_B, impurity)
        assert information_gain(padded, impurity) == pytest.approx(same, abs=1e-15)
    assert gain_ratio(padded) == pytest.approx(gain_ratio(SPLIT_B), abs=1e-15)


@every_impurity
def test_many_questions_at_once_are_as_one_by_one(name):
    counts = np.random.default_rng(3).integers(0, 9, size=(4, 2, 3, 5))
    for measure in (
        lambda c: information_gain(c, IMPURITIES[name]),
        lambda c: impurity_after(c, IMPURITIES[name]),
        split_information,
        gain_ratio,
    ):
        together = measure(counts)
        assert together.shape == (4, 2)
        for at in np.ndindex(4, 2):
            assert together[at] == pytest.approx(float(measure(counts[at])), abs=1e-14)


def test_nobody_to_ask_gains_nothing():
    for measure in (information_gain, impurity_after, split_information, gain_ratio):
        assert measure(np.zeros((3, 2))) == 0


def test_counts_below_zero_are_refused():
    with pytest.raises(ValueError, match="0 or more"):
        information_gain([[1, -1], [1, 1]])


def test_every_criterion_says_what_it_measures_in():
    assert list(CRITERIA) == ["gain", "gain_ratio", "gini", "misclassification"]
    assert len({criterion.label for criterion in CRITERIA.values()}) == len(CRITERIA)
    for name, criterion in CRITERIA.items():
        assert criterion.impurity is IMPURITIES[criterion.impurity_name]
        assert criterion.by_ratio == (name == "gain_ratio")

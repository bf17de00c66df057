"""The split's slips: right where there is none, and each as it is worked by hand."""

import math

import numpy as np
import pytest

from engines.decision_trees import (
    entropy,
    gain_ratio,
    gini,
    information_gain,
)
from engines.decision_trees.gains import impurity_after, split_information
from engines.slips import SLIPS, Cause, Quantity, SplitExample, Told, explain
from engines.slips.slip import CUT
from tests.engines.slips.comparing import assert_same, differ, found, ours
from tests.engines.slips.split_by_hand import by_hand
from tests.engines.slips.splits import some

EXAMPLES = some(60)
GAIN = Quantity("gain")
OUTLOOK = SplitExample(("yes", "no"), [9, 5], [[2, 3], [4, 0], [3, 2]])
HUMIDITY = SplitExample(("yes", "no"), [9, 5], [[3, 4], [6, 1]])


def test_without_a_fault_it_is_the_engines_gain():
    for example in EXAMPLES:
        worked, unit = found(example), math.log2(example.base)
        told = {
            ("entropy", (None,)): entropy(example.bag) / unit,
            ("expected", ()): impurity_after(example.groups) / unit,
            ("gain", ()): information_gain(example.groups) / unit,
            ("split_information", ()): split_information(example.groups) / unit,
            ("gain_ratio", ()): gain_ratio(example.groups),
            ("gini", (None,)): gini(example.bag),
            ("expected_gini", ()): impurity_after(example.groups, gini),
            ("gini_gain", ()): information_gain(example.groups, gini),
        }
        for g, group in enumerate(example.groups):
            told["entropy", (g,)] = entropy(group) / unit
            told["gini", (g,)] = gini(group)
        assert_same({quantity: worked[quantity] for quantity in told}, told)


@pytest.mark.parametrize("slip", ["", *(slip.name for slip in ours("split"))])
def test_every_slip_is_as_it_is_worked_by_hand(slip):
    able = [one for one in EXAMPLES if not slip or SLIPS[slip].needs(one)]
    assert len(able) >= 5, "too few examples can have it"
    for example in able[:20]:
        worked = found(example, Cause((slip,)) if slip else Cause())
        assert_same(worked, by_hand(example, slip))
        assert differ(worked, by_hand(example)) == bool(slip)


def test_the_gain_is_the_mutual_information_by_another_formula():
    """The sum over all cells of p(x, y) log2 p(x, y) / (p(x) p(y))."""
    for example in EXAMPLES:
        p = example.groups / example.groups.sum()
        alone = p.sum(axis=0) * p.sum(axis=1, keepdims=True)
        cells = p[p > 0] * np.log(p[p > 0] / alone[p > 0]) / math.log(example.base)
        assert found(example)[GAIN] == pytest.approx(cells.sum(), abs=1e-12)


@pytest.mark.parametrize(
    ("example", "right", "printed"),
    [(OUTLOOK, "0.247", "0.246"), (HUMIDITY, "0.152", "0.151")],
)
def test_quinlans_gains_are_right_with_their_digits_cut_off(example, right, printed):
    assert _suspects(example, right)[0] == Cause()
    assert _suspects(example, printed)[0].faults == (CUT,)
    verdict = explain(example, [Told(GAIN, printed)])
    assert [cause.faults for cause in verdict.of_kind("convention")] == [(CUT,)]


def _suspects(example, text) -> list[Cause]:
    verdict = explain(example, [Told(GAIN, text)])
    return [verdict.causes[at] for at in verdict.suspects]


@pytest.mark.parametrize(
    ("slip", "quantity"),
    [
        ("split_natural", Quantity("entropy", (None,))),
        ("split_unweighted", Quantity("expected")),
        ("split_no_parent", GAIN),
        ("split_log_of_counts", Quantity("term", (None, 0))),
        ("split_transposed", Quantity("share", (0, 0))),
        ("split_gini_no_one", Quantity("gini", (0,))),
    ],
)
def test_a_slip_is_found_by_the_first_number_that_it_changes(slip, quantity):
    value = found(OUTLOOK, Cause((slip,)))[quantity]
    verdict = explain(OUTLOOK, [Told(quantity, f"{value:.6f}")])
    assert (slip,) in [verdict.causes[at].faults for at in verdict.suspects]
    assert 0 not in verdict.suspects


@pytest.mark.parametrize("groups", [[], [[9, 5]]], ids=["a bag alone", "one group"])
def test_a_bag_alone_and_one_group_have_the_slips_that_change_them(groups):
    example = SplitExample(("yes", "no"), [9, 5], groups)
    assert_same(found(example), by_hand(example))
    for slip in ours("split"):
        if slip.needs(example):
            worked = found(example, slip.cause)
            assert_same(worked, by_hand(example, slip.name))
            assert differ(worked, found(example)), slip.name


def test_a_question_that_tells_nothing_gains_exactly_nothing():
    example = SplitExample(("a", "b", "c"), [6, 12, 21], [[2, 4, 7], [4, 8, 14]])
    worked = found(example)
    assert worked[GAIN] == worked[Quantity("gain_ratio")] == 0
    assert worked[Quantity("gini_gain")] == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (dict(class_names=("yes",)), "give at least two classes"),
        (dict(bag=[0, 0], groups=[]), "The bag has no rows; give it at least one"),
        (dict(bag=[3, 1, 0]), "one count for each class"),
        (dict(groups=[[2, 1], [1, 1]]), "both must be the same rows"),
        (dict(groups=[[3, 1], [0, 0]]), "A group has no rows; leave it out"),
        (dict(bag=[2.5, 1.5], groups=[[1.5, 1], [1, 0.5]]), "must be whole numbers"),
        (dict(groups=[[4, 1], [-1, 0]]), "must be whole numbers, 0 or more"),
        (dict(base=1.0), "base is 1.0; give a number above 1"),
    ],
)
def test_what_is_no_split_is_refused_with_a_sentence(change, sentence):
    settings = dict(class_names=("yes", "no"), bag=[3, 1], groups=[[2, 1], [1, 0]])
    with pytest.raises(ValueError, match=sentence):
        SplitExample(**settings | change)

"""Huffman's tree: the fewest questions there can be, and how near to the entropy."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.decision_trees import entropy
from engines.decision_trees.huffman import NOWHERE, huffman, questions_together
from engines.reference import fewest_questions

counts = st.lists(st.integers(0, 30), min_size=1, max_size=6).filter(any)
positive = st.lists(st.integers(1, 30), min_size=1, max_size=6)


def cheapest(weights):
    """Try every full binary tree: every way to split the things in two, again."""
    if len(weights) == 1:
        return 0
    first, *rest = weights
    best = float("inf")
    for size in range(len(rest)):
        for chosen in combinations(range(len(rest)), size):
            left = (first, *(rest[i] for i in chosen))
            right = tuple(w for i, w in enumerate(rest) if i not in chosen)
            best = min(best, cheapest(left) + cheapest(right))
    return best + sum(weights)


def test_every_tree_of_three_things_is_tried():
    assert cheapest((5, 1, 1)) == 7 + 2 and cheapest((1, 1, 5)) == 7 + 2


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_no_tree_of_questions_needs_fewer(weights):
    best = cheapest(tuple(weights)) / sum(weights)
    assert huffman(weights).expected_questions == pytest.approx(best, abs=1e-12)


@given(counts)
def test_dynamic_programming_finds_the_same_average(weights):
    ours = huffman(weights).expected_questions
    assert ours == pytest.approx(fewest_questions(weights), abs=1e-12)


@given(counts)
def test_huffman_is_between_the_entropy_and_one_question_more(weights):
    bits, asked = float(entropy(weights)), huffman(weights).expected_questions
    assert bits - 1e-12 <= asked < bits + 1


@pytest.mark.parametrize(
    ("weights", "questions"),
    [
        ((4, 2, 1, 1), 1.75),
        ((1, 1), 1),
        ((2, 1, 1), 1.5),
        ((1,) * 8, 3),
        ((8, 4, 2, 1, 1), 1.875),
    ],
)
def test_powers_of_a_half_need_exactly_the_entropy(weights, questions):
    tree = huffman(weights)
    assert tree.expected_questions == float(entropy(weights)) == questions
    p = np.array(weights) / sum(weights)
    assert tree.lengths.tolist() == (-np.log2(p)).tolist()


def test_three_two_one_needs_a_question_and_a_half():
    assert huffman([3, 2, 1]).expected_questions == 1.5


@given(counts, st.randoms(use_true_random=False))
def test_the_order_of_the_things_does_not_matter(weights, random):
    shuffled = random.sample(weights, len(weights))
    ours, theirs = huffman(weights), huffman(shuffled)
    assert ours.expected_questions == pytest.approx(theirs.expected_questions)


@given(counts, st.sampled_from([2, 3, 10, 0.5]))
def test_only_shares_matter(weights, factor):
    scaled = huffman([weight * factor for weight in weights])
    assert scaled.expected_questions == pytest.approx(
        huffman(weights).expected_questions
    )


@given(counts)
def test_every_label_has_its_leaf_and_every_question_two_answers(weights):
    tree = huffman(weights, [f"thing {i}" for i in range(len(weights))])
    asks = tree.yes != NOWHERE
    assert (asks == (tree.no != NOWHERE)).all()
    for node in np.flatnonzero(asks):
        yes, no = tree.yes[node], tree.no[node]
        assert node < yes and node < no
        assert tree.parents[yes] == tree.parents[no] == node
        assert tree.depths[yes] == tree.depths[no] == tree.depths[node] + 1
        assert set(tree.under[node]) == {*tree.under[yes], *tree.under[no]}
        assert len(tree.under[yes]) <= len(tree.under[no])
        assert tree.weights[node] == tree.weights[yes] + tree.weights[no]
    for i, weight in enumerate(weights):
        if not weight:
            assert tree.leaves[i] == NOWHERE and tree.lengths[i] == 0
            continue
        path = tree.path(i)
        assert path[0] == 0 and path[-1] == tree.leaves[i]
        assert len(path) == tree.lengths[i] + 1
        assert tree.under[path[-1]] == (f"thing {i}",)
        assert tree.weights[path[-1]] == weight


@given(positive)
def test_the_lengths_fill_a_tree_exactly(weights):
    assert (0.5 ** huffman(weights).lengths.astype(float)).sum() == 1  # Kraft


@given(positive)
def test_the_weights_of_the_questions_add_up_to_the_questions(weights):
    tree = huffman(weights)
    asked = tree.weights[tree.yes != NOWHERE].sum() / sum(weights)
    assert asked == pytest.approx(tree.expected_questions)


def test_one_thing_needs_no_question():
    tree = huffman([0, 7])
    assert tree.expected_questions == 0 and tree.path(1) == [0]


def test_of_equals_the_first_are_joined_first_and_depths_stay_even():
    assert huffman([1, 1, 1]).lengths.tolist() == [2, 2, 1]
    assert huffman([2, 1, 1, 2]).lengths.tolist() == [2, 2, 2, 2]


def test_yes_is_the_shorter_side():
    tree = huffman([4, 2, 1, 1], ["blue", "orange", "green", "pink"])
    assert tree.under[tree.yes[0]] == ("blue",)
    assert tree.under[tree.no[0]] == ("orange", "green", "pink")


@given(positive, st.integers(1, 3))
def test_several_draws_at_once_come_within_a_part_of_a_question(weights, n_draws):
    bits = float(entropy(weights))
    asked = questions_together(weights, n_draws)
    assert bits - 1e-9 <= asked < bits + 1 / n_draws


def test_asking_about_pairs_saves_questions():
    assert questions_together([29, 1], 1) == 1
    # a pair is two of the common colour, or not: (841 + 2 * 29 + 3 * 30) / 900 / 2
    assert questions_together([29, 1], 2) == pytest.approx((841 + 58 + 90) / 1800)


@pytest.mark.parametrize(
    ("weights", "labels"),
    [
        ([], None),
        ([0, 0], None),
        ([1, -1], None),
        ([1, float("nan")], None),
        ([[1, 2]], None),
        ([1, 2], ["one"]),
    ],
)
def test_weights_that_mean_nothing_are_refused(weights, labels):
    with pytest.raises(ValueError, match=r"\w"):
        huffman(weights, labels)


def test_no_draws_at_once_are_refused():
    with pytest.raises(ValueError, match="given was 0"):
        questions_together([1, 2], 0)

"""The fewest questions by planning; Huffman's tests compare it with brute force."""

import pytest

from engines.reference import fewest_questions


@pytest.mark.parametrize(
    ("weights", "questions"),
    [
        ((5,), 0),
        ((0, 5, 0), 0),
        ((1, 1), 1),
        ((1, 4, 1, 2), 1.75),
        ((3, 2, 1), 1.5),
        ((1,) * 8, 3),
        ((2, 1, 2, 1, 2), 2.25),
    ],
)
def test_the_fewest_questions_of_small_bags(weights, questions):
    assert fewest_questions(weights) == pytest.approx(questions, abs=1e-15)


def test_only_shares_matter():
    assert fewest_questions([6, 4, 2]) == fewest_questions([3, 2, 1])

"""A bag of marbles: its measures, and what many draws come to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import entropy
from engines.decision_trees.marbles import (
    CORNERS,
    draw_marbles,
    entropy_map,
    entropy_with_one_more,
    impurity_curves,
    in_triangle,
)

bags = st.lists(st.integers(0, 12), min_size=1, max_size=6).filter(any)


@pytest.mark.parametrize(
    ("counts", "bits"),
    [
        ((1, 3), 0.811278),
        ((3, 2, 1), 1.459148),
        ((1,) * 8, 3),
        ((4, 2, 1, 1), 1.75),
        ((5, 3), 0.954434),
        ((7,), 0),
    ],
)
def test_the_entropy_of_known_bags(counts, bits):
    assert draw_marbles(counts, 1).entropy == pytest.approx(bits, abs=5e-7)


@settings(deadline=None)
@given(bags, st.integers(1, 40), st.integers(0, 5))
def test_the_books_are_kept_draw_by_draw(counts, n_draws, seed):
    drawing = draw_marbles(counts, n_draws, seed)
    assert drawing.n_draws == n_draws
    assert drawing.present == [i for i, n in enumerate(counts) if n]
    surprise = questions = drawn_wrong = best_wrong = 0.0
    common = counts.index(max(counts))
    for t, (colour, guess) in enumerate(
        zip(drawing.colours, drawing.guesses, strict=True)
    ):
        assert drawing.surprise[t] == pytest.approx(surprise)
        assert drawing.questions[t] == questions
        assert counts[colour] > 0 and counts[guess] > 0
        surprise += np.log2(sum(counts) / counts[colour])
        questions += drawing.tree.lengths[colour]
        drawn_wrong += colour != guess
        best_wrong += colour != common
    assert drawing.surprise[-1] == pytest.approx(surprise)
    assert drawing.questions[-1] == questions
    assert drawing.drawn_guess_mistakes[-1] == drawn_wrong
    assert drawing.best_guess_mistakes[-1] == best_wrong
    assert (
        drawing.drawn[-1].tolist()
        == np.bincount(drawing.colours, minlength=len(counts)).tolist()
    )
    assert drawing.drawn.sum(axis=1).tolist() == [*range(n_draws + 1)]


@pytest.mark.parametrize("counts", [(4, 2, 1, 1), (3, 2, 1), (29, 1), (5, 5, 5, 5, 5)])
def test_in_the_long_run_the_averages_are_what_was_expected(counts):
    n = 40_000
    drawing = draw_marbles(counts, n, seed=3)
    within = 5 / np.sqrt(n)  # five standard errors of something that spreads by 1
    wanted = {
        "surprise": drawing.entropy,
        "questions": drawing.tree.expected_questions,
        "drawn_guess_mistakes": drawing.gini,
        "best_guess_mistakes": drawing.misclassification,
    }
    for name, value in wanted.items():
        mean = drawing.mean(getattr(drawing, name))
        assert mean.shape == (n,)
        assert mean[-1] == pytest.approx(value, abs=within), name


def test_the_marble_that_is_drawn_has_the_colour_that_is_told():
    drawing = draw_marbles([2, 0, 3], 50, seed=1)
    assert set(drawing.marbles) == set(range(5))
    assert (drawing.colours == np.where(drawing.marbles < 2, 0, 2)).all()


def test_a_guess_does_not_know_the_draw():
    drawing = draw_marbles([1, 1], 20_000, seed=2)
    seen = np.histogram2d(drawing.colours, drawing.guesses, bins=2)[0] / 20_000
    assert seen == pytest.approx(np.full((2, 2), 0.25), abs=0.02)


def test_the_same_seed_draws_the_same_marbles():
    one, same, other = (draw_marbles([3, 2, 1], 30, seed) for seed in (4, 4, 5))
    assert one.colours.tolist() == same.colours.tolist() != other.colours.tolist()


def test_terms_add_up_to_the_entropy_and_absent_colours_add_nothing():
    drawing = draw_marbles([3, 0, 1], 1)
    assert drawing.terms.sum() == drawing.entropy
    assert drawing.terms[1] == 0 and drawing.surprises[1] == np.inf


@settings(deadline=None)
@given(bags)
def test_one_more_of_the_commonest_never_raises_the_entropy(counts):
    counts = np.array(counts)
    after = entropy_with_one_more(counts)
    assert after[counts.argmax()] <= entropy(counts) + 1e-12
    # the rarest, or a new colour, raises it most
    assert after[counts.argmin()] >= after.max() - 1e-12
    for i, bits in enumerate(after):
        counts[i] += 1
        assert bits == pytest.approx(float(entropy(counts)))
        counts[i] -= 1


def test_the_three_curves_meet_where_books_say():
    curves = impurity_curves(5)
    assert curves["share"].tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert curves["entropy"] == pytest.approx([0, 0.811278, 1, 0.811278, 0], abs=1e-6)
    assert curves["gini"].tolist() == [0, 0.375, 0.5, 0.375, 0]
    assert curves["misclassification"].tolist() == [0, 0.25, 0.5, 0.25, 0]


def test_a_bag_of_one_colour_is_a_corner_and_of_three_equals_the_middle():
    assert in_triangle(np.eye(3)).tolist() == CORNERS.tolist()
    assert in_triangle([1 / 3] * 3) == pytest.approx([0.5, np.sqrt(3) / 6])


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=3, max_size=3).filter(any))
def test_the_map_shows_the_entropy_of_the_bag_at_its_place(counts):
    x, y, bits = entropy_map(121)
    place = in_triangle(np.array(counts) / sum(counts))
    nearest = bits[np.abs(y - place[1]).argmin(), np.abs(x - place[0]).argmin()]
    assert nearest == pytest.approx(float(entropy(counts)), abs=0.12)


def test_the_map_is_exact_at_corners_sides_and_middle():
    _, _, bits = entropy_map(121)
    assert bits[0, 0] == bits[0, -1] == bits[-1, 60] == 0
    assert bits[0, 60] == bits[60, 30] == pytest.approx(1)
    assert bits[40, 60] == pytest.approx(np.log2(3))
    assert bits.max() <= np.log2(3) + 1e-12 and np.isfinite(bits).all()


@pytest.mark.parametrize(
    ("counts", "n_draws"), [([0, 0], 1), ([1.5, 1], 1), ([1], 0), ([-1, 2], 3)]
)
def test_a_bag_that_cannot_be_drawn_from_is_refused(counts, n_draws):
    with pytest.raises(ValueError, match=r"\w"):
        draw_marbles(counts, n_draws)

"""The shuffle test against counting every order, and what it says of the tables."""

from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    information_gain,
    luck,
    rank_questions,
    rarest_chance,
    shuffle_test,
    with_row_numbers,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    mutual_information,
    table_of,
)

every_table = pytest.mark.parametrize("name", TABLES)

TINY = table_of(
    "pair many same y",
    "p 1 k yes",
    "p 2 k yes",
    "p 1 k yes",
    "q 2 k no",
    "q 3 k maybe",
    "q 1 k no",
    "p 3 k no",
)


def every_order(table) -> np.ndarray:
    """Return the gains in every order of the classes, (n_orders, A): 7! of them."""
    labels = table.column(table.target)
    columns = [table.column(name) for name in table.attributes]
    deals = Counter(permutations(labels))
    times = list(deals.values())
    gains = [[mutual_information(cells, deal) for cells in columns] for deal in deals]
    return np.repeat(gains, times, axis=0)


ORDERS = every_order(TINY)
TRUE_GAINS = np.array(
    [mutual_information(TINY.column(a), TINY.column("y")) for a in TINY.attributes]
)


def surprising(p_values, exact, n_shuffles: int) -> np.ndarray:
    """Return by how many standard deviations each p-value misses the exact share."""
    deviation = np.sqrt(exact * (1 - exact) / n_shuffles)
    return np.abs(p_values - exact) / np.maximum(deviation, 2 / n_shuffles)


def test_p_values_are_the_shares_of_all_orders_that_gain_as_much():
    test = shuffle_test(TINY, n_shuffles=20_000, seed=1)
    exact = (ORDERS >= TRUE_GAINS - 1e-9).mean(axis=0)
    assert exact[0] < 0.3 and exact[2] == 1
    assert (surprising(test.p_values, exact, 20_000) < 4).all()


def test_best_p_values_are_the_shares_in_which_any_question_gains_as_much():
    test = shuffle_test(TINY, n_shuffles=20_000, seed=1)
    best = ORDERS.max(axis=1)[:, np.newaxis]
    exact = (best >= TRUE_GAINS - 1e-9).mean(axis=0)
    assert (surprising(test.best_p_values, exact, 20_000) < 4).all()
    assert (test.best_p_values >= test.p_values).all()


def test_shuffled_gains_are_those_of_all_orders_as_often_as_there():
    test = shuffle_test(TINY, n_shuffles=20_000, seed=2)
    for at in range(3):
        possible, times = np.unique(ORDERS[:, at].round(9), return_counts=True)
        seen, n_seen = np.unique(test.shuffled[:, at].round(9), return_counts=True)
        assert seen.tolist() == possible.tolist()
        shares = times / times.sum()
        assert (surprising(n_seen / 20_000, shares, 20_000) < 4.5).all()


def test_the_expected_gain_is_the_mean_of_all_orders():
    test = shuffle_test(TINY, n_shuffles=20_000, seed=3)
    tolerance = 4 * ORDERS.std(axis=0) / np.sqrt(20_000) + 1e-12
    assert (np.abs(test.expected - ORDERS.mean(axis=0)) < tolerance).all()
    np.testing.assert_allclose(test.expected, test.shuffled.mean(axis=0))


def test_wrong_ways_to_count_or_to_shuffle_are_noticed():
    test = shuffle_test(TINY, n_shuffles=20_000, seed=1)
    exact = (ORDERS >= TRUE_GAINS - 1e-9).mean(axis=0)
    more = (test.shuffled > TRUE_GAINS + 1e-9).mean(axis=0)  # ties left out
    assert surprising(more, exact, 20_000)[:2].min() > 4
    generator, labels = np.random.default_rng(1), np.array(TINY.column("y"))
    drawn = generator.choice(labels, size=(4000, len(labels)))  # with replacement
    pair = TINY.column("pair")
    gains = np.array([mutual_information(pair, deal.tolist()) for deal in drawn])
    share = (gains >= TRUE_GAINS[0] - 1e-9).mean()
    assert surprising(share, exact[0], 4000) > 4


def test_the_fourteen_days_agree_with_counting_every_order():
    """9 yes among 14 days: 2002 ways to deal them out."""
    columns = [FOURTEEN.column(name) for name in FOURTEEN.attributes]
    gains = []
    for yes in combinations(range(14), 9):
        deal = ["Yes" if day in yes else "No" for day in range(14)]
        gains.append([mutual_information(cells, deal) for cells in columns])
    test = shuffle_test(FOURTEEN, n_shuffles=10_000)
    exact = (np.array(gains) >= test.gains - 1e-9).mean(axis=0)
    assert (surprising(test.p_values, exact, 10_000) < 4).all()
    assert exact.min() > 0.05


def test_no_gain_of_the_fourteen_days_is_more_than_luck():
    test = shuffle_test(FOURTEEN)
    assert (test.p_values > 0.05).all() and (test.best_p_values > 0.05).all()
    assert test.attributes[test.p_values.argmin()] == "Outlook"
    assert 0.2 < test.p_values.min() < 0.3


def test_the_votes_of_congress_are_no_luck():
    test = shuffle_test(load("congress"), n_shuffles=500)
    at = test.attributes.index("physician fee freeze")
    assert test.p_values[at] == test.best_p_values[at] == test.smallest_p == 1 / 501


@every_table
def test_row_numbers_gain_as_much_in_any_order(name):
    test = shuffle_test(with_row_numbers(load(name)), n_shuffles=200)
    assert test.p_values[0] == 1
    np.testing.assert_allclose(test.shuffled[:, 0], test.gains[0], atol=1e-12)
    assert (test.best_p_values == 1).all()  # beside it, no gain is the best


@every_table
def test_the_gains_are_those_of_the_table(name):
    test = shuffle_test(load(name), n_shuffles=50)
    gains = [question.gain for question in rank_questions(load(name)).questions]
    assert test.gains.tolist() == gains
    assert test.attributes == load(name).attributes
    assert test.shuffled.shape == (50, len(gains)) and test.n_shuffles == 50


def test_all_questions_hear_the_same_shuffle():
    twins = table_of("a b y", "p p no", "p p no", "q q yes", "q q yes", "r r yes")
    test = shuffle_test(twins, n_shuffles=100)
    np.testing.assert_array_equal(test.shuffled[:, 0], test.shuffled[:, 1])
    assert len(np.unique(test.shuffled[:, 0])) > 1


def test_the_seed_alone_makes_the_difference():
    one, same, other = (shuffle_test(FOURTEEN, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(one.shuffled, same.shuffled)
    assert (one.shuffled != other.shuffled).any() and one.seed == 5
    assert (one.gains == other.gains).all()


def test_memory_is_spent_in_blocks_that_do_not_show(monkeypatch):
    whole = shuffle_test(FOURTEEN, n_shuffles=300)
    monkeypatch.setattr(luck, "CELLS_AT_ONCE", 1000)
    np.testing.assert_array_equal(
        shuffle_test(FOURTEEN, n_shuffles=300).shuffled, whole.shuffled
    )


def test_more_shuffles_begin_with_the_fewer():
    few, many = (shuffle_test(FOURTEEN, n_shuffles=n) for n in (20, 50))
    np.testing.assert_array_equal(few.shuffled, many.shuffled[:20])


def test_rows_without_a_label_take_no_part():
    lines = ["p yes", "p yes", "q no", "q no", "p no"]
    whole = shuffle_test(table_of("a y", *lines), n_shuffles=200)
    gappy = shuffle_test(table_of("a y", "r -", *lines, "q -"), n_shuffles=200)
    np.testing.assert_allclose(gappy.shuffled, whole.shuffled, atol=1e-12)


def test_another_target_can_be_guessed():
    test = shuffle_test(FOURTEEN, "Humidity", n_shuffles=20)
    assert test.attributes == ("Outlook", "Temperature", "Wind", "Play")
    gains = [
        question.gain for question in rank_questions(FOURTEEN, "Humidity").questions
    ]
    assert test.gains.tolist() == gains


@pytest.mark.parametrize(
    "table",
    [
        table_of("a y"),
        table_of("a y", "p -"),
        table_of("y", "yes", "no"),
        table_of("a y", "p yes"),
        table_of("a y", "p yes", "q yes"),
    ],
    ids=["no rows", "no labels", "no attributes", "one row", "one class"],
)
def test_where_nothing_can_be_gained_nothing_is_surprising(table):
    test = shuffle_test(table, n_shuffles=10)
    assert test.shuffled.shape == (10, len(table.attributes))
    assert (test.p_values == 1).all() and (test.best_p_values == 1).all()


def test_no_shuffles_are_refused():
    with pytest.raises(ValueError, match="number of shuffles is 0; it must be 1"):
        shuffle_test(FOURTEEN, n_shuffles=0)


@pytest.mark.parametrize("n_shuffles", [1, 20, 300])
def test_the_first_shuffles_of_a_test_are_a_shorter_test(n_shuffles):
    table = load("fourteen_days")
    first = shuffle_test(table, n_shuffles=300, seed=4).first(n_shuffles)
    short = shuffle_test(table, n_shuffles=n_shuffles, seed=4)
    for name in ("shuffled", "p_values", "best_p_values", "expected", "gains"):
        assert np.array_equal(getattr(first, name), getattr(short, name))


def test_the_first_no_shuffles_are_refused():
    with pytest.raises(ValueError, match="must be 1 or more"):
        shuffle_test(TINY, n_shuffles=5).first(0)


def test_what_reached_the_real_gain_is_what_p_counts():
    test = shuffle_test(load("fourteen_days"), n_shuffles=400, seed=2)
    by_hand = [
        sum(gain > real - 1e-9 for gain in column)
        for column, real in zip(test.shuffled.T.tolist(), test.gains, strict=True)
    ]
    assert test.n_reached.tolist() == by_hand
    assert np.allclose(test.p_values, (1 + np.array(by_hand)) / 401)
    assert test.reached.shape == test.shuffled.shape


def test_the_standard_error_is_by_how_much_p_wanders_from_seed_to_seed():
    tests = [shuffle_test(TINY, n_shuffles=200, seed=seed) for seed in range(60)]
    wandering = np.std([test.p_values for test in tests], axis=0)
    said = np.mean([test.standard_errors for test in tests], axis=0)
    assert (np.abs(wandering - said) <= 0.35 * said).all()
    assert said.max() > 0


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_the_middle_of_the_shuffled_gains_holds_its_share_of_them(share):
    test = shuffle_test(load("congress"), n_shuffles=500, seed=3)
    low, high = test.middle(share)
    inside = ((test.shuffled >= low) & (test.shuffled <= high)).mean(axis=0)
    assert (inside >= share).all() and (inside < share + 0.05).all()


def bags_of(n, most=None):
    """Yield the sizes that the bags of a question over n rows may have."""
    if n == 0:
        yield ()
    for first in range(min(n, most or n), 0, -1):
        yield from ((first, *rest) for rest in bags_of(n - first, first))


@pytest.mark.parametrize("counts", [(1, 1), (2, 2), (1, 4), (2, 3), (3, 3), (1, 1, 2)])
def test_no_question_is_matched_by_luck_more_seldom(counts):
    """Over all deals, and all questions: the fewest deals that reach the best gain."""
    classes = np.repeat(np.arange(len(counts)), counts)
    deals = sorted(set(permutations(classes.tolist())))
    shares = []
    for sizes in bags_of(len(classes)):
        bag = np.repeat(np.arange(len(sizes)), sizes)
        tallies = np.zeros((len(deals), len(sizes), len(counts)))
        for at, deal in enumerate(deals):
            np.add.at(tallies[at], (bag, list(deal)), 1)
        gains = information_gain(tallies)
        shares.append((gains >= gains.max() - 1e-12).mean())
    assert rarest_chance(counts) == pytest.approx(min(shares))

"""Ways of asking: what the greedy and the random one cost, and the floor below all."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import (
    Search,
    entropy,
    expected_questions,
    follow,
    greedy_plan,
    huffman,
    new_game,
    play_greedy,
    questions_floor,
    random_plan,
)
from tests.engines.decision_trees.small_tables import small_tables, table_of

ZOO = load("zoo")
DOMESTIC = tuple(1.0 + 2 * (cell == "yes") for cell in ZOO.column("domestic"))
CODE = table_of(
    [
        (*(("no", "yes")[number >> bit & 1] for bit in range(3)), "x")
        for number in range(8)
    ]
)


def mean_at_random(game, rows):
    """Average over every useful question, by plain recursion without any memory."""
    goals = {game.goal_of[row] for row in rows}
    splits = []
    for q in range(len(game.questions)):
        parts = {}
        for row in rows:
            parts.setdefault(game.answers[row, q], []).append(row)
        if len(parts) > 1:
            splits.append(list(parts.values()))
    if len(goals) == 1 or not splits:
        return 0.0
    weight = sum(game.weights[row] for row in rows)
    costs = [sum(mean_at_random(game, part) for part in split) for split in splits]
    return weight + sum(costs) / len(costs)


# --- plans --------------------------------------------------------------------------


@pytest.mark.parametrize("goal", [None, "type"])
@pytest.mark.parametrize("yes_no_only", [False, True])
@pytest.mark.parametrize("weights", [None, DOMESTIC])
def test_greedys_cost_is_what_playing_every_animal_gives(goal, yes_no_only, weights):
    game = new_game(ZOO, goal, weights, yes_no_only)
    plan = greedy_plan(game)
    plays = [play_greedy(game, secret) for secret in range(101)]
    n_turns = np.array([play.n_turns for play in plays])
    assert plan.rows == pytest.approx(n_turns)
    assert plan.expected == pytest.approx(game.prior @ n_turns)
    assert plan.most == n_turns.max()
    for k in (0, 1, 3, 16):
        assert plan.over_after[k] == pytest.approx(game.prior @ (n_turns <= k))
        bits = [play.entropies[min(k, play.n_turns)] for play in plays]
        assert plan.bits_after[k] == pytest.approx(game.prior @ bits, abs=1e-9)


def test_greedys_numbers_on_the_zoo():
    assert greedy_plan(new_game(ZOO)).expected == pytest.approx(497 / 101)
    only_yes_no = new_game(ZOO, yes_no_only=True)
    assert greedy_plan(only_yes_no).expected == pytest.approx(591 / 101)


@settings(deadline=None, max_examples=60)
@given(small_tables())
def test_a_random_question_costs_the_mean_over_all_of_them(table):
    for goal in (None, "target"):
        game = new_game(table, goal)
        rows = list(range(len(table.rows)))
        expected = mean_at_random(game, rows) / len(rows)
        plan = random_plan(game)
        assert plan.expected == pytest.approx(expected)
        assert game.prior @ plan.rows == pytest.approx(expected)


def test_shares_and_bits_belong_together():
    for plan in (greedy_plan(new_game(ZOO)), random_plan(new_game(ZOO))):
        assert plan.bits_after[0] == pytest.approx(np.log2(101))
        assert (np.diff(plan.over_after) >= -1e-12).all()
        assert (np.diff(plan.bits_after) <= 1e-12).all()
        assert plan.over_after[-1] == pytest.approx(1)
        assert (1 - plan.over_after).sum() == pytest.approx(plan.expected)


def test_all_plans_leave_the_same_ties():
    """What no question can tell apart is left over whoever asks."""
    game = new_game(ZOO)
    sizes = np.bincount(game.group_of)
    tied = (sizes / 101 * np.log2(sizes)).sum()
    assert greedy_plan(game).bits_after[-1] == pytest.approx(tied)
    assert random_plan(game).bits_after[-1] == pytest.approx(tied)


def test_a_table_too_large_is_said_not_awaited():
    plan = random_plan(new_game(ZOO), most_sets=1000)
    assert plan.search is Search.TOO_LARGE
    assert np.isnan(plan.expected) and plan.rows.size == 0 and plan.most == 0
    assert random_plan(new_game(ZOO)).search is Search.COMPLETE


def test_a_game_that_is_over_at_once_costs_nothing():
    game = new_game(table_of([("a", "x"), ("a", "y")]))
    plan = greedy_plan(game)
    assert plan.expected == 0 and plan.opens_with == ()
    assert questions_floor(game).expected == 0


def test_ways_of_asking_are_not_compared_where_answers_may_be_lies():
    for cost in (greedy_plan, random_plan, questions_floor):
        with pytest.raises(ValueError, match="lies=0"):
            cost(new_game(ZOO, lies=1))


# --- the floor ----------------------------------------------------------------------


def test_with_yes_or_no_the_floor_is_huffmans_tree_of_the_groups():
    game = new_game(ZOO, yes_no_only=True)
    sizes = np.bincount(game.group_of)
    floor = questions_floor(game)
    assert floor.expected == pytest.approx(huffman(sizes).expected_questions)
    assert floor.entropy == pytest.approx(float(entropy(sizes)))
    assert floor.wide_bits == 0


def test_a_number_of_legs_can_tell_its_entropy_less_the_one_bit_of_any_question():
    game = new_game(ZOO)
    legs = [ZOO.column("legs").count(word) for word in set(ZOO.column("legs"))]
    floor = questions_floor(game)
    assert floor.wide_bits == pytest.approx(float(entropy(legs)) - 1)
    assert floor.expected == pytest.approx(floor.entropy - floor.wide_bits)


def test_an_answer_above_one_half_counts_with_the_rest_only():
    table = table_of([("a", "x")] * 6 + [("b", "x"), ("c", "x")])
    assert questions_floor(new_game(table)).wide_bits == pytest.approx(2 / 8)


@settings(deadline=None, max_examples=60)
@given(small_tables())
def test_no_plan_is_below_the_floor(table):
    for goal in (None, "target"):
        for yes_no_only in (False, True):
            game = new_game(table, goal, yes_no_only=yes_no_only)
            floor = questions_floor(game).expected
            assert floor <= greedy_plan(game).expected + 1e-9
            assert floor <= random_plan(game).expected + 1e-9


def test_a_code_of_three_bits_reaches_the_floor_exactly():
    game = new_game(CODE)
    assert questions_floor(game).expected == 3
    assert greedy_plan(game).expected == random_plan(game).expected == 3


def test_a_floor_too_high_would_be_noticed():
    """The negative control: one bit more than the floor, and the code is below it."""
    floor = questions_floor(new_game(CODE))
    wrong = replace(floor, expected=floor.expected + 1)
    assert greedy_plan(new_game(CODE)).expected < wrong.expected


def test_any_other_way_of_asking_can_be_followed():
    game = new_game(CODE)
    plan = follow(game, lambda rows, splits: (max(splits),))
    assert plan.expected == 3 and plan.opens_with == (2,)


@pytest.mark.parametrize("yes_no_only", [False, True])
def test_by_its_name_a_strategy_costs_what_its_plan_costs(yes_no_only):
    game = new_game(load("zoo"), yes_no_only=yes_no_only)
    best, greedy, random = (
        expected_questions(game, name) for name in ("best", "greedy", "random")
    )
    assert questions_floor(game).expected <= best < greedy < random
    assert greedy == greedy_plan(game).expected


def test_an_unknown_strategy_lists_the_known_ones():
    with pytest.raises(ValueError, match="choose one of greedy, best, random"):
        expected_questions(new_game(load("zoo")), "lucky")

"""The exact optimum: against brute force, against greedy, against the floor."""

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import (
    Search,
    best_play,
    greedy_plan,
    new_game,
    questions_floor,
)
from engines.decision_trees.row_sets import RowSets
from tests.engines.decision_trees.small_tables import small_tables
from tests.engines.decision_trees.test_strategies import CODE, DOMESTIC

ZOO = load("zoo")


def brute_force(game, rows, first=None):
    """Try every question at every node, without memory and without bounds."""
    if len({game.goal_of[row] for row in rows}) == 1:
        return 0.0
    costs = []
    for q in range(len(game.questions)) if first is None else [first]:
        parts = {}
        for row in rows:
            parts.setdefault(game.answers[row, q], []).append(row)
        if len(parts) > 1:
            costs.append(sum(brute_force(game, part) for part in parts.values()))
    if not costs:
        return 0.0 if first is None else np.inf
    return sum(game.weights[row] for row in rows) + min(costs)


def named(game, name):
    return [question.name for question in game.questions].index(name)


@settings(deadline=None, max_examples=120)
@given(small_tables())
def test_the_optimum_is_what_brute_force_finds(table):
    for goal in (None, "target"):
        for yes_no_only in (False, True):
            game = new_game(table, goal, yes_no_only=yes_no_only)
            rows = list(range(len(table.rows)))
            best = best_play(game)
            assert best.plan.expected == pytest.approx(
                brute_force(game, rows) / len(rows)
            )


@settings(deadline=None, max_examples=50)
@given(small_tables())
def test_the_cost_of_each_first_question_is_what_brute_force_finds(table):
    game = new_game(table)
    rows = list(range(len(table.rows)))
    if brute_force(game, rows) == 0:
        return
    found = best_play(game).costs
    expected = [brute_force(game, rows, q) / len(rows) for q in range(len(found))]
    assert found == pytest.approx(expected)


@settings(deadline=None, max_examples=80)
@given(small_tables(most_rows=9))
def test_the_optimum_lies_between_the_floor_and_greedy(table):
    for goal in (None, "target"):
        game = new_game(table, goal)
        best = best_play(game).plan.expected
        assert best <= greedy_plan(game).expected + 1e-9
        assert best >= questions_floor(game).expected - 1e-9


@pytest.mark.parametrize("goal", [None, "type"])
@pytest.mark.parametrize("yes_no_only", [False, True])
@pytest.mark.parametrize("weights", [None, DOMESTIC])
def test_on_the_zoo_too(goal, yes_no_only, weights):
    game = new_game(ZOO, goal, weights, yes_no_only)
    best, greedy = best_play(game), greedy_plan(game)
    assert best.search is Search.COMPLETE
    assert best.plan.expected <= greedy.expected + 1e-9
    assert best.plan.expected >= questions_floor(game).expected - 1e-9
    assert best.plan.expected == pytest.approx(best.costs.min())
    assert game.prior @ best.plan.rows == pytest.approx(best.plan.expected)
    lost = sum(loss.cost for loss in best.losses)
    assert lost == pytest.approx(greedy.expected - best.plan.expected, abs=1e-9)


def test_a_plain_dynamic_program_finds_the_same_on_the_zoo():
    game = new_game(ZOO)
    sets, known = RowSets(game), {}

    def cost(rows):
        if rows not in known:
            options = [sum(map(cost, parts)) for parts in sets.splits(rows).values()]
            known[rows] = sets.weight(rows) + min(options) if options else 0.0
        return known[rows]

    best = best_play(game)
    assert cost(sets.all_rows) / 101 == pytest.approx(best.plan.expected)
    assert best.plan.expected == pytest.approx(492 / 101)
    assert best.n_sets <= len(known)


def test_for_the_type_milk_first_beats_legs_first():
    """The largest gain first costs 24 questions more over the 101 animals."""
    game = new_game(ZOO, goal="type")
    best = best_play(game)
    milk, legs = named(game, "milk"), named(game, "legs")
    assert greedy_plan(game).opens_with == (legs,)
    assert best.plan.opens_with == (milk,) == (int(best.costs.argmin()),)
    assert best.costs[milk] == pytest.approx(210 / 101)
    assert best.costs[legs] == pytest.approx(234 / 101)
    assert [(loss.asked, loss.better) for loss in best.losses] == [(legs, milk)]
    assert best.losses[0].cost == pytest.approx(24 / 101)


def test_for_the_animal_itself_legs_first_is_best():
    game = new_game(ZOO)
    best = best_play(game)
    assert best.costs.argmin() == named(game, "legs")
    assert best.costs[named(game, "milk")] > best.plan.expected
    assert all(loss.turns for loss in best.losses)  # greedy loses later only


def test_a_place_where_greedy_loses_says_who_is_left_there():
    game = new_game(ZOO)
    for loss in best_play(game).losses:
        possible = np.ones(101, dtype=bool)
        for question, answer in loss.turns:
            possible &= game.answers[:, question] == answer
        assert np.flatnonzero(possible).tolist() == list(loss.rows)
        assert loss.asked != loss.better and loss.cost > 0


def test_nothing_is_lost_where_greedy_is_best():
    best = best_play(new_game(CODE))
    assert best.losses == () and best.plan.expected == 3
    assert best.costs == pytest.approx([3, 3, 3])


def test_a_question_left_out_would_be_noticed(monkeypatch):
    """The negative control: without its best first question the cost is wrong."""
    game = new_game(ZOO)
    missed = best_play(game).plan.opens_with[0]
    honest = RowSets.splits

    def without_it(sets, rows):
        return {q: parts for q, parts in honest(sets, rows).items() if q != missed}

    monkeypatch.setattr(RowSets, "splits", without_it)
    wrong = best_play.__wrapped__(game)
    assert wrong.plan.expected > best_play(game).plan.expected + 1e-6


def test_of_equal_questions_the_first_is_asked():
    """Each bit of a code tells as much as any other."""
    assert best_play(new_game(CODE)).plan.opens_with == (0,)


def test_a_table_too_large_is_said_not_awaited():
    best = best_play(new_game(ZOO), most_sets=100)
    assert best.search is Search.TOO_LARGE
    assert best.n_sets == 100 and best.losses == () and best.costs.size == 0


def test_the_optimum_is_not_sought_where_answers_may_be_lies():
    with pytest.raises(ValueError, match="lies=0"):
        best_play(new_game(ZOO, lies=1))

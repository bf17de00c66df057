"""The best small tree: against every tree there is, and what must hold of it."""

import random
from dataclasses import replace

import numpy as np
import pytest

import engines.decision_trees.sets_asked as sets_asked
from engines.datasets import DATASETS, Table, load
from engines.decision_trees import (
    ASKED,
    LEAST_OF,
    MISSING_CELLS,
    WRONG,
    Costs,
    LeafReason,
    Limits,
    best_play,
    best_tree,
    decision_path,
    grow_id3,
    new_game,
    predict,
    tree_after,
    tree_costs,
)
from engines.decision_trees.answer_sheet import answer_sheet
from engines.decision_trees.growth import Growth
from engines.decision_trees.sets_asked import set_asked
from engines.decision_trees.strategies import Search
from engines.decision_trees.tree_costs import Measure
from tests.engines.decision_trees.brute_trees import Brute, Masks

LONG = pytest.mark.long  # sweeps
SOME = [pytest.param(60), pytest.param(4000, marks=LONG)]


def by_chance(rng: random.Random) -> Table:
    """Return a small table: words and numbers, gaps, rows alike, classes missing."""
    n, d = rng.randint(1, 12), rng.randint(1, 4)
    columns, numbers = [], []
    gaps = rng.choice((0, 0, 0.2, 0.5))
    for at in range(d):
        many = rng.choice((1, 2, 2, 3, 5))
        cells = [str(rng.randrange(many)) for _ in range(n)]
        columns.append(["" if rng.random() < gaps else cell for cell in cells])
        if rng.random() < 0.4:
            numbers.append(f"c{at}")
    classes = [rng.choice("ab" if rng.random() < 0.7 else "abc") for _ in range(n)]
    if rng.random() < 0.1:
        classes = ["" if rng.random() < 0.2 else one for one in classes]
    names = tuple(f"c{at}" for at in range(d))
    rows = tuple(zip(*columns, classes, strict=True))
    named = tuple(str(at) for at in range(n))
    how = {"numbers": tuple(numbers)}
    return Table("t", "T", "Ours.", (*names, "y"), rows, "y", named, **how)


def drawn(seed: int, n: int):
    rng = random.Random(seed)
    for _ in range(n):
        table, missing = by_chance(rng), rng.choice([*MISSING_CELLS])
        yield table, rng.randint(1, 4), rng.choice([*LEAST_OF]), missing


def least_cost(table, depth, least, missing):
    """Return what the best of all trees costs, as `as_counted` has it."""
    make = Brute if missing == "shared" else Masks
    every = make(table.columns, table.rows, table.numbers, missing, least)
    if missing == "shared":  # parts of rows have no last digit: one is weighed
        every.dear = Measure(least, len(table.rows), depth).dear
    first, asked, boxes = every.best(every.everyone, depth)
    return as_counted(Costs(first, first, asked, boxes), least, every.dear)


def as_counted(costs, least, dear=None):
    if least == WRONG:
        return round(costs.wrong, 5), costs.questions
    if dear:
        return round(dear * costs.unsettled + costs.asked, 4), costs.questions
    return round(costs.unsettled, 5), round(costs.asked, 5), costs.questions


@pytest.mark.parametrize("n", SOME)
def test_no_tree_there_is_costs_less(n):
    for table, depth, least, missing in drawn(1, n):
        found = best_tree(table, depth, least, missing=missing)
        is_weighed = missing == "shared"
        dear = Measure(least, len(table.rows), depth).dear if is_weighed else None
        ours = as_counted(found.costs, least, dear)
        assert ours == least_cost(table, depth, least, missing), table


def of_numbers(rng: random.Random) -> Table:
    """Return a small table of numbers with many values, so of many cuts."""
    n, d = rng.randint(8, 18), rng.randint(1, 3)
    gaps = rng.choice((0, 0, 0.15))
    columns = [
        ["" if rng.random() < gaps else str(rng.randrange(12)) for _ in range(n)]
        for _ in range(d)
    ]
    names = tuple(f"c{at}" for at in range(d))
    classes = [rng.choice("abc") for _ in range(n)]
    rows = tuple(zip(*columns, classes, strict=True))
    named = tuple(map(str, range(n)))
    return Table("t", "T", "Ours.", (*names, "y"), rows, "y", named, numbers=names)


@pytest.mark.parametrize("n", [pytest.param(40), pytest.param(1500, marks=LONG)])
def test_no_tree_of_many_cuts_costs_less(n, monkeypatch):
    monkeypatch.setattr(sets_asked, "MANY_CUTS", 2)
    rng = random.Random(9)
    for _ in range(n):
        table, least = of_numbers(rng), rng.choice([WRONG, WRONG, ASKED])
        missing, depth = rng.choice(["answer", "answer", "left_out"]), rng.randint(2, 3)
        found = best_tree(table, depth, least, missing=missing)
        assert found.search is Search.COMPLETE
        ours = as_counted(found.costs, least)
        assert ours == least_cost(table, depth, least, missing), table


@pytest.mark.parametrize("missing", [*MISSING_CELLS])
def test_running_sums_count_the_bags_of_cuts_as_one_by_one(missing, monkeypatch):
    rng = random.Random(10)
    for _ in range(30):
        table = of_numbers(rng)
        sheet = answer_sheet(table, missing)
        weights = np.array([rng.choice([0, 0.5, 1]) for _ in table.rows])
        found = []
        for many in (2, 99):
            monkeypatch.setattr(sets_asked, "MANY_CUTS", many)
            asked = set_asked(sheet, weights, missing, Measure(WRONG, 99, 2))
            found.append(asked.once(asked.children) if len(asked.answers) else [])
            assert len(asked.singly) == len(asked.answers) or many == 2
        np.testing.assert_allclose(*found, atol=1e-9)


def test_hundreds_of_cuts_can_be_searched_to_two_questions():
    rng = np.random.default_rng(3)
    values = rng.normal(size=(400, 4)).round(3)
    classes = np.where(values[:, 0] * values[:, 1] > 0, "a", "b")
    rows = tuple((*map(str, one), c) for one, c in zip(values, classes, strict=True))
    names = tuple(f"c{at}" for at in range(4))
    named = tuple(map(str, range(400)))
    table = Table("t", "T", "Ours.", (*names, "y"), rows, "y", named, numbers=names)
    found = best_tree(table, 2)
    assert found.search is Search.COMPLETE
    assert found.costs.wrong < found.greedy_costs.wrong


def test_a_tree_that_is_not_the_best_is_noticed():
    """The negative control: greedy's costs are not what brute force finds."""
    table = load("zoo")
    found = best_tree(table, 4)
    every = Masks(table.columns, table.rows)
    assert every.best(every.everyone, 1)[0] == 26
    assert as_counted(found.greedy_costs, WRONG) != as_counted(found.costs, WRONG)


@pytest.mark.parametrize("n", SOME)
def test_the_tree_itself_costs_what_the_search_says(n):
    for table, depth, least, missing in drawn(2, n):
        found = best_tree(table, depth, least, missing=missing)
        tree = found.tree
        counted = tree_costs(tree)
        pairs = zip(vars(counted).values(), vars(found.costs).values(), strict=True)
        assert all(abs(one - two) < 1e-6 for one, two in pairs), table
        assert tree.depth <= depth
        assert not tree.open
        if missing != "shared":
            known = tree.nodes[0].rows
            said = np.array(predict(tree, table), dtype=object)[known]
            true = np.array(table.column("y"), dtype=object)[known]
            assert (said != true).sum() == found.costs.wrong


@pytest.mark.parametrize("n", SOME)
def test_the_losses_add_up_to_what_greedy_costs_more(n):
    for table, depth, least, missing in drawn(3, n):
        found = best_tree(table, depth, least, missing=missing)
        measure = Measure(least, len(table.rows), depth)
        more = measure.total(found.greedy_costs) - measure.total(found.costs)
        assert more >= -1e-6
        assert abs(sum(loss.lost for loss in found.losses) - more) < 1e-5
        for loss in found.losses:
            assert loss.lost > 0
            assert loss.node in found.greedy_tree.asked


def test_deeper_is_never_worse():
    for table, _, least, missing in drawn(4, 20):
        found = [best_tree(table, d, least, missing=missing) for d in range(1, 5)]
        if missing == "shared" and least == ASKED:
            continue  # unsettled parts are weighed there against questions
        firsts = [as_counted(one.costs, least)[0] for one in found]
        assert firsts == sorted(firsts, reverse=True)
        assert firsts[-1] >= as_counted(found[0].at_least, least)[0] - 1e-6


def test_the_order_of_rows_and_columns_changes_ties_only():
    rng = random.Random(5)
    for table, depth, least, missing in drawn(5, 60):
        rows, names = list(table.rows), [*table.columns[:-1]]
        rng.shuffle(rows)
        rng.shuffle(names)
        places = [table.columns.index(name) for name in (*names, "y")]
        moved = replace(
            table,
            rows=tuple(tuple(row[at] for at in places) for row in rows),
            columns=(*names, "y"),
        )
        if missing == "left_out":  # rows that stay take the class that is listed first
            continue
        both = [best_tree(t, depth, least, missing=missing) for t in (table, moved)]
        assert as_counted(both[0].costs, least) == as_counted(both[1].costs, least)


def test_every_row_twice_doubles_what_is_wrong():
    for table, depth, _, missing in drawn(6, 60):
        if missing == "shared":  # a row's worth of parts is counted in rows
            continue
        named = tuple(f"row {at}" for at in range(2 * len(table.rows)))
        twice = replace(table, rows=table.rows * 2, row_names=named)
        one = best_tree(table, depth, missing=missing).costs
        two = best_tree(twice, depth, missing=missing).costs
        assert (two.wrong, two.questions) == (2 * one.wrong, one.questions)


@pytest.mark.parametrize(
    "name", [n for n, t in DATASETS.items() if isinstance(t, Table)]
)
def test_at_two_questions_the_built_in_tables_hold_against_brute_force(name):
    table = load(name)
    every = Masks(table.columns, table.rows, table.numbers)
    told = every.best(every.everyone, 2)
    found = best_tree(table, 2)
    assert as_counted(found.costs, WRONG) == (round(told[0], 6), told[2])


def test_fewest_questions_in_the_zoo_begin_with_milk_as_in_twenty_questions():
    table = load("zoo")
    found = best_tree(table, 5, ASKED)
    play = best_play(new_game(table, goal="type")).plan
    assert found.costs.unsettled == 0
    assert abs(found.costs.asked / 101 - play.expected) < 1e-12
    assert found.tree.asked[0].question.attribute == "milk"
    assert found.losses[0].asked == "legs"
    assert found.losses[0].gain > found.losses[0].better_gain


def test_legs_asked_as_a_number_let_greedy_begin_with_milk_and_lose():
    found = best_tree(replace(load("zoo"), numbers=("legs",)), 4)
    assert found.costs.wrong == 0 < found.greedy_costs.wrong
    assert found.losses[0].asked == "milk"
    assert (found.losses[0].better, found.losses[0].better_at) == ("legs", 3.0)


def test_numbers_are_cut_too_where_a_cut_gains_less():
    for table, depth, least, missing in drawn(7, 100):
        for one in best_tree(table, depth, least, missing=missing).decisions[1:]:
            cut = one.question.threshold
            if cut != one.ranking.question(one.question.attribute).threshold:
                return
    pytest.fail("every cut of every tree was the best one")


def test_two_switches_need_two_questions_that_gain_nothing_at_first():
    table = load("two_switches")
    assert best_tree(table, 1).costs.wrong == 2
    assert best_tree(table, 1).tree.nodes[0].reason is LeafReason.NO_BETTER
    found = best_tree(table, 2)
    assert found.costs.wrong == found.greedy_costs.wrong == 0
    assert not found.losses


def test_a_search_that_is_too_large_says_so_and_ends_with_less_depth():
    found = best_tree(load("congress"), 5, most_work=3e8)
    whole = best_tree(load("congress"), found.depth)
    assert found.search is Search.TOO_LARGE
    assert 1 <= found.depth < found.wished == 5
    assert found.costs == whole.costs
    assert found.at_least.wrong <= best_tree(load("congress"), 5).costs.wrong


def test_wherever_the_search_ends_there_are_trees_and_losses():
    whole = [best_tree(load("zoo"), depth, ASKED) for depth in range(1, 5)]
    for work in np.geomspace(1e6, 1e9, 9):
        found = best_tree(load("zoo"), 4, ASKED, most_work=work)
        is_whole = found.depth == 4
        assert (found.search is Search.COMPLETE) == is_whole
        if found.depth:
            same = whole[found.depth - 1]
            assert found.costs == same.costs
            both = [[loss.node for loss in one.losses] for one in (found, same)]
            assert both[0] == both[1]


def test_even_no_work_at_all_leaves_a_tree():
    found = best_tree(load("zoo"), 3, most_work=0)
    assert (found.depth, found.search) == (0, Search.TOO_LARGE)
    assert len(found.decisions) == len(found.greedy) == 1


def test_a_table_without_columns_or_labels_has_a_tree_of_one_leaf():
    bare = Table("t", "T", "Ours.", ("y",), (("a",), ("b",)), "y", ("1", "2"))
    assert best_tree(bare, 3).costs.wrong == 1
    rows = (("x", ""), ("z", ""))
    empty = Table("t", "T", "Ours.", ("a", "y"), rows, "y", ("1", "2"))
    assert best_tree(empty, 3).costs.wrong == 0


@pytest.mark.parametrize(
    "given", [(0, WRONG), (-1, WRONG), (float("nan"), WRONG), (2, "x")]
)
def test_what_means_nothing_is_refused(given):
    with pytest.raises(ValueError, match="must be 1 or more"):
        best_tree(load("zoo"), *given)


def test_it_tells_how_far_it_is_and_may_be_stopped():
    seen = []

    def watch(slices):
        for one in slices:
            seen.append(one)
            if len(seen) == 3:
                raise InterruptedError
            yield one

    with pytest.raises(InterruptedError):
        best_tree(load("zoo"), 4, watch=watch)


# --- picks at a threshold -----------------------------------------------------------


def test_a_pick_may_carry_a_threshold():
    table = load("measured_days")
    planted, first = grow_id3(table, picks=[(0, "Humidity", 77.5)], finish=False)
    assert first.question.threshold == 77.5
    assert [child.n_samples for child in first.children] == [5, 9]
    assert first.ranking.question("Humidity").threshold != 77.5
    tree = tree_after((planted, first), 1)
    assert decision_path(tree, {"Humidity": "78"}).nodes[-1] == 2


def test_a_threshold_that_separates_nothing_is_refused():
    table = load("measured_days")
    with pytest.raises(ValueError, match="separates nothing"):
        grow_id3(table, picks=[(0, "Humidity", 500.0)])
    with pytest.raises(ValueError, match="in words"):
        grow_id3(table, picks=[(0, "Outlook", 1.0)])
    growth = Growth(table, "gain", Limits())
    assert growth.question(0, "Humidity", 77.5).threshold == 77.5


@pytest.mark.parametrize("n", SOME)
def test_the_two_ways_to_look_at_every_tree_agree(n):
    for table, depth, least, missing in drawn(8, n // 3):
        if missing != "shared":
            given = (table.columns, table.rows, table.numbers, missing, least)
            both = [make(*given) for make in (Brute, Masks)]
            one, two = (every.best(every.everyone, depth) for every in both)
            assert one == two

"""The best small tree on its page: badges, scripts, bets, what is not told early."""

import random
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import ASKED, MISSING_CELLS, best_tree
from engines.decision_trees import best_tree as search
from pages.chapters.information_gain.which_question import record as chapter
from pages.chapters.information_gain.which_question.best_small_tree import (
    checks,
    depths,
    endings,
    pictures,
    record,
    words,
)
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from tests.pages.app import texts
from tests.pages.chapters.information_gain.which_question.asking import (
    PARTS,
    agrees,
    open_chapter,
    record_table,
    skip,
)
from tests.pages.chapters.information_gain.which_question.claims import drawing
from tests.pages.looking import settings_at
from tests.pages.scripts import prints

PART = PARTS[chapter.BEST]


def at(table="fourteen_days", **values):
    label = load(table).label
    return PART.run(settings_at(CHAPTER, part=chapter.BEST, table=label, **values))


def drawn(seed: int, n: int):
    rng = random.Random(seed)
    for _ in range(n):
        values = drawing.best_small_tree(rng)
        yield values, PART.run(settings_at(CHAPTER, **values))


@pytest.mark.parametrize("n", [8, pytest.param(400, marks=pytest.mark.long)])
def test_badges_are_green_whatever_is_asked(n):
    for values, found in drawn(1, n):
        opinions = PART.opinions(found)
        assert all(one.difference <= one.allowed for one in opinions), values


@pytest.mark.parametrize("n", [8, pytest.param(400, marks=pytest.mark.long)])
def test_the_script_prints_the_best_trees_numbers_whatever_is_asked(n):
    for _, found in drawn(2, n):
        prints(PART.script(found).text, [found.wrong[-1], found.asked[-1]])


def test_scikit_learns_tree_is_no_better_on_yes_no_tables():
    zoo = load("zoo")
    rows = tuple(row[:12] + row[13:] for row in zoo.rows)  # without legs
    columns = zoo.columns[:12] + zoo.columns[13:]
    yes_no = replace(zoo, rows=rows, columns=columns)
    for depth in (2, 4):
        found = at("zoo", at_most=depth)
        found = PART.run(replace(found.settings, table=yes_no))
        opinion = PART.reference(found)
        assert opinion.difference == 0
    found.wrong[-1] += 40
    assert PART.reference(found).difference > 0


def test_a_tree_that_is_not_the_best_is_noticed_by_the_other_search():
    found = at("contact_lenses", at_most=2)
    assert agrees(chapter.BEST, found)
    found.wrong[:] += 1
    assert checks._by_brute_force(found) == 3 != found.wrong[-1]
    assert not agrees(chapter.BEST, found)


def test_congress_in_three_questions_gets_two_members_fewer_wrong():
    app = open_chapter(
        ig_question_part=chapter.BEST,
        ig_question_table=load("congress").label,
        ig_question_at_most="3",
    )
    assert "2 rows fewer" not in texts(app)
    told = texts(skip(app))
    assert "The best tree gets 2 rows fewer wrong." in told
    assert "export administration act south africa" in told
    assert record_table(app)["wrong"].to_list() == [12, 10]


def test_fewest_questions_in_the_zoo_are_those_of_twenty_questions():
    found = at("zoo", at_most=5, aim="Questions a row")
    assert abs(found.asked[-1] - 2.079208) < 1e-6
    assert found.parting == (0, 0)
    assert words.bet(found).answer == words.ASKS_LESS


def test_legs_asked_as_a_number():
    found = at("zoo", at_most=4)
    numbered = replace(load("zoo"), numbers=("legs",))
    found = PART.run(replace(found.settings, table=numbered, cut=True))
    assert found.wrong.tolist() == [6, 0]
    said = " ".join(endings.ending(found))
    assert "“legs ≤ 3”" in said
    prints(PART.script(found).text, [0, found.asked[-1]])


def test_before_the_bet_no_picture_marks_where_the_trees_part():
    found = at("congress", at_most=3)
    before, after = pictures.panels_before_bet(found), pictures.panels(found)

    def told(panels):
        return repr([(one.figure, one.spans) for one in panels])

    assert "wrong" not in told(before) and "differs first" not in told(before)
    assert "wrong" in told(after) and "differs first" in told(after)
    step = words.bet(found).told_at
    assert step == found.n_steps - 1


def test_a_search_that_is_too_large_offers_a_smaller_depth(monkeypatch):
    hasty = partial(search, most_work=3e8)
    monkeypatch.setattr(record, "best_tree", hasty)
    found = at("congress", at_most=5)
    assert 1 <= found.found.depth < 5
    assert depths.remedy(found).values == {"at_most": found.found.depth}
    assert "Too large" in " ".join([*words.story(found, 0), *endings.ending(found)])
    mended = at("congress", at_most=found.found.depth)
    assert depths.remedy(mended) is None
    assert mended.wrong.tolist() == found.wrong.tolist()


def test_not_even_one_question_can_be_looked_at(monkeypatch):
    monkeypatch.setattr(record, "best_tree", partial(search, most_work=0))
    found = at("zoo", at_most=3)
    assert depths.remedy(found) is None
    assert endings.ending(found)[0].startswith("Not even one question")


@pytest.mark.parametrize("missing", MISSING_CELLS)
def test_every_treatment_of_missing_cells_has_an_exact_best_tree(missing):
    label = next(way for way, key in chapter.GAPS.items() if key == missing)
    cells = ((0, 0, ""), (3, 2, ""), (7, 0, ""), (9, 1, ""))
    found = at(cells=cells, gaps=label)
    assert found.found.costs.wrong <= found.found.greedy_costs.wrong
    alone = best_tree(found.settings.table, 2, missing=missing)
    assert np.isclose(found.wrong[-1], alone.costs.wrong)


def test_parts_of_rows_and_questions_a_row_have_no_bet():
    cells = ((0, 0, ""), (3, 2, ""))
    found = at(cells=cells, gaps="Shared out", aim="Questions a row")
    assert found.found.least == ASKED
    assert words.bet(found) is None


def test_a_search_that_is_too_large_says_so_at_once_but_not_what_the_bet_asks(
    monkeypatch,
):
    monkeypatch.setattr(record, "best_tree", partial(search, most_work=3e8))
    found = at("congress", at_most=5)
    depth = depths.on_a_path(found.found.depth)
    told = depths.depth_note(found).text, " ".join(words.story(found, 0))
    assert all(depth in one for one in told)
    best = f"{found.wrong[-1]:g} rows wrong"
    assert not any(best in one for one in told)
    assert best in " ".join(endings.ending(found))
    assert depths.depth_note(at("congress", at_most=2)) is None


def test_every_box_says_how_many_rows_it_holds():
    found = at("congress", at_most=2)
    for name, tree in found.trees.items():
        notes = pictures._notes(found, name)
        for number, node in enumerate(tree.nodes):
            assert f"{node.n_samples:g}" in notes[number].split()


def test_the_symbols_are_the_parts_own():
    told = texts(open_chapter(ig_question_part=chapter.BEST))
    assert all(meaning in told for _, meaning in words.SYMBOLS)
    assert "shuffle" not in dict(words.SYMBOLS)
    assert dict(CHAPTER.symbols)["K"] not in told

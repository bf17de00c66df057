"""The tree: numbers that stay what they are, walls told as they are, words."""

import random
from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import Dataset, load
from pages.chapters.information_gain.grow_a_tree.chapter import CHAPTER
from pages.chapters.information_gain.grow_a_tree.the_tree import (
    changes,
    checks,
    words,
)
from pages.chapters.information_gain.grow_a_tree.the_tree.numbers import (
    between,
    beyond,
    exactly,
    wall,
)
from pages.chapters.information_gain.grow_a_tree.the_tree.part import PART
from pages.chapters.information_gain.grow_a_tree.the_tree.record import run
from pages.words.sentences import plain
from tests.claims.shapes import number
from tests.pages.looking import settings_at

LINK = {"ig_chapter": "Grow a tree", "ig_tree_part": "The tree"}


def at(**values):
    return run(settings_at(CHAPTER, part="The tree", **values))


def test_a_number_stays_between_its_walls_and_is_no_longer_than_it_must():
    rng = random.Random(1)
    for _ in range(400):
        above, upto = sorted(
            rng.uniform(-9, 9) * 10 ** rng.randint(-6, 6) for _ in "ab"
        )
        value = rng.choice([upto, rng.uniform(above, upto), np.nextafter(above, 9e9)])
        if above < value <= upto:
            assert above < number(between(value, above, upto)) <= upto
        for value in (above - (upto - above) / 3, upto + (upto - above) / 3):
            found, rises = beyond(value, above, upto), value <= above
            end = above if rises else upto
            assert above < found <= upto
            grain = 10.0 ** np.floor(np.log10(abs(value)))  # no less than its digits'
            assert abs(found - end) <= 0.01 * max(abs(end - value), grain)
    assert [between(4.8), between(0.6962111903930701), between(-0.0)] == [
        "4.8",
        "0.696",
        "0",
    ]
    assert between(1.7500001, 1.75, 2.0) == "1.7500001"
    assert beyond(105.9, 105.95, np.inf) == 105.951
    assert [exactly(105.951), exactly(0.25000001)] == ["105.951", "0.25000001"]
    assert beyond(1.8, 1.0, 1.75) == 1.75 and beyond(0.0, 0.5, 9.0) == 0.501
    assert beyond(0.5, 1.0, np.nextafter(1.0, 2)) == np.nextafter(1.0, 2)
    assert [wall(105.95, 105.9, 106.1, 1e-4), wall(105.95)] == ["105.95", "106"]


@pytest.mark.parametrize("data", ["Iris", "Two moons"])
def test_what_is_shown_of_the_smallest_change_flips_the_answer(data):
    rows = range(1, 151, 7)
    for one in (at(data=data, row=row) for row in rows):
        point = changes.point_beyond(one)
        assert one.tree.predict(point[None])[0] == one.change.prediction
        assert one.change.prediction != one.prediction


BREAST, WINE = load("breast_cancer").label, load("wine").label
WALLS = {  # a link's row, and the walls of its smallest change as they are told
    (BREAST, 129): "worst perimeter just above 105.95 instead of 105.9.",
    (WINE, 5): "alcohol at most 13.175 instead of 13.24 and proline at most 724.5",
    ("Iris", 78): "petal length at most 4.95 instead of 5.",
}


@pytest.mark.parametrize(("data", "row"), WALLS)
def test_a_wall_is_told_as_it_is_and_everywhere_alike(data, row):
    one = at(data=data, row=row)
    ending = words.ending(one)
    assert WALLS[data, row] in plain(ending)
    lows, highs = one.bounds_of(one.change.leaf)
    for feature in one.change.moved:
        rises = one.change.point[feature] > one.row[feature]
        wall_passed = float((lows if rises else highs)[feature])
        told = one.wall(feature, wall_passed)
        assert f" {told} instead of" in plain(ending)
        assert all(told in q for q in _asking(one, feature, wall_passed))


def _asking(one, feature, threshold):
    tree = one.tree
    same = (tree.features == feature) & (tree.thresholds == threshold)
    return [one.questions[node] for node in np.flatnonzero(same).tolist()]


def test_a_value_and_the_wall_beside_it_never_look_alike():
    one = at(data="Two circles", made=1000, spread=0.3, row=363)
    for node in one.path.nodes[:-1].tolist():
        wall_told = number(one.questions[node].split(" ≤ ")[1])
        value = number(one.value(int(one.tree.features[node])))
        assert value != wall_told
        right = one.row[one.tree.features[node]] > one.tree.thresholds[node]
        assert (value > wall_told) == right


def test_no_row_of_the_table_is_told_before_its_question_is_asked():
    one = at(data=BREAST, row=129)
    assert PART.reached(one, 0) == 0  # not even the root's, whose cut is the answer
    n = len(PART.labels(one)) - 1
    assert PART.reached(one, n) == len(one.path.nodes)
    for step in range(n + 1):
        asked = one.decisions.asked_at[:step].tolist()
        told = one.path.nodes[: PART.reached(one, step)].tolist()
        assert {*told} <= {*asked, one.path.leaf}


def brought(columns, rows, row):
    """Return settings with a table of the learner's own."""
    data = Dataset("own", "Own", "", columns, rows, columns[-1], ("bad", "good"))
    settings = settings_at(CHAPTER, part="The tree")
    kind = type("Own", (type(settings),), {"dataset": data})
    return kind(**vars(replace(settings, row=row)))


def test_a_column_about_a_word_is_told_by_its_word():
    rows = np.array([[0.0, 5, 0], [0, 6, 0], [1, 5, 1], [1, 6, 1]])
    columns = ("breakfast = bread", "hours", "mood")
    one = run(brought(columns, rows, row=1))
    [said, alone] = changes.smallest(one)
    assert "breakfast is bread instead of not bread" in said
    assert "1 of the 2 features can" in alone
    remedy = changes.remedy(one)
    assert remedy.values == {"change": columns[0], "value": 1.0}
    assert remedy.label == "Change it: breakfast is bread"
    assert words.story(one, 1)[1].startswith("Row 1 answers yes: breakfast is not")


def test_numbers_beyond_all_squares_are_as_far_as_they_are():
    rows = np.array([[-1e300, 1, 0], [1e300, 2, 1], [2e299, 3, 0], [-5e299, 4, 1]])
    one = run(brought(("a", "b", "mood"), rows, row=1))
    assert 0.33 < one.change.distance < 0.34 and np.isfinite(one.scales).all()
    found = checks.opinions(one)
    assert all(opinion.difference <= opinion.allowed for opinion in found)


def test_where_no_point_is_nearer_the_search_says_so():
    rows = np.array([[0.0, 0], [1, 0], [2, 1], [3, 1]])
    settings = brought(("a", "mood"), rows, row=1)
    one = run(replace(settings, changed="a", changed_to=1.5))  # on the wall itself
    assert one.change.distance < 1e-9
    assert np.isnan(checks.opinions(one)[-1].difference)
    assert "less than a thousandth" in plain(words.ending(one))

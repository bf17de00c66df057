"""The tree: numbers that stay what they are, changes that flip, clicks and links."""

import random
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engines.datasets import Dataset, load
from pages.chapters.information_gain.grow_a_tree.chapter import CHAPTER
from pages.chapters.information_gain.grow_a_tree.the_tree import (
    changes,
    controls,
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
from pages.figures.number_tree import Folds
from pages.words.sentences import plain
from tests.claims.shapes import number
from tests.pages.app import start, texts
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


def test_options_stand_in_the_order_of_the_way_and_their_order_tells_nothing():
    places = set()
    for row in range(1, 1700, 61):
        one = at(data=load("digits").label, row=row)
        bet, names = PART.bet(one), [one.data.attributes[a] for a in one.path.asked]
        *options, last = bet.options
        first = names.index(options[0])
        assert options == names[first : first + len(options)]
        assert last == changes.SEVERAL and bet.answer in bet.options
        if len(names) > 6 and bet.answer in options:
            places.add(options.index(bet.answer))
    assert len(places) > 3


def test_no_row_of_the_table_is_told_before_its_question_is_asked():
    one = at(data=BREAST, row=129)
    assert PART.reached(one, 0) == 0  # not even the root's, whose cut is the answer
    n = len(PART.labels(one)) - 1
    assert PART.reached(one, n) == len(one.path.nodes)
    for step in range(n + 1):
        asked = one.decisions.asked_at[:step].tolist()
        told = one.path.nodes[: PART.reached(one, step)].tolist()
        assert {*told} <= {*asked, one.path.leaf}


def test_the_remedy_does_what_it_says():
    one = at(row=78)
    remedy = changes.remedy(one)
    after = at(row=78, **remedy.values)
    assert after.prediction == one.change.prediction and after.is_changed
    assert changes.remedy(after) is None


def test_a_column_about_a_word_is_told_by_its_word(monkeypatch):
    rows = np.array([[0.0, 5, 0], [0, 6, 0], [1, 5, 1], [1, 6, 1]])
    columns = ("breakfast = bread", "hours", "mood")
    data = Dataset("own", "Own", "", columns, rows, "mood", ("bad", "good"))
    settings = settings_at(CHAPTER, part="The tree")
    kind = type("Own", (type(settings),), {"dataset": data})
    one = run(kind(**vars(replace(settings, row=1))))
    [said, alone] = changes.smallest(one)
    assert "breakfast is bread instead of not bread" in said
    assert "1 of the 2 features can" in alone
    remedy = changes.remedy(one)
    assert remedy.values == {"change": columns[0], "value": 1.0}
    assert remedy.label == "Change it: breakfast is bread"
    assert words.story(one, 1)[1].startswith("Row 1 answers yes: breakfast is not")


def test_a_click_folds_a_node_and_on_a_leaf_takes_a_row_of_it():
    one = at(row=78)
    wide = one.drawn.wide
    for place, node in enumerate(wide.story.shown.nodes.tolist()):
        point = {"panel": 0, "x": float(wide.x[place]), "y": float(wide.y[place])}
        put = PART.clicked(one, point)
        if one.tree.asks[node]:
            assert put == {"folds": Folds((node,), ())}
        else:
            row = put["row"] - 1
            assert one.tree.ends_of(one.data.features[[row]])[0] == node
    assert PART.clicked(one, {"panel": 1, "x": 0, "y": 0}) == {}


def test_folds_stand_in_links_as_they_are():
    for folds in (Folds((0, 12), ()), Folds((), (3,)), Folds((2,), (5, 9))):
        assert controls.read(controls.text_of(folds)) == folds
    assert controls.text_of(Folds()) is None
    for bad in ("", "a", "1_", "1_b", "999999999", "_".join(["1"] * 61)):
        with pytest.raises(ValueError):
            controls.read(bad)


def test_a_link_opens_a_row_with_another_value_and_with_folds():
    more = {"ig_tree_row": "71", "ig_tree_change": "petal width"}
    more |= {"ig_tree_value": "1.7", "ig_tree_folds": "2"}
    app = start("information_gain", **LINK, **more)
    assert "Its petal width is 1.7 now, instead of 1.8." in texts(app)
    assert any(one.label == "Unfold all by hand" for one in app.button)
    app.number_input(key="ig_tree_row").set_value(1).run()
    assert "instead of" not in texts(app)  # another row is as it is


def test_a_row_that_there_is_not_is_told_and_the_first_one_is_shown():
    app = start("information_gain", **LINK, ig_tree_row="151")
    assert "could not be used" in texts(app) and "1 to 150" in texts(app)
    assert app.number_input(key="ig_tree_row").value == 78


def test_the_bet_is_open_for_each_feature_that_is_asked_about():
    one = at(row=124)
    bet = PART.bet(one)
    assert bet.answer == changes.SEVERAL and len(bet.options) == 3
    assert PART.bet(at(row=124, leaf=50, depth=1)) is None  # nothing else can move
    stump = SimpleNamespace(change=None, tree=None)
    assert changes.bet(stump) is None


def test_before_the_bet_no_formula_tells_how_far_it_is():
    one = at(row=78)
    last = len(PART.labels(one)) - 1
    assert len(PART.formulas(one, last)) == 2
    assert len(PART.standing("formulas", is_over=False)(one, last)) == 1


def test_digits_are_three_hundred_nodes_in_marks_beside_the_rows_path():
    one = at(data=load("digits").label, row=54)
    assert len(one.tree.features) > 280
    tree, path = PART.panels(one)
    assert tree.names and path.least_height <= 360
    assert len(PART.panels(at(row=78))) == 1  # whose boxes have the bars in them

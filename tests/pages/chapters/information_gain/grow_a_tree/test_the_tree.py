"""The tree: changes that flip, bets, clicks and links."""

from types import SimpleNamespace

import pytest

from engines.datasets import load
from pages.chapters.information_gain.grow_a_tree.chapter import CHAPTER
from pages.chapters.information_gain.grow_a_tree.the_tree import (
    changes,
    controls,
)
from pages.chapters.information_gain.grow_a_tree.the_tree.part import PART
from pages.chapters.information_gain.grow_a_tree.the_tree.record import run
from pages.figures.number_tree import Folds
from tests.pages.app import start, texts
from tests.pages.looking import settings_at

LINK = {"ig_chapter": "Grow a tree", "ig_tree_part": "The tree"}


def at(**values):
    return run(settings_at(CHAPTER, part="The tree", **values))


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


def test_the_remedy_does_what_it_says():
    one = at(row=78)
    remedy = changes.remedy(one)
    after = at(row=78, **remedy.values)
    assert after.prediction == one.change.prediction and after.is_changed
    assert changes.remedy(after) is None


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


def test_an_emptied_box_is_no_value():
    more = {"ig_tree_row": "71", "ig_tree_change": "petal width"}
    app = start("information_gain", **LINK, **more, ig_tree_value="1.7")
    app.number_input(key="ig_tree_value").set_value(None).run()
    assert app.number_input(key="ig_tree_value").value == 1.8  # the row's own
    assert not app.exception and not app.warning


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

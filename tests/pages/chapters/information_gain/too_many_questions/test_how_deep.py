"""How deep: what the curve counts, its pictures, its bet, and its script."""

from itertools import pairwise

import numpy as np
import pytest

from engines.decision_trees import Limits, accuracy, grow
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.too_many_questions.chapter import CHAPTER
from pages.chapters.information_gain.too_many_questions.how_deep import (
    bets,
    pictures,
    words,
)
from pages.chapters.information_gain.too_many_questions.how_deep.part import PART
from pages.chapters.information_gain.too_many_questions.how_deep.plane import (
    MOST_RINGS,
    plane_panel,
)
from pages.chapters.information_gain.too_many_questions.how_deep.script import script
from pages.chapters.information_gain.too_many_questions.how_deep.trees import tree_panel
from pages.chapters.information_gain.too_many_questions.settings import HOW_DEEP
from tests.pages.looking import settings_at
from tests.pages.scripts import printed

MOONS = {"data": "Two moons", "made": 100}
ALONG = ("Depth", "Leaf size", "α")
every_way = pytest.mark.parametrize("along", ALONG)


def ran(**values):
    return PART.run(settings_at(CHAPTER, part=HOW_DEEP, **values))


def test_a_tree_of_two_moons_learns_the_noise_by_heart():
    record = ran(data="Two moons")
    assert record.best == [2] and record.held_counts[2] == 57
    assert (
        record.held_counts[-1] == 45 and record.learned_counts[-1] == record.n_learned
    )
    assert record.memorised[-1] == record.halves.n_changed == 14
    assert record.memorised[2] == 0
    told = words.ending(record)
    assert "12 fewer held out than the best." in told[1]
    assert "more than two standard errors" in told[1]


def test_honest_digits_lose_nothing_by_asking_on():
    record = ran(data="Handwritten digits", noise=0.0)
    assert len(record) - 1 in record.best
    assert "here nothing is lost by asking on" in " ".join(PART.ending(record))
    assert words.noise(record) == "All labels it learns from are the true ones."


@every_way
def test_each_place_is_the_tree_that_grows_under_its_limit(along):
    record = ran(along=along, **MOONS)
    halves = record.halves
    for place in (0, len(record) // 2, len(record) - 1):
        value, tree = record.value(place), record.tree(place)
        if along != "α":
            name = "max_depth" if along == "Depth" else "min_samples_leaf"
            limits = Limits(**{name: value})
            anew = grow(halves.X, halves.y, "entropy", limits, halves.n_classes).tree
            assert anew.n_leaves == tree.n_leaves
        assert record.held[place] == accuracy(tree, halves.held_X, halves.held_y)
    assert record.n_leaves[0] <= record.n_leaves[-1] == record.grown.tree.n_leaves


def test_one_row_more_or_less_is_never_told_from_luck():
    record = ran(**MOONS)
    for step in range(1, len(record)):
        told = " ".join(words.story(record, step))
        if abs(record.held_counts[step] - record.held_counts[step - 1]) == 1:
            assert "more than two standard errors" not in told
        assert ("by heart" in told) <= (
            record.held_counts[step] + 5 <= max(record.held_counts[:step])
        )


def test_who_gets_many_of_his_rows_wrong_has_not_learned_them_by_heart():
    record = ran(data="Two moons", made=1000, spread=0.5, noise=0.5)
    told = [" ".join(words.story(record, step)) for step in range(len(record))]
    harmed = [step for step, one in enumerate(told) if "more questions do harm" in one]
    assert harmed and not any("by heart" in one for one in told)
    assert not any(record.is_by_heart(step) for step in harmed)
    assert record.is_by_heart(len(record) - 1)


def test_of_several_best_trees_the_page_says_whose_number_it_is():
    record = ran()
    assert record.best == [2, 3, 4, 5, 6]
    assert "depth 2, the smallest of the best, says 2." in words.ending(record)[-1]
    assert "than depth 2, the smallest of the best." in words.at_the_end(record)
    along = ran(along="Leaf size")
    assert "than leaf size 30, the largest of the best." in words.at_the_end(along)


def test_where_all_rows_are_right_there_is_no_error():
    record = ran(data="Two moons", spread=0.0, noise=0.0)
    assert record.held[-1] == 1 and words.both(record, -1).endswith("held out: 1.")


def test_two_alphas_that_differ_look_different():
    how = {"data": "Two moons", "made": 500, "by": "Gini", "noise": 0.3, "seed": 2}
    record = ran(along="α", **how)
    values = [record.value(place) for place in range(len(record))]
    assert len({f"{one:.3g}" for one in values}) < len({*values})  # or it tests nothing
    for at, (one, other) in enumerate(pairwise(values)):
        assert (one == other) == (record.alphas[at] == record.alphas[at + 1])


def test_along_alpha_three_small_trees_are_bet_on_one_by_one():
    for seed in range(20):
        how = {"data": "Two moons", "made": 20, "share": 0.5, "seed": seed}
        record = ran(along="α", **how)
        if len(record) == 3 and record.n_leaves[-1] < 4:
            break
    assert [*PART.bet(record).options] == ["1 leaf", "2 leaves", "3 leaves"]


@pytest.mark.parametrize("along", ["max_depth", "min_samples_leaf", "alpha"])
def test_marks_are_as_far_apart_everywhere(along):
    for m in (1, 2, 10, 38, 64, 401):
        places = pictures.marked(m, 6, along)
        assert len({*np.diff(places)}) <= 1 and 1 <= len(places) <= 6
        end = 0 if along == "max_depth" else m - 1
        assert end in places and len(places) >= min(m, 3)


def test_few_of_many_changed_rows_have_a_ring_and_the_key_says_how_many():
    many = ran(data="Two moons", made=1000, noise=0.5)
    figure = plane_panel(many).figure
    n = len(figure.data[2]["x"])
    title = figure.layout["title"]["text"]
    assert n <= MOST_RINGS and f"({n} of 350)" in title
    assert all(name in title for name in many.halves.dataset.class_names)


def test_where_one_label_is_changed_it_is_told_as_one():
    record = ran(noise=0.02, share=0.5)
    assert record.halves.n_changed == 1
    told = [" ".join(words.story(record, step)) for step in range(1, len(record))]
    assert "The only changed label it does not say as changed." in told[0]
    assert "The only changed label it says as changed." in told[-1]
    assert "1 changed label" not in " ".join([*told, *words.ending(record)])


@every_way
def test_pictures_have_a_frame_for_every_tree_and_the_plane_is_covered_once(along):
    record = ran(along=along, beside="The plane", **MOONS)
    curve, plane = PART.panels(record)
    assert all(max(trail.upto) == len(record) for trail in curve.trails)
    (left, right), (low, high) = (
        plane.figure.layout[axis]["range"] for axis in ("xaxis", "yaxis")
    )
    for step in range(0, len(record), 3):
        boxes = [span.shape for span in plane.spans if span.first <= step <= span.last]
        areas = [(b["x1"] - b["x0"]) * (b["y1"] - b["y0"]) for b in boxes]
        assert len(boxes) == record.n_leaves[step]
        assert sum(areas) == pytest.approx((right - left) * (high - low), rel=1e-4)
    assert (
        plane.figure.data[2]["x"] and len(plane.figure.data[0]["x"]) == record.n_learned
    )


@pytest.mark.parametrize("along", ALONG[1:])
def test_the_tree_beside_the_curve_has_as_many_leaves_as_the_record_says(along):
    record = ran(data="Iris", along=along)
    panel = tree_panel(record).narrow
    for step in (0, len(record) // 2, len(record) - 1):
        rows = [
            span.shape["label"]["text"]
            for span in panel.spans
            if span.first <= step <= span.last and span.shape.get("label")
        ]
        leaves = [text for text in rows if "≤" not in text]
        n_folded = sum("leaves" in text for text in leaves)
        assert n_folded or len(leaves) == record.n_leaves[step]
        assert n_folded or len(rows) == 2 * record.n_leaves[step] - 1


def test_the_plane_is_drawn_where_it_is_asked_for_and_there_are_two_features():
    assert len(ran(beside="The plane", **MOONS).halves.X[0]) == 2
    titles = [
        panel.figure.layout["title"]["text"].split("<")[0].strip()
        for panel in PART.panels(ran(beside="The tree", **MOONS))
    ]
    assert titles == ["Accuracy", "The tree"]
    assert plane_panel(ran(**MOONS)).alt


@every_way
def test_the_bet_is_won_by_every_group_that_has_one_of_the_best(along):
    record = ran(along=along)
    bet = PART.bet(record)
    for option in bet.options:
        places = [k for k in range(len(record)) if bets.group_of(record, k) == option]
        assert bet.wins(option) == bool({*places} & {*record.best})
    assert bet.told_at == 1


def test_more_rows_are_offered_only_where_the_best_tree_is_then_better():
    record = ran(data="Two moons", share=0.1)
    remedy = PART.remedy(record)
    after = ran(data="Two moons", **remedy.values)
    assert max(after.held_counts) > max(record.held_counts)
    assert PART.remedy(after) is None and PART.remedy(ran()) is None


@every_way
def test_its_script_finds_every_tree_of_the_curve(along):
    record = ran(along=along, **MOONS)
    text = script(record).text
    whole = text.replace("for number in rows[-1]:", "for number in sum(rows, ()):")
    assert whole != text
    rows = np.array(printed(whole)).reshape(len(record), -1)
    ours = np.array([[*map(float, row)] for row in PART.table(record).rows])
    assert rows == pytest.approx(ours, abs=1e-9)


@pytest.mark.parametrize("data", ["Wine (178 wines)", "Two moons"])
def test_all_questions_at_once_are_those_of_the_nodes(data):
    record = ran(data=data)
    dataset, tree = record.halves.dataset, record.grown.tree
    each = [
        samples.question(dataset, tree, node) if asks else ""
        for node, asks in enumerate(tree.asks)
    ]
    assert samples.questions(dataset, tree) == each and "≤" in each[0]


def test_scikit_learn_certifies_the_whole_tree():
    opinion = PART.reference(ran(**MOONS))
    assert opinion.difference <= opinion.allowed
    ours = PART.reference(ran(by="Misclassification", **MOONS))
    assert "tree, node by node" not in ours.against and "DummyClass" in ours.against

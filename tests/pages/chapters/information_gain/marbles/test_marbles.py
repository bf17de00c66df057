"""Marbles: what its parts owe the reader of every bag, and the page of them."""

import re
from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.information_gain.marbles.chapter import CHAPTER
from pages.chapters.information_gain.marbles.record import opinions, reference
from pages.figures import theme
from pages.figures.lettering import pixels
from tests.pages.app import fine, start, texts
from tests.pages.chapters.information_gain.marbles.bags import (
    BAGS,
    DEFAULT,
    OF_COUNTS,
    PARTS,
    pictures,
    record,
    said,
)
from tests.pages.figures import checked
from tests.pages.looking import settings_at, shown_part

MEANS = {"Bag": 0, "Questions": 0, "Measures": 1}  # where the averages are drawn

# --- what each preset promises ------------------------------------------------------


def test_presets_show_what_they_say():
    others = ("You ask", *OF_COUNTS)
    mine = [p for p in CHAPTER.presets if p.values.get("view") not in others]
    found = {p.name: PARTS["Bag"].run(settings_at(CHAPTER, p)) for p in mine}
    drawing = {name: one.drawing for name, one in found.items()}
    assert drawing["Half, quarter, quarter"].entropy == 1.5
    assert drawing["Fair coin"].entropy == 1
    assert drawing["Certain"].entropy == 0
    assert drawing["One in four"].entropy > 0.75
    six = drawing["Six equal"]
    assert six.entropy == pytest.approx(np.log2(6))
    assert (found["Six equal"].one_more < six.entropy).all()
    rare = drawing["A rare marble"]
    assert rare.surprises.min() < 0.1 < rare.entropy < 0.25 < 4 < rare.surprises[1]
    dyadic = drawing["Halves, quarters, eighths"]
    assert dyadic.surprise.tolist() == dyadic.questions.tolist()
    three = drawing["Three, two, one"]
    assert 0 < three.tree.expected_questions - three.entropy < 0.05
    assert three.tree.under[three.tree.yes[0]] == ("blue",) and three.shares[0] == 0.5
    wasted = found["Huffman wastes"]
    one, two, three = wasted.drawing.tree.expected_questions, *wasted.together.values()
    spare = one - wasted.drawing.entropy
    assert one == 1 and two < 0.6 and (one - three) / spare > 0.7
    commonest = drawing["Only the commonest counts"]
    assert commonest.counts.tolist() == [4, 3, 1, 0, 0, 0]


# --- every bag ----------------------------------------------------------------------


def test_every_bag_has_a_picture_and_a_story_for_every_draw():
    n_panels = {"Bag": 3, "Questions": 2, "Measures": 3}
    for view in n_panels:
        part = PARTS[view]
        for counts in BAGS:
            found = record(counts, view)
            assert len(part.labels(found)) == 61
            panels = part.panels(found)
            assert len(panels) == n_panels[view]
            assert all(len(panel.frames) in (0, 61) for panel in panels)
            for step in (0, 1, 30, 60):
                assert part.story(found, step) and part.formulas(found, step)


@pytest.mark.parametrize(
    ("view", "known", "secret"),
    [
        ("Bag", {"surprise H = 1.459"}, set()),
        ("Questions", {"surprise H = 1.459"}, {"questions L = 1.5"}),
        (
            "Measures",
            {"best guess misclassi- fication = 0.5"},
            {"drawn guess Gini = 0.6111"},
        ),
    ],
)
def test_what_a_bet_asks_is_not_told_before_the_first_draw(view, known, secret):
    means = pictures((3, 2, 1), view, is_over=False)[MEANS[view]]
    named = [
        {
            shape["label"]["text"].replace("<br>", " ")
            for shape in of_the_averages(means, step)
            if "label" in shape
        }
        for step in range(len(means.frames))
    ]
    assert named[0] == known and all(names == known | secret for names in named[1:])
    found = record((3, 2, 1), view)
    first, later = (PARTS[view].formulas(found, step) for step in (0, 1))
    shown = " ".join(latex for _, latex in first)
    assert len(later) > len(first)
    assert "L &=" not in shown and "0.611111" not in shown


def of_the_averages(panel, step):
    """Return the shapes of the averages: the bag above has axes of its own."""
    return [s for s in panel.at(step).layout["shapes"] if s.get("yref") != "y2"]


@pytest.mark.parametrize(
    ("view", "at"), [("Bag", 0), ("Questions", 0), ("Measures", 1)]
)
def test_no_average_strikes_the_name_of_a_target_through(view, at):
    for counts in BAGS:
        for n_draws in (10, 200):
            means = pictures(counts, view, draws=n_draws, seed=1)[at]
            high = 128 if view != "Measures" else 310  # pixels of the axes, at least
            names_keep_clear(means, checked(means.figure).layout, high)


def names_keep_clear(means, layout, room_up):
    left, right = layout.xaxis.range
    last = of_the_averages(means, len(means.frames) - 1)
    lines = [shape["x1"] for shape in last if shape["type"] == "line"]
    lines += [max(trail.x) for trail in means.trails]
    names = [shape for shape in last if "label" in shape]
    for name in names:
        label = name["label"]
        assert (label["textposition"], label["xanchor"]) == ("middle left", "left")
        assert name["xanchor"] >= max(lines)
        room = (right - name["xanchor"]) / (right - left) * 215  # at least
        assert room >= max(map(pixels, label["text"].split("<br>")))
    spots = sorted(spot(name, room_up, *layout.yaxis.range) for name in names)
    assert all(0 <= low and high <= room_up for low, high in spots)
    assert all(a[1] <= b[0] + 2 for a, b in zip(spots, spots[1:], strict=False))
    # No line of the grid strikes a name through, either.
    (paper,) = (s for s in layout.shapes if s.yref == "y domain")
    assert paper.fillcolor == theme.PAPER and paper.x1 == right
    assert max(lines) <= paper.x0 <= min(name["xanchor"] for name in names)


def spot(name, room_up, low, high):
    """Return the lower and upper end of a name, in pixels."""
    half = 7 * len(name["label"]["text"].split("<br>"))
    up = (name["y0"] + name["y1"]) / 2
    centre = (name["yanchor"] - low) / (high - low) * room_up + up
    return centre - half, centre + half


# --- words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "held"),
    [
        ((1, 1), "holds 2 marbles: 1 blue and 1 orange;"),
        ((3, 1), "holds 4 marbles: 3 blue and 1 orange;"),
        ((0, 0, 1), "holds 1 green marble;"),
        ((8,), "holds 8 blue marbles;"),
        ((4, 2, 1, 1), "holds 8 marbles: 4 blue, 2 orange, 1 green and 1 pink;"),
    ],
)
def test_what_the_bag_holds_is_said_in_good_english(counts, held):
    assert all(held in said(counts, view, 0) for view in PARTS)


def test_numbers_agree_with_their_nouns():
    wrong = r"(?<![\d.])1 (\w+ )?(bits|draws|questions|marbles|times)\b"
    for view in PARTS:
        for counts in BAGS:
            for step in (None, 0) if view == "You ask" else (None, 0, 1, 2):
                sentences = said(counts, view, step)
                assert not re.search(wrong, sentences)
                assert not re.search(r"\ba (orange|[aeiou]\w+) marble", sentences)


# --- second opinions ----------------------------------------------------------------


def test_second_opinions_and_scikit_learn_agree_about_every_bag():
    for counts in BAGS:
        found = record(counts)
        for opinion in (*opinions(found), reference(found)):
            assert opinion.difference <= opinion.allowed, (counts, opinion.against)


def test_a_tree_that_is_not_the_best_is_found_out():
    found = record((4, 2, 1, 1))
    two_for_each = replace(found.drawing.tree, expected_questions=2.0)
    worse = replace(found, drawing=replace(found.drawing, tree=two_for_each))
    wrong = [
        opinion.against for opinion in opinions(worse) if opinion.difference > 1e-3
    ]
    assert wrong == ["the best of all trees"]


# --- the page -----------------------------------------------------------------------


def open_marbles(**query):
    more = {f"ig_marbles_{name}": str(value) for name, value in query.items()}
    return start("information_gain", ig_chapter="Marbles", **more)


def test_an_empty_bag_is_lent_a_marble_and_says_so():
    app = open_marbles(blue=0, orange=0, green=0)
    assert "one blue marble stands in" in texts(app)
    assert "holds 1 blue marble;" in texts(app)
    assert "stands in" not in texts(open_marbles())


def test_draw_again_draws_other_marbles_and_goes_round():
    app = open_marbles(step=20)
    before = texts(app)
    fine(app.button(key="ig_marbles_again").click().run())
    assert app.number_input(key="ig_marbles_seed").value == 1
    assert "Draw 20" in texts(app) and texts(app) != before
    app = open_marbles(seed=999)
    fine(app.button(key="ig_marbles_again").click().run())
    assert app.number_input(key="ig_marbles_seed").value == 0


def test_a_draw_is_looked_at_in_three_ways():
    app = open_marbles(step=20)
    for view in ("Questions", "Measures", "Bag"):
        groups = app.get("button_group")
        show = next(group for group in groups if group.key == "ig_marbles_view")
        fine(show.set_value(view).run())
        assert "**Draw 20** of 60" in texts(app)
        assert shown_part(app, CHAPTER) is PARTS[view]


def test_a_bet_holds_for_every_seed_but_not_for_another_view_or_bag():
    app = open_marbles()
    skip = "ig_marbles_bet_skip"
    fine(app.button(key=skip).click().run())
    fine(app.number_input(key="ig_marbles_seed").set_value(7).run())
    fine(app.slider(key="ig_marbles_draws").set_value(10).run())
    assert "How it ends." in texts(app)
    fine(app.number_input(key="ig_marbles_blue").set_value(5).run())
    assert app.button(key=skip) and "How it ends." not in texts(app)
    fine(app.number_input(key="ig_marbles_blue").set_value(DEFAULT[0]).run())
    assert "How it ends." in texts(app)
    app.session_state["ig_marbles_view"] = "Questions"
    assert "How it ends." not in texts(fine(app.run()))


def test_a_bad_count_in_the_link_is_named_and_the_default_used():
    app = open_marbles(blue=-3)
    assert "ig_marbles_blue was '-3'" in texts(app)
    assert app.number_input(key="ig_marbles_blue").value == DEFAULT[0]

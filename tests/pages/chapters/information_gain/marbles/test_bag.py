"""The part "Bag": surprise and entropy are told as they are, to the last claim."""

import re

import numpy as np
import pytest

from pages.chapters.information_gain.marbles.bag import words
from pages.chapters.information_gain.marbles.bag.place import SEEN
from pages.chapters.information_gain.marbles.bag.words import FALLS
from pages.chapters.information_gain.marbles.pictures import letters
from pages.chapters.information_gain.marbles.record import NAMES
from tests.pages.chapters.information_gain.marbles.bags import (
    DEFAULT,
    pictures,
    record,
    said,
)
from tests.pages.figures import checked


def test_facts_about_entropy_stand_on_the_page():
    assert "H = 0.8113 < log₂ 2 = 1" in said((1, 3), "Bag")
    assert record((1, 3)).drawing.entropy == pytest.approx(0.811278, abs=5e-7)
    assert record((3, 2, 1)).drawing.entropy == pytest.approx(1.459148, abs=5e-7)


# --- pictures -----------------------------------------------------------------------


def test_the_bag_is_placed_among_bags_of_as_many_colours():
    for counts, title in {
        (7,): "curve",
        (1, 3): "curve",
        (0, 2, 0, 0, 5): "curve",
        (3, 2, 1): "three colours",
        (4, 2, 1, 1): "ceiling",
        (3,) * 6: "ceiling",
    }.items():
        _, _, place = pictures(counts, "Bag")
        assert title in checked(place.figure).layout.title.text, counts


def test_the_bag_rides_the_curve_at_its_share_and_entropy():
    _, _, curve = pictures((1, 3), "Bag")
    for frame in curve.frames:
        at = frame[-1]
        assert (at["xanchor"], at["yanchor"]) == pytest.approx((0.25, 0.811278))
    seen = next(s for s in curve.frames[1] if s["type"] == "circle")
    # one draw: all of one colour
    assert (seen["xanchor"] in (0, 1), seen["yanchor"]) == (True, 0)


def test_the_marble_in_hand_is_the_one_that_is_told():
    drawing = record(DEFAULT).drawing
    bag, terms, _ = pictures(DEFAULT, "Bag")
    assert in_the_bag(bag, 0) == [] and terms.frames[0] == []
    marble = checked(bag.figure).data[0]
    for step, colour in enumerate(drawing.colours, 1):
        ring, hand, name = in_the_bag(bag, step)
        m = drawing.marbles[step - 1]
        assert (ring["xanchor"], ring["yanchor"]) == (marble.x[m], marble.y[m])
        assert marble.text[m] == letters(NAMES[colour]) == hand["label"]["text"]
        assert name["label"]["text"].startswith(NAMES[colour])
        (framed,) = terms.frames[step]
        assert framed["x1"] == drawing.terms[colour]
        assert NAMES[colour] in said(DEFAULT, "Bag", step)


def in_the_bag(panel, step):
    """Return what moves in the upper picture."""
    return [shape for shape in panel.frames[step] if shape.get("yref") == "y2"]


@pytest.mark.parametrize("counts", [DEFAULT, (1,), (29, 1), (3,) * 6, (30,) * 6])
def test_marbles_lie_apart_inside_the_bag_and_carry_letters_where_they_have_room(
    counts,
):
    bag = checked(pictures(counts, "Bag")[0].figure)
    marbles = bag.data[0]
    places = np.column_stack([marbles.x, marbles.y])
    gaps = np.hypot(*(places[:, np.newaxis] - places).T)
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() >= marbles.marker.size  # one unit is one pixel at least
    low, high = places.min(axis=0), places.max(axis=0)
    half = marbles.marker.size / 2
    assert (low - half >= (14, 4)).all() and (high + half <= (150, 96)).all()
    if any(marbles.text):
        assert marbles.textfont.size >= 10 and marbles.marker.size >= 15


def test_the_names_of_the_bag_and_the_draws_stand_apart_at_every_draw():
    for counts in ((1, 3), (29, 1), (8,), DEFAULT, (3,) * 6):
        _, _, place = pictures(counts, "Bag")
        for frame in place.frames[1:]:
            names = [s for s in frame if "label" in s]
            says = [name["label"]["text"] for name in names]
            assert len(says) == 2 and says[0] == SEEN and "H = " in says[1]
            (_, low), (_, high) = ((n["xanchor"], n["yanchor"]) for n in names)
            beside = abs(names[0]["xanchor"] - names[1]["xanchor"]) > 0.7
            assert beside or high - low > 0.7


def test_letters_on_marbles_are_all_different():
    assert len({letters(name) for name in NAMES}) == len(NAMES) == 6


def test_pictures_count_in_good_english():
    marble = checked(pictures((1, 1), "Bag")[0].figure).data[0]
    assert marble.customdata[0][2] == "1 bit" and "bits" not in marble.hovertemplate
    place = checked(pictures((1,) * 4, "Bag")[2].figure)
    assert [*place.data[0].customdata[:2]] == ["1 colour", "2 colours"]


def test_the_parts_of_h_are_products_that_hold_in_the_digits_shown():
    for counts in ((30, 29), (1, 1, 1), (30,) * 5 + (29,), (29, 1), (8,), (7, 5, 3)):
        _, terms, _ = pictures(counts, "Bag")
        said = [s["label"]["text"] for s in terms.figure.layout["shapes"]]
        told = [(text, 3) for text in said[:-1]]
        told += [(one["hovertemplate"], 4) for one in terms.figure.data]
        for text, digits in told:
            share, bits, term = map(float, re.findall(r"[\d.]+", text))
            assert f"{share * bits:.{digits}g}" == f"{term:.{digits}g}", text


def test_the_axis_of_the_parts_says_1_bit():
    ticks = [
        checked(pictures(counts, "Bag")[1].figure).layout.xaxis.ticktext
        for counts in (DEFAULT, (1, 1), (3,) * 6, (29, 1), (8,))
    ]
    assert ("0 bits", "0.5 bits", "1 bit", "1.5 bits") in ticks
    assert all("1 bits" not in texts and 2 < len(texts) < 5 for texts in ticks)


def test_averages_and_ceilings_that_differ_do_not_look_alike():
    counts = (30,) * 5 + (29,)
    ending, first = said(counts, "Bag"), said(counts, "Bag", 0)
    assert "0 < H = 2.5848 < log₂ 6 = 2.585," in ending
    assert "is 2.5851 bits" in ending
    assert "H = 2.5848 bits" in first
    asked = words.bet(record(counts))
    assert "H, 2.5848 bits now" in asked.question
    assert "more than the average 2.5848:" in asked.reason
    means, terms, place = (str(p.at(1).layout) for p in pictures(counts, "Bag"))
    assert all("H = 2.5848" in one for one in (means, terms, place))


# --- words --------------------------------------------------------------------------


def test_what_the_rarest_colours_add_is_set_against_the_others():
    for counts, claim in {
        DEFAULT: "orange and green, surprise most, 2 bits each; with its share of "
        "0.25 each adds 0.5 to H, and no colour adds more.",
        (29, 1): "orange, surprises most, 4.907 bits; with its share of 0.03333 it "
        "adds 0.1636 to H, more than any other colour.",
        (3, 2, 1): "it adds 0.4308 to H, while orange adds most, 0.5283.",
        (30, 1): "it adds 0.1598 to H, more than any other colour.",
    }.items():
        assert claim in said(counts, "Bag")
    assert "rarest" not in said((2, 2), "Bag") + said((7,), "Bag")


def test_surprises_are_told_with_their_colours_unless_all_are_the_same():
    alike = "surprises by the same: so H = 1 bit."
    apart = "by 1 bit (blue), 2 bits (orange) or 2 bits (green)"
    assert apart in said(DEFAULT, "Bag", 0) and alike in said((1, 1), "Bag", 0)


def test_a_draw_is_compared_with_the_average():
    sides = {0: "more than", 1: "less than"}
    for step, colour in enumerate(record((1, 3)).drawing.colours, 1):
        assert sides[colour] in said((1, 3), "Bag", step)
    assert "as much as" in said((1, 1), "Bag", 1)


def test_one_colour_leaves_nothing_to_ask():
    assert "nothing is to ask" in said((8,), "Bag")


# --- the bet ------------------------------------------------------------------------


def test_the_rarest_colour_raises_entropy_most():
    for counts, winners in {
        (4, 2, 1, 1): {"one more green", "one more pink"},
        (1, 3): {"one more blue"},
        (1, 1): {FALLS},
        (3,) * 6: {FALLS},
        (8,): {FALLS},
        (30, 2, 1): {"one more green"},
    }.items():
        asked = words.bet(record(counts))
        assert {option for option in asked.options if asked.wins(option)} == winners
        assert len(asked.options) == sum(n > 0 for n in counts) + 1

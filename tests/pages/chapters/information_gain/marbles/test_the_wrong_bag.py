"""The part "The wrong bag": marbles tell what it costs to believe in another."""

from math import inf

import pytest

from pages.chapters.information_gain.marbles.chapter import CHAPTER
from pages.chapters.information_gain.marbles.presets import PRESETS, believed
from pages.chapters.information_gain.marbles.record import NAMES
from pages.chapters.information_gain.marbles.the_wrong_bag import words
from pages.chapters.information_gain.marbles.the_wrong_bag.costs import BET_FIRST
from tests.pages.app import fine, start, texts
from tests.pages.chapters.information_gain.marbles.bags import PARTS, pictures
from tests.pages.chapters.information_gain.marbles.bags import record as record_of
from tests.pages.figures import standing
from tests.pages.looking import skip_the_bet

VIEW, KEY = "The wrong bag", "ig_marbles"
SWAPPED = (4, 2, 2), (2, 2, 4)
LOST = (4, 2, 1, 1), (4, 2, 2)  # pink is there, and not believed in
PAIRS = [
    SWAPPED,
    LOST,
    ((4, 2, 2), (4, 2, 1, 1)),
    ((29, 1), (1, 1)),
    ((1, 29), (30, 1)),
    ((8,), (0, 3)),
    ((3,) * 6, (30, 16, 8, 4, 2, 1)),
    ((30, 16, 8, 4, 2, 1), (0, 0, 0, 0, 0, 7)),
    ((4, 2, 2), (4, 2, 2)),
]


def record(counts, belief):
    return record_of(counts, VIEW, **believed(*belief))


def ending(counts, belief):
    return " ".join(PARTS[VIEW].ending(record(counts, belief)))


def story_of(colour, counts, belief):
    """Return what is said of the first draw of a colour."""
    found = record(counts, belief)
    step = 1 + found.drawing.colours.tolist().index(NAMES.index(colour))
    return " ".join(PARTS[VIEW].story(found, step))


def opened(counts, belief, **more):
    values = dict(zip(NAMES, (*counts, *[0] * 6), strict=False)) | believed(*belief)
    query = {f"{KEY}_{name}": str(n) for name, n in {**values, **more}.items()}
    query[f"{KEY}_view"] = VIEW
    return start("information_gain", ig_chapter="Marbles", **query)


# --- what it teaches ----------------------------------------------------------------


def test_every_preset_teaches_another_thing():
    mine = {p.name: p.values for p in PRESETS if p.values.get("view") == VIEW}
    found = {name: record_of(**values).wrong for name, values in mine.items()}
    costs = {name: (one.extra, one.divergence) for name, one in found.items()}
    assert len({*costs.values()}) == len(costs) - 1  # two cost alike, one way
    assert costs["Blue and green swapped"] == (0.25, 0.25)
    extra, excess = costs["Nothing known of the shares"]
    assert extra > excess > 0
    assert (
        costs["Half of it believed blue"][0] == 0 < costs["Half of it believed blue"][1]
    )
    one, other = found["A colour not believed in"], found["Believed in, but not there"]
    assert one.divergence == inf and other.divergence == 0.25
    assert (one.drawing.counts == other.counts).all()
    assert (other.drawing.counts == one.counts).all()


def test_bits_and_questions_of_halves_and_quarters_are_the_same():
    said = ending(*SWAPPED)
    assert "H(p) = 1.5 < H(p, q) = 1.75 bits" in said
    assert "L′ = 1.75 questions a marble, the right one L = 1.5: 0.25 questions" in said
    assert "exactly KL(p‖q)" in said


def test_a_belief_that_costs_bits_need_not_cost_a_question():
    said = ending((29, 1), (1, 1))
    assert "KL(p‖q) = 0.7892 bits" in said and "as many, although" in said


def test_whole_questions_may_be_above_or_below_the_bits_of_the_belief():
    assert "L′ is exactly H(p, q) = 1.75 bits here" in ending(*SWAPPED)
    below = ending((1, 29), (30, 1))
    assert (
        "below H(p, q): here it is below 4.791 bits" in below
        and "L′ = 1 question" in below
    )
    assert "here it is above 2.322 bits" in ending((8, 4, 2, 1, 1), (1,) * 5)


def test_both_directions_are_told():
    assert "KL(q‖p) = 0.25 bits: here it is the same" in ending(*SWAPPED)
    assert "KL(q‖p) = 1.48 bits: more" in ending((29, 1), (1, 1))
    assert "KL(q‖p) = ∞: you believe in what is not there" in ending(*LOST[::-1])
    assert "KL(q‖p) = 0.25 bits: less" in ending(*LOST)


def test_who_believes_what_is_so_pays_nothing():
    said = ending((4, 2, 2), (2, 1, 1))
    assert "H(p, q) = H(p) = 1.5 bits and KL(p‖q) = 0" in said and "Swap" not in said


def test_a_colour_that_is_not_believed_in_is_never_found_out():
    said = story_of("pink", *LOST)
    assert "it says green, so pink is never found out; the right one needs 3" in said
    assert "surprises you by ∞ bits; someone who knows the bag, by 3 bits" in said
    assert "Never found out: 1 of" in said
    assert "H(p, q) = ∞" in ending(*LOST)
    assert "1 of the 8 marbles is never found out, for it says green" in ending(*LOST)


def test_who_believes_in_one_colour_asks_nothing():
    said = story_of("blue", (4, 2, 2), (0, 5))
    assert "asks nothing and says orange, so blue is never found out" in said
    assert "Your tree asks nothing and says blue; " in story_of("blue", (4, 2), (5,))


def test_the_bet_is_answered_by_the_engine_and_may_be_below_nought():
    asked = words.bet(record(*SWAPPED))
    assert asked.answer == 0.25 and asked.wins(0.3) and not asked.wins(0.5)
    assert asked.span[0] == 0 and "below 0" not in asked.question
    lost = words.bet(record(*LOST))
    assert lost.answer == -0.25 and lost.span[0] < -2.6
    assert "It may be below 0, for pink is never found out." in lost.question


# --- pictures -----------------------------------------------------------------------


def said_in(figure):
    return " ".join(s.label.text for s in figure.layout.shapes if s.label.text)


def shown(counts, belief, step, is_over):
    panels = pictures(counts, VIEW, is_over, **believed(*belief))
    return [said_in(standing(panel, step)) for panel in panels]


@pytest.mark.parametrize("pair", PAIRS)
def test_there_is_a_picture_and_a_story_for_every_draw(pair):
    found, part = record(*pair), PARTS[VIEW]
    for panel in part.panels(found):
        assert len(panel.frames) in (0, 61)
        standing(panel, 60)
    assert all(
        part.story(found, step) and part.formulas(found, step) for step in (0, 9)
    )


def test_what_the_trees_cost_waits_for_the_bet_or_the_first_draw():
    answers = ("L′ = 1.75", "L = 1.5", "L 1.5 + 0.25 = 1.75", "KL 0.25")
    before = " ".join(shown(*SWAPPED, 0, is_over=False))
    assert BET_FIRST in before and not [one for one in answers if one in before]
    for at, is_over in ((1, False), (0, True)):
        after = " ".join(shown(*SWAPPED, at, is_over)).replace("<br>", " ")
        assert BET_FIRST not in after
        assert [one for one in answers if one in after] == [*answers]


def test_the_axes_of_the_levels_do_not_tell_how_far_the_bars_go():
    """They go as far as the costliest colour, which stands in the picture above."""
    _, costs, _ = pictures((29, 1), VIEW, False, **believed(1, 1))
    layout = costs.at(0).layout
    assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]


def test_a_marble_that_is_not_believed_in_lights_the_way_to_another_colour():
    found = record(*LOST)
    step = 1 + found.drawing.colours.tolist().index(NAMES.index("pink"))
    tree = PARTS[VIEW].panels(found)[2]
    boxes = [shape for shape in tree.frames[step] if shape["type"] == "rect"]
    assert "green" in boxes[-1]["label"]["text"]
    assert {one["line"]["dash"] for one in tree.frames[step]} == {"dot"}
    assert {
        one["line"]["dash"]
        for one in tree.frames[1 + found.drawing.colours.tolist().index(0)]
    } == {"solid"}


def test_infinite_bits_are_a_sign_in_the_picture():
    _, costs, _ = shown(*LOST, 1, is_over=True)
    assert "H(p, q) = ∞" in costs and "inf" not in costs


# --- the page -----------------------------------------------------------------------


def test_the_page_says_infinite_with_a_sign_and_nothing_breaks():
    app = opened(*LOST, step=12)
    told = texts(skip_the_bet(app, CHAPTER))
    assert "∞" in told and "How it ends." in told
    fine(app.toggle(key=f"{KEY}_reference").set_value(True).run())
    assert "agrees with scikit-learn's log loss" in texts(app)
    assert "drawn marbles that were believed possible" in texts(app)


def test_scikit_learn_is_not_asked_where_nothing_that_came_was_believed_in():
    found = record((0, 5), (3,))
    assert PARTS[VIEW].reference(found) is None
    app = opened((0, 5), (3,))
    fine(app.toggle(key=f"{KEY}_reference").set_value(True).run())
    assert "differs from" not in texts(app)


def test_an_empty_belief_is_said_to_hold_one_marble():
    app = opened((4, 2, 2), ())
    assert "You believe in an empty bag, so one blue marble stands in." in texts(app)
    assert "The bag is empty" not in texts(app)
    both = texts(opened((), ()))
    assert "The bag is empty, so one blue marble stands in." in both
    assert "You believe in an empty bag" in both


def test_a_link_without_a_belief_opens_the_first_one():
    app = start("information_gain", ig_chapter="Marbles", **{f"{KEY}_view": VIEW})
    assert [app.number_input(key=f"{KEY}_believed_{name}").value for name in NAMES] == [
        *(2, 2, 4, 0, 0, 0)
    ]


def test_other_parts_do_not_ask_for_a_belief():
    app = start("information_gain", ig_chapter="Marbles", **{f"{KEY}_view": "Bag"})
    keys = [one.key for one in app.number_input]
    assert not [key for key in keys if "believed" in key]


# --- ties, scales and what is never found -------------------------------------------


def test_the_scale_of_the_bet_holds_every_answer():
    dearest = words.bet(record((0, 0, 0, 0, 0, 30), (30, 16, 8, 4, 2, 1)))
    assert dearest.answer == 5 <= dearest.span[1]
    cheapest = words.bet(record((3,) * 6, (1,)))
    assert cheapest.span[0] <= cheapest.answer < -2.6
    assert words.bet(record(*SWAPPED)).span[1] == dearest.span[1]


def test_trees_that_tie_by_the_belief_are_told_with_what_they_cost_in_the_bag():
    wrong = record((8, 4, 2, 1, 1), (1,) * 5).wrong
    assert (wrong.cheapest, wrong.dearest) == (2.125, 2.75)
    assert "the best of them asks 2.125 questions a marble, the worst 2.75" in ending(
        (8, 4, 2, 1, 1), (1,) * 5
    )
    assert "equally good" not in ending((4, 2, 1, 1), (1,) * 4)


def test_questions_that_never_find_a_colour_are_hollow():
    def hollow(pair):
        _, costs, _ = PARTS[VIEW].panels(record(*pair))
        shapes = costs.at(0).layout["shapes"]
        return [
            one
            for one in shapes
            if one["type"] == "rect"
            and one.get("line", {}).get("dash") == "dot"
            and not one.get("fillcolor")
        ]

    assert len(hollow(LOST)) == 1 and not hollow(SWAPPED)


def test_no_run_leaves_a_ghost_that_tells_the_next_answer():
    assert not PARTS[VIEW].panels(record(*SWAPPED))[0].leaves_ghost


def test_formulas_show_the_cross_entropy_before_the_first_draw_once_the_bet_is_over():
    part, found = PARTS[VIEW], record(*SWAPPED)
    before, after = (
        " ".join(latex for _, latex in part.standing("formulas", is_over)(found, 0))
        for is_over in (False, True)
    )
    assert "H(p, q)" in after and "mathrm{KL}" in after
    assert "H(p, q)" not in before and "KL" not in before


def test_a_narrow_tree_says_the_whole_question():
    tree = PARTS[VIEW].panels(record((1,) * 4, (1,) * 4))[2]
    assert "blue or orange?" in said_in(standing(tree.narrow, 0))


def test_what_ran_at_a_draw_is_this_parts_own():
    ran = PARTS[VIEW].ran(record(*SWAPPED), 1)
    assert "way.append(" in ran and "guess" not in ran

"""Marbles: bits, questions and mistakes of a bag, told with the engine's numbers."""

import re

import numpy as np
import pytest

from engines.decision_trees import entropy
from pages.chapters.information_gain.marbles import Marbles
from pages.chapters.information_gain.marbles.endings import ending
from pages.chapters.information_gain.marbles.settings import (
    BAG,
    DEFAULT,
    MEASURES,
    NAMES,
    PRESETS,
    QUESTIONS,
    VIEWS,
    Settings,
)
from pages.chapters.information_gain.marbles.words import FALLS, listed, many
from pages.figures import impurities, theme
from pages.figures.huffman import asked_about
from pages.figures.impurities import BET_FIRST
from pages.figures.lettering import in_bits
from pages.figures.marbles import COLOURS
from pages.figures.theme import INK, MUTED
from tests.pages.app import fine, start, texts
from tests.pages.figures import checked, standing

CHAPTER = Marbles()
BAGS = [(4, 2, 1, 1), (3, 2, 1), (1, 3), (29, 1), (8,), (3,) * 6, (0, 0, 5, 0, 0, 2)]


def settings(counts=DEFAULT, view=BAG, n_draws=60, seed=0):
    counts = (*counts, *(0,) * (len(NAMES) - len(counts)))
    return Settings(counts, view, n_draws, seed)


def record(*bag, **more):
    return CHAPTER.run(settings(*bag, **more))


def told(counts, view, step=None, **more):
    chosen = settings(counts, view, **more)
    found = CHAPTER.run(chosen)
    if step is None:
        return " ".join(CHAPTER.ending(chosen, found)[0])
    return " ".join(CHAPTER.story(chosen, found, step))


def preset(name):
    found = next(p.values for p in PRESETS if p.name == name)
    return settings(tuple(found[colour] for colour in NAMES), found["view"])


# --- the numbers of the books -------------------------------------------------------


def test_facts_about_entropy_stand_on_the_page():
    assert "H = 0.811278 < log₂ 2 = 1" in told((1, 3), BAG)
    assert "H = 1.75 = L = 1.75 < H + 1 = 2.75" in told((4, 2, 1, 1), QUESTIONS)
    assert "H = 1.45915 < L = 1.5 < H + 1 = 2.45915" in told((3, 2, 1), QUESTIONS)
    assert record((3, 2, 1)).drawing.entropy == pytest.approx(1.459148, abs=5e-7)


def test_the_split_that_misclassification_cannot_tell_apart():
    gains = record().gains
    assert gains["misclassification"] == pytest.approx((0.25, 0.25), abs=1e-15)
    assert gains["entropy"][0] < gains["entropy"][1]
    assert gains["gini"] == pytest.approx((0.125, 1 / 6))
    said = told((3, 1), MEASURES)
    assert "split A leaves 100 + 100 of 800" in said.replace("Split", "split")
    assert "split B 200 + 0: the same number" in said
    assert "0.1887 < 0.3113 bits and 0.1250 < 0.1667" in said


def test_if_the_splits_did_not_tie_the_page_would_not_say_so():
    found = record((3, 1))
    found.gains["misclassification"] = (0.2, 0.25)
    said = " ".join(ending(settings((3, 1), MEASURES), found))
    assert "not the same number" in said


# --- what each preset promises ------------------------------------------------------


def test_presets_show_what_they_say():
    drawing = {p.name: CHAPTER.run(preset(p.name)).drawing for p in PRESETS}
    assert drawing["Half, quarter, quarter"].entropy == 1.5
    assert drawing["Fair coin"].entropy == 1
    assert drawing["Certain"].entropy == 0
    assert drawing["One in four"].entropy > 0.75
    six = drawing["Six equal"]
    assert six.entropy == pytest.approx(np.log2(6))
    assert (CHAPTER.run(preset("Six equal")).one_more < six.entropy).all()
    rare = drawing["A rare marble"]
    assert rare.surprises.min() < 0.1 < rare.entropy < 0.25 < 4 < rare.surprises[1]
    dyadic = drawing["Halves, quarters, eighths"]
    assert dyadic.surprise.tolist() == dyadic.questions.tolist()
    three = drawing["Three, two, one"]
    assert 0 < three.tree.expected_questions - three.entropy < 0.05
    assert three.tree.under[three.tree.yes[0]] == ("blue",) and three.shares[0] == 0.5
    wasted = CHAPTER.run(preset("Huffman wastes"))
    one, two, three = wasted.together
    spare = one - wasted.drawing.entropy
    assert one == 1 and two < 0.6 and (one - three) / spare > 0.7


def test_only_the_commonest_counts_for_misclassification():
    before = CHAPTER.run(preset("Only the commonest counts")).drawing
    after = record((4, 4, 0)).drawing  # a marble moved from green to orange
    assert before.misclassification == after.misclassification == 0.5
    assert before.entropy > after.entropy and before.gini > after.gini


# --- views --------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("counts", BAGS, ids=str)
def test_every_bag_has_a_picture_and_a_story_for_every_draw(counts, view):
    chosen = settings(counts, view)
    found = CHAPTER.run(chosen)
    n = len(CHAPTER.labels(chosen, found))
    assert n == 61
    panels = CHAPTER.panels(chosen, found)
    assert len(panels) == {BAG: 4, QUESTIONS: 3, MEASURES: 4}[view]
    assert all(len(panel.frames) in (0, n) for panel in panels)
    for step in (0, 1, 30, 60):
        assert CHAPTER.story(chosen, found, step)
        assert CHAPTER.numbers(chosen, found, step).formulas


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((7,), "curve"),
        ((1, 3), "curve"),
        ((0, 2, 0, 0, 5), "curve"),
        ((3, 2, 1), "three colours"),
        ((4, 2, 1, 1), "ceiling"),
        ((3,) * 6, "ceiling"),
    ],
)
def test_the_bag_is_placed_among_bags_of_as_many_colours(counts, title):
    _, _, place, _ = CHAPTER.panels(settings(counts), record(counts))
    assert title in checked(place.figure).layout.title.text


def test_the_bag_rides_the_curve_at_its_share_and_entropy():
    _, _, curve, _ = CHAPTER.panels(settings((1, 3)), record((1, 3)))
    for frame in curve.frames:
        bag = frame[-1]
        assert (bag["xanchor"], bag["yanchor"]) == pytest.approx((0.25, 0.811278))
    seen = curve.frames[1][0]  # one draw: all of one colour
    assert (seen["xanchor"] in (0, 1), seen["yanchor"]) == (True, 0)


def test_the_marble_in_hand_is_the_one_that_is_told():
    found = record((4, 2, 2))
    bag, terms, _, _ = CHAPTER.panels(settings((4, 2, 2)), found)
    assert bag.frames[0] == [] and terms.frames[0] == []
    for step, colour in enumerate(found.drawing.colours, 1):
        ring, hand, words = bag.frames[step]
        m = found.drawing.marbles[step - 1]
        marble = checked(bag.figure).data[0]
        assert (ring["xanchor"], ring["yanchor"]) == (marble.x[m], marble.y[m])
        assert marble.text[m] == COLOURS[colour].code == hand["label"]["text"]
        assert words["label"]["text"].startswith(NAMES[colour])
        (framed,) = terms.frames[step]
        assert framed["y1"] == found.drawing.terms[colour]
        assert NAMES[colour] in told((4, 2, 2), BAG, step)


def test_the_tree_lights_the_way_of_each_draw():
    counts = (4, 2, 1, 1)
    found = record(counts)
    tree = CHAPTER.panels(settings(counts, QUESTIONS), found)[2]
    assert tree.frames[0] == []
    for step, colour in enumerate(found.drawing.colours, 1):
        n = int(found.drawing.tree.lengths[colour])
        boxes = [shape for shape in tree.frames[step] if shape["type"] == "rect"]
        edges = [shape for shape in tree.frames[step] if shape["type"] == "path"]
        assert len(boxes) == n + 1 and len(edges) == n
        assert NAMES[colour] in boxes[-1]["label"]["text"]


def test_letters_on_marbles_are_all_different():
    assert len({colour.code for colour in COLOURS}) == len(COLOURS) == 6


@pytest.mark.parametrize(
    ("view", "panel", "known", "secret"),
    [
        (BAG, 3, {"H = 1.459"}, set()),
        (QUESTIONS, 1, {"H = 1.459"}, {"L = 1.5"}),
        (MEASURES, 1, {"misclassification = 0.5"}, {"Gini = 0.6111"}),
    ],
)
def test_what_a_bet_asks_is_not_told_before_the_first_draw(view, panel, known, secret):
    chosen = settings((3, 2, 1), view)
    found = CHAPTER.run(chosen)
    means = CHAPTER.panels(chosen, found)[panel]
    named = [
        {
            shape["label"]["text"].replace("<br>", " ")
            for shape in frame
            if "label" in shape
        }
        for frame in means.frames
    ]
    assert named[0] == known and all(names == known | secret for names in named[1:])
    first, later = (CHAPTER.numbers(chosen, found, step).formulas for step in (0, 1))
    told = " ".join(latex for _, latex in first)
    assert len(later) > len(first)
    assert "L &=" not in told and "0.611111" not in told


def measures(counts, step, monkeypatch, over=False):
    """Return the pictures of the measures and of the mistakes at a step."""
    monkeypatch.setattr("pages.ui.bets.is_over", lambda key, chosen: over)
    chosen = settings(counts, MEASURES)
    panels = CHAPTER.panels(chosen, CHAPTER.run(chosen))
    return [standing(panel, step) for panel in panels[:2]]


def drawn(figure):
    """Return all that a figure draws and says, as text."""
    return figure.to_json()


@pytest.mark.parametrize("counts", [DEFAULT, (4, 3, 1), (3, 3, 3, 3, 3, 3)], ids=str)
def test_ginis_bar_waits_for_the_bet_or_the_first_draw(counts, monkeypatch):
    gini, most = record(counts).drawing.gini, 1 - 1 / sum(n > 0 for n in counts)
    open_still, _ = measures(counts, 0, monkeypatch)
    assert [bar.y[1] for bar in open_still.data] == [None, None]
    (asked,) = open_still.layout.shapes
    assert asked.label.text == BET_FIRST
    begun, _ = measures(counts, 1, monkeypatch)
    heights = [shape.y1 for shape in begun.layout.shapes]
    assert heights == pytest.approx([most, gini]) and BET_FIRST not in drawn(begun)
    over, mistakes = measures(counts, 0, monkeypatch, over=True)
    assert [bar.y[1] for bar in over.data] == pytest.approx([most, gini])
    assert BET_FIRST not in drawn(over) and f"= {gini:.4g}" in drawn(mistakes)


@pytest.mark.parametrize("counts", [(3, 1), (29, 1), (8,)], ids=str)
def test_ginis_curve_waits_for_the_bet_or_the_first_draw(counts, monkeypatch):
    gini = record(counts).drawing.gini
    curves = {"Gini", "half of H, to compare with Gini"}

    def dots(figure):
        return sorted(s.yanchor for s in figure.layout.shapes if s.type == "circle")

    open_still, _ = measures(counts, 0, monkeypatch)
    assert all(line.x[0] is None for line in open_still.data if line.name in curves)
    assert len(dots(open_still)) == 2 and BET_FIRST in drawn(open_still)
    begun, _ = measures(counts, 1, monkeypatch)
    paths = [shape.path for shape in begun.layout.shapes if shape.type == "path"]
    assert len(paths) == 2 and all("L0.5,0.5L" in path for path in paths)
    assert len(dots(begun)) == 3 and gini in dots(begun)
    over, _ = measures(counts, 0, monkeypatch, over=True)
    assert dots(over) == dots(begun) and BET_FIRST not in drawn(over)
    assert all(line.x[-1] == 1 for line in over.data if line.name in curves)


@pytest.mark.parametrize("counts", [(3, 1), DEFAULT], ids=str)
def test_a_measure_never_wears_the_colour_of_a_marble(counts, monkeypatch):
    paints = {colour.paint for colour in COLOURS} - {theme.CURVE}  # an outline's, too
    for over in (False, True):
        for figure in measures(counts, 1, monkeypatch, over):
            assert not [paint for paint in paints if paint in drawn_here(figure)]
    inks = {(paint, dash) for _, _, paint, dash in impurities.MEASURES}
    dashes = {dash for _, _, _, dash in impurities.MEASURES}
    assert len(inks) == len(dashes) == 3 and {p for p, _ in inks} <= {INK, MUTED}


def drawn_here(figure):
    """Return what a figure draws, without the colours its template would offer."""
    figure.layout.template = None
    return drawn(figure)


def test_the_legend_of_the_bars_shows_the_colour_that_all_of_them_have(monkeypatch):
    for over, step in ((True, 0), (False, 1)):
        figure, _ = measures(DEFAULT, step, monkeypatch, over)
        most, bag = figure.data
        assert bag.name == "this bag" and isinstance(bag.marker.color, str)
        fills = [s.fillcolor for s in figure.layout.shapes if s.type == "rect"]
        assert fills in ([], [most.marker.color, bag.marker.color])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("n_draws", [10, 200])
@pytest.mark.parametrize("counts", BAGS, ids=str)
def test_no_average_strikes_the_name_of_a_target_through(counts, n_draws, view):
    chosen = settings(counts, view, n_draws, seed=1)
    at = {BAG: 3, QUESTIONS: 1, MEASURES: 1}[view]
    means = CHAPTER.panels(chosen, CHAPTER.run(chosen))[at]
    layout = checked(means.figure).layout
    left, right = layout.xaxis.range
    low, high = layout.yaxis.range
    lines = [s["x1"] for s in means.frames[-1] if s["type"] == "line"]
    lines += [max(trail.x) for trail in means.trails]
    names = [shape for shape in means.frames[-1] if "label" in shape]
    spots = []
    for name in names:
        label = name["label"]
        assert (label["textposition"], label["xanchor"]) == ("middle left", "left")
        assert name["xanchor"] >= max(lines)
        rows = label["text"].split("<br>")
        room = (right - name["xanchor"]) / (right - left) * 300  # on a phone
        assert room > 6.2 * max(map(len, rows)) + 3
        centre = (name["yanchor"] - low) / (high - low) * 190 + (
            name["y0"] + name["y1"]
        ) / 2
        spots.append((centre - 7 * len(rows), centre + 7 * len(rows)))
        assert 0 <= centre - 7 * len(rows) and centre + 7 * len(rows) <= 190
    spots.sort()
    assert all(a[1] <= b[0] + 2 for a, b in zip(spots, spots[1:], strict=False))
    (paper,) = layout.shapes  # no line of the grid does, either
    assert paper.fillcolor == theme.PAPER and paper.x1 == right
    assert max(lines) <= paper.x0 <= min(name["xanchor"] for name in names)


# --- words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (DEFAULT, "The rarest colours, orange and green, surprise most, 2 bits each, "),
        ((4, 2, 1, 1), "The rarest colours, green and pink, surprise most, 3 bits"),
        ((1, 3), "The rarest colour, blue, surprises most, 2 bits, but it comes in"),
        ((3, 2, 1), "The rarest colour, green, surprises most, 2.58496 bits, but it"),
        ((1, 1, 0, 2), "The rarest colours, blue and orange, surprise most, 2 bits"),
    ],
)
def test_all_colours_that_are_rarest_are_named(counts, said):
    assert said in told(counts, BAG)
    assert "rarest" not in told((2, 2), BAG) + told((7,), BAG)


@pytest.mark.parametrize(
    ("counts", "held"),
    [
        ((1, 1), "holds 2 marbles: 1 blue and 1 orange."),
        ((3, 1), "holds 4 marbles: 3 blue and 1 orange."),
        ((0, 0, 1), "holds 1 green marble."),
        ((8,), "holds 8 blue marbles."),
        ((4, 2, 1, 1), "holds 8 marbles: 4 blue, 2 orange, 1 green and 1 pink."),
    ],
)
def test_what_the_bag_holds_is_said_in_good_english(counts, held):
    assert held in told(counts, BAG, 0)


def test_pictures_count_in_good_english():
    assert [in_bits(value) for value in (0, 0.5, 1, 2)] == [
        *("0 bits", "0.5 bits", "1 bit", "2 bits")
    ]
    assert in_bits(1.0003, 3) == "1 bit" and in_bits(1.0003, 5) == "1.0003 bits"
    bag, _, place, _ = CHAPTER.panels(settings((1, 1)), record((1, 1)))
    assert checked(bag.figure).data[0].customdata[0][2] == "1 bit"
    assert "bits" not in checked(bag.figure).data[0].hovertemplate
    _, _, place, _ = CHAPTER.panels(settings((1,) * 4), record((1,) * 4))
    assert [*checked(place.figure).data[0].customdata[:2]] == ["1 colour", "2 colours"]


def test_questions_are_asked_aloud():
    found = record((4, 2, 1, 1))
    step = 1 + found.drawing.colours.tolist().index(3)
    said = told((4, 2, 1, 1), QUESTIONS, step)
    assert "“Is it blue?” no, “Is it orange?” no, “Is it green?” no. Found" in said
    assert "after 3 questions, for a surprise of 3 bits" in said


def test_surprises_are_told_with_their_colours_unless_all_are_the_same():
    assert "by 1 bit (blue), 2 bits (orange) or 2 bits (green)" in told(DEFAULT, BAG, 0)
    assert "surprises by the same: so H = 1 bit." in told((1, 1), BAG, 0)


def test_nothing_is_asked_of_a_bag_of_one_colour():
    assert "nothing to ask" in told((8,), QUESTIONS, 0)
    assert "Known after 0 questions" in told((8,), QUESTIONS, 1)
    assert "H = 0 bits and 0 questions" in told((8,), QUESTIONS)
    assert "Nothing is left to ask" in told((8,), BAG)


def test_a_draw_is_compared_with_the_average():
    found = record((1, 3))
    sides = {0: "more than", 1: "less than"}
    for step, colour in enumerate(found.drawing.colours, 1):
        assert sides[colour] in told((1, 3), BAG, step)
    assert "as much as" in told((1, 1), BAG, 1)


def test_both_guessers_are_judged():
    found = record((3, 1)).drawing
    for step in range(1, 30):
        said = told((3, 1), MEASURES, step)
        colour, guess = found.colours[step - 1], found.guesses[step - 1]
        drawn = "right" if colour == guess else "wrong"
        best = "right" if colour == 0 else "wrong"
        assert f"drawn guess was {NAMES[guess]}: {drawn}." in said
        assert f"The guess blue: {best}." in said


def test_numbers_agree_with_their_nouns():
    assert many(1.0, "bit") == "1 bit" and many(0, "bit") == "0 bits"
    assert many(1 + 1e-12, "bit") == "1 bit"
    assert listed(["a"]) == "a" and listed(["a", "b", "c"], "or") == "a, b or c"
    assert asked_about(["blue"]) == ("blue?",)
    assert asked_about(["a", "b", "c"]) == ("a, b", "or c?")
    for view in VIEWS:
        for counts in BAGS:
            for step in (None, 0, 1, 2):
                said = told(counts, view, step)
                wrong = r"(?<![\d.])1 (\w+ )?(bits|draws|questions|marbles|times)\b"
                assert not re.search(wrong, said)
                assert not re.search(r"\ba (orange|[aeiou]\w+) marble", said)


# --- bets ---------------------------------------------------------------------------


def bet(counts, view):
    chosen = settings(counts, view)
    return CHAPTER.bet(chosen, CHAPTER.run(chosen))


@pytest.mark.parametrize(
    ("counts", "winners"),
    [
        ((4, 2, 1, 1), {"one more green", "one more pink"}),
        ((1, 3), {"one more blue"}),
        ((1, 1), {FALLS}),
        ((3,) * 6, {FALLS}),
        ((8,), {FALLS}),
        ((30, 2, 1, 0, 0, 0), {"one more green"}),
    ],
)
def test_the_rarest_colour_raises_entropy_most(counts, winners):
    asked = bet(counts, BAG)
    assert {option for option in asked.options if asked.wins(option)} == winners
    assert len(asked.options) == sum(n > 0 for n in counts) + 1


def test_the_reason_for_the_bag_bet_is_true_of_every_bag():
    rng = np.random.default_rng(0)
    bags = [tuple(rng.integers(0, 13, size=6).tolist()) for _ in range(200)]
    known = [(12, 11, 10), (12, 11, 11, 11, 11, 11), (1, 1), (5,), DEFAULT, (29, 1)]
    seen = set()
    for counts in known + [bag for bag in bags if any(bag)]:
        found = record(counts)
        drawing, after = found.drawing, found.one_more
        here, said = np.flatnonzero(drawing.counts), bet(counts, BAG).reason
        rarest = here[drawing.counts[here] == drawing.counts[here].min()]
        best = after[here].max()
        rises = best > drawing.entropy + 1e-12
        claims = {
            "What is rarest surprises most, and raises H most": rises,
            "there is only one": len(here) == 1,
            "H is at its ceiling": len(here) > 1 and np.ptp(drawing.counts[here]) == 0,
            "outweighs the pull": not rises and np.ptp(drawing.counts[here]) > 0,
        }
        assert [claim for claim in claims if claim in said] == [
            claim for claim, holds in claims.items() if holds
        ], counts
        assert sum(map(bool, claims.values())) == 1
        assert after[rarest] == pytest.approx(best, abs=1e-12)
        pull = drawing.surprises[here] > drawing.entropy + 1e-9
        little = np.eye(6)[here] * 1e-4 + drawing.counts
        assert ((entropy(little) > drawing.entropy) == pull).all(), counts
        seen |= {claim for claim, holds in claims.items() if holds}
    assert len(seen) == 4


def test_a_surprising_colour_that_lowers_entropy_is_not_said_to_raise_it():
    found = record((12, 11, 10))
    assert found.drawing.surprises[1] > found.drawing.entropy > found.one_more[1]
    said = bet((12, 11, 10), BAG).reason
    assert "A marble pulls" not in said and "A little more of a colour pulls" in said
    assert "a whole marble also makes its own colour less surprising" in said


def test_bets_on_numbers_are_answered_by_the_engine():
    asked = bet((4, 2, 1, 1), QUESTIONS)
    assert asked.answer == 1.75 and asked.wins(1.8) and not asked.wins(2)
    asked = bet((3, 1), MEASURES)
    assert asked.answer == 0.375 and asked.wins(0.4) and not asked.wins(0.25)


@pytest.mark.parametrize("counts", BAGS, ids=str)
def test_no_bet_on_questions_lies_beyond_its_span(counts):
    low, high = bet(counts, QUESTIONS).span
    assert low <= bet(counts, QUESTIONS).answer < high


def test_a_bet_holds_for_every_luck_but_not_for_another_view():
    assert repr(settings()) == repr(settings(n_draws=10, seed=7))
    assert repr(settings()) != repr(settings(view=MEASURES))
    assert repr(settings()) != repr(settings((1, 1)))


# --- the page -----------------------------------------------------------------------


def open_marbles(**query):
    more = {f"ig_marbles_{name}": str(value) for name, value in query.items()}
    return start("information_gain", ig_chapter="Marbles", **more)


def test_an_empty_bag_is_lent_a_marble_and_says_so():
    app = open_marbles(blue=0, orange=0, green=0)
    assert "one blue marble stands in" in texts(app)
    assert "holds 1 blue marble." in texts(app)


def test_draw_again_draws_other_marbles_and_goes_round():
    app = open_marbles(step=20)
    before = texts(app)
    fine(app.button(key="ig_marbles_again").click().run())
    assert app.number_input(key="ig_marbles_seed").value == 1
    assert "Draw 20" in texts(app) and texts(app) != before
    app = open_marbles(seed=999)
    fine(app.button(key="ig_marbles_again").click().run())
    assert app.number_input(key="ig_marbles_seed").value == 0


def test_a_bad_count_in_the_link_is_named_and_the_default_used():
    app = open_marbles(blue=-3)
    assert "ig_marbles_blue was '-3'" in texts(app)
    assert app.number_input(key="ig_marbles_blue").value == DEFAULT[0]


def test_scikit_learn_finds_the_same_entropy():
    for counts in BAGS:
        opinion = CHAPTER.reference(settings(counts), record(counts))
        assert opinion.difference <= opinion.allowed, counts


@pytest.mark.parametrize("counts", BAGS, ids=str)
def test_second_opinions_agree_about_every_bag(counts):
    for opinion in CHAPTER.opinions(settings(counts), record(counts), 0):
        assert opinion.difference <= opinion.allowed, opinion.against


def test_a_tree_that_is_not_the_best_is_found_out():
    found = record((4, 2, 1, 1))
    worse = 2.0  # two questions for each of four colours
    object.__setattr__(found.drawing.tree, "expected_questions", worse)
    wrong = [o for o in CHAPTER.opinions(settings(), found, 0) if o.difference > 1e-3]
    assert [opinion.against for opinion in wrong] == ["the best of all trees"]

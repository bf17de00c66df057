"""Trees with a child for every answer: always within their window, nothing lost."""

import re

import pytest

from engines.decision_trees import grow_id3
from pages.figures.fitted_tree import drawn_alike
from pages.figures.growth import growth_panel, growth_so_far
from pages.figures.panel import Panel
from pages.figures.trees_so_far import panels_so_far
from pages.figures.twigs import BAR, TIGHT, Twig
from tests.pages.figures import said_at, written
from tests.pages.figures.growths import (
    IDS,
    TREES,
    WINDOWS,
    drawings,
    drawn,
    faults,
    grown,
    heard,
    labels_in,
    rows_of,
    shown,
    so_far,
    table_of,
)

every_tree = pytest.mark.parametrize(("name", "way"), TREES, ids=IDS)
TABLES = [*dict.fromkeys(name for name, _ in TREES)]
every_table = pytest.mark.parametrize("name", TABLES)
ASKS = " before it "  # under the pointer, of a node that has asked


# --- the room -----------------------------------------------------------------------


@every_tree
def test_whatever_the_window_some_drawing_fits_into_it(name, way):
    for window in [*WINDOWS.values(), (200, 240)]:
        assert fits(shown(drawn(name, way), window), window)


@every_table
def test_before_a_bet_some_drawing_fits_too_and_all_trees_have_the_same(name):
    for window in [*WINDOWS.values(), (200, 240)]:
        looks = [shown(one, window) for one in so_far(name)]
        assert all(fits(one, window) for one in looks)
        sizes = {(one.least_width, one.least_height, one.height) for one in looks}
        assert len(sizes) == 1


def fits(panel: Panel, window) -> bool:
    return panel.least_width <= window[0] and panel.least_height <= window[1]


def test_boxes_alone_would_not_fit():
    first, *_ = drawings(drawn("zoo"))
    assert not fits(first, WINDOWS["three at 1280"])  # the negative control


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_small_trees_have_each_question_with_its_answer_in_words(window):
    for name, way in TREES[:15]:  # up to the zoo
        growth, *_ = grown(name, way)
        words = said_at(shown(drawn(name, way), window), len(growth) - 1)
        words = [*map(in_a_line, words)]
        for decision in growth[1:]:
            asked, answer = decision.question.attribute, decision.node.answer or ""
            asked = asked if len(asked) < 12 else asked[:10]
            assert [one for one in words if one.startswith(answer) and asked in one]


def in_a_line(text: str) -> str:
    return re.sub("<[^>]*>", "", text.replace("<br>", " "))


def test_the_bars_of_a_list_stand_whole_in_one_column():
    table = table_of("a learner's")
    growth = grow_id3(table, max_depth=2)[:5]  # of so few some list has room
    how = growth, *table.codes(table.target)
    before = panels_so_far([growth_so_far(*how, title="", key="")], len(growth))
    for panel in (growth_panel(*how, title="", key=""), *before):
        lists = [one for one in drawings(panel) if bars_of(one, len(growth) - 1)]
        wide, narrow = lists
        assert narrow.least_width < wide.least_width
        for one in lists:
            found = bars_of(one, len(growth) - 1)
            assert len(found) > 5
            assert len({(min(bar), max(bar)) for bar in found}) == 1
            end = one.figure.layout["xaxis"]["range"][1]
            assert all(max(bar) <= end for bar in found)
            assert all(round(max(bar) - min(bar)) == BAR for bar in found)


def test_a_list_cuts_fewer_words_where_it_has_more_room():
    growth = grow_id3(table_of("a learner's"), max_depth=2)[:5]
    how = growth, *table_of("a learner's").codes("result")
    so_far = panels_so_far([growth_so_far(*how, title="", key="")], len(growth))
    for panel in (growth_panel(*how, title="", key=""), *so_far):
        wide, narrow = (n_cut(one) for one in drawings(panel)[-3:-1])
        assert wide < narrow
    whole = drawings(drawn("fourteen_days"))  # no word is cut: one list is enough
    assert [n_cut(one) for one in whole[:-1]] == [0, 0]


def test_a_line_loses_what_its_bar_shows_before_any_word_is_cut():
    twig = Twig(0, "61 m² to 81 m²", ("medium (mostly)",), (0.6, 0.4), note="15 wrong")
    whole, bare = (in_a_line(twig.words(False, TIGHT, room)) for room in (400, 260))
    assert whole == "61 m² to 81 m²: medium (mostly) 15 wrong"
    assert bare == "61 m² to 81 m²: medium 15 wrong"


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_trees_that_belong_together_are_drawn_in_the_same_way(name, window):
    ways = [way for one, way in TREES if one == name]
    panels = drawn_alike([drawn(name, way) for way in ways])
    looks = [shown(one, window) for one in panels]
    assert len({one.names is None for one in looks}) == 1  # only marks have names
    assert len({(one.least_width, one.least_height) for one in looks}) == 1
    assert all(fits(one, window) for one in looks)
    kinds = [one.drawing for one in drawings(panels[0])]
    assert len(kinds) == len({*kinds})  # no drawing is sent twice


def test_trees_that_choose_alone_may_differ():
    alone = [drawn("zoo"), drawn("fourteen_days")]  # the negative control
    window = WINDOWS["one of two"]
    assert len({shown(one, window).drawing for one in alone}) == 2
    assert len({shown(one, window).drawing for one in drawn_alike(alone)}) == 1


def n_cut(panel):
    return sum("…" in one for one in said_at(panel, panel.spans[-1].last))


def bars_of(panel, step):
    """Return by row the ends of the parts of its bar, in pixels."""
    found = {}
    for one in panel.at(step).layout["shapes"]:
        if one["type"] == "rect" and round(one["y1"] - one["y0"], 2) == 0.44:
            found.setdefault(one["y0"], []).extend((one["x0"], one["x1"]))
    return [*found.values()]


# --- in a browser -------------------------------------------------------------------

ROWS = {"1280": ((1280, 800), 775), "390": ((390, 844), 358)}
LOOKED_AT = [
    *(("congress", "1280"), ("a learner's", "390")),
    *(
        pytest.param(name, width, marks=pytest.mark.long)
        for width in ROWS
        for name in TABLES
        if (name, width) not in (("congress", "1280"), ("a learner's", "390"))
    ),
]


@pytest.mark.parametrize(("name", "width"), LOOKED_AT)
def test_labels_are_large_enough_apart_and_within_the_window(bare, name, width):
    (wide, high), row = ROWS[width]
    bare.set_viewport_size({"width": wide, "height": high})
    ways = [way for one, way in TREES if one == name]
    n_steps = max(len(grown(name, way)[0]) for way in ways)
    finished = [with_steps(name, way, n_steps) for way in ways]
    for panels in (finished, so_far(name)):
        for step in {n_steps // 2, n_steps - 1}:
            found = labels_in(bare, panels, step, n_steps, row)
            assert not faults(found), (step, faults(found))
            assert all(panel["labels"] for panel in found)
    assert faults(spoilt(found))


def with_steps(name, way, n_steps):
    return growth_panel(*grown(name, way), title=way, key=way, n_steps=n_steps)


def spoilt(panels):
    """Return labels of which one is a copy a bit aside: the negative control."""
    first = panels[0]
    x0, x1, y0, y1 = first["labels"][0]["box"]
    copy = {**first["labels"][0], "box": [x0 + 3, x1 + 3, y0 + 3, y1 + 3]}
    return [{**first, "labels": [*first["labels"], copy]}]


# --- nothing is lost ----------------------------------------------------------------


@every_tree
def test_the_rows_of_all_that_is_drawn_are_all_rows_at_every_step(name, way):
    growth, *_ = grown(name, way)
    for panel in drawings(drawn(name, way)):
        for step in range(len(growth)):
            ends = [one for one in of_all(panel, step) if ASKS not in one]
            assert sum(map(rows_of, ends)) == growth[0].node.n_samples


def of_all(panel, step):
    """Return what each twig says; one may have several points."""
    hover = panel.hovers[0]
    said = {of: text for of, text in zip(hover.of, hover.at(step), strict=True)}
    return [text for text in said.values() if text]


@every_tree
def test_every_node_is_drawn_or_counted_in_a_box_of_the_rest(name, way):
    growth, *_ = grown(name, way)
    texts = of_all(drawings(drawn(name, way))[-1], len(growth) - 1)
    rests = [one for one in texts if re.match("<b>[0-9,]+ more answer", one)]
    n_rest = sum(number_in(one) for one in rests)
    n_nodes = 1 + sum(len(one.children) for one in growth[1:])
    hidden_ask = any("more below" in one for one in rests)
    assert hidden_ask or len(texts) - len(rests) + n_rest == n_nodes
    asked = sum(ASKS in one for one in texts)
    below = sum(
        int(one)
        for text in rests
        for one in re.findall("([0-9]+) questions? more", text)
    )
    assert asked + below == len(growth) - 1


def number_in(text: str) -> int:
    return int(re.search("[0-9,]+", text)[0].replace(",", ""))


def test_of_435_answers_forty_are_drawn_and_the_rest_is_one_box():
    growth, *_ = grown("congress by row")
    assert len(growth[1].children) == 435
    panel = drawn("congress by row")
    (rest,) = [one for one in heard(panel, 1) if "more answers" in one]
    assert rest.startswith("<b>395 more answers</b>") and rows_of(rest) == 395
    (name,) = [one for one in panel.names["list"] if "395" in one["texts"]]
    assert name["texts"] == "… 395 more answers" and name["covers"] == "nothing"


def test_of_names_the_new_question_comes_first_then_all_others_then_leaves():
    growth, *_ = grown("congress")
    names = in_marks([drawn("congress")])[0].names["list"]
    now = [one for one in names if one["since"] <= len(growth) - 1 <= one["upto"]]
    asks = ["?" in one["texts"] for one in now]
    assert now[0]["covers"] == "anything" and sum(asks) == len(growth) - 1
    assert asks == sorted(asks, reverse=True) and not all(asks)
    assert {one["covers"] for one in now[1:]} == {"nothing"}


def test_a_question_is_named_whole_before_it_is_named_cut():
    names = in_marks([drawn("congress")])[0].names["list"]
    said = [[one["texts"], *one.get("between", ())] for one in names]
    (ways,) = [one for one in said if "yes: synfuels corporation cutback?" in one]
    assert len(ways) > 2 and "…" not in "".join(ways[:3])


# --- what the pointer hears ---------------------------------------------------------


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("name", ["fourteen_days", "zoo", "congress"])
def test_every_node_tells_its_question_its_way_its_rows_and_why_it_ends(name, window):
    growth, _, classes = grown(name)
    panel = shown(drawn(name), window)
    ways = {0: []}
    for step, decision in enumerate(growth[1:], start=1):
        number, asked = decision.node.number, decision.question.attribute
        assert one_that_says(panel, step, [f"{asked}?", *ways[number]], decision.node)
        for child in decision.children:
            ways[child.number] = [*ways[number], f"{asked} = {child.answer}"]
            if child.reason:
                said = [f"says {child.prediction}", child.reason.value]
                assert one_that_says(panel, step, said, child)


def one_that_says(panel, step, parts, node):
    """Return texts that say all parts, and the node's rows."""
    n = f"{node.n_samples} row"
    texts = [one.replace("<br>", " ") for one in heard(panel, step)]
    return [
        one
        for one in texts
        if n in one and all(part[:30] in one for part in parts[-8:])
    ]


def test_one_that_says_something_else_is_not_found():
    node = grown("zoo")[0][1].node
    assert not one_that_says(drawn("zoo"), 1, ["wings?"], node)  # the control


@every_table
def test_before_a_bet_nothing_is_heard_of_a_question_that_is_to_come(name):
    ways = [way for one, way in TREES if one == name]
    for way, panel in zip(ways, so_far(name), strict=True):
        last = len(grown(name, way)[0]) - 1
        for one in drawings(panel):
            for step in range(0, last + 1, max(1, last // 6)):
                texts = heard(one, step)
                assert sum(ASKS in text for text in texts) <= step
                there = sum(" more below" in text for text in texts)
                assert there or any(ASKS in text for text in texts) == (step > 0)


SOME = 6  # steps


@every_table
def test_before_a_bet_a_tree_stands_as_though_it_were_to_grow_no_further(name):
    ways = [way for one, way in TREES if one == name]
    n_steps = max(len(grown(name, way)[0]) for way in ways)
    wholes, begun = in_marks(so_far(name)), in_marks(so_far(name, upto=SOME))
    for whole, cut in zip(wholes, begun, strict=True):
        for step in range(min(SOME, n_steps)):
            assert shapes(whole, step) == shapes(cut, step)
    if n_steps > SOME:
        moved = zip(wholes, begun, strict=True)
        assert any(shapes(a, n_steps - 1) != shapes(b, SOME - 1) for a, b in moved)


def in_marks(panels):
    return [drawings(one)[-1] for one in panels]


def shapes(panel, step):
    return sorted(str(one) for one in panel.at(step).layout["shapes"])


def test_the_picture_of_congress_has_fewer_bytes_than_boxes_had():
    panels = [drawn("congress", way) for way in ("gain", "gain ratio", "yes/no")]
    assert sum(len(written(one)) for one in panels) < 282_000
    assert sum(len(written(one)) for one in so_far("congress")) < 662_000

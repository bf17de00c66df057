"""Drawn trees: boxes as wide as their words, what the colours mean, the ledger."""

import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3, ledger, tree_after, with_row_numbers
from pages.chapters import home
from pages.figures import theme
from pages.figures.growth import growth_panel
from pages.figures.ledger import HEADROOM, SMALL, ledger_panel
from pages.figures.lettering import pixels, shortened, wrapped
from pages.figures.panel import Panel
from pages.figures.tree import tree_panel
from pages.figures.twig_places import HALF
from pages.figures.twigs import SIZE, Twig
from tests.pages.figures import checked, standing


def grown(name, **how):
    table = load(name)
    decisions = grow_id3(table, **how)
    codes, classes = table.codes(table.target)
    panel = growth_panel(decisions, codes, classes, title="A tree", key="tree")
    return panel, classes, decisions


def boxes(panel, step=-1):
    shapes = standing(panel, step).layout.shapes if step >= 0 else last(panel)
    return [shape for shape in shapes if shape.label.text]


def last(panel):
    return standing(panel, max(span.last for span in panel.spans)).layout.shapes


BOTH = pytest.mark.parametrize("is_narrow", [False, True], ids=["wide", "narrow"])


@BOTH
@pytest.mark.parametrize("name", ["fourteen_days", "congress", "zoo"])
def test_every_box_is_as_wide_as_its_words_where_the_room_is_least(name, is_narrow):
    panel, _, decisions = grown(name)
    panel = panel.narrow if is_narrow else panel
    low, high = checked(panel.figure).layout.xaxis.range
    scale = (panel.least_width - 16) / (high - low)  # 16: the margins
    for step in range(len(decisions)):
        for box in boxes(panel, step):
            lines = box.label.text.split("<br>")
            widest = max(pixels(line, SIZE) for line in lines)
            assert widest < (box.x1 - box.x0) * scale


@BOTH
@pytest.mark.parametrize("name", ["congress", "zoo"])
def test_boxes_lie_apart_and_within_the_drawing(name, is_narrow):
    panel, _, _ = grown(name)
    panel = panel.narrow if is_narrow else panel
    found, (_, end) = boxes(panel), checked(panel.figure).layout.xaxis.range
    assert all(0 <= box.x0 < box.x1 <= end for box in found)
    for at, one in enumerate(found):
        for other in found[:at]:
            beside = one.x1 < other.x0 or other.x1 < one.x0
            assert beside or one.y1 <= other.y0 or other.y1 <= one.y0


ROOM = 360  # pixels that a row of panels is high at 1280 x 800
NARROW = 253  # pixels of one of three panels there; 322 on a phone


@pytest.mark.parametrize("name", ["fourteen_days", "eight_days", "two_switches"])
def test_a_small_tree_is_seen_whole_in_either_drawing(name):
    panel, _, _ = grown(name)
    assert panel.least_width <= 326 and panel.least_height <= ROOM
    assert panel.narrow.least_width <= NARROW and panel.narrow.least_height <= ROOM


@pytest.mark.parametrize("name", ["fourteen_days", "congress", "zoo"])
def test_a_narrow_window_gets_a_list_that_fits_its_width_and_scrolls_down(name):
    panel, _, _ = grown(name)
    found = boxes(panel.narrow)
    assert panel.narrow.least_width <= NARROW
    assert len({round(box.y0, 6) for box in found}) == len(found)  # a row for each
    assert {box.label.textposition for box in found} == {"middle left"}


@BOTH
@pytest.mark.parametrize("name", ["fourteen_days", "congress", "zoo"])
def test_words_fit_into_their_rows_where_the_room_is_least(name, is_narrow):
    panel, _, _ = grown(name)
    panel = panel.narrow if is_narrow else panel
    layout = checked(panel.figure).layout
    below, above = layout.yaxis.range
    apiece = (panel.least_height - layout.margin.t - layout.margin.b) / (below - above)
    for box in boxes(panel):
        n_lines = len(box.label.text.split("<br>"))
        assert box.label.font.size >= 11
        room = (box.y1 - box.y0) / (2 * HALF)  # in a tight list there are no frames
        assert n_lines * 1.13 * SIZE < room * apiece + 0.1


def test_the_tree_of_the_home_card_fits_into_its_low_room():
    panel, _, _ = home.PICTURES["information_gain"]()
    assert panel.least_height <= 260 and panel.least_width <= 390


def test_other_panels_ask_for_no_width():
    assert Panel(theme.figure("", "key", []), "alt").least_width == 0


def test_a_word_is_left_whole_and_a_very_long_one_cut():
    (box,) = boxes(tree_panel([Twig(None, "", ("Temperature?",))], 1, **NAMES))
    assert box.label.text == "<b>Temperature?</b>"
    (box,) = boxes(tree_panel([Twig(None, "", ("x" * 99,))], 1, **NAMES))
    assert box.label.text == f"<b>{'x' * 23}…</b>"


NAMES = {"title": "", "key": "tree", "alt": ""}


def test_words_break_at_a_blank_and_are_measured_without_their_tags():
    assert wrapped("Outlook = Overcast?", 14, 24) == ["Outlook =", "Overcast?"]
    assert wrapped("Temperature?", 4, 24) == ["Temperature?"]
    assert shortened("a < b & c", 24) == "a &lt; b &amp; c"
    assert pixels(f"<b>{shortened('a < b', 9)}</b>") == pixels("<b>a < b</b>")
    assert pixels("mmm") > pixels("eee") > pixels("iii") > 0


# --- what the colours mean ----------------------------------------------------------


@BOTH
@pytest.mark.parametrize("name", ["fourteen_days", "congress", "zoo"])
def test_the_title_names_every_class_in_its_colour(name, is_narrow):
    panel, classes, _ = grown(name)
    figure = checked((panel.narrow if is_narrow else panel).figure)
    title = figure.layout.title.text
    for word, colour in zip(classes, theme.CLASSES, strict=False):
        assert f"<span style='color:{colour}'>● {word}</span>" in title
    assert not figure.layout.showlegend


def test_a_leaf_says_its_class_in_the_colour_of_the_class():
    panel, classes, _ = grown("fourteen_days")
    leaves = [box.label.text for box in boxes(panel) if "?" not in box.label.text]
    assert len(leaves) == 5
    for text in leaves:
        (at,) = [at for at, word in enumerate(classes) if f"<b>{word}</b>" in text]
        assert f"color:{theme.CLASSES[at]}" in text


def test_the_home_card_says_which_colour_is_which_and_fits_a_phone():
    panel, _, _ = home.PICTURES["information_gain"]()
    title = checked(panel.figure).layout.title.text
    assert "● No" in title and "● Yes" in title
    first, *_ = title.split("<br>")
    assert pixels(first, 14) < 390


@BOTH
@pytest.mark.parametrize("name", ["fourteen_days", "congress", "zoo"])
def test_the_title_has_room_of_its_own_above_the_tree(name, is_narrow):
    panel, _, _ = grown(name)
    layout = checked((panel.narrow if is_narrow else panel).figure).layout
    n_lines = layout.title.text.count("<br>") + 1
    assert layout.margin.t >= 14 + 16 * n_lines


def test_with_many_leaves_no_dot_lies_on_the_words():
    table = load("fourteen_days")
    codes, classes = table.codes(table.target)
    by_day = grow_id3(with_row_numbers(table))
    panel = growth_panel(by_day, codes, classes, title="", key="tree")
    assert not [shape for shape in last(panel) if shape.type == "circle"]
    bars = [shape for shape in last(panel) if shape.fillcolor in theme.CLASSES]
    assert len(bars) == 14


# --- the ledger ---------------------------------------------------------------------

LEDGERS = {
    "a bad first question": ("fourteen_days", [(0, "Temperature")]),
    "Quinlan's": ("fourteen_days", ()),
    "two switches": ("two_switches", ()),
}


@pytest.mark.parametrize(("name", "picks"), LEDGERS.values(), ids=LEDGERS)
@pytest.mark.parametrize("width", [190, 700])
def test_the_ledgers_numbers_never_collide(name, picks, width):
    decisions = grow_id3(load(name), picks=picks)
    for n in range(1, len(decisions)):
        names = [d.question.attribute for d in decisions[1 : n + 1]]
        panel = ledger_panel(ledger(tree_after(decisions, n)), names)
        layout = checked(panel.figure).layout
        low, high = layout.xaxis.range
        up = 200 / layout.yaxis.range[1]
        places = []
        for label in boxes(panel):
            first = (label.xanchor - low) * width / (high - low)
            end = first + pixels(label.label.text, SMALL)
            y = label.yanchor * up + (label.y0 + label.y1) / 2
            assert y + 6 < 200 and 0 <= first < end <= width
            for other, other_end, there in places:
                assert end <= other or other_end <= first or abs(y - there) >= 13
            places.append((first, end, y))
        for label, (first, end, y) in zip(boxes(panel), places, strict=True):
            for column in columns(panel):
                x0, x1 = (
                    (x - low) * width / (high - low) for x in (column.x0, column.x1)
                )
                is_above = y > column.y1 * up
                assert end <= x0 + 1 or x1 <= first + 1 or is_above, label.label.text
        assert len(places) >= n + 1


def columns(panel):
    return [shape for shape in last(panel) if shape.type == "rect" and shape.fillcolor]


def test_the_ledgers_axis_has_a_mark_for_every_question_and_none_before_the_first():
    decisions = grow_id3(load("fourteen_days"), picks=[(0, "Temperature")])
    n = len(decisions) - 1
    panel = ledger_panel(ledger(tree_after(decisions, n)), ["Temperature"] * n)
    assert checked(panel.figure).layout.xaxis.tickvals == tuple(range(n + 1))


def test_the_ledger_leaves_room_above_its_highest_column():
    decisions = grow_id3(load("fourteen_days"))
    book = ledger(tree_after(decisions, 3))
    panel = ledger_panel(book, ["a", "b", "c"])
    _, top = checked(panel.figure).layout.yaxis.range
    assert top == pytest.approx(HEADROOM * book.before)

"""What a caller adds to the boxes of a growing tree: a note, a look, parts of rows."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load, with_answer
from engines.decision_trees import grow_id3
from pages.figures.growth import growth_panel
from pages.figures.keys import DASHES
from pages.figures.tree_looks import LOOKS
from pages.words.numbers import of_rows
from tests.pages.figures import checked, said_at, standing
from tests.pages.figures.growths import drawings

TABLE = load("fourteen_days")
GROWN = grow_id3(TABLE)
CODES, CLASSES = TABLE.codes(TABLE.target)
NAMED = {"title": "A tree", "key": "tree"}


def drawn(decisions=GROWN, **how):
    return growth_panel(decisions, CODES, CLASSES, **NAMED, **how)


def both(panel):
    return panel, panel.narrow


def named_at(panel, step):
    """Return the words of boxes, or of the marks that have a name then."""
    names = (panel.names or {"list": []})["list"]
    there = [one["texts"] for one in names if one["since"] <= step <= one["upto"]]
    return [*said_at(panel, step), *there]


def heard(panel, step):
    return {text for hover in panel.hovers for text in hover.at(step)}


def frames(panel, step):
    shapes = standing(panel, step).layout.shapes
    return [(one.line.color, one.line.dash) for one in shapes if one.label.text]


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("since", [0, 3])
def test_a_note_is_there_to_be_read_and_heard_once_its_node_has_asked(at, since):
    panel = drawings(drawn(notes={1: "p = 0.003"}, notes_from=since))[at]
    asked = next(k for k, one in enumerate(GROWN) if k and one.node.number == 1)
    for step in range(len(GROWN)):
        is_there = step >= max(asked, since)
        assert any("p = 0.003" in text for text in named_at(panel, step)) == is_there
        assert any("p = 0.003" in text for text in heard(panel, step)) == is_there
    (box,) = [one for one in named_at(panel, len(GROWN) - 1) if "p = 0.003" in one]
    assert "Humidity?" in box.replace("<br>", " ")


def test_notes_and_looks_wait_for_the_step_they_are_shown_from():
    panel = drawn(notes={0: "p = 0.2"}, looks={0: "luck"}, notes_from=2)
    look = LOOKS["luck"].colour, "dot"
    for step in range(len(GROWN)):
        assert (look in frames(panel, step)) == (step >= 2)
        assert any("p = 0.2" in text for text in said_at(panel, step)) == (step >= 2)


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_is_told_by_its_dash_too_and_named_after_the_title(name):
    panel, look = drawn(looks={0: name}), LOOKS[name]
    for one in both(panel):
        assert (look.colour, look.dash) in frames(one, 3)
        title = checked(one.figure).layout.title.text
        assert f"{DASHES[look.dash]} {look.says}" in title
    others = {name: one for name, one in LOOKS.items() if one.says not in title}
    assert len(others) == len(LOOKS) - 1  # no look is named that is not there


def test_looks_differ_in_colour_and_those_of_a_verdict_in_their_dash():
    assert len({one.colour for one in LOOKS.values()}) == len(LOOKS)
    assert len({LOOKS[name].dash for name in ("sure", "near", "luck")}) == 3


def test_a_look_that_there_is_not_is_refused():
    with pytest.raises(KeyError, match="perhaps"):
        drawn(looks={0: "perhaps"})


def test_parts_of_rows_are_written_as_such_and_whole_ones_without_a_point():
    assert [of_rows(one) for one in (3.0, 3.4, 2 / 3, 1614)] == [
        *("3", "3.4", "0.67", "1,614")
    ]
    child = GROWN[1].children[0]
    part = replace(child, class_counts=np.array([2.4, 1.0]))
    planted, first, *_ = GROWN
    first = replace(first, children=(part, *first.children[1:]))
    panel = drawn([planted, first])
    assert any("3.4 rows: 2.4 No, 1 Yes" in text for text in heard(panel, 1))
    assert any("2.4 No, 1 Yes" in text for text in said_at(panel, 1))
    shapes = standing(panel, 1).layout.shapes
    assert not [one for one in shapes if one.type == "circle"]  # a dot is a whole row


def test_a_node_that_is_singled_out_is_named_at_its_ring_whatever_is_near():
    for looks, is_free in (({1: "first"}, True), (None, False)):
        names = drawings(drawn(looks=looks))[-1].names["list"]
        (one,) = [n for n in names if "Humidity?" in n["texts"] and n["upto"] > 99]
        assert ("nearest" not in one) == is_free and one["covers"] == "nothing"


def test_an_answer_with_a_sign_of_its_own_needs_none_and_an_empty_one_is_missing():
    assert with_answer("Humidity", "≤ 76.5") == "Humidity ≤ 76.5"
    assert with_answer("Humidity", "> 76.5") == "Humidity > 76.5"
    assert with_answer("Outlook", "Sunny") == "Outlook = Sunny"
    planted, first, *_ = GROWN
    child = replace(first.children[0], answer="")
    first = replace(first, children=(child, *first.children[1:]))
    panel = drawn([planted, first])
    assert any("Outlook = (missing)" in text for text in heard(panel, 1))
    assert any(text.startswith("(missing)") for text in said_at(panel, 1))

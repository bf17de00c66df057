"""Trees as lists: every question with its answer, in words."""

import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3, tree_after, with_row_numbers
from pages.chapters.information_gain.which_question import record
from pages.chapters.information_gain.which_question.tree_lists import (
    DOOR,
    MOST_LINES,
    as_list,
)
from tests.pages.app import start, written
from tests.pages.looking import open_drawer


def whole(table, picks=(), finish=True):
    decisions = grow_id3(table, picks=picks, finish=finish)
    return tree_after(decisions, len(decisions) - 1)


def test_quinlans_tree_is_read_line_by_line():
    assert as_list(whole(load("fourteen_days"))).split("\n") == [
        "- **Outlook?** (14)",
        "  - Sunny: **Humidity?** (5)",
        "    - High: **No** (3 No)",
        "    - Normal: **Yes** (2 Yes)",
        "  - Overcast: **Yes** (4 Yes)",
        "  - Rain: **Wind?** (5)",
        "    - Weak: **Yes** (3 Yes)",
        "    - Strong: **No** (2 No)",
    ]


def test_a_bag_that_is_open_is_not_told():
    tree = whole(load("fourteen_days"), [(0, "Outlook")], finish=False)
    assert "  - Sunny: not asked yet (3 No, 2 Yes)" in as_list(tree)


def test_a_very_long_tree_is_counted_where_it_is_cut():
    table = with_row_numbers(load("congress"), "Member")
    lines = as_list(whole(table)).split("\n")
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == f"- … and {436 - MOST_LINES} more lines"


@pytest.mark.parametrize(("part", "n_trees"), [(record.TREES, 2), (record.BEST, 2)])
def test_behind_its_door_stands_every_question_of_the_step(part, n_trees):
    link = {"ig_chapter": "Which question?", "ig_question_part": part}
    app = start("information_gain", ig_question_step="3", **link)
    assert "**Outlook?** (14)" not in written(app)
    assert DOOR in [door.label for door in app.expander]
    app = open_drawer(app, f"{record.KEY}_lists")
    assert written(app).count("**Outlook?** (14)") == n_trees

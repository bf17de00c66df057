"""Counts as cells: shown, typed into, renamed, and read or refused."""

import pytest

from engines.decision_trees import SplitByHand
from pages.chapters.information_gain.count_sheet import (
    FIRST,
    read_sheet,
    sheet_of,
    typed_into,
)

OUTLOOK = (("sunny", (2, 3)), ("overcast", (4, 0)), ("rain", (3, 2)))
SPLIT = SplitByHand(("yes", "no"), (9, 5), OUTLOOK)
NOTHING = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def test_cells_are_read_as_they_are_shown():
    named = SplitByHand(("0", "group"), (), (("total", (1, 2)), ("b", (3, 4))))
    for split in (SPLIT, named, SplitByHand(("a", "b"), (1, 2))):
        assert read_sheet(sheet_of(split)) == split


def test_cells_are_edited_added_and_deleted():
    changes = {
        "edited_rows": {1: {"yes": "20", FIRST: "sun"}},
        "added_rows": [{FIRST: "fog", "no": " 7 "}, {}],
        "deleted_rows": [0, 2],
    }
    found = read_sheet(typed_into(sheet_of(SPLIT), changes))
    assert found.bag == ()
    assert found.groups == (("sun", (20, 3)), ("rain", (3, 2)), ("fog", (0, 7)))


def test_classes_are_renamed_added_and_taken_away():
    sheet = sheet_of(SPLIT)
    wider = read_sheet(sheet.named(["yes", "no", "maybe"]))
    assert wider.class_names[2] == "maybe" and wider.groups[0][1] == (2, 3, 0)
    with pytest.raises(ValueError, match="1 class; give 2 to 6"):
        read_sheet(sheet.named(["yes"]))


@pytest.mark.parametrize("cell", ["two", "-1", "2.5", "1e9"])
def test_a_cell_that_is_no_count_is_named(cell):
    changes = NOTHING | {"edited_rows": {1: {"yes": cell}}}
    with pytest.raises(ValueError, match=f"“{cell}”|too large"):
        read_sheet(typed_into(sheet_of(SPLIT), changes))

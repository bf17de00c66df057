"""What is typed into the cells of a table: read, or refused with a sentence."""

import pytest

from pages.ui.cells import Column, take

COLUMNS = (
    Column("hours", 0, 1000, "Hours."),
    Column("passed", -10, 10, "0 or 1."),
)
BASE = ((2.0, 1.0), (3.0, 0.0))


def changed(edited=(), added=(), deleted=()):
    """Return what the browser sends."""
    return {
        "edited_rows": dict(edited),
        "added_rows": list(added),
        "deleted_rows": list(deleted),
    }


def typed(text, column="hours", held=BASE):
    return take(BASE, changed({0: {column: text}}), COLUMNS, held)


def test_a_plain_number_is_taken_and_stays_as_it_was_typed():
    for text in ("4", "4.0", "1e-3", "+7"):
        taken = typed(text)
        assert taken.sheet == [[float(text), 1], [3, 0]]
        assert not taken.untidy and not taken.sentences


def test_other_ways_to_write_a_number_are_taken_and_drawn_as_a_plain_one():
    for text, value in {"0,5": 0.5, "1/2": 0.5, "−2": -2, "50 %": 0.5}.items():
        taken = typed(text, "passed")
        assert taken.sheet[0] == [2, value]
        assert taken.untidy and not taken.sentences


def test_a_cell_keeps_as_many_digits_as_the_link():
    assert typed("1/3").sheet[0][0] == 0.333333333333


def test_what_nobody_typed_keeps_every_digit():
    base = ((1 / 3, 1.0),)
    taken = take(base, changed({0: {"passed": "0"}}), COLUMNS, base)
    assert taken.sheet == [[1 / 3, 0]]


def test_what_is_not_a_number_is_named_with_what_is_allowed_and_how_to_write_it():
    taken = typed("a*b")
    assert taken.sheet[0] == [2, 1] and taken.untidy
    assert taken.sentences == [
        "“a\\*b” is not a number; hours takes a number from 0 to 1000, "
        "like 0.5, 0,5, 1/2 or 50 %. The cell keeps 2."
    ]


def test_a_number_out_of_range_is_named_and_never_clamped():
    taken = typed("12", "passed")
    assert taken.sheet[0] == [2, 1] and taken.untidy
    assert taken.sentences == [
        "“12” is out of range; passed takes a number from −10 to 10. The cell keeps 1."
    ]


def test_a_refused_cell_keeps_what_it_held_last_not_what_was_drawn_first():
    assert typed("x", held=((4.0, 1.0), (3.0, 0.0))).sheet[0] == [4, 1]


def test_an_emptied_cell_is_empty_and_a_refused_new_one_stays_so():
    for text in ("", " ", None):
        assert typed(text).sheet[0] == [None, 1]
    taken = take(BASE, changed(added=[{"hours": "x"}]), COLUMNS, BASE)
    assert taken.sheet[2] == [None, None]
    assert taken.sentences[0].endswith("The cell stays empty.")


def test_rows_are_added_and_deleted():
    added = [{"hours": "0,5"}, {"hours": "6", "passed": "1"}]
    taken = take(BASE, changed(added=added, deleted=[0]), COLUMNS, BASE)
    assert taken.sheet == [[3, 0], [0.5, None], [6, 1]]


def test_of_many_refusals_the_first_few_are_told():
    rows = [{"hours": "x"}] * 5
    taken = take(BASE, changed(added=rows), COLUMNS, BASE)
    assert len(taken.sentences) == 4
    assert taken.sentences[-1] == "So were 2 more."


def test_examples_of_numbers_are_given_only_where_all_of_them_are_allowed():
    whole, share = Column("price", 1, 9, "Coins."), Column("share", 0, 1, "A share.")
    for column, gives in ((whole, False), (share, True)):
        with pytest.raises(ValueError, match="takes a number from") as why:
            column.read("much")
        assert ("0,5" in str(why.value)) == gives
    for text in ("0.5", "0,5", "1/2", "50 %"):  # the examples
        assert share.read(text) == 0.5
        with pytest.raises(ValueError, match="is out of range; price takes a number"):
            whole.read(text)

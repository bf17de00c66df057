"""Tables as people write them, pasted into the chapter that asks about them."""

import pytest

from pages.ui.csv_encodings import decode, guess_encoding
from pages.ui.word_tables import NAMES
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    gains,
    open_chapter,
    press,
    record_table,
    skip,
)
from tests.pages.ui.csv_cases import REPORTED, text
from tests.pages.words.test_literal import bare

PARTS = ("Rank", "Grow", "Luck", "Three trees")
SHORT = ("a name that Streamlit keeps", "None beside a blank", "thousands with a point")


def paste(content: bytes, part: str = "Rank"):
    app = open_chapter(ig_question_table="Your own CSV", ig_question_part=part)
    letters = decode(content, guess_encoding(content))
    return fine(app.text_area[0].set_value(letters).run())


def editor(app):
    """Return the table that can be edited: the one with the rows' names."""
    tables = [one.value for one in app.dataframe]
    return next(one for one in tables if one.columns[0] == NAMES)


def check(name: str) -> None:
    content, h, right, says = REPORTED[name]
    app = paste(content)
    assert says in bare(texts(app))
    for ways in (one for one in app.get("button_group") if one.key == f"{KEY}_cut"):
        fine(ways.set_value("In words or parts").run())  # the gains are those of parts
    if not any(button.key == f"{KEY}_bet_skip" for button in app.button):
        return  # all questions are as good, so that there is nothing to bet on
    assert gains(app) == pytest.approx(right, abs=1e-6)
    assert f"{h:.6f}" in texts(app)


@pytest.mark.parametrize("name", SHORT)
def test_a_reported_table_is_read_on_the_page(name: str):
    check(name)


@pytest.mark.long
@pytest.mark.parametrize("name", [one for one in REPORTED if one not in SHORT])
def test_every_reported_table_is_read_on_the_page(name: str):
    check(name)


@pytest.mark.parametrize("part", PARTS)
def test_a_cross_or_nothing_is_a_question_in_every_part(part: str):
    app = paste(REPORTED["x or blank"][0], part)
    if part == "Grow":
        press(app, "finish")
    shown = bare(texts(skip(app) if part != "Grow" else app))
    assert "nothing can be gained" not in shown
    if part == "Rank":
        best = record_table(app).sort_values("gain (bits)")["question"].to_list()[-1]
        assert best in ("fur", "lays eggs") and "fur or lays eggs" in shown
    elif part == "Grow":
        assert "The tree is finished." in shown
    elif part == "Three trees":
        assert record_table(app)["questions"].to_list() == [1, 1, 1]
        assert record_table(app)["errors"].to_list() == [0, 0, 0]


def test_a_missing_cell_is_shown_as_such_beside_the_word_none():
    table = editor(paste(REPORTED["None beside a blank"][0]))
    cells = [cell.strip("\u2060") for cell in table["disorder"]]
    assert cells == ["None", "(missing)", "Insomnia", "None", "Apnea"]


def test_numbers_that_can_be_read_in_two_ways_can_be_read_the_other_way():
    app = paste(REPORTED["thousands with a point"][0])
    label = "Columns with marks between thousands"
    (choice,) = [box for box in app.multiselect if box.label == label]
    assert choice.value == ["Preis"] and "Preis: cut at 925 and 1045." in texts(app)
    fine(choice.set_value([]).run())
    assert "Preis: cut at 351 and 875." in texts(app)
    assert "The mark in 1.100 is taken for the decimal mark, so it is 1.1" in bare(
        texts(app)
    )


ODD_NAMES = ["_index", "in play", "_pos:0", "None", "__index_level_0__", "", "row"]


def test_a_column_may_have_any_name():
    names = [*ODD_NAMES, "2", "3", "nan", "**b** <i>", "$x$", "k"]
    rows = (["ab"[n >> at & 1] for at in range(len(names))] for n in (0, 9, 8190))
    content = text(*(",".join(cells) for cells in ([*names], *rows)))
    for part in PARTS:
        app = paste(content, part)
        assert not app.warning
        if part == "Rank":
            shown = [name.rstrip("\u2060") for name in editor(app).columns]
            assert shown == ["row", *(name or "column 6" for name in names)]
        elif part == "Grow":
            press(app, "finish")

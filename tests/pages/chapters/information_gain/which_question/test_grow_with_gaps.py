"""A new row that lacks an answer, numbers asked at a cut, and rows that stay."""

from dataclasses import replace

import pytest

from engines.datasets import load
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow import growths, rule
from pages.chapters.information_gain.which_question.record import GROW
from pages.words.literal import JOINER
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    agrees,
    open_chapter,
    skip,
)
from tests.pages.figures import checked
from tests.pages.looking import settings_at

MEASURED = load("measured_days")


def ending(record):
    return " ".join(PARTS[GROW].ending(record))


def without(table, row: int, column: str):
    cells = [list(cells) for cells in table.rows]
    cells[row][table.columns.index(column)] = ""
    return replace(table, rows=tuple(map(tuple, cells)))


def test_a_row_shared_out_is_read_aloud_as_in_the_book():
    """C4.5, chapter 3: sunny, 70 degrees, humidity unknown, weak wind."""
    settings = settings_at(
        CHAPTER, part=GROW, stop=rule.BY_RULE, fewest=4, held="No row"
    )
    table = without(MEASURED, 5, "Outlook")
    settings = replace(settings, table=table, missing="shared", cut=True)
    whole = PARTS[GROW].run(settings).finished
    day = {"Outlook": "Sunny", "Temperature": "70", "Humidity": "", "Wind": "Weak"}
    picks = growths.as_picks(whole)
    asked = dict.fromkeys(name for _, name in picks)
    row = tuple((name, day[name]) for name in asked)
    record = PARTS[GROW].run(replace(settings, picks=picks, day=row))
    assert "Together that is No 56% and Yes 44%: the tree says **Play: No**" in ending(
        record
    )
    assert agrees(GROW, record)
    assert "5.38 days" in " ".join(PARTS[GROW].story(record, len(picks)))


def test_the_books_have_an_entry_for_rows_that_stay():
    settings = settings_at(CHAPTER, part=GROW)
    table = without(without(load("fourteen_days"), 0, "Outlook"), 4, "Outlook")
    settings = replace(settings, table=table, missing="left_out")
    picks = growths.as_picks(PARTS[GROW].run(settings).finished)
    record = PARTS[GROW].run(replace(settings, picks=picks))
    assert "stayed with rows that gave no answer" in ending(record)
    assert r"\text{aside}" in PARTS[GROW].formulas(record, 1)[-1][1]
    assert PARTS[GROW].table(record).columns[-1] == "aside"
    assert agrees(GROW, record)
    record.aside[0] += 1e-3
    assert not agrees(GROW, record)


def test_the_picture_of_the_books_stands_at_what_is_left_and_shows_what_stays():
    settings = settings_at(CHAPTER, part=GROW)
    table = without(load("fourteen_days"), 0, "Outlook")
    settings = replace(settings, table=table, missing="left_out")
    picks = growths.as_picks(PARTS[GROW].run(settings).finished)
    record = PARTS[GROW].run(replace(settings, picks=picks))
    _, panel = PARTS[GROW].panels(record)
    assert "of rows that stay" in panel.figure.layout["title"]["text"]
    for step in range(1, len(picks) + 1):
        shapes = checked(panel.at(step)).layout.shapes
        columns = [s for s in shapes if s.type == "rect" and s.x0 > step - 0.5]
        columns = [s for s in columns if s.x1 < step + 0.5 and s.y1 > s.y0]
        tops = sorted({round(y, 9) for s in columns for y in (s.y0, s.y1)})
        assert tops[-1] == pytest.approx(record.left[step - 1])
        if record.left[step] > 1e-9:
            assert pytest.approx(record.left[step]) in tops


def measured(**more):
    link = {"gaps": "Shared out", "cut": "At the best cut", "table": MEASURED.label}
    link |= {"part": GROW, "tree": "0.0~1.2~3.3"}
    return skip(open_chapter(**{f"{KEY}_{n}": v for n, v in (link | more).items()}))


def said(app):
    return texts(app).replace("\\", "").replace(JOINER, "")  # Markdown's


def test_the_new_row_has_a_box_for_a_number_and_may_lack_it():
    app = measured(step="3")
    assert "Outlook is Sunny; Humidity ≤ 77.5." in said(app)
    box = app.number_input(key=f"{KEY}_row_2")
    fine(box.set_value(90.0).run())
    assert "Outlook is Sunny; Humidity > 77.5." in said(app)
    assert app.query_params[f"{KEY}_row_typed"] == "2_90"
    fine(app.number_input(key=f"{KEY}_row_2").set_value(None).run())
    shown = texts(app)
    assert "Humidity is missing, so it goes on in parts: 40% to" in shown
    assert "Together that is No 60% and Yes 40%" in shown
    assert app.query_params[f"{KEY}_row"] == "2.0"


@pytest.mark.parametrize(
    ("link", "says"),
    [({"row": "2.0"}, "Humidity is missing"), ({"row_typed": "2_90"}, "Humidity > 77")],
)
def test_a_link_carries_a_number_and_a_missing_one(link, says):
    assert says in said(measured(step="3", **link))


def test_an_answer_in_words_may_be_missing_too():
    app = measured(step="3", gaps="Left out")
    fine(app.selectbox(key=f"{KEY}_row_0").set_value("").run())
    assert "Outlook is missing, so it goes no further. The tree falls back on" in texts(
        app
    )

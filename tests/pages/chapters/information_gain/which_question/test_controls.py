"""The table, the tree, the new row and the question against luck, as controls."""

from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.record import GROW, LUCK
from tests.pages.app import fine, start, texts
from tests.pages.looking import choose, settings_at, shown_record

KEY = CHAPTER.key
CONTACT = "Contact lenses (24 patients)"
QUINLANS = "0.0~1.2~3.3"
RANK = CHAPTER.parts[0]


def open_chapter(**query):
    query = {f"{KEY}_{name}": text for name, text in query.items()}
    return start("information_gain", ig_chapter=CHAPTER.title, **query)


def link(app):
    shared = app.session_state["shared"]
    start = f"{KEY}_"
    return {n.removeprefix(start): text for n, text in shared.items() if text}


def press(app, name):
    return fine(app.button(key=f"{KEY}_{name}").click().run())


def pick(app, kind, name, value):
    widget = next(w for w in app.get(kind) if w.key == f"{KEY}_{name}")
    return fine(widget.set_value(value).run())


def settings(app):
    return shown_record(app, CHAPTER).settings


def test_put_back_and_undone_a_changed_cell_is_changed_again():
    app = press(open_chapter(cells="0.4.1"), "cells_reset")
    assert "9 Yes" in texts(app) and "cells" not in link(app)
    app = press(app, "undo")
    assert "10 Yes" in texts(app) and link(app)["cells"] == "0.4.1"


def test_another_table_undone_brings_its_changed_cells_back():
    app = pick(open_chapter(cells="0.4.1"), "selectbox", "table", CONTACT)
    assert "cells" not in link(app)
    app = press(app, "undo")
    assert settings(app).table.rows[0][-1] == "Yes" and "10 Yes" in texts(app)


def test_a_changed_cell_stands_behind_the_door_too_and_beside_row_numbers():
    app = open_chapter(cells="0.4.1", part=GROW, numbers="A column to ask")
    table = settings(app).table
    assert table.columns[0] == "Day" and table.rows[0][-1] == "Yes"
    assert link(app)["cells"] == "0.4.1"
    assert "Change any cell" not in texts(app)
    app.session_state[f"{KEY}_cells_door"] = True
    assert "Change any cell" in texts(fine(app.run()))
    assert settings(app).table == table


def test_undo_takes_back_a_move_and_a_move_that_took_one_back():
    app = press(press(open_chapter(part=GROW), "move_do"), "move_machine")
    assert link(app)["tree"] == "0.0~1.2"
    assert link(press(app, "undo"))["tree"] == "0.0"
    app = press(press(app, "move_over"), "undo")
    assert link(app)["tree"] == "0.0"
    assert [name for _, name in settings(app).picks] == ["Outlook"]


def test_another_table_undone_brings_the_tree_back():
    app = pick(open_chapter(part=GROW, tree=QUINLANS), "selectbox", "table", CONTACT)
    assert "tree" not in link(app)
    assert link(press(app, "undo"))["tree"] == QUINLANS


def test_a_preset_replaces_the_tree_and_leaves_the_new_row():
    app = open_chapter(part=GROW, tree=QUINLANS)
    app = pick(app, "selectbox", "row_0", "Overcast")
    app = choose(app, CHAPTER, "Grow Quinlan's tree")
    assert settings(app).picks == ((0, "Outlook"),)
    assert dict(settings(app).day) == {"Outlook": "Overcast"}
    app = choose(app, CHAPTER, "A bad first question")
    assert settings(app).picks == ((0, "Temperature"),)
    app = press(app, "move_finish")
    assert len(settings(app).picks) == 7
    app = press(choose(app, CHAPTER, "Two switches"), "move_finish")
    assert set(dict(settings(app).day)) == {"Left", "Right"}


def test_an_answer_of_the_new_row_is_undone():
    app = open_chapter(part=GROW, tree=QUINLANS)
    app = pick(app, "selectbox", "row_0", "Rain")
    assert "Outlook is Rain" in texts(press(app, "bet_skip"))
    assert link(app)["row"] == "0.2"
    app = press(app, "undo")
    assert "Outlook is Sunny" in texts(app) and "row" not in link(app)


def test_the_question_against_luck_is_the_best_one_until_another_is_chosen():
    app = open_chapter(part=LUCK)
    assert settings(app).attribute == "Outlook" and "about" not in link(app)
    app = pick(app, "selectbox", "table", CONTACT)
    assert settings(app).attribute == shown_best(app)
    app = open_chapter(part=LUCK, about="3")
    assert settings(app).attribute == "Wind" and link(app)["about"] == "3"


def shown_best(app):
    record = RANK.run(settings_at(CHAPTER, table=settings(app).table.label))
    return record.ranking.best


def test_a_click_asks_of_the_bar_that_is_there_at_this_step():
    record = RANK.run(settings_at(CHAPTER))
    asked = {"part": LUCK, "about": "Temperature"}
    assert RANK.clicked(record, {"x": 0, "y": 1.2, "step": 2}) == asked
    assert RANK.clicked(record, {"x": 0, "y": 2, "step": 2}) is None
    by_rank = RANK.clicked(record, {"x": 0, "y": 1, "step": 5})
    assert by_rank == {"part": LUCK, "about": "Humidity"}


def test_a_table_of_ones_own_begins_at_its_first_step_and_is_forgotten():
    app = open_chapter(table="Your own CSV", step="3", cells="0.4.1")
    assert app.session_state[f"{KEY}_memory"]["step"] == 3
    app = press(app, "own_csv_try_an_example")
    assert app.session_state[f"{KEY}_memory"]["step"] == 0
    assert CHAPTER.is_own(settings(app)) and "cells" not in link(app)
    forget = next(b for b in app.button if b.label == "Forget it")
    app = fine(forget.click().run())
    assert not CHAPTER.is_own(settings(app))
    undo = [button for button in app.button if button.key == f"{KEY}_undo"]
    assert not undo  # what was forgotten does not come back

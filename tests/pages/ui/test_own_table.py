"""The way in for a learner's own table, driven as a learner would."""

import math

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.csv_choice import OwnTable
from pages.ui.given import EXAMPLE
from pages.words.literal import literal
from tests.pages.app import PATIENCE, fine, texts
from tests.pages.ui.csv_corpus import CORPUS, TABLES, WEATHER, Broken, numbered
from tests.pages.words.test_literal import bare, heeded

IDENTIFIERS = numbered(6, "{n}", "id{n}", "{m}", "a{m}")
NASTY = (
    b"**bold**,:material/home:,<img src=x onerror=alert(1)>,$x^2$\n"
    b"**a**,:smile:,<b>b</b>,[l](http://x.y)\n"
    b"**b**,:red[hot],<B>b</B>,yes\n"
    b"**b**,:red[hot],5,[l](http://x.y)\n"
)


def page() -> None:
    """One chapter with the way in, and one without."""
    import streamlit as st

    from pages.ui.own_table import Limits, own_table

    state = st.session_state
    st.segmented_control("Chapter", ["own", "other"], default="own", key="chapter")
    if state["chapter"] == "own":
        few = {"limits": Limits(most_bytes=50)} if state.get("few_bytes") else {}
        state["table"] = own_table("own", **state.get("how", {}), **few)


def start(**how: object) -> AppTest:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    app.session_state["how"] = how
    return fine(app.run())


def give(content: bytes, name: str = "days.csv", **how: object) -> AppTest:
    app = start(**how)
    app.file_uploader[0].upload(name, content, "text/csv")
    return fine(app.run())


def table(app: AppTest) -> OwnTable | None:
    return app.session_state["table"]


def one(app: AppTest, kind: str, label: str):
    (found,) = [w for w in getattr(app, kind) if w.label == label]
    return found


def warned(app: AppTest) -> str:
    return "\n".join(bare(warning.value) for warning in app.warning)


def shown(app: AppTest) -> str:
    return bare(texts(app))


def go(app: AppTest, chapter: str) -> AppTest:
    app.get("button_group")[0].set_value(chapter)
    return fine(app.run())


# --- before anything is given -------------------------------------------------------


def test_the_limits_and_where_it_stays_are_said_first():
    app = start()
    assert table(app) is None
    assert app.text[0].value.startswith("Limits: 1 MB, 2,000 rows, 30 columns, and 12")
    assert "the link to this page does not carry it" in app.text[0].value
    assert app.text[1].value.startswith("Nothing given yet. If a file is marked red")
    assert not app.warning and not app.selectbox
    assert app.file_uploader[0].allowed_type[:3] == [".csv", ".tsv", ".txt"]
    assert {".tab", ".arff", ".md"} < {*app.file_uploader[0].allowed_type}


def test_an_example_can_be_tried():
    app = start()
    fine(one(app, "button", "Try an example").click().run())
    assert app.text_area[0].value == EXAMPLE
    assert "In use: an example, made up." in shown(app)
    found = table(app)
    assert (found.target, found.n_rows) == ("mood", 10)
    kinds = {c.name: c.kind for c in found.columns}
    assert kinds["hours slept"] == "numbers" and "child" not in kinds
    assert found.columns[0].numbers[0] == 9.5
    assert one(app, "selectbox", "Separator").options[0] == "guessed: semicolon"


def test_the_example_can_be_edited():
    app = start()
    one(app, "button", "Try an example").click().run()
    app.text_area[0].set_value(EXAMPLE.replace("good", "fine")).run()
    assert "In use: what you pasted." in shown(fine(app))
    assert "fine" in table(app).columns[-1].cells


# --- the corpus ---------------------------------------------------------------------


@pytest.mark.parametrize("broken", CORPUS, ids=str)
def test_whatever_is_given_the_page_says_what_it_found(broken: Broken):
    app = give(broken.content)
    assert broken.says in (warned(app) if broken.shape is None else shown(app))
    assert (table(app) is None) == (broken.shape is None)
    assert bool(app.warning) == (broken.shape is None)
    if broken.shape:
        preview = app.dataframe[0].value
        assert preview.shape == (min(broken.shape[0], 8), broken.shape[1])


def test_what_the_learner_wrote_is_never_markdown():
    app = give(NASTY, name="**evil** <b>.csv")
    assert table(app).n_rows == 3
    parts = [*app.markdown[1:], *app.warning]
    said = [part.value.removeprefix("- ") for part in parts]
    lines = [line.removeprefix("- ") for text in said for line in text.split("\n")]
    assert not any(map(heeded, lines)) and any("img" in line for line in lines)
    assert "In use: “**evil** <b>.csv”." in [text.value for text in app.text]
    assert heeded("“:material/home:” differs")  # the control
    labels = [w.label for w in (*app.selectbox, *app.multiselect, *app.button)]
    assert not any("bold" in label or "evil" in label for label in labels)


def test_a_refusal_is_shown_literally():
    app = give(NASTY)
    one(app, "selectbox", "Column to guess").set_value("**bold**").run()
    app.multiselect(key=key_of(app, "Columns to ask about")).set_value([]).run()
    assert app.warning[0].value == literal("Choose at least one column to ask about.")
    constant = b"**k**,b\nx,1\nx,2\nx,2\n"
    app = give(constant)
    one(app, "selectbox", "Column to guess").set_value("**k**").run()
    assert not heeded(app.warning[0].value) and "“**k**” is the same" in warned(app)


def key_of(app: AppTest, label: str) -> str:
    return one(app, "multiselect", label).key


# --- how it is read can be changed --------------------------------------------------


def test_the_separator_can_be_changed_and_changed_back():
    app = give(WEATHER)
    fine(one(app, "selectbox", "Separator").set_value("|").run())
    assert table(app) is None
    assert "one column only" in warned(app) and "a vertical bar?" in warned(app)
    fine(one(app, "selectbox", "Separator").set_value("").run())
    assert table(app).n_rows == 4


def test_the_first_line_can_be_a_row():
    app = give(WEATHER)
    fine(one(app, "selectbox", "First line").set_value("row").run())
    assert table(app).n_rows == 5 and table(app).target == "column 3"


def test_the_encoding_can_be_changed_for_a_file():
    app = give("ada,dağ\nda,net\nnet,da\nda,da\n".encode("cp1254"))
    options = one(app, "selectbox", "Encoding").options
    assert options[0] == "guessed: Windows, Western Europe"
    fine(one(app, "selectbox", "Encoding").set_value("cp1254").run())
    assert table(app).target == "dağ"


def test_pasted_text_has_no_encoding_to_ask_about():
    app = start()
    app.text_area[0].set_value("größe;da\n1,5;ja\n2;nein\n3;ja\n").run()
    assert table(fine(app)).columns[0].name == "größe"
    assert not [box for box in app.selectbox if box.label == "Encoding"]


def test_a_choice_made_for_one_table_does_not_touch_the_next():
    app = give(WEATHER)
    one(app, "selectbox", "First line").set_value("row").run()
    app.file_uploader[0].set_value(("next.csv", IDENTIFIERS, "text/csv"))
    fine(app.run())
    assert table(app).target == "c3" and "In use: “next.csv”." in shown(app)


# --- columns and kinds can be changed -----------------------------------------------


def test_the_column_to_guess_can_be_changed():
    app = give(WEATHER)
    fine(one(app, "selectbox", "Column to guess").set_value("sky").run())
    assert [c.name for c in table(app).columns] == ["wind", "play", "sky"]
    assert one(app, "multiselect", "Columns to ask about").options == ["wind", "play"]


def test_columns_to_ask_about_can_be_left_out_and_put_back():
    app = give(IDENTIFIERS)
    asked = one(app, "multiselect", "Columns to ask about")
    assert asked.value == ["c2"] and asked.options == ["c0", "c1", "c2"]
    fine(asked.set_value(["c1", "c2"]).run())
    assert [c.name for c in table(app).columns] == ["c1", "c2", "c3"]
    assert "Left out: “c0”. Kept: “c1”." in shown(app)


def test_kinds_can_be_changed():
    app = give(b"legs,play\n2,no\n4,yes\n4,no\n")
    numbers = one(app, "multiselect", "Columns read as numbers")
    assert numbers.options == numbers.value == ["legs"]
    assert table(app).columns[0].numbers == (2.0, 4.0, 4.0)
    fine(numbers.set_value([]).run())
    assert table(app).columns[0].kind == "words"


def test_a_table_of_words_has_no_question_about_numbers():
    app = give(WEATHER)
    assert [w.label for w in app.multiselect] == ["Columns to ask about"]


def test_marks_of_missing_cells_can_be_answers():
    app = give(b"vote,party\ny,a\n?,b\nn,b\n")
    marks = one(app, "multiselect", "Cells read as missing")
    assert marks.value == ["?"] and table(app).columns[0].cells == ("y", "", "n")
    fine(marks.set_value([]).run())
    assert table(app).columns[0].cells == ("y", "?", "n")


def test_the_column_to_guess_survives_a_change_of_marks():
    app = give(b"vote,party\ny,a\n?,b\nn,b\n")
    one(app, "selectbox", "Column to guess").set_value("vote").run()
    one(app, "multiselect", "Cells read as missing").set_value([]).run()
    assert table(fine(app)).target == "vote"


def test_a_number_may_be_what_is_guessed():
    app = give(b"name,hours,points\na,1,2\nb,2,\nc,2.5,3\n", target="numbers")
    assert table(app).target == "points"
    assert table(app).columns[-1].numbers == (2.0, 3.0)
    app = give(WEATHER, target="numbers")
    assert table(app) is None and "No column is suitable" in warned(app)


# --- what is kept -------------------------------------------------------------------


def test_leaving_and_coming_back_keeps_table_and_choices():
    app = give(b"id,legs,play\n1,2,no\n2,4,yes\n3,4,no\n4,?,no\n")
    one(app, "multiselect", "Columns to ask about").set_value(["id", "legs"]).run()
    one(app, "multiselect", "Columns read as numbers").set_value(["id"]).run()
    before = table(app)
    assert [c.kind for c in before.columns] == ["numbers", "words", "words"]
    go(app, "other")
    assert not app.file_uploader
    del app.session_state["table"]
    go(app, "own")
    assert table(app) == before and "In use: “days.csv”." in shown(app)
    go(go(app, "other"), "own")
    assert table(app) == before


def test_coming_back_keeps_how_a_file_is_read():
    app = give("a;b\n1;2\n3;4\n3;2\n".encode("utf-16"))
    one(app, "selectbox", "First line").set_value("row").run()
    one(app, "selectbox", "Column to guess").set_value("column 1").run()
    before = table(app)
    go(go(app, "other"), "own")
    assert table(app) == before and before.target == "column 1" and before.n_rows == 4


def test_pasted_text_is_there_after_coming_back():
    app = start()
    app.text_area[0].set_value(WEATHER.decode()).run()
    go(go(app, "other"), "own")
    assert app.text_area[0].value == WEATHER.decode()
    assert table(app).target == "play"


def test_an_unchanged_table_is_not_read_again():
    app = give(WEATHER)
    before = table(app)
    fine(app.run())
    assert table(app) is before


def test_using_the_same_text_again_keeps_the_choices():
    app = start()
    app.text_area[0].set_value(WEATHER.decode()).run()
    one(app, "selectbox", "Column to guess").set_value("sky").run()
    fine(one(app, "button", "Use this text").click().run())
    assert table(app).target == "sky"


def test_an_empty_box_changes_nothing():
    app = start()
    fine(one(app, "button", "Use this text").click().run())
    assert table(app) is None and "Nothing given yet." in shown(app)


def test_taking_the_file_away_takes_the_table_away():
    app = give(WEATHER)
    app.file_uploader[0].clear()
    assert table(fine(app.run())) is None and "Nothing given yet." in shown(app)


def test_what_is_forgotten_is_nowhere_in_the_session():
    app = give(b"secret,play\nhush,no\nword,yes\nhush,yes\n", name="secret.csv")
    one(app, "selectbox", "Column to guess").set_value("secret").run()
    assert held(app, "hush") and held(app, "secret")  # the control
    fine(one(app, "button", "Forget it").click().run())
    assert table(app) is None and "Nothing given yet." in shown(app)
    assert not held(app, "hush") and not held(app, "secret")
    assert not app.file_uploader[0].value and not app.text_area[0].value
    app.text_area[0].set_value(WEATHER.decode()).run()
    assert table(fine(app)).target == "play"


def held(app: AppTest, word: str) -> list[str]:
    items = app.session_state.items()
    return [name for name, value in items if word in repr((name, value))]


def test_every_key_begins_with_the_given_one():
    app = give(b"id,legs,play\n1,2,no\n2,4,yes\n3,4,no\n4,?,no\n")
    names = {*app.session_state} - {"how", "chapter", "table"}
    assert len(names) > 10 and all(name.startswith("own_csv_") for name in names)


def test_a_tighter_limit_is_said_and_held():
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    app.session_state["few_bytes"] = True
    app.run()
    assert "50 bytes" in app.text[0].value
    app.file_uploader[0].upload("days.csv", WEATHER, "text/csv")
    assert "60 bytes; the limit is 50" in warned(fine(app.run()))
    assert table(app) is None


def test_missing_numbers_do_not_make_the_table_new_at_every_run():
    app = give(b"a,b,c\n1.5,x,yes\n,y,no\n2,y,yes\n")
    numbers = table(app).columns[0].numbers
    assert math.isnan(numbers[1]) and {table(app): 1}[table(fine(app.run()))] == 1


def test_the_corpus_covers_tables_and_refusals():
    assert TABLES and len(CORPUS) > len(TABLES) + 20


# --- the doors: what is open, and the one line that is always there -----------------


def doors(app: AppTest) -> list[bool]:
    """Tell whether the expanders to give a table, and to check it, are open."""
    now = app.session_state["own_csv_round"]
    keys = [f"own_csv_door_{now}_{name}" for name in ("give", "read")]
    return [app.session_state[key] for key in keys]


def test_what_is_accepted_closes_the_doors_and_leaves_one_line():
    assert doors(start())[0]
    app = give(WEATHER)
    assert doors(app) == [False, False]
    lines = [text.value for text in app.text]
    assert "4 rows, 3 columns; “play” is to be guessed; no findings." in lines
    assert any("1 finding." in text.value for text in give(IDENTIFIERS).text)


def test_what_is_refused_keeps_the_doors_open_and_is_not_in_use():
    app = give(b"sky\nsun\nrain\n", name="broken.csv")
    assert doors(app) == [True, True]
    lines = [text.value for text in app.text]
    assert "Given: “broken.csv”. It cannot be used yet." in lines
    assert "In use" not in shown(app) and app.warning


def test_doors_stay_as_the_learner_left_them_until_another_table_comes():
    app = give(WEATHER)
    app.session_state["own_csv_door_0_read"] = True
    fine(app.run())
    one(app, "selectbox", "Column to guess").set_value("sky").run()
    assert doors(app) == [False, True] and table(app).target == "sky"
    fine(one(app, "selectbox", "Separator").set_value("|").run())
    assert table(app) is None and doors(app) == [False, True]
    fine(one(app, "selectbox", "Separator").set_value("").run())
    app.file_uploader[0].set_value(("next.csv", IDENTIFIERS, "text/csv"))
    assert doors(fine(app.run())) == [False, False]


def test_choices_hold_while_their_door_is_closed_and_after_coming_back():
    app = give(WEATHER)
    one(app, "selectbox", "Column to guess").set_value("sky").run()
    fine(app.run())
    assert doors(app) == [False, False] and table(app).target == "sky"
    assert one(app, "selectbox", "Column to guess").value == "sky"
    go(go(app, "other"), "own")
    assert doors(app) == [False, False] and table(app).target == "sky"


def test_a_table_mended_by_hand_comes_back_with_closed_doors():
    app = give(b"a,b,c\n1,2,3\n")  # a single row below the names
    assert doors(app) == [True, True]
    assert "say so under “First line”" in warned(app)
    app = give(b"a|b\nx|1\n", name="one.csv")
    fine(one(app, "selectbox", "First line").set_value("row").run())
    assert table(app) is not None and doors(app) == [True, True]
    go(go(app, "other"), "own")
    assert table(app) is not None and doors(app) == [False, False]


def test_the_column_to_guess_says_why_it_was_chosen():
    why = "Chosen for you: the last column with 2 to 12 different answers."
    app = give(WEATHER)
    assert why in shown(app)
    one(app, "selectbox", "Column to guess").set_value("sky").run()
    assert why not in shown(fine(app))


def test_forgetting_opens_the_door_again():
    app = give(WEATHER)
    fine(one(app, "button", "Forget it").click().run())
    assert doors(app)[0] and "Nothing given yet." in shown(app)

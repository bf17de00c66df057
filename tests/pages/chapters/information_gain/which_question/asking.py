"""Opening "Which question?" in a test, and reading what it shows."""

from pages.chapters.information_gain.which_question.chapter import CHAPTER
from tests.pages.app import fine, start, texts

KEY = "ig_question"
UNTIL_THEN = "Paste or upload your table below; until then you see Fourteen days"
PARTS = {part.title: part for part in CHAPTER.parts}


def open_chapter(**query):
    return start("information_gain", ig_chapter="Which question?", **query)


def skip(app):
    return fine(app.button(key=f"{KEY}_bet_skip").click().run())


def press(app, name):
    return fine(app.button(key=f"{KEY}_move_{name}").click().run())


def record_table(app):
    return list(app.dataframe)[-1].value


def agrees(part, found):
    opinions = PARTS[part].opinions(found)
    return all(opinion.difference <= opinion.allowed for opinion in opinions)


def gains(app):
    skip(app)
    table = record_table(app)
    return dict(zip(table["question"], table["gain (bits)"], strict=True))


def paste(text, **query):
    app = open_chapter(ig_question_table="Your own CSV", **query)
    assert "here are the fourteen days" in texts(app)
    assert UNTIL_THEN in texts(app)
    fine(app.text_area[0].set_value(text).run())
    return fine(app.button(key=f"{KEY}_own_csv_use_this_text").click().run())

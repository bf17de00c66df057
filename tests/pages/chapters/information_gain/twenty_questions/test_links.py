"""Links to twenty questions: turns travel, bad ones are named."""

from pages.chapters.information_gain.twenty_questions.chapter import CHAPTER
from pages.chapters.information_gain.twenty_questions.record import (
    ASK,
    DUEL,
    MINE,
    PLANS,
    WATCH,
)
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    KEY,
    MILK,
    ask,
    choose_game,
    click,
    open_page,
)


def test_turns_travel_in_the_link():
    app = open_page(game=MINE, turns="12.3~6.0")
    assert "Question 3." in texts(app)
    assert app.query_params[f"{KEY}_turns"] == "12.3~6.0"


def test_bad_turns_are_named_and_the_game_starts_anew():
    for bad in ("x", "3", "99.1", "3.7", "3.1~", "-1.1", "3.1.1"):
        app = open_page(game=MINE, turns=bad)
        assert "Question 1." in texts(app), bad
        assert f"{KEY}_turns was" in texts(app), bad


def test_another_game_begins_without_the_old_turns():
    app = choose_game(open_page(game=MINE, turns="12.3~6.1"), ASK)
    assert "Your question 1?" in texts(app)
    app = ask(app, MILK)
    app = fine(app.number_input(key=f"{KEY}_number").set_value(9).run())
    assert "Your question 1?" in texts(app)
    assert "Question 1." in texts(choose_game(app, MINE))


def test_the_last_change_undone_brings_the_turns_back():
    app = choose_game(open_page(game=MINE, turns="12.3~6.1"), ASK)
    app = click(app, "undo")
    assert app.selectbox(key=f"{KEY}_game").value == MINE
    assert "Question 3." in texts(app)


def test_controls_that_do_not_matter_are_gone_and_keep_their_values():
    app = open_page(animal="lion", game=PLANS)
    assert not [box for box in app.selectbox if box.key == f"{KEY}_animal"]
    app = choose_game(app, WATCH)
    assert app.selectbox(key=f"{KEY}_animal").value == "lion"
    app = choose_game(choose_game(app, DUEL), WATCH)
    assert app.selectbox(key=f"{KEY}_animal").value == "lion"


def test_each_game_shows_the_controls_that_matter():
    usual = ["find", "legs", "prior", "prices", "own_prices"]
    shown = {
        WATCH: ["animal", *usual, "lies", "lie_at", "lie_again", "gains"],
        MINE: [*usual, "lies", "gains", "turns", "thought"],
        ASK: ["number", *usual, "gains", "turns"],
        DUEL: ["number", *usual, "gains", "turns"],
        PLANS: usual,
    }
    assert {p.title: [c.name for c in p.controls] for p in CHAPTER.parts} == shown

"""Twenty questions, asked by the learner and in a duel: nothing is told too early."""

from pages.chapters.information_gain.twenty_questions.record import (
    ASK,
    DUEL,
)
from tests.pages.app import texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    EGGS,
    HAIR,
    KEY,
    MILK,
    ask,
    click,
    layout,
    open_page,
    played,
)
from tests.pages.figures import sent

WON = ((3, 0), (5, 0), (11, 0), (12, 1))  # the sealion, in a duel


def test_the_hidden_animal_is_not_told_before_the_end():
    for game in (ASK, DUEL):
        app = open_page(game=game, number=4, turns="3.1~5.1")
        assert "sealion" not in texts(app)
        panels = [panel for picture in sent(app) for panel in picture["panels"]]
        ringed = [
            shape
            for panel in panels
            for frame in panel["frames"]
            for shape in frame
            if shape.get("type") == "path" and shape.get("line", {}).get("width") == 2
        ]
        assert not ringed
        app = open_page(game=game, number=4, turns="3.1~5.1~11.1~12.2")
        assert "It was the **sealion**" in texts(app)


def test_an_asked_question_is_answered_by_the_table_whatever_the_link_says():
    honest = open_page(game=ASK, number=4, turns="3.1~5.1~11.1~12.2")
    false = open_page(game=ASK, number=4, turns="3.2~5.2~11.2~12.1")
    assert "sealion" in texts(false) and "sealion" in texts(honest)
    assert false.query_params[f"{KEY}_turns"] == "3.1~5.1~11.1~12.2"


def test_asking_goes_to_the_newest_turn():
    app = ask(open_page(game=ASK, number=4), MILK)
    assert "**Question 1.** You ask: *Does it give milk?* **yes**" in texts(app)
    assert "Your question 2?" in texts(app)
    (left,) = (one for one in app.pills if one.key.startswith(f"{KEY}_ask_"))
    assert "milk?" not in left.options and "legs?" in left.options


def test_the_duel_says_who_won_and_how_much_was_luck():
    won = played(DUEL, number=4, turns=WON)
    assert won.record.play.n_turns == 4 and won.record.machine.n_turns == 5
    assert "You needed fewer questions" in won.ending and "that is luck" in won.ending
    lost = played(DUEL, number=4, turns=((HAIR, 0), (EGGS, 1), *WON))
    assert "The machine needed fewer" in lost.ending


def test_afterwards_both_games_stand_side_by_side():
    game = played(DUEL, number=4, turns=WON)
    titles = [layout(game.panel(number)).title.text for number in (0, 1)]
    assert titles == ["Who is left, by your questions", "Who is left, by the machine's"]
    table = game.part.table(game.record)
    assert "machine asks" in table.columns and len(table.rows) == 6
    assert table.rows[-1][0] == 4 and "The machine" in game.stories[5]
    both = table.columns.index("questions"), table.columns.index("machine: questions")
    numbers = [tuple(row[at] for at in both) for row in table.rows]
    assert numbers == [*((n, n) for n in range(5)), (4, 5)]


def test_the_machine_is_heard_of_in_a_duel_only():
    turns = ((3, 0),)
    assert "The machine, for the same animal" in played(DUEL, turns=turns).stories[1]
    assert "The machine, for" not in played(ASK, turns=turns).stories[1]


def test_a_duel_tells_only_how_many_questions_the_machine_has_asked():
    record = played(DUEL, number=4).record
    answers = record.game.answers[record.secret].tolist()
    turns = tuple((question, answers[question]) for question in (10, 1, 4, 14, 9, 8))
    game = played(DUEL, number=4, turns=turns)
    assert not game.record.is_over and game.record.machine.n_turns == 5
    lines = game.stories
    for step in range(1, 5):
        asked = "1 question" if step == 1 else f"{step} questions"
        said = f"The machine, for the same animal, has asked {asked} too."
        assert lines[step].endswith(said)
    assert lines[5].endswith("The machine is done: it needed 5 questions.")
    assert lines[6].endswith("The machine was done after 5 questions; you go on.")
    assert len(game.panel(2).trails) == 1


def test_who_goes_on_after_the_machine_is_told_so_at_the_buttons():
    turns = "10.1~1.1~4.1~14.1~9.1~8.1"  # what tells little; the table answers
    app = open_page(game=DUEL, number=4, turns=turns)
    box = [line.value for line in app.markdown]
    assert "The machine was done after 5 questions; you go on." in box


def test_the_next_animal_is_another_one():
    app = open_page(game=ASK, number=4, turns="3.1~5.1~11.1~12.2")
    app = click(app, "next")
    assert app.number_input(key=f"{KEY}_number").value == 5
    assert "Your question 1?" in texts(app)

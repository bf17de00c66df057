"""Twenty questions on the page: what each game says is what its record holds."""

import re
from itertools import product

import numpy as np
import pytest

from engines.decision_trees import Ending, new_game, play_greedy, replay
from pages.chapters.information_gain.twenty_questions.chapter import CHAPTER
from pages.chapters.information_gain.twenty_questions.games.endings import (
    ODDITIES,
    oddities,
)
from pages.chapters.information_gain.twenty_questions.games.opinions import by_trees
from pages.chapters.information_gain.twenty_questions.plans_compared.record import (
    lengths,
)
from pages.chapters.information_gain.twenty_questions.record import (
    ALIKE,
    ANIMAL,
    ASK,
    DUEL,
    MINE,
    NO_LIE,
    ONE_LIE,
    PETS,
    PLANS,
    PRIORS,
    TYPE,
    TYPES,
    WATCH,
    YES_NO,
    rules,
    weights,
)
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN, spoken
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    EGGS,
    HAIR,
    KEY,
    LEGS,
    MILK,
    ZOO,
    choose_game,
    click,
    layout,
    open_page,
    played,
)
from tests.pages.figures import sent
from tests.sampling import sampled

WON = ((3, 0), (5, 0), (11, 0), (12, 1))  # the sealion, in a duel


# --- watch --------------------------------------------------------------------------


def test_the_machine_finds_the_platypus_and_every_answer_is_told():
    game = played()
    record, lines = game.record, game.stories
    assert len(lines) == record.play.n_turns + 1
    assert "101 animals are possible; 6.658 bits" in lines[0]
    for t, (question, answer) in enumerate(record.play.turns):
        asked = record.game.questions[question]
        word = asked.answers[answer]
        assert spoken(asked) in lines[t + 1]
        assert word.capitalize() in lines[t + 1]
        before, after = record.play.n_possible[t : t + 2]
        assert f"Of {before} possible animals {after} remain" in lines[t + 1]
    assert "It is the **platypus**" in game.ending


def test_ten_predators_are_an_honest_tie_that_names_them_all():
    game = played(animal="lion")
    assert "An honest tie" in game.ending and "10 animals" in game.ending
    for name in ("lion", "wolf", "boar", "polecat"):
        assert name in game.ending
    assert "3.322 bits cannot be asked for" in game.ending
    assert game.part.remedy(game.record) is None


def test_a_lie_nobody_expects_hides_the_animal_and_the_remedy_finds_it():
    game = played(animal="dolphin", lie_at=1)
    assert "nobody allowed for one" in game.ending
    assert "the dolphin was ruled out" in game.ending
    assert "**(a lie)" not in game.ending and "(a lie)" in game.stories[1]
    remedy = game.part.remedy(game.record)
    assert remedy.values == {"lies": ONE_LIE}
    mended = played(animal="dolphin", lie_at=1, **remedy.values)
    assert mended.part.remedy(mended.record) is None
    assert "dolphin and porpoise" in mended.ending
    assert "Because one was allowed" in mended.ending


def test_a_true_game_needs_fewer_questions_than_one_with_a_lie():
    honest, wary = played().record, played(lies=ONE_LIE).record
    assert honest.play.n_turns < wary.play.n_turns


def test_the_type_is_enough_where_the_type_is_asked():
    said = played(animal="lion", find=TYPE).ending
    assert "**mammal** (type)" in said and "are of this type" in said


# --- it guesses yours ---------------------------------------------------------------


def test_a_whole_game_is_played_by_buttons():
    app = open_page(game=MINE)
    row = dict(zip(ZOO.columns, ZOO.rows[ZOO.row_names.index("girl")], strict=True))
    for _ in range(20):
        asked = [line.value for line in app.markdown if "Question " in line.value]
        question = next(text for text in asked if "?**" in text)
        name = next(name for name, text in SPOKEN.items() if text in question)
        answers = ("0", "2", "4", "5", "6", "8") if name == "legs" else ("yes", "no")
        app = click(app, f"answer_{answers.index(row[name])}")
        if "it is the **girl**" in texts(app):
            break
    assert "it is the **girl**" in texts(app)
    assert "**Found.** It is the **girl**" in texts(app)
    assert "The table says “predator of the girl: yes”" in texts(app)


def test_undo_takes_one_answer_back_and_start_anew_all():
    app = click(click(open_page(game=MINE), "answer_1"), "answer_0")
    assert "Question 3." in texts(app)
    app = click(app, "take_back")
    assert "Question 2." in texts(app) and "Question 3." not in texts(app)
    app = click(app, "anew")
    assert "Question 1." in texts(app)
    assert not [b for b in app.button if b.key == f"{KEY}_take_back"]


def test_not_sure_goes_on_with_another_question():
    app = click(open_page(game=MINE), "answer_not_sure")
    said = texts(app)
    assert "Question 2." in said and "How many legs does it have?**" not in said
    assert "Not to be sure tells nothing" in said


def test_only_not_sure_runs_out_of_questions():
    said = played(MINE, turns=ALL_NOT_SURE).ending
    assert "Out of questions" in said and "101 animals are left" in said


def test_answers_that_fit_no_animal_name_the_nearest_one():
    game = played(MINE, turns=((MILK, 0), (LEGS, 3)))
    assert game.record.play.ending is Ending.CONTRADICTION
    assert "A contradiction" in game.ending and "Nearest: " in game.ending
    assert "you said" in game.ending and "no animal" in game.stories[2].lower()
    rows = game.part.table(game.record).rows
    assert all(np.isfinite(row[-1]) for row in rows)


def test_after_the_game_the_table_is_compared_with_the_answers():
    app = open_page(game=MINE, turns="12.6~2.2")  # eight legs, no eggs: the scorpion
    assert "it is the **scorpion**" in texts(app)
    said = texts(think_of(app, "crab"))
    assert "You: 8 legs. The table: 4 legs." in said
    assert "a crab walks on eight" in said and "The machine believes its table" in said
    said = texts(think_of(app, "scorpion"))
    assert "The scorpion fits all your answers." in said


def think_of(app, animal):
    return fine(app.selectbox(key=f"{KEY}_thought").set_value(animal).run())


def test_what_was_thought_of_is_in_the_link_and_gone_with_the_game():
    app = think_of(open_page(game=MINE, turns="12.6~2.2"), "crab")
    assert app.query_params[f"{KEY}_thought"] == "crab"
    again = open_page(game=MINE, turns="12.6~2.2", thought="crab")
    assert "You: 8 legs. The table: 4 legs." in texts(again)
    app = click(click(click(app, "anew"), "answer_5"), "answer_1")
    assert "it is the **scorpion**" in texts(app)
    assert "The table does not say" not in texts(app)
    assert f"{KEY}_thought" not in app.query_params


def test_what_was_thought_of_changes_no_bet():
    app = click(open_page(game=MINE, turns="12.6~2.2"), "bet_skip")
    said = texts(think_of(app, "crab"))
    assert "How it ends." in said and "Answer: " in said


# --- you ask, and the duel ----------------------------------------------------------


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
    app = click(open_page(game=ASK, number=4), f"ask_{MILK}")
    assert "**Question 1.** You ask: *Does it give milk?* **Yes**" in texts(app)
    assert "Your question 2?" in texts(app)
    assert app.button(key=f"{KEY}_ask_{MILK}").disabled


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


# --- plans --------------------------------------------------------------------------


def test_milk_first_beats_legs_first_when_only_the_type_is_asked():
    game = played(PLANS, find=TYPE)
    assert "2.3168" in game.ending and "2.0792" in game.ending
    assert "greedy asks “legs” where “milk” is better" in game.ending
    assert "a game that is over asks nothing more" in game.ending
    assert game.bet.answer == "by more than 10%"


def test_the_table_of_plans_runs_from_chance_to_the_optimum():
    game = played(PLANS, legs=YES_NO)
    rows = game.part.table(game.record).rows
    assert [row[0] for row in rows] == ["random", "greedy", "exact optimum"]
    costs = [row[1] for row in rows]
    assert costs == sorted(costs, reverse=True)
    assert costs[1:] == pytest.approx([591 / 101, 585 / 101])
    assert "Huffman's tree" in game.ending


def test_where_greedy_is_best_the_page_says_so():
    game = played(PLANS, find=TYPE, legs=YES_NO)
    assert "Here greedy is best" in game.ending
    assert game.bet.answer.startswith("not at all")


@pytest.mark.parametrize("prior", PRIORS)
def test_every_opinion_on_the_plans_agrees(prior):
    for find in (ANIMAL, TYPE):
        game = played(PLANS, prior=prior, find=find)
        for opinion in game.part.opinions(game.record):
            assert opinion.difference <= opinion.allowed, opinion
        assert len(game.part.panels(game.record)) == 3


def test_the_bars_end_at_the_expected_number_of_questions():
    game = played(PLANS, find=TYPE)
    last = game.panel(0).frames[-1]
    heights = [shape["y1"] for shape in last if "xsizemode" not in shape]
    plans = game.record.plans.values()
    assert heights == pytest.approx([plan.expected for plan in plans])


# --- words and the table ------------------------------------------------------------


def test_every_question_can_be_spoken():
    for yes_no_only in (False, True):
        for question in new_game(ZOO, yes_no_only=yes_no_only).questions:
            assert spoken(question).endswith("?")
    assert set(SPOKEN) == set(ZOO.attributes)


def test_an_oddity_is_quoted_from_the_table():
    for name, column, says, _ in ODDITIES:
        cells = ZOO.column(column)
        rows = [row for row, other in enumerate(ZOO.row_names) if other == name]
        assert any(cells[row] == says for row in rows), name
        assert any(name in " ".join(oddities([row], [column])) for row in rows)


def test_what_was_not_asked_is_not_odd():
    crab = ZOO.row_names.index("crab")
    assert oddities([crab], ["milk"]) == []
    assert oddities([ZOO.row_names.index("bear")], ZOO.attributes) == []


def test_priors_weigh_what_they_say():
    assert weights(ZOO, ALIKE) is None
    pets = dict(zip(ZOO.row_names, weights(ZOO, PETS), strict=True))
    assert pets["pony"] == 3 * pets["bear"]
    per_type = np.bincount(ZOO.codes("type")[0], weights=weights(ZOO, TYPES))
    assert per_type == pytest.approx(np.ones(7))


# --- links --------------------------------------------------------------------------


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
    app = click(app, f"ask_{MILK}")
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
    usual = ["find", "legs", "prior"]
    shown = {
        WATCH: ["animal", *usual, "lies", "lie_at", "gains"],
        MINE: [*usual, "lies", "gains", "turns", "thought"],
        ASK: ["number", *usual, "gains", "turns"],
        DUEL: ["number", *usual, "gains", "turns"],
        PLANS: usual,
    }
    assert {p.title: [c.name for c in p.controls] for p in CHAPTER.parts} == shown


# --- second opinions ----------------------------------------------------------------


def test_scikit_learn_finds_the_same_gains():
    for values in ({}, {"find": TYPE, "prior": PETS}, {"legs": YES_NO}):
        game = played(**values)
        opinion = game.part.reference(game.record)
        assert opinion.difference <= opinion.allowed
    wary = played(lies=ONE_LIE)
    assert wary.part.reference(wary.record) is None


def test_a_wrong_gain_is_noticed_by_scikit_learn():
    game = new_game(ZOO)
    play = replay(game, ())
    play.gains[0, MILK] += 1e-3
    assert by_trees(game, play).difference > by_trees(game, replay(game, ())).allowed


WAYS_TO_PLAY = list(product(PRIORS, [ANIMAL, TYPE], [NO_LIE, ONE_LIE]))


@pytest.mark.parametrize("way", sampled(WAYS_TO_PLAY, 5), ids=str)
def test_every_opinion_on_a_game_agrees_at_every_step(way):
    prior, find, lies = way
    game = played(animal="seal", lies=lies, find=find, prior=prior, lie_at=2)
    opinions = game.part.opinions(game.record)
    for step in game.steps:
        for opinion in (*opinions, *game.part.opinions_at(game.record, step)):
            assert opinion.difference <= opinion.allowed, opinion
        for _, latex in game.part.formulas(game.record, step):
            assert not re.search(r"\b(nan|inf|None)\b", latex)


def test_a_wrong_number_is_noticed_by_counting():
    for wrong in ("entropies", "gains"):
        game = played()
        assert not differ(game)
        getattr(game.record.play, wrong)[1] += 1e-6
        assert differ(game), wrong


def differ(game) -> bool:
    part, record = game.part, game.record
    found = (*part.opinions(record), *part.opinions_at(record, 1))
    return any(opinion.difference > opinion.allowed for opinion in found)


def test_each_animal_played_by_itself_takes_as_many_questions():
    game = rules(ANIMAL, "As a number", PETS)
    each = [play_greedy(game, row).n_turns for row in range(len(game.weights))]
    assert lengths(game).tolist() == each

"""Twenty questions on the page: what each game says is what its record holds."""

import re
from itertools import product

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import Ending, new_game, play_greedy, replay
from pages.chapters.information_gain.twenty_questions import TwentyQuestions
from pages.chapters.information_gain.twenty_questions.oddities import ODDITIES, told
from pages.chapters.information_gain.twenty_questions.opinions import by_trees, lengths
from pages.chapters.information_gain.twenty_questions.presets import PRESETS
from pages.chapters.information_gain.twenty_questions.settings import (
    ALIKE,
    ANIMAL,
    ASK,
    DUEL,
    HIDDEN,
    MINE,
    NO_LIE,
    NUMBER,
    ONE_LIE,
    PETS,
    PLANS,
    PRIORS,
    SHOWN,
    TYPE,
    TYPES,
    WATCH,
    YES_NO,
    Settings,
    weights,
)
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN, spoken
from pages.figures.crowd import Crowd, crowd_panel
from pages.figures.twenty_questions import BitsLeft, bits_panel
from tests.pages.app import fine, start, texts
from tests.pages.figures import checked, sent, sent_text
from tests.sampling import sampled

CHAPTER = TwentyQuestions()
ZOO = load("zoo")
KEY = "ig_twenty"
HAIR, EGGS, MILK, PREDATOR, LEGS = 0, 2, 3, 6, 12


def settings(game=WATCH, **changes):
    plain = {
        "find": ANIMAL,
        "legs": NUMBER,
        "prior": ALIKE,
        "lies": NO_LIE,
        "gains": SHOWN,
        "animal": "platypus",
        "lie_at": 0,
        "number": 1,
        "turns": (),
    }
    return Settings(game=game, **(plain | changes))


def open_page(**query):
    more = {f"{KEY}_{name}": str(value) for name, value in query.items()}
    return start("information_gain", ig_chapter=CHAPTER.title, **more)


def click(app, name):
    return fine(app.button(key=f"{KEY}_{name}").click().run())


def stories(chosen):
    record = CHAPTER.run(chosen)
    n = len(CHAPTER.labels(chosen, record))
    return [" ".join(CHAPTER.story(chosen, record, step)) for step in range(n)]


def ending(chosen):
    sentences, remedy = CHAPTER.ending(chosen, CHAPTER.run(chosen))
    return " ".join(sentences), remedy


# --- watch --------------------------------------------------------------------------


def test_the_machine_finds_the_platypus_and_every_answer_is_told():
    chosen = settings()
    record = CHAPTER.run(chosen)
    lines = stories(chosen)
    assert len(lines) == record.play.n_turns + 1
    assert "101 animals are possible; 6.658 bits" in lines[0]
    for t, (question, answer) in enumerate(record.play.turns):
        asked = record.game.questions[question]
        word = asked.answers[answer]
        assert spoken(asked) in lines[t + 1]
        assert word.capitalize() in lines[t + 1]
        before, after = record.play.n_possible[t : t + 2]
        assert f"Of {before} possible animals {after} remain" in lines[t + 1]
    assert "It is the **platypus**" in ending(chosen)[0]


def test_ten_predators_are_an_honest_tie_that_names_them_all():
    said, remedy = ending(settings(animal="lion"))
    assert "An honest tie" in said and "10 animals" in said
    for name in ("lion", "wolf", "boar", "polecat"):
        assert name in said
    assert "3.322 bits cannot be asked for" in said and remedy is None


def test_a_lie_nobody_expects_hides_the_animal_and_the_remedy_finds_it():
    chosen = settings(animal="dolphin", lie_at=1)
    said, remedy = ending(chosen)
    assert "nobody allowed for one" in said and "the dolphin was ruled out" in said
    assert "**(a lie)" not in said
    assert "(a lie)" in stories(chosen)[1]
    assert remedy.values == {"lies": ONE_LIE}
    mended = settings(animal="dolphin", lie_at=1, lies=ONE_LIE)
    said, remedy = ending(mended)
    assert remedy is None and "dolphin and porpoise" in said
    assert "Because one was allowed" in said


def test_a_true_game_needs_fewer_questions_than_one_with_a_lie():
    honest, wary = settings(), settings(lies=ONE_LIE)
    assert CHAPTER.run(honest).play.n_turns < CHAPTER.run(wary).play.n_turns


def test_the_type_is_enough_where_the_type_is_asked():
    said, _ = ending(settings(animal="lion", find=TYPE))
    assert "**mammal** (type)" in said and "are of this type" in said


# --- it guesses yours ---------------------------------------------------------------


def test_a_whole_game_is_played_by_buttons():
    app = open_page(game=MINE)
    row = dict(zip(ZOO.columns, ZOO.rows[ZOO.row_names.index("girl")], strict=True))
    for _ in range(20):
        asked = [line.value for line in app.markdown if "Question " in line.value]
        question = next(text for text in asked if "?**" in text)
        if any("it is the **girl**" in line.value for line in app.markdown):
            break
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
    app = click(app, "undo")
    assert "Question 2." in texts(app) and "Question 3." not in texts(app)
    app = click(app, "anew")
    assert "Question 1." in texts(app)
    assert not [b for b in app.button if b.key == f"{KEY}_undo"]


def test_not_sure_goes_on_with_another_question():
    app = click(open_page(game=MINE), "answer_not_sure")
    told_now = texts(app)
    assert "Question 2." in told_now and "How many legs does it have?**" not in told_now
    assert "Not to be sure tells nothing" in told_now


def test_only_not_sure_runs_out_of_questions():
    turns = tuple((q, None) for q in range(16))
    said, _ = ending(settings(MINE, turns=turns))
    assert "Out of questions" in said and "101 animals are left" in said


def test_answers_that_fit_no_animal_name_the_nearest_one():
    turns = ((MILK, 0), (LEGS, 3))
    chosen = settings(MINE, turns=turns)
    record = CHAPTER.run(chosen)
    assert record.play.ending is Ending.CONTRADICTION
    said, _ = ending(chosen)
    assert "A contradiction" in said and "Nearest: " in said
    assert "you said" in said and "no animal" in stories(chosen)[2].lower()
    assert all(np.isfinite(row[-1]) for row in CHAPTER.numbers(chosen, record, 2).rows)


def test_after_the_game_the_table_is_compared_with_the_answers():
    app = open_page(game=MINE, turns="12.6~2.2")  # eight legs, no eggs: the scorpion
    assert "it is the **scorpion**" in texts(app)
    thought = app.selectbox(key=f"{KEY}_thought")
    said = texts(fine(thought.set_value("crab").run()))
    assert "You: 8 legs. The table: 4 legs." in said
    assert "a crab walks on eight" in said and "The machine believes its table" in said
    said = texts(fine(app.selectbox(key=f"{KEY}_thought").set_value("scorpion").run()))
    assert "The scorpion fits all your answers." in said


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


def test_asking_goes_to_the_newest_turn():
    app = click(open_page(game=ASK, number=4), f"ask_{MILK}")
    assert "**Question 1.** You ask: *Does it give milk?* **Yes**" in texts(app)
    assert "Your question 2?" in texts(app)
    assert app.button(key=f"{KEY}_ask_{MILK}").disabled


def test_the_duel_says_who_won_and_how_much_was_luck():
    won = settings(DUEL, number=4, turns=((3, 0), (5, 0), (11, 0), (12, 1)))
    record = CHAPTER.run(won)
    assert record.play.n_turns == 4 and record.machine.n_turns == 5
    said, _ = ending(won)
    assert "You needed fewer questions" in said and "that is luck" in said
    lost = settings(DUEL, number=4, turns=((HAIR, 0), (EGGS, 1), *won.turns))
    assert "The machine needed fewer" in ending(lost)[0]


def test_afterwards_both_games_stand_side_by_side():
    chosen = settings(DUEL, number=4, turns=((3, 0), (5, 0), (11, 0), (12, 1)))
    record = CHAPTER.run(chosen)
    panels = CHAPTER.panels(chosen, record)
    titles = [checked(panel.figure).layout.title.text for panel in panels]
    assert titles[:2] == [
        "Who is left, by your questions",
        "Who is left, by the machine's",
    ]
    numbers = CHAPTER.numbers(chosen, record, 5)
    assert "machine asks" in numbers.columns and len(numbers.rows) == 6
    assert numbers.rows[-1][0] == 4 and "The machine" in stories(chosen)[5]


def test_the_machine_is_heard_of_in_a_duel_only():
    turns = ((3, 0),)
    assert "The machine, for the same animal" in stories(settings(DUEL, turns=turns))[1]
    assert "The machine, for" not in stories(settings(ASK, turns=turns))[1]


def test_a_duel_tells_only_how_many_questions_the_machine_has_asked():
    record = CHAPTER.run(settings(DUEL, number=4))
    answers = record.game.answers[record.secret].tolist()
    turns = tuple((question, answers[question]) for question in (10, 1, 4, 14, 9, 8))
    chosen = settings(DUEL, number=4, turns=turns)
    record = CHAPTER.run(chosen)
    assert not record.over and record.machine.n_turns == 5
    lines = stories(chosen)
    for step in range(1, 5):
        asked = "1 question" if step == 1 else f"{step} questions"
        told_now = f"The machine, for the same animal, has asked {asked} too."
        assert lines[step].endswith(told_now)
    assert lines[5].endswith("The machine is done: it needed 5 questions.")
    assert lines[6].endswith("The machine was done after 5 questions; you go on.")
    bits = CHAPTER.panels(chosen, record)[2]
    assert len(bits.trails) == 1


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


# --- bets ---------------------------------------------------------------------------


def bet(chosen):
    return CHAPTER.bet(chosen, CHAPTER.run(chosen))


def test_how_many_questions_is_answered_by_the_game():
    for animal in ("platypus", "octopus", "lion", "flamingo"):
        chosen = settings(animal=animal)
        n = CHAPTER.run(chosen).play.n_turns
        found = bet(chosen)
        low, high = int(found.options[0].split()[0]), int(found.options[-1].split()[0])
        answer = found.answer
        number = int(answer.split()[0])
        assert number == min(max(n, low), high) and answer in found.options


def test_hidden_gains_ask_for_the_best_of_four_and_hide_the_bars():
    chosen = settings(DUEL, gains=HIDDEN)
    found = bet(chosen)
    assert found.answer == "legs" and len(found.options) == 4
    record = CHAPTER.run(chosen)
    names = [question.name for question in record.game.questions]
    four = {name: record.play.gains[0, names.index(name)] for name in found.options}
    assert max(four, key=four.get) == "legs"
    app = open_page(game=DUEL, gains=HIDDEN)
    assert "expected to remove most now" not in texts(app)
    assert "hidden: bet first" in sent_text(app)
    app = click(app, "bet_skip")
    assert "hidden: bet first" not in sent_text(app)
    assert "expected to remove most now" in texts(app)


def test_the_rarer_answer_tells_the_machine_more():
    found = bet(settings(MINE, legs=YES_NO))
    assert found.answer in ("yes", "no") and len(found.options) == 2
    legs = bet(settings(MINE))
    assert legs.answer == "5 legs" and len(legs.options) == 6


def test_every_preset_bets_and_a_bet_is_open_in_every_game():
    for preset in PRESETS:
        values = dict(preset.values)
        turns = tuple((q, a - 1 if a else None) for q, a in values.pop("turns"))
        chosen = Settings(**values, turns=turns)
        assert bet(chosen) is not None, preset.name


def test_a_bet_holds_for_what_does_not_matter():
    assert repr(settings(number=3)) == repr(settings(number=4))
    assert repr(settings(DUEL, number=3)) != repr(settings(DUEL, number=4))
    assert repr(settings(MINE)) != repr(settings(MINE, turns=((0, 0),)))


# --- plans --------------------------------------------------------------------------


def test_milk_first_beats_legs_first_when_only_the_type_is_asked():
    said, _ = ending(settings(PLANS, find=TYPE))
    assert "2.3168" in said and "2.0792" in said
    assert "greedy asks “legs” where “milk” is better" in said
    assert "a game that is over asks nothing more" in said
    assert bet(settings(PLANS, find=TYPE)).answer == "by more than 10%"


def test_the_table_of_plans_runs_from_chance_to_the_optimum():
    chosen = settings(PLANS, legs=YES_NO)
    rows = CHAPTER.numbers(chosen, CHAPTER.run(chosen), 0).rows
    assert [row[0] for row in rows] == ["random", "greedy", "exact optimum"]
    costs = [row[1] for row in rows]
    assert costs == sorted(costs, reverse=True)
    assert costs[1:] == pytest.approx([591 / 101, 585 / 101])
    assert "Huffman's tree" in ending(chosen)[0]


def test_where_greedy_is_best_the_page_says_so():
    said, _ = ending(settings(PLANS, find=TYPE, legs=YES_NO))
    assert "Here greedy is best" in said
    assert bet(settings(PLANS, find=TYPE, legs=YES_NO)).answer.startswith("not at all")


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize("find", [ANIMAL, TYPE])
def test_every_opinion_on_the_plans_agrees(prior, find):
    chosen = settings(PLANS, prior=prior, find=find)
    record = CHAPTER.run(chosen)
    for opinion in CHAPTER.opinions(chosen, record, 0):
        assert opinion.difference <= opinion.allowed, opinion
    assert len(CHAPTER.panels(chosen, record)) == 3


def test_the_bars_end_at_the_expected_number_of_questions():
    chosen = settings(PLANS, find=TYPE)
    record = CHAPTER.run(chosen)
    last = CHAPTER.panels(chosen, record)[0].frames[-1]
    heights = [shape["y1"] for shape in last if "xsizemode" not in shape]
    assert heights == pytest.approx([p.expected for p in record.plans.values()])


# --- words and the table ------------------------------------------------------------


def test_every_question_can_be_spoken():
    for yes_no_only in (False, True):
        for question in new_game(ZOO, yes_no_only=yes_no_only).questions:
            assert spoken(question).endswith("?")
    assert set(SPOKEN) == set(ZOO.attributes)


@pytest.mark.parametrize(("name", "column", "says", "truth"), ODDITIES)
def test_an_oddity_is_quoted_from_the_table(name, column, says, truth):
    cells = ZOO.column(column)
    rows = [row for row, other in enumerate(ZOO.row_names) if other == name]
    assert rows and any(cells[row] == says for row in rows)
    assert any(name in " ".join(told(ZOO, [row], [column])) for row in rows)


def test_what_was_not_asked_is_not_odd():
    crab = ZOO.row_names.index("crab")
    assert told(ZOO, [crab], ["milk"]) == []
    assert told(ZOO, [ZOO.row_names.index("bear")], ZOO.attributes) == []


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


@pytest.mark.parametrize("bad", ["x", "3", "99.1", "3.7", "3.1~", "-1.1", "3.1.1"])
def test_bad_turns_are_named_and_the_game_starts_anew(bad):
    app = open_page(game=MINE, turns=bad)
    assert "Question 1." in texts(app)
    assert f"{KEY}_turns was" in texts(app)


def test_another_game_begins_without_the_old_turns():
    app = open_page(game=MINE, turns="12.3~6.1")
    app = fine(app.selectbox(key=f"{KEY}_game").set_value(ASK).run())
    assert "Your question 1?" in texts(app)
    app = click(app, f"ask_{MILK}")
    app = fine(app.number_input(key=f"{KEY}_number").set_value(9).run())
    assert "Your question 1?" in texts(app)


def test_controls_out_of_sight_keep_their_values():
    app = open_page(animal="lion", game=PLANS)
    app = fine(app.selectbox(key=f"{KEY}_game").set_value(WATCH).run())
    assert app.selectbox(key=f"{KEY}_animal").value == "lion"


# --- second opinions ----------------------------------------------------------------


def test_scikit_learn_finds_the_same_gains():
    for chosen in (settings(), settings(find=TYPE, prior=PETS), settings(legs=YES_NO)):
        opinion = CHAPTER.reference(chosen, CHAPTER.run(chosen))
        assert opinion.difference <= opinion.allowed
    wary = settings(lies=ONE_LIE)
    assert CHAPTER.reference(wary, CHAPTER.run(wary)) is None


def test_a_wrong_gain_is_noticed_by_scikit_learn():
    game = new_game(ZOO)
    play = replay(game, ())
    play.gains[0, MILK] += 1e-3
    assert by_trees(game, play).difference > by_trees(game, replay(game, ())).allowed


WAYS_TO_PLAY = list(product(PRIORS, [ANIMAL, TYPE], [NO_LIE, ONE_LIE]))


@pytest.mark.parametrize("way", sampled(WAYS_TO_PLAY, 5), ids=str)
def test_every_opinion_on_a_game_agrees_at_every_step(way):
    prior, find, lies = way
    chosen = settings(animal="seal", lies=lies, find=find, prior=prior, lie_at=2)
    record = CHAPTER.run(chosen)
    for step in range(len(CHAPTER.labels(chosen, record))):
        for opinion in CHAPTER.opinions(chosen, record, step):
            assert opinion.difference <= opinion.allowed, opinion
        for _, latex in CHAPTER.numbers(chosen, record, step).formulas:
            assert not re.search(r"\b(nan|inf|None)\b", latex)


@pytest.mark.parametrize("wrong", ["entropies", "gains"])
def test_a_wrong_number_is_noticed_by_counting(wrong):
    record = CHAPTER.run(settings())
    opinions = CHAPTER.opinions(settings(), record, 1)
    assert all(opinion.difference <= opinion.allowed for opinion in opinions)
    getattr(record.play, wrong)[1] += 1e-6
    opinions = CHAPTER.opinions(settings(), record, 1)
    assert any(opinion.difference > opinion.allowed for opinion in opinions)


def test_each_animal_played_by_itself_takes_as_many_questions():
    game = settings(prior=PETS).rules
    each = [play_greedy(game, row).n_turns for row in range(len(game.weights))]
    assert lengths(game).tolist() == each


# --- figures ------------------------------------------------------------------------


def test_who_is_ruled_out_is_covered_and_who_is_left_is_not():
    possible = np.zeros(101, dtype=bool)
    possible[:3] = True
    doubted = np.zeros(101, dtype=bool)
    doubted[0] = True
    steps = [Crowd(possible, doubted, ringed=5)]
    (covers,) = crowd_panel(ZOO, new_game(ZOO).names, "Left", steps).frames
    ruled_out, half, ring = covers
    # 101 less three that are left, less the framed one, which stays legible.
    assert ruled_out["path"].count("M") == 97
    assert half["path"].count("M") == 2 and half["opacity"] < ruled_out["opacity"]
    assert ring["path"].count("M") == 1 and "fillcolor" not in ring


def test_every_animal_has_a_place_of_its_own():
    panel = crowd_panel(ZOO, new_game(ZOO).names, "Left", [])
    figure = checked(panel.figure)
    places = [(x, y) for t in figure.data for x, y in zip(t.x, t.y, strict=True)]
    assert len(places) == len(set(places)) == 101
    low, high = figure.layout.xaxis.range
    assert all(low <= x < high for x, _ in places)


def test_a_walk_is_drawn_up_to_the_step():
    walk = BitsLeft("yours", np.array([3.0, 2.0, 0.5]), "#0072b2")
    panel = bits_panel([walk], n_steps=5, n_questions=6)
    assert panel.trails[0].upto == [1, 2, 3, 3, 3]
    assert panel.trails[0].y == [3.0, 2.0, 0.5]

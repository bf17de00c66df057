"""Twenty questions: nothing is told too early, nothing is told that is not so."""

import re

import numpy as np
import pytest

from engines.decision_trees import Ending, greedy_plan
from pages.chapters.information_gain.twenty_questions import plan_words
from pages.chapters.information_gain.twenty_questions.presets import PRESETS, SYMBOLS
from pages.chapters.information_gain.twenty_questions.settings import (
    ALIKE,
    NAMES,
    PET_WEIGHT,
    says_of,
)
from pages.figures.crowd import Crowd, crowd_panel
from pages.figures.theme import PAPER
from pages.figures.twenty_questions import HIDDEN as BET_FIRST
from pages.figures.twenty_questions import Offers, offers_panel
from tests.pages.app import fine, texts
from tests.pages.test_twenty_questions import (
    ASK,
    CHAPTER,
    DUEL,
    HIDDEN,
    KEY,
    LEGS,
    MINE,
    NUMBER,
    ONE_LIE,
    PETS,
    PLANS,
    PREDATOR,
    TYPE,
    TYPES,
    WATCH,
    YES_NO,
    ZOO,
    bet,
    click,
    ending,
    open_page,
    settings,
    stories,
)

ALL_NOT_SURE = tuple((question, None) for question in range(16))


def offers(chosen):
    return CHAPTER.panels(chosen, CHAPTER.run(chosen))[1]


def labels(panel, step):
    return [s["label"]["text"] for s in panel.frames[step] if "label" in s]


# --- bets that cannot be won by reading ---------------------------------------------


@pytest.mark.parametrize("game", [WATCH, ASK, DUEL])
def test_while_gains_are_hidden_the_questions_stand_in_the_tables_order(game):
    hidden, shown = (offers(settings(game, gains=gains)) for gains in (HIDDEN, "Shown"))
    assert list(hidden.figure.layout.yaxis.ticktext) == list(ZOO.attributes)
    assert shown.figure.layout.yaxis.ticktext[0] == "legs"
    assert labels(hidden, 0) == [BET_FIRST]


def test_hidden_gains_are_shown_where_no_bet_asks_for_them():
    chosen = settings(MINE, gains=HIDDEN, turns=ALL_NOT_SURE)
    record = CHAPTER.run(chosen)
    assert record.over
    assert labels(offers(chosen), record.play.n_turns) == ["no question is left"]


def test_formulas_of_the_plans_wait_for_the_bet():
    app = open_page(game=PLANS, legs=YES_NO)
    shown = lambda: " ".join(line.value for line in app.latex)  # noqa: E731
    assert "E =" not in shown() and "Huffman" in shown()
    app = click(app, "bet_skip")
    assert shown().count("E =") == 2


def test_no_observation_of_the_plans_tells_by_how_much():
    for preset in PRESETS:
        if preset.values["game"] == PLANS:
            assert "in a hundred" not in preset.observe
            assert not re.search(r"\d|%", preset.observe)


def test_after_a_game_other_animals_are_bet_on_and_their_places_tell_nothing():
    needs = dict(zip(NAMES, greedy_plan(settings().rules).rows, strict=True))
    places = []
    for unsure in range(12):
        turns = (*((question, None) for question in range(unsure)), (LEGS, 3))
        chosen = settings(MINE, turns=turns)  # five legs: only the starfish
        assert CHAPTER.run(chosen).over
        found = bet(chosen)
        assert list(found.options) == sorted(found.options) and len(found.options) == 4
        fewest = min(needs[name] for name in found.options)
        won = {name for name in found.options if needs[name] == fewest}
        assert {found.answer, *found.ties} == won and len(won) < 4
        assert found == bet(chosen)
        places.append(found.options.index(found.answer))
    assert len(set(places)) > 2


def test_a_bet_that_nobody_can_lose_is_not_asked():
    for turns in _splits():
        chosen = settings(MINE, turns=turns)
        record = CHAPTER.run(chosen)
        question = record.play.best_questions()[0]
        shares = record.play.answer_shares[-1, question]
        if np.ptp(shares[shares > 0]) < 1e-9:
            assert bet(chosen) is None
            return
    pytest.fail("no even split found")


def _splits():
    """Yield the beginnings of the machine's games with every animal."""
    for animal in NAMES:
        turns = CHAPTER.run(settings(animal=animal)).play.turns
        for n in range(1, len(turns)):
            yield turns[:n]


# --- what is said is so -------------------------------------------------------------


def test_what_the_optimum_saves_is_a_share_of_greedys_questions():
    chosen = settings(PLANS, find=TYPE)
    record = CHAPTER.run(chosen)
    greedy, best = record.greedy.expected, record.best.plan.expected
    assert f"{(greedy - best) / greedy:.1%}" == "10.3%"
    assert "10.3% fewer" in bet(chosen).reason and "11.4" not in bet(chosen).reason


@pytest.mark.parametrize("find", ["The animal", TYPE])
def test_a_type_that_is_known_leaves_no_question_the_best(find):
    chosen = settings(find=find, prior=TYPES, animal="scorpion")
    record = CHAPTER.run(chosen)
    last = record.play.n_turns
    assert record.play.ending is Ending.FOUND
    assert labels(offers(chosen), last) == ["nothing is left to find out"]


def test_a_tie_says_that_no_question_tells_them_apart():
    chosen = settings(animal="lion")
    last = CHAPTER.run(chosen).play.n_turns
    assert labels(offers(chosen), last) == ["no question tells them apart"]


def test_a_machine_misled_by_a_lie_is_sure_and_wrong():
    chosen = settings(animal="dolphin", lie_at=1)
    said, _ = ending(chosen)
    assert "Sure, and wrong" in said and "Found." not in said and "lucky" not in said
    assert "The machine says the **penguin**, but it was the **dolphin**." in said
    found = bet(chosen)
    assert "stop" in found.question and "needed" not in found.reason
    assert "wrong answer" in found.reason
    assert labels(offers(chosen), CHAPTER.run(chosen).play.n_turns) == [
        "sure, and wrong"
    ]


def test_a_lie_that_leads_to_the_right_type_is_not_wrong():
    for animal in NAMES:
        chosen = settings(animal=animal, find=TYPE, lie_at=1)
        record = CHAPTER.run(chosen)
        said, _ = ending(chosen)
        if record.play.ending is not Ending.FOUND:
            continue
        row = record.play.possible[-1].argmax()
        same = record.game.goal_of[row] == record.game.goal_of[record.secret]
        assert ("Sure, and wrong" in said) == (not same)


def test_luck_is_named_only_where_no_answer_may_be_false():
    assert re.search(r"\((lucky|unlucky|as expected)\)", ending(settings())[0])
    for chosen in (settings(lies=ONE_LIE), settings(animal="dolphin", lie_at=1)):
        said, _ = ending(chosen)
        assert "lucky" not in said
        assert "Where an answer may be false, the difference is not luck alone" in said


def test_only_the_animal_in_play_is_odd():
    said, _ = ending(settings(animal="scorpion", find=TYPE, prior=TYPES))
    assert "octopus" not in said.replace("octopus and", "")
    assert "they are arms" in ending(settings(animal="octopus"))[0]


def test_a_running_game_ends_openly():
    said, _ = ending(settings(ASK, turns=((PREDATOR, 0),)))
    assert "That is still open" in said and "not over" not in said


def test_small_amounts_can_be_read():
    chosen = settings(PLANS, find=TYPE, legs=YES_NO, prior=PETS)
    for line in stories(chosen):
        assert not re.search(r"\de-\d", line), line
        assert " 0.0%" not in line
        assert not re.search(r"under 0.001 bits left on average; no game", line)
    assert "fewer than one game in a billion still runs" in stories(chosen)[-1]
    assert plan_words._few(0.0) == "0 bits" and plan_words._few(1.0) == "1 bit"


def test_nothing_ever_removes_one_bits():
    for animal in NAMES[:30]:
        for line in stories(settings(animal=animal)):
            assert not re.search(r"(?<![\d.])1 bits", line)


def test_the_verdict_on_greedy_fits_what_it_misses():
    assert "**Greedy nearly wins.**" in ending(settings(PLANS, legs=YES_NO))[0]
    assert "**Greedy loses.**" in ending(settings(PLANS, find=TYPE))[0]


def test_a_moral_is_drawn_only_where_some_are_faster():
    for chosen in (settings(PLANS, legs=YES_NO), settings(PLANS, find=TYPE)):
        record = CHAPTER.run(chosen)
        more = record.greedy.rows - record.best.plan.rows
        said = ending(chosen)[0]
        assert ("judged by its average" in said) == bool((more < -1e-9).any())
        assert "for 0 fewer" not in said


@pytest.mark.parametrize("prior", [ALIKE, PETS, TYPES])
def test_an_average_that_is_weighted_is_called_so(prior):
    said, _ = ending(settings(PLANS, prior=prior))
    assert ("averages here are weighted" in said) == (prior != ALIKE)


def test_priors_are_explained_with_the_weights_they_have():
    explained = dict(SYMBOLS)
    assert f"{PET_WEIGHT:g} times as likely" in explained[f"likely beforehand: {PETS}"]
    assert "7 types" in says_of(TYPES) and "13 domestic" in says_of(PETS)
    assert "weighed" in explained["E"]
    app = open_page(prior=PETS)
    assert "13 domestic animals is 3 times" in " ".join(c.value for c in app.caption)


def test_the_floor_means_what_it_is_for_both_kinds_of_questions():
    meaning = dict(SYMBOLS)["floor"]
    assert "Huffman" in meaning and "number of legs" in meaning
    assert "less what it can tell beyond 1" in meaning


# --- pictures -----------------------------------------------------------------------


def frames_around(chosen):
    panel = CHAPTER.panels(chosen, CHAPTER.run(chosen))[0]
    rings = [s for s in panel.frames[-1] if s.get("line", {}).get("width") == 2]
    return [ring["line"]["dash"] for ring in rings], panel.figure.layout.xaxis.title


def test_many_that_are_left_are_not_framed():
    rings, title = frames_around(settings(MINE, turns=ALL_NOT_SURE))
    assert rings == [] and "framed" not in title.text


def test_the_animal_named_is_framed_and_the_caption_says_so():
    rings, title = frames_around(settings(MINE, turns=((LEGS, 5), (2, 1))))
    assert rings == ["solid"] and "framed: what the machine says" in title.text


def test_the_animal_thought_of_has_a_frame_of_its_own():
    app = open_page(game=MINE, turns="12.6~2.2")
    app = fine(app.selectbox(key=f"{KEY}_thought").set_value("lion").run())
    charts = "".join(chart.proto.json for chart in app.get("bidi_component"))
    assert "dashed frame: what you thought of" in charts
    everyone = np.ones(101, dtype=bool)
    steps = [Crowd(everyone, ~everyone, ringed=5, meant=meant) for meant in (5, 7)]
    same, other = crowd_panel(ZOO, NAMES, "Left", steps).frames
    assert [ring["line"]["dash"] for ring in same] == ["solid"]
    assert [ring["line"]["dash"] for ring in other] == ["solid", "dot"]
    assert "The table does not say of the lion" in texts(app)


def test_a_framed_animal_that_was_ruled_out_stays_legible():
    nobody = np.zeros(len(ZOO.rows), dtype=bool)
    (covers,) = crowd_panel(ZOO, NAMES, "Left", [Crowd(nobody, nobody, 5)]).frames
    faded = {s["opacity"]: s["path"].count("M") for s in covers if "opacity" in s}
    assert faded == {0.88: len(ZOO.rows) - 1, 0.5: 1}


def test_two_frogs_are_told_apart():
    panel = crowd_panel(ZOO, NAMES, "Left", [])
    shown = [text for trace in panel.figure.data for text in trace.text]
    assert len(set(shown)) == 101
    title = panel.figure.layout.xaxis.title.text
    assert "frog 1: venomous: no · frog 2: venomous: yes" in title


def test_wide_names_are_smaller():
    panel = crowd_panel(ZOO, NAMES, "Left", [])
    sizes = {
        text: size
        for trace in panel.figure.data
        for text, size in zip(trace.text, trace.textfont.size, strict=True)
    }
    assert (
        sizes["<b>M</b> mongoose"]
        < sizes["<b>M</b> porpoise"]
        <= sizes["<b>M</b> mole"]
    )


def test_words_beside_the_largest_bar_have_room_and_no_line_strikes_through():
    gains = np.array([2.03, 0.85])
    steps = [Offers(gains, np.ones(2, dtype=bool), 0, (0,))]
    panel = offers_panel(["legs", "hair"], steps, 2.03)
    _, end = panel.figure.layout.xaxis.range
    plate = next(shape for shape in panel.frames[0] if "label" in shape)
    narrow = 270  # pixels that the axis has at least
    wide = 0.55 * 12 * len(plate["label"]["text"]) + plate["x0"]
    assert 2.03 / end * narrow + wide <= narrow
    assert plate["fillcolor"] == PAPER


def test_no_floor_strikes_through_a_number():
    record = CHAPTER.run(settings(PLANS, legs=YES_NO))
    panel = CHAPTER.panels(settings(PLANS, legs=YES_NO), record)[0]
    plates = [shape for shape in panel.frames[-1] if "label" in shape]
    assert plates and all(plate["fillcolor"] == PAPER for plate in plates)


def test_what_was_not_asked_is_an_empty_cell_and_not_a_none():
    chosen = settings(legs=NUMBER)
    numbers = CHAPTER.numbers(chosen, CHAPTER.run(chosen), 0)
    assert not any(cell is None for row in numbers.rows for cell in row)
    assert numbers.rows[0][4:7] == ("", "", "") and numbers.rows[1][4] == "2.033811"


def test_the_axis_of_a_game_with_a_lie_is_not_twice_too_long():
    chosen = settings(animal="dolphin", lie_at=1, lies=ONE_LIE)
    record = CHAPTER.run(chosen)
    _, end = CHAPTER.panels(chosen, record)[2].figure.layout.xaxis.range
    assert record.play.n_turns <= end <= 12

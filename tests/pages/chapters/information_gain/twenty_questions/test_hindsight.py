"""Twenty questions: surprise beside the bits left, and regrets when a game is over."""

import numpy as np
import pytest

from engines.decision_trees import Ending, regrets, surprises
from pages.chapters.information_gain.twenty_questions.games import worth
from pages.chapters.information_gain.twenty_questions.record import (
    ASK,
    DUEL,
    HIDDEN,
    MINE,
    TYPE,
)
from pages.figures.theme import NEXT
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    LEGS,
    MILK,
    labels,
    layout,
    played,
)

VENOMOUS = 10
WON = ((3, 0), (5, 0), (11, 0), (12, 1))  # the sealion, with four regrets
SAME_LENGTH = ("platypus", "octopus", "lion")


def below(panel, step):
    """Return what is drawn in the second row at a step: bars, ticks, dots."""
    shapes = [s for s in panel.at(step).layout["shapes"] if s.get("yref") == "y2"]
    kinds = {"rect": [], "line": [], "circle": []}
    for shape in shapes:
        if "label" not in shape:
            kinds[shape["type"]].append(shape)
    return kinds


def test_both_rows_stand_over_the_same_questions():
    drawn = layout(played().panel(2))
    assert drawn.xaxis.range == drawn.xaxis2.range and drawn.xaxis2.matches == "x"
    assert drawn.yaxis.domain[0] > drawn.yaxis2.domain[1]


def test_each_question_shows_what_it_promised_removed_and_surprised_by():
    game = played(find=TYPE, animal="crab")
    play, panel = game.record.play, game.panel(2)
    for step in range(play.n_turns + 1):
        drawn = below(panel, step)
        assert [bar["y1"] for bar in drawn["rect"]] == list(play.gained[:step])
        assert [one["y0"] for one in drawn["line"]] == list(play.asked_gains[:step])
        heights = [one["yanchor"] for one in drawn["circle"]]
        assert heights == list(surprises(play)[:step])
    assert min(play.gained) < 0  # one answer leaves more open: its bar hangs down


def test_not_sure_has_no_surprise_and_what_nobody_answers_has_no_end():
    unsure = played(MINE, turns=ALL_NOT_SURE)
    assert below(unsure.panel(2), 16)["circle"] == []
    assert len(below(unsure.panel(2), 16)["line"]) == 16
    nobody = played(MINE, turns=((MILK, 0), (LEGS, 3)))
    assert nobody.record.play.ending is Ending.CONTRADICTION
    assert len(below(nobody.panel(2), 2)["circle"]) == 1
    said = [s["label"]["text"] for s in nobody.panel(2).at(2).layout["shapes"][::-1]
            if "label" in s]  # fmt: skip
    assert "∞" in said and any("Σ ● ∞" in one for one in said)
    assert nobody.part.table(nobody.record).rows[2][7] is None


def test_all_that_is_drawn_is_within_the_axes():
    for values in ({"lies": "Two"}, {"find": TYPE}, {"animal": "lion", "lie_at": 2}):
        game = played(**values)
        play, (low, high) = game.record.play, layout(game.panel(2)).yaxis2.range
        for bits in (surprises(play), play.gained, play.asked_gains):
            assert low <= bits.min() and bits.max() < high


def test_sums_of_surprise_and_of_bits_removed_stand_above():
    game = played(DUEL, number=4, turns=WON)
    total = surprises(game.record.play).sum()
    last = " ".join(labels(game.panel(2), 5))
    assert f"Σ ● {total:.2f}" in last and f"Σ ▮ {total:.2f}" in last
    assert "Σ ● 0.00" in " ".join(labels(game.panel(2), 0))


def test_the_axis_tells_nothing_of_a_game_that_is_bet_on():
    shown = [
        layout(played(animal=name).panel(2, before_bet=True)).yaxis2.range
        for name in SAME_LENGTH
    ]
    assert len({*shown}) == 1
    after = {layout(played(animal=name).panel(2)).yaxis2.range for name in SAME_LENGTH}
    assert len(after) > 1  # the negative control


def test_a_hover_speaks_of_no_question_before_its_answer():
    panel = played().panel(2, before_bet=True)
    (hover,) = panel.hovers
    for step in range(6):
        told = [text for text in hover.at(step) if text]
        assert len(told) == step
    assert "removed 1 bit" in hover.at(5)[-1] and "surprise 1 bit" in hover.at(5)[-1]


# --- sentences ----------------------------------------------------------------------


def test_where_all_are_alike_the_surprise_is_removed():
    game = played()
    for story in game.stories[1:]:
        assert "All of the surprise is removed, for " in story
    assert "surprise by 6.658 bits: exactly what they remove" in game.ending


def test_a_surprise_may_leave_nearly_all_open():
    said = played(ASK, find=TYPE, number=76, turns=((VENOMOUS, 0),)).stories[1]
    assert "surprises by 3.658 bits; the bits missing fall from 2.391 to 2.25" in said
    assert "2.124 bits would surprise even somebody who knew the type" in said
    assert "what is left had been rarer than average, by 1.394 bits" in said
    assert "Surprising is not telling" in said


def test_a_certain_answer_is_not_called_a_surprise():
    said = played(ASK, turns=((4, 0), (9, 0))).stories[2]
    assert "surprises by 0 bits" in said and "removed" not in said


# --- regrets ------------------------------------------------------------------------


def wedges(panel, step):
    shapes = panel.at(step).layout["shapes"]
    return [s["path"] for s in shapes if s.get("fillcolor") == NEXT]


def test_a_wedge_opens_from_what_was_left_to_what_was_expected():
    game = played(DUEL, number=4, turns=WON)
    play, panel = game.record.play, game.panel(2)
    each = regrets(play)
    for step in range(6):
        assert len(wedges(panel, step)) == min(step, 4)
    start, high = play.entropies[1], play.entropies[1] - play.asked_gains[1]
    low = play.entropies[1] - play.gains[1].max()
    expected = f"M1,{start:.6g}L2,{high:.6g}L2,{low:.6g}L1,{start:.6g}Z"
    assert wedges(panel, 2)[1] == expected
    assert high - low == pytest.approx(each[1])
    assert f"◢ {each[1]:.2f}  Σ {each[:2].sum():.2f}" in labels(panel, 2)
    assert f"Σ {each.sum():.2f}" in labels(panel, 5)  # the machine's question alone


def test_a_wedge_names_what_would_have_been_better():
    hovers = played(DUEL, number=4, turns=WON).panel(2).hovers
    texts = [hover.at(5) for hover in hovers]
    assert any("better: legs, promised 2.034" in text for text in texts[0])
    assert hovers[0].at(0) == [""] * 4


def test_no_wedge_while_the_game_runs():
    for gains in ({}, {"gains": HIDDEN}):
        for game in (ASK, DUEL):
            running = played(game, number=4, turns=WON[:3], **gains)
            assert wedges(running.panel(2), 3) == []
            assert "egret" not in " ".join(running.stories) + running.ending


def test_a_game_of_the_best_questions_is_lost_without_a_regret():
    turns = ((12, 1), (6, 0), (5, 1), (4, 1), (15, 0), (14, 0))
    game = played(DUEL, number=21, turns=turns)
    assert game.record.machine.n_turns == 5 and wedges(game.panel(2), 6) == []
    assert "**Regrets:** none." in game.ending
    assert "Lost without a regret" in game.ending


def test_a_game_may_be_won_with_regrets():
    said = played(DUEL, number=4, turns=WON).ending
    assert "your questions promised 2.205 bits less than the best ones" in said
    assert "larger than that at question 1, 1.059 bits" in said
    assert "Won in spite of that" in said


def test_the_table_lists_surprise_and_regret():
    game = played(DUEL, number=4, turns=WON)
    table, play = game.part.table(game.record), game.record.play
    for name, bits in (("surprise", surprises(play)), ("regret", regrets(play))):
        at = table.columns.index(f"{name} (bits)")
        column = [row[at] for row in table.rows]
        assert column == [None, *bits.tolist(), None]
    assert {*table.later} <= {*table.columns}
    watched = played()
    assert "regret (bits)" not in watched.part.table(watched.record).columns


def test_what_is_kept_above_the_curve_has_room_beside_it():
    """The curve begins in the left corner; the regrets stand in the right one."""
    panel = played(DUEL, number=4, turns=WON).panel(2)
    said = next(s for s in panel.frames[2] if worth.MISSED in str(s.get("label")))
    assert said["xanchor"] == layout(panel).xaxis.range[1]
    assert np.isclose(said["yanchor"], layout(panel).yaxis.range[1])

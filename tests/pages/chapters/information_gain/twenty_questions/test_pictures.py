"""Twenty questions: frames, names and labels in the pictures."""

from dataclasses import replace

import numpy as np
import pytest

from engines.decision_trees import Search, surprises
from pages.chapters.information_gain.twenty_questions.games.crowd import (
    EDGE,
    KINDS,
    RULED_OUT,
    covers,
)
from pages.chapters.information_gain.twenty_questions.record import (
    DUEL,
    GOALS,
    HIDDEN,
    LIES,
    MINE,
    NUMBER,
    ONE_LIE,
    PLANS,
    PRIORS,
    YES_NO,
)
from pages.figures.lettering import pixels
from pages.figures.theme import PAPER
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    KEY,
    LEGS,
    layout,
    open_page,
    played,
)
from tests.pages.figures import checked, sent_text

WON = ((3, 0), (5, 0), (11, 0), (12, 1))  # the sealion, in a duel


def frames_around(**values):
    panel = played(MINE, **values).panel(0)
    rings = [s for s in panel.frames[-1] if s.get("line", {}).get("width") == 2]
    return [ring["line"]["dash"] for ring in rings], layout(panel).xaxis.title.text


def test_many_that_are_left_are_not_framed():
    rings, said = frames_around(turns=ALL_NOT_SURE)
    assert rings == [] and "framed" not in said


def test_the_animal_named_is_framed_and_the_caption_says_so():
    rings, said = frames_around(turns=((LEGS, 5), (2, 1)))
    assert rings == ["solid"] and "framed: what the machine says" in said


def test_the_animal_thought_of_has_a_frame_of_its_own():
    app = open_page(game=MINE, turns="12.6~2.2")
    app = fine(app.selectbox(key=f"{KEY}_thought").set_value("lion").run())
    assert "dashed frame: what you thought of" in sent_text(app)
    everyone = np.ones(101, dtype=bool)
    same, other = (covers(everyone, ~everyone, framed=5, meant=m) for m in (5, 7))
    assert [ring["line"]["dash"] for ring in same] == ["solid"]
    assert [ring["line"]["dash"] for ring in other] == ["solid", "dot"]
    assert "The table does not say of the lion" in texts(app)


def test_a_framed_animal_that_was_ruled_out_stays_legible():
    nobody = np.zeros(101, dtype=bool)
    shapes = covers(nobody, nobody, framed=5)
    faded = {s["opacity"]: s["path"].count("M") for s in shapes if "opacity" in s}
    assert faded == {0.88: 100, 0.5: 1}


def test_two_frogs_are_told_apart():
    panel = played().panel(0)
    shown = [text for trace in checked(panel.figure).data for text in trace.text]
    assert len(set(shown)) == 101 + len(KINDS)
    said = layout(panel).xaxis.title.text
    assert "frog 1: venomous: no · frog 2: venomous: yes" in said


def test_wide_names_are_smaller_and_all_fit_their_columns():
    panel = played().panel(0)
    sizes = {
        text: size
        for trace in checked(panel.figure).data
        for text, size in zip(trace.text, trace.textfont.size, strict=True)
    }
    assert 10 <= sizes["mongoose"] < sizes["mole"]
    column = 300 / (5 + EDGE)  # pixels, of a panel in a duel at 1280
    for text, size in sizes.items():
        assert pixels(text, size) * 0.87 < column, text  # its letters are no bold ones


def test_words_beside_the_largest_bar_have_room_and_no_line_strikes_through():
    game = played()
    panel, most = game.panel(1), game.record.play.gains.max()
    _, end = layout(panel).xaxis.range
    plate = next(shape for shape in panel.frames[0] if "label" in shape)
    narrow = 165  # pixels that the axis has at least
    wide = 0.55 * 12 * len(plate["label"]["text"]) + plate["x0"]
    assert plate["xanchor"] == most
    assert most / end * narrow + wide <= narrow
    assert plate["fillcolor"] == PAPER


@pytest.mark.parametrize("legs", [NUMBER, YES_NO])
@pytest.mark.parametrize("prior", PRIORS)
def test_the_axis_of_the_gains_is_one_before_the_bet_and_after_and_tells_none(
    legs, prior
):
    for find in GOALS:
        ends = set()
        for lies in LIES:
            more = {"legs": legs, "prior": prior, "find": find, "lies": lies}
            game = played(gains=HIDDEN, animal="dolphin", lie_at=1, **more)
            panels = [game.panel(1, before_bet=one) for one in (True, False)]
            ends |= {tuple(layout(panel).xaxis.range) for panel in panels}
        assert len(ends) == 1, "another largest gain has the same axis"


@pytest.mark.parametrize("lies", LIES)
def test_games_with_lies_have_one_axis_of_surprise_before_the_bet_and_after(lies):
    for animal in ("dolphin", "penguin", "newt"):
        game = played(animal=animal, lies=lies, lie_at=1)
        first, last = (game.panel(2, before_bet=one) for one in (True, False))
        assert layout(first).yaxis2.range == layout(last).yaxis2.range
        low, high = layout(last).yaxis2.range
        bits = surprises(game.record.play)
        assert low < game.record.play.gained.min() and bits[bits < np.inf].max() < high


def test_games_and_plans_leave_no_ghost_of_the_run_before():
    assert (
        not played().panel(2).leaves_ghost and not played(PLANS).panel(2).leaves_ghost
    )


def test_numbers_beside_the_last_dot_have_room():
    for game in (played(), played(DUEL, number=4, turns=WON), played(animal="lion")):
        panel = game.panel(2)
        (left, right), last = layout(panel).xaxis.range, game.record.play.n_turns
        (plate, *_) = [s for s in panel.frames[-1] if "label" in s]
        wide = 7 + pixels(plate["label"]["text"], 13)
        assert (right - last) / (right - left) * 160 >= wide  # pixels, at 1280


def test_no_two_shares_of_games_stand_at_one_height():
    for values in ({}, {"prices": "To examine costs 5"}):
        axis = layout(played(PLANS, **values).panel(1)).yaxis
        said = [
            at for at, text in zip(axis.tickvals, axis.ticktext, strict=True) if text
        ]
        low, high = axis.range
        assert min(np.diff(sorted(said))) / (high - low) * 290 > 14  # pixels


def test_the_floor_is_drawn_before_the_bars_that_reach_beyond_it():
    game = played(PLANS, prices="To examine costs 5")
    last = game.panel(0).frames[-1]
    bars = [at for at, s in enumerate(last) if "xsizemode" not in s]
    line = next(at for at, s in enumerate(last) if s["type"] == "line")
    numbers = [at for at, s in enumerate(last) if "label" in s]
    assert max(bars) == line < min(numbers)
    assert last[line]["y0"] == last[line]["y1"] == game.record.least


def test_names_of_two_boards_fit_their_columns():
    panel = played(DUEL, number=4, turns=WON).panel(0)
    for trace in checked(panel.figure).data:
        for text, size in zip(trace.text, trace.textfont.size, strict=True):
            if not text.startswith("<b>"):
                assert pixels(text, size) * 0.87 < 275 / (5 + EDGE), text


def test_no_floor_strikes_through_a_number():
    last = played(PLANS, legs=YES_NO).panel(0).frames[-1]
    plates = [shape for shape in last if "label" in shape]
    assert plates and all(plate["fillcolor"] == PAPER for plate in plates)


def test_what_was_not_asked_is_an_empty_cell_and_not_a_none():
    game = played()
    rows = game.part.table(game.record).rows
    assert rows[0][4:7] == (None, None, None)
    assert rows[1][4] == pytest.approx(2.033811)
    *_, shown = open_page().dataframe
    assert shown.proto.placeholder == ""
    assert shown.proto.HasField("placeholder")


def test_the_axis_of_a_game_with_a_lie_is_not_twice_too_long():
    game = played(animal="dolphin", lie_at=1, lies=ONE_LIE)
    _, end = layout(game.panel(2)).xaxis.range
    assert game.record.play.n_turns <= end <= 18


def test_who_is_ruled_out_is_covered_and_who_is_left_is_not():
    possible = np.zeros(101, dtype=bool)
    possible[:3] = True
    doubted = np.zeros(101, dtype=bool)
    doubted[0] = True
    ruled_out, half, ring = covers(possible, doubted, framed=5)
    # 101 less three that are left, less the framed one, which stays legible.
    assert ruled_out["path"].count("M") == 97
    assert half["path"].count("M") == 2 and half["opacity"] < ruled_out["opacity"]
    assert ring["path"].count("M") == 1 and "fillcolor" not in ring


def test_every_animal_has_a_place_of_its_own():
    panel = played().panel(0)
    figure = checked(panel.figure)
    places = [(x, y) for t in figure.data for x, y in zip(t.x, t.y, strict=True)]
    assert len(places) == len(set(places)) == 101 + len(KINDS)
    low, high = figure.layout.xaxis.range
    assert all(low <= x < high for x, _ in places)


def test_the_bits_left_are_drawn_up_to_the_step():
    game = played(DUEL, number=4, turns=WON)
    yours, machines = game.panel(2).trails
    assert yours.upto == [1, 2, 3, 4, 5, 5] and machines.upto == [1, 2, 3, 4, 5, 6]
    assert yours.y == pytest.approx(game.record.play.entropies)


def test_a_plan_that_could_not_be_worked_out_is_left_out_of_the_pictures():
    game = played(PLANS)
    unknown = replace(game.record.best.plan, search=Search.TOO_LARGE)
    record = replace(game.record, best=replace(game.record.best, plan=unknown))
    cost, *_ = game.part.panels(record)
    assert [*layout(cost).xaxis.ticktext] == ["random", "greedy"]


def test_who_is_left_stands_out_even_if_it_takes_two_lies_to_believe_it():
    possible = np.arange(101) == 7
    (ruled_out,) = covers(possible, 2 * possible)
    assert ruled_out["opacity"] == RULED_OUT
    two_left = np.isin(np.arange(101), (7, 8))
    lies = np.where(np.arange(101) == 7, 2, 1)
    assert len(covers(two_left, lies)) == 3  # one of them is more in doubt

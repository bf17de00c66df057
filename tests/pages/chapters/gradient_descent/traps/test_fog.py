"""Fog: the game as it is played, and that nothing tells of ground that was not felt."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import foggy_ground
from pages.chapters.gradient_descent.traps.fog.presets import PRESETS
from pages.chapters.gradient_descent.traps.fog.turn import clicked
from pages.chapters.gradient_descent.traps.fog.words import way_of
from pages.figures.plain import to_json
from tests.pages.app import NONSENSE, fine, texts
from tests.pages.chapters.gradient_descent.traps.fog_games import (
    KEY,
    PART,
    feel,
    playing,
    press,
    record,
)
from tests.pages.figures import sent

SOME = (20, 20), (60, 20), (40, 40)


# --- nothing tells of ground that was not felt --------------------------------------


def everything(one) -> str:
    """Return all that is shown, said or given away of a game, at every step."""
    steps, opinions = range(len(PART.labels(one))), PART.opinions(one)
    parts = [PART.labels(one), PART.ending(one), PART.bet(one), PART.table(one)]
    parts += [PART.script(one), [(told.what, told.against) for told in opinions]]
    for is_over in (True, False):
        parts += [PART.standing("panels", is_over)(one)]
        for name in ("story", "formulas"):
            parts += [PART.standing(name, is_over)(one, step) for step in steps]
    parts += [PART.ran(one, step) for step in steps]
    parts += [[PART.reached(one, step) for step in steps]]
    return to_json(parts)


def on_other_ground(one):
    """Return the same game, felt alike, on ground that is another elsewhere."""
    other = foggy_ground(one.settings.fog_seed + 1)
    return replace(one, ground=other, minima=np.array(other.minima))


@pytest.mark.parametrize("n", range(4))
def test_the_ground_changes_nothing_but_what_is_felt(n: int):
    one = record(SOME[:n])
    assert everything(one) == everything(on_other_ground(one))


def test_when_the_fog_has_lifted_the_ground_is_there():
    one = record(SOME, lifted=True)
    assert everything(one) != everything(on_other_ground(one))


def test_before_the_bet_the_machines_change_nothing():
    one = record(SOME, lifted=True)
    slower = record(SOME, lifted=True, fog_rate=0.05)
    for name in ("panels", "story", "formulas"):
        told = []
        for game in (one, slower):
            own = PART.standing(name, is_over=False)
            steps = [()] if name == "panels" else [(step,) for step in range(4)]
            told.append(to_json([own(game, *step) for step in steps]))
        assert told[0] == told[1]
        now = PART.standing(name, is_over=True)
        assert to_json(now(one, *steps[-1])) != to_json(now(slower, *steps[-1]))
    rows = PART.table(one).rows[: PART.reached(one, one.n_steps - 1)]
    assert {row[0] for row in rows} == {"you"}


def test_nothing_but_fog_and_probes_is_sent():
    kinds = [
        {trace["type"] for trace in data["panels"][0]["figure"]["data"]}
        for lifted in (0, 1)
        for data in sent(playing(felt="20.20~60.20", lifted=lifted))
        if data.get("stories")
    ]
    assert kinds[0] == {"heatmap"} and "contour" in kinds[1]


# --- the game -----------------------------------------------------------------------


def test_a_place_is_typed_and_felt():
    app = feel(playing(), 1.5, -0.3)
    height = foggy_ground(1).value(np.array([1.5, -0.3]))
    assert f"Probe 1** at (1.5, −0.3) feels height {height:.4g}" in texts(app)
    assert app.query_params[f"{KEY}_felt"] == "55.37"
    assert "**Probe 2 of 12.**" in texts(app)


def test_what_was_felt_cannot_be_undone():
    app = feel(feel(playing(), 1.5, -0.3), 0.0, 0.0)
    assert not [one for one in app.button if one.key == f"{KEY}_undo"]
    app = press(app, "lift")
    assert not [one for one in app.button if one.key == f"{KEY}_undo"]


def test_the_last_probe_lifts_the_fog_and_the_bet_is_open():
    app = playing(fog_budget=4, felt="20.20~60.20~40.40")
    assert "The fog has lifted" not in texts(app)
    app = feel(app, 2.0, 2.0)
    assert "**The fog has lifted.**" in texts(app)
    assert "Who felt the lowest place?" in texts(app)
    assert "felt the lowest place**" not in texts(app)
    app = press(app, "bet_skip")
    assert "felt the lowest place**" in texts(app)
    assert not [one for one in app.button if one.key == f"{KEY}_feel"]


def test_one_may_give_up_but_not_before_the_first_probe():
    app = playing()
    assert not [one for one in app.button if one.key == f"{KEY}_lift"]
    app = press(feel(app, 1.0, 1.0), "lift")
    assert "The game is over**, after 1 probe." in texts(app)
    assert app.query_params[f"{KEY}_lifted"] == "1"
    assert "**Probe 1 of 12.**" in texts(playing(lifted=1))


def test_new_ground_is_in_the_fog_again():
    app = press(playing(fog_seed=999, felt="20.20", lifted=1), "next")
    assert app.number_input(key=f"{KEY}_fog_seed").value == 0
    assert "**Probe 1 of 12.**" in texts(app)
    assert f"{KEY}_felt" not in app.query_params
    assert f"{KEY}_lifted" not in app.query_params


def test_another_ground_number_ends_the_game():
    app = playing(felt="20.20~60.20", lifted=1)
    app = fine(app.number_input(key=f"{KEY}_fog_seed").set_value(7).run())
    assert "**Probe 1 of 12.**" in texts(app)
    assert "The fog has lifted" not in texts(app)


@pytest.mark.parametrize("text", ["81.0", "1", "x.y", "1.2.3", "~".join(["1.1"] * 21)])
def test_a_probe_that_cannot_be_is_named(text: str):
    app = playing(felt=text)
    assert f"{KEY}_felt was '{text[:40]}" in texts(app)
    assert "**Probe 1 of 12.**" in texts(app)


def test_a_click_feels_the_nearest_place_while_probes_are_left():
    click = {"panel": 0, "x": 0.12, "y": -3.96}
    assert clicked(record(SOME), click) == {"felt": (*SOME, (41, 0))}
    assert clicked(record(SOME), {**click, "panel": 1}) == {}
    assert clicked(record(SOME, lifted=True), click) == {}


# --- what it teaches ----------------------------------------------------------------


def test_the_presets_end_as_they_are_meant_to():
    down, net, wide = map(game_of, PRESETS)
    assert {*down.hollows.tolist()} == {1}
    assert net.hollows[net.you.lowest] != 0 and 0 in net.hollows
    assert wide.winners == ("you",)
    assert "you" not in down.winners + net.winners


def game_of(preset):
    return record(preset.values["felt"], fog_seed=preset.values["fog_seed"])


def test_no_preset_tells_of_another_or_answers_its_own_bet():
    assert len({one.values["fog_seed"] for one in PRESETS}) == len(PRESETS)
    for game in map(game_of, PRESETS):
        above = game.lowest(game.n_probes)["you"] - game.bottom
        assert PART.bet(game) and above > 0.3  # so somebody may have come lower


def test_the_best_of_those_above_the_lowest_hollow_is_named():
    net = game_of(PRESETS[1])
    there = net.you.heights[net.hollows == 0]
    told = next(one for one in PART.ending(net) if "of your probes lay" in one)
    assert len(there) > 1 and f"felt {there.min():.4g}, and your lowest" in told
    assert f"your lowest {net.you.heights.min():.4g}:" in told


def test_a_fall_to_the_bottom_of_the_map_is_no_hint_of_a_hollow():
    ways = [way_of([-right, -up]) for right, up in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    told = ["to the right", "up", "to the left", "down"]
    assert ways == [f"{one} on the map" for one in told]


def test_a_cell_that_was_felt_says_what_was_felt():
    fog, *cells = PART.panels(record(SOME))[0].figure.data
    assert "not felt" in fog["hovertemplate"] and len(cells) == len(SOME)
    said = cells[0]["hovertemplate"]
    assert said.startswith("x = −2.0, y = −2.0: probe 1 felt ") and "-" not in said
    assert [np.mean(cells[0][axis]) for axis in "xy"] == [-2.0, -2.0]


def test_beyond_the_window_nothing_is_felt_and_nothing_is_told():
    one = record(((2, 2), (78, 78)), lifted=True, fog_seed=0)
    assert np.isnan(one.players["annealing"].heights[1])
    told = [*PART.story(one, 2), *PART.ending(one), str(PART.formulas(one, 2))]
    assert not NONSENSE.search("\n".join(told))
    assert PART.table(one).rows[-1][4:7] == (None, None, None)

"""Fog: which games are bet on and count, and what no hand can take away."""

import pytest

from tests.pages.app import fine, texts, written
from tests.pages.chapters.gradient_descent.traps.fog_games import (
    KEY,
    PART,
    feel,
    playing,
    press,
    record,
)

FOUR = "20.20~60.20~40.40~50.50"
DOES_NOT_COUNT = "so this bet does not count"


def keys(app) -> set[str]:
    return {one.key.removeprefix(f"{KEY}_") for one in app.button}


def slide(app, budget: int):
    return fine(app.slider(key=f"{KEY}_fog_budget").set_value(budget).run())


def step_size(app, rate: float):
    return fine(app.select_slider(key=f"{KEY}_fog_eta").set_value(rate).run())


def ground(app, seed: int):
    return fine(app.number_input(key=f"{KEY}_fog_seed").set_value(seed).run())


def played(app, n: int = 4):
    """Feel some places."""
    for at in range(n):
        app = feel(app, 0.5 * at, 1.0)
    return app


# --- which games are bet on ---------------------------------------------------------


def test_only_who_spends_all_probes_is_asked():
    spent = record(((20, 20), (60, 20), (40, 40), (50, 50)), fog_budget=4)
    assert PART.bet(spent)
    early = record(((20, 20), (60, 20), (40, 40)), fog_budget=4, lifted=True)
    assert early.is_over and not PART.bet(early)


def test_who_lifts_the_fog_early_just_sees():
    app = press(feel(playing(), 1.0, 1.0), "lift")
    assert "bet_place" not in keys(app)
    assert "felt the lowest place**" in texts(app)


def test_where_all_are_equal_there_is_nothing_to_bet_on():
    game = record(((20, 20), (60, 20), (40, 40), (50, 50)), fog_budget=4)
    vars(game)["winners"] = tuple(game.players)
    assert PART.bet(game) is None


# --- which bets count ---------------------------------------------------------------


def test_the_first_game_on_a_ground_counts_and_the_next_does_not():
    app = played(playing(fog_budget=4, fog_seed=5))
    assert "bet_place" in keys(app) and DOES_NOT_COUNT not in written(app)
    app = ground(press(app, "next"), 5)
    assert "You have seen this ground: this game is for practice." in written(app)
    app = played(slide(feel(app, -1.0, -1.0), 5))
    assert "bet_place" in keys(app) and DOES_NOT_COUNT in written(app)
    app.radio(key=f"{KEY}_bet_guess").set_value("You").run()
    assert "Your score" not in written(press(app, "bet_place"))


def test_a_ground_that_was_lifted_early_is_seen_too():
    app = press(playing(fog_budget=4, fog_seed=5, felt="20.20"), "lift")
    assert DOES_NOT_COUNT in written(played(ground(press(app, "next"), 5)))


def test_a_bet_that_counted_still_does_when_one_comes_back_by_undo():
    app = playing(fog_budget=4, fog_seed=5, felt=FOUR)
    app = press(ground(app, 9), "undo")
    assert "bet_place" in keys(app) and DOES_NOT_COUNT not in written(app)


def test_another_rate_after_the_answer_is_no_new_bet():
    app = playing(fog_budget=4, fog_seed=5, felt=FOUR)
    app = step_size(app, 0.5)
    assert "bet_place" in keys(app)  # not answered so far
    app = step_size(press(app, "bet_skip"), 0.1)
    assert "bet_place" not in keys(app)
    assert "felt the lowest place**" in texts(app)


# --- what no hand can take away -----------------------------------------------------


@pytest.mark.parametrize("budget", [4, 5])
def test_fewer_probes_than_are_felt_cannot_be_allowed(budget: int):
    app = slide(playing(felt=FOUR + "~30.30"), budget)
    assert "**Probe 6 of 6.**" in texts(app)
    assert "With 5 probes felt, at least 6 are allowed" in written(app)
    assert "**Probe 6 of 12.**" in texts(press(app, "undo"))


def test_when_the_fog_has_lifted_the_number_of_probes_stands():
    app = playing(felt=FOUR, fog_budget=4)
    for budget in (12, 5):
        app = slide(app, budget)
        assert app.slider(key=f"{KEY}_fog_budget").value == 4
        assert "The fog has lifted: another number" in written(app)
        assert "bet_place" in keys(app)
    app = slide(playing(felt=FOUR, lifted=1), 4)
    assert app.slider(key=f"{KEY}_fog_budget").value == 12


def test_a_link_with_more_probes_than_are_allowed_keeps_them():
    app = playing(felt=FOUR + "~30.30", fog_budget=4)
    assert "**The game is over**, after 5 probes." in texts(app)


def test_another_ground_by_mistake_is_undone():
    app = press(ground(playing(felt=FOUR), 8), "undo")
    assert "**Probe 5 of 12.**" in texts(app)


# --- which place is felt ------------------------------------------------------------


def test_a_place_between_two_is_felt_at_the_nearest_and_that_is_said():
    app = feel(playing(), 0.37, -1.0)
    assert "in steps of 0.1: for (0.37, −1) that is (0.4, −1)." in written(app)
    assert app.number_input(key=f"{KEY}_probe_x").value == 0.4
    app = feel(app, 0.5, -1.0)
    assert "in steps of" not in written(app)


def test_the_same_place_twice_costs_nothing():
    app = feel(feel(playing(), 0.4, -1.2), 0.4, -1.2)
    assert "**Probe 2 of 12.**" in texts(app)
    assert "You know (0.4, −1.2): probe 1 felt" in written(app)
    assert "You know" not in written(feel(app, 0.5, -1.2))


def test_what_is_said_above_an_own_game_fits_it():
    app = playing(fog_budget=4, fog_seed=5, felt=FOUR.rpartition("~")[0])
    assert "where is the lowest place of this ground?" in written(app)
    app = feel(app, 0.0, 1.0)
    assert "to look back on" in written(app)
    assert "what will happen?" not in written(app)

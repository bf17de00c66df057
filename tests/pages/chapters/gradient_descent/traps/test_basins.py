"""Basins: what the map shows, and that it tells nothing ahead."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from engines.gradient_descent.basins import NO_GROUND
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.chapters.gradient_descent.traps.basins import looks, record, shares
from pages.chapters.gradient_descent.traps.basins.bets import bet
from pages.chapters.gradient_descent.traps.basins.checks import opinions
from pages.chapters.gradient_descent.traps.basins.endings import ending
from pages.chapters.gradient_descent.traps.basins.formulas import formulas
from pages.chapters.gradient_descent.traps.basins.live import live
from pages.chapters.gradient_descent.traps.basins.pictures import (
    panels,
    panels_before_bet,
)
from pages.chapters.gradient_descent.traps.basins.words import story
from pages.chapters.gradient_descent.traps.settings import Settings
from pages.chapters.gradient_descent.traps.which_hold import record as which_hold
from pages.figures import theme
from pages.figures.panel import LEVEL, NOTHING

ROUGH = Settings(learning_rate=0.017, map_steps=60)
EDGE = {"landscape": "own", "formula": "x^4 + y^4 - 4x*y + sqrt(x + y + 3)"}


@pytest.fixture(scope="module")
def found() -> record.Record:
    return record.run(ROUGH)


def colour_of(level: int, scale) -> str:
    """Return the last colour of a scale that begins at or below a level."""
    share = (level + LEVEL) / (2 * LEVEL)
    return [colour for at, colour in scale if at <= share + 1e-9][-1]


def test_the_walk_from_a_cell_ends_as_the_map_says(found):
    for cell in (0, 1234, 5050, 9999):
        walk = record.walk_of(found.found, tuple(found.found.starts[cell]))
        assert (walk.fate, walk.known) == (found.found.fates[cell], found.known[cell])


def test_a_cell_is_there_from_the_step_at_which_its_fate_is_known(found):
    (cells,) = panels(found)[0].maps
    for position in (0, 20, 59, len(found.shown) - 1):
        seen = cells.trace(position)["z"].ravel()
        np.testing.assert_array_equal(
            ~np.isnan(seen), found.known <= found.shown[position]
        )
    assert np.isnan(cells.trace(0)["z"]).mean() > 0.99  # nothing is told ahead


def test_hue_tells_the_minimum_and_each_other_fate_has_its_colour_and_pattern(found):
    fates, minima = found.found.fates, found.found.minima
    levels, scale = looks.by_minimum(fates, found.found.arrivals, minima)
    first = found.found.arrivals == found.found.arrivals[fates == 0].min()
    (at, *_) = np.flatnonzero((fates == 0) & first)
    assert colour_of(levels.ravel()[at], scale) in (theme.CLASSES[0], theme.PAPER)
    unfinished = levels.ravel()[fates == STILL_ON_ITS_WAY]
    assert {colour_of(one, scale) for one in unfinished.tolist()} == {
        theme.NEVER,
        theme.MUTED,
    }
    only = {*levels.ravel()[fates == 0].tolist()} & {*unfinished.tolist()}
    assert not only and len({*looks.PATTERNS}) == len(looks.PATTERNS)
    patterns = [look.pattern for look in looks.SPECIALS.values()]
    assert len({*patterns}) == len(patterns)


def test_minima_beside_each_other_have_other_hues():
    across = np.arange(5.0)
    grid = np.stack(np.meshgrid(across, across), axis=-1).reshape(-1, 2)
    own = np.array(looks.hues(grid)).reshape(5, 5)
    assert (own[:, 1:] != own[:, :-1]).all() and (own[1:] != own[:-1]).all()
    assert looks.hues(grid[:3]) == [0, 1, 2]


def test_ground_that_is_none_is_no_cell_and_who_steps_off_it_is_lost():
    half = record.run(Settings(**EDGE, learning_rate=0.02, map_steps=20))
    (cells,) = panels(half)[0].maps
    nothing = cells.levels.ravel() == NOTHING
    np.testing.assert_array_equal(nothing, half.found.fates == NO_GROUND)
    assert 0.1 < nothing.mean() < 0.2 and half.found.share_of(LOST) > 0


def test_bars_grow_to_the_shares_and_who_is_not_there_yet_is_the_rest(found):
    told = shares.shares_panel(found)
    ends = [bar.x[-1] for bar in told.trails]
    assert ends[:4] == pytest.approx(found.found.shares.tolist(), abs=1e-6)
    assert all(bar.x[0] == 0 for bar in told.trails)
    counts = found.tally.counts
    assert (counts.sum(axis=1) == 10_000).all()
    assert counts[0].tolist()[-4:] == [0, 10_000 - counts[0, :4].sum(), 0, 0]
    for position in (0, 5, len(found.shown) - 1):
        [bar] = told.frames[position]
        on = found.tally.of(STILL_ON_ITS_WAY)[found.shown[position]] / 10_000
        assert (bar["x0"], bar["x1"]) == (0, pytest.approx(on))
    assert on == found.found.share_of(STILL_ON_ITS_WAY)


def test_the_lost_are_counted_from_the_step_at_which_they_are():
    wild = record.run(Settings(learning_rate=0.1, map_steps=20))
    lost, steps = wild.tally.of(LOST), wild.found.n_steps[wild.found.fates == LOST]
    for step in range(wild.last + 1):
        assert lost[step] == (steps < step).sum()
    assert 0 < lost[5] < lost[-1]


def test_before_the_bet_neither_map_nor_bars_tell_which_minima_hold(found):
    for view in record.VIEWS:
        seen = replace(found, settings=replace(found.settings, map_view=view))
        if view == record.DIFFERENCE:
            seen = record.run(seen.settings)
        for draw, tells in ((panels, True), (panels_before_bet, False)):
            said = str([(one.figure, one.names) for one in draw(seen)])
            assert any(sign in said for sign in "✓≈✗") == tells


def test_before_the_bet_no_runs_beside_minima_are_asked_for(monkeypatch):
    monkeypatch.setattr(record, "holding_of", None)
    one = record.run(Settings(learning_rate=0.02, map_steps=20))
    panels_before_bet(one)
    assert "η = 0.02 " in bet(one).question


@pytest.mark.parametrize(
    "settings, decimals",
    [
        (Settings(), 1),  # 25.69% and 26.02%
        (Settings(landscape="styblinski_tang", walker="newton", learning_rate=1.0), 0),
        (Settings(landscape="sphere", learning_rate=0.1), 0),
    ],
)
def test_shares_that_differ_are_written_otherwise_and_add_up(settings, decimals):
    if settings.walker == "newton":
        settings = replace(settings, newton_target="level")
    one = record.run(settings)
    assert one.tally.decimals(one.last) >= decimals
    for step in range(one.last + 1):
        row, n = one.tally.counts[step].tolist(), one.tally.n_minima
        said = [Decimal(one.tally.said(count, step)[:-1]) for count in row]
        assert len({*said}) == len({*row}) and sum(said) == 100
        whole = one.tally.said(int(one.tally.arrived[step]), step)
        assert sum(said[:n]) == Decimal(whole[:-1]) and whole in words_of(one, step)


def words_of(one: record.Record, step: int) -> str:
    """Return what the story says at a step, or the share where it stops at none."""
    positions = np.flatnonzero(one.shown == step).tolist()
    if not step or not positions:
        return one.tally.said(int(one.tally.arrived[step]), step)
    return story(one, positions[0])[0]


def test_who_alternates_between_two_places_has_not_arrived():
    kink = {"landscape": "own", "formula": "abs(x) + abs(y)", "map_start": (1.8, 1.8)}
    for steps in (40, 41):
        one = record.run(Settings(**kink, learning_rate=0.1, map_steps=steps))
        assert one.walk.fate == STILL_ON_ITS_WAY and not one.found.shares.any()
        assert "stays at minimum" not in story(one, len(one.shown) - 1)[-1]


def test_both_parts_give_a_minimum_the_same_sign():
    for more in (
        {"learning_rate": 0.02},
        {"walker": "adagrad", "learning_rate": 3.0},
        {"landscape": "sphere", "learning_rate": 1.0},
        {"landscape": "two_wells", "walker": "adam", "learning_rate": 0.4},
    ):
        settings = Settings(**more, map_steps=20)
        ours, theirs = record.run(settings), which_hold.run(settings)
        pairs = zip(theirs.minima.tolist(), theirs.verdicts, strict=True)
        told = {tuple(np.round(place, 6)): verdict for place, verdict in pairs}
        for place, mine in zip(ours.found.minima, ours.holding.verdicts, strict=True):
            assert told[tuple(np.round(place, 6).tolist())] is mine


def test_a_sign_beside_a_basin_says_what_each_of_them_means():
    one = record.run(Settings(walker="adagrad", learning_rate=3.0, map_steps=50))
    said = " ".join(ending(one))
    assert "lets go (✗)" in said and "the map of those from everywhere" in said


def test_ground_whose_bottom_is_a_line_is_said_to_be_so():
    line = record.run(Settings(landscape="own", formula="x^2", map_steps=20))
    assert "is a line" in story(line, 0)[0] and "is a line" in ending(line)[0]
    slope = record.run(Settings(landscape="own", formula="x + y", map_steps=20))
    assert "In this window there is no minimum" in story(slope, 0)[0]


def test_walks_that_rounding_decides_are_not_compared():
    wild = record.run(Settings(landscape="ackley", learning_rate=0.5, map_steps=20))
    [chance] = opinions(wild)
    assert chance.difference <= chance.allowed and "not compared" in chance.what


def test_wrong_ends_are_noticed(found):
    ends = found.found.ends + 1e-7
    wrong = replace(found, found=replace(found.found, ends=ends))
    right, alone = (opinions(one)[1] for one in (found, wrong))
    assert right.difference <= right.allowed < alone.difference


def test_of_all_minima_a_share_is_written_out_or_it_is_said_that_there_are_more(found):
    _, law = formulas(found, len(found.shown) - 1)[-1]
    assert "p_{4}" in law
    first, _ = formulas(found, 1)[-1]
    assert first == "Shares after 1 step"
    many = record.run(Settings(landscape="rastrigin", learning_rate=0.002))
    assert formulas(many, 0)[-1][0].endswith("up to minimum 25")


def test_a_click_on_a_map_puts_the_start_and_elsewhere_nothing(found):
    point = {"x": 1.0, "y": -2.0, "panel": 0}
    assert record.start_at(found, point) == {"map_start": (1.0, -2.0)}
    assert record.start_at(found, {**point, "panel": 1}) == {}


def test_under_a_hand_the_walk_is_that_of_the_value(found):
    rates = np.array([0.005, 0.01])
    moving = live(found, "learning_rate", rates)
    path = record.run(Settings(learning_rate=0.005, map_steps=60)).walk.path
    line = moving.parts[1]
    end = line.x[0, line.last[0]], line.y[0, line.last[0]]
    np.testing.assert_allclose(end, path.points[-1], atol=1e-9)
    assert live(found, "map_view", rates) is None

"""Basins: what the map shows, and that it tells nothing ahead."""

import numpy as np
import pytest

from engines.gradient_descent.basins import NO_GROUND
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.chapters.gradient_descent.traps.basins import looks, record, shares
from pages.chapters.gradient_descent.traps.basins.live import live
from pages.chapters.gradient_descent.traps.basins.pictures import panels
from pages.chapters.gradient_descent.traps.settings import Settings
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


def test_bars_grow_to_the_shares_and_before_the_bet_their_axis_tells_nothing(found):
    told, before = (shares.shares_panel(found, is_told=one) for one in (True, False))
    ends = [bar.x[-1] for bar in told.trails]
    assert ends[:4] == pytest.approx(found.found.shares.tolist(), abs=1e-6)
    assert all(bar.x[0] == 0 for bar in told.trails)
    assert before.figure.layout["xaxis"]["range"][1] == shares.ROOM


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

"""The part "Ways out": what it draws, what it foretells, and what may not turn."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import chance_of_success
from pages.chapters.gradient_descent.traps.settings import Settings
from pages.chapters.gradient_descent.traps.ways_out import bets, endings, pictures
from pages.chapters.gradient_descent.traps.ways_out.part import (
    PROBES,
    TEMPERATURES,
    TRIES,
    first_temperature,
)
from pages.chapters.gradient_descent.traps.ways_out.presets import NARROW
from pages.chapters.gradient_descent.traps.ways_out.record import N_FRESH, N_SEEDS, run

WELLS = Settings(
    landscape="two_wells",
    ways_rate=0.05,
    ways_temperature=1.0,
    ways_probes=120,
    ways_tries=5,
)
WAVES = Settings(landscape="rastrigin", ways_rate=0.002, ways_temperature=5.0)
NEEDLE = Settings(landscape="easom", ways_rate=1.0, ways_temperature=0.2)
DITCH = replace(
    WELLS, landscape="own", formula=NARROW, ways_rate=0.05, ways_momentum=0.95
)
FOUR = {"wells": WELLS, "waves": WAVES, "needle": NEEDLE, "ditch": DITCH}
every_one = pytest.mark.parametrize("settings", FOUR.values(), ids=FOUR)


@pytest.fixture(scope="module")
def wells():
    return run(WELLS)


def test_every_number_of_restarts_divides_every_budget():
    assert all(n % k == 0 for n in PROBES for k in TRIES)


def test_first_temperatures_are_on_the_scale():
    for label in ("Himmelblau", "Rastrigin", "Easom", "Two wells", "Your own surface"):
        assert first_temperature({"landscape": label}) in TEMPERATURES


def test_momentum_rolls_out_of_the_shallower_well_and_no_momentum_does_not(wells):
    descent, momentum, *_ = wells.last
    assert momentum > 1.4 * descent and 0 not in wells.firsts
    still = run(replace(WELLS, ways_momentum=0.0))
    assert still.last[0] == still.last[1] == descent


def test_momentum_rolls_over_a_narrow_ditch():
    rolling = run(DITCH)
    assert rolling.last[1] < 0.8 * rolling.last[0]


def test_where_all_hollows_are_equally_deep_one_walk_is_enough():
    record = run(Settings())
    assert record.last == [N_SEEDS] * 4 and record.p == 1 and record.needed == 1
    assert bets.bet(record).answer == "one"
    assert endings.ending(record)[0] == endings.EVERYBODY


def test_what_is_foretold_is_near_what_is_counted(wells):
    """At every end of a restart, within four sampling errors."""
    for record in (wells, run(WAVES)):
        k = np.arange(1, record.plan.n_restarts + 1)
        probes = k * record.plan.n_steps
        foretold = record.expected_after(probes)
        np.testing.assert_allclose(foretold, chance_of_success(record.p, k), rtol=1e-12)
        counted = record.counts[2, probes] / N_SEEDS
        spread = np.sqrt(foretold * (1 - foretold) / N_SEEDS + 1 / N_FRESH)
        assert (np.abs(counted - foretold) <= 4 * spread).all()


def test_between_the_ends_of_restarts_the_walk_under_way_counts_too(wells):
    steps = np.arange(wells.plan.n_steps)
    first = wells.expected_after(steps)
    np.testing.assert_allclose(first, wells.fresh[:-1] / N_FRESH)
    whole = wells.expected_after(np.arange(wells.plan.n_probes + 1))
    assert (np.diff(whole) >= -1e-12).all() and whole[-1] == wells.expected


def test_the_drawn_restart_is_the_one_that_is_under_way(wells):
    [ground, *_] = pictures.panels(wells)
    trail = ground.trails[-1]
    n_steps = wells.plan.n_steps
    for step, probe in enumerate(wells.shown):
        walk = max(-(-probe // n_steps) - 1, 0)
        at = wells.walks.restarts[walk, probe - walk * n_steps]
        end = trail.x[trail.upto[step] - 1], trail.y[trail.upto[step] - 1]
        np.testing.assert_allclose(end, at, rtol=1e-5)
    assert trail.x.count(None) == wells.plan.n_restarts


def test_without_a_lowest_hollow_there_is_nothing_to_bet_on():
    record = run(Settings(landscape="saddle"))
    assert bets.bet(record) is None and len(pictures.panels(record)) == 2
    assert record.last == [0] * 4


def test_a_larger_p_than_the_unseen_would_show_in_nineteen_cases_of_twenty():
    p = endings.unseen()
    assert (1 - p) ** N_FRESH == pytest.approx(0.05)


@pytest.mark.parametrize("needed, said", [(1, 0), (2, 1), (9, 1), (10, 2), (100, 3)])
def test_a_number_of_walks_falls_into_one_option(needed, said):
    options = bets.ONE, bets.FEW, bets.TENS, bets.MANY
    assert bets.answer(needed) == options[said]
    assert bets.answer(float("inf")) == bets.NEVER


@pytest.mark.long
@every_one
def test_who_is_clearly_behind_is_behind_with_other_seeds_too(settings):
    """No order that is told as clear may turn; and not every order is clear."""
    records = [run(replace(settings, seed=seed)) for seed in range(12)]
    for one in records:
        first = one.firsts
        for other in records:
            for at in set(range(4)) - set(first):
                assert other.last[at] < max(other.last)
                assert other.last[at] <= max(other.last[k] for k in first)

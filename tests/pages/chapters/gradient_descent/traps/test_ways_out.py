"""The part "Ways out": what it draws, what it foretells, and what may not turn."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import chance_of_success
from pages.chapters.gradient_descent.traps.settings import Settings
from pages.chapters.gradient_descent.traps.ways_out import (
    bets,
    endings,
    pictures,
    words,
)
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
    assert bets.bet(record).answer == bets.NONE
    assert endings.ending(record)[0].startswith(f"{endings.EVERYBODY}: there is no")


def test_what_is_foretold_is_near_what_is_counted(wells):
    """At every end of a restart, within four sampling errors."""
    for record in (wells, run(WAVES)):
        k = np.arange(1, record.plan.n_restarts + 1)
        probes = k * record.plan.n_each
        foretold = record.expected_after(probes)
        np.testing.assert_allclose(foretold, chance_of_success(record.p, k), rtol=1e-12)
        counted = record.counts[2, probes - 1] / N_SEEDS
        spread = np.sqrt(foretold * (1 - foretold) / N_SEEDS + 1 / N_FRESH)
        assert (np.abs(counted - foretold) <= 4 * spread).all()


def test_between_the_ends_of_restarts_the_walk_under_way_counts_too(wells):
    first = wells.expected_after(np.arange(1, wells.plan.n_each + 1))
    np.testing.assert_allclose(first, wells.fresh / N_FRESH)
    whole = wells.expected_after(np.arange(1, wells.plan.n_probes + 1))
    assert (np.diff(whole) >= -1e-12).all() and whole[-1] == wells.expected


def test_the_drawn_restart_is_the_one_that_is_under_way(wells):
    [ground, *_] = pictures.panels(wells)
    trail = ground.trails[-1]
    for step, probe in enumerate(wells.shown):
        walk, place = divmod(probe - 1, wells.plan.n_each)
        at = wells.walks.restarts[walk, place]
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


def test_the_bet_is_of_one_kind_whoever_is_first(wells):
    """What is asked must not tell that nobody is clearly behind."""
    level = bets.bet(run(Settings()))
    first = bets.bet(wells)
    assert [*level.options] == [*first.options] and first.answer != bets.NONE
    assert level.wins(bets.NONE) and not level.wins("Restarts")


def test_a_budget_pays_for_starts_too():
    """As many restarts as probes: no steps, and p is the share of the ground below."""
    record = run(replace(WELLS, ways_probes=60, ways_tries=60))
    assert record.plan.n_steps == 0 and record.walks.restarts.shape == (60, 1, 2)
    assert record.fresh.shape == (1,) and "step" not in endings.measured(record)
    assert record.ways.lowest.shape == (4, N_SEEDS, 60)
    assert len(pictures.panels(record)) == 3


def test_walks_that_begin_below_the_mark_are_counted_apart():
    """With η = 1 a walk on a sphere goes to and fro: who is low began there."""
    record = run(Settings(landscape="sphere", ways_rate=1.0))
    assert 0 < record.fresh[0] == record.fresh[-1]
    assert "all of them at the start" in endings.measured(record)


def test_a_chance_below_the_wanted_one_does_not_read_as_it():
    said = [endings.beside_wanted(share) for share in (0.946, 0.95, 0.9496, 0.951)]
    assert said == ["94.6%", "95%", "94.96%", "95.1%"]
    assert endings.beside_wanted(endings.BELOW_1) == "more than 99.99%"


def test_a_p_of_few_finds_gives_a_range(wells):
    rare = replace(wells, fresh=np.array([0, 1]))
    assert "between 2,100 and 68,000 such walks" in endings._needed(rare)
    assert wells.needed_range[0] <= wells.needed <= wells.needed_range[1]


def test_who_has_found_is_said_and_written_apart_from_the_mark():
    """A height that reads as the mark, and yet is below it, gets more digits."""
    record = run(replace(WAVES, ways_probes=60, ways_tries=60))
    found = record.found[:, 0, -1].any()
    [_, said, _] = words.story(record, len(record.shown) - 1)
    assert said.startswith("No way has found") != found
    below, above = words._levels(record, [[record.proof - 1e-6], [record.proof + 1]])
    assert below not in (f"at f = {words.mark(record)}", above)


def test_a_mark_that_is_0_but_for_rounding_reads_as_0():
    formula = "-exp(-20*(x^2 + y^2))"  # the edge of the window is at 0, nearly
    record = run(Settings(landscape="own", formula=formula))
    assert record.proof < 0 and words.mark(record) == "0"
    assert words.mark(run(WAVES)) == "0.995"


def test_without_a_single_lowest_place_a_line_is_told():
    for formula, line in (("x^2", True), ("x", False)):
        record = run(Settings(landscape="own", formula=formula))
        assert (words.nothing(record) == words.LINE) == line


def test_a_name_tells_the_probe_at_which_a_walk_left():
    """Of a long walk not every place is drawn: its number is no count of them."""
    record = run(replace(WELLS, landscape="saddle", ways_probes=1200))
    panel = pictures.ground_panel(record)
    low, high = np.array(record.surface.domain).T
    outside = ((record.walks.descent < low) | (record.walks.descent > high)).any(axis=1)
    left = int(outside.argmax()) + 1
    assert left > 1 and f"picture at probe {left}" in str(panel.names)


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

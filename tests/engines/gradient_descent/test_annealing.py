"""Annealing: what is accepted and refused, and that chains go alone as together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    COOLINGS,
    SURFACES,
    acceptance,
    anneal,
    anneal_many,
    parse_formula,
)
from tests.engines.gradient_descent.odd_surfaces import HALF, POLE, ROOF, STEP

WELLS, SQUARE = SURFACES["two_wells"], SURFACES["square"]
LANDS = [*SURFACES.values(), ROOF, STEP]
seeds = st.integers(0, 2**32)


def a_place(surface, seed):
    return np.random.default_rng(seed).uniform(*np.array(surface.domain).T)


@given(st.sampled_from(LANDS), seeds, st.sampled_from([*COOLINGS]))
@settings(max_examples=40, deadline=None)
def test_at_zero_a_chain_never_goes_uphill(surface, seed, cooling):
    chain = anneal(surface, a_place(surface, seed), 60, 0.0, cooling, 1.0, seed)
    assert (np.diff(chain.values) <= 0).all()
    np.testing.assert_array_equal(chain.best_values, chain.values)


def test_a_hot_chain_does_go_uphill():
    chain = anneal(WELLS, [0.9, 0.0], 60, 1.0)
    assert (np.diff(chain.values) > 0).any()


@given(st.sampled_from(LANDS), seeds, st.sampled_from([*COOLINGS]))
@settings(max_examples=40, deadline=None)
def test_every_step_is_metropolis_rule_by_hand(surface, seed, cooling):
    hot = np.ptp(surface.value(np.array(surface.domain).T)) + 1.0
    chain = anneal(surface, a_place(surface, seed), 40, hot, cooling, 2.0, seed)
    for t in range(40):
        here, there = chain.points[t], chain.proposals[t]
        assert (np.abs(there - here) <= 2.0 + 1e-12).all()
        low, high = np.array(surface.domain).T
        inside = bool((low <= there).all() and (there <= high).all())
        rise = float(surface.value(there) - surface.value(here))
        chance = np.exp(-max(rise, 0.0) / chain.temperatures[t]) if inside else 0.0
        assert chain.inside[t] == inside
        assert chain.chances[t] == pytest.approx(chance, rel=1e-9)
        assert chain.accepted[t] == (chain.dice[t] < chain.chances[t])
        np.testing.assert_array_equal(
            chain.points[t + 1], there if chain.accepted[t] else here
        )
    np.testing.assert_array_equal(chain.values, surface.value(chain.points))


def test_a_chance_is_one_downhill_and_overflows_nowhere():
    rises = np.array([-np.inf, -1e308, 0.0, 1.0, 1e308, np.inf, np.nan])
    for temperature in (0.0, 5e-324, 1e-300, 1.0, 1e308):
        chances = acceptance(rises, temperature)
        assert (chances[:3] == 1).all() and (chances[-2:] == 0).all()
        assert ((chances >= 0) & (chances <= 1)).all()
    assert acceptance(1.0, 0.0) == 0 and acceptance(1.0, 1.0) == np.exp(-1)
    assert acceptance(1e308, 1e308) == np.exp(-1)


def test_a_proposal_outside_the_window_is_refused_however_low_it_is():
    slope = replace(SURFACES["saddle"], domain=((-1.0, 1.0), (-1.0, 1.0)))
    chain = anneal(slope, [0.0, 0.9], 400, 10.0, stride=0.8)
    assert not chain.inside.all()
    assert not chain.accepted[~chain.inside].any()
    assert np.isnan(chain.proposed_values[~chain.inside]).all()
    assert (np.abs(chain.points) <= 1).all()


@pytest.mark.parametrize("surface", [HALF, POLE], ids=["half", "pole"])
def test_undefined_ground_is_a_wall(surface):
    chain = anneal(surface, [0.5, 0.5], 500, 50.0, stride=2.0)
    undefined = chain.inside & ~np.isfinite(chain.proposed_values)
    assert undefined.sum() > 20 and not chain.accepted[undefined].any()
    assert np.isfinite(chain.values).all() and chain.accepted.any()


def test_who_starts_on_undefined_ground_leaves_for_the_first_that_has_a_height():
    chain = anneal(HALF, [-1.0, 0.0], 300, 0.0, stride=2.0)
    first = int(np.argmax(np.isfinite(chain.proposed_values)))
    assert np.isnan(chain.values[first]) and np.isfinite(chain.values[first + 1])
    assert chain.chances[first] == 1 and not chain.accepted[:first].any()
    many = anneal_many(HALF, [[-1.0, 0.0]], 300, 0.0, stride=2.0)
    assert many.best_values[0] == chain.best_values[-1] == chain.values[-1]


def test_who_never_finds_ground_stays_where_it_is():
    nowhere = parse_formula("log(-1 - x^2) + y")
    chain = anneal(nowhere, [0.5, 0.5], 30, 1.0)
    assert not chain.accepted.any() and np.isnan(chain.best_values).all()
    assert np.isnan(anneal_many(nowhere, [[0.5, 0.5]], 30, 1.0).best_values).all()


@pytest.mark.parametrize("surface", LANDS, ids=lambda one: one.name)
def test_a_chain_of_many_is_the_one_alone_to_the_last_bit(surface):
    n, hot = 37, np.geomspace(1e-3, 100, 37) * (np.arange(37) > 2)
    starts = np.stack([a_place(surface, seed) for seed in range(n)])
    strides = np.linspace(0.05, 3, n)
    found = anneal_many(surface, starts, 50, hot, "geometric", strides, range(n), 7)
    assert found.steps.tolist() == [*range(0, 50, 7), 50]
    for i in range(n):
        alone = anneal(surface, starts[i], 50, hot[i], "geometric", strides[i], i)
        np.testing.assert_array_equal(found.points[:, i], alone.points[found.steps])
        np.testing.assert_array_equal(found.values[:, i], alone.values[found.steps])
        np.testing.assert_array_equal(found.temperatures[:, i], alone.temperatures)
        taken = np.cumsum([0, *alone.accepted])
        np.testing.assert_array_equal(found.taken[:, i], taken[found.steps])
        assert found.n_accepted[i] == taken[-1]
        assert found.n_uphill[i] == (alone.accepted & (alone.rises > 0)).sum()
        assert found.best_values[i] == alone.best_values[-1]
        np.testing.assert_array_equal(found.best_points[i], alone.best_points[-1])


def test_the_best_so_far_is_the_first_lowest_of_all_places_so_far():
    chain = anneal(WELLS, [0.9, 0.0], 200, 2.0)
    for t, best in enumerate(chain.best_steps):
        assert best == np.argmin(chain.values[: t + 1])
    assert (chain.best_values < chain.values).any()


def test_the_same_seed_makes_the_same_proposals_whatever_the_temperature():
    """A chain goes on as it began: more steps, or warmer ones, throw the same dice."""
    long, short = (anneal(WELLS, [0.9, 0.0], n, 0.0, seed=5) for n in (300, 100))
    hot = anneal(WELLS, [0.9, 0.0], 100, 9.0, seed=5)
    np.testing.assert_array_equal(long.points[:101], short.points)
    np.testing.assert_array_equal(hot.dice, short.dice)
    moves = [one.proposals - one.points[:-1] for one in (hot, short)]
    np.testing.assert_allclose(*moves, atol=1e-12)
    other = anneal(WELLS, [0.9, 0.0], 100, 9.0, seed=6)
    assert (other.dice != hot.dice).all()


def test_coolings_follow_their_formulas():
    t = np.arange(40)
    formulas = {
        "constant": 3.0 + 0 * t,
        "geometric": 3.0 * np.exp(-3 * np.log(10) * t / 40),
        "linear": 3.0 - 3.0 * t / 40,
        "logarithmic": 3.0 / np.log2(t + 2),
    }
    for name in COOLINGS:
        chain = anneal(SQUARE, 1.0, 40, 3.0, name)
        np.testing.assert_allclose(chain.temperatures, formulas[name], rtol=1e-12)
        assert (np.diff(chain.temperatures) <= 0).all() and chain.temperatures[-1] > 0
        assert anneal(SQUARE, 1.0, 0, 3.0, name).points.shape == (1, 1)


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"temperature": -1.0}, "temperature"),
        ({"temperature": np.nan}, "temperature"),
        ({"stride": 0.0}, "stride"),
        ({"cooling": "quick"}, "cooling"),
        ({"n_steps": -1}, "number of steps"),
        ({"start": [1.0, 2.0]}, "start"),
    ],
)
def test_what_means_nothing_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        anneal(SQUARE, **{"start": 1.0, "n_steps": 3, "temperature": 1.0} | wrong)


def test_numbers_for_another_crowd_are_refused():
    with pytest.raises(ValueError, match="3 start.*2 seed"):
        anneal_many(SQUARE, [[1.0]] * 3, 5, 1.0, seeds=(0, 1))
    with pytest.raises(ValueError, match="0 seed"):
        anneal_many(SQUARE, [[1.0]], 5, 1.0, seeds=())

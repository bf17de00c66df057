"""In the fog: a probe tells height and slope, and every way spends as many of them."""

import numpy as np
import pytest

from engines.gradient_descent import (
    FOG_WAYS,
    SURFACES,
    GradientDescent,
    anneal,
    bottoms,
    compare_ways,
    descend,
    feel,
    foggy_ground,
    foggy_grounds,
    hollows_below,
    restarts,
    spend,
)
from engines.gradient_descent.fog import A_WALK, COOLING, STRIDE, TEMPERATURE
from engines.gradient_descent.minima import nearest_indices

FIRST = [1.5, -2.0]


def test_a_probe_tells_height_and_slope():
    ground = foggy_ground(2)
    felt = feel(ground, [FIRST, [0.0, 0.0]])
    np.testing.assert_array_equal(felt.heights, ground.value(felt.points))
    np.testing.assert_array_equal(felt.slopes, ground.gradient(felt.points))
    assert felt.heights[felt.lowest] == felt.best[-1] == felt.heights.min()


def test_beyond_the_window_nothing_is_felt():
    felt = feel(foggy_ground(2), [[0.0, 0.0], [4.01, 0.0]])
    assert np.isfinite(felt.heights).tolist() == [True, False]
    assert np.isnan(felt.slopes[1]).all()
    assert felt.best[1] == felt.heights[0]


@pytest.mark.parametrize("way", FOG_WAYS)
@pytest.mark.parametrize("budget", [1, 2, 5, 12])
def test_every_way_spends_its_budget(way: str, budget: int):
    felt = spend(way, foggy_ground(5), budget, FIRST, seed=5)
    assert felt.points.shape == (budget, 2)
    assert (np.diff(felt.best) <= 0).all()
    if way != "restarts":
        assert felt.points[0].tolist() == FIRST


def test_a_larger_budget_begins_like_a_smaller_one():
    for way in ("descent", "restarts"):
        few, many = (spend(way, foggy_ground(5), k, FIRST, seed=5) for k in (7, 12))
        np.testing.assert_array_equal(few.points, many.points[:7])


def test_the_ways_are_the_engines_of_the_same_name():
    ground = foggy_ground(6)
    ours = {way: spend(way, ground, 12, FIRST, 0.2, seed=6).points for way in FOG_WAYS}
    walk = descend(ground, GradientDescent(0.2), FIRST, 11)
    np.testing.assert_array_equal(ours["descent"], walk.points)
    walks = restarts(ground, GradientDescent(0.2), 3, A_WALK - 1, seed=6)
    np.testing.assert_array_equal(ours["restarts"][::A_WALK], walks.starts)
    np.testing.assert_array_equal(ours["restarts"][A_WALK - 1 :: A_WALK], walks.ends)
    chain = anneal(ground, FIRST, 11, TEMPERATURE, COOLING, STRIDE, seed=6)
    np.testing.assert_array_equal(ours["annealing"][1:], chain.proposals)
    felt = feel(ground, ours["annealing"])
    np.testing.assert_array_equal(felt.best, chain.best_values)


def test_a_walker_stands_where_he_felt_unless_he_was_refused():
    ground = foggy_ground(6)
    for way in ("descent", "restarts"):
        felt = spend(way, ground, 12, FIRST, seed=6)
        np.testing.assert_array_equal(felt.stood, felt.points)
    felt = spend("annealing", ground, 12, FIRST, seed=6)
    stays = (felt.stood[1:] == felt.stood[:-1]).all(axis=1)
    moves = (felt.stood[1:] == felt.points[1:]).all(axis=1)
    assert (stays | moves).all() and stays.any() and moves.any()


def test_below_a_minimum_is_that_minimum_and_a_walk_downhill_never_climbs():
    ground = foggy_ground(1)
    minima = np.array(ground.minima)
    assert hollows_below(ground, minima).tolist() == [*range(len(minima))]
    points = np.random.default_rng(0).uniform(-4, 4, (40, 2))
    ends = ground.value(minima[hollows_below(ground, points)])
    assert (ends <= ground.value(points)).all()


def test_near_a_watershed_the_ground_decides_and_not_the_steps():
    ground, start = foggy_ground(736), np.array([3.8, 3.4])
    fine, coarse = start, start
    for _ in range(4000):
        fine = fine - 0.01 * ground.gradient(fine)
    for _ in range(2000):
        coarse = coarse - 0.04 * ground.gradient(coarse)
    ends = nearest_indices(np.array([fine, coarse]), ground)
    assert ends.tolist() == [0, 1]  # a descent of larger steps goes elsewhere
    assert hollows_below(ground, [start]).tolist() == [0]


def test_on_many_grounds_each_way_does_what_it_does_on_one():
    many = compare_ways(9, 0.25, seeds=[4, 11])
    for n, seed in enumerate([4, 11]):
        one = foggy_ground(seed), 9, many.firsts[n], 0.25, seed
        best = [spend(way, *one).best for way in FOG_WAYS]
        np.testing.assert_allclose(many.best[:, n], best, rtol=1e-13)
        bottom = one[0].value(np.array(one[0].minima[0]))
        assert many.bottoms[n] == pytest.approx(bottom, abs=1e-9)
    assert (many.regrets >= -1e-9).all()
    assert many.firsts_among.sum() >= 1


def test_no_way_is_much_better_than_another_and_more_probes_find_more():
    few, many = compare_ways(6), compare_ways(18)
    assert few.seeds.shape == (200,)
    assert (many.regrets.mean(axis=1) < few.regrets.mean(axis=1)).all()
    means = few.regrets.mean(axis=1)
    assert means.max() < 2 * means.min()
    assert (few.firsts_among > 0.1).all()


def test_bottoms_are_below_everything_felt_on_a_net():
    grounds = foggy_grounds(range(20))
    points = np.random.default_rng(0).uniform(-4, 4, (1000, 20, 2))
    assert (bottoms(grounds) < grounds.surface().value(points).min(axis=0)).all()


def test_what_means_nothing_is_refused():
    sphere = SURFACES["sphere"]
    with pytest.raises(ValueError, match="way"):
        spend("luck", sphere, 3, FIRST)
    with pytest.raises(ValueError, match="number of probes is 0"):
        spend("descent", sphere, 0, FIRST)
    with pytest.raises(ValueError, match="start has shape"):
        spend("descent", sphere, 3, [1.0])

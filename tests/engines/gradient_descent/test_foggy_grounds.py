"""Foggy grounds: made by seed, with two to six hollows, one of them the lowest."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    foggy_ground,
    foggy_grounds,
    net_heights,
    value_grid,
)
from engines.gradient_descent.foggy_grounds import NET, WINDOW, _fit
from tests.sampling import sampled

TINY = 1e-30


def places(n=50, seed=0):
    return np.random.default_rng(seed).uniform(-4, 4, (n, 2))


def by_complex_step(function, points):
    """Differentiate without subtracting, so without rounding: Im f(x + ih) / h."""
    columns = [
        np.imag(function(points + step)) / TINY for step in 1j * TINY * np.eye(2)
    ]
    return np.stack(columns, axis=-1)


@pytest.mark.parametrize("seed", [0, 7, 999])
def test_slope_and_bend_are_what_the_heights_say(seed: int):
    ground, points = foggy_ground(seed), places()
    slope, bend = ground.gradient(points), ground.hessian(points)
    close = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose(slope, by_complex_step(ground.value, points), **close)
    np.testing.assert_allclose(bend, by_complex_step(ground.gradient, points), **close)


def test_a_slope_that_is_wrong_is_found():
    ground, points = foggy_ground(0), places()
    wrong = replace(ground, gradient=lambda at: 1.001 * ground.gradient(at))
    expected = by_complex_step(ground.value, points)
    assert not np.allclose(wrong.gradient(points), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("seed", sampled(range(1000), every=250))
def test_every_ground_has_hollows_and_a_lowest_one_inside(seed: int):
    ground = foggy_ground(seed)
    minima = np.array(ground.minima)
    heights = ground.value(minima)
    assert 2 <= len(minima) <= 6
    assert np.abs(ground.gradient(minima)).max() < 1e-8
    assert np.linalg.eigvalsh(ground.hessian(minima)).min() > 0
    assert np.diff(heights).min() >= 0
    assert heights[1] - heights[0] > 0.2
    assert np.abs(minima[0]).max() < 3.6
    assert value_grid(ground, 201).low > heights[0] - 1e-9


def test_grounds_differ_and_their_lowest_is_not_in_the_middle_alone():
    grounds = foggy_grounds(range(200))
    heights = net_heights(grounds).reshape(200, -1)
    rows, columns = np.divmod(heights.argmin(axis=1), NET)
    off = np.hypot(rows - NET // 2, columns - NET // 2) * 8 / (NET - 1)
    assert len(np.unique(grounds.level)) == 200
    assert (off > 1).mean() > 0.5
    assert (off > 2).mean() > 0.1


def test_many_grounds_are_each_the_one_that_its_seed_makes():
    many, points = foggy_grounds([5, 3, 8]), places(3)
    each = [foggy_ground(seed) for seed in (5, 3, 8)]
    for name in ("value", "gradient", "hessian"):
        alone = [getattr(one, name)(at) for one, at in zip(each, points, strict=True)]
        together = getattr(many.surface(), name)(points)
        np.testing.assert_array_equal(together, alone)


def test_net_heights_are_the_surfaces():
    grounds = foggy_grounds([1, 2])
    x, y = (np.linspace(*ends, NET) for ends in WINDOW)
    points = np.stack(np.meshgrid(x, y), axis=-1)
    expected = [grounds.one(k).surface().value(points) for k in range(2)]
    np.testing.assert_allclose(net_heights(grounds), expected, rtol=1e-12)


def test_ground_that_falls_off_at_the_edge_does_not_fit():
    grounds = foggy_grounds([1, 2])
    assert _fit(grounds).all()
    assert not _fit(replace(grounds, bend=-grounds.bend)).any()
    assert not _fit(replace(grounds, sizes=0 * grounds.sizes)).any()


def test_a_seed_is_a_whole_number_from_0():
    with pytest.raises(ValueError, match="seed of a ground is -1"):
        foggy_ground(-1)
    with pytest.raises(ValueError, match="There is no seed"):
        foggy_grounds([])

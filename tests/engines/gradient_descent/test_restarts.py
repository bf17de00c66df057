"""Random restarts: each is a walk on its own, and together they find what they must."""

from importlib import import_module

import numpy as np
import pytest

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    Adam,
    GradientDescent,
    Momentum,
    StopReason,
    chance_of_success,
    descend,
    draw_many_starts,
    draw_starts,
    parse_formula,
    proof_height,
    rate_maps,
    restarts,
    restarts_many,
    sampling_error,
)

WELLS, WAVES = SURFACES["two_wells"], SURFACES["rastrigin"]
ODD = parse_formula("log(x) + (y - 1)^2 / x", ((-2, 2), (-2, 2)))  # half undefined
SOME = GradientDescent(0.03), Momentum(0.02), Adam(0.1)
ROOM = import_module("engines.gradient_descent.restarts")  # the function has its name


def heights_alone(surface, walk):
    """Return the heights a walk felt inside the window, one after the other."""
    low, high = np.array(surface.domain).T
    inside = ((walk.points >= low) & (walk.points <= high)).all(axis=-1)
    return np.where(inside, walk.values, np.inf)


@pytest.mark.parametrize("surface", [WELLS, WAVES, SURFACES["mccormick"], ODD])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_restart_is_a_walk_alone(surface, name):
    optimizer = OPTIMIZERS[name](0.03)
    found = restarts(surface, optimizer, 6, 70, seed=4, every=7)
    assert found.steps.tolist() == [*range(0, 71, 7)]
    best, spent = np.inf, 0
    for i, start in enumerate(draw_starts(surface, 6, seed=4)):
        walk = descend(surface, optimizer, start, 70)
        rows = np.minimum(found.steps, walk.n_steps)
        np.testing.assert_array_equal(found.starts[i], start)
        np.testing.assert_array_equal(found.points[:, i], walk.points[rows])
        np.testing.assert_array_equal(found.values[:, i], walk.values[rows])
        np.testing.assert_array_equal(found.ends[i], walk.points[-1])
        assert found.end_values[i] == walk.values[-1]
        best = min(best, heights_alone(surface, walk).min())
        spent += 1 + walk.n_steps
        assert (found.best_so_far[i], found.probes[i]) == (best, spent)
        lost = walk.stop_reason is StopReason.DIVERGED
        assert (found.fates[i] == rate_maps.LOST) == lost


def test_an_odd_number_of_steps_keeps_the_last_one_too():
    found = restarts(WELLS, GradientDescent(0.03), 3, 10, every=4)
    assert found.steps.tolist() == [0, 4, 8, 10] and found.points.shape == (4, 3, 2)
    np.testing.assert_array_equal(found.points[-1], found.ends)


def test_fates_tell_the_minimum_arrived_at():
    found = restarts(WELLS, GradientDescent(0.03), 40, 400)
    assert set(found.fates.tolist()) == {0, 1}
    np.testing.assert_allclose(
        found.ends, np.array(WELLS.minima)[found.fates], atol=2e-3
    )
    assert restarts(WELLS, GradientDescent(0.03), 40, 3).fates.max() < 0


@pytest.mark.parametrize("surface", [WELLS, ODD])
@pytest.mark.parametrize("optimizer", SOME)
def test_many_seeds_at_once_are_the_restarts_of_each(surface, optimizer, monkeypatch):
    monkeypatch.setattr(ROOM, "TOGETHER", 7)
    seeds, told = [3, 0, 11], []

    def watch(slices):
        told.extend(slices)
        return slices

    many = restarts_many(surface, optimizer, 5, 80, seeds, watch=watch)
    assert len(told) == 3
    for i, seed in enumerate(seeds):
        one = restarts(surface, optimizer, 5, 80, seed)
        for name in ("starts", "ends", "fates", "n_steps"):
            np.testing.assert_array_equal(getattr(many, name)[i], getattr(one, name))
        np.testing.assert_array_equal(many.lowest[i, :, -1], one.lowest)
        heights = [
            heights_alone(surface, descend(surface, optimizer, start, 80))
            for start in one.starts
        ]
        felt = np.concatenate([np.pad(h, (0, 81 - len(h)), "edge") for h in heights])
        by_probe = many.lowest_by_probe()[i]
        np.testing.assert_array_equal(by_probe, np.minimum.accumulate(felt))


def test_starts_of_many_seeds_are_those_of_each():
    for surface in (WELLS, ODD):
        drawn = draw_many_starts(surface, 4, [8, 1])
        for i, seed in enumerate((8, 1)):
            np.testing.assert_array_equal(drawn[i], draw_starts(surface, 4, seed))


@pytest.mark.parametrize("key, rate", [("two_wells", 0.02), ("rastrigin", 0.002)])
def test_k_restarts_succeed_as_often_as_the_chance_of_one_says(key, rate):
    """p is measured on other seeds; both have an error, and four are allowed."""
    surface, optimizer = SURFACES[key], GradientDescent(rate)
    proof, n = proof_height(surface), 400
    p = restarts_many(surface, optimizer, 1, 40, range(10_000, 14_000)).found(proof)
    p, k = p.mean(), np.arange(1, 9)
    counted = (
        restarts_many(surface, optimizer, 8, 40, range(n)).found(proof).mean(axis=0)
    )
    expected = chance_of_success(p, k)
    slope = k * (1 - p) ** (k - 1)  # by how much an error in p moves what is expected
    error = np.hypot(sampling_error(expected, n), slope * sampling_error(p, 4000))
    assert (np.abs(counted - expected) <= 4 * error).all()
    wrong = chance_of_success(p / 2, k)  # and a p that is not the measured one is seen
    assert (np.abs(counted - wrong) > 4 * sampling_error(wrong, n)).any()


def test_a_place_outside_the_window_does_not_count():
    """Down a saddle everyone walks out of it, and falls as deep as he has steps."""
    found = restarts(SURFACES["saddle"], GradientDescent(0.1), 30, 60, seed=1)
    assert (found.end_values < -9).all() and -9 < found.best_so_far[-1] < -8


@pytest.mark.parametrize(
    "numbers, said",
    [((0, 5), "number of starts"), ((2, -1), "number of steps")],
)
def test_numbers_that_mean_nothing_are_refused(numbers, said):
    for asked in (
        lambda: restarts(WELLS, GradientDescent(0.1), *numbers),
        lambda: restarts_many(WELLS, GradientDescent(0.1), *numbers, seeds=[0]),
    ):
        with pytest.raises(ValueError, match=said):
            asked()
    with pytest.raises(ValueError, match="number of seeds"):
        restarts_many(WELLS, GradientDescent(0.1), 2, 5, seeds=[])
    with pytest.raises(ValueError, match="interval"):
        restarts(WELLS, GradientDescent(0.1), 2, 5, every=0)

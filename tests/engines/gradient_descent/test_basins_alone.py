"""Basins of attraction: a map's walks end as walks alone, and arrive only to stay."""

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    OPTIMIZERS,
    GradientDescent,
    Momentum,
    StopReason,
    basin_map,
    descend,
    parse_formula,
)
from engines.gradient_descent.basins import AT_REST, BEYOND, NO_GROUND, STAYS
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from tests.engines.gradient_descent.test_basins import HALVES, WELLS

RATES = {
    "gradient_descent": 0.02,
    "momentum": 0.02,
    "nesterov": 0.02,
    "adagrad": 0.5,
    "rmsprop": 0.05,
    "adam": 0.1,
    "newton": 1.0,
}


def told_alone(found, start):
    """Return end, fate, arrival and steps of one start, by a walk of its own."""
    surface, asked = found.surface, found.asked
    walk = descend(surface, found.optimizer, start, asked + STAYS)
    end, n_steps = walk.points[-1], min(walk.n_steps, asked)
    gaps = np.linalg.norm(walk.points[:, np.newaxis] - found.minima, axis=-1)
    inside = all(
        low <= at <= high for (low, high), at in zip(surface.domain, end, strict=True)
    )
    if not np.isfinite(surface.value(start)):
        return end, NO_GROUND, -1, n_steps
    if walk.stop_reason is StopReason.DIVERGED:
        return end, LOST if walk.n_steps < asked else STILL_ON_ITS_WAY, -1, n_steps
    if len(found.minima) and gaps[-1].min() <= found.tolerance:
        mine = int(gaps[-1].argmin())
        away = np.flatnonzero(gaps[:, mine] > found.tolerance)
        since = int(away[-1]) + 1 if len(away) else 0
        if since <= asked:
            return end, mine, since, n_steps
    if walk.n_steps < asked:
        return end, AT_REST if inside else BEYOND, -1, n_steps
    return end, STILL_ON_ITS_WAY, -1, n_steps


@pytest.mark.parametrize("surface", [WELLS, HALVES, LANDSCAPES["rastrigin"]])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_start_ends_as_a_walk_alone_would(surface, name):
    found = basin_map(surface, OPTIMIZERS[name](RATES[name]), n_side=21, n_steps=150)
    for at in range(0, 441, 23):
        end, fate, arrival, n_steps = told_alone(found, found.starts[at])
        np.testing.assert_array_equal(found.ends[at], end)
        told = found.fates[at], found.arrivals[at], found.n_steps[at]
        assert told == (fate, arrival, n_steps)


def test_who_only_passes_a_minimum_at_the_last_step_has_not_arrived():
    """By steps of 0.1 a walk jumps over the kink and back, near it at every second."""
    kink = parse_formula("abs(x) + abs(y)", ((-3, 3), (-3, 3)))
    start = np.array([[0.1005, 0.1005]])
    walks = [descend(kink, GradientDescent(0.1), start[0], n) for n in (300, 301)]
    near = [bool(np.abs(walk.points[-1]).max() < 0.006) for walk in walks]
    assert sorted(near) == [False, True]
    window = tuple((at - 1.0, at + 1.0) for at in start[0])
    for n_steps in (300, 301):
        found = basin_map(kink, GradientDescent(0.1), 1, n_steps, window, 0.006)
        assert found.fates.tolist() == [STILL_ON_ITS_WAY]
        assert found.arrivals.tolist() == [-1] and found.n_steps.tolist() == [n_steps]


def test_a_map_of_another_learning_rate_is_told_apart():
    """The loop of walks alone would notice a map that is not its own."""
    found = basin_map(WELLS, Momentum(0.05), n_side=21, n_steps=150)
    wrong = basin_map(WELLS, Momentum(0.06), n_side=21, n_steps=150)
    alone = [told_alone(found, start)[1] for start in found.starts[::9]]
    assert alone == found.fates[::9].tolist() != wrong.fates[::9].tolist()

"""The map of momentum: each cell is the walk that `descend` takes, and as fast."""

import sys

import numpy as np
import pytest

from engines.gradient_descent import (
    Momentum,
    Nesterov,
    StopReason,
    asymptotic_rate,
    best_momentum,
    descend,
    ends_of,
    momentum_map,
    quadratic,
)

MODULE = sys.modules[momentum_map.__module__]
KINDS = (Momentum, Nesterov)
BOWL = (0.04, 1.0)
START = (10.0, 1.0)
ETA, BETA = np.linspace(0.05, 4.0, 12), np.linspace(0.0, 0.95, 9)
EDGE_MARGIN = 0.03


def mapped(kind=Momentum, n_steps=120, **more):
    return momentum_map(kind, BOWL, START, ETA, BETA, n_steps, **more)


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_is_the_walk_of_descend(kind):
    found, surface = mapped(kind, 200), quadratic(np.diag(BOWL))
    reasons = set()
    for row, beta in enumerate(BETA.tolist()):
        for column, eta in enumerate(ETA.tolist()):
            optimizer = kind(eta, beta)
            walk = descend(surface, optimizer, START, 200)
            reasons.add(walk.stop_reason)
            own = ends_of(walk, optimizer, BOWL, (0.0, 0.0), 200, 1e-3)
            assert found.rates[row, column] == pytest.approx(own.rates[0], rel=1e-9)
            assert found.arrivals[row, column] == own.arrivals[0]
    assert reasons == set(StopReason)


@pytest.mark.parametrize("kind", KINDS)
def test_arrivals_are_when_a_plain_loop_says(kind):
    found = mapped(kind)
    surface, far = quadratic(np.diag(BOWL)), np.hypot(*START)
    for row, column in ((0, 3), (4, 8), (8, 11), (8, 0), (3, 5)):
        optimizer = kind(float(ETA[column]), float(BETA[row]))
        walk = descend(surface, optimizer, START, 120)
        near = np.hypot(*walk.points.T) <= 1e-3 * far
        first = 121
        for step in range(walk.n_steps, -1, -1):
            if not near[step]:
                break
            first = step
        assert found.arrivals[row, column] == first


@pytest.mark.parametrize("kind", KINDS)
def test_measured_rates_are_those_of_theory_but_for_the_finite_steps(kind):
    found = mapped(kind, n_steps=2000)
    theory = asymptotic_rate(kind(ETA, BETA[:, np.newaxis]), BOWL)
    gap = np.abs(found.rates - theory)
    assert np.median(gap) < 1e-9
    assert gap.max() < 0.05
    off = np.abs(np.roll(found.rates, 1, axis=1) - theory)
    assert np.median(off) > 0.01  # the cells next to them are not


@pytest.mark.parametrize("kind", KINDS)
def test_the_edge_of_theory_parts_the_walks_that_grow(kind):
    found = mapped(kind, n_steps=600)
    theory = asymptotic_rate(kind(ETA, BETA[:, np.newaxis]), BOWL)
    clear = np.abs(theory - 1) > EDGE_MARGIN
    np.testing.assert_array_equal(found.rates[clear] < 1, theory[clear] < 1)
    assert (found.rates < 1).any()
    assert (found.rates > 1).any()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n_steps", [20, 80])
def test_who_has_grown_goes_on_until_it_is_known_whether_it_grows(kind, n_steps):
    eta, beta = np.arange(1, 101) / 25, np.arange(100) / 100
    grid = kind, BOWL, (1.0, 1.0), eta, beta, n_steps
    short, long = momentum_map(*grid), momentum_map(*grid, at_most=1000)
    theory = asymptotic_rate(kind(eta, beta[:, np.newaxis]), BOWL)
    clear = np.abs(theory - 1) > 1e-9
    np.testing.assert_array_equal((long.rates > 1)[clear], (theory > 1)[clear])
    same = short.rates <= 1
    np.testing.assert_array_equal(long.rates[same], short.rates[same])
    np.testing.assert_array_equal(long.arrivals, short.arrivals)
    if kind is Momentum:  # a short walk alone does not tell
        assert ((short.rates > 1) & (theory < 1)).sum() > 20


def test_the_fastest_cell_lies_near_the_best_point():
    eta, beta = np.linspace(0.04, 4, 100), np.linspace(0, 0.99, 100)
    found = momentum_map(Momentum, BOWL, (1.0, 1.0), eta, beta, 1000)
    row, column = found.fastest
    best = best_momentum(Momentum, BOWL)
    assert abs(eta[column] - best.learning_rate) < 0.15
    assert abs(beta[row] - best.momentum) < 0.06


def test_slices_change_nothing(monkeypatch):
    whole = mapped()
    monkeypatch.setattr(MODULE, "AT_ONCE", 7)
    seen = []

    def watch(slices):
        for one in slices:
            seen.append(one)
            yield one

    sliced = mapped(watch=watch)
    assert len(seen) == -(-len(ETA) * len(BETA) // 7)
    np.testing.assert_array_equal(whole.rates, sliced.rates)
    np.testing.assert_array_equal(whole.arrivals, sliced.arrivals)


def test_who_watches_may_stop_the_work():
    def give_way(slices):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        mapped(watch=give_way)


def test_a_walk_that_lands_has_rate_zero_and_one_from_the_bottom_has_none():
    lands = momentum_map(Momentum, [1.0], [3.0], [1.0], [0.0], 20)
    assert (lands.rates.item(), lands.arrivals.item()) == (0.0, 1)
    stands = momentum_map(Momentum, [1.0], [0.0], [1.0], [0.5], 20)
    assert np.isnan(stands.rates.item())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"n_steps": 0}, "number of steps"),
        ({"tolerance": 0.0}, "tolerance"),
        ({"curvatures": [0.0, 1.0]}, "curvature"),
    ],
)
def test_what_means_nothing_is_refused(change, says):
    usual = {"curvatures": BOWL, "start": START, "n_steps": 5}
    given = {**usual, "learning_rates": ETA, "momenta": BETA, **change}
    with pytest.raises(ValueError, match=says):
        momentum_map(Momentum, **given)

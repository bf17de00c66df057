"""Boltzmann's distribution: against other sums, and against where chains have been."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    SURFACES,
    anneal_many,
    boltzmann,
    hollow_shares,
    parse_formula,
    quadratic,
    visited,
)
from engines.gradient_descent.boltzmann import weighed
from tests.engines.gradient_descent.odd_surfaces import HALF

WELLS, WELL = SURFACES["two_wells"], SURFACES["double_well"]
N_CHAINS, BETWEEN, HOT, CELLS = 400, 40, 1.0, 5


def by_gauss(surface, temperature, n_cells, order=12):
    """The same chances by Gauss and Legendre, cell by cell."""
    nodes, weights = np.polynomial.legendre.leggauss(order)
    (x_low, x_high), (y_low, y_high) = surface.domain
    wide, high = (x_high - x_low) / n_cells, (y_high - y_low) / n_cells
    found = np.empty((n_cells, n_cells))
    for j in range(n_cells):
        for i in range(n_cells):
            x = x_low + wide * (i + (nodes + 1) / 2)
            y = y_low + high * (j + (nodes + 1) / 2)
            heights = surface.value(np.stack(np.meshgrid(x, y), axis=-1))
            found[j, i] = weights @ np.exp(-heights / temperature) @ weights
    return found / found.sum()


@pytest.mark.parametrize("name", ["two_wells", "styblinski_tang", "mccormick"])
def test_the_chances_are_those_of_another_sum(name):
    surface = LANDSCAPES[name]
    hot = np.ptp(surface.value(np.array(surface.minima))) + 0.3
    found = boltzmann(surface, hot, n=6, within=60).probabilities
    np.testing.assert_allclose(found, by_gauss(surface, hot, 6), atol=2e-4)
    assert found.sum() == pytest.approx(1)


def test_a_bowl_has_its_normal_distribution():
    """exp(-x^2 / T) is the normal distribution of variance T / 2."""
    found = boltzmann(SURFACES["square"], 8.0, n=81)
    assert found.y is None and found.probabilities @ found.x == pytest.approx(0)
    assert found.probabilities @ found.x**2 == pytest.approx(4.0, rel=0.01)


def test_cold_all_stand_at_the_bottom_and_hot_they_stand_everywhere():
    cold, hot = (boltzmann(WELLS, T, n=9).probabilities for T in (0.0, 1e12))
    assert np.sort(cold.ravel())[-2:].sum() == 1
    np.testing.assert_allclose(hot, 1 / 81, rtol=1e-9)
    np.testing.assert_array_equal(hollow_shares(WELLS, 0.0), [1, 0])


@pytest.mark.parametrize("name", ["himmelblau", "rastrigin", "styblinski_tang"])
def test_where_it_is_cold_the_room_at_each_minimum_is_weighed(name):
    """Coarse places and Laplace's method meet what many more places say."""
    surface = LANDSCAPES[name]
    cold = weighed(surface, 201).cold
    exact = hollow_shares(surface, cold, n=1201)
    for near in (0.999, 1.001):  # on both sides of where one gives way to the other
        np.testing.assert_allclose(
            hollow_shares(surface, near * cold), exact, atol=5e-4
        )
    assert hollow_shares(surface, 1e-300).sum() == pytest.approx(1)


def test_hollows_equally_deep_are_told_apart_by_their_room():
    surface = SURFACES["himmelblau"]
    bends = np.linalg.det(surface.hessian(np.array(surface.minima)))
    room = bends**-0.5 / (bends**-0.5).sum()
    np.testing.assert_allclose(hollow_shares(surface, 0.0), room)
    cells = boltzmann(surface, 0.0, n=9).probabilities
    np.testing.assert_allclose(np.sort(cells.ravel())[-4:], np.sort(room))
    assert np.ptp(room) > 0.1


def test_a_window_that_is_lowest_at_its_edge_is_weighed_place_by_place():
    slope = parse_formula("x + y + 3exp(-x^2-y^2)*0 - 2exp(-4*(x^2+y^2))")
    slope = replace(slope, minima=((-0.06, -0.06),))
    cells = boltzmann(slope, 0.01, n=9).probabilities
    assert cells[0, 0] > 0.99


def test_many_temperatures_are_weighed_at_once():
    hot = np.array([[0.0, 0.001], [0.3, 5.0]])
    shares, cells = hollow_shares(WELLS, hot), boltzmann(WELLS, hot, n=7)
    for at in np.ndindex(2, 2):
        np.testing.assert_array_equal(shares[at], hollow_shares(WELLS, hot[at]))
        alone = boltzmann(WELLS, hot[at], n=7).probabilities
        np.testing.assert_array_equal(cells.probabilities[at], alone)


def test_undefined_ground_has_no_chance():
    found = boltzmann(HALF, 1.0, n=6).probabilities
    assert (found[:, :3] == 0).all() and (found[:, 3:] > 0).all()
    assert np.isnan(boltzmann(parse_formula("log(-1-x^2)"), 1.0).probabilities).all()


def test_what_means_nothing_is_refused():
    with pytest.raises(ValueError, match="temperature"):
        boltzmann(WELLS, -1.0)
    with pytest.raises(ValueError, match="cells"):
        boltzmann(WELLS, 1.0, n=0)
    with pytest.raises(ValueError, match="No minimum"):
        hollow_shares(SURFACES["saddle"], 1.0)


def off_by(surface, points, predicted):
    """How far chains' shares of time in cells are off, in squared standard errors.

    ``points`` is (K, n, d). Chains are independent of each other, and the moments of
    one are not: so each chain's own share is one measurement.
    """
    n = points.shape[1]
    own = [visited(points[:, i], surface, CELLS).ravel() for i in range(n)]
    shares = np.array(own) / len(points)
    likely = np.flatnonzero(predicted.ravel() * n > 5)
    error = shares.std(axis=0, ddof=1) / np.sqrt(n)
    return ((shares.mean(axis=0) - predicted.ravel())[likely] / error[likely]) ** 2


@pytest.mark.parametrize("surface", [WELLS, WELL], ids=lambda one: one.name)
def test_a_warm_chain_visits_places_as_boltzmann_says(surface):
    """Within five standard errors everywhere, and a wrong temperature is told apart."""
    middle = [np.mean(surface.domain, axis=1)]
    stride = 0.3 * np.ptp(surface.domain[0])
    seeds, steps = range(N_CHAINS), 40 * BETWEEN
    chains = anneal_many(
        surface, middle, steps, HOT, "constant", stride, seeds, BETWEEN
    )
    warm = chains.points[5:]
    for wrong, most in ((1.0, 25), (0.8, np.inf), (1.25, np.inf)):
        predicted = boltzmann(surface, wrong * HOT, CELLS, 40).probabilities
        off = off_by(surface, warm, predicted)
        assert off.max() < most
        assert (off.mean() < 2.5) == (wrong == 1)
    if surface.dimension == 2:
        near = np.linalg.norm(
            warm[..., np.newaxis, :] - np.array(surface.minima), axis=-1
        ).argmin(axis=-1)
        share = (near == 0).mean(axis=0)
        error = share.std(ddof=1) / np.sqrt(N_CHAINS)
        assert abs(share.mean() - hollow_shares(surface, HOT)[0]) < 4 * error


def moved_back_into_the_window(surface, n_steps, temperature, stride, n):
    """Chains as they are often written: a proposal outside is clipped to the border."""
    generator, points, kept = np.random.default_rng(0), np.zeros((n, 2)), []
    for _ in range(n_steps):
        moves = generator.uniform(-stride, stride, (n, 2))
        there = np.clip(points + moves, *np.array(surface.domain).T)
        chances = np.exp((surface.value(points) - surface.value(there)) / temperature)
        taken = generator.random(n) < chances
        points = np.where(taken[:, np.newaxis], there, points)
        kept.append(points)
    return np.array(kept)


def test_chains_that_are_clipped_to_the_window_would_be_caught():
    hot, stride, n = 6.0, 1.5, 400
    predicted = boltzmann(WELLS, hot, CELLS, 40).probabilities
    right = anneal_many(WELLS, [[0.0, 0.0]], 400, hot, "constant", stride, range(n))
    assert off_by(WELLS, right.points[40::20], predicted).max() < 25
    wrong = moved_back_into_the_window(WELLS, 400, hot, stride, n)
    assert off_by(WELLS, wrong[40::20], predicted).max() > 45


def test_a_trough_as_long_as_the_window_is_weighed_place_by_place():
    """Its bend is known, but the normal distribution at its minimum has no room."""
    trough, dish = quadratic([[1e-6, 0.0], [0.0, 1.0]]), quadratic(np.eye(2))
    hot = 0.9 * weighed(dish, 51).cold
    assert weighed(dish, 51).is_cold(hot) and not weighed(trough, 51).is_cold(hot)
    along = boltzmann(trough, hot, n=51, within=1).probabilities.sum(axis=0)
    np.testing.assert_allclose(along, 1 / 51, rtol=1e-3)

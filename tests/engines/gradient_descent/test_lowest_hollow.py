"""Below the height that proves it there is nothing but the lowest hollow."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    SURFACES,
    GradientDescent,
    parse_formula,
    proof_height,
    rate_map,
    value_grid,
)

MANY = [s for s in LANDSCAPES.values() if s.minima]


@pytest.mark.parametrize("surface", MANY, ids=lambda one: one.name)
def test_who_stands_below_it_comes_to_rest_in_a_lowest_minimum(surface):
    proof = proof_height(surface)
    low, high = np.array(surface.domain).T
    points = np.random.default_rng(2).uniform(low, high, (4000, 2))
    below = points[surface.value(points) < proof][:60]
    steepest = np.abs(surface.hessian(points)).max()
    walks = rate_map(surface, GradientDescent(0.5 / steepest), below, 3000)
    lowest = surface.value(np.array(surface.minima)).min()
    assert len(below) and (walks.values < proof).all()
    arrived = walks.distances < 1e-3
    assert (surface.value(walks.ends[arrived]) <= lowest + 0.3 * (proof - lowest)).all()


def test_a_floor_put_higher_would_let_the_next_hollow_in():
    land = SURFACES["rastrigin"]
    heights = np.unique(land.value(np.array(land.minima)).round(4))
    assert heights[0] < proof_height(land) < heights[1] + 1e-3
    assert proof_height(land) < land.value(np.array(land.minima))[1]


def test_where_the_edge_is_lower_than_the_next_hollow_the_edge_decides():
    land = SURFACES["mccormick"]
    field = value_grid(land, 301)
    edges = [field.values[0], field.values[-1], field.values[:, 0], field.values[:, -1]]
    lowest_edge = min(side.min() for side in edges)
    assert lowest_edge < land.value(np.array(land.minima[1]))
    assert proof_height(land) == pytest.approx(lowest_edge, abs=1e-3)


def test_no_height_proves_anything_where_no_hollow_is_the_lowest():
    assert proof_height(SURFACES["monkey_saddle"]) is None
    falls = parse_formula("x^3 - 3*x + y^2", ((-3, 3), (-3, 3)))
    assert proof_height(replace(falls, minima=((1.0, 0.0),))) is None
    level = parse_formula("x^2 + 0*y", ((-3, 3), (-3, 3)))  # a ditch to the very edge
    assert proof_height(replace(level, minima=((0.0, 0.0),))) is None


def test_one_coordinate_has_two_edges():
    well = SURFACES["double_well"]
    assert proof_height(well) == pytest.approx(0.29414648102826285)
    assert proof_height(SURFACES["square"]) == pytest.approx(12.0**2)

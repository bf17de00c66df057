"""Which minima hold: edges against runs on both sides, and runs where theory is mum."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    SURFACES,
    AdaGrad,
    Adam,
    CriticalKind,
    GradientDescent,
    Hold,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
    critical_points,
    curvatures_at,
    edge_at,
    edges,
    holds,
    holds_all,
    holds_by_rate,
    hollow_radii,
    parse_formula,
    quadratic,
)
from tests.engines.gradient_descent.odd_surfaces import (
    MOAT,
    PAN,
    QUARTIC,
    SHARP,
    SLANTED,
    TROUGH,
    WITH_HUGE_HEIGHTS,
)

WITH_THEORY = [
    GradientDescent(1.0),
    Momentum(1.0, momentum=0.9),
    Momentum(1.0, momentum=0.5, form="rate_inside"),
    Momentum(1.0, momentum=0.9, form="damped"),
    Nesterov(1.0, momentum=0.9),
    Nesterov(1.0, momentum=0.3),
    Newton(1.0),
    Newton(1.0, damping=3.0),
]
GROUNDS = [name for name, one in SURFACES.items() if one.minima and name != "kink"]


def share_on_both_sides(surface, optimizer, place, scale=1.0, n_runs=8):
    """Return the share that comes to rest just below and just above scale * edge."""
    edge = scale * edge_at(optimizer, surface, place)
    rates = [0.99 * edge, 1.01 * edge]
    return holds_by_rate(
        surface, optimizer, [place], rates, n_runs=n_runs
    ).share_resting[:, 0]


@pytest.mark.parametrize("name", ["himmelblau", "rosenbrock", "double_well"])
@pytest.mark.parametrize("optimizer", WITH_THEORY, ids=str)
def test_below_its_edge_a_minimum_holds_and_above_it_does_not(name, optimizer):
    for place in SURFACES[name].minima[:2]:
        rested = share_on_both_sides(SURFACES[name], optimizer, place)
        assert rested.tolist() == [1.0, 0.0]


@pytest.mark.long
@pytest.mark.parametrize("name", GROUNDS)
@pytest.mark.parametrize("optimizer", WITH_THEORY, ids=str)
def test_edges_stand_against_runs_at_every_minimum_there_is(name, optimizer):
    surface = SURFACES[name]
    smooth = [m for m in surface.minima if curvatures_at(surface, m) is not None]
    for place in smooth:
        rested = share_on_both_sides(surface, optimizer, place, n_runs=40)
        assert rested.tolist() == [1.0, 0.0], place


@pytest.mark.parametrize("scale", [0.9, 1.1])
def test_the_check_against_runs_notices_an_edge_that_is_wrong(scale):
    rested = share_on_both_sides(
        SURFACES["himmelblau"], GradientDescent(1.0), (3.0, 2.0), scale
    )
    assert rested.tolist() != [1.0, 0.0]


def test_edges_are_those_of_the_books_at_the_sharpest_bend():
    place = SURFACES["himmelblau"].minima[0]
    sharpest = np.linalg.eigvalsh(np.array([[74.0, 20.0], [20.0, 34.0]]))[-1]
    team = [GradientDescent(1.0), Momentum(1.0), Nesterov(1.0), Newton(), Adam(1.0)]
    found = edges(SURFACES["himmelblau"], team, [place])[:, 0]
    expected = [2 / sharpest, 3.8 / sharpest, 3.8 / 2.8 / sharpest, 2.0, np.nan]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_momentums_edge_is_larger_than_plain_descents_and_nesterovs_is_smaller():
    for place in SURFACES["six_hump_camel"].minima:
        plain, heavy, ahead = (
            edge_at(kind(1.0), SURFACES["six_hump_camel"], place)
            for kind in (GradientDescent, Momentum, Nesterov)
        )
        assert ahead < plain < heavy


def test_a_minimum_without_any_bend_holds_at_every_learning_rate_but_for_newton():
    place = (1.0, 0.0)
    assert curvatures_at(QUARTIC, place).tolist() == [0.0, 0.0]
    assert edge_at(GradientDescent(1.0), QUARTIC, place) == np.inf
    assert holds(QUARTIC, GradientDescent(1e6), place).share_resting == 1
    # A jump multiplies what is left of x^4 by 1 - eta / 3: Newton's edge is 6 here.
    assert edge_at(Newton(), QUARTIC, place) is None
    found = holds_by_rate(QUARTIC, Newton(), [place], [5.9, 6.1]).share_resting
    assert found.ravel().tolist() == [1.0, 0.0]


@pytest.mark.parametrize("surface, place", [(TROUGH, (0.5, 0.5)), (MOAT, (0.6, 0.8))])
def test_a_line_of_minima_has_the_edge_of_its_bend_across(surface, place):
    edge = edge_at(GradientDescent(1.0), surface, place)
    assert edge == pytest.approx(2 / {TROUGH: 4.0, MOAT: 8.0}[surface])
    rates = [0.99 * edge, 1.01 * edge]
    found = holds_by_rate(surface, GradientDescent(1.0), [place], rates)
    # Along the line nothing drives back: a run stays where it was put, or overshoots.
    assert found.late[0].max() <= 1.000001e-6
    assert found.late[1].max() > 1e-3


@pytest.mark.parametrize(
    "surface, place",
    [
        (SURFACES["kink"], (0.0,)),
        (SURFACES["ackley"], (0.0, 0.0)),
        (SLANTED, (7 / 17, 10 / 17)),
        (SHARP, (0.0, 0.0)),
    ],
)
def test_at_a_kink_theory_has_no_edge_and_no_run_comes_to_rest(surface, place):
    assert curvatures_at(surface, place) is None
    assert edge_at(GradientDescent(1.0), surface, place) is None
    found = holds(surface, GradientDescent(0.01), place, n_runs=40)
    assert np.isnan(found.edges)
    assert found.count(Hold.RESTLESS) == 40


def test_ground_that_is_only_flat_or_steep_is_no_kink():
    assert curvatures_at(PAN, (0.1, 0.2)).tolist() == [0.0, 0.0]
    for name in GROUNDS:
        for place in SURFACES[name].minima:
            kinked = curvatures_at(SURFACES[name], place) is None
            assert kinked == (name == "ackley" and place == (0.0, 0.0)), name


def test_bends_are_told_beside_heights_without_measure():
    lowest = critical_points(WITH_HUGE_HEIGHTS).of_kind(CriticalKind.MINIMUM)
    for place in lowest:
        bends = curvatures_at(WITH_HUGE_HEIGHTS, place)
        hessian = WITH_HUGE_HEIGHTS.hessian(place)
        np.testing.assert_allclose(bends, np.linalg.eigvalsh(hessian))
    assert len(lowest)


def test_a_degenerate_minimum_found_in_a_formula_has_no_bend():
    ground = parse_formula("x^4 - 4*x^3 + 6*x^2 - 4*x + 1 + y^2")
    for place in critical_points(ground).points:
        assert curvatures_at(ground, place).tolist() == [0.0, 2.0]


def test_a_saddle_holds_nobody():
    assert edge_at(GradientDescent(0.1), SURFACES["saddle"], (0.0, 0.0)) == 0.0


@pytest.mark.parametrize("kind", [AdaGrad, RMSProp, Adam])
def test_adaptive_optimizers_leave_hollows_by_their_first_leap(kind):
    wells = SURFACES["two_wells"]
    assert np.isnan(edges(wells, [kind(0.1)], wells.minima)).all()
    found = holds_by_rate(wells, kind(0.1), wells.minima, [1e-3, 10.0])
    assert found.share[0].tolist() == [1.0, 1.0]
    assert (found.share[1] < 0.6).all()


def test_adams_leap_is_as_long_on_ground_ten_thousand_times_as_steep():
    gentle, steep = (quadratic(np.eye(2) * bend) for bend in (1e4, 1e8))
    leaps = [
        holds(one, Adam(0.5), [0.0, 0.0], n_steps=1).leaps for one in (gentle, steep)
    ]
    np.testing.assert_allclose(leaps, np.hypot(0.5, 0.5), rtol=1e-3)


def test_own_formulas_minima_hold_by_their_bends():
    ground = parse_formula("-3*exp(-8*((x+1)^2+y^2)) - 2*exp(-(x-1)^2-y^2) + 0.1*y^2")
    found = critical_points(ground)
    lowest = found.points[[kind.name == "MINIMUM" for kind in found.kinds]]
    sharp, flat = edges(ground, [GradientDescent(1.0)], lowest)[0]
    assert sharp < flat / 5
    shares = holds_all(ground, GradientDescent((sharp + flat) / 2), lowest)
    assert shares.share_resting.tolist() == [0.0, 1.0]


def test_runs_that_overshoot_for_ever_are_told_from_those_that_left():
    wells = SURFACES["two_wells"]
    found = holds(wells, GradientDescent(0.07), wells.minima[0])
    assert [found.count(hold) for hold in Hold] == [0, 200, 0]
    assert (found.share, found.share_resting) == (1.0, 0.0)
    gone = holds(wells, GradientDescent(0.5), wells.minima[0])
    assert gone.count(Hold.LEFT) > 100


@pytest.mark.parametrize(
    "optimizer, name",
    [
        (GradientDescent(1.0), "sphere"),
        (GradientDescent(2.0), "matyas"),  # along the other bend errors fade
        (Momentum(1.98, momentum=0.98), "sphere"),
        (Newton(2.0), "himmelblau"),
    ],
)
def test_on_the_edge_an_error_keeps_its_size_and_no_run_comes_to_rest(optimizer, name):
    surface = SURFACES[name]
    assert edge_at(optimizer, surface, surface.minima[0]) == pytest.approx(
        optimizer.learning_rate, rel=1e-12
    )
    found = holds(surface, optimizer, surface.minima[0])
    assert [found.count(hold) for hold in Hold] == [0, 200, 0]
    below = replace(optimizer, learning_rate=0.999 * optimizer.learning_rate)
    assert holds(surface, below, surface.minima[0]).count(Hold.LEFT) == 0


def test_hollows_reach_half_way_to_the_next_minimum_known_or_given():
    wells = SURFACES["two_wells"]
    half = np.hypot(*np.subtract(*wells.minima)) / 2
    assert hollow_radii(wells, wells.minima[:1]) == pytest.approx(half)
    assert hollow_radii(wells, wells.minima).tolist() == pytest.approx([half, half])
    assert hollow_radii(SURFACES["saddle"], [(0, 0), (0, 0.5)]).tolist() == [0.25, 0.25]


def test_many_rates_at_once_are_the_runs_of_each_alone():
    wells, rates = SURFACES["two_wells"], [0.01, 0.3]
    both = holds_by_rate(wells, Adam(1.0), wells.minima, rates, n_runs=30)
    for i, rate in enumerate(rates):
        alone = holds_all(wells, Adam(rate), wells.minima, n_runs=30)
        np.testing.assert_array_equal(both.ends[i], alone.ends)
        np.testing.assert_array_equal(both.late[i], alone.late)
    one = holds(wells, Adam(0.3), wells.minima[1], n_runs=30)
    np.testing.assert_array_equal(one.ends, both.ends[1, 1])


def test_seeds_draw_directions_and_the_same_seed_the_same():
    square = SURFACES["sphere"], GradientDescent(0.4), (0.0, 0.0)
    first, again, other = (holds(*square, n_steps=1, seed=seed) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.ends, again.ends)
    assert (first.ends != other.ends).any()
    np.testing.assert_allclose(first.late, 0.2e-6, rtol=1e-9)


def test_inputs_that_mean_nothing_are_refused():
    sphere = SURFACES["sphere"]
    for how in ({"n_runs": 0}, {"n_steps": 0}, {"distance": 0.0}):
        with pytest.raises(ValueError):
            holds(sphere, GradientDescent(0.1), (0.0, 0.0), **how)
    with pytest.raises(ValueError, match="starts have shape"):
        holds_all(sphere, GradientDescent(0.1), [])
    with pytest.raises(ValueError, match="learning rate"):
        holds_by_rate(sphere, GradientDescent(0.1), [(0, 0)], [0.1, -1.0])

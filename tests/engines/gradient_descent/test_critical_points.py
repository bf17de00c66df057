"""Critical points: all that are there, none that is not, each of its kind."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    SURFACES,
    CriticalKind,
    critical_points,
)
from tests.engines.gradient_descent.landscape_roots import (
    ROOTS,
    kinds_of,
    roots_in,
    same_places,
    shapes_by_height,
)

COUNTS = {
    "sphere": {"MINIMUM": 1},
    "elongated_bowl": {"MINIMUM": 1},
    "booth": {"MINIMUM": 1},
    "matyas": {"MINIMUM": 1},
    "rosenbrock": {"MINIMUM": 1},
    "beale": {"MINIMUM": 1, "SADDLE": 2},
    "himmelblau": {"MINIMUM": 4, "SADDLE": 4, "MAXIMUM": 1},
    "six_hump_camel": {"MINIMUM": 6, "SADDLE": 7, "MAXIMUM": 2},
    "three_hump_camel": {"MINIMUM": 3, "SADDLE": 2},
    "styblinski_tang": {"MINIMUM": 4, "SADDLE": 4, "MAXIMUM": 1},
    "rastrigin": {"MINIMUM": 25, "SADDLE": 40, "MAXIMUM": 16},
    "ackley": {"KINK": 1, "MINIMUM": 24, "SADDLE": 40, "MAXIMUM": 16},
    "mccormick": {"MINIMUM": 2, "SADDLE": 1},
    "easom": {"MINIMUM": 5, "SADDLE": 4, "MAXIMUM": 4, "FLAT": 1},
    "saddle": {"SADDLE": 1},
    "monkey_saddle": {"DEGENERATE": 1},
    "two_wells": {"MINIMUM": 2, "SADDLE": 1},
}
# Heights alone show these; narrow valleys and level ground would need a finer net.
SEEN_BY_HEIGHT = (
    "sphere",
    "himmelblau",
    "six_hump_camel",
    "three_hump_camel",
    "styblinski_tang",
    "rastrigin",
    "ackley",
    "mccormick",
    "saddle",
    "two_wells",
)
LEVEL = (CriticalKind.MINIMUM, CriticalKind.SADDLE, CriticalKind.MAXIMUM)
every_landscape = pytest.mark.parametrize("name", LANDSCAPES)


def level_ones(found):
    keep = [kind not in (CriticalKind.FLAT, CriticalKind.KINK) for kind in found.kinds]
    return found.points[keep]


@every_landscape
def test_as_many_of_each_kind_as_there_are(name):
    assert kinds_of(critical_points(LANDSCAPES[name])) == COUNTS[name]


@pytest.mark.parametrize("name", ROOTS)
def test_the_points_are_those_found_by_hand(name):
    found = level_ones(critical_points(LANDSCAPES[name]))
    assert same_places(found, roots_in(name, LANDSCAPES[name].domain), within=1e-8)


def test_the_comparison_sees_a_point_too_few_too_many_or_moved():
    right = roots_in("himmelblau", LANDSCAPES["himmelblau"].domain)
    assert same_places(right[::-1], right)
    assert not same_places(right[1:], right)
    assert not same_places(np.vstack([right, right[:1]]), right)
    assert not same_places(np.vstack([right[:-1], right[:1]]), right)
    assert not same_places(right + 1e-6, right)


@pytest.mark.parametrize("name", SEEN_BY_HEIGHT)
def test_heights_alone_show_as_many(name):
    """No derivative is asked: the kink counts as the bottom it is."""
    told = Counter(kinds_of(critical_points(LANDSCAPES[name])))
    shown = told["MINIMUM"] + told["KINK"], told["SADDLE"], told["MAXIMUM"]
    assert shapes_by_height(LANDSCAPES[name]) == shown


@every_landscape
def test_the_known_minima_are_all_the_bottoms_there_are(name):
    surface, found = LANDSCAPES[name], critical_points(LANDSCAPES[name])
    bottoms = [*found.of_kind(CriticalKind.MINIMUM), *found.of_kind(CriticalKind.KINK)]
    assert same_places(bottoms, surface.minima)


@every_landscape
def test_eigenvalues_are_those_of_the_bend_and_say_what_it_is(name):
    surface, found = LANDSCAPES[name], critical_points(LANDSCAPES[name])
    for k, kind in enumerate(found.kinds):
        low, high = found.eigenvalues[k]
        if kind in (*LEVEL, CriticalKind.DEGENERATE):
            bends = np.linalg.eigvalsh(surface.hessian(found.points[k]))
            np.testing.assert_allclose([low, high], bends, rtol=1e-9, atol=1e-7)
            slope = np.abs(surface.gradient(found.points[k])).max()
            assert slope <= 1e-13 * (1 + np.abs(bends).max())
        expected = {
            CriticalKind.MINIMUM: low > 0,
            CriticalKind.SADDLE: low < 0 < high,
            CriticalKind.MAXIMUM: high < 0,
            CriticalKind.DEGENERATE: low == 0 or high == 0,
            CriticalKind.KINK: np.isnan(low) and np.isnan(high),
            CriticalKind.FLAT: max(abs(low), abs(high)) < 1e-9,
        }
        assert expected[kind]
    np.testing.assert_array_equal(found.values, surface.value(found.points))


@every_landscape
def test_they_come_lowest_first_and_the_same_each_time(name):
    first, second = (critical_points(LANDSCAPES[name]) for _ in range(2))
    steps = np.diff(first.values)
    assert (steps >= -2e-9 * np.ptp(np.append(first.values, [0, 1e6]))).all()
    np.testing.assert_array_equal(first.points, second.points)
    assert first.kinds == second.kinds and first.left_out == 0


def published(name, *places):
    points = critical_points(LANDSCAPES[name]).points
    return [np.abs(points - place).max(axis=-1).min() for place in places]


def test_the_worked_numbers():
    """To the digits of the list of facts."""
    himmelblau = (3, 2), (-2.805118, 3.131313), (-3.779310, -3.283186)
    assert max(published("himmelblau", *himmelblau, (3.584428, -1.848127))) < 1e-6
    assert max(published("rosenbrock", (1, 1))) == 0
    assert max(published("beale", (3, 0.5))) == 0
    assert max(published("booth", (1, 3))) == max(published("matyas", (0, 0))) == 0
    camel = critical_points(LANDSCAPES["six_hump_camel"])
    assert camel.values[:2] == pytest.approx([-1.031628, -1.031628], abs=1e-6)
    assert max(published("six_hump_camel", (0.0898, -0.7126), (-0.0898, 0.7126))) < 1e-4
    tang = critical_points(LANDSCAPES["styblinski_tang"])
    assert tang.points[0] == pytest.approx([-2.903534] * 2, abs=1e-6)
    assert tang.values[0] == pytest.approx(-78.332331, abs=1e-6)
    slope = critical_points(LANDSCAPES["mccormick"])
    assert slope.points[0] == pytest.approx([-0.547198, -1.547198], abs=1e-6)
    assert slope.values[0] == pytest.approx(-1.913223, abs=1e-6)
    assert critical_points(LANDSCAPES["rastrigin"]).points[0].tolist() == [0, 0]
    assert critical_points(LANDSCAPES["ackley"]).points[0].tolist() == [0, 0]
    wells = critical_points(LANDSCAPES["two_wells"])
    bottoms = wells.of_kind(CriticalKind.MINIMUM)
    np.testing.assert_allclose(bottoms, [(-0.936301, 0), (0.905318, 0)], atol=1e-6)
    assert wells.values[:2] == pytest.approx([-2.063090, -1.092732], abs=1e-6)


def test_ackleys_tip_is_a_kink_and_easoms_far_ground_is_flat():
    tip = critical_points(LANDSCAPES["ackley"])
    assert tip.kinds[0] is CriticalKind.KINK and tip.values[0] == 0
    assert "does not fade" in tip.sentence(0)
    easom = LANDSCAPES["easom"]
    assert easom.value(np.array([20.0, 20.0])) == pytest.approx(-2e-248, rel=0.2)
    wide = critical_points(easom, ((-10, 26), (-10, 26)))
    flat = wide.kinds.index(CriticalKind.FLAT)
    assert "Over a whole area" in wide.sentence(flat) and not wide.isolated[flat]
    assert kinds_of(wide)["FLAT"] == 1 and len(wide) < 20


def test_a_window_shows_what_is_in_it():
    surface = LANDSCAPES["himmelblau"]
    right = critical_points(surface, ((0, 5), (0, 5)))
    every = critical_points(surface).points
    assert same_places(right.points, every[(every >= 0).all(axis=-1)])
    assert len(critical_points(surface, ((4, 5), (4, 5)))) == 0


def test_a_minimum_on_the_rim_of_the_window_counts():
    assert len(critical_points(LANDSCAPES["booth"], ((1, 2), (3, 4)))) == 1


def test_a_smooth_bottom_is_never_a_kink():
    """The narrow valley's lowest nodes are many, and its bottom only one."""
    for name in ("rosenbrock", "beale", "booth"):
        assert "KINK" not in kinds_of(critical_points(LANDSCAPES[name]))


def test_a_wrong_gradient_has_other_points():
    """The negative control: what is found hangs on the gradient."""
    right = LANDSCAPES["himmelblau"]
    wrong = replace(right, gradient=lambda points: right.gradient(points) + 1e-3)
    assert not same_places(critical_points(wrong).points, critical_points(right).points)


def test_a_surface_of_one_coordinate_is_refused():
    with pytest.raises(ValueError, match="has 1 coordinate"):
        critical_points(SURFACES["square"])


@pytest.mark.parametrize(
    "window", [((1, 1), (0, 1)), ((2, 1), (0, 1)), (0, 1), ((0, np.inf), (0, 1))]
)
def test_a_window_that_is_none_is_refused(window):
    with pytest.raises(ValueError, match="The window is"):
        critical_points(SURFACES["sphere"], window)

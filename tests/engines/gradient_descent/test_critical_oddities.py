"""Critical points of surfaces with kinks, lines, steps, poles, and made to order."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import CriticalKind, critical_points, quadratic
from tests.engines.gradient_descent.landscape_roots import kinds_of, same_places
from tests.engines.gradient_descent.odd_surfaces import (
    EVEN,
    HALF,
    MOAT,
    PAN,
    POLE,
    QUARTIC,
    RAMP,
    RIDGES,
    ROOF,
    SHARP,
    SLANTED,
    STEP,
    TROUGH,
    WITH_HUGE_HEIGHTS,
    product_of_roots,
)


@pytest.mark.parametrize(
    ("surface", "kinds"),
    [
        (RIDGES, {"KINK": 3}),
        (ROOF, {"KINK": 1}),
        (SLANTED, {"KINK": 1}),
        (TROUGH, {"DEGENERATE": 3}),
        (MOAT, {"DEGENERATE": 3, "MAXIMUM": 1}),
        (QUARTIC, {"DEGENERATE": 1}),
        (STEP, {"FLAT": 2}),
        (EVEN, {"FLAT": 1}),
        (RAMP, {}),
        (POLE, {}),
        (HALF, {"MINIMUM": 1}),
        (SHARP, {"KINK": 1}),
        (PAN, {"FLAT": 1}),
        (WITH_HUGE_HEIGHTS, {"MINIMUM": 3, "SADDLE": 2}),
    ],
)
def test_odd_surfaces_of_our_own(surface, kinds):
    with np.errstate(all="ignore"):
        assert kinds_of(critical_points(surface)) == kinds


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e12])
@pytest.mark.parametrize("kappa", [1.0, 1e3, 1e7])
def test_a_bowl_stays_one_however_deep_or_narrow(kappa, scale):
    bowl = quadratic(np.diag([scale, kappa * scale]), minimum=[0.3, -0.2])
    found = critical_points(bowl)
    assert kinds_of(found) == {"MINIMUM": 1}
    np.testing.assert_allclose(found.points, [[0.3, -0.2]], atol=1e-12)


def test_lines_are_told_as_lines_by_a_few_points_far_apart():
    for surface, kind in ((RIDGES, "kinks"), (TROUGH, "level points")):
        found = critical_points(surface)
        assert not found.isolated.any()
        assert f"a whole line of {kind}" in found.sentence(0)
        gaps = np.linalg.norm(found.points[:, np.newaxis] - found.points, axis=-1)
        assert (gaps[~np.eye(3, dtype=bool)] > 2).all()
    lonely = critical_points(QUARTIC)
    assert lonely.isolated.all() and "no bend" in lonely.sentence(0)
    moat = critical_points(MOAT)
    on_the_line = [kind is CriticalKind.DEGENERATE for kind in moat.kinds]
    np.testing.assert_array_equal(~moat.isolated, on_the_line)


def test_kinks_are_found_to_many_digits():
    np.testing.assert_allclose(critical_points(ROOF).points, [[0.5, 0.0]], atol=1e-12)
    place = [[0.7 / 1.7, 1 / 1.7]]
    np.testing.assert_allclose(critical_points(SLANTED).points, place, atol=1e-6)
    away = critical_points(replace(ROOF, domain=((-3.0, 2.7), (-2.1, 3.0))))
    np.testing.assert_allclose(away.points, [[0.5, 0.0]], atol=1e-9)


numbers = st.lists(st.floats(-2.6, 2.6), min_size=3, max_size=3).filter(
    lambda three: np.diff(np.sort(three)).min() > 0.2
)


@settings(max_examples=30, deadline=None)
@given(numbers, numbers, st.floats(0, 3))
def test_surfaces_made_to_order_give_their_points_back(roots, others, angle):
    surface, places = product_of_roots(roots, others, angle)
    found = critical_points(surface)
    inside = places[(np.abs(places) <= 4).all(axis=-1)]
    assert same_places(found.points, inside, within=1e-8)
    if len(inside) == 9:
        assert kinds_of(found) == {"MINIMUM": 4, "SADDLE": 4, "MAXIMUM": 1}

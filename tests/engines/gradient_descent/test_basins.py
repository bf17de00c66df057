"""Basins of attraction: every start's end, and shares that theory gives exactly.

The literature that we follow lists no shares of basins, so they are held against
arithmetic where the borders are known, and against a gradient flow of our own.
"""

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    SURFACES,
    Adam,
    GradientDescent,
    Momentum,
    Newton,
    basin_map,
    difference,
    parse_formula,
    with_minima,
)
from engines.gradient_descent.basins import (
    AT_REST,
    BEYOND,
    NEITHER,
    NO_GROUND,
    NO_MINIMUM,
    ONLY_ONE,
    ONLY_OTHER,
    PARTED,
    SAME,
)
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY

WELLS, TANG = LANDSCAPES["two_wells"], LANDSCAPES["styblinski_tang"]
HIMMELBLAU = LANDSCAPES["himmelblau"]
HALVES = parse_formula("(x^2 - 1)^2 + y^2", ((-2, 2), (-2, 2)))


def test_starts_are_the_middles_of_cells_one_row_for_each_y():
    found = basin_map(WELLS, GradientDescent(0.05), n_side=4)
    np.testing.assert_allclose(found.axes[0], [-1.5, -0.5, 0.5, 1.5])
    np.testing.assert_allclose(
        found.starts[:5], [*((x, -1.5) for x in found.axes[0]), (-1.5, -0.5)]
    )
    for at, start in enumerate(found.starts):
        assert found.cell_of(start + 0.4) == found.cell_of(start - 0.4) == at
    assert found.cell_of((99.0, -99.0)) == 3


def test_shares_and_those_who_arrive_nowhere_make_one():
    for name in ("rastrigin", "two_wells", "monkey_saddle", "easom"):
        found = basin_map(LANDSCAPES[name], Adam(0.3), n_side=20, n_steps=60)
        rest = sum(map(found.share_of, NO_MINIMUM))
        assert found.shares.sum() + rest == pytest.approx(1.0)


@pytest.mark.parametrize("n_side", [40, 101])
def test_styblinski_and_tangs_borders_are_the_maximum_in_each_coordinate(n_side):
    """Separable, and by small steps each coordinate stays on its side of the maximum.

    So the share of a minimum is the product of two lengths, and the map has as many
    cells of it as have their middle on the right sides.
    """
    found = basin_map(TANG, GradientDescent(0.01), n_side=n_side)
    top = np.sort(np.roots([2.0, 0.0, -16.0, 2.5]).real)[1]
    middles = found.axes[0]
    for (x, y), share in zip(found.minima, found.shares, strict=True):
        sides = [(middles < top) if at < top else (middles > top) for at in (x, y)]
        assert share == sides[0].sum() * sides[1].sum() / n_side**2
        lengths = [(top + 4 if at < top else 4 - top) / 8 for at in (x, y)]
        assert share == pytest.approx(np.prod(lengths), abs=1 / n_side)
    assert found.shares[0] != found.shares[-1]


def test_by_long_steps_the_border_is_another():
    """The control: what holds for small steps does not hold for all."""
    small, large = (
        basin_map(TANG, GradientDescent(rate), n_side=40) for rate in (0.01, 0.07)
    )
    assert (small.fates != large.fates).mean() > 0.1


def test_two_wells_alike_take_half_each_and_their_mirror_is_the_same_map():
    found = basin_map(HALVES, GradientDescent(0.05), n_side=40)
    np.testing.assert_allclose(found.minima, [[-1, 0], [1, 0]], atol=1e-12)
    assert found.shares.tolist() == [0.5, 0.5]
    odd = basin_map(HALVES, GradientDescent(0.05), n_side=41)
    line = odd.starts[:, 0] == 0
    assert (odd.fates[line] == AT_REST).sum() + (
        odd.fates[line] == STILL_ON_ITS_WAY
    ).sum() == 41
    assert odd.shares[0] == odd.shares[1] == 20 / 41


def test_a_sphere_has_one_basin():
    for optimizer in (GradientDescent(0.1), Momentum(0.05, 0.5), Newton()):
        found = basin_map(LANDSCAPES["sphere"], optimizer, n_side=30)
        assert found.shares.tolist() == [1.0]


def flow(surface, points, time=3.0, step=0.0005):
    """Follow the slope downwards continuously, by Runge and Kutta's fourth order."""
    for _ in range(round(time / step)):
        first = -surface.gradient(points)
        second = -surface.gradient(points + step / 2 * first)
        third = -surface.gradient(points + step / 2 * second)
        fourth = -surface.gradient(points + step * third)
        points = points + step / 6 * (first + 2 * second + 2 * third + fourth)
    return points


def test_himmelblaus_shares_are_those_of_the_flow():
    found = basin_map(HIMMELBLAU, GradientDescent(0.001), n_side=40, n_steps=3000)
    ends = flow(HIMMELBLAU, found.starts, time=1.0)
    gaps = np.linalg.norm(ends[:, np.newaxis] - found.minima, axis=-1)
    assert gaps.min(axis=-1).max() < 0.01
    assert (gaps.argmin(axis=-1) == found.fates).mean() > 0.995
    for number, share in enumerate(found.shares):
        flows = (gaps.argmin(axis=-1) == number).mean()
        assert share == pytest.approx(flows, abs=0.003)
    swapped = (gaps[:, ::-1].argmin(axis=-1) == found.fates).mean()
    assert swapped < 0.5  # the control


def test_lost_unfinished_at_rest_beyond_and_no_ground_are_told_apart():
    falls = basin_map(LANDSCAPES["saddle"], GradientDescent(0.5), n_side=20)
    assert falls.minima.shape == (0, 2) and falls.shares.shape == (0,)
    assert falls.share_of(LOST) == 1.0
    short = basin_map(WELLS, GradientDescent(1e-4), n_side=20, n_steps=5)
    assert short.share_of(STILL_ON_ITS_WAY) > 0.9
    level = basin_map(LANDSCAPES["easom"], GradientDescent(1.0), n_side=20)
    assert level.share_of(AT_REST) > 0.5
    far = basin_map(LANDSCAPES["mccormick"], Newton(), n_side=20)
    assert far.share_of(BEYOND) > 0.1
    steps = far.n_steps[far.fates == BEYOND]
    assert (steps < far.asked).all()
    half = basin_map(parse_formula("x - ln(x) + y^2"), GradientDescent(0.1), n_side=20)
    assert half.share_of(NO_GROUND) == 0.5
    assert (half.starts[half.fates == NO_GROUND, 0] < 0).all()


def test_newton_that_seeks_level_ground_ends_on_saddles_and_tops_too():
    downhill, level = (
        basin_map(TANG, Newton(target=one), n_side=40) for one in ("bottom", "level")
    )
    assert downhill.share_of(AT_REST) == 0
    rests = level.ends[level.fates == AT_REST]
    assert len(rests) > 0.3 * 1600
    bends = np.linalg.eigvalsh(TANG.hessian(rests))
    assert (bends[:, 0] < 0).all() and np.abs(TANG.gradient(rests)).max() < 1e-9
    assert {*(bends > 0).sum(axis=-1).tolist()} == {0, 1}  # tops, and saddles


def test_minima_of_typed_ground_are_found_and_those_that_bends_do_not_tell():
    typed = with_minima(parse_formula("x^4 + y^4"))
    np.testing.assert_allclose(typed.minima, [[0, 0]], atol=1e-6)
    tip = with_minima(parse_formula("abs(x) + abs(y)"))
    np.testing.assert_allclose(tip.minima, [[0, 0]], atol=1e-6)
    for text in ("x^3 - 3x*y^2", "x*y", "(x - y)^2", "-abs(x) - abs(y)", "x^4 - y^4"):
        assert with_minima(parse_formula(text)).minima == ()
    assert with_minima(WELLS) is WELLS
    assert with_minima(SURFACES["cubic"]) is SURFACES["cubic"]


def test_a_difference_is_told_start_by_start():
    one = basin_map(WELLS, GradientDescent(0.05), n_side=20, n_steps=100)
    other = basin_map(WELLS, Adam(0.2), n_side=20, n_steps=100)
    found = difference(one, other)
    for at in range(400):
        ours, theirs = int(one.fates[at]), int(other.fates[at])
        wanted = {
            (True, True): SAME if ours == theirs else PARTED,
            (True, False): ONLY_ONE,
            (False, True): ONLY_OTHER,
            (False, False): NEITHER,
        }[ours >= 0, theirs >= 0]
        assert found.kinds[at] == wanted
        if wanted in (SAME, PARTED):
            assert found.sooner[at] == other.arrivals[at] - one.arrivals[at]
        else:
            assert np.isnan(found.sooner[at])
    assert found.shares.sum() == pytest.approx(1) and found.trades.sum() == 400
    assert {ONLY_ONE, PARTED, SAME} <= {*found.kinds.tolist()}
    nothing = difference(one, one)
    assert nothing.shares[[PARTED, ONLY_ONE, ONLY_OTHER]].sum() == 0
    assert (nothing.trades == np.diag(np.diag(nothing.trades))).all()


def test_maps_of_other_starts_or_other_ground_have_no_difference():
    one = basin_map(WELLS, GradientDescent(0.05), n_side=10, n_steps=5)
    for ground, n_side in ((WELLS, 11), (HALVES, 10)):
        with pytest.raises(ValueError, match="other starts or other minima"):
            difference(one, basin_map(ground, GradientDescent(0.05), n_side, 5))
    with pytest.raises(ValueError, match="number of cells along a side"):
        basin_map(WELLS, GradientDescent(0.05), n_side=0)


def test_a_window_of_its_own_and_one_coordinate():
    near = basin_map(WELLS, GradientDescent(0.05), 10, domain=((0.5, 1.5), (-1, 1)))
    assert near.shares[1] == 1.0 and near.starts[:, 0].min() == pytest.approx(0.55)
    line = basin_map(SURFACES["double_well"], GradientDescent(0.02), 100)
    assert line.starts.shape == (100, 1) and line.shares.sum() == 1.0

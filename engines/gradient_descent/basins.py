"""Basins of attraction: in which hollow a walk ends, for every start of a window."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.critical_points import CriticalKind, critical_points
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY, rate_map
from engines.gradient_descent.surface import Surface
from engines.watching import Watch

# Fates beside LOST and STILL_ON_ITS_WAY; from 0 on, the minimum arrived at.
AT_REST, BEYOND, NO_GROUND = -3, -4, -5
NO_MINIMUM = LOST, STILL_ON_ITS_WAY, AT_REST, BEYOND, NO_GROUND
STAYS = 5  # steps that are walked beyond those asked for: so long an arrival must stay
NEAR = 1e-3  # of the window's longer side: so near a minimum a walk has arrived
# How two maps compare at a start: both arrive (at the same minimum, or not), one does,
# the other does, or neither.
SAME, PARTED, ONLY_ONE, ONLY_OTHER, NEITHER = range(5)
ROUND = np.linspace(0.0, 2 * np.pi, 65)[:-1]
CIRCLE = np.stack([np.cos(ROUND), np.sin(ROUND)], axis=-1)  # (64, 2)


@dataclass(frozen=True, eq=False)
class BasinMap:
    """Where n walks of one optimizer end, one from the middle of each of a map's cells.

    The starts go along the first coordinate first: for two coordinates
    ``fates.reshape(n_side, n_side)`` has one row per y. A walk that came to rest inside
    the window at none of the minima is AT_REST; outside, BEYOND. A start that has no
    height is NO_GROUND. A step of -1 says never.
    """

    surface: Surface  # with its minima
    optimizer: Optimizer
    axes: tuple[np.ndarray, ...]  # d of (n_side,) each: the middles of the cells
    starts: np.ndarray  # (n, d), n = n_side^d
    minima: np.ndarray  # (k, d)
    ends: np.ndarray  # (n, d) the last finite points, STAYS steps beyond those asked
    fates: np.ndarray  # (n,) the number of a minimum, or one of NO_MINIMUM
    arrivals: np.ndarray  # (n,) the step from which it stays at its minimum
    n_steps: np.ndarray  # (n,) steps taken of those asked
    asked: int  # steps that each walk may take
    tolerance: float  # so near a minimum is arrived

    @cached_property
    def shares(self) -> np.ndarray:
        """Return the share of all starts that arrive at each minimum, (k,)."""
        return np.array([self.share_of(number) for number in range(len(self.minima))])

    def share_of(self, fate: int) -> float:
        """Return the share of all starts with one fate."""
        return float((self.fates == fate).mean())

    def cell_of(self, point) -> int:
        """Return the number of the start in whose cell a point, (d,), lies.

        Of a point outside the window it is that of the nearest cell.
        """
        number = 0
        for axis, at in reversed([*zip(self.axes, point, strict=True)]):
            number = number * len(axis) + int(np.abs(axis - at).argmin())
        return number


@dataclass(frozen=True, eq=False)
class Difference:
    """Where the maps of two optimizers part, start by start."""

    kinds: np.ndarray  # (n,) SAME, PARTED, ONLY_ONE, ONLY_OTHER or NEITHER
    shares: np.ndarray  # (5,) of these, in this order
    trades: np.ndarray  # (k + 1, k + 1) starts by fate in each; last: no minimum
    sooner: np.ndarray  # (n,) by how many steps one is sooner than the other; nan


def basin_map(
    surface: Surface,
    optimizer: Optimizer,
    n_side: int = 100,
    n_steps: int = 300,
    domain=None,
    tolerance: float | None = None,
    watch: Watch = iter,
) -> BasinMap:
    """Walk from the middle of each of n_side^d cells, and say where each walk ends.

    A walk has arrived if it comes within ``tolerance`` of a minimum, by default a
    thousandth of the window's longer side, and stays so for STAYS steps more than
    ``n_steps``. Each ends as `descend` would end it.
    Middles of cells and not their corners, so that a share is that of the window's
    area, and an even n_side has no start on a line of symmetry through its middle.
    Where a surface knows no minima, those of `with_minima` are taken. ``domain`` is
    one (low, high) for each coordinate, or None for the surface's own; ``watch`` goes
    over slices. Raises ValueError for less than one cell, or a negative number of
    steps. Source: Nusse and Yorke (1996), Basins of attraction, Science 271.

    >>> from engines.gradient_descent import LANDSCAPES, GradientDescent
    >>> found = basin_map(LANDSCAPES["two_wells"], GradientDescent(0.05), n_side=20)
    >>> found.shares.tolist(), found.share_of(LOST)
    ([0.55, 0.45], 0.0)
    """
    checked_count("number of cells along a side", n_side, at_least=1)
    surface = with_minima(surface)
    window = surface.domain if domain is None else domain
    axes = tuple(_middles(low, high, n_side) for low, high in window)
    starts = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, len(axes))
    if tolerance is None:
        tolerance = NEAR * max(high - low for low, high in window)
    found = rate_map(
        surface, optimizer, starts, n_steps + STAYS, tolerance=tolerance, watch=watch
    )
    fates = _fates(surface, window, starts, found, n_steps)
    return BasinMap(
        surface=surface,
        optimizer=optimizer,
        axes=axes,
        starts=starts,
        minima=np.array(surface.minima).reshape(-1, len(axes)),
        ends=found.ends,
        fates=fates,
        arrivals=np.where(fates >= 0, found.near_since, -1),
        n_steps=np.minimum(found.n_steps, n_steps),
        asked=n_steps,
        tolerance=tolerance,
    )


def _middles(low: float, high: float, n: int) -> np.ndarray:
    return low + (np.arange(n) + 0.5) * (high - low) / n


def _fates(surface, window, starts, found, n_steps: int) -> np.ndarray:
    """Tell what becomes of walks in n_steps; some more steps show whether they stay.

    Who stops before all steps are taken, and is not lost, has come to rest.
    """
    low, high = np.array(window, dtype=float).T
    inside = ((found.ends >= low) & (found.ends <= high)).all(axis=-1)
    arrived = (found.near_since >= 0) & (found.near_since <= n_steps)
    lost = (found.fates == LOST) & (found.n_steps < n_steps)
    known = np.where(arrived | lost, found.fates, STILL_ON_ITS_WAY)
    rests = (known == STILL_ON_ITS_WAY) & (found.n_steps < n_steps)
    with np.errstate(all="ignore"):
        has_ground = np.isfinite(surface.value(starts))
    fates = np.where(rests, np.where(inside, AT_REST, BEYOND), known)
    return np.where(has_ground, fates, NO_GROUND)


def with_minima(surface: Surface) -> Surface:
    """Return a surface that knows its minima: those it knows, or those that are found.

    Found are the `critical_points` of its window that are minima, and of those that
    bends do not decide (degenerate ones, kinks) each that is alone and lower than all
    around it. A surface of another dimension than 2 that knows none stays as it is.
    Nothing is raised.

    >>> from engines.gradient_descent import parse_formula
    >>> with_minima(parse_formula("x^4 + y^4 - 4x*y + 1")).minima
    ((-1.0, -1.0), (1.0, 1.0))
    """
    if surface.minima or surface.dimension != 2:
        return surface
    found = critical_points(surface)
    is_minimum = np.array([kind is CriticalKind.MINIMUM for kind in found.kinds], bool)
    open_kinds = CriticalKind.DEGENERATE, CriticalKind.KINK
    is_open = np.array([kind in open_kinds for kind in found.kinds], bool)
    is_open &= found.isolated
    is_minimum[is_open] = _is_lowest(surface, found.points[is_open])
    return replace(surface, minima=tuple(map(tuple, found.points[is_minimum].tolist())))


def _is_lowest(surface: Surface, points: np.ndarray) -> np.ndarray:
    """Tell of points, (m, 2), whether the ground around each is higher, (m,)."""
    side = max(high - low for low, high in surface.domain)
    radii = side * np.array([1e-3, 3e-3, 1e-2])
    rings = (radii[:, np.newaxis, np.newaxis] * CIRCLE).reshape(-1, 2)
    with np.errstate(all="ignore"):
        around = surface.value(points[:, np.newaxis] + rings)
        return (around > surface.value(points)[:, np.newaxis]).all(axis=-1)


def difference(one: BasinMap, other: BasinMap) -> Difference:
    """Compare two maps of the same surface and the same starts.

    Raises ValueError where starts or minima are not the same.

    >>> from engines.gradient_descent import LANDSCAPES, Adam, GradientDescent
    >>> pair = GradientDescent(0.05), Adam(0.1)
    >>> maps = [basin_map(LANDSCAPES["two_wells"], who, n_side=20) for who in pair]
    >>> difference(*maps).trades.tolist()
    [[162, 58, 0], [80, 100, 0], [0, 0, 0]]
    """
    alike = ((one.starts, other.starts), (one.minima, other.minima))
    if not all(np.array_equal(ours, theirs) for ours, theirs in alike):
        raise ValueError(
            "The two maps have other starts or other minima; make both on the same "
            "surface with the same n_side."
        )
    ours, theirs = (
        np.where(found.fates < 0, -1, found.fates) for found in (one, other)
    )
    kinds = np.select(
        [(ours < 0) & (theirs < 0), theirs < 0, ours < 0, ours != theirs],
        [NEITHER, ONLY_ONE, ONLY_OTHER, PARTED],
        SAME,
    )
    trades = np.zeros((len(one.minima) + 1,) * 2, dtype=int)
    np.add.at(trades, (ours, theirs), 1)  # -1 is the last
    both = (ours >= 0) & (theirs >= 0)
    return Difference(
        kinds=kinds,
        shares=np.bincount(kinds, minlength=5) / len(kinds),
        trades=trades,
        sooner=np.where(both, other.arrivals - one.arrivals, np.nan),
    )

"""Critical points: where a surface is level, and what it looks like from there."""

import enum
from dataclasses import dataclass
from functools import partial

import numpy as np

from engines.gradient_descent.critical.flat import flat_nodes, middles, on_flat_ground
from engines.gradient_descent.critical.kinks import kinks, nearest_kink
from engines.gradient_descent.critical.level import level_points, newton
from engines.gradient_descent.critical.survey import CIRCLE, Survey, survey
from engines.gradient_descent.surface import Surface

A_FEW = 3  # of a line of such points
MOST = 1000


class CriticalKind(enum.Enum):
    """What a surface looks like from a point where it is level, or kinked."""

    MINIMUM = "minimum"
    SADDLE = "saddle"
    MAXIMUM = "maximum"
    DEGENERATE = "degenerate"
    KINK = "kink"
    FLAT = "numerically flat"


@dataclass(frozen=True, eq=False)
class CriticalPoints:
    """The k critical points inside a window, the lowest first.

    Curvatures are in units of value per coordinate^2.
    """

    points: np.ndarray  # (k, 2)
    values: np.ndarray  # (k,)
    kinds: tuple[CriticalKind, ...]  # (k,)
    eigenvalues: np.ndarray  # (k, 2) of the Hessian, ascending; nan at a kink
    isolated: np.ndarray  # (k,) False: one of a line, or an area, of such points
    left_out: int = 0  # how many more there are than can be told

    def __len__(self) -> int:
        """Return k, how many there are."""
        return len(self.values)

    def of_kind(self, kind: CriticalKind) -> np.ndarray:
        """Return the points of one kind, (m, 2)."""
        return self.points[[one is kind for one in self.kinds]]

    def sentence(self, index: int) -> str:
        """Return in words what one of the points is."""
        kind = self.kinds[index]
        if not self.isolated[index] and kind is not CriticalKind.FLAT:
            return ON_A_LINE[kind]
        return SENTENCES[kind]


SENTENCES = {
    CriticalKind.MINIMUM: "The ground is level and bends upwards to all sides.",
    CriticalKind.SADDLE: "The ground is level and bends upwards one way, down another.",
    CriticalKind.MAXIMUM: "The ground is level and bends downwards to all sides.",
    CriticalKind.DEGENERATE: "The ground is level and in one direction has no bend, "
    "so the Hessian alone does not say what it is.",
    CriticalKind.KINK: "The slope does not fade towards this point as on smooth "
    "ground: it jumps, or its bend has no bound.",
    CriticalKind.FLAT: "Over a whole area the slope is less than a billionth: "
    "too little to be led anywhere.",
}
ON_A_LINE = {
    CriticalKind.DEGENERATE: "It is one of a whole line of level points: along the "
    "line there is no bend.",
    CriticalKind.KINK: "It is one of a whole line of kinks, all equally high.",
}


def critical_points(surface: Surface, domain=None) -> CriticalPoints:
    """Find and classify the points inside a window at which a descent can stop.

    Where the gradient is 0 the eigenvalues of the Hessian decide: both above 0 a
    minimum, both below a maximum, one of each a saddle; one of them 0 is degenerate.
    A lowest or highest place where the slope jumps, or bends without bound, is a kink;
    for such a saddle nothing is looked for. Each area without a
    slope that leads anywhere is one flat point. ``domain`` is ((x_low, x_high),
    (y_low, y_high)), or None for the surface's own. The search starts from a net of 97
    by 97, so that what is finer than a hundredth of the window may be missed. Raises
    ValueError for a surface without exactly two coordinates, and for a window that is
    none. Source: Nocedal and Wright, Numerical Optimization, sections 2.1 and 11.2.

    >>> from engines.gradient_descent import SURFACES
    >>> [kind.name for kind in critical_points(SURFACES["three_hump_camel"]).kinds]
    ['MINIMUM', 'MINIMUM', 'MINIMUM', 'SADDLE', 'SADDLE']
    """
    window = _checked(surface, surface.domain if domain is None else domain)
    with np.errstate(all="ignore"):
        ground = survey(surface, window)
        flat = flat_nodes(ground)
        level, kinked = level_points(ground, flat), kinks(ground, flat)
        found = [
            _level(ground, level[~on_flat_ground(ground, flat, level)]),
            _kinked(ground, kinked[~on_flat_ground(ground, flat, kinked)]),
            _flat(ground, middles(ground, flat)),
        ]
        return _in_order(ground, found)


def _checked(surface: Surface, domain) -> tuple:
    if surface.dimension != 2:
        raise ValueError(
            f"The surface {surface.name!r} has {surface.dimension} coordinate(s); "
            "critical points are looked for on surfaces of 2."
        )
    window = np.array(domain, dtype=float)
    is_window = window.shape == (2, 2) and np.isfinite(window).all()
    if not (is_window and (window[:, 0] < window[:, 1]).all()):
        raise ValueError(
            f"The window is {domain!r}; give ((x_low, x_high), (y_low, y_high))."
        )
    return tuple(map(tuple, window.tolist()))


def _level(ground: Survey, points: np.ndarray) -> CriticalPoints:
    """Classify points where the gradient is zero."""
    eigenvalues, directions = np.linalg.eigh(ground.surface.hessian(points))
    eigenvalues = eigenvalues.reshape(-1, 2)
    zero = _is_no_bend(ground, points, eigenvalues, directions)
    rising = (eigenvalues > 0).sum(axis=-1)
    by_rising = (CriticalKind.MAXIMUM, CriticalKind.SADDLE, CriticalKind.MINIMUM)
    kinds = tuple(
        CriticalKind.DEGENERATE if none else by_rising[n]
        for none, n in zip(zero.any(axis=-1), rising.tolist(), strict=True)
    )
    which = np.flatnonzero(zero.any(axis=-1))
    isolated = np.ones(len(points), dtype=bool)
    level = directions[which, :, zero[which].argmax(axis=-1)]
    isolated[which] = ~_on_a_line(ground, points[which], level, newton)
    eigenvalues = np.where(zero, 0.0, eigenvalues)
    values = ground.surface.value(points) + 0.0
    return CriticalPoints(points, values, kinds, eigenvalues, isolated)


def _kinked(ground: Survey, points: np.ndarray) -> CriticalPoints:
    """Tell of kinks what is known of them: no eigenvalues."""
    values = ground.surface.value(points) + 0.0
    ring = ground.ring(points, 1e-3)
    rises = ground.surface.value(ring) - values[:, np.newaxis]
    sign = np.where(rises.sum(axis=-1) < 0, -1.0, 1.0)
    level = CIRCLE[(sign[:, np.newaxis] * rises).argmin(axis=-1)]
    isolated = np.ones(len(points), dtype=bool)
    for one in (1.0, -1.0):
        here, search = sign == one, partial(nearest_kink, sign=one)
        isolated[here] = ~_on_a_line(ground, points[here], level[here], search)
    eigenvalues = np.full((len(points), 2), np.nan)
    kinds = (CriticalKind.KINK,) * len(points)
    return CriticalPoints(points, values, kinds, eigenvalues, isolated)


def _flat(ground: Survey, points: np.ndarray) -> CriticalPoints:
    """Tell of points in the middle of flat ground what is known of them."""
    bends = np.nan_to_num(ground.surface.hessian(points))
    eigenvalues = np.linalg.eigvalsh(bends).reshape(-1, 2)
    values, kinds = ground.surface.value(points), (CriticalKind.FLAT,) * len(points)
    isolated = np.zeros(len(points), dtype=bool)
    return CriticalPoints(points, values + 0.0, kinds, eigenvalues, isolated)


def _is_no_bend(ground, points, eigenvalues, directions) -> np.ndarray:
    """Return which eigenvalues, (k, 2), stand for zero.

    Those that are a billionth of the other; and those that are a thousandth of how
    much the bend changes a thousandth of the window away: so much the place of a
    degenerate point, which is found to fewer digits, can make them.
    """
    sizes = np.abs(eigenvalues)
    none = sizes <= 1e-9 * sizes.max(axis=-1, keepdims=True)
    ahead = 1e-3 * ground.side * np.swapaxes(directions, -1, -2)  # (k, 2, 2) rows
    hessian = ground.surface.hessian
    for sign in (1, -1):
        there = hessian(points[:, np.newaxis] + sign * ahead)  # (k, 2, 2, 2)
        change = there - hessian(points)[:, np.newaxis]
        along = np.swapaxes(directions, -1, -2)
        bend = np.einsum("kei,keij,kej->ke", along, change, along)
        none |= sizes <= 1e-3 * np.abs(bend)
    return none


def _on_a_line(ground: Survey, points, directions, search) -> np.ndarray:
    """Return beside which points the search finds others, as high, (k,).

    It starts a fiftieth of the window away along the directions, (k, 2).
    """
    if not len(points):
        return np.zeros(0, dtype=bool)
    values, away = ground.surface.value(points), 0.02 * ground.side
    found = np.zeros(len(points), dtype=bool)
    for sign in (1.0, -1.0):
        others = search(ground, points + sign * away * directions)
        gaps = np.hypot(*(others - points).T)
        rises = np.abs(ground.surface.value(others) - values)
        near = (gaps > 0.005 * away) & (gaps < 3 * away)
        found |= near & (rises <= 1e-9 * ground.relief)
    return found


def _in_order(ground: Survey, found: list[CriticalPoints]) -> CriticalPoints:
    """Put all together, the lowest first, with only a few of every line."""
    points, values, eigenvalues, isolated = (
        np.concatenate([getattr(one, name) for one in found])
        for name in ("points", "values", "eigenvalues", "isolated")
    )
    kinds = [kind for one in found for kind in one.kinds]
    grain = max(1e-9 * ground.relief, 1e-300)
    order = np.lexsort((points[:, 1], points[:, 0], np.rint(values / grain)))
    order = _a_few_of_lines(order, kinds, points, np.rint(values / grain), isolated)
    told = order[:MOST]
    return CriticalPoints(
        points[told],
        values[told],
        tuple(kinds[k] for k in told),
        eigenvalues[told],
        isolated[told],
        len(order) - len(told),
    )


def _a_few_of_lines(order, kinds, points, heights, isolated) -> np.ndarray:
    """Return the order without most of those on a line, A_FEW far apart each."""
    groups, kept = {}, set()
    for k in order.tolist():
        if isolated[k] or kinds[k] is CriticalKind.FLAT:
            kept.add(k)
        else:
            groups.setdefault((kinds[k], heights[k]), []).append(k)
    for members in groups.values():
        chosen, places = [members[0]], points[members]
        while len(chosen) < min(A_FEW, len(members)):
            gaps = [np.hypot(*(places - points[k]).T) for k in chosen]
            chosen.append(members[int(np.argmax(np.min(gaps, axis=0)))])
        kept.update(chosen)
    return np.array([k for k in order.tolist() if k in kept], dtype=int)

"""What checks the race's numbers: slopes from heights alone, and algebra on bowls."""

import numpy as np

from engines.gradient_descent import quadratic_path
from engines.reference import largest_gap
from pages.ui.chapter import Opinion, agree
from pages.words.numbers import percent

from .record import Record

ALLOWED = 1e-5
HAIRS = (6e-6, 3e-6)  # of a coordinate: so far to each side a slope is measured
KINKED = 0.1  # of the slope: so different on both sides, it is a kink
COARSE = 1e-4  # of a height: its rounding over a hair is far below that
BOWLS = ("sphere", "elongated_bowl", "booth", "matyas", "saddle")
PLAIN = "gradient_descent"


def opinions(record: Record) -> list[Opinion]:
    """Check the slope at every place walked, and on bowls every point of descent."""
    return [*_slopes(record), *_closed_form(record)]


def _slopes(record: Record) -> list[Opinion]:
    """Compare the slopes with those measured, wherever measuring can be trusted.

    It can where two measures with different hairs agree: not on a kink, nor where the
    heights are so large that a hair makes no difference to them.
    """
    found, value = record.race, record.settings.surface.value
    steps = np.arange(found.n_steps + 1)[:, np.newaxis]
    walked = steps <= found.gradient_counts  # who has stopped walks no new places
    points, ours = found.points[walked], found.gradient_norms[walked]
    with np.errstate(all="ignore"):
        (one, jump), (other, _) = (_measured(value, points, hair) for hair in HAIRS)
        size = np.maximum(1.0, np.maximum(one, COARSE * np.abs(value(points))))
        trusted = np.abs(one - other) <= ALLOWED / 2 * size
        trusted &= (jump <= KINKED * size) & np.isfinite(ours)
    if not trusted.any():
        return []
    gap = largest_gap((ours / size)[trusted], (one / size)[trusted])
    return [Opinion("central differences", gap, ALLOWED, _checked(trusted))]


def _measured(value, points: np.ndarray, hair: float) -> tuple[np.ndarray, ...]:
    """Return the length of the slope at points (n, 2), from heights alone, (n,).

    And by how much at most the slopes to both sides differ, (n,).
    """
    scaled = hair * np.maximum(1.0, np.abs(points).max(axis=1))
    here, slopes, jumps = value(points), [], []
    for axis in np.eye(2):
        step = scaled[:, np.newaxis] * axis
        ahead, behind = value(points + step), value(points - step)
        slopes.append((ahead - behind) / (2 * scaled))
        jumps.append(np.abs(ahead - 2 * here + behind) / scaled)
    return np.hypot(*slopes), np.maximum(*jumps)


def _checked(trusted: np.ndarray) -> str:
    """Say which slopes were checked, and why not the others; their count would tell.

    For the number of places tells before the bet how soon the walks are over.
    """
    if trusted.all():
        return "The slope at every place walked"
    share = float(trusted.mean())
    return (
        f"The slope at {percent(share)} of the places walked; at the others it cannot "
        "be measured so finely"
    )


def _closed_form(record: Record) -> list[Opinion]:
    """Check plain descent where algebra knows every point: on bowls, at one rate."""
    settings = record.settings
    is_bowl = settings.landscape in BOWLS and settings.schedule == "constant"
    if not is_bowl or PLAIN not in record.walkers:
        return []
    walk = record.race.trajectories[record.walkers.index(PLAIN)]
    steps, rate = np.arange(walk.n_steps + 1), settings.learning_rate(PLAIN)
    exact = quadratic_path(settings.surface, walk.points[0], rate, steps)
    what = "Every point of gradient descent, by its eigenvalues"
    return [agree(walk.points, exact, "the closed form", what, allowed=1e-9)]

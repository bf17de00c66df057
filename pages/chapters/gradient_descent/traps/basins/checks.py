"""What checks the map: other starts, drawn by chance, and walks that go alone."""

import numpy as np

from engines.gradient_descent import basin_map, descend, rate_map
from pages.ui.chapter import Opinion, agree

from .record import Record

DRAWN, ALONE = 2000, 6  # starts by chance; of the map's, those that walk alone
SEED = 18
SIGMAS = 5  # of a share of one half: what is farther off is no chance


def opinions(record: Record) -> list[Opinion]:
    """Check the shares by chance, some cells alone, and the ring's walk in a crowd."""
    return [_by_chance(record), _alone(record), _in_a_crowd(record)]


def _by_chance(record: Record) -> Opinion:
    """Compare the shares with those of starts drawn evenly over the window."""
    found = record.found
    low, high = np.array(found.surface.domain).T
    starts = np.random.default_rng(SEED).uniform(low, high, (DRAWN, 2))
    drawn = rate_map(
        found.surface,
        found.optimizer,
        starts,
        found.asked,
        tolerance=found.tolerance,
    )
    others = np.array(
        [(drawn.fates == at).mean() for at in range(len(found.minima))] or [0.0]
    )
    ours = found.shares if len(found.minima) else np.zeros(1)
    gap = float(np.abs(ours - others).max())
    allowed = SIGMAS * float(np.sqrt(0.25 / DRAWN))
    against = f"{DRAWN:,} starts drawn by chance"
    return Opinion(against, gap, allowed, "Every share", "sampling error")


def _alone(record: Record) -> Opinion:
    """Compare the ends of some cells with walks that go alone."""
    found = record.found
    cells = np.linspace(0, len(found.starts) - 1, ALONE).astype(int)
    walks = [
        descend(found.surface, found.optimizer, found.starts[at], found.asked)
        for at in cells
    ]
    ends = np.stack([walk.points[-1] for walk in walks])
    what = f"Where {ALONE} of the cells' walks end"
    return agree(found.ends[cells], ends, "walks that go alone", what, allowed=1e-12)


def _in_a_crowd(record: Record) -> Opinion:
    """Compare the end of the ring's walk with the same walk among others."""
    found, path = record.found, record.walk.path
    x, y = path.points[0]
    crowd = basin_map(
        found.surface,
        found.optimizer,
        1,
        found.asked,
        ((x - 1.0, x + 1.0), (y - 1.0, y + 1.0)),
    )
    end = crowd.ends[0]
    what = "Where the walk from the ring ends"
    return agree(path.points[-1], end, "a map of that start alone", what, allowed=1e-9)

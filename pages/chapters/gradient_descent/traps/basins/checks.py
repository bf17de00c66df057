"""What checks the map: other starts, drawn by chance, and walks that go alone."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import basin_map, descend, rate_map
from engines.gradient_descent.basins import STAYS
from pages.ui.chapter import Opinion, agree

from ..rounding import is_steady
from .record import Record

DRAWN, ALONE = 2000, 6  # starts by chance; of the map's, those that walk alone
SEED = 18
ALLOWED = 1e-9  # so near two ways of walking end
OTHERS = "the others end where rounding takes them, or nowhere"
NONE = "single walks are not compared: they end where rounding takes them, or nowhere"
SIGMAS = 5  # of a share of one half: what is farther off is no chance


def opinions(record: Record) -> list[Opinion]:
    """Check the shares by chance, some cells alone, and the ring's walk in a crowd."""
    chance, walks = _by_chance(record), [*_alone(record), *_in_a_crowd(record)]
    if not walks:
        chance = replace(chance, what=f"{chance.what} ({NONE})")
    return [chance, *walks]


def _by_chance(record: Record) -> Opinion:
    """Compare the shares with those of starts drawn evenly over the window."""
    found = record.found
    low, high = np.array(found.surface.domain).T
    starts = np.random.default_rng(SEED).uniform(low, high, (DRAWN, 2))
    drawn = rate_map(
        found.surface,
        found.optimizer,
        starts,
        found.asked + STAYS,
        tolerance=found.tolerance,
    )
    fates = np.where(drawn.near_since <= found.asked, drawn.fates, -1)
    others = np.array(
        [(fates == at).mean() for at in range(len(found.minima))] or [0.0]
    )
    ours = found.shares if len(found.minima) else np.zeros(1)
    gap = float(np.abs(ours - others).max())
    allowed = SIGMAS * float(np.sqrt(0.25 / DRAWN))
    against = f"{DRAWN:,} starts drawn by chance"
    return Opinion(against, gap, allowed, "Every share", "sampling error")


def _alone(record: Record) -> list[Opinion]:
    """Compare the ends of some cells with walks that go alone."""
    found = record.found
    cells = np.linspace(0, len(found.starts) - 1, ALONE).astype(int)
    cells = cells[_steady(record, found.starts[cells])]
    if not len(cells):
        return []
    asked = found.asked + STAYS
    walks = [
        descend(found.surface, found.optimizer, found.starts[at], asked) for at in cells
    ]
    ends = np.stack([walk.points[-1] for walk in walks])
    what = f"Where {ALONE} of the cells' walks end"
    if len(cells) < ALONE:
        what = f"Where {len(cells)} of {ALONE} of the cells' walks end; {OTHERS}"
    return [agree(found.ends[cells], ends, "walks that go alone", what, ALLOWED)]


def _in_a_crowd(record: Record) -> list[Opinion]:
    """Compare the end of the ring's walk with the same walk among others."""
    found, path = record.found, record.walk.path
    x, y = path.points[0]
    if not _steady(record, path.points[:1]).all():
        return []
    window = ((x - 1.0, x + 1.0), (y - 1.0, y + 1.0))
    asked = found.asked - STAYS  # so many are walked more, to see who stays
    crowd = basin_map(found.surface, found.optimizer, 1, asked, window)
    end = crowd.ends[0]
    what = "Where the walk from the ring ends"
    against = "a map of that start alone"
    return [agree(path.points[-1], end, against, what, ALLOWED)]


def _steady(record: Record, starts: np.ndarray) -> np.ndarray:
    """Tell which walks from starts, (n, 2), rounding does not decide, (n,)."""
    found = record.found
    asked = found.asked + STAYS
    return is_steady(found.surface, found.optimizer, starts, asked, ALLOWED)

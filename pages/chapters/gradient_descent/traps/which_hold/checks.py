"""What checks "Which hold": bends from slopes, edges from steps, runs one by one."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import update_matrices
from engines.gradient_descent.descent import take_steps
from engines.reference import largest_gap, numeric_gradient
from pages.ui.chapter import Opinion
from pages.words.sentences import counted

from ..rounding import is_steady
from ..settings import rule_of
from ..verdicts import DISTANCE, N_STEPS
from .record import HAVE_EDGES, Record
from .words import is_kink

ALONE = 1e-9  # so near a run ends to the same run by itself
OTHERS = "the others end where rounding takes them, or nowhere"
NONE = "single runs are not compared: they end where rounding takes them, or nowhere"
GRID = 41  # heights to each side


def opinions(record: Record) -> list[Opinion]:
    """Measure bends and edges anew, and let one run of each minimum go by itself."""
    if not record.n:
        return _no_hollow(record)
    algebra, runs = [*_bends(record), *_edges(record)], _one_by_one(record)
    if algebra and not runs:
        algebra[-1] = replace(algebra[-1], what=f"{algebra[-1].what} ({NONE})")
    return [*algebra, *runs]


def _bends(record: Record) -> list[Opinion]:
    """Compare the sharpest bends with those that the slopes nearby show."""
    some = [at for at in range(record.n) if not is_kink(record, at)]
    if not some:
        return []
    slope = record.settings.surface.gradient
    found = []
    for at in some:
        rows = [
            numeric_gradient(lambda p, i=i: slope(p)[..., i], record.minima[at])
            for i in range(2)
        ]
        found.append(np.linalg.eigvalsh((np.array(rows) + np.array(rows).T) / 2)[-1])
    gap = largest_gap(record.bends[some], found)
    what = f"λ at {counted(len(some), 'minimum', 'minima')}"
    return [Opinion("central differences of the slope", gap, 1e-6, what)]


def _edges(record: Record) -> list[Opinion]:
    """Ask at every edge what one step multiplies an error by: in size 1."""
    found = []
    for name, row in zip(HAVE_EDGES, record.edges, strict=True):
        known = [at for at in np.flatnonzero(np.isfinite(row)).tolist() if row[at] > 0]
        found += [_factor(record, name, row[at], record.bends[at]) for at in known]
    if not found:
        return []
    gap = largest_gap(found, 1.0)
    return [Opinion("the roots of one step", gap, 1e-6, "Every edge of theory")]


def _factor(record: Record, name: str, rate: float, bend: float) -> float:
    """Return the size of what a step multiplies an error by, asked of the optimizer."""
    rule = rule_of(name, float(rate), record.settings.momentum)
    if rule.state_names:
        [matrix] = update_matrices(rule, [bend])
        return float(np.abs(np.linalg.eigvals(matrix)).max())
    update, _ = rule.update(np.array([bend]), {}, np.array([[bend]]))
    return abs(1 + update.item())


def _one_by_one(record: Record) -> list[Opinion]:
    """Walk the first run of every minimum by itself, if rounding does not decide it."""
    turn = np.random.default_rng(0).normal(size=(1, 2))
    [way] = DISTANCE * (turn / np.linalg.norm(turn, axis=-1, keepdims=True))
    walk = record.settings.surface, record.settings.optimizer, record.minima + way
    steady = np.flatnonzero(is_steady(*walk, N_STEPS, ALONE)).tolist()
    ends = record.held.ends[:, 0]
    gaps = [
        largest_gap(ends[at], _end(record, record.minima[at] + way)) for at in steady
    ]
    if not gaps:
        return []
    few = len(gaps) < record.n
    what = "Where a run of each ends"
    what += f", of {len(gaps)} of {record.n}; {OTHERS}" if few else ""
    return [Opinion("each run by itself", max(gaps), ALONE, what)]


def _end(record: Record, start: np.ndarray) -> np.ndarray:
    """Return where a run ends that goes alone, and goes on where it stands still."""
    walk = record.settings.surface, record.settings.optimizer, start[np.newaxis]
    with np.errstate(all="ignore"):
        *_, (points, *_) = take_steps(*walk, N_STEPS)
    return points[0]


def _no_hollow(record: Record) -> list[Opinion]:
    """Look for a place that is lower than all around it on a grid of heights."""
    surface = record.settings.surface
    axes = [np.linspace(*side, GRID) for side in surface.domain]
    with np.errstate(all="ignore"):
        heights = surface.value(np.stack(np.meshgrid(*axes), axis=-1))
    middle, is_lowest = heights[1:-1, 1:-1], True
    for i in range(3):
        for j in range(3):
            if (i, j) != (1, 1):
                beside = heights[i : i + GRID - 2, j : j + GRID - 2]
                is_lowest = is_lowest & (middle < beside)
    n = float(np.sum(is_lowest))
    what = "That there is no hollow"
    return [Opinion(f"a grid of {GRID} by {GRID} heights", n, 0.5, what)]

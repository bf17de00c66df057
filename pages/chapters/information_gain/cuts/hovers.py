"""What the curve of the gains says when hovered over: each cut that was tried."""

from collections.abc import Iterator

import numpy as np

from pages.figures.hovers import SAYS, Hover
from pages.figures.plain import scatter
from pages.words.sentences import counted

from .amounts import gained
from .hand import ONE_SIDE, asked
from .looks import CURVE
from .search import PLACES
from .shown import Shown

ROWS = (0.15, 0.5, 0.85)  # of unseen points over the curve, which itself hears nothing


def over_the_curve() -> dict:
    """Return unseen points at every place, three above each other."""
    x, y = np.meshgrid(CURVE.x(PLACES / PLACES[-1]), CURVE.y(ROWS))
    look = {"opacity": 0, "size": 12}
    told = {"x": x.ravel(), "y": y.ravel(), "mode": "markers", "marker": look}
    return scatter(**told, hovertemplate=SAYS)


def of_the_curve(shown: Shown, trace: int) -> Hover:
    """Return what each place says: of the cut between the two values beside it."""
    texts: dict[str, int] = {}
    says: list[list[tuple[int, int]]] = [[] for _ in PLACES]
    for step in range(shown.n_steps):
        for pairs, text in zip(says, _said(shown, step), strict=True):
            number = texts.setdefault(text, len(texts))
            if not pairs or pairs[-1][1] != number:
                pairs.append((step, number))
    return Hover(trace, [*range(len(PLACES))] * len(ROWS), says, [*texts])


def _said(shown: Shown, step: int) -> Iterator[str]:
    search, feature = shown.search(step), shown.feature(step)
    here = search.candidates.of(feature)
    sizes = search.candidates.left_counts[here].sum(axis=1)
    n_left = search.cuts(feature).left_counts.sum(axis=1)
    at = np.searchsorted(sizes, n_left)
    inside = (0 < n_left) & (n_left < search.n_rows)
    tried, back = np.unique(at[inside], return_inverse=True)
    texts = [*_of_cuts(shown, step, here[tried])]
    told = iter(back.tolist())
    for is_inside in inside.tolist():
        yield texts[next(told)] if is_inside else ONE_SIDE


def _of_cuts(shown: Shown, step: int, places: np.ndarray) -> Iterator[str]:
    """Yield where a cut is, and how many rows go to either side.

    What it gains is said once it was searched.
    """
    search, feature = shown.search(step), shown.feature(step)
    found = search.candidates
    where = asked(shown, step, feature, found.thresholds[places])
    left = found.left_counts[places].sum(axis=1).tolist()
    for name, n, gain in zip(where, left, found.gains[places].tolist(), strict=True):
        rows = f"{counted(n, 'row')} left, {search.n_rows - n:,} right"
        gains = f"<br>gain {gained(gain)[0]}" if shown.is_searched(step) else ""
        yield f"{name}<br>{rows}{gains}"

"""Histograms of classes and curves of gains as outlines in whole numbers: few letters.

A picture shows them at every step, so what one takes is what counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pages.figures import theme
from pages.figures.keys import Word
from pages.figures.lettering import shortened

from .search import PLACES, Search
from .shown import Shown

MOST_CLASSES = 10  # that have a colour; of more, the rarer ones are one together
LONGEST = 24  # letters of a name


@dataclass(frozen=True)
class Classes:
    """The classes as they are drawn: each in its colour, all the rare ones as one."""

    of: tuple[int, ...]  # of each class, which of the drawn ones it is
    names: tuple[str, ...]
    colours: tuple[str, ...]

    @property
    def key(self) -> list[Word]:
        """Their names, each in its colour after a dot of it."""
        pairs = zip(self.names, self.colours, strict=True)
        return [(f"● {name}", colour) for name, colour in pairs]


@lru_cache(64)
def _shown(names: tuple[str, ...], kept: tuple[int, ...]) -> Classes:
    said = [shortened(name or "?", LONGEST) for name in names]
    of = [kept.index(one) if one in kept else len(kept) for one in range(len(names))]
    left_out = len(kept) < len(names)
    return Classes(
        tuple(of),
        (*(said[one] for one in kept), *(["others"] if left_out else [])),
        (*map(theme.class_colour, range(len(kept))), *[theme.GRID] * left_out),
    )


def shown_classes(shown: Shown) -> Classes:
    """Return how the classes are drawn: the commonest ones by themselves."""
    n = len(shown.class_names)
    counts = np.bincount(shown.labels, minlength=n)
    often = np.argsort(-counts, kind="stable")[:MOST_CLASSES]
    return _shown(tuple(shown.class_names), tuple(sorted(often.tolist())))


@dataclass(frozen=True)
class Frame:
    """A rectangle in whole numbers: bars and curves stand in it."""

    left: int
    right: int
    bottom: int
    top: int  # smaller than the bottom where the axis points down

    def x(self, shares) -> list[int]:
        """Return how far to the right some shares of its width are."""
        return _between(self.left, self.right, shares)

    def y(self, shares) -> list[int]:
        """Return how high some shares of its height are."""
        return _between(self.bottom, self.top, shares)


def _between(first: int, last: int, shares) -> list[int]:
    return np.rint(first + (last - first) * np.asarray(shares)).astype(int).tolist()


def histogram(search: Search, feature: int, classes: Classes) -> np.ndarray:
    """Return how many rows of each drawn class lie in each bin, (n_bins, n_drawn)."""
    n_bins = search.n_bins(feature)
    shares = search.share(feature, search.features[:, feature])
    bins = np.minimum((shares * n_bins).astype(int), n_bins - 1)
    n = len(classes.names)
    cells = bins * n + np.array(classes.of)[search.labels]
    return np.bincount(cells, minlength=n_bins * n).reshape(n_bins, n)


def stacks(counts: np.ndarray, frame: Frame) -> list[str]:
    """Return an outline for each class, from the last to the first: "" for no row.

    Each reaches down to the bottom, and what is drawn later covers what lies below it.
    """
    upto = counts.cumsum(axis=1)
    highest = max(1, int(upto[:, -1].max()))
    edges = frame.x(np.linspace(0, 1, len(counts) + 1))
    found = []
    for at in reversed(range(counts.shape[1])):
        has_any = counts[:, at].any()
        heights = frame.y(upto[:, at] / highest)
        found.append(_stairs(edges, heights, frame.bottom) if has_any else "")
    return found


def _stairs(edges: Sequence[int], heights: Sequence[int], bottom: int) -> str:
    parts, last = [f"M{edges[0]},{bottom}"], bottom
    for edge, high in zip(edges[:-1], heights, strict=True):
        if high != last:
            parts.append(f"H{edge}V{high}" if edge != edges[0] else f"V{high}")
            last = high
    return "".join([*parts, f"H{edges[-1]}V{bottom}Z"])


def curve(shares: np.ndarray, frame: Frame) -> str:
    """Return the curve through heights at even places, as shares of its frame's."""
    x = frame.x(np.linspace(0, 1, len(shares)))
    y = frame.y(shares)
    parts, drawn = [f"M{x[0]},{y[0]}"], 0
    for at in range(1, len(shares)):
        if y[at] != y[drawn] or at == len(shares) - 1:
            level = f"H{x[at - 1]}" if drawn < at - 1 else ""
            parts.append(f"{level}L{x[at]},{y[at]}")
            drawn = at
    return "".join(parts)


def coarser(gains: np.ndarray, n: int = 4) -> np.ndarray:
    """Return the largest of every n gains: for a curve that is small."""
    starts = np.arange(0, len(PLACES), n)
    return np.maximum.reduceat(gains, starts)

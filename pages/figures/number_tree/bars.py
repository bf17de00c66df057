"""The bars in nodes that ask; all of a class are one line, so that steps are fast."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from engines.decision_trees import SplitHistograms
from pages.figures import theme
from pages.figures.number_tree.looks import Story
from pages.figures.panel import Span, Trail, rounded
from pages.figures.shapes import IN_PIXELS, path

BAR, MOST_BAR = 5, 14  # pixels, how thick a bar is
THICK = 0.8  # of a bin, in a drawing that has no more room than it needs
ABOVE = 0.04  # of a level: so far a threshold reaches above and below its bars
POINTER = "M0,0L-4,-5L4,-5Z"  # below the bar of the row's own value
BINS = 12  # of a histogram


class Frame(NamedTuple):
    """Where the bars of a node stand: between two x, from their foot to the top."""

    left: float
    right: float
    foot: float
    top: float

    def across(self, shares: np.ndarray) -> np.ndarray:
        """Return where shares of the way from the least to the largest value stand."""
        return self.left + (self.right - self.left) * shares

    def up(self, shares: np.ndarray) -> np.ndarray:
        """Return how high shares of the highest bar stand."""
        return self.foot + (self.top - self.foot) * shares


def bar_trails(
    story: Story, places: Sequence[int], frames: Sequence[Frame], thick: int = BAR
) -> list[Trail]:
    """Return the bars of all drawn nodes that ask, class by class, and their cuts.

    `places` are those nodes among the drawn ones, and `frames` where their bars stand.
    """
    bars = story.looks.histograms
    if bars is None or not places:
        return []
    asked = story.asked[list(places)]
    order = np.argsort(asked, kind="stable")
    strokes: dict[int, list[tuple]] = {}
    cuts = []
    for k in order.tolist():
        at = bars.at(int(story.shown.nodes[places[k]]))
        step, frame = int(asked[k]), frames[k]
        for number, x, low, high in _strokes(bars.edges[at], bars.counts[at], frame):
            strokes.setdefault(number, []).append((step, x, low, high))
        cut = _shares_of(bars.edges[at], bars.edges[at, bars.n_left[at]])
        x = frame.across(cut)
        cuts.append((step, x, frame.foot + ABOVE, frame.top - ABOVE))
    last = story.n_steps
    trails = [
        _trail(some, {"color": theme.class_colour(number), "width": thick}, last)
        for number, some in sorted(strokes.items())
    ]
    return [*trails, _trail(cuts, {"color": theme.INK, "width": 1.5}, last)]


def _shares_of(edges: np.ndarray, value) -> np.ndarray:
    span = edges[-1] - edges[0]
    return (value - edges[0]) / (span if span else 1.0)


def _own_share(bars: SplitHistograms, at: int, value: float, is_left: bool) -> float:
    """Return where the bar stands in which a value is, on its side of the cut."""
    edges, n_left = bars.edges[at], int(bars.n_left[at])
    found = int(np.searchsorted(edges, value, side="right")) - 1
    low, high = (0, n_left - 1) if is_left else (n_left, len(edges) - 2)
    bin_of = min(max(found, low), high)
    return float(_shares_of(edges, (edges[bin_of] + edges[bin_of + 1]) / 2))


def thickness(frames: Sequence[Frame], share: float) -> int:
    """Return how thick bars may be where a drawing fills so many times its width."""
    wide = min((frame.right - frame.left for frame in frames), default=0)
    return int(min(max(THICK * share * wide / BINS, BAR), MOST_BAR))


def _strokes(edges: np.ndarray, counts: np.ndarray, frame: Frame):
    """Yield (class, x, low, high) of each piece of a bar; classes stand stacked."""
    x = frame.across(_shares_of(edges, (edges[1:] + edges[:-1]) / 2))
    highest = max(int(counts.sum(axis=1).max()), 1)
    tops = frame.up(np.cumsum(counts, axis=1) / highest)
    feet = np.column_stack([np.full(len(x), frame.foot), tops[:, :-1]])
    for at, number in np.argwhere(counts).tolist():
        yield number, x[at], feet[at, number], tops[at, number]


def _trail(strokes: Sequence[tuple], line: dict, n_steps: int) -> Trail:
    """Return upright strokes as one line."""
    steps, x, low, high = map(np.array, zip(*strokes, strict=True))
    xs, ys = np.stack([x, x], axis=1), np.stack([low, high], axis=1)
    return lines_trail(xs, ys, steps, n_steps, line)


def lines_trail(
    xs: np.ndarray, ys: np.ndarray, since: np.ndarray, n_steps: int, line: dict
) -> Trail:
    """Return many lines, (n, m) points, as one; those of later steps come later.

    It begins with no point at all, so that at first there may be none of them.
    """
    order = np.argsort(since, kind="stable")
    lifted = [
        [None, *(one for row in rows[order] for one in (*rounded(row), None))]
        for rows in (xs, ys)
    ]
    upto = np.searchsorted(since[order], np.arange(n_steps), side="right")
    return Trail(*lifted, (1 + (xs.shape[1] + 1) * upto).tolist(), line)


def pointers(
    story: Story, places: Sequence[int], frames: Sequence[Frame]
) -> list[Span]:
    """Return what marks the row's own value under the bars of its path."""
    bars, row = story.looks.histograms, story.looks.row
    if bars is None or row is None:
        return []
    spans = []
    for at, frame in zip(places, frames, strict=True):
        if not story.is_lit(at):
            continue
        node = int(story.shown.nodes[at])
        value = row[story.tree.features[node]]
        is_left = bool(value <= story.tree.thresholds[node])
        share = _own_share(bars, bars.at(node), value, is_left)
        here = {"xanchor": float(frame.across(share)), "yanchor": float(frame.foot)}
        line = {"color": theme.PAPER, "width": 1}
        mark = path(POINTER, line, fillcolor=theme.INK, **IN_PIXELS, **here)
        spans.append(Span(mark, int(story.asked[at]), story.n_steps - 1))
    return spans

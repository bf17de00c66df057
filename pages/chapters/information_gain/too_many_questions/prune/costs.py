"""R + α·leaves as lines over α: each tree of the path is one, the lowest count."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import dot, line, segment
from pages.words.numbers import short

from ..settings import KEY
from .alphas import alpha_text
from .controls import BY_HAND, WEAKEST
from .links import SAME
from .record import Record
from .words import leaves

ROOM = 290  # pixels for a title with its key
TITLE = "R + α·leaves over α"
BESIDE, LEAST_BESIDE = 0.06, 0.15  # of the axis' decades, and decades: at both ends
HEADROOM = 1.15  # of the window
POINTS = 24  # of a line, which is bent as the axis is one of powers
MOST_LINES = 40  # thin ones
MARKS, MOST_MARKS = ((1,), (1, 3), (1, 2, 5)), 7  # of each power of ten
EVERY, LOWEST, NOW = theme.MUTED, theme.INK, theme.HERE


def alpha_ends(record: Record) -> tuple[float, float]:
    """Return the powers of ten between which every α above 0 is."""
    some = record.path.alphas[record.path.alphas > SAME]
    low, high = np.log10([some.min(), some.max()]) if len(some) else (-1.0, 0.0)
    beside = max(BESIDE * (high - low), LEAST_BESIDE)
    return float(low - beside), float(high + beside)


def cost_window(record: Record) -> Window:
    """Return what both axes show: the cheapest tree at every α of the path."""
    ends = alpha_ends(record)
    highest = float(lowest(record, np.array([10.0 ** ends[1]]))[0])
    return Window(ends, (0.0, HEADROOM * highest or 1.0))


def place(alphas: np.ndarray, window: Window) -> np.ndarray:
    """Return where an α stands: 0 at the left end."""
    return np.log10(np.maximum(alphas, 10.0 ** window.x[0]))


def alpha_axis(window: Window) -> dict:
    """Return the axis with its powers of ten, and parts of them where they are few."""
    low, high = window.x
    powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
    found = []
    for parts in MARKS:
        more = [part * 10.0**power for power in powers for part in parts]
        more = [one for one in more if low < np.log10(one) < high]
        found = more if not found or len(more) <= MOST_MARKS else found
    every = -(-len(found) // MOST_MARKS) or 1
    found = found[::every]
    return named_axis(window.x, np.log10(found).tolist(), map(short, found))


def lowest(record: Record, alphas: np.ndarray) -> np.ndarray:
    """Return the least cost at each α."""
    path = record.path
    at = np.searchsorted(path.alphas, alphas, "right") - 1
    return path.costs[at] + alphas * path.n_leaves[at]


def cost_panel(record: Record) -> Panel:
    """Draw the lines, the least of them bold, and that of the tree that is shown."""
    window = cost_window(record)
    figure = theme.figure(
        TITLE,
        f"{KEY}_costs_{record.way}",
        [_lines(record, window), _least(record, window)],
        xaxis=alpha_axis(window),
        yaxis=axis(window.y),
        dragmode="pan",
        hovermode="closest",
    )
    mine = "yours" if record.way == BY_HAND else "now"
    words = [("━ the cheapest", LOWEST), (f"― {mine}", NOW)]
    frames = [_now(record, step, window) for step in range(len(record.shown))]
    alt = "What every tree of the path costs over α, and which is the cheapest"
    panel = Panel(figure, alt, 210, frames=frames)
    return panel.with_layout(**keyed_title(TITLE, words, ROOM))


def line_of(cost: float, n: int, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Return points of R + α·leaves, as far as it is in the window, (p,) and (p,)."""
    left, right = window.x
    room = (window.y[1] - cost) / n
    end = min(right, float(np.log10(room))) if room > 0 else left
    if end <= left:
        return np.zeros(0), np.zeros(0)
    x = np.linspace(left, end, POINTS)
    return x, cost + n * 10.0**x


def _lines(record: Record, window: Window) -> dict:
    """Return the lines of the path's trees, lifted off the paper between them."""
    path = record.path
    some = np.unique(np.linspace(0, len(path) - 1, MOST_LINES).round().astype(int))
    x, y = [], []
    for state in some.tolist():
        xs, ys = line_of(float(path.costs[state]), int(path.n_leaves[state]), window)
        x += [*rounded(xs, 4), None]
        y += [*rounded(ys, 4), None]
    look = theme.stroke(EVERY, 0.8)
    return scatter(x=x, y=y, mode="lines", line=look, hoverinfo="skip")


def _least(record: Record, window: Window) -> dict:
    """Return the lower envelope with a mark at each corner."""
    path = record.path
    corners = place(path.alphas, window)
    between = np.linspace(*window.x, POINTS)
    x = np.concatenate([corners, between])
    order = np.argsort(x, kind="stable")
    said = [
        f"α = {alpha_text(path, state)}: from here on {leaves(n)}"
        for state, n in enumerate(path.n_leaves)
    ]
    texts, sizes = said + [""] * POINTS, [5] * len(said) + [0] * POINTS
    x = x[order]
    return scatter(
        x=rounded(x),
        y=rounded(lowest(record, 10.0**x)),
        text=[texts[at] for at in order],
        mode="lines+markers",
        line=theme.stroke(LOWEST, 3),
        marker={"size": [sizes[at] for at in order], "color": LOWEST},
        hovertemplate="%{text}<extra></extra>",
    )


def _now(record: Record, step: int, window: Window) -> list[dict]:
    """Return the line of a position's tree, and on the path where its α is."""
    cost, n = float(record.costs[step]), int(record.n_leaves[step])
    x, y = line_of(cost, n, window)
    shapes = [line(x, y, theme.stroke(NOW, 2))] if len(x) else []
    if record.way != WEAKEST:
        return shapes
    at = float(place(np.array(record.alpha_at(step)), window))
    height = cost + n * 10.0**at
    drop = segment((at, at), (0, height), NOW, 1.5, "dot")
    return [*shapes, drop, dot(at, height, NOW, 6)]

"""R + α·leaves as lines over α: each tree of the path is one, the lowest count."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import dot, segment
from pages.words.numbers import few

from ..settings import KEY
from .controls import BY_HAND, WEAKEST
from .record import Record
from .words import leaves

ROOM = 290  # pixels for a title with its key
TITLE = "R + α·leaves over α"
LAST_LEAVES = 3  # the window ends where the path has so few left, or a tenth
BEYOND, HEADROOM = 1.3, 1.15  # of the window
MOST_LINES = 40  # thin ones
EVERY, LOWEST, NOW = theme.MUTED, theme.INK, theme.HERE


def alpha_window(record: Record) -> Window:
    """Return what of both axes is shown: most trees of the path are cheapest there."""
    path = record.path
    most = max(LAST_LEAVES, path.n_leaves[0] // 10)
    few_left = np.flatnonzero(path.n_leaves <= most)
    at = few_left[0] if path.n_leaves[few_left[0]] > 1 else len(path) - 1
    last = float(path.alphas[at]) or float(path.alphas[-1])
    right = BEYOND * last or 1.0
    state = path.state_at(right)
    highest = float(path.costs[state] + right * path.n_leaves[state])
    return Window((0.0, right), (0.0, HEADROOM * highest or 1.0))


def lowest(record: Record, alphas: np.ndarray) -> np.ndarray:
    """Return the least cost at each α."""
    path = record.path
    at = np.searchsorted(path.alphas, alphas, "right") - 1
    return path.costs[at] + alphas * path.n_leaves[at]


def cost_panel(record: Record) -> Panel:
    """Draw the lines, the least of them bold, and that of the tree that is shown."""
    window = alpha_window(record)
    figure = theme.figure(
        TITLE,
        f"{KEY}_costs_{record.way}",
        [_lines(record, window), _least(record, window)],
        xaxis=axis(window.x),
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


def _lines(record: Record, window: Window) -> dict:
    """Return the lines of the path's trees, lifted off the paper between them."""
    path, right = record.path, window.x[1]
    some = np.unique(np.linspace(0, len(path) - 1, MOST_LINES).round().astype(int))
    costs, n = path.costs[some], path.n_leaves[some]
    # A steep line leaves the window at the top: it is drawn as far as that.
    ends = np.minimum(right, (window.y[1] - costs) / n)
    y = np.stack([costs, costs + ends * n], axis=1)
    x = np.stack([np.zeros(len(some)), ends], axis=1)
    flat = [
        [one for pair in rows for one in (*rounded(pair), None)]
        for rows in (x[ends > 0], y[ends > 0])
    ]
    line = theme.stroke(EVERY, 0.8)
    return scatter(x=flat[0], y=flat[1], mode="lines", line=line, hoverinfo="skip")


def _least(record: Record, window: Window) -> dict:
    """Return the lower envelope with a mark at each corner."""
    path, right = record.path, window.x[1]
    inside = path.alphas <= right
    corners = np.append(path.alphas[inside], right)
    said = [
        f"α = {few(alpha)}: from here on {leaves(n)}"
        for alpha, n in zip(path.alphas[inside], path.n_leaves[inside], strict=True)
    ]
    return scatter(
        x=rounded(corners),
        y=rounded(lowest(record, corners)),
        text=[*said, ""],
        mode="lines+markers",
        line=theme.stroke(LOWEST, 3),
        marker={"size": [5] * len(said) + [0], "color": LOWEST},
        hovertemplate="%{text}<extra></extra>",
    )


def _now(record: Record, step: int, window: Window) -> list[dict]:
    """Return the line of a position's tree, and on the path where its α is."""
    cost, n = float(record.costs[step]), int(record.n_leaves[step])
    end = min(window.x[1], (window.y[1] - cost) / n)
    shapes = []
    if end > 0:
        shapes.append(segment((0, end), (cost, cost + end * n), NOW, 2))
    if record.way != WEAKEST:
        return shapes
    alpha = record.alpha_at(step)
    height = cost + alpha * n
    if alpha > window.x[1]:
        return [*shapes, *window.gone((alpha, height), f"α = {few(alpha)}", NOW)]
    drop = segment((alpha, alpha), (0, height), NOW, 1.5, "dot")
    return [*shapes, drop, dot(alpha, height, NOW, 6)]

"""A unit under two losses: the ground it walks on, and what it says meanwhile."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation import Waking
from pages.figures import theme
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.plain import scatter, unseen_point
from pages.figures.shapes import dot, segment, words

LINES = (
    ("squared error", {"color": theme.HERE, "width": 3, "dash": "solid"}),
    ("cross-entropy", {"color": theme.PATH, "width": 3, "dash": "dash"}),
)
KINDS = {
    "losses": ("The loss, against z", "loss L"),
    "slopes": ("The slope it feels, against z", "size of dL/dz"),
}
HEIGHT = 330


def landscape_panel(
    both: Sequence[Waking], curves: Sequence[Waking], kind: str
) -> Panel:
    """Draw losses or sizes of slopes against z, with the unit on both curves."""
    title, name = KINDS[kind]
    heights = [_heights(curve, kind) for curve in curves]
    z, most = curves[0].pre_activations, max(float(y.max()) for y in heights)
    figure = theme.figure(
        title,
        f"two {kind}",
        [
            _ground(curve.pre_activations, y, *look)
            for curve, y, look in zip(curves, heights, LINES, strict=True)
        ],
        legend=(),
        below=0.24,
        xaxis={"range": (float(z[0]), float(z[-1])), "title": {"text": "z"}},
        yaxis={"range": (-0.08 * most, 1.12 * most), "title": {"text": name}},
        dragmode=False,
    )
    paths = [_heights(waking, kind) for waking in both]
    frames = [
        [
            _head(float(waking.pre_activations[t]), float(path[t]), at)
            for at, (waking, path) in enumerate(zip(both, paths, strict=True))
        ]
        for t in range(len(paths[0]))
    ]
    return Panel(figure, f"{name} of both losses, against z", HEIGHT, frames=frames)


def _ground(z: np.ndarray, y: np.ndarray, label: str, line: dict) -> dict:
    return scatter(
        x=rounded(z, 4),
        y=rounded(y, 4),
        mode="lines",
        name=label,
        line=line,
        hovertemplate=f"z = %{{x}}<br>{label}: %{{y}}<extra></extra>",
    )


def says_panel(both: Sequence[Waking]) -> Panel:
    """Draw what the unit says after each update, under both losses."""
    n, target = len(both[0].activations) - 1, both[0].target
    ends = (0, n)
    figure = theme.figure(
        "What the unit says",
        "two says",
        [unseen_point() | {"y": [0.5]}],
        legend=[(label, {}, line) for label, line in LINES],
        below=0.24,
        xaxis={"range": (-0.02 * n, 1.03 * n), "title": {"text": "updates"}},
        yaxis={"range": (-0.14, 1.14), "title": {"text": "a = σ(z)"}},
        shapes=[
            segment(ends, (target, target), theme.MINIMUM, 2, "dot"),
            segment(ends, (0.5, 0.5), theme.MUTED, 1, "dot"),
            words(n / 2, target, "target", theme.MINIMUM, up=9 if target else -9),
        ],
        dragmode=False,
    )
    steps = list(range(n + 1))
    paths = [rounded(waking.activations, 5) for waking in both]
    trails = tuple(
        Trail(steps, path, [t + 1 for t in steps], line)
        for path, (_, line) in zip(paths, LINES, strict=True)
    )
    frames = [[_head(t, path[t], at) for at, path in enumerate(paths)] for t in steps]
    alt = "What the unit says after each update"
    return Panel(figure, alt, HEIGHT, frames=frames, trails=trails)


def _heights(waking: Waking, kind: str) -> np.ndarray:
    return waking.losses if kind == "losses" else np.abs(waking.deltas)


def _head(x: float, y: float, at: int) -> dict:
    """Return the unit: full under squared error, hollow under cross-entropy."""
    colour = LINES[at][1]["color"]
    if at == 0:
        return dot(x, y, colour, radius=7)
    hollow = {"fillcolor": theme.PAPER, "line": {"color": colour, "width": 3}}
    return dot(x, y, colour, radius=6, **hollow)

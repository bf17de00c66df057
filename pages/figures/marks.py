"""Marks on a ground for its critical points: each kind has a symbol and words."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

import numpy as np

from pages.figures import theme
from pages.figures.fields import Coordinates
from pages.figures.plain import scatter
from pages.words.numbers import short


class Kind(NamedTuple):
    """How critical points of one kind are drawn, and what they are called."""

    symbol: str  # Plotly's
    sign: str  # the same in words: ★
    words: str
    colour: str
    size: int = 11


KINDS: Mapping[str, Kind] = {
    "minimum": Kind("star", "★", "minimum", theme.MINIMUM, 14),
    "saddle": Kind("x", "✕", "saddle", theme.INK, 9),
    "maximum": Kind("triangle-up", "▲", "maximum", theme.INK),
    "degenerate": Kind("diamond", "◆", "level point", theme.CURVE),
    "kink": Kind("triangle-down", "▼", "kink", theme.MINIMUM),
    "flat": Kind("square", "■", "flat ground", theme.MUTED),
}


class Critical(Protocol):
    """Critical points as the engine finds them (`critical_points`)."""

    points: np.ndarray  # (k, 2)
    values: np.ndarray  # (k,)
    kinds: Sequence  # (k,) each with a `name`
    eigenvalues: np.ndarray  # (k, 2) ascending; nan where there are none


def kind_of(kind: object) -> Kind:
    """Return the looks of an engine's kind of critical point."""
    return KINDS[kind.name.lower()]


def critical_marks(found: Critical, says: Coordinates) -> list[dict]:
    """Return the marks of all critical points, a trace for each kind there is.

    Hovering over one says its kind, its place, its height and how it bends.
    """
    order = sorted(range(len(found.kinds)), key=lambda at: found.kinds[at].name)
    return [
        _marks(found, [*some], says)
        for _, some in groupby(order, key=lambda at: found.kinds[at].name)
    ]


def _marks(found: Critical, some: Sequence[int], says: Coordinates) -> dict:
    kind = kind_of(found.kinds[some[0]])
    edge = {"color": theme.PAPER, "width": 1}
    look = {"symbol": kind.symbol, "size": kind.size, "color": kind.colour}
    return scatter(
        x=found.points[some, 0].tolist(),
        y=found.points[some, 1].tolist(),
        text=[_said(found, at, says) for at in some],
        mode="markers",
        marker={**look, "line": edge},
        hovertemplate=f"{kind.words}<br>%{{text}}<extra></extra>",
    )


def _said(found: Critical, at: int, says: Coordinates) -> str:
    """Say where a critical point is, how high, and how the ground bends there."""
    x, y = (short(place, 6) for place in found.points[at].tolist())
    bends = found.eigenvalues[at].tolist()
    said = [
        f"{says.x} = {x}, {says.y} = {y}",
        f"{says.height} = {short(float(found.values[at]), 6)}",
    ]
    if np.isfinite(bends).all():
        low, high = (short(bend, 4) for bend in bends)
        said.append(f"λ = {low} and {high}")
    return "<br>".join(said)

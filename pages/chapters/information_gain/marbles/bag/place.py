"""Where a bag stands among all bags: on a curve, in a triangle, under a ceiling."""

import numpy as np

from engines.decision_trees import (
    Drawing,
    entropy,
    entropy_map,
    impurity_curves,
    in_triangle,
    shares,
)
from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.panel import Panel, rounded
from pages.figures.plain import Figure, bar, contour, scatter
from pages.figures.shapes import dot, path, ring, through, words
from pages.words.sentences import counted

from ..record import NAMES

HEIGHT = 340
# All other colours are a marble's.
SEEN = theme.marked("your draws so far", theme.INK, "circle-open", line={"width": 2})
NUMBERED = {"showlabels": True, "labelfont": {"size": 10, "color": theme.INK}}
# Much entropy is strong in colour, none fades into the page.
RAMP = [[1 - at, colour] for at, colour in reversed(theme.DEPTH_SCALE)]


def place_panel(drawing: Drawing) -> Panel:
    """Draw the bag among all bags of as many colours."""
    n_colours = len(drawing.present)
    if n_colours <= 2:
        return _on_the_curve(drawing)
    return _in_the_triangle(drawing) if n_colours == 3 else _under_the_ceiling(drawing)


def _on_the_curve(drawing: Drawing) -> Panel:
    """Draw the entropy of two colours, with the bag riding on it."""
    first, curves = drawing.present[0], impurity_curves()
    curve = scatter(
        x=curves["share"],
        y=curves["entropy"],
        mode="lines",
        line=theme.stroke(theme.CURVE),
        hovertemplate="p = %{x:.3f}<br>H = %{y:.4f} bits<extra></extra>",
    )
    figure = theme.figure(
        "The bag rides the entropy curve",
        "curve",
        [curve],
        legend=_legend(drawing),
        xaxis=axis((-0.12, 1.12), f"share p of {NAMES[first]}"),
        yaxis=axis((-0.08, 1.1), "entropy H (bits)"),
        dragmode=False,
    )
    here = (float(drawing.shares[first]), drawing.entropy)
    seen = np.column_stack([shares(drawing.drawn)[:, first], entropy(drawing.drawn)])
    return _ridden(figure, here, seen, "The entropy of two colours")


def _in_the_triangle(drawing: Drawing) -> Panel:
    """Draw the entropy of all bags of these three colours as a map."""
    here, corners = drawing.present, in_triangle(np.eye(3))
    named = [
        words(float(x), float(y), f"all {NAMES[i]}", theme.INK, up=up)
        for (x, y), i, up in zip(corners, here, (-12, -12, 12), strict=True)
    ]
    figure = theme.figure(
        "The entropy of all bags of these three colours",
        "triangle",
        [_rings(*entropy_map())],
        legend=_legend(drawing),
        xaxis=hidden((-0.2, 1.2), constrain="domain"),
        yaxis=hidden((-0.12, 0.98), constrain="domain", scaleanchor="x"),
        shapes=[_all_but_the_triangle(corners), *named],
        dragmode=False,
    )
    place = tuple(in_triangle(drawing.shares[here]).tolist())
    seen = in_triangle(shares(drawing.drawn[:, here]))
    return _ridden(figure, place, seen, "The entropy of three colours")


def _rings(x: np.ndarray, y: np.ndarray, bits: np.ndarray) -> dict:
    """Return the lines of equal entropy."""
    return contour(
        x=x,
        y=y,
        z=bits,
        colorscale=RAMP,
        contours={"start": 0.2, "end": 1.5, "size": 0.2, **NUMBERED},
        line={"width": 1, "color": theme.MUTED},
        showscale=False,
        hoverinfo="skip",
    )


def _all_but_the_triangle(corners: np.ndarray) -> dict:
    """Return a sheet of paper over the map with the triangle cut out."""
    sheet = f"M-1,-1L-1,2L2,2L2,-1ZM{through(*corners.T)}Z"
    edge = {"color": theme.MUTED, "width": 1}
    return path(sheet, edge, fillrule="evenodd", fillcolor=theme.PAPER)


def _under_the_ceiling(drawing: Drawing) -> Panel:
    """Draw the entropy under the most that so many colours can have."""
    n_colours = len(drawing.present)
    outline = {"color": theme.CURVE, "width": 2}
    bag = bar(
        x=[n_colours],
        y=[drawing.entropy],
        marker={"color": theme.MUTED, "opacity": 0.35},
        hovertemplate="this bag: %{y:.6f} bits<extra></extra>",
    )
    figure = theme.figure(
        "The bag under its ceiling",
        "ceiling",
        [_ceilings(outline), bag],
        legend=[*_legend(drawing), theme.lined("ceiling log₂ k", outline)],
        barmode="overlay",
        xaxis=axis((0.4, 6.6), "colours k", dtick=1),
        # Every half would on a phone push the numbers under the axis title.
        yaxis=axis((-0.15, 3), "entropy H (bits)", dtick=1),
        dragmode=False,
    )
    seen = np.column_stack([(drawing.drawn > 0).sum(axis=1), entropy(drawing.drawn)])
    here = (float(n_colours), drawing.entropy)
    return _ridden(figure, here, seen, "The entropy under its ceiling")


def _ceilings(outline: dict) -> dict:
    many = np.arange(1, len(NAMES) + 1)
    return bar(
        x=many,
        y=entropy(np.tri(len(NAMES))),
        marker={"color": theme.CLEAR, "line": outline},
        customdata=[counted(k, "colour") for k in many.tolist()],
        hovertemplate="%{customdata}: at most %{y:.4f} bits<extra></extra>",
    )


def _legend(drawing: Drawing) -> list[theme.Entry]:
    bag = f"the bag: H = {drawing.entropy:.4g}"
    return [theme.marked(bag, theme.INK, size=12), SEEN]


def _ridden(figure: Figure, here: tuple, seen: np.ndarray, alt: str) -> Panel:
    """Put the bag on the picture, and what was drawn so far, which wanders to it."""
    bag = [dot(*here, theme.INK, radius=7)]
    places = zip(*(rounded(along[1:], 4) for along in seen.T), strict=True)
    frames = [bag, *([ring(x, y, theme.INK, 6, 3), *bag] for x, y in places)]
    return Panel(figure, alt, HEIGHT, frames=frames)

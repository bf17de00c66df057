"""Where a bag stands among all bags: on a curve, in a triangle, under a ceiling."""

import numpy as np

from engines.decision_trees import Drawing, entropy, in_triangle, shares
from pages.figures import theme
from pages.figures.marbles import COLOURS, present
from pages.figures.panel import Panel, rounded
from pages.figures.plain import Figure, bar, contour, scatter
from pages.figures.shapes import dot, words

HEIGHT = 340
# All other colours are a marble's.
BAG = {"color": theme.INK, "size": 12}
SEEN = {"color": theme.INK, "symbol": "circle-open", "size": 11, "line": {"width": 2}}
# Much entropy is strong in colour, none fades into the page.
RAMP = [[1 - at, colour] for at, colour in reversed(theme.DEPTH_SCALE)]


def curve_panel(drawing: Drawing, curves: dict[str, np.ndarray]) -> Panel:
    """Draw the entropy of two colours, with the bag riding on it."""
    first = present(drawing)[0]
    name = COLOURS[first].name
    curve = scatter(
        x=curves["share"],
        y=curves["entropy"],
        mode="lines",
        line={"color": theme.CURVE, "width": 3},
        hovertemplate="p = %{x:.3f}<br>H = %{y:.4f} bits<extra></extra>",
    )
    figure = theme.figure(
        "The bag rides the entropy curve",
        "curve",
        [curve],
        legend=_legend(drawing),
        xaxis={"range": (-0.12, 1.12), "title": {"text": f"share p of {name}"}},
        yaxis={"range": (-0.08, 1.1), "title": {"text": "entropy H (bits)"}},
        dragmode=False,
    )
    here = (float(drawing.shares[first]), drawing.entropy)
    seen = np.column_stack([shares(drawing.drawn)[:, first], entropy(drawing.drawn)])
    return _ridden(figure, drawing, here, seen, "The entropy of two colours")


def triangle_panel(drawing: Drawing, field: tuple) -> Panel:
    """Draw the entropy of all bags of these three colours as a map."""
    here = present(drawing)
    names = [COLOURS[i].name for i in here]
    corners = in_triangle(np.eye(3))
    named = [
        words(float(x), float(y), f"all {name}", theme.INK, up=up)
        for (x, y), name, up in zip(corners, names, (-12, -12, 12), strict=True)
    ]
    hidden = {"visible": False, "constrain": "domain"}
    figure = theme.figure(
        "The entropy of all bags of these three colours",
        "triangle",
        [_rings(*field)],
        legend=_legend(drawing),
        xaxis={**hidden, "range": (-0.2, 1.2)},
        yaxis={**hidden, "range": (-0.12, 0.98), "scaleanchor": "x"},
        shapes=[_all_but_the_triangle(corners), *named],
        dragmode=False,
    )
    place = tuple(in_triangle(drawing.shares[here]).tolist())
    seen = in_triangle(shares(drawing.drawn[:, here]))
    return _ridden(figure, drawing, place, seen, "The entropy of three colours")


def _rings(x: np.ndarray, y: np.ndarray, bits: np.ndarray) -> dict:
    """Return the lines of equal entropy."""
    return contour(
        x=x,
        y=y,
        z=bits,
        colorscale=RAMP,
        contours={
            "start": 0.2,
            "end": 1.5,
            "size": 0.2,
            "showlabels": True,
            "labelfont": {"size": 10, "color": theme.INK},
        },
        line={"width": 1, "color": theme.MUTED},
        showscale=False,
        hoverinfo="skip",
    )


def _all_but_the_triangle(corners: np.ndarray) -> dict:
    """Return a sheet of paper over the map with the triangle cut out."""
    inside = "L".join(f"{x:.6g},{y:.6g}" for x, y in corners)
    return {
        "type": "path",
        "path": f"M-1,-1L-1,2L2,2L2,-1ZM{inside}Z",
        "fillrule": "evenodd",
        "fillcolor": theme.PAPER,
        "line": {"color": theme.MUTED, "width": 1},
    }


def ceiling_panel(drawing: Drawing, ceilings: np.ndarray) -> Panel:
    """Draw the entropy under the most that so many colours can have."""
    n_colours = len(present(drawing))
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
        [_ceilings(ceilings, outline), bag],
        legend=[*_legend(drawing), ("ceiling log₂ k", {}, outline)],
        barmode="overlay",
        xaxis={"range": (0.4, 6.6), "dtick": 1, "title": {"text": "colours k"}},
        # Every half would on a phone push the numbers under the axis title.
        yaxis={"range": (-0.15, 3), "dtick": 1, "title": {"text": "entropy H (bits)"}},
        dragmode=False,
    )
    seen = np.column_stack([(drawing.drawn > 0).sum(axis=1), entropy(drawing.drawn)])
    here = (float(n_colours), drawing.entropy)
    return _ridden(figure, drawing, here, seen, "The entropy under its ceiling")


def _ceilings(ceilings: np.ndarray, outline: dict) -> dict:
    many = np.arange(1, len(ceilings) + 1)
    return bar(
        x=many,
        y=ceilings,
        marker={"color": theme.CLEAR, "line": outline},
        customdata=[f"{k} colour{'' if k == 1 else 's'}" for k in many.tolist()],
        hovertemplate="%{customdata}: at most %{y:.4f} bits<extra></extra>",
    )


def _legend(drawing: Drawing) -> list[theme.Entry]:
    told = f"the bag: H = {drawing.entropy:.4g}"
    return [(told, BAG, {}), ("your draws so far", SEEN, {})]


def _ridden(
    figure: Figure,
    drawing: Drawing,
    here: tuple[float, float],
    seen: np.ndarray,
    alt: str,
) -> Panel:
    """Put the bag on the picture, and what was drawn so far, which wanders to it."""
    bag = [dot(*here, theme.INK, radius=7)]
    hollow = {"fillcolor": theme.CLEAR, "line": {"color": theme.INK, "width": 3}}
    frames = [bag] + [
        [dot(x, y, theme.INK, radius=6, **hollow), *bag]
        for x, y in zip(rounded(seen[1:, 0], 4), rounded(seen[1:, 1], 4), strict=True)
    ]
    return Panel(figure, alt, HEIGHT, frames=frames)

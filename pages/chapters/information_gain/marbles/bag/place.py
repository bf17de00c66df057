"""Where a bag stands among all bags: on a curve, in a triangle, under a ceiling."""

from collections.abc import Callable
from dataclasses import dataclass

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
from pages.figures.shapes import dot, line, path, plate, ring, through, words
from pages.words.sentences import counted
from pages.words.units import BITS, Unit

from ..record import NAMES
from ..words import entropy_said

HEIGHT = 360
SEEN = "your draws<br>so far"
LEADS = theme.stroke(theme.INK, 1, "dot")  # from a name to what it names
NUMBERED = {"showlabels": True, "labelfont": {"size": 10, "color": theme.INK}}
# Lines of equal entropy, by the unit: a few round numbers up to log 3.
RINGS = {
    "bits": {"start": 0.2, "end": 1.5, "size": 0.2},
    "nats": {"start": 0.2, "end": 1.0, "size": 0.2},
    "hartleys": {"start": 0.1, "end": 0.45, "size": 0.05},
}
# Much entropy is strong in colour, none fades into the page.
RAMP = [[1 - at, colour] for at, colour in reversed(theme.DEPTH_SCALE)]


def place_panel(drawing: Drawing, unit: Unit) -> Panel:
    """Draw the bag among all bags of as many colours."""
    n_colours = len(drawing.present)
    if n_colours <= 2:
        return _on_the_curve(drawing, unit)
    place = _in_the_triangle if n_colours == 3 else _under_the_ceiling
    return place(drawing, unit)


def _high(unit: Unit, one_bit: float, digits: int = 2) -> float:
    """Return a height that is one in bits, rounded where another unit has it."""
    return one_bit if unit == BITS else float(f"{unit.of(one_bit):.{digits}g}")


def _on_the_curve(drawing: Drawing, unit: Unit) -> Panel:
    """Draw the entropy of two colours, with the bag riding on it."""
    first, curves = drawing.present[0], impurity_curves()
    curve = scatter(
        x=curves["share"],
        y=curves["entropy"] * unit.of(1),
        mode="lines",
        line=theme.stroke(theme.CURVE),
        hovertemplate="p = %{x:.3f}<br>H = %{y:.4f} " + f"{unit.many}<extra></extra>",
    )
    figure = theme.figure(
        "The bag on the entropy curve",
        "curve",
        [curve],
        xaxis=axis((-0.12, 1.12), f"share p of {NAMES[first]}"),
        yaxis=axis(
            (unit.of(-0.08), unit.of(1.3)),
            f"entropy H ({unit.many})",
            tickvals=[_high(unit, at) for at in (0, 0.5, 1)],
        ),
        dragmode=False,
    )
    here = (float(drawing.shares[first]), drawing.entropy)
    seen = [shares(drawing.drawn)[:, first], entropy(drawing.drawn, unit.base)]
    seen = np.column_stack(seen)
    # The bag's name stands above the curve, that of the draws below, each upright from
    # its dot as far as it does not leave the picture.
    says = f"the bag: H = {entropy_said(drawing, unit)}"
    above, below = unit.of(1.2), unit.of(0.15)
    names = Names(
        says, lambda x, y: (_within(x), above), lambda x, y: (_within(x, 0.3), below)
    )
    return _ridden(figure, here, seen, names, "The entropy of two colours")


def _within(share: float, least: float = 0.26) -> float:
    """Return the share nearest to one above which a name has room."""
    return min(max(share, least), 1 - least)


def _in_the_triangle(drawing: Drawing, unit: Unit) -> Panel:
    """Draw the entropy of all bags of these three colours as a map."""
    here, corners = drawing.present, in_triangle(np.eye(3))
    corner = {"left": -0.08, "right": 1.08, "": 0.5}  # the names' ends, or the middle
    named = [
        words(corner[side], float(y), f"all {NAMES[i]}", theme.INK, up=up, side=side)
        for (_, y), i, up, side in zip(
            corners, here, (-12, -12, 12), corner, strict=True
        )
    ]
    figure = theme.figure(
        "All bags of these three colours",
        "triangle",
        [_rings(*entropy_map(), unit)],
        xaxis=hidden((-0.08, 1.08), constrain="domain"),
        yaxis=hidden((-0.12, 1.22), constrain="domain", scaleanchor="x"),
        shapes=[_all_but_the_triangle(corners), *named],
        dragmode=False,
    )
    place = tuple(in_triangle(drawing.shares[here]).tolist())
    seen = in_triangle(shares(drawing.drawn[:, here]))
    says = f"the bag<br>H = {entropy_said(drawing, unit)}"
    names = Names(says, lambda x, y: (0.13, 1.1), lambda x, y: (0.88, 1.1))
    return _ridden(figure, place, seen, names, "The entropy of three colours")


def _rings(x: np.ndarray, y: np.ndarray, bits: np.ndarray, unit: Unit) -> dict:
    """Return the lines of equal entropy."""
    return contour(
        x=x,
        y=y,
        z=bits * unit.of(1),
        colorscale=RAMP,
        contours={**RINGS[unit.many], **NUMBERED},
        line={"width": 1, "color": theme.MUTED},
        showscale=False,
        hoverinfo="skip",
    )


def _all_but_the_triangle(corners: np.ndarray) -> dict:
    """Return a sheet of paper over the map with the triangle cut out."""
    sheet = f"M-1,-1L-1,2L2,2L2,-1ZM{through(*corners.T)}Z"
    edge = {"color": theme.MUTED, "width": 1}
    return path(sheet, edge, fillrule="evenodd", fillcolor=theme.PAPER)


def _under_the_ceiling(drawing: Drawing, unit: Unit) -> Panel:
    """Draw the entropy under the most that so many colours can have."""
    n_colours = len(drawing.present)
    bag = bar(
        x=[n_colours],
        y=[drawing.entropy],
        marker={"color": theme.MUTED, "opacity": 0.35},
        hovertemplate="this bag: %{y:.6f} " + f"{unit.many}<extra></extra>",
    )
    figure = theme.figure(
        "The bag under its ceiling",
        "ceiling",
        [_ceilings(unit), bag],
        barmode="overlay",
        xaxis=axis((0.4, 6.6), "colours k", dtick=1),
        yaxis=axis(
            (unit.of(-0.15), unit.of(3.4)),
            f"entropy H ({unit.many})",
            **({"dtick": 1} if unit == BITS else {"nticks": 5}),
        ),
        shapes=[_ceilings_name(k, unit) for k in range(2, n_colours)],
        dragmode=False,
    )
    seen = [(drawing.drawn > 0).sum(axis=1), entropy(drawing.drawn, unit.base)]
    seen = np.column_stack(seen)
    here = (float(n_colours), drawing.entropy)
    says = f"the bag: H = {entropy_said(drawing, unit)}"
    above, below = unit.of(3.2), unit.of(2.45)
    names = Names(says, lambda x, y: (2.3, above), lambda x, y: (1.7, below))
    return _ridden(figure, here, seen, names, "The entropy under its ceiling")


def _ceilings_name(k: int, unit: Unit) -> dict:
    """Return what the ceiling of k colours is, above it."""
    high = float(entropy(np.ones(k), unit.base))
    return words(k, high, f"{unit.log} {k}", theme.CURVE, 15, 11)


def _ceilings(unit: Unit) -> dict:
    many = np.arange(1, len(NAMES) + 1)
    return bar(
        x=many,
        y=entropy(np.tri(len(NAMES)), unit.base),
        marker={"color": theme.CLEAR, "line": {"color": theme.CURVE, "width": 2}},
        customdata=[counted(k, "colour") for k in many.tolist()],
        hovertemplate="%{customdata}: at most %{y:.4f} "
        + f"{unit.many}<extra></extra>",
    )


@dataclass(frozen=True)
class Names:
    """Where the names of the bag and of the draws stand, by the place of their dots."""

    says: str  # of the bag
    bag: Callable[[float, float], tuple[float, float]]
    seen: Callable[[float, float], tuple[float, float]]


def _ridden(
    figure: Figure, here: tuple, seen: np.ndarray, names: Names, alt: str
) -> Panel:
    """Put the bag on the picture, and what was drawn so far, which wanders to it."""
    bag = [*_named(here, names.bag(*here), names.says), dot(*here, theme.INK, radius=7)]
    places = zip(*(rounded(along[1:], 4) for along in seen.T), strict=True)
    wandering = (
        [*_named(place, names.seen(*place), SEEN), ring(*place, theme.INK, 6, 3), *bag]
        for place in places
    )
    return Panel(figure, alt, HEIGHT, frames=[bag, *wandering])


def _named(place: tuple, at: tuple, text: str) -> list[dict]:
    """Return a name, and the dotted line from there to what it names."""
    lead = line((at[0], place[0]), (at[1], place[1]), LEADS)
    return [lead, plate(*at, text, theme.INK, size=12)]

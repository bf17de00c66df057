"""The pictures of the bag: its marbles, its entropy, its place among all bags."""

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Panel
from pages.figures.plain import bar, scatter
from pages.figures.shapes import box

from ..pictures import HEIGHT, PAINTS, bag_panel, letters, means_panel, surprise
from ..record import NAMES, Record
from .place import place_panel

WIDE = 2  # colours whose products fit side by side on a phone


def panels(record: Record) -> list[Panel]:
    """Draw the bag, the parts of its entropy, its place, and how surprise settles."""
    drawing = record.drawing
    title, unit = "Average surprise a draw", "bits a draw"
    means = means_panel(drawing, title, unit, surprise(drawing))
    return [bag_panel(drawing), terms_panel(drawing), place_panel(drawing), means]


def terms_panel(drawing: Drawing) -> Panel:
    """Draw each colour's part of the entropy, and the pile they make."""
    here = drawing.present
    total = len(here) + 0.2  # where the pile stands
    times = " × " if len(here) <= WIDE else "<br>× "
    labels = [
        f"{NAMES[i]}<br>{drawing.shares[i]:.3g}{times}{drawing.surprises[i]:.3g}"
        for i in here
    ]
    figure = theme.figure(
        "Share × surprise, added up: the entropy H",
        "terms",
        [*_pile(drawing, total), _numbers(drawing, total)],
        barmode="overlay",
        xaxis=named_axis(
            (-0.6, total + 0.6),
            [*range(len(here)), total],
            [*labels, "<b>H</b>"],
            tickangle=0,
            tickfont={"size": 11, "color": theme.INK},
        ),
        yaxis=axis((0, 1.18 * max(drawing.entropy, 0.2)), "bits"),
        dragmode=False,
    )
    edge = theme.stroke(theme.INK)
    framed = {  # the bar of the colour that is drawn
        i: [box((at - 0.44, at + 0.44), (0, float(drawing.terms[i])), edge=edge)]
        for at, i in enumerate(here)
    }
    frames = [[], *(framed[i] for i in drawing.colours.tolist())]
    return Panel(figure, "Each colour's part of the entropy", HEIGHT, frames=frames)


def _numbers(drawing: Drawing, total: float) -> dict:
    terms = drawing.terms[drawing.present].tolist()
    return scatter(
        x=[*range(len(terms)), total],
        y=[*terms, drawing.entropy],
        mode="text",
        text=[*(f"{term:.3g}" for term in terms), f"{drawing.entropy:.4g}"],
        textposition="top center",
        hoverinfo="skip",
    )


def _pile(drawing: Drawing, total: float) -> list[dict]:
    """Draw each part twice: on the ground, and on the pile of those before it."""
    bars, below = [], 0.0
    for at, i in enumerate(drawing.present):
        name, term = NAMES[i], float(drawing.terms[i])
        product = f"{drawing.shares[i]:.4g} × {drawing.surprises[i]:.4g}"
        hover = f"{name}: {product} = {term:.6g} bits<extra></extra>"
        bars.append(_part([at, total], [0, below], term, name, hover))
        below += term
    return bars


def _part(x: list, base: list, term: float, name: str, hover: str) -> dict:
    return bar(
        x=x,
        y=[term, term],
        base=base,
        width=0.8,
        marker={"color": PAINTS[name], "line": {"color": theme.PAPER, "width": 1}},
        text=["", letters(name)],
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        insidetextfont={"color": theme.PAPER},
        constraintext="inside",
        hovertemplate=hover,
    )

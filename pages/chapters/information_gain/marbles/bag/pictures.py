"""The pictures of the bag: its marbles, its entropy, its place among all bags."""

from operator import mul

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import hidden, named_axis
from pages.figures.panel import Panel
from pages.figures.plain import bar
from pages.figures.shapes import box, row_words
from pages.figures.stacked import stacked
from pages.words.numbers import holding
from pages.words.units import Unit

from ..pictures import PAINTS, bag_panel, letters, marks, means_panel, surprise
from ..record import NAMES, Record
from ..words import entropy_said, in_unit
from .place import place_panel

THICK = 0.42  # of a row: a bar; its words stand above it
HEIGHT = 360


def panels(record: Record) -> list[Panel]:
    """Draw the bag and how surprise settles, the parts of H, and the bag's place."""
    drawing, unit = record.drawing, record.unit
    title = f"Average surprise ({unit.many})"
    means = means_panel(drawing, title, surprise(drawing, unit))
    bag = stacked(bag_panel(drawing, unit), means)
    return [bag, terms_panel(drawing, unit), place_panel(drawing, unit)]


def terms_panel(drawing: Drawing, unit: Unit) -> Panel:
    """Draw each colour's part of the entropy, and the pile they make."""
    here, total = drawing.present, len(drawing.present) + 0.2  # where the pile lies
    longest = max(drawing.entropy, 0.2)
    at = marks(longest)
    figure = theme.figure(
        "Share × surprise, added up: H",
        "terms",
        _pile(drawing, total, unit),
        barmode="overlay",
        xaxis=named_axis((0, 1.03 * longest), at, [in_unit(one, unit) for one in at]),
        yaxis=hidden((total + 0.4, -0.75)),
        shapes=[_words(at, longest, text) for at, text in _said(drawing, total, unit)],
        dragmode=False,
    )
    edge = theme.stroke(theme.INK)
    framed = {  # the bar of the colour that is drawn
        i: [
            box((0, float(drawing.terms[i])), (at - 0.03, at + THICK + 0.03), edge=edge)
        ]
        for at, i in enumerate(here)
    }
    frames = [[], *(framed[i] for i in drawing.colours.tolist())]
    return Panel(figure, "Each colour's part of the entropy", HEIGHT, frames=frames)


def _said(drawing: Drawing, total: float, unit: Unit) -> list[tuple[float, str]]:
    """Return what is written above each bar: its product, and the sum of them all."""
    said = []
    for at, i in enumerate(drawing.present):
        said.append((float(at), f"{NAMES[i]}: {_product(drawing, i, 3)}"))
    return [*said, (total, f"<b>H = {entropy_said(drawing, unit)}</b>")]


def _product(drawing: Drawing, i: int, digits: int) -> str:
    """Write a colour's part of H as a product that holds in the digits shown."""
    factors = float(drawing.shares[i]), float(drawing.surprises[i])
    share, bits, term = holding(mul, *factors, digits=digits)
    return f"{share} × {bits} = {term}"


def _words(at: float, end: float, text: str) -> dict:
    shape = row_words((0, end), (at - 0.5, at), text, theme.INK)
    return {**shape, "label": {**shape["label"], "padding": 1}}


def _pile(drawing: Drawing, total: float, unit: Unit) -> list[dict]:
    """Draw each part twice: from nought on, and behind those before it."""
    bars, before = [], 0.0
    for at, i in enumerate(drawing.present):
        name, term = NAMES[i], float(drawing.terms[i])
        hover = f"{name}: {_product(drawing, i, 4)} {unit.many}<extra></extra>"
        bars.append(_part([at, total], [0, before], term, name, hover))
        before += term
    return bars


def _part(rows: list, base: list, term: float, name: str, hover: str) -> dict:
    return bar(
        orientation="h",
        y=rows,
        x=[term, term],
        base=base,
        offset=0,
        width=THICK,
        marker={"color": PAINTS[name], "line": {"color": theme.PAPER, "width": 1}},
        text=["", letters(name)],
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        insidetextfont={"color": theme.PAPER},
        constraintext="none",
        hovertemplate=hover,
    )

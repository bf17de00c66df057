"""The bag, the marble that is drawn, and the parts of the bag's entropy."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import axis, hidden, named_axis
from pages.figures.panel import Panel
from pages.figures.plain import bar, scatter
from pages.figures.shapes import box, dot, label, path, ring, words
from pages.words.numbers import in_bits


@dataclass(frozen=True)
class Colour:
    """A colour of marbles: its word, and how it is drawn."""

    name: str
    paint: str

    @property
    def code(self) -> str:
        """Two letters, written on the marble: colour alone tells not everybody."""
        return self.name[:2].capitalize()


COLOURS = (
    Colour("blue", theme.PATH),
    Colour("orange", theme.HERE),
    Colour("green", theme.SLOPE),
    Colour("pink", theme.NEXT),
    Colour("gold", theme.MINIMUM),
    Colour("slate", theme.CURVE),
)
HEIGHT = 300  # pixels, of each panel in a row
BAG_HEIGHT = 2.65  # of the bag's picture, in units of which a marble is a part
UNIT = (HEIGHT - 38) / BAG_HEIGHT  # pixels
WIDE = 2  # colours whose products fit side by side on a phone
LARGEST = 0.42  # the place of one marble when there are few
SACK = (
    "M-0.3,0.92C-0.5,0.75 -1.05,0.5 -1.05,-0.25C-1.05,-0.95 -0.7,-1.15 0,-1.15"
    "C0.7,-1.15 1.05,-0.95 1.05,-0.25C1.05,0.5 0.5,0.75 0.3,0.92"
)
STRING = "M-0.36,0.86C-0.15,0.76 0.15,0.76 0.36,0.86"


def present(drawing: Drawing) -> list[int]:
    """Return the numbers of the colours that are in the bag."""
    return [int(i) for i in np.flatnonzero(drawing.counts)]


def bag_panel(drawing: Drawing) -> Panel:
    """Draw the bag, its marbles, and the one that is drawn."""
    x, y, apart = _places(int(drawing.counts.sum()))
    size = 0.92 * apart * UNIT
    outline = theme.stroke(theme.CURVE)
    figure = theme.figure(
        "The bag",
        "bag",
        [_marbles(drawing, x, y, size)],
        xaxis=hidden((-1.15, 1.15), constrain="domain"),
        yaxis=hidden((-1.2, 1.45), constrain="domain", scaleanchor="x"),
        shapes=[path(one, outline, layer="below") for one in (SACK, STRING)],
        dragmode=False,
    )
    # Each shape is made once, however often its marble or its colour is drawn.
    drawn, colours = drawing.marbles.tolist(), drawing.colours.tolist()
    rings = {m: _ring(float(x[m]), float(y[m]), size) for m in set(drawn)}
    copies = {number: _copy(drawing, number) for number in set(colours)}
    hands = zip(drawn, colours, strict=True)
    frames = [[]] + [[rings[m], *copies[number]] for m, number in hands]
    return Panel(figure, "A bag of marbles", HEIGHT, frames=frames)


def _marbles(drawing: Drawing, x: np.ndarray, y: np.ndarray, size: float) -> dict:
    colour_of = np.repeat(np.arange(len(COLOURS)), drawing.counts.astype(int))
    return scatter(
        x=x,
        y=y,
        mode="markers+text",
        marker={
            "size": size,
            "color": [COLOURS[i].paint for i in colour_of],
            "line": {"color": theme.PAPER, "width": 1},
        },
        text=[COLOURS[i].code for i in colour_of],
        textfont={"color": theme.PAPER, "size": min(14.0, max(7.0, size / 2.2))},
        customdata=[
            [COLOURS[i].name, drawing.shares[i], in_bits(drawing.surprises[i])]
            for i in colour_of
        ],
        hovertemplate="%{customdata[0]}: p = %{customdata[1]:.4g}, "
        "surprise %{customdata[2]}<extra></extra>",
    )


def _places(n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return where n marbles lie, from the bottom up, and how far apart."""
    width, height = 1.4, 1.5
    columns = max(1, ceil(sqrt(n * width / height)))
    rows = ceil(n / columns)
    broad = columns if rows > 1 else columns - 0.5  # every other row is set in
    apart = min(LARGEST, width / broad, height / rows)
    row, column = np.divmod(np.arange(n), columns)
    in_row = np.minimum(columns, n - row * columns)
    x = (column - (in_row - 1) / 2) * apart
    return x, (row + 0.5) * apart - 1.03, apart


def _ring(x: float, y: float, size: float) -> dict:
    """Return a ring around a marble that is drawn."""
    return ring(x, y, theme.INK, round(size / 2) + 2, 3)


def _copy(drawing: Drawing, number: int) -> list[dict]:
    """Return a large marble above the bag in the drawn colour, and its surprise."""
    colour, bits = COLOURS[number], drawing.surprises[number]
    letters = label(colour.code, theme.PAPER, 14)
    said = f"{colour.name}: {in_bits(bits, 3)}"
    return [
        dot(-0.55, 1.2, colour.paint, 17, label=letters),
        words(0.3, 1.2, said, theme.INK, up=0),
    ]


def terms_panel(drawing: Drawing) -> Panel:
    """Draw each colour's part of the entropy, and the pile they make."""
    here = present(drawing)
    total = len(here) + 0.2  # where the pile stands
    numbers = scatter(
        x=[*range(len(here)), total],
        y=[*drawing.terms[here], drawing.entropy],
        mode="text",
        text=[f"{drawing.terms[i]:.3g}" for i in here] + [f"{drawing.entropy:.4g}"],
        textposition="top center",
        hoverinfo="skip",
    )
    times = " × " if len(here) <= WIDE else "<br>× "
    labels = [
        f"{COLOURS[i].name}<br>{drawing.shares[i]:.3g}{times}{drawing.surprises[i]:.3g}"
        for i in here
    ]
    figure = theme.figure(
        "Share × surprise, added up: the entropy H",
        "terms",
        [*_pile(drawing, here, total), numbers],
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
    framed = {i: [_frame(at, float(drawing.terms[i]))] for at, i in enumerate(here)}
    frames = [[]] + [framed[i] for i in drawing.colours.tolist()]
    return Panel(figure, "Each colour's part of the entropy", HEIGHT, frames=frames)


def _pile(drawing: Drawing, here: Sequence[int], total: float) -> list[dict]:
    """Draw each part twice: on the ground, and on the pile of those before it."""
    bars, below = [], 0.0
    for at, i in enumerate(here):
        colour, term = COLOURS[i], float(drawing.terms[i])
        product = f"{drawing.shares[i]:.4g} × {drawing.surprises[i]:.4g}"
        hover = f"{colour.name}: {product} = {term:.6g} bits<extra></extra>"
        bars.append(_part((at, total), term, below, colour, hover))
        below += term
    return bars


def _part(x: tuple, term: float, below: float, colour: Colour, hover: str) -> dict:
    return bar(
        x=list(x),
        y=[term, term],
        base=[0, below],
        width=0.8,
        marker={"color": colour.paint, "line": {"color": theme.PAPER, "width": 1}},
        text=["", colour.code],
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        insidetextfont={"color": theme.PAPER},
        constraintext="inside",
        hovertemplate=hover,
    )


def _frame(at: int, term: float) -> dict:
    """Return a frame around a bar: its colour was drawn."""
    return box((at - 0.44, at + 0.44), (0, term), edge=theme.stroke(theme.INK))

"""What several parts draw: the bag with its draws, and averages that settle."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import axis, hidden, named_axis
from pages.figures.lettering import SIZE, pixels
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import Figure, scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, dot, label, path, ring, segment, words
from pages.words.numbers import few
from pages.words.units import BITS, Unit

from .record import NAMES
from .words import entropy_said, in_unit

INKS = (
    *(theme.PATH, theme.HERE, theme.SLOPE),
    *(theme.NEXT, theme.MINIMUM, theme.CURVE),
)
PAINTS = dict(zip(NAMES, INKS, strict=True))
HEIGHT = 180  # pixels, of half a panel
# All places in the bag's picture are pixels where the room is least.
ROOM = (260, 138)
MIDDLE, FLOOR = 82, 9  # of the bag: where its marbles lie
INSIDE = (112, 84)  # wide and high
SIZE_OF_PLACE = 0.92  # a marble, in its place
LARGEST = 34  # the place of one marble when there are few
LETTERED = 17  # pixels that a marble needs to carry letters
SACK = (
    "M62,130C50,112 4,100 4,48C4,14 30,4 82,4"
    "C134,4 160,14 160,48C160,100 114,112 102,130"
)
STRING = "M58,123C72,117 92,117 106,123"
HAND = (212, 92)  # the marble that is drawn


def letters(name: str) -> str:
    """Return what stands on a marble: colour alone tells not everybody."""
    return name[:2].capitalize()


@dataclass(frozen=True, eq=False)
class Bag:
    """The bag as it lies there, and where its marbles are, sorted by colour."""

    figure: Figure
    x: np.ndarray  # (n,)
    y: np.ndarray
    apart: float  # from one marble to the next

    @property
    def size(self) -> float:
        """How large a marble is."""
        return SIZE_OF_PLACE * self.apart


def bag_of(drawing: Drawing, unit: Unit = BITS) -> Bag:
    """Draw the bag, low and wide, and its marbles."""
    x, y, apart = _places(int(drawing.counts.sum()))
    outline = theme.stroke(theme.CURVE)
    figure = theme.figure(
        "The bag",
        "bag",
        [_marbles(drawing, x, y, SIZE_OF_PLACE * apart, unit)],
        xaxis=hidden((0, ROOM[0]), constrain="domain"),
        yaxis=hidden((0, ROOM[1]), constrain="domain", scaleanchor="x"),
        shapes=[path(one, outline, layer="below") for one in (SACK, STRING)],
        dragmode=False,
    )
    return Bag(figure, x, y, apart)


def bag_panel(drawing: Drawing, unit: Unit = BITS) -> Panel:
    """Draw the bag, its marbles, and the one that is drawn."""
    bag = bag_of(drawing, unit)
    # Each shape is made once, however often its marble or its colour is drawn.
    drawn, colours = drawing.marbles.tolist(), drawing.colours.tolist()
    places = {m: (float(bag.x[m]), float(bag.y[m])) for m in {*drawn}}
    around = round(bag.size / 2) + 2
    rings = {m: ring(*at, theme.INK, around, 3) for m, at in places.items()}
    copies = {i: in_hand(drawing, i, unit) for i in {*colours}}
    hands = zip(drawn, colours, strict=True)
    frames = [[], *([rings[m], *copies[i]] for m, i in hands)]
    return Panel(bag.figure, "A bag of marbles", HEIGHT, frames=frames)


def _marbles(
    drawing: Drawing, x: np.ndarray, y: np.ndarray, size: float, unit: Unit
) -> dict:
    colour_of = np.repeat(np.arange(len(NAMES)), drawing.counts.astype(int)).tolist()
    lettered = size >= LETTERED
    return scatter(
        x=x,
        y=y,
        mode="markers+text",
        marker={
            "size": size,
            "color": [PAINTS[NAMES[i]] for i in colour_of],
            "line": {"color": theme.PAPER, "width": 1},
        },
        text=[letters(NAMES[i]) if lettered else "" for i in colour_of],
        textfont={"color": theme.PAPER, "size": min(13.0, max(10.0, size / 2.2))},
        customdata=[
            [NAMES[i], drawing.shares[i], in_unit(drawing.surprises[i], unit)]
            for i in colour_of
        ],
        hovertemplate="%{customdata[0]}: p = %{customdata[1]:.4g}, "
        "surprise %{customdata[2]}<extra></extra>",
    )


def _places(n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return where n marbles lie, from the bottom up, and how far apart."""
    width, height = INSIDE
    columns = max(1, ceil(sqrt(n * width / height)))
    rows = ceil(n / columns)
    broad = columns if rows > 1 else columns - 0.5  # every other row is set in
    apart = min(LARGEST, width / broad, height / rows)
    row, column = np.divmod(np.arange(n), columns)
    in_row = np.minimum(columns, n - row * columns)
    x = MIDDLE + (column - (in_row - 1) / 2) * apart
    return x, FLOOR + (row + 0.5) * apart, apart


def in_hand(drawing: Drawing, i: int, unit: Unit = BITS) -> list[dict]:
    """Return a large marble beside the bag in the drawn colour, and its surprise."""
    name, (x, y) = NAMES[i], HAND
    on_it = label(letters(name), theme.PAPER, 13)
    amount = in_unit(drawing.surprises[i], unit, 3)
    if len(amount) > SHORT:  # its unit goes below it
        amount = amount.replace(" ", "<br>")
    says = f"{name}:<br>{amount}"
    return [
        dot(x, y, PAINTS[name], 17, label=on_it),
        words(x, y, says, theme.INK, up=-24 - 7 * says.count("<br>") - 7),
    ]


# --- averages -----------------------------------------------------------------------

NARROW = 215  # pixels: how wide the axes are where the room is least
BELOW, ABOVE = -0.5, 1.5  # of the top: where the axis ends, beyond the names
SHORT = 12  # letters, up to here a target and its number stand in one line
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5)  # between marks: no total is above 8 bits
END = 1.03  # in draws of the last: where averages end, and their names begin


@dataclass(frozen=True)
class Mean:
    """An average to follow: its name, its total so far, what it should come to."""

    name: str
    total: np.ndarray  # (n + 1,)
    target: float
    says: str  # what the target is called
    paint: str
    dash: str = "solid"
    width: float = 2.5
    written: str = ""  # the target, where four digits do not say enough
    is_secret: bool = False  # what it should come to is asked in a bet

    @property
    def label(self) -> tuple[str, ...]:
        """The lines that name it, and say what it should come to."""
        number = f"= {self.written or few(self.target, 4)}"
        joined = f"{self.says} {number}"
        target = (
            (joined,) if len(joined) <= SHORT else (*self.says.split("<br>"), number)
        )
        return (self.name, *target)


def surprise(drawing: Drawing, unit: Unit = BITS) -> Mean:
    """Follow the average surprise of a draw, which comes to H."""
    total, bits = drawing.surprise, drawing.entropy
    said = entropy_said(drawing, unit)
    return Mean("surprise", total, bits, "H", theme.MUTED, width=4, written=said)


def means_panel(
    drawing: Drawing, title: str, *means: Mean, height: int = HEIGHT
) -> Panel:
    """Draw averages that settle, and their targets; secret ones from draw 1 on."""
    n = drawing.n_draws
    highest = [drawing.mean(mean.total).max() for mean in means]
    top = max([*highest, *(mean.target for mean in means), 0.1])
    # The axis goes on beyond the last draw: the names of the targets need their room.
    wide = max(pixels(line) for mean in means for line in mean.label)
    right = END * NARROW / (NARROW - wide - SIZE) * n
    upper = max(reversed(means), key=lambda mean: mean.target)
    sides = [0 if len(means) == 1 else 1 if mean is upper else -1 for mean in means]
    return series_panel(
        title,
        f"means{title}",
        [_settling(mean, drawing) for mean in means],
        n + 1,
        alt=f"{title}: {' and '.join(mean.name for mean in means)}",
        xaxis=named_axis((0, right), (0, n // 2, n), ("0", f"{n // 2}", f"{n} draws")),
        yaxis=axis((BELOW * top, ABOVE * top), tickvals=marks(top)),
        height=height,
        spans=[
            Span(shape, int(mean.is_secret), n)
            for mean, side in zip(means, sides, strict=True)
            for shape in _target(mean, side, n)
        ],
        # A cover on the grid where the targets' names stand.
        shapes=[box((n * END, right), (0, 1), theme.PAPER, yref="y domain")],
        dragmode=False,
    )


def marks(top: float) -> list[float]:
    """Return a few round numbers from 0 up to the top."""
    step = next(one for one in STEPS if top < 4 * one)
    return [n * step for n in range(int(top / step) + 1)]


def _settling(mean: Mean, drawing: Drawing) -> Series:
    """Return an average's line, which begins with the first draw."""
    n, line = drawing.n_draws, theme.stroke(mean.paint, mean.width, mean.dash)
    y = rounded(drawing.mean(mean.total), 4)
    return Series("", range(1, n + 1), y, line, range(n + 1))


def _target(mean: Mean, side: int, n: int) -> list[dict]:
    """Return the line an average comes to, and its name after its end.

    No average gets there, so none strikes the name through. Of two targets, which may
    be the same, the upper has its name above (side 1), the other below (side -1).
    """
    up = side * round(0.7 * SIZE * len(mean.label))
    name = "<br>".join(mean.label)
    return [
        segment((0, n * END), (mean.target,) * 2, mean.paint, 1, mean.dash),
        words(n * END, mean.target, name, mean.paint, up, SIZE, "left"),
    ]

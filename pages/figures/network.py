"""A small network, drawn: units, weights, and what is written on them at each step.

`network_panel` draws any network with one hidden layer that `Names` can name; what a
step writes on it is a `Look`, and what a look leaves out is not shown. A still drawing
is a panel with one look. So, to mark one weight:

    look = Look(wires={place: Wire(second="wrong", colour=theme.HERE, lit=theme.HERE)})
    network_panel(names, parameters, [look], title="...", key="...", alt="...")
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from engines.backpropagation import Parameters
from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.network_names import Names, Place
from pages.figures.network_places import RADIUS, WIDTH, Grid, Spot
from pages.figures.panel import Panel, Span, dot, segment

TEXT, LINE = 11, 14  # pixels: the font, and from one line to the next
SPARE = 30  # beside a drawing that shrinks, whose circles do not
SNUG = 0.88  # a plate may be narrower than a box that must hold its words
HIDDEN = "…"  # what is not computed yet
LEGEND = (
    ("weight above 0", {}, {"color": theme.PATH, "width": 3}),
    ("weight below 0", {}, {"color": theme.NEXT, "width": 3, "dash": "dash"}),
)


@dataclass(frozen=True)
class Unit:
    """What is written on a unit: a value in it, lines above it.

    Lines below it are for inputs and the error: others have their bias there.
    """

    value: str = HIDDEN
    above: tuple[tuple[str, str], ...] = ()  # (text, colour), the topmost first
    below: tuple[tuple[str, str], ...] = ()
    ring: str = theme.MUTED


@dataclass(frozen=True)
class Wire:
    """What is written on a weight or bias, besides its name and value."""

    second: str = ""  # a second line on its label: its gradient, its new value
    colour: str = theme.INK  # of that line
    carried: str = ""  # what travels along it, near its receiver
    carried_colour: str = theme.INK
    lit: str = ""  # a colour makes it stand out


@dataclass(frozen=True)
class Look:
    """What is on the drawing at one step; layer 0 of `units` are the inputs."""

    units: Mapping[tuple[int, int], Unit] = field(default_factory=dict)
    wires: Mapping[Place, Wire] = field(default_factory=dict)
    error: Unit = Unit()
    targets: Sequence[str] = ()  # their values, where they are shown
    mistakes: Mapping[int, Wire] = field(default_factory=dict)  # output to error


def short(value: float, digits: int = 3) -> str:
    """Return a number as it is written in a drawing: few digits, a true minus."""
    text = f"{value:.{digits}g}"
    if "e" in text:
        front, power = text.split("e")
        text = f"{front}e{int(power)}"
    return ("0" if text == "-0" else text).replace("-", "−")


def network_panel(
    names: Names,
    parameters: Parameters,
    looks: Sequence[Look],
    *,
    title: str,
    key: str,
    alt: str,
    legend: Sequence[tuple[str, dict, dict]] = (),
    signs: Sequence[tuple[str, dict, dict]] = LEGEND,
    grow: float = 2.0,
    clickable: bool = False,
    named: bool = True,
) -> Panel:
    """Draw the network with one look for each step; `legend` adds to the `signs`.

    One unit of x is one pixel where the panel is as narrow as `least_width`. A click
    on a weight's or a bias's label gives a point that `Grid.place_at` turns into its
    place. Where the parameters are not `named`, the drawing may shrink.
    """
    grid = Grid(names.sizes)
    figure = theme.blank(title, key)
    hidden = {"visible": False, "automargin": False, "fixedrange": True}
    figure.update_layout(
        xaxis={**hidden, "range": (0, WIDTH) if named else (-SPARE, WIDTH + SPARE)},
        yaxis={**hidden, "range": (grid.height, 0)},
        dragmode=False,
    )
    _add_hovers(figure, grid, names)
    theme.add_legend(figure, *signs, *legend)
    theme.place_legend(figure, below=0.01)
    frames = [
        [one for one in _shapes(grid, names, parameters, look) if named or one[0] != 1]
        for look in looks
    ]
    least = WIDTH + 16 if named else 0
    room = {"least_width": least, "grow": grow, "clickable": clickable}
    return Panel(figure, alt, grid.height + 90, spans=spans_of(frames), **room)


def spans_of(frames: Sequence[Sequence[tuple[int, dict]]]) -> list[Span]:
    """Join the equal shapes of neighbouring steps; `frames` holds (depth, shape).

    What has a smaller depth is drawn first, so behind.
    """
    running: dict[str, tuple[int, int, dict]] = {}
    done = []
    for step in range(len(frames) + 1):
        now = {repr(pair): pair for pair in frames[step]} if step < len(frames) else {}
        for text in [text for text in running if text not in now]:
            first, depth, shape = running.pop(text)
            done.append((depth, first, Span(shape, first, step - 1)))
        for text, (depth, shape) in now.items():
            running.setdefault(text, (step, depth, shape))
    done.sort(key=lambda one: one[:2])
    return [span for _, _, span in done]


def label(spot: Spot, lines: Sequence[tuple[str, str]], bold: bool = False) -> dict:
    """Return a small plate at `spot` with lines of (text, colour).

    Its place is in the axes' units, so that a window that scrolls can follow it.
    """
    texts = [f'<span style="color:{colour}">{text}</span>' for text, colour in lines]
    wide = SNUG * max(pixels(text, TEXT) for text, _ in lines) / 2
    high = LINE * len(lines) / 2 + 1
    joined = "<br>".join(texts)
    return {
        "type": "rect",
        "x0": spot.x - wide,
        "x1": spot.x + wide,
        "y0": spot.y - high,
        "y1": spot.y + high,
        "fillcolor": theme.PAPER,
        "line": {"width": 0},
        "label": {
            "text": f"<b>{joined}</b>" if bold else joined,
            "font": {"color": lines[-1][1], "size": TEXT},
            "padding": 0,
        },
    }


def _add_hovers(figure: go.Figure, grid: Grid, names: Names) -> None:
    """Let every label say whose it is, and be clicked."""
    spots, texts = [], []
    for name, place in names.parameters().items():
        spots.append(grid.of(place))
        texts.append(f"{name}: {names.role(place)}")
    figure.add_scatter(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        mode="markers",
        marker={"size": 26, "opacity": 0},
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _shapes(
    grid: Grid, names: Names, parameters: Parameters, look: Look
) -> Iterator[tuple[int, dict]]:
    """Yield (depth, shape) of all that is there at one step: wires, units, words."""
    for name, place in names.parameters().items():
        value = place.value_in(parameters)
        yield from _wire(grid, place, name, value, look.wires.get(place, Wire()))
    for layer, size in enumerate(names.sizes):
        for number in range(size):
            unit = look.units.get((layer, number), Unit())
            spot = grid.unit(layer, number)
            yield from _unit(spot, names.unit(layer, number), unit)
    yield from _end(grid, names, look)


def _wire(
    grid: Grid, place: Place, name: str, value: float, wire: Wire
) -> Iterator[tuple[int, dict]]:
    spot = grid.of(place)
    if place.source is not None:
        start = grid.unit(place.layer, place.source)
        end = grid.unit(place.layer + 1, place.unit)
        yield 0, _line(start, end, value, wire.lit)
        if wire.carried:
            lines = [(wire.carried, wire.carried_colour)]
            yield 3, label(grid.carried(place), lines, bold=True)
    # Depth 1 is for the parameters' labels, and for nothing else.
    lines = [(f"{name} {short(value, 4)}", wire.lit or theme.INK)]
    if wire.second:
        lines.append((wire.second, wire.colour))
        if place.source is None:  # grow downwards, out of the unit
            spot = Spot(spot.x, spot.y + LINE / 2)
    yield 1, label(spot, lines, bold=bool(wire.lit))


def _line(start: Spot, end: Spot, value: float, lit: str) -> dict:
    """Return a weight's line: its width tells the size, colour and dash the sign."""
    colour = theme.PATH if value > 0 else theme.NEXT if value < 0 else theme.MUTED
    dash = "solid" if value > 0 else "dash" if value < 0 else "dot"
    width = min(max(3.2 * abs(value) ** 0.5, 1.0), 8.0)
    width = max(width, 4.0) if lit else width
    return segment((start.x, end.x), (start.y, end.y), lit or colour, width, dash)


def _unit(spot: Spot, name: str, unit: Unit) -> Iterator[tuple[int, dict]]:
    line = {"color": unit.ring, "width": 2 if unit.ring == theme.MUTED else 4}
    yield 2, dot(spot.x, spot.y, theme.PAPER, RADIUS, line=line)
    lines = [(name, theme.MUTED), (unit.value, theme.INK)]
    yield 3, label(spot, lines) | {"fillcolor": theme.CLEAR}
    for lines, way in ((unit.above, -1), (unit.below, 1)):
        if lines:
            away = RADIUS + LINE * len(lines) / 2 + 2
            yield 3, label(Spot(spot.x, spot.y + way * away), lines)


def _end(grid: Grid, names: Names, look: Look) -> Iterator[tuple[int, dict]]:
    """Yield the error at the right, what it compares, and the mistakes."""
    error = grid.error
    for number in range(names.sizes[2]):
        out = grid.unit(2, number)
        wire = look.mistakes.get(number, Wire())
        ends = (out.x, error.x), (out.y, error.y)
        yield 0, segment(*ends, wire.lit or theme.MUTED, 4 if wire.lit else 1.5)
        if wire.carried:
            spot = Spot((out.x + error.x) / 2, (out.y + error.y) / 2)
            lines = [(wire.second, wire.colour)] if wire.second else []
            yield 3, label(spot, [*lines, (wire.carried, wire.carried_colour)])
    for number, value in enumerate(look.targets):
        spot = grid.target(number)
        down = (spot.x, error.x), (spot.y, error.y)
        yield 0, segment(*down, theme.MINIMUM, 1.5, "dot")
        text = f"{names.target(number)} = {value}"
        yield 2, label(spot, [("target", theme.MINIMUM), (text, theme.MINIMUM)])
    yield from _unit(error, "E", look.error)

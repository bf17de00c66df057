"""A small network, drawn: units, weights, and what is written on them at each step.

`network_panel` draws any network with one hidden layer that `Names` can name; what a
step writes on it is a `Look`, and what a look leaves out is not shown. A still drawing
is a panel with one look. So, to mark one weight:

    look = Look(wires={place: Wire(second="wrong", colour=theme.HERE, lit=theme.HERE)})
    network_panel(names, parameters, [look], title="...", key="...", alt="...")
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from engines.backpropagation import Parameters
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.lettering import pixels
from pages.figures.network_looks import Look, Unit, Wire
from pages.figures.network_names import Names, Place
from pages.figures.network_places import RADIUS, WIDTH, Grid, Spot
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.plain import scatter
from pages.figures.shapes import box, dot, label, segment
from pages.words.numbers import short

TEXT, LINE = 11, 14  # pixels: the font, and from one line to the next
SPARE = 30  # beside a drawing that shrinks, whose circles do not
SNUG = 0.88  # a plate may be narrower than a box that must hold its words
LEGEND = (
    theme.lined("weight above 0", theme.stroke(theme.PATH)),
    theme.lined("weight below 0", theme.stroke(theme.NEXT, dash="dash")),
)


def network_panel(
    names: Names,
    parameters: Parameters,
    looks: Sequence[Look],
    *,
    title: str,
    key: str,
    alt: str,
    legend: Sequence[theme.Entry] = (),
    signs: Sequence[theme.Entry] = LEGEND,
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
    figure = theme.figure(
        title,
        key,
        [_hovers(grid, names)],
        legend=[*signs, *legend],
        below=0.01,
        xaxis=still((0, WIDTH) if named else (-SPARE, WIDTH + SPARE)),
        yaxis=still((grid.height, 0)),
        dragmode=False,
    )
    shapes = _frames(grid, names, parameters, looks)
    frames = [[one for one in frame if named or one[0] != 1] for frame in shapes]
    least = WIDTH + 16 if named else 0
    room = {"least_width": least, "grow": grow, "clickable": clickable}
    return Panel(figure, alt, grid.height + 90, spans=spans_of(frames), **room)


def plate(spot: Spot, lines: Sequence[tuple[str, str]], bold: bool = False) -> dict:
    """Return a small plate at `spot` with lines of (text, colour).

    Its place is in the axes' units, so that a window that scrolls can follow it.
    """
    texts = [f'<span style="color:{colour}">{text}</span>' for text, colour in lines]
    wide = SNUG * max(pixels(text, TEXT) for text, _ in lines) / 2
    high = LINE * len(lines) / 2 + 1
    joined = "<br>".join(texts)
    text = f"<b>{joined}</b>" if bold else joined
    ends = (spot.x - wide, spot.x + wide), (spot.y - high, spot.y + high)
    said = label(text, lines[-1][1], TEXT, padding=0)
    return box(*ends, theme.PAPER, label=said)


def _hovers(grid: Grid, names: Names) -> dict:
    """Let every label say whose it is, and be clicked."""
    spots, texts = [], []
    for name, place in names.parameters().items():
        spots.append(grid.of(place))
        texts.append(f"{name}: {names.role(place)}")
    return scatter(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        mode="markers",
        marker={"size": 26, "opacity": 0},
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _frames(
    grid: Grid, names: Names, parameters: Parameters, looks: Sequence[Look]
) -> list[list[Layered]]:
    """Return each step's shapes with their depths; what stays is the same object."""

    @cache
    def once(draw: Callable, *what: object) -> tuple:
        return tuple(draw(*what))

    wires = [
        (place, name, place.value_in(parameters))
        for name, place in names.parameters().items()
    ]
    at = [(layer, k) for layer, size in enumerate(names.sizes) for k in range(size)]
    units = {one: (grid.unit(*one), names.unit(*one)) for one in at}
    return [list(_shapes(grid, names, wires, units, look, once)) for look in looks]


def _shapes(
    grid: Grid, names: Names, wires: list, units: dict, look: Look, once: Callable
) -> Iterator[Layered]:
    """Yield (depth, shape) of all that is there at one step: wires, units, words."""
    for what in wires:
        yield from once(_wire, grid, *what, look.wires.get(what[0], Wire()))
    for at, what in units.items():
        yield from once(_unit, *what, look.units.get(at, Unit()))
    for number in range(names.sizes[2]):
        wire = look.mistakes.get(number, Wire())
        yield from once(_mistake, grid, number, wire)
    for number, value in enumerate(look.targets):
        text = f"{names.target(number)} = {value}"
        yield from once(_target, grid, number, text)
    yield from once(_unit, grid.error, "E", look.error)


def _wire(
    grid: Grid, place: Place, name: str, value: float, wire: Wire
) -> Iterator[Layered]:
    spot = grid.of(place)
    if place.source is not None:
        start = grid.unit(place.layer, place.source)
        end = grid.unit(place.layer + 1, place.unit)
        yield 0, _line(start, end, value, wire.lit)
        if wire.carried:
            lines = [(wire.carried, wire.carried_colour)]
            yield 3, plate(grid.carried(place), lines, bold=True)
    # Depth 1 is for the parameters' labels, and for nothing else.
    lines = [(f"{name} {short(value, 4)}", wire.lit or theme.INK)]
    if wire.second:
        lines.append((wire.second, wire.colour))
        if place.source is None:  # grow downwards, out of the unit
            spot = Spot(spot.x, spot.y + LINE / 2)
    yield 1, plate(spot, lines, bold=bool(wire.lit))


def _line(start: Spot, end: Spot, value: float, lit: str) -> dict:
    """Return a weight's line: its width tells the size, colour and dash the sign."""
    colour = theme.PATH if value > 0 else theme.NEXT if value < 0 else theme.MUTED
    dash = "solid" if value > 0 else "dash" if value < 0 else "dot"
    width = min(max(3.2 * abs(value) ** 0.5, 1.0), 8.0)
    width = max(width, 4.0) if lit else width
    return segment((start.x, end.x), (start.y, end.y), lit or colour, width, dash)


def _unit(spot: Spot, name: str, unit: Unit) -> Iterator[Layered]:
    line = {"color": unit.ring, "width": 2 if unit.ring == theme.MUTED else 4}
    yield 2, dot(spot.x, spot.y, theme.PAPER, RADIUS, line=line)
    lines = [(name, theme.MUTED), (unit.value, theme.INK)]
    yield 3, plate(spot, lines) | {"fillcolor": theme.CLEAR}
    for lines, way in ((unit.above, -1), (unit.below, 1)):
        if lines:
            away = RADIUS + LINE * len(lines) / 2 + 2
            yield 3, plate(Spot(spot.x, spot.y + way * away), lines)


def _mistake(grid: Grid, number: int, wire: Wire) -> Iterator[Layered]:
    """Yield the way from an output to the error, and the mistake on it."""
    out, error = grid.unit(2, number), grid.error
    ends = (out.x, error.x), (out.y, error.y)
    yield 0, segment(*ends, wire.lit or theme.MUTED, 4 if wire.lit else 1.5)
    if wire.carried:
        spot = Spot((out.x + error.x) / 2, (out.y + error.y) / 2)
        lines = [(wire.second, wire.colour)] if wire.second else []
        yield 3, plate(spot, [*lines, (wire.carried, wire.carried_colour)])


def _target(grid: Grid, number: int, text: str) -> Iterator[Layered]:
    """Yield a target, and the way from it to the error that compares with it."""
    spot, error = grid.target(number), grid.error
    ends = (spot.x, error.x), (spot.y, error.y)
    yield 0, segment(*ends, theme.MINIMUM, 1.5, "dot")
    yield 2, plate(spot, [("target", theme.MINIMUM), (text, theme.MINIMUM)])

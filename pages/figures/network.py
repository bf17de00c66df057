"""A small network, drawn: units, weights, and what is written on them at each step.

`network_panel` draws any network that `Names` can name; what a
step writes on it is a `Look`, and what a look leaves out is not shown. A still drawing
is a panel with one look. So, to mark one weight:

    look = Look(wires={place: Wire(second="wrong", colour=theme.HERE, lit=theme.HERE)})
    network_panel(names, parameters, [look], title="...", key="...", alt="...")
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from engines.backpropagation import Parameters
from pages.figures import network_drawn as drawn
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.network_crowded import Crowd, Queue
from pages.figures.network_looks import Look, Unit, Wire
from pages.figures.network_names import Names, Place
from pages.figures.network_places import APART, Across, Down, Small
from pages.figures.network_spots import Drawing
from pages.figures.panel import Panel, Span, in_order, joined
from pages.figures.plain import scatter
from pages.words.numbers import short

SPARE = 24  # beside a drawing that shrinks, whose circles do not
HIGH = 420  # pixels at most; the windows that show it whole are lower
MARGIN, HEAD = 4, 30  # pixels around a drawing, and above it
RIM = 3  # for half the ring of the topmost unit, and of the lowest
UNSAID = Unit()
ROOMY = {(2, 2, 1), (2, 2, 2), (3, 3, 2)}  # places found by eye; others are searched
Steps = tuple[int, int]  # the first and the last
# What draws it, whose it is, and its looks, each while it stays.
Thing = tuple[Callable, tuple, list[tuple[object, Steps]]]


def network_panel(
    names: Names,
    parameters: Parameters,
    looks: Sequence[Look],
    *,
    title: str,
    key: str,
    alt: str,
    grow: float = 2.5,
    least: int = 580,
    clickable: bool = False,
    named: bool = True,
) -> Panel:
    """Draw the network with one look for each step, wide and for a phone.

    In less than `least` pixels the words of the wide one have no room. A click on a
    weight's or a bias's label gives a point that `place_at` turns into its place.
    Where the parameters are not `named`, there is one drawing, which may shrink.
    """
    digits = 4 if is_roomy(names.sizes) else 3
    things = list(_things(names, parameters, looks, digits))
    wide, tall = drawings_of(names.sizes)
    wide = wide if named else _kept(Small, names.sizes)
    panel = _panel(wide, names, things, title, key, alt, named)
    least, low = max(least, wide.least[0]), wide.least[1]
    panel = replace(panel, height=max(HIGH, low), grow=grow, clickable=clickable)
    if not named:
        return panel
    heading = "" if any(look.says for look in looks) else title
    narrow = _panel(tall, names, things, heading, key, alt, named)
    high = {"height": HEAD + tall.height, "least_height": tall.least[1]}
    narrow = replace(narrow, **high, clickable=clickable)
    return replace(panel, least_width=least, least_height=low, narrow=narrow)


def drawings_of(sizes: tuple[int, ...]) -> tuple[Drawing, Drawing]:
    """Return the wide drawing of a network of these sizes, and the phone's."""
    wide, tall = (Across, Down) if is_roomy(sizes) else (Crowd, Queue)
    return _kept(wide, sizes), _kept(tall, sizes)


def is_roomy(sizes: tuple[int, ...]) -> bool:
    """Tell whether labels have room for four digits."""
    return sizes in ROOMY


def place_at(sizes: tuple[int, ...], x: float, y: float) -> Place:
    """Return the parameter at a point of either drawing."""
    wide, tall = drawings_of(sizes)
    return (tall if x >= APART - 100 else wide).nearest(x, y)


@cache
def _kept(kind: type[Drawing], sizes: tuple[int, ...]) -> Drawing:
    """Return a drawing, the same one each time: it finds its places once."""
    return kind(sizes)


def _panel(
    drawing: Drawing,
    names: Names,
    things: Sequence[Thing],
    title: str,
    key: str,
    alt: str,
    named: bool,
) -> Panel:
    spare = 0 if named else SPARE
    ends = drawing.left - spare, drawing.left + drawing.width + spare
    figure = theme.figure(
        title,
        key,
        [_hovers(drawing, names)],
        xaxis=still(ends),
        yaxis=still((drawing.height + RIM, -RIM)),
        dragmode=False,
        margin={"l": MARGIN, "r": MARGIN, "t": HEAD, "b": 0},
    )
    found = [one for one in _spans(drawing, things) if named or one[0] != drawn.LABELS]
    return Panel(figure, alt, spans=in_order(found))


def _things(
    names: Names, parameters: Parameters, looks: Sequence[Look], digits: int
) -> Iterator[Thing]:
    """Yield each thing: what both drawings need to draw it, and its looks."""
    bare = Wire()
    for name, place in names.parameters().items():
        value = place.value_in(parameters)
        wires = [look.wires.get(place, bare) for look in looks]
        yield (
            drawn.wire,
            (place, value, f"{name} {short(value, digits)}"),
            _stays(wires),
        )
    for at in ((layer, k) for layer, n in enumerate(names.sizes) for k in range(n)):
        units = [look.units.get(at, UNSAID) for look in looks]
        yield _unit, (at, names.unit(*at)), _stays(units)
    errors = [look.error for look in looks]
    ways = [Wire(stands=error.stands) for error in errors]
    for number in range(names.sizes[-1]):
        pairs = zip(looks, ways, strict=True)
        wires = [look.mistakes.get(number, way) for look, way in pairs]
        yield drawn.mistake, (number,), _stays(wires)
    yield _error, (), _stays(errors)
    yield drawn.says, (), _stays([look.says for look in looks])


def _unit(drawing: Drawing, at: tuple[int, int], name: str, look: Unit):
    return drawn.unit(drawing, drawing.unit(*at), name, look)


def _error(drawing: Drawing, look: Unit):
    return drawn.unit(drawing, drawing.error, "E", look)


def _spans(drawing: Drawing, things: Sequence[Thing]) -> Iterator[tuple[int, Span]]:
    """Yield the shapes of all things, each for as long as it stays as it is."""
    for draw, whose, stays in things:
        yield from joined(
            (list(draw(drawing, *whose, look)), *steps) for look, steps in stays
        )


def _stays(values: Sequence) -> list[tuple[object, Steps]]:
    """Return equal neighbours as one, with the first step and the last."""
    runs = [[*run] for _, run in groupby(range(len(values)), values.__getitem__)]
    return [(values[run[0]], (run[0], run[-1])) for run in runs]


def _hovers(drawing: Drawing, names: Names) -> dict:
    """Let every label say whose it is, and be clicked."""
    spots, texts = [], []
    for name, place in names.parameters().items():
        spots.append(drawing.of(place).middle)
        texts.append(f"{name}: {names.role(place)}")
    return scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers",
        marker={"size": 26, "opacity": 0},
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )

"""The pictures of "Chain rule": the line through the network, and its factors."""

from collections.abc import Iterator

from engines.backpropagation import Factor
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.network import Look, Unit, Wire, network_panel
from pages.figures.network_names import Place
from pages.figures.network_places import WIDTH, Grid
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.shapes import box, label
from pages.words.numbers import short

from .record import Record

LIT, WEAKEST, RESULT = theme.HERE, theme.NEXT, theme.SLOPE
TILE, GAP, ROW, HIGH = 88, 14, 84, 48  # pixels


def panels(record: Record) -> list[Panel]:
    """Draw the network with the line lit, and the tiles."""
    return [_network_panel(record), _tiles_panel(record)]


def clicked(record: Record, point: dict) -> dict[str, str] | None:
    """Choose the weight whose label was clicked."""
    if point["panel"]:
        return None
    place = Grid(record.names.sizes).place_at(point["x"], point["y"])
    return {"weight": record.names.parameter(place)}


def _network_panel(record: Record) -> Panel:
    """Draw the network with the line lit as far as it has been followed."""
    return network_panel(
        record.names,
        record.trip.numbers.parameters,
        [_look(record, step) for step in range(record.n_steps)],
        title=f"From the error to {record.parameter}",
        key=f"chain{record.names.sizes}",
        alt="The network, with the path from the error to the chosen weight lit",
        legend=(theme.lined("the line", theme.stroke(LIT, 4)),),
        clickable=True,
    )


def _look(record: Record, step: int) -> Look:
    passed = record.trip.numbers.passed
    found = [f for path in record.paths for f in path.factors][:step]
    rings, slopes, wires, mistakes = set(), {}, {}, {}
    for factor in found:
        unit = factor.layer + 1, factor.unit
        if factor.kind == "error":
            mistakes[factor.unit] = Wire("", LIT, f"◀ {short(factor.value)}", LIT, LIT)
        elif factor.kind == "slope":
            rings.add(unit)
            slopes[unit] = ((f"slope {short(factor.value)}", theme.SLOPE),)
        elif factor.kind == "weight":
            wires[Place(factor.layer, factor.unit, factor.source)] = Wire(lit=LIT)
        elif factor.source is not None:
            rings.add((factor.layer, factor.source))
    wires[record.place] = _wanted(record, step, found)
    units = {
        (layer, k): Unit(
            short(value),
            above=slopes.get((layer, k), ()),
            ring=LIT if (layer, k) in rings else theme.MUTED,
        )
        for layer, held in enumerate(record.trip.values)
        for k, value in enumerate(held)
    }
    targets = [short(value) for value in passed.targets[0]]
    return Look(units, wires, Unit(short(passed.loss)), targets, mistakes)


def _wanted(record: Record, step: int, found: list[Factor]) -> Wire:
    """Mark the chosen parameter: it is lit when the line has reached it."""
    second = f"∂ {short(record.total)}" if record.is_summed(step) else "∂ ?"
    reached = any(factor.kind == "input" for factor in found)
    return Wire(second, RESULT, lit=LIT if reached else "")


# --- tiles --------------------------------------------------------------------------


def _tiles_panel(record: Record) -> Panel:
    """Draw every path as a row of tiles: each factor's name and value."""
    rows = len(record.paths)
    high = ROW * (rows + 1 if rows > 1 else rows)
    figure = theme.figure(
        "The product along the line",
        f"tiles{record.names.sizes}",
        [],
        legend=[
            _square("factor", theme.MUTED),
            _square("the nearest to 0 on its path", WEAKEST),
            _square("product, gradient", RESULT),
        ],
        below=0.02,
        xaxis=still((0, WIDTH)),
        yaxis=still((high, 0)),
        dragmode=False,
    )
    frames = [list(_tiles(record, step)) for step in range(record.n_steps)]
    alt = "The factors of the chain rule, one tile each, and their product"
    room = {"least_width": WIDTH + 16, "grow": 2.0}
    return Panel(figure, alt, 84 + high, spans=spans_of(frames), **room)


def _square(name: str, colour: str) -> theme.Entry:
    return theme.square(name, theme.PAPER, line={"color": colour, "width": 3})


def _tiles(record: Record, step: int) -> Iterator[Layered]:
    """Yield the tiles known at a step, each path's product, and their sum."""
    left = step
    for row, path in enumerate(record.paths):
        known = max(0, min(left, len(path.factors)))
        left -= len(path.factors)
        whole = known == len(path.factors)
        for k, factor in enumerate(path.factors):
            weakest = whole and k == path.smallest
            value = short(factor.value, 4) if k < known else "?"
            ink = WEAKEST if weakest else theme.MUTED
            name = f"{'× ' if k else ''}{record.name(factor)}"
            yield 0, _tile(k, row, name, value, ink, 4 if weakest else 1.5)
            if 0 < k < known:
                yield 1, _under(k, row, f"→ {short(record.so_far[row][k])}")
        if whole:
            end = len(path.factors)
            yield 0, _tile(end, row, "product", short(path.value, 4), RESULT, 3)
    if len(record.paths) > 1 and record.is_summed(step):
        end = len(record.paths[0].factors)
        total = short(record.total, 4)
        yield 0, _tile(end, len(record.paths), "sum over paths", total, RESULT, 4)


def _tile(column: int, row: int, name: str, value: str, ink: str, width: float) -> dict:
    x, y = GAP / 2 + column * (TILE + GAP), 8 + ROW * row
    text = label(f"{name}<br><b>{value}</b>", theme.INK, 12)
    edge = {"color": ink, "width": width}
    return box((x, x + TILE), (y, y + HIGH), theme.PAPER, edge, label=text)


def _under(column: int, row: int, text: str) -> dict:
    """Write the product so far under a tile."""
    x, y = GAP / 2 + column * (TILE + GAP), 8 + ROW * row + HIGH
    said = label(text, theme.MUTED, 11)
    return box((x, x + TILE), (y + 2, y + 20), theme.CLEAR, label=said)

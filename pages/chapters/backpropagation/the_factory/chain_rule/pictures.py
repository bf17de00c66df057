"""The pictures of "Chain rule": the line through the network, and its factors."""

from collections.abc import Iterator, Mapping

from engines.backpropagation import Factor
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.network import network_panel, place_at
from pages.figures.network_looks import Look, Stands, Unit, Wire
from pages.figures.network_names import Place
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.shapes import box, label, top_words
from pages.words.numbers import short

from .record import Record

LIT, WEAKEST, RESULT = theme.HERE, theme.NEXT, theme.SLOPE
FEWEST = 8  # rows that the product's panel has room for
COLUMNS = (0.0, 0.4, 0.65, 1.0)  # a factor, its value, the product so far
THIN, THICK = 1, 3  # pixels: a frame


def panels(record: Record) -> list[Panel]:
    """Draw the network with the line lit, and the factors."""
    return [_network_panel(record), _product_panel(record)]


def clicked(record: Record, point: dict) -> dict[str, str] | None:
    """Choose the weight whose label was clicked, in whichever drawing."""
    if point["panel"]:
        return None
    place = place_at(record.names.sizes, point["x"], point["y"])
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
        clickable=True,
    )


def _look(record: Record, step: int) -> Look:
    """Light what has been followed: faded what was, and what is met now stands out."""
    factors = [f for path in record.paths for f in path.factors]
    rings: dict[tuple[int, int], Stands] = {}
    slopes, wires, mistakes = {}, {}, {}
    for at, factor in enumerate(factors[:step], 1):
        unit = factor.layer + 1, factor.unit
        stands = Stands.NOW if at == step or step > len(factors) else Stands.BEHIND
        if factor.kind == "error":
            said = f"◀ {short(factor.value)}"
            mistakes[factor.unit] = Wire("", LIT, said, LIT, LIT, stands)
        elif factor.kind == "slope":
            rings[unit] = stands
            slopes[unit] = ((f"slope {short(factor.value)}", theme.SLOPE),)
        elif factor.kind == "weight":
            place = Place(factor.layer, factor.unit, factor.source)
            wires[place] = Wire(lit=LIT, stands=stands)
        elif factor.source is not None:
            rings[factor.layer, factor.source] = stands
    wires[record.place] = _wanted(record, step, factors[:step])
    outs = zip(
        record.names.units(2), record.trip.numbers.passed.targets[0], strict=True
    )
    above = tuple((f"{out} should be {short(y)}", theme.MINIMUM) for out, y in outs)
    error = Unit(short(record.trip.numbers.passed.loss), above)
    return Look(_units(record, slopes, rings), wires, error, mistakes)


def _units(record: Record, slopes: Mapping, rings: Mapping) -> dict:
    """Return every unit with its value, and lit where the line has been."""
    return {
        at: Unit(
            short(value),
            above=slopes.get(at, ()),
            ring=LIT if at in rings else theme.MUTED,
            stands=rings.get(at, Stands.BEHIND),
        )
        for layer, held in enumerate(record.trip.values)
        for at, value in (((layer, k), value) for k, value in enumerate(held))
    }


def _wanted(record: Record, step: int, found: list[Factor]) -> Wire:
    """Mark the chosen parameter: it is lit when the line has reached it."""
    second = f"∂ {short(record.total)}" if record.is_summed(step) else "∂ ?"
    reached = any(factor.kind == "input" for factor in found)
    return Wire(second, RESULT, lit=LIT if reached else "", stands=Stands.NOW)


# --- the product --------------------------------------------------------------------


def _product_panel(record: Record) -> Panel:
    """Draw every path as a column of factors: name, value, and the product so far."""
    many = len(record.paths) > 1
    rows = sum(len(path.factors) + 1 for path in record.paths) + many
    figure = theme.figure(
        "The product",
        f"product{record.names.sizes}",
        [],
        xaxis=still((-0.01, 1.01)),
        yaxis=still((max(rows, FEWEST) + 0.05, -0.05)),
        dragmode=False,
        margin={"l": 4, "r": 4, "t": 30, "b": 2},
    )
    frames = [list(_product(record, step)) for step in range(record.n_steps)]
    alt = "The factors of the chain rule one by one, and their product"
    return Panel(figure, alt, spans=spans_of(frames))


def _product(record: Record, step: int) -> Iterator[Layered]:
    """Yield the factors known at a step, each path's product, and their sum."""
    row, left = 0, step
    for number, path in enumerate(record.paths):
        known = max(0, min(left, len(path.factors)))
        left -= len(path.factors)
        whole = known == len(path.factors)
        if whole and not number:
            yield 2, top_words([("thick: nearest to 0", WEAKEST)])
        for k, factor in enumerate(path.factors):
            name = f"{'× ' if k else ''}{record.name(factor)}"
            value = short(factor.value) if k < known else "?"
            now = step == record.spots.index((number, k)) + 1
            yield from _row(row, name, value, theme.INK if now else theme.MUTED, now)
            if 0 < k < known:
                yield 1, _so_far(row, record.so_far[number][k], now)
            if k == path.smallest and whole:
                yield 2, _frame(row, WEAKEST, THICK)
            row += 1
        if whole:
            yield from _result(row, "product", path.value)
        row += 1
    if len(record.paths) > 1 and record.is_summed(step):
        yield from _result(row, "sum", record.total)


def _so_far(row: int, value: float, now: bool) -> dict:
    """Return the product up to a row; a power of ten takes the room of digits."""
    text = short(value)
    if "·" in text:
        return _cell(row, 2, f"→ {short(value, 2)}", False)
    return _cell(row, 2, f"→ {text}", now)


def _result(row: int, name: str, value: float) -> Iterator[Layered]:
    yield from _row(row, name, short(value), RESULT, True)


def _row(
    row: int, name: str, value: str, ink: str, stands_out: bool
) -> Iterator[Layered]:
    """Yield a factor in its frame, which stands out while it is multiplied."""
    yield 0, _frame(row, ink, 2 if stands_out else THIN)
    yield 1, _cell(row, 0, name, False)
    yield 1, _cell(row, 1, value, stands_out)


def _frame(row: int, ink: str, width: int) -> dict:
    edge = {"color": ink, "width": width}
    return box((COLUMNS[0], COLUMNS[2]), (row + 0.1, row + 0.9), edge=edge)


def _cell(row: int, column: int, text: str, bold: bool) -> dict:
    """Return words in a column; names begin at its left, numbers end at its right."""
    side = "right" if column == 1 else "left"
    ink = theme.MUTED if column == 2 else theme.INK
    place = {"textposition": f"middle {side}", "padding": 4}
    size = 11 if column == 2 else 12
    said = label(f"<b>{text}</b>" if bold else text, ink, size, **place)
    return box((COLUMNS[column], COLUMNS[column + 1]), (row, row + 1), label=said)

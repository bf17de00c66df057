"""The network: every unit with its own map of the plane, every weight as a wire."""

from collections.abc import Iterator

import numpy as np

from engines.datasets import FEATURES
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.hovers import SAYS, Hover
from pages.figures.panel import Map, Panel, Span, levels, spans_of
from pages.figures.plain import scatter
from pages.figures.shapes import box, path, ring, words
from pages.words.numbers import short

from ..problem import Problem, fitting
from ..record import BIAS
from .maps import CELLS, middles
from .places import HIGH, WIDE, Places, Wire
from .record import Record

DIVERGING = ((0.0, theme.PATH), (0.5, theme.PAPER), (1.0, theme.HERE))
WIDTHS = np.array([0.5, 1, 1.5, 2, 3, 4, 5, 6.5])  # pixels of a wire
STEEP = 2.2  # pixels of a wire of weight 1; it grows with the root
FAINT = 0.03  # a smaller weight has the thinnest wire, dotted
MOST_CELLS = 650_000  # of all maps together: more have a picture at every second look
BOUNDED = {"tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}
OPACITY = 0.85


def network_panel(record: Record) -> Panel:
    """Draw the network at every look."""
    places = Places(record.problem.network.layer_sizes)
    figure = theme.figure(
        "The network",
        "network",
        [_points(places.marks, 10), _points(places.middles, places.side * 0.7)],
        xaxis=still((0, WIDE), constrain="domain"),
        yaxis=still((0, HIGH), constrain="domain", scaleanchor="x"),
        dragmode=False,
        hovermode="closest",
        margin={"t": 30, "l": 2, "r": 2, "b": 2},
    )
    spans = [*_wires(record, places), *_frames(record, places)]
    spans += [*_by_hand(record, places), *_names(record, places)]
    return Panel(
        figure,
        "The network: what every unit makes of the plane, and the weights between",
        grow=1.15,
        spans=spans,
        maps=tuple(_maps(record, places)),
        hovers=(_of_wires(record, places), _of_units(record, places)),
        clickable=True,
    )


def _points(at: np.ndarray, size: float) -> dict:
    """Return points that nobody sees, but that say what is there."""
    return scatter(
        x=at[:, 0],
        y=at[:, 1],
        mode="markers",
        marker={"size": size, "opacity": 0},
        hovertemplate=SAYS,
        customdata=[""] * len(at),
    )


# --- wires --------------------------------------------------------------------------


def _wires(record: Record, places: Places) -> list[Span]:
    """Draw wires of the same look as one shape; what stays, stays."""
    ends = [places.ends(wire) for wire in places.wires]
    strokes = [f"M{a:.0f},{b:.0f}L{c:.0f},{d:.0f}" for a, b, c, d in ends]
    weights = record.history.snapshots[:, : len(strokes)]
    wide = np.abs(STEEP * np.sqrt(np.abs(weights))[..., None] - WIDTHS).argmin(axis=-1)
    signs = np.where(np.abs(weights) < FAINT, 0, np.sign(weights)).astype(int)
    frames = [_joined(strokes, *looks) for looks in zip(wide, signs, strict=True)]
    return spans_of(frames)


def _joined(strokes: list[str], wide: np.ndarray, signs: np.ndarray) -> list:
    looks: dict[tuple[int, int], list[str]] = {}
    for stroke, width, sign in zip(strokes, wide.tolist(), signs.tolist(), strict=True):
        looks.setdefault((width if sign else 0, sign), []).append(stroke)
    return [
        (0, path("".join(some), _stroke(*look), opacity=OPACITY))
        for look, some in sorted(looks.items())
    ]


def _stroke(width: int, sign: int) -> dict:
    """Return how a weight is drawn: width its size, colour and dash its sign."""
    colour = {1: theme.HERE, -1: theme.PATH, 0: theme.MUTED}[sign]
    dash = {1: "solid", -1: "dash", 0: "dot"}[sign]
    return theme.stroke(colour, float(WIDTHS[width]), dash)


def _by_hand(record: Record, places: Places) -> Iterator[Span]:
    """Mark what was put by hand, filled where it is frozen, and what is looked at."""
    last = record.n_steps - 1
    for *place, _, is_frozen in fitting(record.settings, record.problem.network):
        x, y = _spot(places, tuple(place))
        fill = theme.INK if is_frozen else theme.PAPER
        yield Span(ring(x, y, theme.INK, 4, 1.5, fill), 0, last)
    chosen = record.settings.chosen
    sizes = places.sizes
    if chosen and chosen[0] < len(sizes) - 1 and chosen[1] < sizes[chosen[0]]:
        if chosen[2] < sizes[chosen[0] + 1]:
            yield Span(ring(*_spot(places, chosen), theme.NEXT, 8, 2.5), 0, last)


def _spot(places: Places, place: tuple[int, ...]) -> tuple[float, float]:
    """Return where a weight or a bias is marked."""
    layer, before, unit = place
    if before == BIAS:
        return places.middle((layer + 1, unit))
    return places.mark((layer, before, unit))


# --- units --------------------------------------------------------------------------


def _frames(record: Record, places: Places) -> Iterator[Span]:
    """Draw an edge around every unit's map; a dead one is struck out."""
    last = record.n_steps - 1
    for unit in places.units:
        yield Span(box(*places.frame(unit), edge=theme.stroke(theme.MUTED, 1)), 0, last)
    for layer, dead in enumerate(record.dead, 1):
        for number in range(dead.shape[1]):
            (left, right), (low, high) = places.frame((layer, number))
            cross = f"M{left},{low}L{right},{high}M{left},{high}L{right},{low}"
            struck = path(cross, theme.stroke(theme.INK, 1.5))
            yield from (Span(struck, *run) for run in _runs(dead[:, number]))


def _runs(flags: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield the first and the last step of every run of true flags."""
    edges = np.diff(np.concatenate([[0], flags.astype(int), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    yield from zip(starts.tolist(), (ends - 1).tolist(), strict=True)


def _names(record: Record, places: Places) -> Iterator[Span]:
    """Write the features' names, and what the outputs are for."""
    last = record.n_steps - 1
    for number, name in enumerate(record.settings.features):
        x, y = places.middle((0, number))
        text, left = FEATURES[name].label, x - places.side / 2 - 4
        yield Span(words(left, y, text, theme.INK, 0, 12, "right"), 0, last)
    layer = len(places.sizes) - 1
    for number, text in enumerate(output_names(record)):
        x, y = places.middle((layer, number))
        at = x + places.side / 2 + 4
        yield Span(words(at, y, text, theme.INK, 0, 12, "left"), 0, last)


def output_names(record: Record) -> list[str]:
    """Return what stands beside the outputs."""
    n = record.problem.network.layer_sizes[-1]
    return ["out"] if n == 1 else [f"p{'₀₁₂₃₄'[at]}" for at in range(n)]


def _maps(record: Record, places: Places) -> Iterator[Map]:
    """Yield every unit's map, those of the features once."""
    steps = record.n_steps
    known = features_drawn(record.problem)
    for number in range(places.sizes[0]):
        shown = known[..., number]
        end = float(np.abs(shown).max()) or 1.0
        cells = levels(shown, -end, end)[None]
        yield Map(cells, DIVERGING, *places.frame((0, number)), shown=[0] * steps)
    every = 1 if len(places.units) * CELLS**2 * steps <= MOST_CELLS else 2
    some = [at // every for at in range(steps)]
    for layer, values in enumerate(record.maps.units, 1):
        found = shades(record, layer, values[::every])
        for number in range(values.shape[-1]):
            frame = places.frame((layer, number))
            yield Map(found[..., number], DIVERGING, *frame, shown=some)


def features_drawn(problem: Problem) -> np.ndarray:
    """Return what the network is told of the cells of a map, (CELLS, CELLS, n)."""
    return problem.features_at(middles(CELLS)).reshape(CELLS, CELLS, -1)


def shades(record: Record, layer: int, values: np.ndarray) -> np.ndarray:
    """Return the levels of a layer's maps, (S, CELLS, CELLS, n).

    Units without bounds are strongest, at every look, where nine in ten of the layer's
    values are weaker; 0 is in the middle.
    """
    kind = record.settings.activation
    if layer < len(record.maps.units) and kind in BOUNDED:
        return levels(values, *BOUNDED[kind])
    known = np.where(np.isfinite(values), np.abs(values), 0.0)
    end = np.quantile(known, 0.9, axis=(1, 2, 3), keepdims=True)
    with np.errstate(all="ignore"):
        return levels(values / np.where(end > 0, end, 1.0), -1.0, 1.0)


# --- what is said of it -------------------------------------------------------------


def wire_name(record: Record, wire: Wire) -> str:
    """Return what a weight is called: from x to 1.2, say."""
    layer, i, j = wire
    return f"{unit_name(record, layer, i)} → {unit_name(record, layer + 1, j)}"


def unit_name(record: Record, layer: int, number: int) -> str:
    """Return what a unit is called: 1.2 is the second one of hidden layer 1."""
    if layer == 0:
        return FEATURES[record.settings.features[number]].label
    if layer == record.problem.network.n_layers:
        return output_names(record)[number]
    return f"{layer}.{number + 1}"


def _of_wires(record: Record, places: Places) -> Hover:
    """Say of every weight how large it is."""
    names = [wire_name(record, wire) for wire in places.wires]
    weights = record.history.snapshots[:, : len(names)]
    return _hover(0, names, weights, "weight")


def _of_units(record: Record, places: Places) -> Hover:
    """Say of every unit what its bias is."""
    names = [unit_name(record, *unit) for unit in places.units]
    n_features = places.sizes[0]
    biases = record.history.snapshots[:, len(places.wires) :]
    told = np.full((record.n_steps, n_features), np.nan)
    return _hover(1, names, np.concatenate([told, biases], axis=1), "bias")


def _hover(trace: int, names: list[str], values: np.ndarray, what: str) -> Hover:
    """Return what things say: their names, and a number at every step."""
    texts: dict[str, int] = {}
    says = []
    for name, column in zip(names, values.T.tolist(), strict=True):
        pairs = []
        for step, value in enumerate(column):
            number = f"<br>{what} {short(value, 2)}" if value == value else ""
            at = texts.setdefault(f"<b>{name}</b>{number}", len(texts))
            if not pairs or pairs[-1][1] != at:
                pairs.append((step, at))
        says.append(pairs)
    return Hover(trace, list(range(len(names))), says, list(texts))

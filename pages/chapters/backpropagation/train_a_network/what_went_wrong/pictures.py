"""The pictures of "What went wrong": two planes, two losses, what the layers feel."""

from dataclasses import replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.hovers import Hover
from pages.figures.line_names import Named, at_ends
from pages.figures.panel import NOTHING, Map, Panel
from pages.figures.plain import Figure
from pages.figures.powers import power_axis, power_line, power_of, powers_that_hold
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, dot, label, plate, words

from ..train import record as trained
from ..train.maps import REACH
from ..train.plane_drawn import plane_panel
from .record import NAMES, Record, at, felt_at, is_gone

LINES = (theme.stroke(theme.NEXT), theme.stroke(theme.SLOPE, dash="dash"))
LEAST = -5  # power of ten: no loss is drawn below it
LOWEST, HIGHEST = -7, 2  # of gradients; what is beyond is drawn at the edge
FLAT = 0.25  # share of a layer's pairs of unit and sample: from there on it is told
GAP = 0.06  # between the planes
SMALL = 5  # pixels: a sample, where there are two planes
NO_NUMBER = "no number any more"


def panels(record: Record) -> list[Panel]:
    """Draw both planes, and below each other both losses and what every layer felt."""
    losses = [one.history.losses for one in record.both]
    low, high = powers_that_hold(losses, at_least=2)
    return _panels(record, (max(low, LEAST), high))


def before_bet(record: Record) -> list[Panel]:
    """Draw the same on an axis that does not tell how far a loss will go."""
    starts = [one.history.losses[:1] for one in record.both]
    low, high = powers_that_hold(starts, at_least=2)
    return _panels(record, (min(low, -2), max(high, 2)))


def _panels(record: Record, powers: tuple[int, int]) -> list[Panel]:
    """Draw all panels; another failure's lines are nothing to compare these with."""
    every = planes_panel(record), curves_panel(record, powers)
    return [replace(one, leaves_ghost=False) for one in every]


# --- the planes ---------------------------------------------------------------------


def planes_panel(record: Record) -> Panel:
    """Draw what both networks say of the plane, side by side."""
    left, right = (_plane(one, record.n_steps) for one in record.both)
    here, there = (list(map(_smaller, one.figure.data)) for one in (left, right))
    return Panel(
        Figure([*here, *map(_right, there)], _beside(left, right)),
        "The plane in the colours of what each network says, the broken one's first",
        grow=1.7,
        frames=[_crossed(record, step) for step in range(record.n_steps)],
        maps=(*left.maps, *(replace(one, axes=("x2", "y2")) for one in right.maps)),
        hovers=(
            *left.hovers,
            *(replace(one, trace=one.trace + len(here)) for one in right.hovers),
        ),
    )


def _beside(left: Panel, right: Panel) -> dict:
    """Return the layout of two planes, each in its half."""
    one, other, half = left.figure.layout, right.figure.layout, (1 - GAP) / 2
    return {
        **one,
        "uirevision": "planes",
        "title": {"text": "What they say"},
        "margin": {"t": 30, "l": 2, "r": 2, "b": 2},
        "xaxis": {**one["xaxis"], "domain": (0, half)},
        "xaxis2": {**other["xaxis"], "domain": (1 - half, 1), "anchor": "y2"},
        "yaxis2": {**other["yaxis"], "anchor": "x2", "scaleanchor": "x2"},
        "shapes": [
            *_framed(NAMES[0], LINES[0]),
            *map(_right, _framed(NAMES[1], LINES[1])),
        ],
    }


def _right(thing: dict) -> dict:
    """Return a trace or a shape as it lies in the plane on the right."""
    refs = ("xaxis", "yaxis") if "mode" in thing or "z" in thing else ("xref", "yref")
    said = {ref: thing.get(ref, ref[0]).replace(ref[0], f"{ref[0]}2") for ref in refs}
    return {**thing, **said}


def _framed(name: str, line: dict) -> list[dict]:
    """Return a plane's edge, and above it whose it is, in the colour of its lines."""
    ends = (-REACH, REACH)
    edge = box(ends, ends, edge=theme.stroke(theme.MUTED, 1), layer="below")
    named = label(name.title(), line["color"], 13, textposition="middle center")
    above = box((0, 1), (1.01, 1.1), label=named)
    return [edge, {**above, "xref": "x domain", "yref": "y domain"}]


def _smaller(trace: dict) -> dict:
    """Return a plane's trace with samples as small as the plane."""
    if "marker" not in trace:
        return trace
    return {**trace, "marker": {**trace["marker"], "size": SMALL}}


def _plane(one: trained.Record, n_steps: int) -> Panel:
    """Draw a plane for so many steps: empty after the last that was a number."""
    panel, last = plane_panel(one), one.n_steps
    if last == n_steps:
        return panel
    maps = tuple(_emptied(cells, last, n_steps) for cells in panel.maps)
    hovers = tuple(_silenced(hover, last) for hover in panel.hovers)
    return replace(panel, maps=maps, hovers=hovers)


def _emptied(cells: Map, last: int, n_steps: int) -> Map:
    nothing = np.full((1, *cells.levels.shape[1:]), NOTHING, "int8")
    levels = np.concatenate([cells.levels, nothing])
    shown = [min(step, last) for step in range(n_steps)]
    return replace(cells, levels=levels, shown=shown)


def _silenced(hover: Hover, last: int) -> Hover:
    n = len(hover.texts)
    says = [[*pairs, (last, n)] for pairs in hover.says]
    return replace(hover, says=says, texts=[*hover.texts, NO_NUMBER])


def _crossed(record: Record, step: int) -> list[dict]:
    """Write on an empty plane that there is no number."""
    broken, mended = (is_gone(one, step) for one in record.both)
    text = plate(0, 0, "✕ no number", theme.INK, size=15)
    return [text] * broken + [_right(text)] * mended


# --- the curves ---------------------------------------------------------------------


def curves_panel(record: Record, powers: tuple[int, int]) -> Panel:
    """Draw both losses of the samples trained on, and below what every layer felt.

    A loss that flew off ends in a cross.
    """
    up = power_axis(*powers, "loss")
    last = record.mended.settings.n_epochs
    across = axis((-0.02 * last, 1.02 * last), "epoch")
    window = Window(across["range"], up["range"])
    series = [
        _series(name, one, line, record.n_steps)
        for name, one, line in zip(NAMES, record.both, LINES, strict=True)
    ]
    layers, felt = layer_axes(record)
    return series_panel(
        "Loss, and what each layer feels",
        "curves",
        series,
        record.n_steps,
        alt="The loss of both runs, and the size of the gradient in every layer",
        xaxis=across,
        yaxis={**up, "domain": (0.58, 1)},
        xaxis2={**layers, "anchor": "y2"},
        yaxis2={**felt, "domain": (0, 0.4)},
        frames=[_felt(record, step, layers, felt) for step in range(record.n_steps)],
        heads=lambda one, step: _heads(record, one, step, window),
        dragmode="pan",
    )


def _series(name: str, one: trained.Record, line: dict, n_steps: int) -> Series:
    epochs = [one.epoch_at(step) for step in range(one.n_steps)]
    with np.errstate(divide="ignore"):
        powers = np.maximum(np.log10(one.history.losses), 4.0 * LEAST).tolist()
    upto = [at(one, step) + 1 for step in range(n_steps)]
    return Series(name, epochs, powers, line, upto)


def _heads(record: Record, series: Series, step: int, window: Window) -> list[dict]:
    """Return the dot at the end of a line, or a cross where it ends for good."""
    one = record.both[NAMES.index(series.name)]
    if not is_gone(one, step):
        return series.head(step, window.mark)
    x = int(one.history.stopped_at) / one.problem.in_an_epoch
    place = window.edge(x, series.y[-1])
    return [words(*place, "✕", series.line["color"], 0, 20)]


# --- the layers ---------------------------------------------------------------------


def layer_axes(record: Record) -> tuple[dict, dict]:
    """Return the axes of the layers and of the sizes of gradients."""
    n = record.mended.problem.network.n_layers
    names = [*map(str, range(1, n)), "out"]
    across = named_axis((0.5, n + 0.5), range(1, n + 1), names, "layer")
    return across, power_axis(LOWEST, HIGHEST, "∂L/∂W")


def _felt(record: Record, step: int, across: dict, up: dict) -> list[dict]:
    """Draw the gradient's size in every layer, and where units are dead or flat."""
    shapes, ends = [], []
    for name, one, line in zip(NAMES, record.both, LINES, strict=True):
        if is_gone(one, step):
            continue
        shown = np.clip(felt_at(one, at(one, step)), 10.0**LOWEST, 10.0**HIGHEST)
        shapes += [power_line(shown, line)] if len(shown) > 1 else []
        places = [(x, power_of(size)) for x, size in enumerate(shown.tolist(), 1)]
        shapes += [dot(*place, line["color"], 4) for place in places]
        ends.append(Named(*places[-1], name, line["color"]))
        if name == "broken":
            shapes += _health(one, at(one, step))
    every = [*shapes, *at_ends(ends, across, up)]
    return [{**shape, "xref": "x2", "yref": "y2"} for shape in every]


def _health(one: trained.Record, look: int) -> list[dict]:
    """Write where the broken run's units are dead or saturated."""
    history = one.history
    pairs = zip(history.dead_units[look], history.saturated[look], strict=True)
    return [
        words(x, HIGHEST, f"{n} dead" if n else f"{flat:.0%} flat", theme.MUTED, -8, 11)
        for x, (n, flat) in enumerate(pairs, 1)
        if n or flat >= FLAT
    ]

"""The plane: what the network says of every place, and the samples on it."""

from collections.abc import Iterator

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.hovers import SAYS, Hover
from pages.figures.keys import keyed_figure
from pages.figures.panel import Map, Panel
from pages.figures.plain import heatmap, scatter

from ..colours import plane_levels, plane_scale
from .maps import REACH, SIDE
from .record import Record

KEY = [("● trained on", theme.INK), ("◇ held out", theme.INK)]
ROOM = 300  # pixels: of the title
COARSE = 2  # cells of the map that say one thing, each way
IN_STEPS = 10  # per cent: what is said of a place is rounded to them


def plane_panel(record: Record) -> Panel:
    """Draw the plane at every look."""
    ends = (-REACH, REACH)
    figure = keyed_figure(
        "Answers",
        KEY,
        ROOM,
        "plane",
        [_ground(), *_samples(record)],
        xaxis=hidden(ends, constrain="domain"),
        yaxis=hidden(ends, constrain="domain", scaleanchor="x"),
        dragmode=False,
        hovermode="closest",
    )
    hovers = _of_places(record), *_of_samples(record)
    alt = "The plane in the colours of what the network says, and all samples"
    says = record.maps.plane
    cells = Map(plane_levels(says, record.sorts), plane_scale(says), ends, ends)
    more = {"maps": (cells,), "hovers": hovers, "clickable": True}
    return Panel(figure, alt, grow=1.15, **more)


def n_classes(record: Record) -> int:
    """Return how many classes there are; of numbers, which have none, 2 colours."""
    return max(record.problem.samples.n_classes, 2)


def class_names(record: Record) -> list[str]:
    """Return what the classes are called: by their colours, and numbers by sign."""
    if not record.sorts:
        return ["below 0", "above 0"]
    return ["blue", "orange", "green"][: n_classes(record)]


def _ground() -> dict:
    """Return cells that nobody sees, but that say what is there, and can be clicked."""
    at = cells_at()
    return heatmap(
        x=at,
        y=at,
        z=np.zeros((SIDE, SIDE), "int8"),
        opacity=0,
        showscale=False,
        hovertemplate="x = %{x:.2f}, y = %{y:.2f}<br>" + SAYS,
        customdata=[[""] * SIDE] * SIDE,
    )


def cells_at() -> np.ndarray:
    """Return the middles of the cells along one side."""
    edges = np.linspace(-REACH, REACH, SIDE + 1)
    return (edges[1:] + edges[:-1]) / 2


def _samples(record: Record) -> Iterator[dict]:
    """Yield the samples trained on, and those held out."""
    samples, is_out = record.problem.samples, record.problem.is_held_out
    looks = ("circle", {"size": 7}), ("diamond-open", {"size": 7})
    for some, (symbol, more) in zip((~is_out, is_out), looks, strict=True):
        colours = [theme.class_colour(at) for at in samples.labels[some].tolist()]
        line = {"width": 1.5 if "open" in symbol else 1}
        line |= {} if "open" in symbol else {"color": theme.PAPER}
        yield scatter(
            x=samples.inputs[some, 0],
            y=samples.inputs[some, 1],
            mode="markers",
            marker={"symbol": symbol, "color": colours, "line": line, **more},
            hovertemplate=SAYS,
            customdata=[""] * int(some.sum()),
        )


def _of_places(record: Record) -> Hover:
    """Say what the network says of every place."""
    says = record.maps.plane[:, COARSE // 2 :: COARSE, COARSE // 2 :: COARSE]
    n = says.shape[1]
    texts, numbers = _said(record, says.reshape(len(says), n * n, -1))
    of = (np.arange(SIDE) // COARSE).clip(0, n - 1)
    grid = (of[:, None] * n + of[None, :]).tolist()
    return Hover(0, grid, _changes(numbers), texts)


def _of_samples(record: Record) -> Iterator[Hover]:
    """Say of every sample what it is, and what the network says of it."""
    problem = record.problem
    for trace, is_out in enumerate((False, True), 1):
        some = problem.is_held_out == is_out
        told, numbers = _said(record, record.maps.answers[:, some])
        kind = "held out" if is_out else "trained on"
        names = [f"<b>{name}</b>, {kind}<br>" for name in _truths(record, some)]
        known = list(dict.fromkeys(names))
        texts = [name + text for name in known for text in told]
        shift = np.array([known.index(name) for name in names]) * len(told)
        says = _changes(numbers + shift)
        yield Hover(trace, list(range(len(names))), says, texts)


def _truths(record: Record, some: np.ndarray) -> list[str]:
    samples = record.problem.samples
    if record.sorts:
        names = class_names(record)
        return [names[at] for at in samples.labels[some].tolist()]
    return [f"{value:.1f}" for value in samples.targets[some, 0].tolist()]


def _said(record: Record, says: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Return texts, and which of them is said of (S, n) places, of predictions."""
    if not record.sorts:
        tenths = np.nan_to_num(np.clip(np.rint(10 * says[..., 0]), -30, 30), nan=31)
        texts = [f"it says {at / 10:.1f}" for at in range(-30, 31)] + ["no number"]
        return texts, tenths.astype(int) + 30
    shares = np.concatenate([1 - says, says], axis=-1) if says.shape[-1] == 1 else says
    winner, share = shares.argmax(axis=-1), shares.max(axis=-1)
    n = 100 // IN_STEPS
    steps = np.nan_to_num(np.rint(n * share), nan=n).astype(int)
    names = class_names(record)
    texts = [
        f"it says {name}, {IN_STEPS * at}%" for name in names for at in range(n + 1)
    ]
    return texts, winner * (n + 1) + steps


def _changes(numbers: np.ndarray) -> list[list[tuple[int, int]]]:
    """Return for each column of (S, n) its first row, and those that differ."""
    is_new = np.ones(numbers.shape, dtype=bool)
    is_new[1:] = numbers[1:] != numbers[:-1]
    return [
        [(int(at), int(column[at])) for at in np.flatnonzero(new)]
        for column, new in zip(numbers.T, is_new.T, strict=True)
    ]

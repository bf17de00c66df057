"""The pictures of "Side by side": what each network says, and all losses."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, hidden
from pages.figures.panel import NOTHING, Map, Panel, spans_of
from pages.figures.plain import scatter
from pages.figures.powers import power_axis
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, label
from pages.words.numbers import percent

from ..colours import plane_levels, plane_scale
from ..train.maps import REACH
from ..train.record import SOLVED
from .record import Record

EVERY = 2  # of the plane's cells, each way
LOOKS = (
    theme.stroke(theme.PATH, 2.5),
    theme.stroke(theme.HERE, 2.5, "dash"),
    theme.stroke(theme.SLOPE, 2.5, "dashdot"),
    theme.stroke(theme.NEXT, 2.5, "dot"),
)
COLUMNS, GAP, CAPTION = 2, 2, 4  # cells between two maps, and above one
MOST_DOTS = 60
LOWEST, HIGHEST = -4, 1  # powers of ten: beyond them a line ends in an arrow
BELOW = -20.0  # a loss of 0 is drawn there, out of sight


def panels(record: Record) -> list[Panel]:
    """Draw the planes, and the losses of the samples held out and trained on."""
    held = _losses(record, "Loss, held out", "held", record.held_out)
    return [
        _planes(record),
        held,
        _losses(record, "Trained on", "known", record.losses),
    ]


def _planes(record: Record) -> Panel:
    """Draw what each network says of the plane, two above two."""
    says = [one.maps.plane[:, ::EVERY, ::EVERY] for one in record.runs]
    cells = [plane_levels(one, record.sorts) for one in says]
    side = cells[0].shape[-1]
    wide, high = side + GAP, side + CAPTION
    n_rows = -(-len(cells) // COLUMNS)
    whole = np.full((record.n_steps, n_rows * high, COLUMNS * wide), NOTHING, "int8")
    for at, levels in enumerate(cells):
        left, low = _corner(at, n_rows, wide, high)
        shown = levels[record.shown[:, at]]
        whole[:, low : low + side, left : left + side] = shown
    edges = (0.0, float(COLUMNS * wide)), (0.0, float(n_rows * high))
    corners = [_corner(at, n_rows, wide, high) for at in range(len(cells))]
    figure = theme.figure(
        "What each says of the plane",
        "planes",
        [_dots(record, corners, side)],
        xaxis=hidden(edges[0], constrain="domain"),
        yaxis=hidden(edges[1], constrain="domain", scaleanchor="x"),
        dragmode=False,
    )
    frames = [
        [(1, one) for one in _captions(record, step, corners, side)]
        for step in range(record.n_steps)
    ]
    alt = "The plane in the colours of what each network says, two above two"
    one = Map(whole, plane_scale(says[0]), *edges)
    return Panel(figure, alt, spans=spans_of(frames), maps=(one,))


def _corner(at: int, n_rows: int, wide: int, high: int) -> tuple[int, int]:
    row, column = divmod(at, COLUMNS)
    return column * wide + GAP // 2, (n_rows - 1 - row) * high


def _captions(record: Record, step: int, corners, side: int) -> list[dict]:
    """Return above every map whose it is, and how many it gets right."""
    found = []
    for at, (left, low) in enumerate(corners):
        name, colour = record.names[at], LOOKS[at]["color"]
        score = record.score(at, step)
        right = percent(score) if score >= 0 else "below 0%"
        mark = "✓ " if score >= SOLVED else ""
        said = "✕ off" if record.is_lost(at, step) else f"{mark}{right}"
        place = (left, left + side), (low + side, low + side + CAPTION)
        words = label(f"<b>{name}</b> {said}", colour, 11, padding=0)
        found.append(box(*place, label=words))
    return found


def _dots(record: Record, corners, side: int) -> dict:
    """Return some of the samples held out, the same in every map."""
    problem = record.runs[0].problem
    some = np.flatnonzero(problem.is_held_out)[:MOST_DOTS]
    points, classes = problem.samples.inputs[some], problem.samples.labels[some]
    inside = np.abs(points).max(axis=1) <= REACH
    shares = (points[inside] + REACH) / (2 * REACH)
    at = (np.array(corners)[:, np.newaxis] + side * shares).reshape(-1, 2)
    colours = [theme.class_colour(one) for one in classes[inside].tolist()]
    edge = {"width": 0.5, "color": theme.PAPER}
    marker = {"size": 4, "color": colours * len(corners), "line": edge}
    return scatter(
        x=at[:, 0].round(2),
        y=at[:, 1].round(2),
        mode="markers",
        marker=marker,
        hoverinfo="skip",
    )


def _losses(record: Record, title: str, key: str, losses: np.ndarray) -> Panel:
    """Draw one loss of every training, each with its name at its end."""
    with np.errstate(divide="ignore"):
        powers = np.maximum(np.log10(losses), BELOW)
    epochs = [float(epoch) for epoch in record.epochs]
    lines = []
    for at, name in enumerate(record.names):
        known = [step for step in range(record.n_steps) if not record.is_lost(at, step)]
        last = max(known) + 1
        drawn = powers[:last, at].tolist()
        upto = [min(step + 1, last) for step in range(record.n_steps)]
        lines.append(Series(name, epochs[:last], drawn, LOOKS[at], upto))
    end = float(record.settings.n_epochs)
    across = axis((-0.02 * end, 1.02 * end), "epoch")
    up = power_axis(LOWEST, HIGHEST, "loss")
    return series_panel(
        title,
        key,
        lines,
        record.n_steps,
        alt=f"{title}: the loss of every training as the epochs go by",
        xaxis=across,
        yaxis=up,
        window=Window(across["range"], up["range"]),
        dragmode="pan",
    )

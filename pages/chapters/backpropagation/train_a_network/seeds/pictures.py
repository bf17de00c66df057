"""The pictures of "Many starts": what each network says, and all their losses."""

from collections.abc import Iterator
from math import floor

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, hidden
from pages.figures.hovers import SAYS, Hover
from pages.figures.panel import NOTHING, Map, Panel, spans_of
from pages.figures.plain import heatmap, scatter
from pages.figures.powers import power_axis
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, label, ring, top_words
from pages.words.numbers import percent, short

from ..colours import plane_scale
from ..record import N_SEEDS
from ..train.maps import REACH
from .cells import SIDE
from .record import Record

COLUMNS, ROWS = 6, 4
GAP, CAPTION = 2, 8  # cells between two maps, and below one, where its words stand
WIDE, HIGH = SIDE + GAP, SIDE + CAPTION  # of a map with its surroundings
EDGES = (0.0, float(WIDE * COLUMNS)), (0.0, float(HIGH * ROWS))
MOST_DOTS = 40  # samples in each map
SOLVED_EDGE = theme.stroke(theme.SLOPE, 3)
OTHER_EDGE, LOST_EDGE = theme.stroke(theme.GRID, 1), theme.stroke(theme.MUTED, 1, "dot")
OWN_EDGE = theme.stroke(theme.INK, 1.5)
LINE = theme.stroke(theme.WAY, 1.5)
LOWEST, HIGHEST = -3, 1  # powers of ten: beyond them a line ends in an arrow
ROUNDING = 1e-9
BELOW = -20.0  # a loss of 0 is drawn there, out of sight


def panels(record: Record) -> list[Panel]:
    """Draw all maps, and all losses."""
    return [_strip(record), _losses(record)]


def place_of(at: int) -> tuple[int, int]:
    """Return the left and the lower end of a network's map, in cells."""
    row, column = divmod(at, COLUMNS)
    return column * WIDE + GAP // 2, (ROWS - 1 - row) * HIGH + CAPTION - GAP // 2


def number_at(x: float, y: float) -> int | None:
    """Return the number of the network whose map is there, if there is one."""
    column, row = int(x // WIDE), ROWS - 1 - int(y // HIGH)
    is_there = 0 <= column < COLUMNS and 0 <= row < ROWS
    return row * COLUMNS + column if is_there else None


def _strip(record: Record) -> Panel:
    """Draw what each network says of the plane, look by look."""
    across, up = EDGES
    figure = theme.figure(
        f"Seeds {record.seeds[0]} to {record.seeds[-1]}: what each network says",
        "seeds",
        [_ground(), _dots(record)],
        xaxis=hidden((-1, across[1] + 1), constrain="domain"),  # a frame has room
        yaxis=hidden((-1, up[1] + 1), constrain="domain", scaleanchor="x"),
        dragmode=False,
        hovermode="closest",
    )
    return Panel(
        figure,
        f"The plane in the colours of what each of {N_SEEDS} networks says of it, "
        "with a frame and a tick where it has solved the task",
        grow=1.5,
        spans=spans_of([[*_marks(record, step)] for step in range(record.n_steps)]),
        maps=(_cells(record),),
        hovers=(_hovers(record),),
        clickable=True,
    )


def _cells(record: Record) -> Map:
    """Return all maps as one."""
    return Map(_tiled(record.cells), plane_scale(record.problem.targets), *EDGES)


def _tiled(cells: np.ndarray) -> np.ndarray:
    """Return the maps of every look in one, (S, ROWS * HIGH, COLUMNS * WIDE)."""
    whole = np.full((len(cells), ROWS * HIGH, COLUMNS * WIDE), NOTHING, dtype="int8")
    for at in range(cells.shape[1]):
        left, low = place_of(at)
        whole[:, low : low + SIDE, left : left + SIDE] = cells[:, at]
    return whole


def _ground() -> dict:
    """Return cells that nobody sees, but that say whose they are, and are clicked."""
    return heatmap(
        x=WIDE * (np.arange(COLUMNS) + 0.5),
        y=HIGH * (np.arange(ROWS) + 0.5),
        z=np.zeros((ROWS, COLUMNS), "int8"),
        opacity=0,
        showscale=False,
        hovertemplate=SAYS,
        customdata=[[""] * COLUMNS] * ROWS,
    )


def _dots(record: Record) -> dict:
    """Return some of the samples held out, the same in every map."""
    problem = record.problem
    points = problem.samples.inputs[problem.is_held_out][:MOST_DOTS]
    classes = problem.samples.labels[problem.is_held_out][:MOST_DOTS]
    inside = np.abs(points).max(axis=1) <= REACH
    shares = (points[inside] + REACH) / (2 * REACH)
    corners = np.array([place_of(at) for at in range(N_SEEDS)])
    at = (corners[:, np.newaxis] + SIDE * shares).reshape(-1, 2)
    colours = [theme.class_colour(one) for one in classes[inside].tolist()] * N_SEEDS
    edge = {"width": 0.5, "color": theme.PAPER}
    return scatter(
        x=at[:, 0].round(2),
        y=at[:, 1].round(2),
        mode="markers",
        marker={"size": 4, "color": colours, "line": edge},
        hoverinfo="skip",
    )


def _marks(record: Record, step: int) -> Iterator[tuple[int, dict]]:
    """Yield a frame around each map, and below it how many it gets right."""
    for at in range(N_SEEDS):
        left, low = place_of(at)
        ends = (left, left + SIDE), (low, low + SIDE)
        below = (left, left + SIDE), (low - CAPTION + GAP, low)
        text, ink, edge = _mark(record, step, at)
        yield 1, box(*ends, edge=edge)
        yield 2, box(*below, label=label(text, ink, 11, padding=0))
        if at == record.own:
            reach = (left - 1, left + SIDE + 1), (low - CAPTION + GAP, low + SIDE + 1)
            you = label("<b>you</b>", theme.INK, 10, textposition="top left", padding=3)
            yield 3, box(*reach, edge=OWN_EDGE, label=you)


def _mark(record: Record, step: int, at: int) -> tuple[str, str, dict]:
    """Return the words below a map, their colour, and the map's frame."""
    if record.is_lost[step, at]:
        return "✕ off", theme.MUTED, LOST_EDGE
    right = _whole_share(float(record.scores[step, at]))
    if record.is_solved[step, at]:
        return f"✓ {right}", theme.SLOPE, SOLVED_EDGE
    return right, theme.MUTED, OTHER_EDGE


def _whole_share(score: float) -> str:
    """Write whole per cents, rounded down: 95 or more of them are solved."""
    return f"{floor(100 * score + ROUNDING)}%" if score >= 0 else "below 0"


def _share(score: float) -> str:
    return percent(score) if score >= 0 else "below 0%"


def _hovers(record: Record) -> Hover:
    """Say of each map whose it is and how its network stands."""
    texts: list[str] = []
    says: list[list[tuple[int, int]]] = []
    for at in range(N_SEEDS):
        pairs: list[tuple[int, int]] = []
        for step in range(record.n_steps):
            text = _said(record, step, at)
            if not pairs or texts[-1] != text:
                pairs.append((step, len(texts)))
                texts.append(text)
        says.append(pairs)
    of = np.arange(N_SEEDS).reshape(ROWS, COLUMNS)[::-1].tolist()
    return Hover(0, of, says, texts)


def _said(record: Record, step: int, at: int) -> str:
    who = f"<b>seed {record.seeds[at]}</b>"
    if record.is_lost[step, at]:
        return f"{who}: its loss left all numbers"
    what = "right" if record.sorts else "explained"
    share = _share(float(record.scores[step, at]))
    loss = short(float(record.history.losses[step, at]))
    return f"{who}: {share} {what}, loss {loss}<br>a click trains it alone"


def _losses(record: Record) -> Panel:
    """Draw the losses of all networks, each with how it stands at its end."""
    epochs = [record.epoch_at(step) for step in range(record.n_steps)]
    with np.errstate(divide="ignore"):
        powers = np.maximum(np.log10(record.history.losses), BELOW)
    last = float(record.settings.n_epochs)
    across = axis((-0.02 * last, 1.04 * last), "epoch")
    up = power_axis(LOWEST, HIGHEST, "loss, of the samples trained on")
    window = Window(across["range"], up["range"])
    return series_panel(
        "All losses",
        "spread",
        [Series("", epochs, column.tolist(), LINE, radius=0) for column in powers.T],
        record.n_steps,
        alt=f"The losses of all {N_SEEDS} networks as the training goes on",
        xaxis=across,
        yaxis=up,
        window=window,
        frames=[
            [*_ends(record, step, epochs[step], powers[step], window)]
            for step in range(record.n_steps)
        ],
        dragmode="pan",
    )


def _ends(record: Record, step: int, x: float, powers, window: Window) -> Iterator:
    """Yield the ends of all lines: filled where it is solved, else a ring."""
    n = record.counts[step]
    yield top_words([(f"● {n} solved", theme.SLOPE), ("○ not", theme.INK)])
    for at, power in enumerate(powers.tolist()):
        if record.is_solved[step, at]:
            yield window.mark(x, power, theme.SLOPE, 5)
        elif not record.is_lost[step, at]:
            yield window.mark(x, power, theme.INK, 4, ring)

"""The pictures of "Every η and β": the map, the walk, and its place and speed."""

import numpy as np

from engines.gradient_descent import (
    asymptotic_rate,
    best_momentum,
    critical_momentum,
    direction_rate,
    largest_safe_learning_rate,
)
from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis
from pages.figures.panel import Panel
from pages.figures.plain import heatmap, scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import plate, ring

from .record import BETA, BY_STEPS, ETA, FLAT, STEEP, Record

MAP, WALK, PHASE = 0, 1, 2  # the panels
MAP_GROWS = 1.8  # times as wide as the others
NAMED_AT = (0.95, 1.6, 2.1)  # learning rates where a name may stand
FLAT_LINE = theme.stroke(theme.SLOPE, 2)
STEEP_LINE = theme.stroke(theme.HERE, 2, "5px,2px")
LINES = {FLAT: ("flat", FLAT_LINE), STEEP: ("steep", STEEP_LINE)}
WIDEST = 2.75  # the largest error that is shown: beyond it an arrow
FAR = 10  # windows: what is drawn of what lies beyond
LOST_FROM = 1.0  # a rate
MOST_RATE = 1.25  # the colour of the end
FASTER = [colour for _, colour in theme.DEPTH_SCALE]
BAR = {"len": 1.0, "thickness": 10, "xpad": 2, "outlinewidth": 0}
HALF_NAME, LOWEST = 0.9, 0.07  # half a name's η, and its least β
FINE = np.linspace(0.005, 4, 400)


def panels(record: Record) -> list[Panel]:
    """Draw the map, the errors step by step, and how they move."""
    return [map_panel(record), walk_panel(record), phase_panel(record)]


def map_panel(record: Record) -> Panel:
    """Draw the map with theory's curves on it, and a ring where the learner stands."""
    settings = record.settings
    by_steps = settings.coloured == BY_STEPS
    what = "Steps until near" if by_steps else "Error kept by a step"
    figure = theme.figure(
        f"{what}: click a cell",
        "map",
        [_cells(record), *_theory(record)],
        xaxis=axis((0, 4.02), "learning rate η", showgrid=False, zeroline=False),
        yaxis=axis((-0.01, 1.0), "momentum β", showgrid=False, zeroline=False),
        dragmode=False,
        shapes=_names(record),
    )
    here = marks(settings.learning_rate, settings.momentum)
    frames = [here] * (record.n_steps + 1)
    alt = f"The map of η and β for {settings.optimizer}, with theory's curves"
    return Panel(figure, alt, 520, MAP_GROWS, frames=frames, clickable=True)


def marks(eta: float, beta: float) -> list[dict]:
    """Return the ring at a place of the map."""
    return [ring(eta, beta, theme.PAPER, 9, 4), ring(eta, beta, theme.INK, 8, 2)]


def _cells(record: Record) -> dict:
    found, by_steps = record.found, record.settings.coloured == BY_STEPS
    z = found.rates
    best = float(
        asymptotic_rate(best_momentum(record.kind, found.curvatures), found.curvatures)
    )
    low, high = float(np.floor(20 * best) / 20), MOST_RATE
    scale, hover = _rate_scale(low), "a step: × %{z:.3f}"
    if by_steps:
        z = np.where(found.arrivals > found.n_steps, np.nan, found.arrivals)
        low, high = 0.0, float(found.n_steps)
        scale, hover = theme.DEPTH_SCALE, "near from step %{z}"
    return heatmap(
        x=ETA,
        y=BETA,
        z=z.astype("float32"),
        zmin=low,
        zmax=high,
        colorscale=scale,
        colorbar=BAR,
        hovertemplate=f"η = %{{x:.2f}}, β = %{{y:.2f}}<br>{hover}<extra></extra>",
    )


def _rate_scale(low: float) -> list[list]:
    """Return the colours of rates: paler the slower, and another where errors grow."""
    edge = (LOST_FROM - low) / (MOST_RATE - low)
    shares = np.linspace(0, edge, len(FASTER)).tolist()
    ramp = [[share, colour] for share, colour in zip(shares, FASTER, strict=True)]
    return [*ramp, [edge, theme.GROWS], [1.0, theme.GROWS]]


def _theory(record: Record) -> list[dict]:
    """Return the edge, both directions' critical damping, and the best point."""
    kind, bends = record.kind, record.settings.bends
    edge = [largest_safe_learning_rate(kind(1.0, beta), 1.0) for beta in BETA.tolist()]
    lines = [_line(edge, BETA, theme.stroke(theme.INK, 2))]
    for at, (_, line) in LINES.items():
        lines.append(_line(FINE, _critical(record, at), line))
    best = best_momentum(kind, bends)
    star = {"color": theme.MINIMUM, "symbol": "star", "size": 14}
    point = scatter(
        x=[best.learning_rate],
        y=[best.momentum],
        mode="markers",
        marker=star,
        hovertemplate="theory's best: η = %{x:.3f}, β = %{y:.3f}<extra></extra>",
    )
    return [*lines, point]


def _line(x, y, line: dict) -> dict:
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _critical(record: Record, direction: int) -> np.ndarray:
    """Return the momentum from which on a direction rings, where errors shrink."""
    kind, bend = record.kind, record.settings.bends[direction]
    beta = critical_momentum(kind, FINE, bend)
    # The steep direction is the first to grow.
    walked = kind(FINE, np.minimum(np.nan_to_num(beta), BETA[-1]))
    grows = direction_rate(walked, 1.0) > 1
    return np.where(grows, np.nan, beta)


def _names(record: Record) -> list[dict]:
    """Return the names of theory's curves, each on its curve."""
    settings = record.settings
    beta = 0.12
    edge = largest_safe_learning_rate(record.kind(1.0, beta), 1.0)
    names = [plate(edge, beta, "the edge", theme.INK, right=8, size=12)]
    if settings.condition_number == 1:
        return [*names, _name(record, STEEP, "both ring above", 1.0)]
    places = [min(eta, max(edge - HALF_NAME, HALF_NAME)) for eta in NAMED_AT]
    far = max(places, key=lambda eta: _from_ring(record, eta))
    flat = _name(record, FLAT, "flat rings above", far)
    return [*names, flat, _name(record, STEEP, "steep rings above", HALF_NAME)]


def _from_ring(record: Record, eta: float) -> float:
    """Return how far from the ring the name on the flat direction's curve would be."""
    settings = record.settings
    beta = float(critical_momentum(record.kind, eta, settings.bends[FLAT]))
    beside = max(abs(eta - settings.learning_rate) - HALF_NAME, 0)
    return beside / 4 + abs(beta - settings.momentum)


def _name(record: Record, direction: int, text: str, eta: float) -> dict:
    bend, (_, line) = record.settings.bends[direction], LINES[direction]
    beta = float(critical_momentum(record.kind, eta, bend))
    return plate(eta, max(beta, LOWEST), text, line["color"], size=12)


def reach(record: Record) -> float:
    """Return the largest error that is shown: that of the first step has room."""
    return 1.1 * float(np.clip(np.abs(record.errors[:2]).max(), 1.0, WIDEST))


def walk_panel(record: Record) -> Panel:
    """Draw both errors, step by step."""
    n, high = record.n_steps + 1, reach(record)
    asked = record.settings.n_steps
    window = Window((-0.04 * asked, 1.04 * asked), (-high, high))
    lines = [
        Series(name, list(range(n)), drawn(record.errors[:, at], high), line)
        for at, (name, line) in LINES.items()
    ]
    return series_panel(
        "The error, step by step",
        "walk",
        lines,
        n,
        alt="The errors along both directions against the step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=axis(window.y, "error"),
        height=520,
        window=window,
        dragmode="pan",
    )


def drawn(errors: np.ndarray, high: float) -> np.ndarray:
    """Return errors as they are drawn: what is far beyond is drawn beyond."""
    return np.clip(errors, -FAR * high, FAR * high)


def phase_window(record: Record) -> Window:
    """Return the window of places and moves: the first move has room."""
    high = reach(record)
    first = np.abs(record.moves[:2]).max()
    fast = 1.1 * float(np.clip(first, 0.3, 2 * WIDEST))
    return Window((-high, high), (-fast, fast))


def phase_panel(record: Record) -> Panel:
    """Draw where each direction stands against how it has just moved."""
    window, n = phase_window(record), record.n_steps + 1

    def head(one: Series, step: int) -> list[dict]:
        at = LINES[FLAT][0] != one.name
        point = record.errors[step, int(at)], record.moves[step, int(at)]
        held = window.holds(*point)
        return one.head(step) if held else [window.way_out(point, one.line["color"])]

    (x_far, y_far) = window.x[1], window.y[1]
    lines = [
        Series(
            name,
            drawn(record.errors[:, at], x_far),
            drawn(record.moves[:, at], y_far),
            line,
        )
        for at, (name, line) in LINES.items()
    ]
    return series_panel(
        "Place and speed",
        "phase",
        lines,
        n,
        alt="For both directions the last move against the error",
        xaxis=axis(window.x, "error"),
        yaxis=axis(window.y, "last move"),
        height=520,
        heads=head,
        dragmode="pan",
    )

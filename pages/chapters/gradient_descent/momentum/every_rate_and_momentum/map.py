"""The map of "Every η and β": a cell for each pair, and theory's curves over them."""

import numpy as np

from engines.gradient_descent import (
    asymptotic_rate,
    best_momentum,
    critical_momentum,
    direction_rate,
    largest_safe_learning_rate,
)
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel, Span
from pages.figures.plain import heatmap, scatter
from pages.figures.shapes import plate, ring

from .looks import LINES
from .record import BETA, BY_STEPS, ETA, FLAT, STEEP, Record

MAP_GROWS = 1.8  # times as wide as the others
NAMED_AT = (0.95, 1.6, 2.1)  # learning rates where a name may stand
LOST_FROM = 1.0  # a rate
MOST_RATE = 1.25  # the colour of the end
FASTER = [colour for _, colour in theme.DEPTH_SCALE]
BAR = {"len": 1.0, "thickness": 10, "xpad": 2, "outlinewidth": 0}
HALF_NAME, LOWEST = 0.9, 0.07  # half a name's η, and its least β
FROM = (
    0.02,
    -0.005,
)  # the corner of the first cell: where there is none no click is heard
FINE = np.linspace(0.005, 4, 400)


def map_panel(record: Record) -> Panel:
    """Draw the map with theory's curves on it, and a ring where the learner stands."""
    settings = record.settings
    by_steps = settings.coloured == BY_STEPS
    what = "Steps until near" if by_steps else "Place and speed kept by a step"
    figure = theme.figure(
        f"{what}: click a cell",
        "map",
        [*_cells(record), *_theory(record)],
        xaxis=axis((FROM[0], 4.02), "learning rate η", showgrid=False, zeroline=False),
        yaxis=axis((FROM[1], 0.995), "momentum β", showgrid=False, zeroline=False),
        dragmode=False,
        shapes=_names(record),
    )
    here = marks(settings.learning_rate, settings.momentum)
    spans = [Span(one, 0, record.n_steps) for one in here]
    more = {"frames": [[]] * (record.n_steps + 1), "spans": spans, "clickable": True}
    alt = f"The map of η and β for {settings.optimizer}, with theory's curves"
    return Panel(figure, alt, 520, MAP_GROWS, **more)


def marks(eta: float, beta: float) -> list[dict]:
    """Return the ring at a place of the map."""
    return [ring(eta, beta, theme.PAPER, 9, 4), ring(eta, beta, theme.INK, 8, 2)]


def _cells(record: Record) -> list[dict]:
    if record.settings.coloured == BY_STEPS:
        return _by_steps(record)
    found = record.found
    best = float(
        asymptotic_rate(best_momentum(record.kind, found.curvatures), found.curvatures)
    )
    low = float(np.floor(20 * best) / 20)
    colours = {"zmin": low, "zmax": MOST_RATE, "colorscale": _rate_scale(low)}
    return [_heatmap(found.rates, "a step: × %{z:.3f}", colorbar=BAR, **colours)]


def _by_steps(record: Record) -> list[dict]:
    """Return the cells that come near, and over them those that do not."""
    found = record.found
    n, is_near = found.n_steps, found.arrivals <= found.n_steps
    steps = np.where(is_near, found.arrivals, np.nan)
    never = np.where(is_near, np.nan, found.rates > LOST_FROM)
    two = [[0, theme.NEVER], [0.5, theme.NEVER], [0.5, theme.GROWS], [1, theme.GROWS]]
    near = {"colorscale": theme.DEPTH_SCALE, "zmin": 0, "zmax": n}
    far = {"colorscale": two, "zmin": 0, "zmax": 1, "showscale": False}
    return [
        _heatmap(steps, "near from step %{z}", colorbar=BAR, **near),
        _heatmap(never, f"not within {n} steps", **far),
    ]


def _heatmap(z: np.ndarray, hover: str, **colours: object) -> dict:
    place = "η = %{x:.2f}, β = %{y:.2f}<br>"
    return heatmap(
        x=ETA,
        y=BETA,
        z=z.astype("float32"),
        hoverongaps=False,
        hovertemplate=f"{place}{hover}<extra></extra>",
        **colours,
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
    low = max(_ringing(record, STEEP, HALF_NAME), LOWEST)
    # From the very left on: in a narrow picture half of its words are longer than η.
    steep = LINES[STEEP][1]["color"]
    left = plate(FROM[0], low, "steep rings above", steep, right=3, size=12)
    return [*names, flat, left]


def _from_ring(record: Record, eta: float) -> float:
    """Return how far from the ring the name on the flat direction's curve would be."""
    settings = record.settings
    beta = _ringing(record, FLAT, eta)
    beside = max(abs(eta - settings.learning_rate) - HALF_NAME, 0)
    return beside / 4 + abs(beta - settings.momentum)


def _name(record: Record, direction: int, text: str, eta: float) -> dict:
    beta = max(_ringing(record, direction, eta), LOWEST)
    return plate(eta, beta, text, LINES[direction][1]["color"], size=12)


def _ringing(record: Record, direction: int, eta: float) -> float:
    """Return the momentum from which on a direction rings."""
    bend = record.settings.bends[direction]
    return float(critical_momentum(record.kind, eta, bend))

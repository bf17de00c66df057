"""The pictures of "Guesses": where they lead, how they scatter, and how far by B."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.fields import Coordinates, Path, contour_panel, window_of
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.powers import power_axis
from pages.figures.shapes import arrow, dot, line, path, ring, segment

from .record import KEPT, RETURNED, WAYS, Record

SAYS = Coordinates("w", "b", "L", "slope w (per scaled length)", "height b")
COLOURS = {RETURNED: theme.PATH, KEPT: theme.HERE}
DASHES = {RETURNED: "solid", KEPT: "5px,2px"}
STAR = {"symbol": "star", "size": 13, "color": theme.MINIMUM}
N_ARROWS, N_DOTS = 30, 300  # guesses that are drawn, from above and in their plane
LONGEST = 0.3  # of the window's shorter side: the longest arrows
WIDE = 3.0  # deviations of single samples to each side of the slope
SMALL = 0.008  # of the window: half a dot
ROUND = np.linspace(0, 2 * np.pi, 41)  # an ellipse's angles
ROOM = 300  # pixels: of a title
DOWN = 0.5  # powers of ten below the lowest scatter that is not 0


def panels(record: Record) -> list[Panel]:
    """Draw where guesses lead, their cloud, and their scatter by batch size."""
    return [ground_panel(record), cloud_panel(record), scatter_panel(record)]


def ground_panel(record: Record) -> Panel:
    """Draw the loss from above, everyone's way down, and some of the guesses'."""
    ground = record.ground
    n = len(record.sizes) + 1
    height = ground.surface.value(record.place)
    here = Path(record.place[np.newaxis], np.array([height]), [1] * n, colour=theme.INK)
    way = record.settings.guess_way
    bottoms = [
        scatter(x=[w], y=[b], mode="markers", marker=STAR, hoverinfo="skip")
        for w, b in ground.surface.minima
    ]
    panel = contour_panel(
        "",
        "guesses",
        ground.field,
        [here],
        SAYS,
        alt="The loss from above, and where everyone's slope and some guesses lead",
        height=520,
        traces=bottoms,
        clickable=True,
        under=lambda step: _arrows(record, way, step),
    )
    keys = [("― everyone", theme.INK), (f"― {N_ARROWS} guesses", COLOURS[way])]
    return panel.with_layout(**keyed_title("Where they lead", keys, ROOM))


def scale(record: Record) -> float:
    """Return how long an arrow is drawn for each unit of slope."""
    window = window_of(record.ground.field)
    side = min(np.ptp(window.x), np.ptp(window.y))
    longest = record.length + 2 * np.sqrt(record.scatters[RETURNED][0])
    return float(LONGEST * side / longest) if longest else 0.0


def _arrows(record: Record, way: str, step: int) -> list[dict]:
    """Return everyone's way down, and those of the first guesses of a size."""
    x, y = record.place.tolist()
    found, long = [], scale(record)
    if step:
        ends = record.place - long * record.guesses[way][step - 1, :N_ARROWS]
        rays = "".join(f"M{x:.5g},{y:.5g}L{a:.5g},{b:.5g}" for a, b in ends.tolist())
        found.append(path(rays, theme.stroke(COLOURS[way], 1)))
    a, b = (record.place - long * record.slope).tolist()
    return [*found, segment((x, a), (y, b), theme.INK, 3), dot(a, b, theme.INK, 3)]


# --- the cloud ------------------------------------------------------------------------


def cloud_window(record: Record) -> Window:
    """Return the window of slopes: as wide as single samples scatter."""
    spread = np.sqrt(np.diag(record.covariance(RETURNED, 1)))
    reach = WIDE * np.where(spread > 0, spread, 1.0)
    low, high = (record.slope - reach).tolist(), (record.slope + reach).tolist()
    return Window((low[0], high[0]), (low[1], high[1]))


def cloud_panel(record: Record) -> Panel:
    """Draw the guesses of each size around everyone's slope."""
    window, way = cloud_window(record), record.settings.guess_way
    figure = theme.figure(
        "",
        f"cloud {way}",
        (),
        xaxis=axis(window.x, "slope along w", zeroline=False),
        yaxis=axis(window.y, "slope along b", zeroline=False),
        dragmode="pan",
        shapes=_border(record, window),
    )
    keys = [("╌ uphill beyond", theme.MUTED), ("― 2 deviations, predicted", theme.INK)]
    figure = figure.with_layout(**keyed_title("The guesses", keys, ROOM))
    frames = [_cloud(record, window, way, at) for at in range(len(record.sizes) + 1)]
    alt = "The slopes that batches of each size tell, around everyone's"
    return Panel(figure, alt, 520, frames=frames)


def _border(record: Record, window: Window) -> list[dict]:
    """Return the line through no slope at all, beyond which guesses lead uphill."""
    if not record.leads:
        return []
    across = np.array([-record.slope[1], record.slope[0]]) / record.length
    far = 2 * float(np.hypot(np.ptp(window.x), np.ptp(window.y))) + record.length
    (a, b), (c, d) = (-far * across).tolist(), (far * across).tolist()
    return [segment((a, c), (b, d), theme.MUTED, 1.5, "dash")]


def _cloud(record: Record, window: Window, way: str, step: int) -> list[dict]:
    """Return the guesses of one size, what theory says of them, and the slope."""
    here = ring(*record.slope.tolist(), theme.INK, 6, 2)
    if step == 0:
        return [here]
    guesses = record.guesses[way][step - 1, :N_DOTS]
    dots = path(
        _diamonds(guesses, window),
        theme.stroke(COLOURS[way], 1),
        fillcolor=COLOURS[way],
        opacity=0.5,
    )
    covariance = record.covariance(way, record.sizes[step - 1])
    return [dots, _ellipse(record.slope, covariance), here]


def _diamonds(points: np.ndarray, window: Window) -> str:
    """Return a small diamond at each point; those far outside are left out."""
    wide, tall = SMALL * np.ptp(window.x), SMALL * np.ptp(window.y)
    there = points[~np.isnan(window.held(points)).any(axis=-1)]
    return "".join(
        f"M{x - wide:.4g},{y:.4g}L{x:.4g},{y + tall:.4g}L{x + wide:.4g},{y:.4g}"
        f"L{x:.4g},{y - tall:.4g}Z"
        for x, y in there.tolist()
    )


def _ellipse(middle: np.ndarray, covariance: np.ndarray) -> dict:
    """Return the ellipse two deviations around a point."""
    sizes, directions = np.linalg.eigh(covariance)
    radii = 2 * np.sqrt(np.maximum(sizes, 0))
    circle = np.stack([np.cos(ROUND), np.sin(ROUND)])
    points = middle[:, np.newaxis] + directions @ (radii[:, np.newaxis] * circle)
    return line(*points.tolist(), theme.stroke(theme.INK, 1.5))


# --- the scatter ----------------------------------------------------------------------


def scatter_panel(record: Record) -> Panel:
    """Draw the mean squared distance by batch size, measured and predicted."""
    n = record.ground.n_samples
    low, high = scatter_ends(record)
    xaxis = named_axis(
        (-0.12, np.log10(n) + 0.12),
        np.log10(record.sizes).tolist(),
        [_mark(size, n) for size in record.sizes],
        "batch size B",
        tickangle=0,
    )
    yaxis = power_axis(low, high, "")
    figure = theme.figure(
        "",
        "scatter",
        (),
        xaxis=xaxis,
        yaxis=yaxis,
        dragmode="pan",
        shapes=[_predicted(record, way, yaxis["range"][0]) for way in WAYS],
    )
    keys = [("― with replacement", COLOURS[RETURNED])]
    keys.append(("╌ nothing put back", COLOURS[KEPT]))
    figure = figure.with_layout(**keyed_title("Squared distance", keys, ROOM))
    spans = [
        Span(shape, at + 1, len(record.sizes))
        for at in range(len(record.sizes))
        for way in WAYS
        for shape in _marks(record, way, at, yaxis["range"][0])
    ]
    alt = "The mean squared distance of guesses from everyone's slope by batch size"
    frames = [[] for _ in range(len(record.sizes) + 1)]
    return Panel(figure, alt, 520, frames=frames, spans=spans)


def _mark(size: int, n: int) -> str:
    """Return a size as its mark, where the last one leaves it room."""
    return str(size) if size == n or 2 * size < n else ""


def scatter_ends(record: Record) -> tuple[int, int]:
    """Return the powers of ten between which scatter is shown."""
    one, kept = record.scatters[RETURNED], record.scatters[KEPT]
    lowest = min(float(one[-1]), float(kept[-2])) or 1e-3
    highest = float(one[0]) or 1.0
    low = int(np.floor(np.log10(lowest) - DOWN / 2))
    return low, int(np.ceil(np.log10(highest) + 0.1))


def _predicted(record: Record, way: str, bottom: float) -> dict:
    """Return the line of what is predicted for every size there is."""
    n, one = record.ground.n_samples, float(record.scatters[RETURNED][0])
    sizes = np.arange(1, n + 1)
    left = np.ones(n) if way == RETURNED else (n - sizes) / (n - 1)
    with np.errstate(divide="ignore"):
        high = np.maximum(np.log10(one * left / sizes), bottom)
    stroke = theme.stroke(COLOURS[way], 1.5, DASHES[way])
    return line(np.log10(sizes).tolist(), high.tolist(), stroke)


def _marks(record: Record, way: str, at: int, bottom: float) -> list[dict]:
    """Return what was measured for one size, with two standard errors each way."""
    x, colour = float(np.log10(record.sizes[at])), COLOURS[way]
    mean, error = (float(one[at]) for one in record.measured[way])
    if mean == 0:
        return [arrow(x, bottom, colour, up=False)]
    with np.errstate(divide="ignore"):
        ends = np.log10(np.maximum([mean - 2 * error, mean + 2 * error], 1e-300))
    low, high = np.maximum(ends, bottom).tolist()
    mark = dot(x, float(np.log10(mean)), colour, 4)
    if way == KEPT:
        mark = ring(x, float(np.log10(mean)), colour, 6)
    return [segment((x, x), (low, high), colour, 1.5), mark]

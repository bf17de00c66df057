"""The pictures of "The floor": the cloud, its distance step by step, and its shape."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, counted_axis, named_axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.powers import power_axis
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot, path, plate, segment, through, words

from .looks import FLOOR, LOOKS, PREDICTED, SHORT
from .record import DRAWN, SHUFFLED, START, Record

N_LINES = 8  # walks that are drawn
ROOM = 300  # pixels: of a title
BELOW = 1.5  # powers of ten below the floor with replacement that are shown
LEAST_FLOOR = 1e-5  # lower, and the axis goes no farther down
BINS, REACH = 24, 4.0  # of the shape; to each side, in deviations at the floor
FULLEST = 0.4  # share of the walks in one bin: more is cut off
WIDEST = 30.0  # to each side of the bottom: the shape where there is no floor


def panels(record: Record) -> list[Panel]:
    """Draw one cloud's walks, both clouds' distances, and both clouds as they lie."""
    return [cloud_panel(record), distance_panel(record), shape_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them without what theory expects."""
    distance = distance_panel(record, is_told=False)
    return [cloud_panel(record), distance, shape_panel(record)]


# --- the cloud ------------------------------------------------------------------------


def cloud_window(record: Record) -> Window:
    """Return the window of the walks: the start, the bottom, and room beyond it."""
    wide = START * 1.15
    wide = max(wide, 3 * deviation(record)) if record.has_floor else WIDEST
    one_sided = record.product <= 1 and wide == START * 1.15
    low = -max(0.35 * START, 4 * deviation(record)) if one_sided else -wide
    n = record.n_steps
    return Window((-0.02 * n, 1.02 * n), (low, wide))


def deviation(record: Record) -> float:
    """Return the deviation at the floor with replacement, where there is one."""
    floor = record.measures[DRAWN].floor
    return float(np.sqrt(floor)) if record.has_floor else WIDEST / REACH


def cloud_panel(record: Record) -> Panel:
    """Draw some walks, and the mean of all with two deviations to each side."""
    window, way = cloud_window(record), record.settings.way
    look = LOOKS[way]
    upto = (record.shown + 1).tolist()
    line = {**look, "width": 1}
    head = dot(0, 0, look["color"], 3)
    lines = [(one, line, head) for one in off_bottom(record)[:, :N_LINES].T]
    lines += [(one, theme.stroke(theme.INK, 2), None) for one in band(record)]
    trails = [Trail(*held(one, window), upto, *looks) for one, *looks in lines]
    title = f"Walks, {'with replacement' if way == DRAWN else 'reshuffled'}"
    key = "±(|mean| + 2 deviations)" if record.product > 1 else "mean ± 2 deviations"
    keys = [(f"― {key} of all", theme.INK)]
    figure = theme.figure(
        title,
        f"cloud {way}",
        (),
        xaxis=counted_axis(window.x, "step"),
        yaxis={"range": window.y, "title": {"text": "w, from the bottom"}},
        dragmode="pan",
        shapes=[segment(window.x, (0, 0), theme.MINIMUM, 1, "dot")],
    ).with_layout(**keyed_title(title, keys, ROOM))
    alt = "Weights of some walks over the steps, and the spread of them all"
    return Panel(figure, alt, height=520, trails=tuple(trails))


def off_bottom(record: Record) -> np.ndarray:
    """Return the weights of the cloud that is drawn, from the bottom, (T + 1, S)."""
    return record.cloud.weights - record.bowl.minimum


def band(record: Record) -> np.ndarray:
    """Return what two deviations around the mean of all walks reach, (2, T + 1)."""
    off = off_bottom(record)
    return np.stack(band_of(off.mean(axis=1), off.std(axis=1), record.product))


def band_of(mean, spread, product) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean less and plus two deviations, which broadcast with η·λ.

    Beyond η·λ = 1 the mean goes to and fro at every step: then both sides of it are
    taken, or the two lines would be one mass.
    """
    wide, to_and_fro = np.abs(mean) + 2 * spread, np.asarray(product) > 1
    low = np.where(to_and_fro, -wide, mean - 2 * spread)
    return low, np.where(to_and_fro, wide, mean + 2 * spread)


def held(values: np.ndarray, window: Window) -> tuple[list, list]:
    """Return steps and values as they are drawn; where one is outside, None is both."""
    inside = (values >= window.y[0]) & (values <= window.y[1])
    drawn = zip(rounded(np.where(inside, values, 0.0), 5), inside, strict=True)
    y = [height if there else None for height, there in drawn]
    return [None if one is None else step for step, one in enumerate(y)], y


# --- the distance ---------------------------------------------------------------------


def distance_ends(record: Record, is_told: bool) -> tuple[int, int]:
    """Return the powers of ten between which squared distances are shown."""
    if not record.has_floor:
        return -1, 6
    drawn = record.measures[DRAWN]
    floor, highest = drawn.floor, 1.1 * max(START**2, float(drawn.predicted.max()))
    lowest = floor * 10**-BELOW
    if is_told:
        other = record.measures[SHUFFLED]
        ours = np.append(other.predicted[1:], other.floor)
        ours = ours[ours > LEAST_FLOOR * floor]
        lowest = min([lowest, *(0.5 * ours).tolist()])
    return int(np.floor(np.log10(lowest))), int(np.ceil(np.log10(highest)))


def powers(record: Record, squares: np.ndarray, ends: tuple[int, int]) -> np.ndarray:
    """Return squared distances as powers of ten, held between the ends."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(squares), *ends)


def distance_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw both mean squared distances step by step; if told, what theory expects."""
    ends, window = distance_ends(record, is_told), cloud_window(record)
    steps, shown = [*range(record.n_steps + 1)], record.shown
    upto = (shown + 1).tolist()
    series = []
    for way, one in record.measures.items():
        measured = rounded(powers(record, one.distances, ends), 5)
        series.append(Series(SHORT[way], steps, measured, LOOKS[way], upto, radius=4))
        if is_told:
            expected = rounded(powers(record, one.predicted, ends), 5)
            series.append(Series("", steps, expected, PREDICTED, upto, radius=0))
    title = "Mean squared distance"
    keys = [("┈ predicted", theme.INK), ("╌ floor", theme.MUTED)] if is_told else []
    panel = series_panel(
        title,
        f"distance {is_told}",
        series,
        len(shown),
        alt="The mean squared distance from the bottom of both clouds at every step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=power_axis(*ends, ""),
        height=520,
        spans=[
            Span(shape, 0, len(shown) - 1)
            for shape in (floor_lines(record, ends) if is_told else [])
        ],
        dragmode="pan",
    )
    return panel.with_layout(**keyed_title(title, keys, ROOM))


def floor_lines(record: Record, ends: tuple[int, int]) -> list[dict]:
    """Return a line for each floor there is."""
    found, across = [], cloud_window(record).x
    for way, one in record.measures.items():
        if record.has_floor and one.floor > 10 ** ends[0]:
            high = float(np.log10(one.floor))
            colour = LOOKS[way]["color"]
            found.append(segment(across, (high, high), colour, 1.5, FLOOR))
    return found


# --- the shape ------------------------------------------------------------------------


def shape_panel(record: Record) -> Panel:
    """Draw how both clouds lie now: one upwards, the other downwards."""
    reach = REACH * deviation(record)
    edges = np.linspace(-reach, reach, BINS + 1)
    sides = {DRAWN: 1, SHUFFLED: -1}
    shares = {way: shares_of(record, way, edges) for way in sides}
    marks = (-FULLEST, -FULLEST / 2, 0, FULLEST / 2, FULLEST)
    figure = theme.figure(
        "Where the walks are now",
        "shape",
        (),
        xaxis={"range": (-reach, reach), "title": {"text": "w, from the bottom"}},
        yaxis=named_axis(
            (-1.15 * FULLEST, 1.15 * FULLEST),
            marks,
            [f"{abs(mark):.0%}" for mark in marks],
            zeroline=True,
        ),
        dragmode="pan",
        shapes=[_name(reach, way, side) for way, side in sides.items()],
    )
    frames = [
        [shape for way in sides for shape in _lies(edges, shares[way][at], way, sides)]
        for at in range(len(record.shown))
    ]
    alt = "The shares of both clouds' walks at each distance from the bottom"
    return Panel(figure, alt, height=520, frames=frames)


def shares_of(record: Record, way: str, edges: np.ndarray) -> np.ndarray:
    """Return the share of a cloud's walks in each bin at each position, (P, BINS)."""
    off = record.measures[way].cloud.weights[record.shown] - record.bowl.minimum
    at = np.floor((off - edges[0]) / (edges[1] - edges[0]))
    at = np.where((at >= 0) & (at < BINS), at, BINS).astype(int)
    rows = np.arange(len(at))[:, np.newaxis] * (BINS + 1)
    counts = np.bincount((rows + at).ravel(), minlength=len(at) * (BINS + 1))
    return counts.reshape(len(at), BINS + 1)[:, :BINS] / off.shape[1]


def _lies(edges, shares, way: str, sides: dict[str, int]) -> list[dict]:
    """Return the outline of a cloud, or words where none of it is here."""
    colour = LOOKS[way]["color"]
    if not shares.any():
        middle = sides[way] * FULLEST / 2
        return [plate(0, middle, "none of them is here", theme.MUTED)]
    high = sides[way] * np.minimum(shares, FULLEST)
    x = np.repeat(edges, 2)
    y = np.concatenate([[0], np.repeat(high, 2), [0]])
    outline = f"M{through(x, y)}Z"
    edge = theme.stroke(colour, 1.5)
    return [path(outline, edge, fillcolor=colour, opacity=0.55)]


def _name(reach: float, way: str, side: int) -> dict:
    colour = LOOKS[way]["color"]
    at = side * 1.05 * FULLEST
    return words(0.96 * reach, at, SHORT[way], colour, up=0, side="right", size=12)

"""The pictures: one seed on the ground, how low all seeds come, and who has found."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engines.gradient_descent import likely_chances
from engines.gradient_descent.ways_out import ANNEALING, DESCENT, MOMENTUM, RESTARTS
from pages.figures import theme
from pages.figures.axes import axis, counted_axis
from pages.figures.fields import Coordinates, Path, contour_panel, window_of
from pages.figures.keys import keyed_title, line_word
from pages.figures.marks import critical_marks
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.places import named
from pages.figures.series import Series, series_panel
from pages.figures.shapes import area, dot, segment
from pages.figures.undefined import undefined_here
from pages.figures.walkers import names_of

from .looks import EVERY, LOOKS
from .record import N_SEEDS, Record

SAYS = Coordinates("x", "y", "f", step="probe")
THIN = 1.5  # pixels: the line of one walk among many
MOST_POINTS = 400  # of a path, as it is drawn
KEY_ROOM = 250  # pixels of the title of a panel of lines
ROOM = 0.2  # of the axis of probes: for the error bars at its end


def panels(record: Record) -> list[Panel]:
    """Draw one seed from above, the lowest heights of all, and who has found it."""
    drawn = [ground_panel(record), lowest_panel(record)]
    return drawn if record.proof is None else [*drawn, found_panel(record)]


# --- one seed -----------------------------------------------------------------------


def ground_panel(record: Record) -> Panel:
    """Draw the ground with the four ways of the seed that is shown."""
    walks = record.walks
    single = (
        (DESCENT, walks.descent),
        (MOMENTUM, walks.momentum),
        (ANNEALING, walks.annealing),
    )
    paths = [_path(record, way, points) for way, points in single]
    window, every = window_of(record.ground), [*paths, _restarts_path(record)]
    words = [*_names(record, window, every), *undefined_here(record.ground)]
    panel = contour_panel(
        "One seed, from above",
        "ground",
        record.ground,
        paths,
        SAYS,
        alt="The ground from above, with the four ways of one seed on it",
        height=520,
        grow=1.3,
        traces=critical_marks(record.settings.critical, SAYS),
        names=named(window, words),
    )
    return replace(panel, trails=(*panel.trails, _restarts(record)))


def _rows(n: int) -> np.ndarray:
    """Return which of n places of a walk are drawn: no more than can be seen."""
    return np.unique(np.linspace(0, n - 1, min(n, MOST_POINTS)).astype(int))


def _names(record: Record, window, paths: Sequence[Path]) -> list:
    """Return the names of the walks, which tell at which probe one left."""
    walks = record.walks
    drawn = [_rows(len(one)) for one in (walks.descent, walks.momentum)]
    drawn += [_rows(len(walks.annealing)), np.arange(record.plan.n_probes)]
    pairs = zip(paths, drawn, strict=True)
    named_by = [
        names_of(window, [path], "probe", (rows + 1).tolist()) for path, rows in pairs
    ]
    return [name for some in named_by for name in some]


def _path(record: Record, way: str, points: np.ndarray) -> Path:
    """Return one walk as it grows, at no more places than can be seen."""
    look, rows = LOOKS[way], _rows(len(points))
    upto = np.searchsorted(rows, np.array(record.shown) - 1, side="right")
    return Path(
        points[rows],
        np.zeros(len(rows)),
        upto.tolist(),
        look.name,
        look.line(THIN),
        look.colour,
        _small,
    )


def _small(x: float, y: float, colour: str) -> dict:
    return dot(x, y, colour, 5, line={"color": theme.PAPER, "width": 1.5})


def _restarts(record: Record) -> Trail:
    """Return all restarts as one line, whose pen is lifted between them."""
    look = LOOKS[RESTARTS]
    x, y = (_lifted(record.walks.restarts[..., axis]) for axis in (0, 1))
    upto = [probe + walk for walk, probe in _reached(record)]
    return Trail(x, y, upto, look.line(THIN), _small(0, 0, look.colour))


def _restarts_path(record: Record) -> Path:
    """Return the same as one path, of which only the end is asked for."""
    look, points = LOOKS[RESTARTS], record.walks.restarts.reshape(-1, 2)
    upto = [probe for _, probe in _reached(record)]
    heights = np.zeros(len(points))
    return Path(points, heights, upto, look.name, look.line(), look.colour)


def _reached(record: Record) -> list[tuple[int, int]]:
    """Return in which restart each position is, and at which place of them all.

    At a position where one restart ends, the next one has not begun.
    """
    n, last = record.plan.n_each, record.plan.n_restarts * record.plan.n_each
    places = np.minimum(record.shown, last).tolist()
    return [((place - 1) // n, place) for place in places]


def _lifted(places: np.ndarray) -> list[float | None]:
    """Return numbers of k walks, (k, T + 1), one after the other with a gap between."""
    return [number for walk in places for number in (*rounded(walk), None)]


# --- all seeds ----------------------------------------------------------------------


def _probes(record: Record) -> dict:
    last = record.plan.n_probes
    return counted_axis((-0.03 * last, (1 + ROOM) * last), "probes")


def lowest_panel(record: Record) -> Panel:
    """Draw the median of the lowest heights, and in the end the middle half of them."""
    lowest, last = record.ways.lowest[..., _at(record)], len(record.shown) - 1
    low, middle, high = np.quantile(_finite(lowest), (0.25, 0.5, 0.75), axis=1)
    bands = [
        Span(area(record.shown, high[at], low[at], way.colour, 0.12), last, last)
        for at, way in enumerate(EVERY)
    ]
    return series_panel(
        "Lowest f so far, median",
        "lowest",
        [_series(record, at, middle[at]) for at in range(len(EVERY))],
        len(record.shown),
        alt="The median of the lowest height so far, of each way, probe by probe",
        xaxis=_probes(record),
        yaxis=axis(_heights(record, high), "lowest f"),
        height=520,
        spans=bands + _line(record, record.proof, last),
    )


def _at(record: Record) -> np.ndarray:
    """Return in which column what was felt by each position stands."""
    return np.array(record.shown) - 1


def _finite(heights: np.ndarray) -> np.ndarray:
    """Return heights of which none is infinite: nowhere is as high as anywhere."""
    known = heights[np.isfinite(heights)]
    return np.where(np.isfinite(heights), heights, known.max(initial=0.0))


def _heights(record: Record, high: np.ndarray) -> tuple[float, float]:
    """Return the ends of the axis: what the ground and the starts have, no end."""
    lowest = [record.ground.low]
    if record.surface.minima:
        lowest.append(
            float(record.surface.value(np.array(record.surface.minima)).min())
        )
    low, top = min(lowest), float(high[:, 0].max())
    spare = 0.06 * (top - low) or 1.0
    return low - 2 * spare, top + spare


def _line(record: Record, height: float | None, last: int) -> list[Span]:
    """Return the line below which there is nothing but the lowest hollow."""
    if height is None:
        return []
    name = {"text": "found below", "textposition": "start", "yanchor": "top"}
    label = {**name, "font": {"color": theme.MUTED, "size": 11}}
    ends = (0, (1 + ROOM) * record.plan.n_probes), (height, height)
    return [Span(segment(*ends, theme.MUTED, 1, "dot", label=label), 0, last)]


def _series(record: Record, at: int, values: np.ndarray) -> Series:
    """Return the line of a way over the probes."""
    way = EVERY[at]
    return Series(way.name, record.shown, values.tolist(), way.line(), radius=4)


def found_panel(record: Record) -> Panel:
    """Draw with which share of the seeds each way has found it, and what p foretold."""
    shares = record.counts[:, _at(record)] / N_SEEDS
    foretold = Series(
        "1 − (1 − p)ᵏ",
        record.shown,
        record.expected_after(np.array(record.shown)).tolist(),
        theme.stroke(theme.MUTED, 1.5, "dot"),
        radius=0,
    )
    lines = [_series(record, at, shares[at]) for at in range(len(EVERY))]
    title, lines = "Seeds that found it", [*lines, foretold]
    words = [line_word(one.name, one.line) for one in lines]
    panel = series_panel(
        title,
        "found",
        [replace(one, name="") for one in lines],
        len(record.shown),
        alt="The share of seeds with which each way has found the lowest hollow",
        xaxis=_probes(record),
        yaxis=axis((-0.03, 1.05), f"share of {N_SEEDS}", tickformat=".0%"),
        height=520,
        spans=_errors(record),
    )
    return panel.with_layout(**keyed_title(title, words, KEY_ROOM))


def _errors(record: Record) -> Sequence[Span]:
    """Return, in the end, between which chances the true ones lie, way by way."""
    last, n = len(record.shown) - 1, record.plan.n_probes
    low, high = likely_chances(np.array(record.last), N_SEEDS)
    places = n * (1 + ROOM * np.array([0.12, 0.24, 0.36, 0.48]))
    return [
        Span(segment((x, x), (a, b), way.colour, 2), last, last)
        for x, a, b, way in zip(
            places.tolist(), low.tolist(), high.tolist(), EVERY, strict=True
        )
    ]

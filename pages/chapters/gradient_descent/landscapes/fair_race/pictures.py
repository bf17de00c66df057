"""The pictures of the part "Fair race": everyone's tuning, and the races."""

from math import ceil, floor

import numpy as np

from engines.gradient_descent.fair_races import spread_of
from pages.figures import theme
from pages.figures.axes import axis, named_axis, rows_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.keys import keyed_title
from pages.figures.line_names import Named, at_ends
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.powers import power_axis, raised
from pages.figures.shapes import arrow, arrow_head, dot, ring, segment, words

from .record import LEAST, MOST, Record

LEVEL = 1e-12  # heights this near the lowest are drawn there
ROOM = 320  # pixels of a panel's title
ASIDE, HALF = 0.2, 0.17  # of a row: from its middle to a bar's, half of a bar
TALL = 3  # powers of ten that an axis of heights has at least
KINDS = (("default η", theme.MUTED), ("tuned", theme.INK))
HEIGHT = "f above the lowest"
Limits = tuple[int, int]


def panels(record: Record) -> list[Panel]:
    """Draw the tuning, the races that were won, and the heights at their ends."""
    limits = _limits(record)
    return [_tuning(record, limits), _wins(record), _heights(record, limits)]


# --- heights as powers of ten above the lowest ----------------------------------------


def _powers(record: Record, heights) -> np.ndarray:
    """Return where heights stand; what is infinite is beyond every axis."""
    above = np.asarray(heights, dtype=float) - record.lowest
    powers = np.log10(np.maximum(above, LEVEL))
    return np.where(np.isneginf(above), -np.inf, powers)


def _begun(record: Record) -> float:
    """Return where the median start stands."""
    heights = record.start_heights[np.isfinite(record.start_heights)]
    return float(_powers(record, np.median(heights))) if len(heights) else 0.0


def _limits(record: Record) -> Limits:
    """Return the powers of ten between which heights are drawn.

    What is more than ten times higher than the median start is beyond.
    """
    tuning = record.fair.tuning
    spreads = [race.spread.median for race in record.races]
    drawn = [tuning.scores.median, tuning.own_scores.median, *spreads]
    powers = _powers(record, np.concatenate([np.ravel(line) for line in drawn]))
    least = powers[np.isfinite(powers)].min(initial=_begun(record))
    high = ceil(_begun(record)) + 1
    return min(floor(least), high - TALL), high


# --- the tuning -----------------------------------------------------------------------


def _tuning(record: Record, limits: Limits) -> Panel:
    """Draw everyone's median height over the rates, as it is tuned."""
    tuning, last = record.fair.tuning, record.last
    at = np.log10(tuning.rates)
    heights = _powers(record, tuning.scores.median)
    own = _powers(record, tuning.own_scores.median)
    trails, spans, names = [], [_start_line(record)], []
    for k, look in enumerate(record.looks):
        x, y, gone = _line(at, heights[k], limits)
        upto = [len(x) if step > k else 1 for step in range(last + 1)]
        trails.append(Trail(rounded(x), rounded(y), upto, look.line(2)))
        best = float(at[tuning.best[k]]), float(heights[k, tuning.best[k]])
        default = float(np.log10(record.fair.own_rates[k])), float(own[k])
        marks = [
            *(arrow(*end, look.colour, up=up) for end, up in gone),
            *_mark(*default, look.colour, limits, ring),
            *_mark(*best, look.colour, limits, dot),
        ]
        spans += [Span(mark, k + 1, last) for mark in marks]
        inside = float(np.clip(best[1], *limits))
        names.append(Named(best[0], inside, look.short, look.colour))
    xaxis = power_axis(LEAST, MOST, "learning rate η")
    yaxis = power_axis(*limits, f"median {HEIGHT}")
    frames = [at_ends(names[:step], xaxis, yaxis) for step in range(last + 1)]
    figure = theme.figure(
        "", "tuning", (), xaxis=xaxis, yaxis=yaxis, dragmode=False
    ).with_layout(**keyed_title("Tuning", TUNING_KEY, ROOM))
    alt = "Median height at the end against the learning rate, for every optimizer"
    return Panel(figure, alt, 360, 1.2, frames, spans, tuple(trails))


TUNING_KEY = (("● best η", theme.INK), ("○ default η", theme.MUTED))


def _line(at: np.ndarray, heights: np.ndarray, limits: Limits) -> tuple:
    """Return the line through heights, and the ends at which it leaves the picture.

    Beyond the picture it is drawn no further than to the first rate beyond.
    """
    inside = (heights >= limits[0]) & (heights <= limits[1])
    beside = inside.copy()
    beside[1:] |= inside[:-1]
    beside[:-1] |= inside[1:]
    if not inside.any():
        beside[0] = True
    y = np.clip(heights, *limits)
    gone = [
        ((float(at[i]), float(y[i])), bool(heights[i] > limits[1]))
        for i in np.flatnonzero(beside & ~inside)
    ]
    return at[beside], y[beside], gone


def _mark(x: float, y: float, colour: str, limits: Limits, drawn) -> list[dict]:
    """Return a mark, or an arrow at the edge where its height is beyond."""
    if limits[0] <= y <= limits[1]:
        return [drawn(x, y, colour, 6)]
    return [arrow(x, float(np.clip(y, *limits)), colour, up=y > limits[1])]


def _start_line(record: Record) -> Span:
    """Return the height of the median start: above it a walk is worse than none."""
    y = _begun(record)
    name = {"text": "median start", "textposition": "end", "yanchor": "bottom"}
    label = {**name, "font": {"color": theme.MUTED, "size": 11}}
    ends = (LEAST, MOST), (y, y)
    return Span(segment(*ends, theme.MUTED, 1, "dot", label=label), 0, record.last)


# --- the races ------------------------------------------------------------------------


def _rows(record: Record) -> dict:
    return rows_axis([look.short for look in record.looks])


def _wins(record: Record) -> Panel:
    """Draw how many races each has won so far, with default and with tuned rates."""
    steps = [_bars(record, record.raced(step)) for step in range(record.last + 1)]
    panel = bars_panel(
        "",
        "wins",
        steps,
        alt="Races won so far by every optimizer, with default and with tuned rates",
        xaxis=axis((0, 1.25 * record.n_races), "races won", nticks=4),
        yaxis=_rows(record),
        lies=True,
    )
    return panel.with_layout(**keyed_title("Races won", KINDS, ROOM))


def _bars(record: Record, done: int) -> list[Bar]:
    """Return a muted bar and a coloured one for each, after so many races."""
    bars = []
    for k, look in enumerate(record.looks):
        colours = theme.MUTED, look.colour
        for way, wins, colour in zip((-1, 1), record.leads, colours, strict=True):
            won = int(wins[k, done])
            text = str(won) if done else ""
            bars.append(Bar(k + way * ASIDE, 0, won, colour, HALF, text, 11))
    return bars


def _heights(record: Record, limits: Limits) -> Panel:
    """Draw median and middle half of the heights at the ends of the races so far."""
    marks = list(range(limits[1] - 1, limits[0] - 1, -max(1, ceil(_tall(limits) / 4))))
    ends = limits[0] - 0.5, limits[1] + 0.5
    xaxis = named_axis(ends, marks, map(raised, marks), HEIGHT, tickangle=0)
    figure = theme.figure("", "heights", (), xaxis=xaxis, yaxis=_rows(record))
    figure = figure.with_layout(**keyed_title("Height at the end", KINDS, ROOM))
    frames = [
        _marks_of(record, record.raced(s), limits) for s in range(record.last + 1)
    ]
    alt = "Median and middle half of the heights at the end, for every optimizer"
    return Panel(figure, alt, 360, frames=frames)


def _tall(limits: Limits) -> int:
    return limits[1] - limits[0]


def _marks_of(record: Record, done: int, limits: Limits) -> list[dict]:
    """Return the quartiles after so many races: a line, and a mark on the median."""
    if not done:
        note = words(sum(limits) / 2, 0, "race by race", theme.MUTED)
        return [note]
    shapes = []
    for race, way in zip(record.races, (-1, 1), strict=True):
        lines = _powers(record, spread_of(race.heights[:, :done]))
        for k, look in enumerate(record.looks):
            colour = theme.MUTED if way < 0 else look.colour
            shapes += _quartiles(k + way * ASIDE, lines[:, k], colour, limits)
    return shapes


def _quartiles(row: float, powers: np.ndarray, colour: str, limits: Limits) -> list:
    lower, median, upper = np.clip(powers, *limits).tolist()
    half = segment((lower, upper), (row, row), colour, 3)
    if limits[0] <= powers[1] <= limits[1]:
        return [half, dot(median, row, colour, 4)]
    way = "right" if powers[1] > limits[1] else "left"
    return [half, arrow_head(median, row, colour, way)]

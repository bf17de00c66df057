"""The pictures of the part "Fair race": everyone's tuning, and the races."""

import numpy as np

from engines.gradient_descent.fair_races import spread_of
from pages.figures import theme
from pages.figures.axes import Window, axis, rows_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.places import Name, named
from pages.figures.powers import power_axis
from pages.figures.shapes import arrow, arrow_head, dot, plate, ring, segment

from .ladder import Ends, Ladder, ladder_of
from .record import LEAST, MOST, Record

ROOM = 320  # pixels of a panel's title
ASIDE, HALF = 0.2, 0.17  # of a row: from its middle to a bar's, half of a bar
MARKS = (("● best η", theme.INK), ("○ default η", theme.MUTED))
KINDS = (("default η", theme.MUTED), ("tuned", theme.INK))


def panels(record: Record, of: str = "tuning") -> list[Panel]:
    """Draw the tuning, the races that were won, and the heights at their ends."""
    ladder = ladder_of(record)
    return [_tuning(record, ladder, of), _wins(record), _heights(record, ladder)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them as a picture of this run alone: no curve of the last stays behind."""
    return panels(record, f"tuning {record.settings}")


# --- the tuning -----------------------------------------------------------------------


def _tuning(record: Record, ladder: Ladder, of: str) -> Panel:
    """Draw everyone's median height over the rates, as it is tuned."""
    last, walkers = record.last, range(len(record.walkers))
    spans, trails, names = [_start_line(record, ladder)], [], []
    for k in walkers:
        marks, trail, name = _curve(record, ladder, k)
        spans += [Span(mark, k + 1, last) for mark in marks]
        trails.append(trail)
        names.append(name)
    xaxis = power_axis(LEAST, MOST, "learning rate η")
    yaxis = ladder.axis(7, "median ")
    window = Window(xaxis["range"], yaxis["range"])
    layout = {"xaxis": xaxis, "yaxis": yaxis, "dragmode": False}
    figure = theme.figure("", of, (), **layout)
    figure = figure.with_layout(**keyed_title("Tuning", MARKS, ROOM))
    alt = "Median height at the end against the learning rate, for every optimizer"
    return Panel(
        figure,
        alt,
        360,
        1.2,
        spans=spans,
        trails=tuple(trails),
        names=named(window, names),
    )


def _curve(record: Record, ladder: Ladder, k: int) -> tuple[list, Trail, Name]:
    """Return one's curve as it is tuned, the marks on it, and its name along it."""
    tuning, look, best = record.fair.tuning, record.looks[k], record.fair.tuning.best[k]
    at, heights = np.log10(tuning.rates), ladder.places(tuning.scores.median[k])
    own_at = float(np.log10(record.fair.own_rates[k]))
    own = float(ladder.places(tuning.own_scores.median[k]))
    x, y, gone = _line(at, heights, ladder.ends)
    marks = [
        *(arrow(*end, look.colour, up=up) for end, up in gone),
        *_mark(own_at, own, look.colour, ladder.ends, ring),
        *_mark(float(at[best]), float(heights[best]), look.colour, ladder.ends, dot),
    ]
    upto = [len(x) if step > k else 1 for step in range(record.last + 1)]
    trail = Trail(rounded(x), rounded(y), upto, look.line(2))
    return marks, trail, _name(record, k, np.stack([x, y], axis=1), float(at[best]))


def _name(record: Record, k: int, curve: np.ndarray, best: float) -> Name:
    """Return one's name, from when it is tuned: near its best rate if there is room."""
    nearest = np.argsort(np.abs(curve[:, 0] - best), kind="stable")
    steps = np.arange(record.last + 1)[:, np.newaxis, np.newaxis]
    look = record.looks[k]
    places = np.where(steps > k, curve[nearest], np.nan)
    return Name(places, look.short, look.colour, plate=True)


def _line(at: np.ndarray, heights: np.ndarray, limits: Ends) -> tuple:
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


def _mark(x: float, y: float, colour: str, limits: Ends, drawn) -> list[dict]:
    """Return a mark, or an arrow at the edge where its height is beyond."""
    if limits[0] <= y <= limits[1]:
        return [drawn(x, y, colour, 6)]
    return [arrow(x, float(np.clip(y, *limits)), colour, up=y > limits[1])]


def _start_line(record: Record, ladder: Ladder) -> Span:
    """Return the height of the median start: above it a walk is worse than none."""
    y = ladder.begun
    name = {"text": "median start", "textposition": "end", "yanchor": "bottom"}
    label = {**name, "font": {"color": theme.MUTED, "size": 11}}
    ends = (LEAST, MOST), (y, y)
    return Span(segment(*ends, theme.MUTED, 1, "dot", label=label), 0, record.last)


# --- the races ------------------------------------------------------------------------


def _rows(record: Record) -> dict:
    return rows_axis([look.short for look in record.looks], zeroline=False)


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


def _heights(record: Record, ladder: Ladder) -> Panel:
    """Draw median and middle half of the heights at the ends of the races so far."""
    xaxis = ladder.axis(4, tickangle=0)
    figure = theme.figure("", "heights", (), xaxis=xaxis, yaxis=_rows(record))
    figure = figure.with_layout(**keyed_title("Height at the end", KINDS, ROOM))
    steps = range(record.last + 1)
    frames = [_marks_of(record, record.raced(step), ladder) for step in steps]
    alt = "Median and middle half of the heights at the end, for every optimizer"
    return Panel(figure, alt, 360, frames=frames)


def _marks_of(record: Record, done: int, ladder: Ladder) -> list[dict]:
    """Return the quartiles after so many races: a line, and a mark on the median."""
    if not done:
        middle = (len(record.looks) - 1) / 2
        return [plate(sum(ladder.ends) / 2, middle, "race by race", theme.MUTED)]
    shapes = []
    for race, way in zip(record.races, (-1, 1), strict=True):
        lines = ladder.places(spread_of(race.heights[:, :done]))
        for k, look in enumerate(record.looks):
            colour = theme.MUTED if way < 0 else look.colour
            shapes += _quartiles(k + way * ASIDE, lines[:, k], colour, ladder.ends)
    return shapes


def _quartiles(row: float, powers: np.ndarray, colour: str, limits: Ends) -> list:
    lower, median, upper = np.clip(powers, *limits).tolist()
    half = segment((lower, upper), (row, row), colour, 3)
    if limits[0] <= powers[1] <= limits[1]:
        return [half, dot(median, row, colour, 4)]
    way = "right" if powers[1] > limits[1] else "left"
    return [half, arrow_head(median, row, colour, way)]

"""The heights step by step: the hiker's upwards, the ball's downwards, by direction."""

from collections.abc import Iterator

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, counted_axis, named_axis
from pages.figures.panel import Panel, Span
from pages.figures.shapes import (
    INVISIBLE,
    arrow,
    path,
    plate,
    segment,
    through,
    top_words,
)

from .looks import DIRECTIONS, WALKERS
from .record import FLAT, STEEP, Record, Walk
from .words import NAMES

GROUP = 8  # bars that are one shape as soon as they are there
MOST = 51  # bars; of longer walks every second step has one
TOP = 1.15  # of the first height: what is higher leaves the picture
LEAST = 0.004  # of the first height: a lower bar is no bar on a screen
SIDES = {"hiker": 1, "ball": -1}
MARKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def heights_panel(record: Record) -> Panel:
    """Draw each height as what its two directions have, the flat one at the bottom."""
    window, n = heights_window(record), record.n_steps + 1
    figure = theme.figure(
        "Height, by direction",
        "heights",
        (),
        xaxis=counted_axis(window.x, "step"),
        yaxis=named_axis(
            window.y, MARKS, [f"{abs(mark):g}" for mark in MARKS], "share of the first"
        ),
        dragmode="pan",
        shapes=[
            segment(window.x, (0, 0), theme.MUTED, 1),
            top_words([(NAMES[at], DIRECTIONS[at]) for at in (FLAT, STEEP)]),
        ],
    )
    return Panel(
        figure,
        "The heights of hiker (above) and ball (below) at every step, by direction",
        height=520,
        frames=[_now(record, window, step) for step in range(n)],
        spans=[span for who, one in record.walks for span in _bars(one, who, n)],
    )


def heights_window(record: Record) -> Window:
    """Return the window: all steps that were asked for, both first heights."""
    asked = record.settings.n_steps
    return Window((-0.03 * asked - 0.5, 1.03 * asked + 0.5), (-TOP, TOP))


def _name(window: Window, who: str) -> dict:
    """Return the name of a walker in the right corner of its half, on its bars."""
    right = window.x[1] - 0.1 * (window.x[1] - window.x[0])
    at = SIDES[who] * (TOP - 0.12)
    return plate(right, at, who, WALKERS[who]["color"])


def _bars(one: Walk, who: str, n: int) -> Iterator[Span]:
    """Yield the bars of both directions, each from its step on."""
    every = -(-n // MOST)
    steps = range(0, one.n_steps + 1, every)
    parts = one.parts.heights[::every] / (one.heights[0] or 1)
    tops = np.minimum(np.cumsum(parts, axis=1), TOP)
    bottoms = np.column_stack([np.zeros(len(tops)), tops[:, FLAT]])
    for at in (FLAT, STEEP):
        ends = SIDES[who] * np.stack([bottoms[:, at], tops[:, at]], axis=1)
        yield from _grouped([*zip(steps, ends, strict=True)], every, n, DIRECTIONS[at])


def _grouped(bars: list, every: int, n: int, colour: str) -> Iterator[Span]:
    """Yield bars one by one, and as one shape as soon as they are a group.

    So a frame has few shapes.
    """
    for first in range(0, len(bars), GROUP):
        group = bars[first : first + GROUP]
        end = group[-1][0]
        seen = [bar for bar in group if abs(bar[1][1] - bar[1][0]) >= LEAST]
        for step, ends in seen:
            if step < end:
                yield Span(_shape([(step, ends)], every, colour), step, end - 1)
        if seen:
            yield Span(_shape(seen, every, colour), end, n - 1)


def _shape(bars: list, every: int, colour: str) -> dict:
    """Return bars as one shape."""
    half = 0.42 * every
    outline = "".join(
        f"M{through((a, b, b, a), (low, low, high, high))}Z"
        for a, b, low, high in (
            (step - half, step + half, *ends) for step, ends in bars
        )
    )
    return path(outline, INVISIBLE, fillcolor=colour)


def _now(record: Record, window: Window, step: int) -> list[dict]:
    """Return the mark of the step, and an arrow for each height that has left."""
    found = [segment((step, step), window.y, theme.MUTED, 1, "dot")]
    found += [_name(window, who) for who in SIDES]
    for who, one in record.walks:
        share = float(one.shares[one.at(step)])
        if share > TOP:
            side = SIDES[who]
            colour = WALKERS[who]["color"]
            found.append(arrow(step, side * TOP, colour, up=side > 0))
    return found

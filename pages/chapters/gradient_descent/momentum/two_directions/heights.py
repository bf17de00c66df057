"""The heights step by step: the hiker's upwards, the ball's downwards, by direction."""

from collections.abc import Iterator

from pages.figures import theme
from pages.figures.axes import Window, counted_axis, named_axis
from pages.figures.panel import Panel, Span, rounded
from pages.figures.shapes import arrow, box, segment, top_words, words

from .looks import DIRECTIONS, WALKERS
from .record import FLAT, STEEP, Record, Walk
from .words import NAMES

MOST = 50  # bars; of longer walks every second step has one
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
            *(_name(window, who) for who in SIDES),
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
    """Return the name of a walker in the right corner of its half."""
    right = window.x[1] - 0.02 * (window.x[1] - window.x[0])
    at = SIDES[who] * (TOP - 0.12)
    return words(right, at, who, WALKERS[who]["color"], up=0, side="right")


def _bars(one: Walk, who: str, n: int) -> Iterator[Span]:
    """Yield a bar for each direction at each step, from that step on."""
    first = one.heights[0]
    if not first:
        return
    every = -(-n // MOST)
    parts = one.parts.heights / first
    half = 0.42 * every
    for step in range(0, one.n_steps + 1, every):
        low = 0.0
        for at in (FLAT, STEEP):
            high = min(low + float(parts[step, at]), TOP)
            if high - low >= LEAST:
                ends = sorted((SIDES[who] * low, SIDES[who] * high))
                shape = box(
                    (step - half, step + half), tuple(rounded(ends)), DIRECTIONS[at]
                )
                yield Span(shape, step, n - 1)
            low = high


def _now(record: Record, window: Window, step: int) -> list[dict]:
    """Return the mark of the step, and an arrow for each height that has left."""
    found = [segment((step, step), window.y, theme.MUTED, 1, "dot")]
    for who, one in record.walks:
        share = float(one.shares[one.at(step)])
        if share > TOP:
            side = SIDES[who]
            colour = WALKERS[who]["color"]
            found.append(arrow(step, side * TOP, colour, up=side > 0))
    return found

"""The pictures of "Sharp and flat": between both ends, around each, and all starts."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.keys import keyed_figure, line_word
from pages.figures.panel import Panel
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.shapes import dot, line, ring, segment

from .record import ALONG, AROUND, LARGE, SMALL, Record

NAMES = {SMALL: "small batches", LARGE: "all at once"}
LINES = {
    SMALL: theme.stroke(theme.HERE, 2),
    LARGE: theme.stroke(theme.PATH, 2, "dash"),
}
TRAIN, TEST = theme.stroke(theme.SLOPE, 2), theme.stroke(theme.MUTED, 2, "dot")
ROOM, HEIGHT = 280, 380  # pixels
TITLE = "s: all at once 0, small batches 1"
MARKS = {SMALL: dot, LARGE: ring}
FAINT, LEAST = 0.35, 1e-9


def panels(record: Record) -> list[Panel]:
    """Draw start by start what lies between both ends and around each, and all."""
    return [_around(record), _between(record), _starts(record)]


def _heights(losses: np.ndarray) -> np.ndarray:
    """Return where losses stand on an axis of powers of ten."""
    return np.log10(np.maximum(losses, LEAST))


def _around(record: Record) -> Panel:
    """Draw the loss along one direction from both ends."""
    kinds = (SMALL, LARGE)
    low, high = powers_that_hold([np.maximum(record.around, LEAST)], at_least=2)
    heights = _heights(record.around)
    frames = [
        [line(AROUND, heights[kind, step], LINES[kind]) for kind in kinds]
        for step in range(heights.shape[1])
    ]
    figure = keyed_figure(
        "Around each end",
        [line_word(NAMES[kind], LINES[kind]) for kind in kinds],
        ROOM,
        "around_ends",
        [],
        xaxis=axis((-1.03, 1.03), "along a random direction"),
        yaxis=power_axis(low, high, "loss"),
    )
    alt = "The loss along one random direction, from either end"
    return Panel(figure, alt, HEIGHT, frames=frames)


def _between(record: Record) -> Panel:
    """Draw the loss on the line from one end to the other, trained and tested."""
    both = np.stack([record.between, record.between_test])
    low, high = powers_that_hold([np.maximum(both, LEAST)], at_least=2)
    heights = _heights(both)
    ends = [
        [(at, power_of(max(float(losses), LEAST)), LINES[kind]["color"])]
        for at, kind in ((0.0, LARGE), (1.0, SMALL))
        for losses in record.losses[kind]
    ]
    n = len(record.losses[SMALL])
    frames = [
        [
            line(ALONG, heights[1, step], TEST),
            line(ALONG, heights[0, step], TRAIN),
            *(dot(*ends[step + shift][0]) for shift in (0, n)),
        ]
        for step in range(n)
    ]
    figure = keyed_figure(
        "From end to end",
        [line_word("training", TRAIN), line_word("test", TEST)],
        ROOM,
        "between_ends",
        [],
        xaxis=axis((float(ALONG[0]) - 0.03, float(ALONG[-1]) + 0.03), TITLE),
        yaxis=power_axis(low, high, "loss"),
    )
    alt = "The loss on the straight line from one end to the other"
    return Panel(figure, alt, HEIGHT, frames=frames)


def _starts(record: Record) -> Panel:
    """Draw sharpness and test accuracy of both ends of every start so far."""
    sharp = np.log10(np.maximum(record.sharpness, LEAST))
    low, high = powers_that_hold([np.maximum(record.sharpness, LEAST)], at_least=2)
    right = 100 * record.right
    room = 0.08 * float(np.ptp(right)) + 0.5
    frames = []
    for step in range(sharp.shape[1]):
        shapes = []
        for at in range(step + 1):
            opacity = 1.0 if at == step else FAINT
            ends = (sharp[:, at].tolist(), right[:, at].tolist())
            shapes.append(segment(*ends, theme.MUTED, 1, opacity=opacity))
            for kind in (LARGE, SMALL):
                place = ends[0][kind], ends[1][kind], LINES[kind]["color"]
                shapes.append(MARKS[kind](*place, 6, opacity=opacity))
        frames.append(shapes)
    figure = keyed_figure(
        "All starts",
        [
            (f"{sign} {NAMES[kind]}", LINES[kind]["color"])
            for sign, kind in (("●", SMALL), ("○", LARGE))
        ],
        ROOM,
        "all_starts",
        [],
        xaxis=power_axis(low, high, "sharpness: flat to sharp"),
        yaxis=axis((right.min() - room, right.max() + room), "% right in the test"),
    )
    alt = "How sharp both ends of every start are, and how good in the test"
    return Panel(figure, alt, HEIGHT, frames=frames)

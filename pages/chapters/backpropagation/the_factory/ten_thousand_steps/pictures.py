"""The pictures of "10,000 steps": E on axes of powers of ten, what is made, weights."""

from collections.abc import Sequence
from math import floor

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.panel import Panel, rounded
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment, words

from .record import KEPT, LAST, POINTS, TENTH, Record

START = -0.7  # where the start stands, which has no power of ten
MARKS = (1, 10, 100, 1_000, LAST)
ENDS = (START - 0.25, power_of(LAST) + 0.4)
UNSEEN = (-6, 2)  # powers of ten around the first E, while the bet is open
NAMED = 3  # weights that carry their names: those that move furthest
OUTPUTS = (theme.HERE, theme.PATH)
INTO = (theme.stroke(theme.SLOPE, 2), theme.stroke(theme.NEXT, 2, "dash"))


def panels(record: Record) -> list[Panel]:
    """Draw E, what the factory makes, and every weight, over the steps."""
    seen = [loss for loss in record.losses if loss > record.rest]
    return _panels(record, powers_that_hold([np.array(seen)], at_least=3))


def before_bet(record: Record) -> list[Panel]:
    """Draw them on an axis that does not tell how far E falls."""
    first = floor(power_of(max(record.losses[0], record.rest)))
    return _panels(record, (first + UNSEEN[0], first + UNSEEN[1]))


def _panels(record: Record, powers: tuple[int, int]) -> list[Panel]:
    return [_errors(record, powers), _made(record), _weights(record)]


def _points(record: Record) -> list[int]:
    """Return after how many steps the lines have a point: dense, and at each look."""
    last = record.counts[-1]
    return sorted({*(at for at in POINTS if at <= last), last})


def _across(at: int) -> float:
    return power_of(at) if at else START


def _upto(record: Record) -> list[int]:
    """Return how many points are reached at each look."""
    points = _points(record)
    return [points.index(count) + 1 for count in record.counts]


def _errors(record: Record, powers: tuple[int, int]) -> Panel:
    """Draw E on axes of powers of ten."""
    upward = power_axis(*powers, "E")
    low, high = window = upward["range"]
    # What is nothing but rounding lies below the picture.
    heights = [
        power_of(loss) if loss > record.rest else low - 1
        for loss in record.losses[_points(record)]
    ]
    return _panel(
        record,
        "The error E, axes of powers of ten",
        "fall",
        [Series("E", (), heights, theme.stroke(theme.PATH), radius=6)],
        upward,
        alt="The error after 1 to 10,000 steps, both axes of powers of ten",
        window=Window(ENDS, window),
        still=_tenth(record, low, high),
        grow=1.5,
    )


def _tenth(record: Record, low: float, high: float) -> list[dict]:
    """Draw where E is a tenth of the first."""
    first = record.losses[0] * TENTH
    if first <= record.rest or not low < power_of(first) < high:
        return []
    at, text = power_of(first), "a tenth of the first E"
    line = segment(ENDS, (at, at), theme.MUTED, 1, "dot")
    return [line, words(ENDS[0], at, text, theme.MUTED, -10, 12, "left")]


def _made(record: Record) -> Panel:
    """Draw what comes out, and what should."""
    names, targets = record.settings.names.units(2), record.settings.targets[0]
    made = record.answers[_points(record)].T
    lines = [
        Series(name, (), one, theme.stroke(colour), radius=6)
        for name, one, colour in zip(names, made, OUTPUTS, strict=False)
    ]
    wanted = [
        segment(ENDS, (y, y), colour, 1.5, "dot")
        for y, colour in zip(targets, OUTPUTS, strict=False)
    ]
    return _panel(
        record,
        "Outputs (dotted: targets)",
        "made",
        lines,
        axis((-0.05, 1.08), "output"),
        alt="What comes out of the factory after 1 to 10,000 steps, and the targets",
        still=wanted,
    )


def _weights(record: Record) -> Panel:
    """Draw every weight that may move; those that move furthest have names."""
    settings = record.settings
    rows = [KEPT.index(at) for at in _points(record)]
    held = record.many.snapshots[rows, 0]
    places = settings.names.parameters()
    moves = np.abs(held[-1] - held[0])
    furthest = set(np.argsort(-moves, kind="stable")[:NAMED].tolist())
    lines = [
        Series(
            name if k in furthest else "", (), held[:, k], INTO[place.layer], radius=3
        )
        for k, (name, place) in enumerate(places.items())
        if place.source is not None or settings.biases
    ]
    span = float(held.min()), float(held.max())
    spare = 0.08 * (span[1] - span[0]) or 1.0
    return _panel(
        record,
        "Weights w (dashed: v)",
        "weights",
        lines,
        axis((span[0] - spare, span[1] + spare), "weight"),
        alt="Every weight after 1 to 10,000 steps",
        still=(),
    )


def _panel(
    record: Record,
    title: str,
    key: str,
    lines: Sequence[Series],
    upward: dict,
    *,
    alt: str,
    still: Sequence[dict],
    window: Window | None = None,
    grow: float = 1.0,
) -> Panel:
    """Draw lines over the number of steps, each as far as the look."""
    across = [_across(at) for at in _points(record)]
    marks = [START, *map(power_of, MARKS)]
    names = ["start", *(f"{mark:,}" for mark in MARKS)]
    drawn = [
        Series(
            one.name,
            rounded(np.array(across)),
            rounded(np.asarray(one.y, float)),
            one.line,
            _upto(record),
            one.radius,
        )
        for one in lines
    ]
    return series_panel(
        title,
        key,
        drawn,
        len(record.counts),
        alt=alt,
        xaxis=named_axis(ENDS, marks, names, "steps"),
        yaxis=upward,
        window=window,
        grow=grow,
        shapes=[*still],
        dragmode=False,
    )

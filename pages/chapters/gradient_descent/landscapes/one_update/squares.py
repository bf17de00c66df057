"""Squares whose area is what has been gathered of squared slopes, one a coordinate."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import still
from pages.figures.panel import Panel
from pages.figures.shapes import box, row_words, segment
from pages.words.numbers import short

from .record import CORRECTION, LAND, STAND, UPDATE, VELOCITY, Record

AXES = ("x", "y")
ROW, GAP = 1.0, 0.8  # the side of the largest square, and what is below it
WIDE = 2.3
BAR, TEXT = 0.12, 0.2


def squares_panel(record: Record) -> Panel:
    """Draw a square for each coordinate: its kept part, its new part, and the slope."""
    tall = 2 * (ROW + GAP)
    figure = theme.figure(
        "Squared slopes so far",
        "squares",
        [],
        xaxis=still((-0.06, WIDE)),
        yaxis=still((-GAP, tall - GAP + 0.1), scaleanchor="x", constrain="domain"),
    )
    frames = [
        [shape for row in (0, 1) for shape in _row(record, row, stage)]
        for stage in record.stages
    ]
    alt = (
        "For x and for y a square whose area is what has been gathered of squared "
        "slopes: a part that is kept, a part that is new. Below it, as long, or as "
        "short, beside the square's side, the slope that is divided by it."
    )
    return Panel(figure, alt, 520, frames=frames)


def _row(record: Record, at: int, stage: str) -> list[dict]:
    """Return a coordinate's square, its bar and its words."""
    floor = (1 - at) * (ROW + GAP)
    scale = max(_largest(record, 0), _largest(record, 1))  # one for both squares
    old, kept, whole = _areas(record, at, stage)
    side, inner = np.sqrt([whole, kept]) / scale
    shapes = []
    if side:
        edge = theme.stroke(theme.INK, 1.5)
        shapes.append(box((0, side), (floor, floor + side), theme.SLOPE, edge))
    if inner:
        shapes.append(box((0, inner), (floor, floor + inner), theme.WAY))
    words = f"{AXES[at]}: area {short(whole)}, side {short(float(np.sqrt(whole)))}"
    shapes.append(_words(floor - 2 * BAR - TEXT / 2, words, theme.INK))
    return shapes + _slope(record, at, stage, floor, scale)


def _slope(record: Record, at: int, stage: str, floor: float, scale: float) -> list:
    """Return the slope, or its average, as a bar below the square."""
    felt = _felt(record, stage)
    if felt is None:
        return []
    name, letter, colour = felt
    size = abs(float(record.ingredient(name)[at]))
    y = floor - BAR
    line = segment((0, size / scale), (y, y), colour, 6)
    said = f"|{letter}| {short(size)}"
    if stage in (UPDATE, LAND):
        side = float(record.ingredient("brake")[at])
        said += f", {short(size / side)} of the side"
    return [line, _words(floor - 2 * BAR - 1.5 * TEXT, said, colour)]


def _words(y: float, text: str, colour: str) -> dict:
    return row_words((-0.06, WIDE), (y - TEXT / 2, y + TEXT / 2), text, colour)


def _felt(record: Record, stage: str) -> tuple[str, str, str] | None:
    """Return the name of what is divided by the side, as far as it has come."""
    at = record.stages.index(stage)

    def is_made(name: str, by: str) -> bool:
        return record.has(name) and at >= record.stages.index(by)

    if is_made("corrected_first", CORRECTION):
        return "corrected_first", "m̂", theme.PATH
    if is_made("first_moment", VELOCITY):
        return "first_moment", "m", theme.PATH
    if record.has("first_moment") or stage == STAND:
        return None
    return "gradient", "g", theme.SLOPE


def _areas(record: Record, at: int, stage: str) -> tuple[float, float, float]:
    """Return the area before, what is kept of it, and the whole area at a stage."""
    squares, stages = record.squares, record.stages
    old = float(squares.numbers[squares.name][at])
    kept, added = (float(squares.parts[part][at]) for part in ("kept", "added"))
    if stages.index(stage) < stages.index("squares"):
        return old, old, old
    whole = kept + added
    if record.has("corrected_second") and stages.index(stage) >= stages.index(
        CORRECTION
    ):
        grown = float(record.ingredient("corrected_second")[at])
        share = grown / whole if whole else 1.0
        return old, kept * share, grown
    return old, kept, whole


def _largest(record: Record, at: int) -> float:
    """Return the largest side or slope that a coordinate shows at any stage."""
    sides = [np.sqrt(_areas(record, at, stage)[2]) for stage in record.stages]
    felt = [found for stage in record.stages if (found := _felt(record, stage))]
    bars = [abs(record.ingredient(name)[at]) for name, *_ in felt]
    return float(max(max(sides), max(bars) / (WIDE - 0.2), 0.0)) or 1.0

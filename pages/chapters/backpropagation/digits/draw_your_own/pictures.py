"""The pictures of Draw your own: what is seen, what is said, and what is near."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden, rows_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.panel import Map, Panel, levels
from pages.figures.shapes import box

from ..drawn import INKED, Sheet
from .record import NEAREST, Record

MOST_INK = 16.0
EDGES = (0.0, 8.0)
SHEET = Sheet(2, NEAREST // 2)


def panels(record: Record) -> list[Panel]:
    """Draw what the network sees, what it says, and the digits nearest to that."""
    return [seen_panel(record), said_panel(record), near_panel(record)]


def seen_panel(record: Record) -> Panel:
    """Draw the picture at every step; the pixel that went last has a frame."""
    cells = record.pictures.reshape(-1, 8, 8)[:, ::-1]
    figure = theme.figure(
        "What the network sees",
        "seen",
        [],
        xaxis=hidden(EDGES, constrain="domain", fixedrange=True),
        yaxis=hidden(EDGES, constrain="domain", scaleanchor="x", fixedrange=True),
        shapes=[box(EDGES, EDGES, edge=theme.stroke(theme.GRID, 1))],
        dragmode=False,
    )
    frames = [[], *([_gone(int(pixel))] for pixel in record.pixels)]
    maps = (Map(levels(cells, 0.0, MOST_INK), INKED, EDGES, EDGES),)
    alt = "The picture as the network sees it, 8 × 8 pixels"
    return Panel(figure, alt, frames=frames, maps=maps)


def _gone(pixel: int) -> dict:
    """Return a frame around a pixel."""
    row, column = divmod(pixel, 8)
    edge = theme.stroke(theme.HERE, 2, "dot")
    return box((column, column + 1), (7 - row, 8 - row), edge=edge)


def said_panel(record: Record) -> Panel:
    """Draw the ten probabilities at every step."""
    steps = [
        [
            Bar(
                digit,
                0.0,
                share,
                theme.HERE if digit == says else theme.CURVE,
                text=_percent(share),
            )
            for digit, share in enumerate(shares)
        ]
        for shares, says in zip(record.shares.tolist(), record.says, strict=True)
    ]
    return bars_panel(
        "What it says",
        "says",
        steps,
        alt="The probability of each of the ten digits",
        xaxis=axis((0, 1.28), "p", tickvals=[0, 0.5, 1], fixedrange=True),
        yaxis=rows_axis([str(digit) for digit in range(10)], fixedrange=True),
        lies=True,
        dragmode=False,
    )


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.1 else f"{share:.1%}"


def near_panel(record: Record) -> Panel:
    """Draw the learned digits that are nearest to the picture, the nearest first."""
    learned = record.net.learned
    pixels = learned.inputs.reshape(-1, 8, 8)
    ends = float(pixels.min()), float(pixels.max())
    sheets = [levels(SHEET.laid(pixels[some]), *ends) for some in record.near]
    figure = theme.figure(
        "Nearest that it learned",
        "nearest",
        [],
        xaxis=hidden(SHEET.x, constrain="domain", fixedrange=True),
        yaxis=hidden(SHEET.y, constrain="domain", scaleanchor="x", fixedrange=True),
        dragmode=False,
    )
    frames = [_words(record, step) for step in range(record.n_steps + 1)]
    maps = (Map(np.array(sheets), INKED, SHEET.x, SHEET.y),)
    alt = "The learned digits nearest to the picture: what each is, and how far away"
    return Panel(figure, alt, frames=frames, maps=maps, grow=0.8)


def _words(record: Record, step: int) -> list[dict]:
    pairs = zip(record.kinds(step), record.distances[step], strict=True)
    return [
        SHEET.words(at, f"<b>{kind}</b> {far:.0f} away", theme.INK)
        for at, (kind, far) in enumerate(pairs)
    ]

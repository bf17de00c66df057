"""The digits that are named wrongly, as pictures: what was said, and how sure."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.panel import Map, Panel, levels
from pages.figures.shapes import box, label, top_words

from ..drawn import INKED, Sheet
from ..record import ANY, split
from .record import Record, asks_for_right, shown

SHEET = Sheet(3, 3)
MOST = SHEET.columns * SHEET.rows


def wrong_panel(record: Record) -> Panel:
    """Draw the digits that are asked for at every step, a few at most."""
    rows = [shown(record, step) for step in range(record.n_steps + 1)]
    pixels = split()[1].inputs.reshape(-1, 8, 8)
    ends = float(pixels.min()), float(pixels.max())
    sheets = [levels(SHEET.laid(pixels[some[:MOST]]), *ends) for some in rows]
    figure = theme.figure(
        title(record),
        "wrong_ones",
        [],
        xaxis=hidden(SHEET.x, constrain="domain", fixedrange=True),
        yaxis=hidden(SHEET.y, constrain="domain", scaleanchor="x", fixedrange=True),
        dragmode=False,
    )
    frames = [_words(record, step, some) for step, some in enumerate(rows)]
    alt = "Digits that were held out, what each is taken for, and how sure that is"
    maps = (Map(np.array(sheets), INKED, SHEET.x, SHEET.y),)
    return Panel(figure, alt, frames=frames, maps=maps)


def title(record: Record) -> str:
    """Say which digits are shown, and in which order."""
    is_, said = record.settings.true_digit, record.settings.said_digit
    if asks_for_right(record.settings):
        return f"{is_} as {said}, least sure first"
    if is_ == said == ANY:
        return "Wrong, surest first"
    if said == ANY:
        return f"{is_} taken for others"
    return f"{'Others' if is_ == ANY else is_} taken for {said}"


def _words(record: Record, step: int, rows: np.ndarray) -> list[dict]:
    """Return what is said of each, and how many there are."""
    few = rows[:MOST]
    sure = record.shares[record.net.at(step), few].max(axis=-1).tolist()
    said, labels = record.answers(step)[few].tolist(), record.labels[few].tolist()
    lines = [
        SHEET.words(at, f"{is_} → <b>{what}</b> {share:.0%}", theme.INK)
        for at, (is_, what, share) in enumerate(zip(labels, said, sure, strict=True))
    ]
    n = len(rows)
    if not n:
        return [_none()]
    many = f"{MOST} of {n}" if n > MOST else f"{n}"
    return [*lines, top_words([(many, theme.MUTED)])]


def _none() -> dict:
    """Say that there is none."""
    middle = label("none", theme.MUTED, 13, textposition="middle center")
    return box(SHEET.x, SHEET.y, label=middle)

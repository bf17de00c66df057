"""The held-out digits that are read wrongly, to choose one with a click."""

from functools import partial

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.hovers import SAYS
from pages.figures.panel import Map, Panel, levels
from pages.figures.plain import heatmap
from pages.ui.control import Note
from pages.words.sentences import out_of

from ..drawn import INKED, Sheet
from ..words import a
from .record import Record

COLUMNS, MOST = 4, 12


def wrong_rows(record: Record) -> np.ndarray:
    """Return which held-out digits are read wrongly, the surest mistakes first."""
    net = record.net
    shares = net.held_shares[net.last]
    wrong = np.flatnonzero(shares.argmax(axis=1) != net.held.labels)
    return wrong[np.argsort(-shares[wrong].max(axis=1), kind="stable")]


def note(record: Record) -> Note:
    """Show the surest mistakes below the number; a click takes one."""
    rows, n = wrong_rows(record), len(record.net.held.labels)
    says = f"Of these {out_of(len(rows), n, 'digit')} read wrongly."
    if not len(rows):
        return Note(says)
    n = min(len(rows), MOST)
    shown = f"Click one of the {n} surest mistakes." if n > 1 else "Click it."
    return Note(
        f"{says} {shown}", wrong_panel(record, rows[:MOST]), partial(_take, record)
    )


def _sheet(n: int) -> Sheet:
    return Sheet(COLUMNS, -(-n // COLUMNS), wide=10, tall=12)


def wrong_panel(record: Record, rows: np.ndarray) -> Panel:
    """Draw some digits, what each is, and what it is taken for."""
    net, sheet = record.net, _sheet(len(rows))
    pixels, labels = net.held.inputs.reshape(-1, 8, 8), net.held.labels
    said = net.held_shares[net.last].argmax(axis=1)
    ends = float(pixels.min()), float(pixels.max())
    texts = [f"{labels[row]} → {said[row]}" for row in rows]
    marks = [sheet.words(at, text, theme.INK) for at, text in enumerate(texts)]
    if record.row in rows:
        marks.append(
            sheet.frame(int(np.flatnonzero(rows == record.row)[0]), theme.NEXT)
        )
    figure = theme.figure(
        "",
        "wrong_ones",
        [_unseen(sheet, _says(rows, labels, said))],
        xaxis=hidden(sheet.x, constrain="domain", fixedrange=True),
        yaxis=hidden(sheet.y, constrain="domain", scaleanchor="x", fixedrange=True),
        shapes=marks,
        margin={"l": 0, "r": 0, "t": 4, "b": 0},
        dragmode=False,
    )
    alt = "Held-out digits that are read wrongly: what each is, and what is said"
    laid = levels(sheet.laid(pixels[rows]), *ends)[np.newaxis]
    maps = (Map(laid, INKED, sheet.x, sheet.y),)
    return Panel(figure, alt, 80 * sheet.rows, maps=maps, clickable=True)


def _says(rows: np.ndarray, labels: np.ndarray, said: np.ndarray) -> list[str]:
    return [f"Digit {row}: {a(labels[row])}, read as {a(said[row])}" for row in rows]


def _unseen(sheet: Sheet, texts: list[str]) -> dict:
    """Return one cell a digit that nobody sees, which hears where the pointer is."""
    n = sheet.rows * sheet.columns
    cells = np.array([*texts, *[""] * (n - len(texts))], dtype=object)
    there = np.where(cells != "", 0.0, np.nan)
    shape = sheet.rows, sheet.columns
    return heatmap(
        x=np.arange(sheet.columns + 1) * sheet.wide,
        y=np.arange(sheet.rows + 1) * sheet.tall,
        z=there.reshape(shape)[::-1],
        customdata=cells.reshape(shape)[::-1].tolist(),
        hoverongaps=False,
        colorscale=[[0, theme.CLEAR], [1, theme.CLEAR]],
        showscale=False,
        hovertemplate=SAYS,
    )


def _take(record: Record, point: dict) -> dict[str, int] | None:
    """Take the digit that was clicked."""
    rows = wrong_rows(record)[:MOST]
    at = _sheet(len(rows)).at(point["x"], point["y"])
    return {"number": int(rows[at])} if 0 <= at < len(rows) else None

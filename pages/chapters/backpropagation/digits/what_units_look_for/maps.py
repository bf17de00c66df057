"""The picture of every unit's weights as a map of 8 × 8, on a scale around zero."""

from collections.abc import Mapping

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.hovers import SAYS, Hover
from pages.figures.panel import Map, Panel, levels, spans_of
from pages.figures.plain import heatmap
from pages.figures.shapes import top_words

from ..drawn import SIGNED, Sheet
from ..record import CHANGES
from ..words import a
from .record import Record

COLUMNS = {2: 2, 4: 2, 8: 3, 10: 4, 16: 4, 32: 6, 64: 8}
LABEL = 11  # pixels of letters
SPREAD = 99.5  # percent of the weights that are inside the scale


def sheet_of(record: Record) -> Sheet:
    """Return where the units stand."""
    columns = COLUMNS[record.n_units]
    return Sheet(columns, -(-record.n_units // columns), wide=10, tall=12)


def maps_panel(record: Record) -> Panel:
    """Draw all units' maps at every step; the one that is shown large has a frame."""
    sheet, drawn = sheet_of(record), record.drawn.reshape(-1, record.n_units, 8, 8)
    most = max(float(np.percentile(np.abs(drawn), SPREAD)), 1e-9)
    cells = np.array([levels(sheet.laid(some), -most, most) for some in drawn])
    steps = range(record.n_steps + 1)
    figure = theme.figure(
        "What each weighs",
        f"units_{record.n_units}",  # another sheet has other axes
        [_unseen_cells(sheet, record.n_units)],
        xaxis=hidden(sheet.x, constrain="domain", fixedrange=True),
        yaxis=hidden(sheet.y, constrain="domain", scaleanchor="x", fixedrange=True),
        dragmode=False,
    )
    return Panel(
        figure,
        "The weights into every unit as a map of 8 × 8 pixels",
        grow=1.4,
        spans=spans_of([_marks(record, sheet, step) for step in steps]),
        maps=(Map(cells, SIGNED, sheet.x, sheet.y),),
        hovers=(_hover(record, sheet),),
        clickable=True,
    )


def _unseen_cells(sheet: Sheet, n_units: int) -> dict:
    """Return one cell a unit that nobody sees, which hears where the pointer is."""
    rows, columns = sheet.rows, sheet.columns
    there = np.arange(rows * columns).reshape(rows, columns)[::-1] < n_units
    return heatmap(
        x=np.arange(columns + 1) * sheet.wide,
        y=np.arange(rows + 1) * sheet.tall,
        z=np.where(there, 0.0, np.nan),
        hoverongaps=False,
        colorscale=[[0, theme.CLEAR], [1, theme.CLEAR]],
        showscale=False,
        hovertemplate=SAYS,
    )


def _marks(record: Record, sheet: Sheet, step: int) -> list[tuple[int, dict]]:
    """Return what stands below the maps, the frame, and what the colours mean."""
    accords, dead = record.accords(step), record.is_dead(step)
    speaks = record.speaks[step].argmax(axis=1)
    found = []
    for at in range(record.n_units):
        text = "dead" if dead[at] else f"→ {speaks[at]}{' ✓' if accords[at] else ''}"
        if record.is_baseline:
            text = str(at)
        found.append((0, sheet.words(at, text, theme.INK, LABEL)))
    found.append((1, sheet.frame(record.unit, theme.NEXT)))
    return [*found, (2, _key(record))]


def _key(record: Record) -> dict:
    more = record.settings.shows == CHANGES
    names = ("less", "more") if more else ("ink lowers", "ink raises")
    return top_words(zip(names, (theme.PATH, theme.HERE), strict=True))


def _hover(record: Record, sheet: Sheet) -> Hover:
    """Return what each unit says at each step."""
    texts = [said for step in range(record.n_steps + 1) for said in _said(record, step)]
    n, rows, columns = record.n_units, sheet.rows, sheet.columns
    says = [
        [(step, step * n + at) for step in range(record.n_steps + 1)] for at in range(n)
    ]
    of = np.minimum(np.arange(rows * columns), n).reshape(rows, columns)
    return Hover(0, of[::-1].tolist(), [*says, []], texts)


def _said(record: Record, step: int) -> list[str]:
    """Say of each unit what it is highest for, and what it speaks loudest for."""
    high = record.highest(step).tolist()
    out, dead = record.speaks[step].argmax(axis=1).tolist(), record.is_dead(step)
    if record.is_baseline:
        return [f"Output {at}: highest for {a(one)}" for at, one in enumerate(high)]
    return [
        f"Unit {at + 1}: dead"
        if dead[at]
        else f"Unit {at + 1}: highest for {a(high[at])}, speaks for {a(out[at])}"
        for at in range(record.n_units)
    ]


def clicked(record: Record, point: Mapping) -> dict[str, str] | None:
    """Show the unit that was clicked."""
    unit = sheet_of(record).at(point["x"], point["y"])
    if not 0 <= unit < record.n_units:
        return None
    return {"unit": str(unit if record.is_baseline else unit + 1)}

"""All rows of a table by name, of which those that are ruled out fade."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.datasets import Table
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import INVISIBLE, label, path

COLUMNS = 5  # of names: each has room for eight letters, on a phone too
EDGE = 0.15  # of a column, beyond the last one
WIDE = {"m": 1.6, "w": 1.3} | dict.fromkeys("fijlrt ", 0.55)  # of a usual letter
RULED_OUT, DOUBTED = 0.88, 0.5  # how much of a name is covered


@dataclass(frozen=True, eq=False)
class Crowd:
    """Who is left at one step, and whose names are framed."""

    possible: np.ndarray  # (n_rows,) bool
    doubted: np.ndarray  # (n_rows,) bool: possible only if an answer was a lie
    ringed: int | None = None  # the row with a frame around its name
    meant: int | None = None  # the row with a dashed one, unless it is the same


def crowd_panel(
    table: Table,
    names: Sequence[str],
    title: str,
    steps: Sequence[Crowd],
    notes: Sequence[str] = (),
) -> Panel:
    """Draw every row by its name, which the steps cover; `notes` explain the marks."""
    places = _places(table)
    n_lines = 1 + max(line for _, line in places)
    bare = dict.fromkeys(("showgrid", "zeroline", "showticklabels"), False)
    bare["fixedrange"] = True
    under = label("<br>".join(_key(table, names, notes)), theme.MUTED, 12)
    figure = theme.figure(
        title,
        f"crowd{title}",
        [_names(table, names, places, word) for word in _words(table)],
        xaxis=axis((0, COLUMNS + EDGE), **bare) | {"title": under},
        yaxis=axis((n_lines, 0), **bare),
        dragmode=False,
    )
    alt = f"{title}: all {len(table.rows)} by name; those ruled out fade"
    frames = [_covers(places, step) for step in steps]
    return Panel(figure, alt, 440, frames=frames, grow=1.15)


def _key(table: Table, names: Sequence[str], notes: Sequence[str]) -> list[str]:
    """Return the lines below the names: what letters, numbers and marks mean."""
    marks = [f"<b>{_letter(word)}</b> {word}" for word in _words(table)]
    half = (len(marks) + 1) // 2
    parts = (marks[:half], marks[half:], _twins(table, names), notes)
    return [" · ".join(part) for part in parts if part]


def _words(table: Table) -> list[str]:
    """Return the words of the target, the most frequent first, "other" last."""
    cells = table.column(table.target)
    return sorted(set(cells), key=lambda word: (word == "other", -cells.count(word)))


def _letter(word: str) -> str:
    return word[:1].upper()


def _places(table: Table) -> list[tuple[int, int]]:
    """Return the column and line of each row: by target, then in the table's order."""
    order = {word: number for number, word in enumerate(_words(table))}
    cells = table.column(table.target)
    rows = sorted(range(len(cells)), key=lambda row: (order[cells[row]], row))
    n_lines = -(-len(rows) // COLUMNS)
    return [divmod(rows.index(row), n_lines) for row in range(len(rows))]


def _names(table: Table, names: Sequence[str], places, word: str) -> dict:
    """Return the rows of one target word: its letter in its colour, and their names."""
    rows = [row for row, cell in enumerate(table.column(table.target)) if cell == word]
    short = [_short(table, row) for row in rows]
    colour = theme.CLASSES[_words(table).index(word)]
    return scatter(
        x=[places[row][0] + 0.01 for row in rows],
        y=[places[row][1] + 0.5 for row in rows],
        mode="text",
        text=[f"<b>{_letter(word)}</b> {name}" for name in short],
        textposition="middle right",
        textfont={"size": [_size(name) for name in short], "color": colour},
        hovertext=[_card(table, names, row) for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _short(table: Table, row: int) -> str:
    """Return a row's name, with a number where other rows have the same."""
    name = table.row_names[row]
    if table.row_names.count(name) == 1:
        return name
    return f"{name} {1 + table.row_names[:row].count(name)}"


def _twins(table: Table, names: Sequence[str]) -> list[str]:
    """Say what tells rows of one name apart: their long names do."""
    rows = range(len(names))
    twins = [row for row in rows if _short(table, row) != table.row_names[row]]
    apart = [
        names[row].removeprefix(table.row_names[row]).strip(" ()") for row in twins
    ]
    return [
        f"{_short(table, row)}: {cell}" for row, cell in zip(twins, apart, strict=True)
    ]


def _size(name: str) -> int:
    """Return the letters' height in pixels with which a name fits its column."""
    width = sum(WIDE.get(letter, 1.0) for letter in name)
    return 11 if width <= 6.7 else 10 if width <= 7.7 else 9


def _card(table: Table, names: Sequence[str], row: int) -> str:
    """Return what the table says of a row, for the hover."""
    cells = dict(zip(table.columns, table.rows[row], strict=True))
    target = cells.pop(table.target)
    has = [name for name, cell in cells.items() if cell == "yes"]
    counts = [f"{name} {cell}" for name, cell in cells.items() if cell.isdecimal()]
    lines = [", ".join(part) for part in (has[:4], has[4:], counts) if part]
    return "<br>".join([f"<b>{names[row]}</b> ({target})", *lines])


def _covers(places, step: Crowd) -> list[dict]:
    """Return what fades and frames names at one step."""
    shapes = []
    doubted, ruled_out = step.doubted & step.possible, ~step.possible
    for row in (step.ringed, step.meant):
        if row is not None and ruled_out[row]:  # what is framed stays legible
            ruled_out[row], doubted[row] = False, True
    for rows, opacity in ((ruled_out, RULED_OUT), (doubted, DOUBTED)):
        covers = "".join(_outline(*places[row]) for row in np.flatnonzero(rows))
        if covers:
            look = {"fillcolor": theme.PAPER, "opacity": opacity}
            shapes.append(path(covers, INVISIBLE, **look))
    meant = step.meant if step.meant != step.ringed else None
    for row, dash in ((step.ringed, "solid"), (meant, "dot")):
        if row is not None:
            frame = _outline(*places[row], inset=0.06)
            shapes.append(path(frame, theme.stroke(theme.HERE, 2, dash)))
    return shapes


def _outline(column: int, line: int, inset: float = 0.0) -> str:
    left, right = column + inset / 3, column + 1 - inset / 3
    right += EDGE if column == COLUMNS - 1 else 0
    top, bottom = line + inset, line + 1 - inset
    return (
        f"M{left:g},{top:g}L{right:g},{top:g}L{right:g},{bottom:g}L{left:g},{bottom:g}Z"
    )

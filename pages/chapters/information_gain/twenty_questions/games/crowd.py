"""All animals by name, of which those that are ruled out fade."""

import numpy as np

from engines.decision_trees import Play
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import INVISIBLE, label, path

from ..record import NAMES, TABLE
from .record import Record

KIND_OF = TABLE.column(TABLE.target)  # of each animal
# The most frequent first, "other" last.
KINDS = sorted(set(KIND_OF), key=lambda it: (it == "other", -KIND_OF.count(it)))
GROW = 1.35  # of a row of three, so that names have room
COLUMNS = 5  # of names: each has room for eight letters, on a phone too
LINES = -(-(len(NAMES) + len(KINDS)) // COLUMNS)  # each kind has a line of its own
SIZE, SMALL = 11, 10  # pixels: letters, and those of wide names and of notes
EDGE = 0.12  # of a column, beyond the last one
WIDE = {"m": 1.6, "w": 1.3} | dict.fromkeys("fijlrt ", 0.55)  # of a usual letter
RULED_OUT, DOUBTED = 0.88, (0.5, 0.7)  # how much of a name is covered, by its lies
FRAMED = {
    "hidden": "framed: the hidden one",
    "named": "framed: what the machine says",
    "meant": "dashed frame: what you thought of",
    "doubted": "half faded: if one answer was a lie",
    "twice": "half faded: if one answer was a lie, more: if two were",
}


def crowd_panel(title: str, record: Record, play: Play) -> Panel:
    """Draw every animal by its name, which the steps cover.

    The hidden one is framed, or the one that was named, and the one that was meant.
    """
    is_shown = record.secret is not None and (record.machine is None or record.is_over)
    guess, meant = _named(record), record.meant
    frames = []
    for step in range(record.n_steps):
        t = min(step, play.n_turns)
        framed = record.secret if is_shown else guess if t == play.n_turns else None
        frames.append(covers(play.possible[t], play.contradictions[t], framed, meant))
    notes = {
        "hidden": is_shown,
        "named": guess is not None,
        "meant": meant is not None,
        "doubted": record.game.lies == 1,
        "twice": record.game.lies == 2,
    }
    bare = dict.fromkeys(("showgrid", "zeroline", "showticklabels"), False)
    bare["fixedrange"] = True
    lines = [_twins(), *(FRAMED[note] for note, is_so in notes.items() if is_so)]
    under = label("<br>".join(lines), theme.MUTED, SMALL, standoff=0)
    figure = theme.figure(
        title,
        f"crowd{title}",
        [_names(word, SMALL - record.has_both) for word in KINDS],
        xaxis=axis((0, COLUMNS + EDGE), **bare) | {"title": under},
        yaxis=axis((LINES, 0), **bare),
        margin={"l": 4, "r": 4},
        dragmode=False,
    )
    alt = f"{title}: all {len(NAMES)} by name; those ruled out fade"
    return Panel(figure, alt, 440, frames=frames, grow=GROW)


def _named(record: Record) -> int | None:
    """Return the row that the machine names to the learner, where it names one."""
    if record.secret is not None or not record.is_over or record.game.goal is not None:
        return None
    return record.left[0] if len(record.left) == 1 else None


def _places() -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return each row's column and line, and each kind's: before the first of its own.

    Rows stand by kind, then in the table's order.
    """
    cells = sorted(
        [(kind, -1) for kind in range(len(KINDS))]
        + [(KINDS.index(word), row) for row, word in enumerate(KIND_OF)]
    )
    at = {cell: divmod(number, LINES) for number, cell in enumerate(cells)}
    rows = [at[KINDS.index(word), row] for row, word in enumerate(KIND_OF)]
    return rows, [at[kind, -1] for kind in range(len(KINDS))]


PLACES, HEADS = _places()


def _names(word: str, small: int) -> dict:
    """Return the animals of one kind: its own name, in bold, and theirs.

    `small` are the letters of wide names: beside another crowd they have less room.
    """
    kind = KINDS.index(word)
    rows = [row for row, its in enumerate(KIND_OF) if its == word]
    short = [_short(row) for row in rows]
    places = [HEADS[kind], *(PLACES[row] for row in rows)]
    return scatter(
        x=[column + 0.01 for column, _ in places],
        y=[line + 0.5 for _, line in places],
        mode="text",
        text=[f"<b>{word.capitalize()}</b>", *short],
        textposition="middle right",
        textfont={
            "size": [SMALL, *(_size(name, small) for name in short)],
            "color": theme.CLASSES[kind],
        },
        hovertext=[f"{word}: {len(rows)} in all", *(_card(row) for row in rows)],
        hoverinfo="text",
        cliponaxis=False,
    )


def _short(row: int) -> str:
    """Return a row's name, with a number where other rows have the same."""
    name = TABLE.row_names[row]
    if TABLE.row_names.count(name) == 1:
        return name
    return f"{name} {1 + TABLE.row_names[:row].count(name)}"


def _twins() -> str:
    """Say what tells rows of one name apart: their long names do."""
    return " · ".join(
        f"{_short(row)}: {long.removeprefix(name).strip(' ()')}"
        for row, (name, long) in enumerate(zip(TABLE.row_names, NAMES, strict=True))
        if _short(row) != name
    )


def _size(name: str, small: int) -> int:
    """Return the letters' height in pixels with which a name fits its column."""
    width = sum(WIDE.get(letter, 1.0) for letter in name)
    return SIZE if width <= 6.7 else small


def _card(row: int) -> str:
    """Return what the table says of a row, for the hover."""
    cells = dict(zip(TABLE.columns, TABLE.rows[row], strict=True))
    target = cells.pop(TABLE.target)
    has = [name for name, cell in cells.items() if cell == "yes"]
    counts = [f"{name} {cell}" for name, cell in cells.items() if cell.isdecimal()]
    lines = [", ".join(part) for part in (has[:4], has[4:], counts) if part]
    return "<br>".join([f"<b>{NAMES[row]}</b> ({target})", *lines])


def covers(
    possible: np.ndarray,
    doubted: np.ndarray,
    framed: int | None = None,
    meant: int | None = None,
) -> list[dict]:
    """Return what fades names and frames them: who is possible, by how many lies.

    Doubted is who is possible only if answers were lies, so many; where that is so of
    all who are left, they stand out. What is framed stays legible; what is meant has a
    dashed frame, unless it is the same.
    """
    doubted, ruled_out = doubted * possible, ~possible
    if len({*doubted[possible].tolist()}) == 1:
        doubted = np.zeros_like(doubted)
    meant = meant if meant != framed else None
    frames = ((framed, "solid"), (meant, "dot"))
    for row, _ in frames:
        if row is not None and ruled_out[row]:
            ruled_out[row], doubted[row] = False, 1
    shapes = []
    by_lies = [(doubted == n, shade) for n, shade in enumerate(DOUBTED, start=1)]
    for rows, opacity in ((ruled_out, RULED_OUT), *by_lies):
        outlines = "".join(_outline(*PLACES[row]) for row in np.flatnonzero(rows))
        if outlines:
            look = {"fillcolor": theme.PAPER, "opacity": opacity}
            shapes.append(path(outlines, INVISIBLE, **look))
    for row, dash in frames:
        if row is not None:
            frame = _outline(*PLACES[row], inset=0.06)
            shapes.append(path(frame, theme.stroke(theme.HERE, 2, dash)))
    return shapes


def _outline(column: int, line: int, inset: float = 0.0) -> str:
    left, right = column + inset / 3, column + 1 - inset / 3
    right += EDGE if column == COLUMNS - 1 else 0
    top, bottom = line + inset, line + 1 - inset
    return (
        f"M{left:g},{top:g}L{right:g},{top:g}L{right:g},{bottom:g}L{left:g},{bottom:g}Z"
    )

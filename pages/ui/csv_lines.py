"""Lines of a grid that are no rows of the table: comments, footers, totals, repeats."""

import math
import re
from collections import Counter
from dataclasses import replace

from pages.ui.csv_grid import Grid
from pages.ui.csv_numbers import decimal_mark, like_number, read_numbers
from pages.ui.csv_units import MONEY, UNITS, bare
from pages.words.literal import quoted
from pages.words.sentences import counted, listed

COMMENT = re.compile(r"(#|//|%)(?=\s|\w)")
MARK_BEFORE = re.compile(r"(#|//|%)\s+(?!of\b)")  # "# of legs" is a name
FOOTER = re.compile(
    r"\(?\d+ (rows?|records?|Zeilen?)( selected| in set.*)?\)?\.?"
    r"|(source|sources|note|notes|quelle|anmerkung)\s?:.*",
    re.IGNORECASE,
)
TOTALS = frozenset(
    "total totals sum sums summe gesamt insgesamt total: sum: summe: gesamt: "
    "average mean mittelwert durchschnitt".split()
) | {"grand total", "all"}
Row = tuple[str, ...]


def without_extras(grid: Grid) -> Grid:
    """Return the grid without comments, footers and its frame."""
    for work in (_without_comments, _without_footers, _without_frame):
        grid = work(grid)
    return grid


def _without_frame(grid: Grid) -> Grid:
    """Return the rows without the empty cell before a first bar in every line."""
    if grid.delimiter != "|" or not all(len(row) > 2 for row in grid.rows):
        return grid
    if any(row[0] or row[-1] for row in grid.rows):
        return grid
    return replace(grid, rows=tuple(row[1:-1] for row in grid.rows))


def _left_out(grid: Grid, places: set[int], note: str) -> Grid:
    """Return the grid without these rows, and say so."""
    kept = [at for at in range(len(grid.rows)) if at not in places]
    return replace(
        grid,
        rows=tuple(grid.rows[at] for at in kept),
        lines=tuple(grid.lines[at] for at in kept),
        notes=(*grid.notes, note) if note else grid.notes,
    )


def _without_comments(grid: Grid) -> Grid:
    """Leave out lines that begin with a mark of comments and are no rows otherwise."""
    marked = {at for at, row in enumerate(grid.rows) if COMMENT.match(row[0])}
    others = [row for at, row in enumerate(grid.rows) if at not in marked]
    if not marked or len(others) < 2 or len(marked) > len(others):
        return grid
    width = max(map(len, others))
    first = min(at for at in range(len(grid.rows)) if at not in marked)
    names = max((at for at in marked if at < first), default=None)
    is_names = names is not None and _are_names(grid.rows[names], others, width)
    comments = {
        at
        for at in marked
        if at < first or len(grid.rows[at]) != width or not any(grid.rows[at][1:])
    } - ({names} if is_names else set())
    if is_names and MARK_BEFORE.match(grid.rows[names][0]):
        grid = _with_names(grid, names)
    if not comments:
        return grid
    example = quoted(grid.rows[min(comments)][0])
    what = f"{counted(len(comments), 'line')} of comment left out"
    such = "It begins" if len(comments) == 1 else "The first begins"
    return _left_out(grid, comments, f"{what}. {such} with {example}.")


def _are_names(row: Row, others: list[Row], width: int) -> bool:
    """Tell whether a marked line holds names: of columns that have none else.

    A mark without a blank behind it, as in #id, belongs to the name.
    """
    if len(row) != width or width < 2 or any(map(like_number, row)):
        return False
    first, *below = others
    columns = zip(first, *below, strict=False)
    again = any(cell and cell in seen for cell, *seen in columns)
    return again or not row[0][1:2].isspace() or any(map(like_number, first))


def _with_names(grid: Grid, at: int) -> Grid:
    """Return the grid with the mark before its line of names taken away."""
    first = MARK_BEFORE.sub("", grid.rows[at][0], count=1)
    names = (first, *grid.rows[at][1:])
    note = "The names of the columns stood behind a mark of comments."
    rows = (*grid.rows[:at], names, *grid.rows[at + 1 :])
    return replace(grid, rows=rows, notes=(*grid.notes, note))


def _without_footers(grid: Grid) -> Grid:
    """Leave out single cells below the table that are no rows of it."""
    width, at = max(map(len, grid.rows)), len(grid.rows)
    while at > 3 and width > 1 and _is_footer(grid, at - 1):
        at -= 1
    places = set(range(at, len(grid.rows)))
    if not places:
        return grid
    what = f"{counted(len(places), 'line')} below the table left out"
    return _left_out(grid, places, f"{what}: {quoted(grid.rows[at][0])}.")


def _is_footer(grid: Grid, at: int) -> bool:
    row, width = grid.rows[at], max(map(len, grid.rows))
    if any(row[1:]) and (len(row) == width or ":" not in row[0]):
        return False
    apart = grid.lines[at] - grid.lines[at - 1] > 1 + sum(
        cell.count("\n") for cell in grid.rows[at - 1]
    )
    return bool(FOOTER.fullmatch(row[0])) or (apart and len(row) == 1 and " " in row[0])


# --- rows that are no data ----------------------------------------------------------


def without_units(
    names: Row, body: list[Row], lines: list[int], notes: list[str]
) -> tuple[list[Row], list[int]]:
    """Return the rows without a first one that gives the units of numbers below it."""
    if not names or len(body) < 3:
        return body, lines
    first, *below = body
    units = {at: cell for at, cell in enumerate(first) if cell}
    for at, cell in units.items():
        under = [row[at] for row in below if row[at:] and row[at]]
        if not _is_unit(cell) or not under or not all(map(like_number, under)):
            return body, lines
    if not units:
        return body, lines
    shown = listed([quoted(unit) for unit in dict.fromkeys(units.values())])
    notes.append(f"A line of units under the names left out: {shown}.")
    return below, lines[1:]


def _is_unit(cell: str) -> bool:
    bracketed = cell[:1] + cell[-1:] in ("()", "[]") and len(cell) > 2
    return bracketed or cell in UNITS or cell in MONEY


def without_repeats(
    names: Row, body: list[Row], lines: list[int], notes: list[str]
) -> tuple[list[Row], list[int]]:
    """Return the rows below the names that do not say the names again."""
    again = [at for at, row in enumerate(body) if names and row == names]
    if not again or len(again) == len(body):
        return body, lines
    told = "line" if len(again) == 1 else "lines"
    verb = "says" if len(again) == 1 else "say"
    notes.append(
        f"{len(again):,} {told} left out that {verb} the names of the columns again."
    )
    kept = [at for at in range(len(body)) if at not in again]
    return [body[at] for at in kept], [lines[at] for at in kept]


def without_total(
    body: list[Row], lines: list[int], delimiter: str, notes: list[str]
) -> tuple[list[Row], list[int]]:
    """Return the rows without a last one that adds up those above it."""
    if len(body) < 3:
        return body, lines
    *above, last = body
    word = next((cell for cell in last if cell), "")
    if word.casefold() not in TOTALS:
        return body, lines
    columns = [*zip(*above, strict=False)]
    sums = [_adds_up(*pair, delimiter) for pair in zip(columns, last, strict=False)]
    told = [one for one in sums if one is not None]
    if told and all(told):
        notes.append(f"The last line left out: {quoted(word)} of the rows above it.")
        return above, lines[:-1]
    if word.casefold() != "all":
        notes.append(
            f"The last line begins with {quoted(word)}. It is read as a row; if it is "
            "none, take it out and give the table again."
        )
    return body, lines


def _adds_up(cells: tuple[str, ...], total: str, delimiter: str) -> bool | None:
    """Tell whether a number is the sum or mean of those above; None if it is none."""
    mark = decimal_mark([(*cells, total)])
    values = read_numbers(Counter((*cells, total)), delimiter, mark).values
    above = [values[cell] for cell in cells if cell]
    if not bare(total).number or math.isnan(values[total]) or not above:
        return None
    if any(map(math.isnan, above)):
        return False
    sums = math.fsum(above), math.fsum(above) / len(above)
    return any(math.isclose(values[total], one, rel_tol=1e-3) for one in sums)

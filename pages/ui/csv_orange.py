"""Lines under the names that say what the columns are: types, and Orange's roles."""

import re
from dataclasses import replace

from pages.ui.csv_grid import Grid, Told

WORDS = frozenset(
    "discrete d string s text str chr character factor fct ord categorical category "
    "nominal object bool boolean lgl logical".split()
)
NUMBERS = frozenset(
    "continuous c numeric number float float32 float64 double dbl real int integer "
    "int32 int64 long decimal".split()
)
OTHERS = frozenset("time t date datetime dttm basket".split())
TYPES = WORDS | NUMBERS | OTHERS
ROLES = {"class": "target", "c": "target", "meta": "out", "m": "out", "ignore": "out"}
ROLES |= {"i": "out", "weight": "out", "w": "out", "": ""}
PREFIX = re.compile(r"([mci]?)([DCSTN]?)#(.+)", re.DOTALL)
TYPED = "A line under the names says what each column holds, and was taken for that."


def with_types(grid: Grid) -> Grid:
    """Return the grid without the lines of types and roles; what they say is told."""
    if grid.told.form or len(grid.rows) < 2:
        return grid
    if not _are_types(grid):
        return _with_prefixes(grid)
    n_lines, roles = 2, ()
    if grid.rows[3:] and _are_roles(grid.rows[2]):
        n_lines, roles = 3, grid.rows[2]
    types = ["discrete" if " " in cell else _bare(cell) for cell in grid.rows[1]]
    note = TYPED if n_lines == 2 else _orange("Two lines under the names say")
    return replace(
        grid,
        rows=(grid.rows[0], *grid.rows[n_lines:]),
        lines=(grid.lines[0], *grid.lines[n_lines:]),
        notes=(*grid.notes, note),
        told=_told(types, [_role(cell) for cell in roles]),
    )


def _orange(where: str) -> str:
    return f"{where} what each column holds and what it is for, as Orange writes them."


def _bare(cell: str) -> str:
    return cell.strip("<>[]() ").casefold()


def _are_types(grid: Grid) -> bool:
    """Tell whether the second line holds types alone, in most columns of the first."""
    names, types, *below = grid.rows
    filled = [
        _bare(cell)
        for at, cell in enumerate(types)
        if cell and not _lists_answers(cell, [row[at] for row in below[1:] if row[at:]])
    ]
    known = bool(filled) and TYPES.issuperset(filled)
    if not known or len(types) > len(names) or 2 * sum(map(bool, types)) <= len(names):
        return False
    if below[1:] and any(below[0]) and _are_roles(below[0]):
        return True
    if max(map(len, filled)) == 1:
        return False  # letters alone may be answers
    again = {_bare(cell) for row in below for cell in row}
    return TYPES.isdisjoint(names) and again.isdisjoint(filled)


def _lists_answers(cell: str, below: list[str]) -> bool:
    """Tell whether a cell holds all words below it, as Orange may write a type."""
    words = cell.split()
    return len(words) > 1 and bool(below) and {*words, ""}.issuperset(below)


def _are_roles(cells: tuple[str, ...]) -> bool:
    return any(cells) and all(_role(cell) is not None for cell in cells)


def _role(cell: str) -> str | None:
    """Return "target", "out" or "" for what Orange's third line says, else None."""
    words = [word for word in cell.casefold().split() if "=" not in word]
    roles = {ROLES.get(word) for word in words} or {""}
    return roles.pop() if len(roles) == 1 else None


def _told(types: list[str], roles: list[str]) -> Told:
    def places(among: frozenset[str]) -> frozenset[int]:
        return frozenset(at for at, word in enumerate(types) if word in among)

    return Told(
        "types",
        True,
        next((at for at, role in enumerate(roles) if role == "target"), None),
        frozenset(at for at, role in enumerate(roles) if role == "out"),
        places(WORDS | OTHERS),
        places(NUMBERS),
    )


def _with_prefixes(grid: Grid) -> Grid:
    """Return the grid without marks such as mS# before the names: Orange's short form.

    Most have letters in their marks, so that "#1" and "C#" stay names.
    """
    found = [PREFIX.fullmatch(name) for name in grid.rows[0]]
    if 2 * sum(bool(one and one[1] + one[2]) for one in found) <= len(found):
        return grid
    names = tuple(
        one[3].strip() if one else name
        for one, name in zip(found, grid.rows[0], strict=True)
    )
    types = [one[2].casefold() if one else "" for one in found]
    told = _told(types, [ROLES[one[1]] if one else "" for one in found])
    note = _orange("Marks before the names say")
    return replace(
        grid,
        rows=(names, *grid.rows[1:]),
        notes=(*grid.notes, note),
        told=replace(told, form="marks"),
    )

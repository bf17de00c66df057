"""Counts as the cells of a small table: a row for the bag, one for each group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engines.decision_trees import SplitByHand
from pages.ui.word_tables import heading
from pages.words.counts import BAG, checked
from pages.words.literal import quoted
from pages.words.typed import number

FIRST = "group\u2060"  # the heading of the names: no class is called so
WHOLE = "a cell takes a whole number, 0 or more, such as 12"
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """The cells as text, row by row: a name, then a count for each class."""

    classes: tuple[str, ...]
    rows: Cells

    @property
    def headings(self) -> list[str]:
        """What stands above the columns."""
        return [FIRST, *map(heading, self.classes)]

    @property
    def columns(self) -> dict[str, list[str]]:
        """The cells by their columns, as a table takes them."""
        cells = zip(*self.rows, strict=True)
        return dict(zip(self.headings, map(list, cells), strict=True))

    def named(self, classes: Sequence[str]) -> "Sheet":
        """Return the sheet with these classes; new ones have counts of 0."""
        wide = len(classes) + 1
        rows = [(*row, *["0"] * wide)[:wide] for row in self.rows]
        return Sheet(tuple(classes), tuple(rows))


def sheet_of(split: SplitByHand) -> Sheet:
    """Return a split as cells."""
    rows = [("bag", split.bag)] if split.bag else []
    rows += [(f'"{n}"' if n.casefold() in BAG else n, c) for n, c in split.groups]
    cells = [(name, *(f"{count:.0f}" for count in counts)) for name, counts in rows]
    return Sheet(split.class_names, tuple(cells))


def typed_into(sheet: Sheet, changes: Mapping) -> Sheet:
    """Return the sheet with what was typed, added and deleted in the browser."""
    edited, rows = changes["edited_rows"], []
    for at, row in enumerate(sheet.rows):
        new = edited.get(at, {})
        pairs = zip(sheet.headings, row, strict=True)
        if at not in changes["deleted_rows"]:
            rows.append(tuple(_text(new.get(name, cell)) for name, cell in pairs))
    for new in changes["added_rows"]:
        rows.append(tuple(_text(new.get(name)) for name in sheet.headings))
    return replace(sheet, rows=tuple(rows))


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def read_sheet(sheet: Sheet) -> SplitByHand:
    """Read the cells; a ValueError says which cannot be. Empty rows are left out."""
    bag: tuple[int, ...] = ()
    groups = []
    for at, (name, *cells) in enumerate(sheet.rows, 1):
        if not any(cells):
            continue
        counts = tuple(map(_count, cells))
        if name.casefold() in BAG:
            bag = counts
        else:
            groups.append((name.strip('"') or f"group {at}", counts))
    return checked(sheet.classes, bag, groups)


def _count(cell: str) -> int:
    """Read a cell; an empty one beside others is 0."""
    try:
        value = number(cell or "0")
    except ValueError as why:
        raise ValueError(f"{quoted(cell)} {why}; {WHOLE}.") from None
    if value < 0 or value != int(value):
        raise ValueError(f"{quoted(cell)} is no count; {WHOLE}.")
    return int(value)

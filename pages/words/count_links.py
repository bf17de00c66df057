"""A bag and its groups as counts in a link, which needs few letters."""

from collections.abc import Sequence

from engines.decision_trees import SplitByHand
from pages.words.counts import checked

ROW, CELL_ENDS = "~", "_"
ESCAPES = {"%": "%25", CELL_ENDS: "%5F", ROW: "%7E"}


def counts_link(split: SplitByHand) -> str:
    """Write a split for a link: yes_no~9_5~sunny_2_3~overcast_4_0~rain_3_2."""
    rows = [split.class_names, split.bag]
    rows += [(name, *counts) for name, counts in split.groups]
    return ROW.join(CELL_ENDS.join(_escaped(cell) for cell in row) for row in rows)


def _escaped(cell: str | float) -> str:
    text = cell if isinstance(cell, str) else f"{cell:.0f}"
    return "".join(ESCAPES.get(letter, letter) for letter in text)


def counts_in_link(text: str) -> SplitByHand:
    """Read what `counts_link` wrote; a ValueError says that it is something else."""
    names, bag, *groups = [
        [_plain(cell) for cell in row.split(CELL_ENDS)] for row in text.split(ROW)
    ]
    given = [_digits(bag) if bag != [""] else ()]
    given += [_digits(counts) for _, *counts in groups]
    if any(row and len(row) != len(names) for row in given):
        raise ValueError("Each row needs a count for each class.")
    named = [(name, row) for (name, *_), row in zip(groups, given[1:], strict=True)]
    if not all(names) or not all(name and row for name, row in named):
        raise ValueError("Each class and each group needs a name and counts.")
    return checked(names, given[0], named)


def _plain(cell: str) -> str:
    for letter, escape in reversed(ESCAPES.items()):
        cell = cell.replace(escape, letter)
    return cell


def _digits(cells: Sequence[str]) -> tuple[int, ...]:
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 8 for cell in cells):
        raise ValueError("Counts are whole numbers.")
    return tuple(map(int, cells))

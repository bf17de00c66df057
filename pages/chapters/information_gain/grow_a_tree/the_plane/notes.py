"""What stands below the row that the slice is held at."""

from typing import Any

from pages.ui.control import Note

from .record import Record
from .words import word

MEDIANS = "0 stands for their medians, 1 for the first row."


def held_at(row: int) -> str:
    """Return the number of the row in words: 0 is none."""
    return f"row {row}" if row else "the medians"


def of_the_row(record: Any) -> Note | None:
    """Say what the row is, or that there are not so many, or none."""
    if not isinstance(record, Record) or not record.sees_all:
        return None
    if record.held_row is None:
        return Note(MEDIANS)
    row, wanted = record.held_row, record.settings.plane_held
    name = word(record.dataset.class_names[int(record.decisions.y[row])])
    if wanted > record.n:
        return Note(f"There are {record.n:,} rows: row {row + 1} is taken, {name}.")
    return Note(f"Row {row + 1} is of the class {name}.")

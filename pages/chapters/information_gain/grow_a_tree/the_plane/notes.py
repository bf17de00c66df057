"""What stands below the row that the slice is held at."""

from typing import Any

from pages.ui.control import Note

from .record import Record
from .words import word


def of_the_row(record: Any) -> Note | None:
    """Say what the row is, or that there are not so many."""
    if not isinstance(record, Record) or record.held_row is None:
        return None
    row, wanted = record.held_row, record.settings.plane_held
    name = word(record.dataset.class_names[int(record.decisions.y[row])])
    if wanted > record.n:
        return Note(f"There are {record.n:,} rows: row {row + 1} is taken, {name}.")
    return Note(f"Row {row + 1} is of the class {name}.")

"""What stands below the learning rate and the batch size of "The floor"."""

from typing import Any

from pages.ui.control import Note
from pages.words.numbers import apart, few

from .record import Record


def of_the_rate(record: Any) -> Note | None:
    """Say what a step leaves of the distance, and where the edge is."""
    if not isinstance(record, Record):
        return None
    product = apart(record.product, 2)[0]
    factor = apart(1 - record.product, 1, -1)[0]
    return Note(
        f"η·λ = {product}: on average a step multiplies the distance by {factor}. The "
        f"edge is 2/λ = {few(2 / record.settings.bend)}."
    )


def of_the_batch(record: Any) -> Note | None:
    """Say so where a batch is all there is."""
    if not isinstance(record, Record) or record.batch < record.settings.n_numbers:
        return None
    return Note(f"There are {record.batch} numbers, so B is {record.batch}.")

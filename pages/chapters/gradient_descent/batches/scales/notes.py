"""What stands below the unit: κ of both sides, and their edges."""

from pages.ui.control import Note
from pages.words.numbers import apart

from .record import Record


def scales(record: Record) -> Note:
    """Say κ and the edge 2/λ of both sides, where the weights are 0."""
    raw, prepared = (side.ground for side in record.sides)
    kappas = apart(raw.kappa, prepared.kappa, most=6)
    edges = apart(raw.edge, prepared.edge, most=6)
    where = "κ is" if record.is_line else "Where the weights are 0, κ is"
    name = record.prepared.name
    return Note(
        f"{where} {kappas[0]} raw and {kappas[1]} {name}, the edge 2/λ is {edges[0]} "
        f"raw and {edges[1]} {name}."
    )

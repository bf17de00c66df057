"""The recurrence along each direction with its numbers in it, as LaTeX."""

from pages.words.formulas import tex

from .record import FLAT, STEEP, Record

NAMES = {FLAT: "flat", STEEP: "steep"}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the factor of each direction."""
    rate, bends = record.settings.learning_rate, record.settings.bends
    return [
        (
            f"The {name} direction",
            rf"1 - \eta\lambda = 1 - {tex(rate)} \cdot {tex(bends[at])}"
            rf" = {tex(1 - rate * bends[at])}",
        )
        for at, name in NAMES.items()
    ]

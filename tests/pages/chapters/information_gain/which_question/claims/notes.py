"""What the controls may say of a table, in every part."""

from tests.claims import Claim, Told

from .said import word


def counted(told: Told) -> bool:
    """Tell whether the empty cells are counted, in all and column by column."""
    seen = told.seen
    empty = {name: list(seen.cells[name]).count("") for name in seen.names}
    columns = [f"{n:,} in “{word(name)}”" for name, n in empty.items() if n]
    if len(columns) > 6:
        columns = [*columns[:5], f"{len(columns) - 5} more"]
    *first, last = columns or [""]
    said = f"{', '.join(first)} and {last}" if first else last
    n = sum(empty.values())
    return (
        told.reads(n=n)
        and told.word("cells") == ("empty cell" if n == 1 else "empty cells")
        and told.word("columns") == said
    )


def none_is_empty(told: Told) -> bool:
    cells = told.seen.cells
    return not any("" in cells[name] for name in told.seen.names)


NOTES = (Claim("{n} {cells:empty cell|empty cells}: {columns:*}.", counted),)
OF_A_NEW_ROW = (  # where there is one
    *NOTES,
    Claim("No cell is empty here, but a new row may lack an answer.", none_is_empty),
)

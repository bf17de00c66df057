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


NOTES = (Claim("{n} {cells:empty cell|empty cells}: {columns:*}.", counted),)

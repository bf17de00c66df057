"""Tables of numbers in a link: read where it arrives, written where it is shared."""

from collections.abc import Sequence

from pages.ui.links import complain, take, text_of
from pages.words.sentences import counted


def table(
    name: str,
    limits: Sequence[tuple[float, float]],
    most_rows: int,
    fewest_rows: int = 1,
) -> list[list[float]] | None:
    """Return the rows of a table written by `table_text`, or None without one."""
    text = take(name)
    if text is None:
        return None
    try:
        rows = [[float(cell) for cell in row.split("_")] for row in text.split("~")]
    except ValueError:
        rows = []
    fits = fewest_rows <= len(rows) <= most_rows
    if fits and all(_within(row, limits) for row in rows):
        return rows
    spans = " and ".join(f"{low:g} to {high:g}" for low, high in limits)
    many = f"{fewest_rows} to {most_rows} rows"
    many = counted(most_rows, "row") if fewest_rows == most_rows else many
    wanted = f"Table: {many} such as 2_1~3_0, in {spans}"
    complain(name, text, f"{wanted}; the default is used")
    return None


def _within(row: Sequence[float], limits: Sequence[tuple[float, float]]) -> bool:
    if len(row) != len(limits):
        return False
    pairs = zip(row, limits, strict=True)
    return all(low <= cell <= high for cell, (low, high) in pairs)


def table_text(rows: Sequence[Sequence[float]]) -> str:
    """Write a table of numbers so that it needs no escaping in a URL; none is cut."""
    return "~".join("_".join(map(_whole, row)) for row in rows)


def _whole(cell: float) -> str:
    return text if float(text := text_of(float(cell))) == cell else repr(float(cell))

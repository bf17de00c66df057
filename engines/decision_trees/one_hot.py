"""The same table asked otherwise: in yes/no questions, or with its rows numbered."""

from collections.abc import Container
from dataclasses import replace

from engines.datasets import MISSING, Table

YES, NO = "yes", "no"


def one_hot(table: Table) -> Table:
    """Return the table with every many-way question cut into yes/no questions.

    An attribute with more than two answers, a missing cell counted as one, becomes a
    column such as "Outlook = Sunny" for each; missing cells have one too, such as
    "Outlook = (missing)". Attributes with at most two answers and the target stay as
    they are. Growing on the result gives the binary tree. Never raises.

    >>> from engines.datasets import load
    >>> one_hot(load("eight_days")).columns[:2]
    ('Weather = Sunny', 'Weather = Overcast')
    """
    columns: dict[str, tuple[str, ...]] = {}
    kept = {name for name in table.columns if not _is_cut(table, name)}
    for name in table.columns:
        if name in kept:
            columns[name] = table.column(name)
            continue
        cells = table.column(name)
        for word in table.codes(name)[1]:
            shown = "(missing)" if word == MISSING else word
            fresh = _fresh(f"{name} = {shown}", kept | columns.keys())
            columns[fresh] = tuple(YES if cell == word else NO for cell in cells)
    rows = tuple(zip(*columns.values(), strict=True))
    return replace(table, columns=tuple(columns), rows=rows)


def with_row_numbers(table: Table, name: str = "Day") -> Table:
    """Return the table with a column in front that numbers its rows "1", "2", and on.

    The trap for every criterion that adds up pure children: each answer has one row.
    If the table has a column of that name, the new one gets a number. Never raises.

    >>> from engines.datasets import load
    >>> with_row_numbers(load("eight_days")).rows[1]
    ('2', 'Sunny', 'Light', 'Yes')
    """
    return replace(
        table,
        columns=(_fresh(name, table.columns), *table.columns),
        rows=tuple((str(at), *row) for at, row in enumerate(table.rows, start=1)),
    )


def _is_cut(table: Table, name: str) -> bool:
    return name != table.target and len(table.codes(name)[1]) > 2


def _fresh(name: str, taken: Container[str]) -> str:
    """Return the name, with the first number behind it that makes it new if need be."""
    fresh, number = name, 2
    while fresh in taken:
        fresh, number = f"{name} ({number})", number + 1
    return fresh

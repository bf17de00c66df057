"""The same table asked otherwise: in yes/no, with its rows numbered, or as numbers."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

import numpy as np

from engines.datasets import MISSING, Dataset, Table

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


def encoded(table: Table, orders: Mapping[str, Sequence[str]] | None = None) -> Dataset:
    """Return a table of words as numbers, for trees that ask about thresholds.

    An attribute named in ``orders`` becomes one column: 0 for the first word of its
    order, 1 for the second, and so on. Of any other each word becomes a column such as
    "Outlook = Sunny", 1 where it stands and 0 elsewhere, a missing cell counted as a
    word; of two words only the second does, as the first would say the same. Rows
    without a label are left out. Raises ValueError for an order of no attribute, and
    for one that lacks a word of its column or says it twice.

    >>> from engines.datasets import load
    >>> encoded(load("eight_days"), {"Wind": ("Light", "Strong")}).columns[-2:]
    ('Wind', 'Play')
    """
    orders = orders or {}
    for name, order in orders.items():
        _check_order(table, name, order)
    labelled = np.array(table.column(table.target), dtype=object) != MISSING
    table = table.take(labelled.nonzero()[0])
    columns, kept = {}, {*orders, table.target}
    for name in table.attributes:
        cells, words = table.codes(name)
        if name in orders:
            place = {word: at for at, word in enumerate(orders[name])}
            columns[name] = [place[cell] for cell in table.column(name)]
            continue
        columns |= word_columns(name, cells, words, kept | columns.keys())
    labels, classes = table.codes(table.target)
    columns[table.target] = labels
    rows = np.column_stack([*columns.values()]).astype(float)
    rows.setflags(write=False)
    of_table = table.name, table.label, table.source
    return Dataset(*of_table, (*columns,), rows, table.target, classes)


def word_columns(
    name: str, codes: np.ndarray, words: Sequence[str], taken: Collection[str] = ()
) -> dict[str, np.ndarray]:
    """Return the columns that a column of words becomes, by their names.

    1 where the word stands and 0 elsewhere, float64, as ``codes``, (n,) integers, say;
    of two words only the second has a column. A name that is ``taken`` gets a number.
    Never raises.

    >>> word_columns("Wind", np.array([0, 1, 0]), ("Light", "Strong"))
    {'Wind = Strong': array([0., 1., 0.])}
    """
    columns: dict[str, np.ndarray] = {}
    for code, word in enumerate(words):
        if code or len(words) != 2:
            shown = "(missing)" if word == MISSING else word
            fresh = _fresh(f"{name} = {shown}", {*taken} | columns.keys())
            columns[fresh] = (codes == code) * 1.0
    return columns


def _check_order(table: Table, name: str, order: Sequence[str]) -> None:
    if name not in table.attributes:
        known = ", ".join(table.attributes)
        raise ValueError(f"There is no attribute {name!r}; choose one of {known}.")
    lacking = [word for word in table.codes(name)[1] if word not in order]
    if lacking or len(set(order)) < len(order):
        raise ValueError(
            f"The order of {name!r} must name each of its words once; "
            f"given was {', '.join(order)}."
        )


def _is_cut(table: Table, name: str) -> bool:
    return name != table.target and len(table.codes(name)[1]) > 2


def _fresh(name: str, taken: Container[str]) -> str:
    """Return the name, with the first number behind it that makes it new if need be."""
    fresh, number = name, 2
    while fresh in taken:
        fresh, number = f"{name} ({number})", number + 1
    return fresh

"""The same table asked otherwise: in yes/no, with its rows numbered, or as numbers."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

import numpy as np

from engines.datasets import MISSING, Dataset, Table, with_answer
from engines.decision_trees.missing import ANSWER, checked_missing

YES, NO = "yes", "no"


def one_hot(table: Table, missing: str = ANSWER) -> Table:
    """Return the table with every many-way question cut into yes/no questions.

    An attribute with more than two answers becomes a column such as "Outlook = Sunny"
    for each. A missing cell counts as an answer, with a column of its own, such as
    "Outlook = (missing)"; where ``missing`` leaves it out or shares it out, it is
    missing in each of the columns. Attributes with at most two answers, columns of
    numbers and the target stay as they are. Growing on the result gives the binary
    tree. Raises ValueError for an unknown treatment of missing cells.

    >>> from engines.datasets import load
    >>> one_hot(load("eight_days")).columns[:2]
    ('Weather = Sunny', 'Weather = Overcast')
    """
    columns: dict[str, tuple[str, ...]] = {}
    may_miss = checked_missing(missing) != ANSWER
    answers = {name: _answers(table, name, may_miss) for name in table.attributes}
    cut = {
        name
        for name, words in answers.items()
        if len(words) > 2 and name not in table.numbers
    }
    kept = {*table.columns} - cut
    for name in table.columns:
        cells = table.column(name)
        if name in kept:
            columns[name] = cells
            continue
        for word in answers[name]:
            fresh = _fresh(with_answer(name, word), kept | columns.keys())
            columns[fresh] = tuple(_told(cell, word, may_miss) for cell in cells)
    rows = tuple(zip(*columns.values(), strict=True))
    return replace(table, columns=tuple(columns), rows=rows)


def _answers(table: Table, name: str, may_miss: bool) -> list[str]:
    return [w for w in table.codes(name)[1] if w != MISSING or not may_miss]


def _told(cell: str, word: str, may_miss: bool) -> str:
    if cell == MISSING and may_miss:
        return MISSING
    return YES if cell == word else NO


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
            fresh = _fresh(with_answer(name, word), {*taken} | columns.keys())
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


def _fresh(name: str, taken: Container[str]) -> str:
    """Return the name, with the first number behind it that makes it new if need be."""
    fresh, number = name, 2
    while fresh in taken:
        fresh, number = f"{name} ({number})", number + 1
    return fresh

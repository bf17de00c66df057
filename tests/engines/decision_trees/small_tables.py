"""Small random tables for the laws of twenty questions, and rows by hand."""

from hypothesis import strategies as st

from engines.datasets import Table

WORDS = ("a", "b", "c")


def table_of(rows, columns=None, target="target") -> Table:
    """Return a table of these rows, with the target as its last column."""
    width = len(rows[0]) - 1
    columns = columns or tuple(f"q{i}" for i in range(width))
    names = tuple(f"row {i}" for i in range(len(rows)))
    cells = tuple(tuple(row) for row in rows)
    return Table("small", "Small", "Ours.", (*columns, target), cells, target, names)


@st.composite
def small_tables(draw, most_rows: int = 7, most_columns: int = 4) -> Table:
    """Draw a table of words with a target of two words."""
    width = draw(st.integers(1, most_columns))
    cells = st.tuples(*[st.sampled_from(WORDS)] * width, st.sampled_from("xy"))
    rows = draw(st.lists(cells, min_size=1, max_size=most_rows))
    return table_of(rows)

"""Small tables for the tests: written by hand, drawn by Hypothesis, counted plainly."""

from collections import Counter
from math import log2

from hypothesis import strategies as st

from engines.datasets import MISSING, Table, load

TABLES = ("eight_days", "fourteen_days", "contact_lenses", "congress", "zoo")
FOURTEEN = load("fourteen_days")


def table_of(columns: str, *lines: str) -> Table:
    """Make a table of lines such as "Sunny Hot Yes"; the last column is the target.

    A dash is a missing cell.
    """
    header = tuple(columns.split())
    rows = tuple(
        tuple(MISSING if word == "-" else word for word in line.split())
        for line in lines
    )
    names = tuple(f"row {number}" for number in range(1, len(rows) + 1))
    return Table("own", "Own", "Ours.", header, rows, header[-1], names)


XOR = table_of("a b y", "0 0 no", "0 1 yes", "1 0 yes", "1 1 no")


def random_tables(missing: bool = True, most_rows: int = 12, fewest_rows: int = 0):
    """Return a strategy for tables, with missing cells and labels where wanted."""
    gap = [MISSING] if missing else []

    def rows_of(n_attributes: int):
        answers = [st.sampled_from(["a", "b", "c", *gap])] * n_attributes
        row = st.tuples(*answers, st.sampled_from(["no", "yes", "maybe", *gap]))
        return st.lists(row, min_size=fewest_rows, max_size=most_rows)

    def table(rows, n_attributes: int) -> Table:
        columns = (*(f"A{at}" for at in range(n_attributes)), "y")
        names = tuple(f"row {at}" for at in range(len(rows)))
        return Table("drawn", "Drawn", "Ours.", columns, tuple(rows), "y", names)

    return st.integers(0, 4).flatmap(
        lambda n: rows_of(n).map(lambda rows: table(rows, n))
    )


def plain_entropy(words) -> float:
    """Entropy in bits by another formula: log2 N - sum of n log2 n / N."""
    counts = Counter(words).values()
    total = sum(counts)
    if not total:
        return 0.0
    return log2(total) - sum(n * log2(n) for n in counts) / total


def mutual_information(answers, classes) -> float:
    """H(answers) + H(classes) - H(both), in bits."""
    both = plain_entropy(zip(answers, classes, strict=True))
    return plain_entropy(answers) + plain_entropy(classes) - both

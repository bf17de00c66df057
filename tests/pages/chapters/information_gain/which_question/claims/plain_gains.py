"""What a question gains, counted row by row: gaps, thresholds, parts of rows."""

from collections import defaultdict
from collections.abc import Sequence
from math import log2

from engines.datasets import Table

Weighed = tuple[str, str, float]  # an answer, a class, what the row weighs


def plain_gain(
    table: Table,
    name: str,
    rows: Sequence[int],
    labels: Sequence[str],
    weights: Sequence[float],
    missing: str,
) -> float:
    """Return the gain in bits of a question, at its best threshold if it has one."""
    cells = table.column(name)
    given = [cells[row] for row in rows]
    total = sum(weights)
    if name not in table.numbers:
        return _gain(given, labels, weights, missing, total)
    numbers = sorted({float(cell) for cell in given if cell})
    return max(
        _gain([_side(cell, cut) for cell in given], labels, weights, missing, total)
        for cut in numbers or [0.0]
    )


def answers_of(table: Table, name: str, rows: Sequence[int], missing: str) -> int:
    """Return how many answers a question is given by these rows."""
    given = {table.column(name)[row] for row in rows}
    said = given - {""}
    n = min(2, len({*map(float, said)})) if name in table.numbers else len(said)
    return n + (missing == "answer" and "" in given)


def _side(cell: str, cut: float) -> str:
    return cell and ("low" if float(cell) <= cut else "high")


def _gain(given, labels, weights, missing: str, total: float) -> float:
    rows = [*zip(given, labels, weights, strict=True)]
    if missing != "answer":
        rows = [row for row in rows if row[0]]
    known = sum(weight for _, _, weight in rows)
    if not known:
        return 0.0
    after = 0.0
    for one in {answer for answer, _, _ in rows}:
        bag = [row for row in rows if row[0] == one]
        after += sum(weight for _, _, weight in bag) / known * _bits(bag)
    gain = _bits(rows) - after
    return gain * known / total if missing == "shared" else gain


def _bits(rows: Sequence[Weighed]) -> float:
    tally: dict[str, float] = defaultdict(float)
    for _, label, weight in rows:
        tally[label] += weight
    n = sum(tally.values())
    return -sum(k / n * log2(k / n) for k in tally.values() if k > 0)

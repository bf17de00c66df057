"""The p-value with the counted shuffles in it, as LaTeX."""

from engines.decision_trees import ANSWER, SHARED
from pages.words.formulas import tex

from .record import DIGITS_OF_P, Record, rounded

CELLS = r"\sum_{\text{cells}} \sum_{m} P(m)\, \tfrac{m}{N} \log_2 \tfrac{N m}{a b}"
CELLS_SHORT = "Σ P(m) m/N log₂(N m / (a b))"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the counted shuffles into p."""
    n, as_good = record.upto[step], record.n_reached(step)
    share = (
        "The share of deals that do at least as well, the real one included:",
        rf"p = \frac{{1 + {as_good}}}{{1 + {n}}} {_equals((1 + as_good) / (1 + n))}",
    )
    mean = float(record.by_luck[record.at])
    if not n or mean != mean:  # at step 0 it would tell what is to be bet on
        return [share]
    return [share, _with_gaps(record, mean) if _gaps(record) else _of_all(mean)]


def _gaps(record: Record) -> bool:
    """Tell whether there are rows that give no answer and do not count."""
    return record.question.known < 1 and record.ranking.missing != ANSWER


def _of_all(mean: float) -> tuple[str, str]:
    return (
        "What luck gains on average, over all deals there are (exactly). A cell is an "
        "answer with a class: a rows give the one, b rows have the other, m have both:",
        rf"{CELLS} = {_bits(mean)}",
    )


def _with_gaps(record: Record, mean: float) -> tuple[str, str]:
    """Write the mean where rows without an answer do not count."""
    known, share = record.question.known, ""
    if record.ranking.missing != SHARED:
        share = rf"\frac{{1}}{{{tex(known, 4)}}}"
    return (
        f"What luck gains on average, exactly, with C = {CELLS_SHORT} over all rows, "
        "those without an answer as one answer more, less what it tells to answer at "
        "all:",
        rf"{share} \left( C_{{\text{{all}}}} - C_{{\text{{answered or not}}}} \right)"
        rf" = {_bits(mean)}",
    )


def _bits(mean: float) -> str:
    written = tex(mean)
    return rf"{written} \text{{ {'bit' if written == '1' else 'bits'}}}"


def _equals(p: float) -> str:
    """Write a p-value with as many digits as everywhere, and whether that is all."""
    sign = "=" if abs(rounded(p) - p) < 1e-9 * p else r"\approx"
    return f"{sign} {tex(p, DIGITS_OF_P)}"

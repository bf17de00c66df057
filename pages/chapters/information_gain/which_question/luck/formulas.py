"""The p-value with the counted shuffles in it, as LaTeX."""

from pages.words.formulas import tex

from .record import DIGITS_OF_P, Record, rounded


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the counted shuffles into p."""
    n, as_good = record.upto[step], record.n_reached(step)
    share = (
        "The share of deals that do at least as well, the real one included:",
        rf"p = \frac{{1 + {as_good}}}{{1 + {n}}} {_equals((1 + as_good) / (1 + n))}",
    )
    if not n:  # the mean would tell what is to be bet on
        return [share]
    mean = tex(float(record.by_luck[record.at]))
    return [
        share,
        (
            "What luck gains on average, over all deals there are (exactly):",
            r"\sum_{\text{cells}} \sum_{n} P(n)\, \tfrac{n}{N} "
            r"\log_2 \tfrac{N n}{a b} = "
            rf"{mean} \text{{ {'bit' if mean == '1' else 'bits'}}}",
        ),
    ]


def _equals(p: float) -> str:
    """Write a p-value with as many digits as everywhere, and whether that is all."""
    sign = "=" if abs(rounded(p) - p) < 1e-9 * p else r"\approx"
    return f"{sign} {tex(p, DIGITS_OF_P)}"

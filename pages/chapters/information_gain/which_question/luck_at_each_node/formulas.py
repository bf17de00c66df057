"""The best gain, p, and how surely p is told from the limit, as LaTeX."""

from engines.decision_trees import NodeLuck, Verdict, tails
from pages.words.formulas import tex

from ..words import abridged
from .record import DIGITS_OF_P, Record, rounded


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the counted deals into p, and into the chance of so many or so few."""
    if not record.tests:
        return [("Nothing is asked", r"\max \{\} = 0")]
    test = record.tests[max(step, 1) - 1]
    best = _best(record, max(step, 1))
    return [best, *_of(test, record.settings.level)] if step else [best]


def _best(record: Record, step: int) -> tuple[str, str]:
    gains = [q.gain for q in record.decision(step).ranking.questions]
    terms = abridged([tex(gain, 4) for gain in sorted(gains, reverse=True)])
    said = "The best gain of all questions at the node, in bits:"
    return said, rf"\max({', '.join(terms)}) = {tex(max(gains), 4)}"


def _of(test: NodeLuck, level: float) -> list[tuple[str, str]]:
    k, n = test.n_reached, test.n_deals
    if test.is_exact:
        said = "The share of all deals in which the best question gains as much:"
        return [(said, rf"p = \frac{{{k}}}{{{n}}} {_equals(test.p_value)}")]
    share = rf"p = \frac{{1 + {k}}}{{1 + {n}}} {_equals(test.p_value)}"
    error = rf"\sqrt{{p (1 - p) / {n}}} \approx {tex(test.standard_error, 2)}"
    return [
        ("The share of deals that do as well, the real one included:", share),
        ("How far so few shuffles let it miss, its standard error:", error),
        _tail(test, level),
    ]


def _tail(test: NodeLuck, level: float) -> tuple[str, str]:
    """Write how often so many, or so few, would come if p were the limit."""
    k, n = test.n_reached, test.n_deals
    at_most, at_least = tails(n, level)
    is_few = k <= level * n
    sign, chance = (r"\le", at_most[k]) if is_few else (r"\ge", at_least[k])
    ends = ("0", f"{k}") if is_few else (f"{k}", f"{n}")
    is_told = test.verdict(level) is not Verdict.NEAR
    said = f"If p were {level:g}, so {'few' if is_few else 'many'} would come with "
    said += f"this chance, {'small' if is_told else 'not small'} enough to tell:"
    return (
        said,
        rf"P(K {sign} {k}) = \sum_{{j={ends[0]}}}^{{{ends[1]}}} \tbinom{{{n}}}{{j}}\, "
        rf"{level:g}^j\, {1 - level:g}^{{{n}-j}} \approx {tex(float(chance), 2)}",
    )


def _equals(p: float) -> str:
    sign = "=" if abs(rounded(p) - p) < 1e-9 * p else r"\approx"
    return f"{sign} {tex(p, DIGITS_OF_P)}"

"""The arithmetic of a question with its counts in it, as LaTeX."""

import numpy as np

from engines.decision_trees import CRITERIA, SHARED, Question, Ranking

from ..words import (
    abridged,
    amount,
    entropy_sum,
    fractions,
    in_latex,
    reckoned,
    word,
)
from .record import Record
from .silence import times

Formula = tuple[str, str]


def formulas(record: Record, step: int) -> list[Formula]:
    """Put the counts of this step's question into before, after and gain."""
    ranking, question = record.ranking, record.question_at(step)
    kind = CRITERIA[ranking.criterion].impurity_name
    bag = _impurity(kind, ranking.class_counts, ranking.before)
    before = ("The bag before any question:", bag)
    if question is None or not question.answers:  # nobody is asked, or answers
        return [before]
    return [before, *_gain(ranking, question), *_ratio(ranking, question)]


def _gain(ranking: Ranking, question: Question) -> list[Formula]:
    name = word(question.attribute)
    if question.known < 1 and ranking.missing == SHARED:
        gain = _times(ranking, question)
    else:
        parts = question.gain, question.before, question.after
        before, after, sign, gain = in_latex(reckoned(lambda a, b: a - b, *parts))
        gain = rf"{before} - {after} {sign} {gain}"
    return [
        *_answering(ranking, question),
        (
            f"After “{name}”: the bags' impurities, each weighed by its share:",
            rf"\text{{after}} = {_weighed(question)}",
        ),
        (
            "What the question gains:",
            rf"\text{{gain}} = {gain}",
        ),
    ]


def _answering(ranking: Ranking, question: Question) -> list[Formula]:
    """Write the impurity of those that answer, where not all do."""
    if question.known == 1 or not question.answers:
        return []
    kind = CRITERIA[ranking.criterion].impurity_name
    counts = question.counts.sum(axis=0)
    bag = _impurity(kind, counts, question.before)
    return [("The rows that answer, before the question:", bag)]


def _times(ranking: Ranking, question: Question) -> str:
    """Write the gain among those that answer, times their share."""
    before, after, sign, gain = in_latex(times(question))
    n, total = int(question.sizes.sum()), len(ranking.rows)
    return rf"\tfrac{{{n}}}{{{total}}} \left({before} - {after}\right) {sign} {gain}"


def _weighed(question: Question) -> str:
    """Write the bags' impurities, weighed, and what they add up to."""
    total = int(question.sizes.sum())

    def add_up(*impurities: float) -> float:
        return float(question.sizes @ np.array(impurities)) / total

    parts = question.impurities.tolist()
    *bags, sign, after = in_latex(reckoned(add_up, question.after, *parts))
    pairs = zip(question.sizes, bags, strict=True)
    parts = [rf"\tfrac{{{n}}}{{{total}}} \cdot {h}" for n, h in pairs]
    return f"{' + '.join(abridged(parts))} {sign} {after}"


def _ratio(ranking: Ranking, question: Question) -> list[Formula]:
    if not (CRITERIA[ranking.criterion].by_ratio and question.split_information):
        return []
    parts = question.information_gain, question.split_information
    equation = reckoned(lambda a, b: a / b, question.ratio, *parts)
    gain, width, sign, ratio = in_latex(equation)
    return [
        (
            "Divided by what its answers cost in bits:",
            rf"\text{{gain ratio}} = \frac{{{gain}}}{{{width}}} {sign} {ratio}",
        )
    ]


def _impurity(kind: str, counts: np.ndarray, value: float) -> str:
    """Write a bag's impurity with its counts put in."""
    parts, (said,) = fractions(counts), in_latex([amount(value)])
    if kind == "gini":
        inside = " - ".join(abridged([rf"\left({part}\right)^2" for part in parts]))
        return rf"G = 1 - {inside} = {said}" if parts else "G = 0"
    if kind == "misclassification":
        most, total = int(counts.max(initial=0)), int(counts.sum())
        return rf"M = 1 - \tfrac{{{most}}}{{{total}}} = {said}"
    inside = entropy_sum(counts)
    unit = "bit" if said == "1" else "bits"
    return rf"H = -{inside} = {said} \text{{ {unit}}}" if inside else "H = 0"

"""The arithmetic of a question with its counts in it, as LaTeX."""

import numpy as np

from engines.decision_trees import CRITERIA, Question, Ranking
from pages.words.formulas import tex

from ..words import abridged, entropy_sum, fractions, word
from .record import Record

Formula = tuple[str, str]


def formulas(record: Record, step: int) -> list[Formula]:
    """Put the counts of this step's question into before, after and gain."""
    ranking, question = record.ranking, record.question_at(step)
    kind = CRITERIA[ranking.criterion].impurity_name
    bag = _impurity(kind, ranking.class_counts, ranking.before)
    before = ("The bag before any question:", bag)
    if question is None:
        return [before]
    return [before, *_gain(ranking, question), *_ratio(ranking, question)]


def _gain(ranking: Ranking, question: Question) -> list[Formula]:
    total = int(question.sizes.sum())
    bags = zip(question.sizes, question.impurities, strict=True)
    parts = [rf"\tfrac{{{n}}}{{{total}}} \cdot {tex(h)}" for n, h in bags]
    after = " + ".join(abridged(parts))
    name = word(question.attribute)
    return [
        (
            f"After “{name}”: the bags' impurities, each weighed by its share:",
            rf"\text{{after}} = {after} = {tex(question.after)}",
        ),
        (
            "What the question gains:",
            rf"\text{{gain}} = {tex(ranking.before)} - {tex(question.after)}"
            rf" = {tex(question.gain)}",
        ),
    ]


def _ratio(ranking: Ranking, question: Question) -> list[Formula]:
    if not (CRITERIA[ranking.criterion].by_ratio and question.split_information):
        return []
    return [
        (
            "Divided by what its answers cost in bits:",
            rf"\text{{gain ratio}} = \frac{{{tex(question.information_gain)}}}"
            rf"{{{tex(question.split_information)}}} = {tex(question.ratio)}",
        )
    ]


def _impurity(kind: str, counts: np.ndarray, value: float) -> str:
    """Write a bag's impurity with its counts put in."""
    parts = fractions(counts)
    if kind == "gini":
        inside = " - ".join(abridged([rf"\left({part}\right)^2" for part in parts]))
        return rf"G = 1 - {inside} = {tex(value)}" if parts else "G = 0"
    if kind == "misclassification":
        most, total = int(counts.max(initial=0)), int(counts.sum())
        return rf"M = 1 - \tfrac{{{most}}}{{{total}}} = {tex(value)}"
    inside = entropy_sum(counts)
    return rf"H = -{inside} = {tex(value)} \text{{ bits}}" if inside else "H = 0"

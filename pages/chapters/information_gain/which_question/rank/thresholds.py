"""What "Rank" says of a cut: the best one, one's own, and what C4.5 would print."""

import numpy as np

from engines.datasets import DATASETS
from engines.decision_trees import Question, Ranking
from engines.decision_trees.gains import SAME_WITHIN
from pages.words.numbers import apart, few
from pages.words.thresholds import neighbours, written

from ..words import word
from .record import Record

MEASURED = DATASETS["measured_days"].name
DIGITS = 4


def said_of(record: Record, question: Question, unit: str) -> list[str]:
    """Say where a column is cut, by whom, and what the best cut gains."""
    if question.threshold is None:
        return []
    best = record.at_best.question(question.attribute)
    said = [_own(record, question, best, unit)]
    if question.attribute not in record.at:
        said = [_best(record, question)]
    return [*said, *_in_c45(record, question)]


def n_cuts(record: Record, question: Question) -> int:
    """Return how many cuts a column has: between each two values that follow."""
    return len({*_numbers(record, question).tolist()}) - 1


def cut(question: Question) -> str:
    """Write a cut as its answers are: "≤ 77.5"."""
    return word(f"≤ {question.answers[0].partition(' ')[2]}")


def asked(record: Record, name: str) -> str:
    """Return a question's name, and where a hand has cut it."""
    if name not in record.at:
        return word(name)
    return f"{word(name)} (your cut, {cut(record.ranking.question(name))})"


def yours(record: Record) -> str:
    """Return the cut that is the learner's own: "your cut, Temperature ≤ 74.3"."""
    (name,) = record.at
    return f"your cut, {word(name)} {cut(record.ranking.question(name))}"


def place(record: Record) -> list[str]:
    """Say in which place the learner's own cut puts its column, and the best one."""
    if not (record.at and record.ranking.before):
        return []
    (name,) = record.at
    ranking, at_best = record.ranking, record.at_best
    mine, best = ranking.question(name), at_best.question(name)
    ours, theirs = _place(ranking, mine), _place(at_best, best)
    score, most = _told(mine.score, best.score)
    moves = "would be in" if ours != theirs else "would keep"
    return [
        f"{asked(record, name)} is in place {ours} of {len(ranking.questions)}, "
        f"with {score}; at its best cut, {cut(best)}, it {moves} place {theirs}, "
        f"with {most}."
    ]


def _place(ranking: Ranking, question: Question) -> int:
    """Return the row of a question's bar, from 1."""
    return 1 + ranking.order.index(ranking.questions.index(question))


def _told(*scores: float) -> list[str]:
    """Write two scores: in digits that tell them apart, if they differ."""
    scores = [score if score >= SAME_WITHIN else 0.0 for score in scores]
    if abs(scores[0] - scores[1]) <= SAME_WITHIN:
        return [few(scores[0], DIGITS)] * 2
    return apart(*scores, digits=DIGITS)


def luck(record: Record, question: Question) -> list[str]:
    """Say that the best of many cuts comes by luck more easily than a single one."""
    n = n_cuts(record, question) if question.threshold is not None else 0
    if n < 2 or question.attribute in record.at:
        return []
    return [
        f"Its cut was chosen from {n:,} for its gain: by luck the best of {n:,} gains "
        "as much more easily than one cut that was named beforehand."
    ]


def _numbers(record: Record, question: Question) -> np.ndarray:
    """Return the numbers of the rows that are asked, (n,)."""
    values = record.settings.table.values(question.attribute)[record.ranking.rows]
    return values[~np.isnan(values)]


def _best(record: Record, question: Question) -> str:
    n, where = n_cuts(record, question), cut(question)
    if n == 1:
        return f"There is one cut, {where}."
    return f"Of its {n:,} cuts none gains more than {where}."


def _own(record: Record, question: Question, best: Question, unit: str) -> str:
    n, mine, where = n_cuts(record, question), cut(question), cut(best)
    of = f"the best of {n:,} cuts" if n > 1 else "the only one between two values"
    if best.gain - question.gain <= SAME_WITHIN:
        return f"Your cut, {mine}, gains as much as {of}, {where}."
    ours, theirs = apart(question.gain, best.gain, digits=DIGITS)
    return f"Your cut, {mine}, gains {ours}{unit}; {of}, {where}, gains {theirs}{unit}."


def _in_c45(record: Record, question: Question) -> list[str]:
    """Say what C4.5 prints, of Quinlan's own days, where it is another number."""
    table = record.settings.table
    if table.name != MEASURED or question.attribute in record.at:
        return []
    low, _ = neighbours(question.threshold, _numbers(record, question))
    if low == question.threshold:
        return []
    return [
        f"C4.5 prints ≤ {written(low)}, the largest value there that goes left; ours "
        f"is halfway to the next one. The {table.row_noun}s fall alike."
    ]

"""Second opinions on the ranking: counted again, from the words of the rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    ANSWER,
    CRITERIA,
    SHARED,
    Question,
    information_gain,
)
from engines.reference import binary_tree, fewer_mistakes, mutual_information
from engines.reference import gain_ratio as gain_ratio_of
from pages.ui.chapter import Opinion, agree

from .record import Record


@dataclass(frozen=True)
class Told:
    """The answers to one question as words, of the rows that count, and their classes.

    `share` is the share of the rows that a gain counts for, and `silent` says of how
    many rows more not to answer is an answer, among the bits that answers carry.
    """

    answers: Sequence[str]
    classes: Sequence[str]
    share: float = 1.0
    silent: int = 0


def opinions(record: Record) -> list[Opinion]:
    """Count the gains again, in another way."""
    told = _told(record)
    again = [one.share * _mutual_information(one) for one in told]
    what = (
        f"The gains in bits ({len(again)} in all), as H(answer) + H(class) − "
        "H(answer and class)"
    )
    found = [agree(record.gains, again, "the mutual information", what, 1e-9)]
    own = {"gini": _by_pairs, "gain_ratio": _by_bits, "misclassification": _by_guesses}
    if record.ranking.criterion in own:
        found.append(own[record.ranking.criterion](record))
    if record.ranking.missing == SHARED and record.treatments:
        found.append(_row_by_row(record))
    return found


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the mutual information, and for scores in no bits.

    Of columns of numbers at their best cuts its tree says what the first cut gains.
    """
    told = _told(record)
    theirs = [*map(_their_gain, told)]
    ours, what = record.gains, f"The gains in bits ({len(theirs)} in all)"
    name = "scikit-learn's mutual information"
    own = {
        "gain_ratio": (_their_ratio, "gain ratios", "homogeneity"),
        "misclassification": (_their_guesses, "shares of rows", "commonest classes"),
    }
    if record.ranking.criterion in own:
        ask, scores, theirs_is = own[record.ranking.criterion]
        theirs += map(ask, told)
        ours = np.concatenate([ours, _scores(record)])
        what += f", and as many {scores} that the questions score"
        name += f" and {theirs_is}"
    first = _first_cuts(record)
    if first:
        ours = np.concatenate([ours, [gain for gain, _ in first]])
        theirs += [gain for _, gain in first]
        what += ", and what the best cuts gain among the rows with a number"
        name += " and its trees' first cuts"
    return agree(ours, theirs, name, what, 1e-9)


def _their_gain(told: Told) -> float:
    if not told.answers:
        return 0.0
    return told.share * mutual_information(told.answers, told.classes)


def _their_ratio(told: Told) -> float:
    if len({*told.answers}) < 2:
        return 0.0
    if told.silent:
        bits = _bits([*told.answers, *[None] * told.silent])
        return _their_gain(told) / bits
    return gain_ratio_of(told.answers, told.classes)


def _their_guesses(told: Told) -> float:
    return told.share * fewer_mistakes(told.answers, told.classes)


def _first_cuts(record: Record) -> list[tuple[float, float]]:
    """Return what the best cut of each column gains, and what scikit-learn's does."""
    table, ranking = record.settings.table, record.at_best
    by = CRITERIA[ranking.criterion]
    classes = np.array(table.column(table.target), dtype=object)[ranking.rows]
    found = []
    for question in ranking.questions:
        if question.threshold is None or by.impurity_name == "misclassification":
            continue
        values = table.values(question.attribute)[ranking.rows]
        there = ~np.isnan(values)
        ranks = np.unique(values[there], return_inverse=True)[1]  # theirs are float32
        told = ranks[:, np.newaxis], classes[there].astype(str), by.impurity_name
        sides = question.counts[[bool(answer) for answer in question.answers]]
        gain = float(information_gain(sides, by.impurity))
        found.append((gain, binary_tree(*told)[0].gain))
    return found


def _scores(record: Record) -> list[float]:
    return [question.score for question in record.ranking.questions]


def _told(record: Record) -> list[Told]:
    """Return what was told to each question; who is silent is left out, or counted."""
    table, ranking = record.settings.table, record.ranking
    classes = [table.column(table.target)[row] for row in ranking.rows]
    found = []
    for question in ranking.questions:
        words = _answers(record, question)
        if ranking.missing == ANSWER:
            found.append(Told(words, classes))
            continue
        pairs = [p for p in zip(words, classes, strict=True) if p[0]]
        answers, of_them = zip(*pairs, strict=True) if pairs else ((), ())
        n, is_shared = len(classes), ranking.missing == SHARED
        share = len(answers) / n if is_shared and n else 1.0
        silent = n - len(answers) if is_shared else 0
        found.append(Told(answers, of_them, share, silent))
    return found


def _answers(record: Record, question: Question) -> list[str]:
    """Return the asked rows' answers: a word, or on which side a number is."""
    table, at = record.settings.table, question.threshold
    cells = [table.column(question.attribute)[row] for row in record.ranking.rows]
    if at is None and question.attribute in table.numbers:
        return ["the same" if cell else "" for cell in cells]
    if at is None:
        return cells
    return [cell and ("low" if float(cell) <= at else "high") for cell in cells]


def _mutual_information(told: Told) -> float:
    """Return H(answer) + H(class) - H(both), from tallies of the words themselves."""
    both = list(zip(told.answers, told.classes, strict=True))
    return _bits(told.answers) + _bits(told.classes) - _bits(both)


def _bits(things: Sequence) -> float:
    """Return log2 N - (sum of n log2 n) / N: entropy without any share."""
    tally = np.array(list(Counter(things).values()), dtype=float)
    if not len(tally):
        return 0.0
    total = tally.sum()
    return float(np.log2(total) - (tally * np.log2(tally)).sum() / total)


def _by_bits(record: Record) -> Opinion:
    """Divide again what the answers tell by the bits they carry."""
    theirs = []
    for told in _told(record):
        bits = _bits([*told.answers, *[None] * told.silent])
        gain = told.share * _mutual_information(told)
        theirs.append(gain / bits if len({*told.answers}) > 1 else 0.0)
    what = f"The gain ratios ({len(theirs)} in all), counted without any share"
    against = "the mutual information by H(answer)"
    return agree(_scores(record), theirs, against, what, 1e-9)


def _bags(told: Told) -> dict[str, Counter]:
    bags: dict[str, Counter] = {}
    for answer, one in zip(told.answers, told.classes, strict=True):
        bags.setdefault(answer, Counter())[one] += 1
    return bags


def _by_guesses(record: Record) -> Opinion:
    """Count the rows that are guessed right: by the commonest class, bag by bag."""
    theirs = []
    for told in _told(record):
        most = max(Counter(told.classes).values(), default=0)
        right = sum(max(bag.values()) for bag in _bags(told).values())
        theirs.append(told.share * (right - most) / max(1, len(told.classes)))
    what = "The misclassification gains, from the rows that are guessed right"
    return agree(_scores(record), theirs, "a count of right guesses", what, 1e-9)


def _by_pairs(record: Record) -> Opinion:
    """Count Gini again as the share of all pairs of rows whose classes differ."""

    def unlike(classes: Sequence[str]) -> float:
        labels = np.array(classes, dtype=object)
        return float((labels[:, None] != labels[None]).mean()) if len(labels) else 0.0

    def gain(told: Told) -> float:
        after = sum(
            unlike([*bag.elements()]) * bag.total() for bag in _bags(told).values()
        )
        before = unlike(told.classes)
        return told.share * (before - after / max(1, len(told.classes)))

    theirs = [gain(told) for told in _told(record)]
    what = "All Gini gains, from the share of pairs of rows that differ"
    return agree(_scores(record), theirs, "a count of pairs", what, 1e-9)


def _row_by_row(record: Record) -> Opinion:
    """Share every silent row out by hand, and add up the bags."""
    ours, theirs = [], []
    table, ranking = record.settings.table, record.ranking
    cells = [table.column(table.target)[row] for row in ranking.rows]
    for question in ranking.questions:
        words = _answers(record, question)
        sizes = Counter(word for word in words if word)
        total = sizes.total()
        bags = {word: dict.fromkeys(ranking.classes, 0.0) for word in sizes}
        for word, one in zip(words, cells, strict=True):
            for answer in [word] if word else sizes:
                bags[answer][one] += 1.0 if word else sizes[answer] / total
        ours += sorted(question.bags.ravel().tolist())
        theirs += sorted(count for bag in bags.values() for count in bag.values())
    what = "What is in every bag, with the parts of rows without an answer"
    return agree(ours, theirs, "rows shared out one by one", what, 1e-9)

"""What "Rank" computes: every question by every criterion."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    CRITERIA,
    Question,
    Ranking,
    entropy,
    gain_ratio,
    rank_questions,
    split_information,
)
from engines.reference import fewer_mistakes, mutual_information
from engines.reference import gain_ratio as gain_ratio_of
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import GAIN_CODE, LUCK, Settings, gain_script


@dataclass(frozen=True, eq=False)
class Record:
    """The ranking by the chosen criterion, and what each criterion would ask."""

    settings: Settings
    ranking: Ranking
    gains: np.ndarray  # (n_questions,) information gains in bits
    rivals: dict[str, Ranking]  # by the key of the criterion

    def is_ranked(self, step: int) -> bool:
        """Tell whether all questions were asked and stand best first."""
        return step > len(self.ranking.questions)

    def bars(self, step: int) -> Sequence[int]:
        """Return the numbers of the questions asked so far, as their bars stand."""
        return self.ranking.order if self.is_ranked(step) else range(step)

    def question_at(self, step: int) -> Question | None:
        """Return the question at hand: none before any, at the end the best."""
        if step == 0:
            return None
        bars = self.bars(step)
        return self.ranking.questions[bars[0 if self.is_ranked(step) else -1]]


def run(settings: Settings) -> Record:
    """Rank the questions by every criterion."""
    rivals = {name: rank_questions(settings.table, criterion=name) for name in CRITERIA}
    ranking = rivals[settings.criterion]
    gains = np.array([question.information_gain for question in ranking.questions])
    return Record(settings, ranking, gains, rivals)


def bar(record: Record, point: dict) -> dict[str, str] | None:
    """Ask of the bar that was clicked whether its gain is luck, if there is a bar."""
    bars, row = record.bars(point["step"]), round(point["y"])
    if not 0 <= row < len(bars):
        return None
    return {"part": LUCK, "about": record.ranking.questions[bars[row]].attribute}


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Count the gains again, in another way."""
    answers, classes = _words(record)
    again = [_mutual_information(words, classes) for words in answers]
    what = (
        f"The gains in bits ({len(again)} in all), as H(answer) + H(class) − "
        "H(answer and class)"
    )
    found = [agree(record.gains, again, "the mutual information", what, 1e-9)]
    own = {"gini": _by_pairs, "gain_ratio": _by_bits, "misclassification": _by_guesses}
    if record.ranking.criterion in own:
        found.append(own[record.ranking.criterion](record))
    return found


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the mutual information, and for scores in no bits."""
    answers, classes = _words(record)
    theirs = [mutual_information(words, classes) for words in answers]
    ours, what = record.gains, f"The gains in bits ({len(theirs)} in all)"
    name = "scikit-learn's mutual information"
    own = {
        "gain_ratio": (gain_ratio_of, "gain ratios", "homogeneity"),
        "misclassification": (fewer_mistakes, "shares of rows", "commonest classes"),
    }
    if record.ranking.criterion in own:
        ask, scores, theirs_is = own[record.ranking.criterion]
        theirs += [ask(words, classes) for words in answers]
        ours = np.concatenate([ours, _scores(record)])
        what += f", and as many {scores} that the questions score"
        name += f" and {theirs_is}"
    return agree(ours, theirs, name, what, 1e-9)


def _scores(record: Record) -> list[float]:
    return [question.score for question in record.ranking.questions]


def _words(record: Record) -> tuple[list[list[str]], list[str]]:
    """Return the asked rows' answers to each question, and their classes."""
    table, rows = record.settings.table, record.ranking.rows
    names = [question.attribute for question in record.ranking.questions]
    *answers, classes = (
        [table.column(name)[row] for row in rows] for name in (*names, table.target)
    )
    return answers, classes


def _mutual_information(answers: list[str], classes: list[str]) -> float:
    """Return H(answer) + H(class) - H(both), from tallies of the words themselves."""
    both = list(zip(answers, classes, strict=True))
    return _bits(answers) + _bits(classes) - _bits(both)


def _bits(things: list) -> float:
    """Return log2 N - (sum of n log2 n) / N: entropy without any share."""
    tally = np.array(list(Counter(things).values()), dtype=float)
    if not len(tally):
        return 0.0
    total = tally.sum()
    return float(np.log2(total) - (tally * np.log2(tally)).sum() / total)


def _by_bits(record: Record) -> Opinion:
    """Divide again what the answers tell by the bits they carry."""
    answers, classes = _words(record)
    theirs = [
        _mutual_information(words, classes) / _bits(words) if len({*words}) > 1 else 0.0
        for words in answers
    ]
    what = f"The gain ratios ({len(theirs)} in all), counted without any share"
    against = "the mutual information by H(answer)"
    return agree(_scores(record), theirs, against, what, 1e-9)


def _by_guesses(record: Record) -> Opinion:
    """Count the rows that are guessed right: by the commonest class, bag by bag."""
    answers, classes = _words(record)
    most = max(Counter(classes).values(), default=0)
    theirs = []
    for words in answers:
        bags: dict[str, Counter] = {}
        for answer, one in zip(words, classes, strict=True):
            bags.setdefault(answer, Counter())[one] += 1
        right = sum(max(bag.values()) for bag in bags.values())
        theirs.append((right - most) / max(1, len(classes)))
    what = "The misclassification gains, from the rows that are guessed right"
    return agree(_scores(record), theirs, "a count of right guesses", what, 1e-9)


def _by_pairs(record: Record) -> Opinion:
    """Count Gini again as the share of all pairs of rows whose classes differ."""
    table, ranking = record.settings.table, record.ranking
    labels = table.codes(table.target)[0]

    def unlike(rows: np.ndarray) -> float:
        return float((labels[rows][:, None] != labels[rows][None]).mean())

    def gain(question: Question) -> float:
        after = sum(unlike(rows) * len(rows) for rows in question.rows)
        return unlike(ranking.rows) - after / max(1, len(ranking.rows))

    ours = [question.gain for question in ranking.questions]
    theirs = [gain(question) for question in ranking.questions]
    what = "All Gini gains, from the share of pairs of rows that differ"
    return agree(ours, theirs, "a count of pairs", what, 1e-9)


# --- to take home -------------------------------------------------------------------


def table(record: Record) -> Table:
    """List the arithmetic of every question, in what the criterion counts."""
    ranking = record.ranking
    in_bits = CRITERIA[ranking.criterion].impurity_name == "entropy"
    own = ("split information", "gain ratio") if in_bits else ("gain",)
    rows = []
    for q in ranking.questions:
        middle = (q.split_information, q.ratio) if in_bits else (q.gain,)
        rows.append((q.attribute, ranking.before, q.after, *middle, q.information_gain))
    return Table(("question", "before", "after", *own, "gain (bits)"), rows)


def script(record: Record) -> Script:
    """Write a script that does the arithmetic of the last question again."""
    last, by = record.ranking.questions[-1], CRITERIA[record.ranking.criterion]
    code, name = list(GAIN_CODE), by.impurity.__name__
    printed = [f"{name}(counts.sum(axis=0))", f"impurity_after(counts, {name})"]
    if by.impurity is entropy:
        printed += ["split_information(counts)", "gain_ratio(counts)"]
        code += [split_information, gain_ratio]
    else:
        printed.append(f"information_gain(counts, {name})")
        code.insert(-2, by.impurity)
    printed.append("information_gain(counts)")
    lines = "\n".join(f"print(repr(float({value})))" for value in printed)
    body = f"""
# The last question of the table, {last.attribute!r}: a row for each answer, a column
# for each class. Put in the counts of any other question.
counts = np.array({last.counts.tolist()})
{lines}
"""
    says = "The arithmetic of one question: before, after, and what it gains."
    return gain_script(says, body, table(record).columns[1:], code)

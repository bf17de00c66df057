"""The part "Rank": every question's arithmetic, and which is best."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    CRITERIA,
    Question,
    Ranking,
    entropy,
    gain_ratio,
    information_gain,
    rank_questions,
    shares,
    split_information,
)
from engines.decision_trees.impurity import entropy_terms
from engines.reference import mutual_information
from pages.chapters.information_gain.which_question import words
from pages.chapters.information_gain.which_question.settings import Settings
from pages.figures.panel import Panel
from pages.figures.questions import bags_panel, ranking_panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.sentences import article

IN_BITS = (
    "question",
    "before",
    "after",
    "split information",
    "gain ratio",
    "gain (bits)",
)
OTHERWISE = ("question", "before", "after", "gain", "gain (bits)")
MOST_OPTIONS = 6


@dataclass(frozen=True, eq=False)
class Record:
    """The ranking by the chosen criterion, and what each criterion would ask."""

    ranking: Ranking
    gains: np.ndarray  # (n_questions,) information gains in bits
    rivals: dict[str, Ranking]  # by the key of the criterion


class Rank(Part):
    """Which question removes most uncertainty?"""

    code = (
        rank_questions,
        information_gain,
        entropy,
        entropy_terms,
        shares,
    )

    def run(self, settings: Settings) -> Record:
        """Rank the questions by every criterion."""
        rivals = {
            name: rank_questions(settings.table, criterion=name) for name in CRITERIA
        }
        ranking = rivals[settings.criterion]
        gains = np.array([question.information_gain for question in ranking.questions])
        return Record(ranking, gains, rivals)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the steps: before, one for each question, and the ranking."""
        names = [f"ask {q.attribute}" for q in record.ranking.questions]
        return ["before any question", *names, "all, ranked"]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the bags of each question, and the scores."""
        ranking, n = record.ranking, len(record.ranking.questions)
        last = ranking.order[0] if ranking.order else None
        shown = [None, *range(n), last]
        seen = [list(range(at)) for at in range(n + 1)] + [list(range(n))]
        ranked = [False] * (n + 1) + [True]
        by = CRITERIA[ranking.criterion].label
        title = f"{settings.table.row_noun.capitalize()}s, as marbles"
        return [
            bags_panel(ranking, shown, title),
            ranking_panel(ranking, seen, ranked, f"Questions by {by}"),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask which question is best, among the first and a few others."""
        ranking = record.ranking
        if len(ranking.ties) in (0, len(ranking.questions)):  # nothing to bet on
            return None
        names = [question.attribute for question in ranking.questions]
        if len(names) > MOST_OPTIONS:
            spread = np.linspace(0, len(names) - 1, MOST_OPTIONS).astype(int)
            wanted = {names[ranking.order[at]] for at in spread}
            names = [name for name in names if name in wanted]
        by = CRITERIA[ranking.criterion].label
        noun = settings.table.row_noun
        question = (
            f"To guess “{words.word(settings.table.target)}” of {article(noun)}, which "
            f"question is best by {by}?"
        )
        ties = [name for name in ranking.ties[1:] if name in names]
        reason = words.why_best(ranking)
        return Bet(question, ranking.best, reason, options=names, ties=ties)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell what is unknown before, or what the question at hand removes."""
        ranking = record.ranking
        if step == 0:
            return words.before(settings.table, ranking)
        if step <= len(ranking.questions):
            return words.one_question(settings.table, ranking, step - 1)
        return words.all_ranked(ranking)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say what each criterion would ask, and what is wrong with row numbers."""
        table, numbered = settings.table, settings.numbered
        return words.rivals(table, record.ranking, record.rivals, numbered)

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the counts of this step's question into the formula."""
        ranking, n = record.ranking, len(record.ranking.questions)
        at = None if step == 0 else step - 1 if step <= n else ranking.order[0]
        columns, rows = _table(ranking)
        return Numbers(words.formulas(ranking, at), columns, rows, step)

    def bar(self, record: Record, step: int, row: int) -> str | None:
        """Return the question whose bar lies in this row at this step, if any does."""
        ranking, n = record.ranking, len(record.ranking.questions)
        if not 0 <= row < (n if step > n else step):
            return None
        return ranking.questions[ranking.order[row] if step > n else row].attribute

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Count the gains again, in another way."""
        table, ranking = settings.table, record.ranking
        again = [_mutual_information(table, ranking, q) for q in ranking.questions]
        gap = np.abs(np.array(again) - record.gains).max(initial=0)
        found = [
            Opinion(
                "the mutual information",
                float(gap),
                1e-9,
                f"The gains in bits ({len(again)} in all), as H(answer) + H(class) − "
                "H(answer and class)",
            )
        ]
        if settings.criterion == "gini":
            found.append(_by_pairs(table, ranking))
        return found

    def reference(self, settings: Settings, record: Record) -> Opinion:
        """Ask scikit-learn for the mutual information of answers and classes."""
        table, rows = settings.table, record.ranking.rows
        classes = _at(table.column(table.target), rows)
        theirs = [
            mutual_information(_at(table.column(q.attribute), rows), classes)
            for q in record.ranking.questions
        ]
        gap = np.abs(np.array(theirs) - record.gains).max(initial=0)
        what = f"The gains in bits ({len(theirs)} in all)"
        name = "scikit-learn's mutual information"
        return Opinion(name, float(gap), 1e-9, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table of gains, and a script that computes the last row again."""
        columns, rows = _table(record.ranking)
        code = _script(record.ranking)
        return exports.TakeHome(columns, rows, code, columns[1:])


def _table(ranking: Ranking) -> tuple[tuple[str, ...], list[tuple]]:
    """Return the arithmetic of every question, in what the criterion counts."""
    in_bits = CRITERIA[ranking.criterion].impurity_name == "entropy"
    rows = []
    for q in ranking.questions:
        middle = (q.split_information, q.ratio) if in_bits else (q.gain,)
        rows.append((q.attribute, ranking.before, q.after, *middle, q.information_gain))
    return IN_BITS if in_bits else OTHERWISE, rows


def _script(ranking: Ranking) -> str:
    """Return a script that does the arithmetic of the last question again."""
    last, by = ranking.questions[-1], CRITERIA[ranking.criterion]
    sources, name = list(words.GAIN_SOURCES), by.impurity.__name__
    printed = [f"{name}(counts.sum(axis=0))", f"impurity_after(counts, {name})"]
    if by.impurity is entropy:
        printed += ["split_information(counts)", "gain_ratio(counts)"]
        sources += [split_information, gain_ratio]
    else:
        printed.append(f"information_gain(counts, {name})")
        sources.insert(-2, by.impurity)
    printed.append("information_gain(counts)")
    lines = "\n".join(f"print(repr(float({value})))" for value in printed)
    body = f"""
# The last question of the table, {last.attribute!r}: a row for each answer, a column
# for each class. Put in the counts of any other question.
counts = np.array({last.counts.tolist()})
{lines}
"""
    says = "The arithmetic of one question: before, after, and what it gains."
    return exports.script(says, sources, body, words.GAIN_NAMES)


def _mutual_information(table, ranking: Ranking, question: Question) -> float:
    """Return H(answer) + H(class) - H(both), from tallies of the words themselves."""
    answers = _at(table.column(question.attribute), ranking.rows)
    classes = _at(table.column(table.target), ranking.rows)
    both = list(zip(answers, classes, strict=True))
    return _bits(answers) + _bits(classes) - _bits(both)


def _at(cells: tuple[str, ...], rows: np.ndarray) -> list[str]:
    return [cells[row] for row in rows]


def _bits(things: list) -> float:
    """Return log2 N - (sum of n log2 n) / N: entropy without any share."""
    tally = np.array(list(Counter(things).values()), dtype=float)
    if not len(tally):
        return 0.0
    total = tally.sum()
    return float(np.log2(total) - (tally * np.log2(tally)).sum() / total)


def _by_pairs(table, ranking: Ranking) -> Opinion:
    """Count Gini again as the share of all pairs of rows whose classes differ."""
    labels = table.codes(table.target)[0]

    def unlike(rows: np.ndarray) -> float:
        return float((labels[rows][:, None] != labels[rows][None]).mean())

    gap = 0.0
    for question in ranking.questions:
        after = sum(unlike(rows) * len(rows) for rows in question.rows)
        gain = unlike(ranking.rows) - after / max(1, len(ranking.rows))
        gap = max(gap, abs(gain - question.gain))
    what = "All Gini gains, from the share of pairs of rows that differ"
    return Opinion("a count of pairs", gap, 1e-9, what)

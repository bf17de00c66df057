"""What "Luck" computes: the gains on many tables whose classes are shuffled."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    ANSWER,
    SHARED,
    Question,
    Ranking,
    ShuffleTest,
    expected_gain,
    rank_questions,
    shuffle_test,
)
from engines.reference import expected_mutual_information
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.long_work import telling

from ..dealt_again import deals_again, gains_again
from ..dealt_script import dealt_code
from ..record import Settings, gain_script

COLUMNS = (
    "shuffles",
    "gain (bits)",
    "mean by luck",
    "do as well",
    "p",
    "p of the best",
)
PRINTS = ("gain (bits)", "mean by luck", "p")
DIGITS_OF_P = 4  # no number of shuffles tells more
N_AGAIN = 400  # deals of the second opinion on columns of numbers


@dataclass(frozen=True, eq=False)
class Record:
    """The shuffle test, and how its shuffles are counted out step by step."""

    settings: Settings
    ranking: Ranking  # of the real table
    test: ShuffleTest
    at: int  # the question it is about
    by_luck: np.ndarray  # (n_questions,) the exact mean gain over all shuffles, bits;
    # NaN for a column of numbers: of the best of its cuts there is no formula
    upto: tuple[int, ...]  # shuffles counted at each step, none at step 0
    so_far: tuple[ShuffleTest, ...]  # what they say at each step from step 1 on

    @property
    def question(self) -> Question:
        """The question it is about."""
        return self.ranking.questions[self.at]

    @property
    def names_rows(self) -> list[bool]:
        """Whether each question has another answer in every row."""
        n_rows = len(self.ranking.rows)
        return [len(q.answers) == n_rows > 1 for q in self.ranking.questions]

    def n_reached(self, step: int) -> int:
        """Return how many shuffles up to a step gain as much as the real table."""
        return int(self.so_far[step - 1].n_reached[self.at]) if step else 0


def run(settings: Settings) -> Record:
    """Shuffle the answers many times, and compute what that gives on average."""
    table, n = settings.table, int(settings.shuffles)
    watch = telling("Shuffling the classes")
    test = shuffle_test(table, None, n, settings.seed, watch, settings.missing)
    ranking = rank_questions(table, missing=settings.missing)
    marks = [m for k in range(5) for m in (10**k, 2 * 10**k, 5 * 10**k)]
    upto = (0, *(m for m in marks if m < n), n)
    return Record(
        settings,
        ranking,
        test,
        table.attributes.index(settings.attribute),
        np.array([mean_by_luck(ranking, q, expected_gain) for q in ranking.questions]),
        upto,
        tuple(test.first(m) for m in upto[1:]),
    )


def mean_by_luck(ranking: Ranking, question: Question, mean: Callable) -> float:
    """Return what a question gains by luck on average, as `mean` says it of counts.

    Where rows without an answer do not count, the mean over all rows, with them as an
    answer, is what it tells to answer or not, and what the answers tell in their share.
    """
    if question.threshold is not None:
        return float("nan")
    if question.known == 1 or ranking.missing == ANSWER:
        return mean(question.counts)
    known, silent = question.counts.sum(axis=0), ranking.class_counts
    silent = silent - known
    gained = mean([*question.counts, silent]) - mean([known, silent])
    return gained / (1 if ranking.missing == SHARED else max(question.known, 1e-12))


def opinions(record: Record) -> list[Opinion]:
    """Hold the shuffles' means against exact ones, or against another dealing."""
    test = record.test
    spread = test.shuffled.std(axis=0) / np.sqrt(test.n_shuffles)
    is_exact = ~np.isnan(record.by_luck)
    found = []
    if is_exact.any():
        what = (
            f"The mean gain by luck of {test.n_shuffles:,} shuffles against the exact "
            "mean over all deals; five standard errors are allowed"
        )
        means = "the hypergeometric mean"
        found.append(_near(record, is_exact, record.by_luck, spread, means, what))
    if not is_exact.all():
        again = _again(record)
        both = np.hypot(spread, again.std(axis=0) / np.sqrt(len(again)))
        what = (
            f"The mean gain by luck of numbers at their best cuts, {test.n_shuffles:,} "
            f"shuffles against {len(again):,} others; five standard errors are allowed"
        )
        means = "another dealing"
        found.append(_near(record, ~is_exact, again.mean(axis=0), both, means, what))
    return found


def _again(record: Record) -> np.ndarray:
    table, ranking, seed = record.settings.table, record.ranking, record.settings.seed
    deals = deals_again(table, ranking, N_AGAIN, [seed, 1])[1:]
    return gains_again(table, ranking, deals)


def _near(
    record: Record, which, means: np.ndarray, spread: np.ndarray, name: str, what: str
) -> Opinion:
    """Tell whether the shuffles' means of some questions are as near as chance lets."""
    gap = np.abs(record.test.shuffled.mean(axis=0) - means)[which]
    spread = spread[which]
    off = gap / np.maximum(spread, 1e-12)
    worst = int(np.where(gap < 1e-12, 0, off).argmax())
    allowed = max(5 * float(spread[worst]), 1e-9)
    return Opinion(name, float(gap[worst]), allowed, what, "chance")


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the same exact means."""
    theirs = [
        mean_by_luck(record.ranking, question, expected_mutual_information)
        for question in record.ranking.questions
    ]
    ours, theirs = (
        means[~np.isnan(means)] for means in (record.by_luck, np.array(theirs))
    )
    if not len(ours):
        return None
    what = f"The exact mean gains by luck ({len(theirs)} in all)"
    name = "scikit-learn's expected mutual information"
    return agree(ours, theirs, name, what, 1e-9)


def table(record: Record) -> Table:
    """List what the shuffles say as they are counted."""
    at = record.at
    rows = [
        (
            test.n_shuffles,
            float(test.gains[at]),
            float(test.expected[at]),
            int(test.n_reached[at]),
            rounded(float(test.p_values[at])),
            rounded(float(test.best_p_values[at])),
        )
        for test in record.so_far
    ]
    return Table(COLUMNS, rows)


def rounded(p: float) -> float:
    """Return a p-value with as many digits as it is written with everywhere."""
    return float(f"{p:.{DIGITS_OF_P}g}")


def script(record: Record) -> Script:
    """Write a script that shuffles again, the same shuffles."""
    attribute, test = record.settings.attribute, record.test
    body = f"""
{dealt_code(record.settings.table, record.ranking, [attribute])}

((answers, is_number),) = questions
real = gains(classes[np.newaxis], answers, is_number)[0]
deals = np.tile(classes, ({test.n_shuffles}, 1))
deals = np.random.default_rng({test.seed}).permuted(deals, axis=1)
shuffled = gains(deals, answers, is_number)
as_good = (shuffled >= real - 1e-12).sum()
print(repr(float(real)))
print(repr(float(shuffled.mean())))
p = (1 + as_good) / (1 + len(deals))
print(float(f"{{p:.{DIGITS_OF_P}g}}"))
"""
    says = "What one question gains, what it gains by luck on average, and p."
    return gain_script(says, body, PRINTS)

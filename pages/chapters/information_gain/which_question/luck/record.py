"""What "Luck" computes: the gains on many tables whose classes are shuffled."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    Ranking,
    ShuffleTest,
    expected_gain,
    rank_questions,
    shuffle_test,
)
from engines.reference import expected_mutual_information
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.long_work import telling

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


@dataclass(frozen=True, eq=False)
class Record:
    """The shuffle test, and how its shuffles are counted out step by step."""

    settings: Settings
    ranking: Ranking  # of the real table
    test: ShuffleTest
    at: int  # the question it is about
    by_luck: np.ndarray  # (n_questions,) the exact mean gain over all shuffles, bits
    upto: tuple[int, ...]  # shuffles counted at each step, none at step 0
    so_far: tuple[ShuffleTest, ...]  # what they say at each step from step 1 on

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
    test = shuffle_test(table, None, n, settings.seed, watch)
    ranking = rank_questions(table)
    marks = [m for k in range(5) for m in (10**k, 2 * 10**k, 5 * 10**k)]
    upto = (0, *(m for m in marks if m < n), n)
    return Record(
        settings,
        ranking,
        test,
        table.attributes.index(settings.attribute),
        np.array([expected_gain(q.counts) for q in ranking.questions]),
        upto,
        tuple(test.first(m) for m in upto[1:]),
    )


def opinions(record: Record) -> list[Opinion]:
    """Hold the shuffles' mean against the exact mean over all deals."""
    test = record.test
    spread = test.shuffled.std(axis=0) / np.sqrt(test.n_shuffles)
    gap = np.abs(test.shuffled.mean(axis=0) - record.by_luck)
    off = gap / np.maximum(spread, 1e-12)
    worst = int(np.where(gap < 1e-12, 0, off).argmax())
    allowed = max(5 * float(spread[worst]), 1e-9)
    what = (
        f"The mean gain by luck of {test.n_shuffles:,} shuffles against the exact "
        "mean over all deals; five standard errors are allowed"
    )
    mean = "the hypergeometric mean"
    return [Opinion(mean, float(gap[worst]), allowed, what, "chance")]


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the same exact means."""
    questions = record.ranking.questions
    theirs = [expected_mutual_information(q.counts) for q in questions]
    what = f"The exact mean gains by luck ({len(theirs)} in all)"
    name = "scikit-learn's expected mutual information"
    return agree(record.by_luck, theirs, name, what, 1e-9)


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
    table = record.settings.table.take(record.ranking.rows)
    answers, classes = table.codes(attribute)[0], table.codes(table.target)[0]
    body = f"""
# A number for each row's answer to {attribute!r}, and for its class.
answers = np.array({answers.tolist()})
classes = np.array({classes.tolist()})
n_answers, n_classes = answers.max() + 1, classes.max() + 1


def gains(deals):  # (n_deals, n_rows) classes -> (n_deals,) bits
    bags = [
        [(deals[:, answers == i] == j).sum(axis=1) for j in range(n_classes)]
        for i in range(n_answers)
    ]
    return information_gain(np.moveaxis(np.array(bags), -1, 0))


real = gains(classes[np.newaxis])[0]
deals = np.tile(classes, ({test.n_shuffles}, 1))
shuffled = gains(np.random.default_rng({test.seed}).permuted(deals, axis=1))
as_good = (shuffled >= real - 1e-12).sum()
print(repr(float(real)))
print(repr(float(shuffled.mean())))
p = (1 + as_good) / (1 + len(deals))
print(float(f"{{p:.{DIGITS_OF_P}g}}"))
"""
    says = "What one question gains, what it gains by luck on average, and p."
    return gain_script(says, body, PRINTS)

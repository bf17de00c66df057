"""The part "Luck": does a question gain more than shuffled answers would give it?"""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    ShuffleTest,
    expected_gain,
    luck,
    rank_questions,
    shuffle_test,
)
from engines.reference import expected_mutual_information
from pages.chapters.information_gain.which_question import luck_words
from pages.chapters.information_gain.which_question.settings import Settings
from pages.chapters.information_gain.which_question.words import (
    GAIN_NAMES,
    GAIN_SOURCES,
    word,
)
from pages.figures.luck import chances_panel, luck_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.long_work import telling
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex

COLUMNS = (
    "shuffles",
    "gain (bits)",
    "mean by luck",
    "do as well",
    "p",
    "p of the best",
)
PRINTS = ("gain (bits)", "mean by luck", "p")
CHANCES = (
    (0.01, "less than once in 100 shuffles"),
    (0.05, "between once in 100 and once in 20"),
    (0.2, "between once in 20 and once in 5"),
    (1.01, "more often than once in 5"),
)
TOO_NEAR = 2  # standard errors: so near a limit, both sides of it are right


@dataclass(frozen=True, eq=False)
class Record:
    """The shuffle test, and how its shuffles are counted out step by step."""

    test: ShuffleTest
    at: int  # the question it is about
    by_luck: np.ndarray  # (n_questions,) the exact mean gain over all shuffles, bits
    upto: tuple[int, ...]  # shuffles counted at each step, none at step 0
    so_far: tuple[ShuffleTest, ...]  # what they say at each step from step 1 on
    answers: tuple[int, ...]  # how many answers each question has

    def n_reached(self, step: int) -> int:
        """Return how many shuffles up to a step gain as much as the real table."""
        return int(self.so_far[step - 1].n_reached[self.at]) if step else 0


class Luck(Part):
    """Is this gain luck?"""

    code = (shuffle_test, luck.shuffled_gains, luck.gains_of_deals, expected_gain)

    def run(self, settings: Settings) -> Record:
        """Shuffle the answers many times, and compute what that gives on average."""
        table = settings.table
        told = telling("Shuffling the classes")
        luck = settings.n_shuffles, settings.seed
        test = shuffle_test(table, None, *luck, told)
        questions = rank_questions(table).questions
        exact = np.array([expected_gain(q.counts) for q in questions])
        marks = [n for k in range(5) for n in (10**k, 2 * 10**k, 5 * 10**k)]
        upto = (0, *(n for n in marks if n < settings.n_shuffles), settings.n_shuffles)
        at = table.attributes.index(settings.attribute)
        so_far = tuple(test.first(n) for n in upto[1:])
        answers = tuple(len(question.answers) for question in questions)
        return Record(test, at, exact, upto, so_far, answers)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Count the shuffles."""
        return [f"{n:,} shuffle{'s' * (n != 1)}" for n in record.upto]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the pile of shuffled gains, and every question against luck."""
        test, at = record.test, record.at
        return [
            luck_panel(test, at, record.upto),
            chances_panel(test, at, record.so_far),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask how often luck alone does as well."""
        p = float(record.test.p_values[record.at])
        near = TOO_NEAR * float(record.test.standard_errors[record.at])
        low, answer, high = (
            next(told for limit, told in CHANCES if share < limit)
            for share in (p - near, p, p + near)
        )
        ties = tuple({low, high} - {answer})
        question = (
            f"Shuffle “{word(settings.table.target)}” among the rows, "
            f"{settings.n_shuffles:,} times. How often does "
            f"“{word(settings.attribute)}” gain at least as much as it does on the "
            "real table?"
        )
        reason = luck_words.counted_out(record)
        options = [told for _, told in CHANCES]
        return Bet(question, answer, reason, options=options, ties=ties)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Count the shuffles that do as well as the real table."""
        return luck_words.story(settings, record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say in plain words what the p-values mean."""
        return luck_words.ending(settings, record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the counted shuffles into p."""
        n, as_good = record.upto[step], record.n_reached(step)
        formulas = [
            (
                "The share of deals that do at least as well, the real one included:",
                rf"p = \frac{{1 + {as_good}}}{{1 + {n}}} = "
                rf"{tex((1 + as_good) / (1 + n))}",
            ),
            (
                "What luck gains on average, over all deals there are (exactly):",
                r"\sum_{\text{cells}} \sum_{n} P(n)\, \tfrac{n}{N} "
                r"\log_2 \tfrac{N n}{a b} = "
                rf"{tex(float(record.by_luck[record.at]))} \text{{ bits}}",
            ),
        ]
        rows = [_row(test, record.at) for test in record.so_far]
        return Numbers(formulas, COLUMNS, rows, step)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
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

    def reference(self, settings: Settings, record: Record) -> Opinion:
        """Ask scikit-learn for the same exact means."""
        table = settings.table
        ranking = rank_questions(table)
        theirs = [expected_mutual_information(q.counts) for q in ranking.questions]
        gap = np.abs(np.array(theirs) - record.by_luck).max(initial=0)
        what = f"The exact mean gains by luck of all {len(theirs)} questions"
        name = "scikit-learn's expected mutual information"
        return Opinion(name, float(gap), 1e-9, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the counts as the shuffles come, and a script that shuffles again."""
        rows = self.numbers(settings, record, 0).rows
        says, body = luck_words.script(settings, record)
        code = exports.script(says, GAIN_SOURCES, body, GAIN_NAMES)
        return exports.TakeHome(COLUMNS, rows, code, PRINTS)


def _row(test: ShuffleTest, at: int) -> tuple:
    """Return what these shuffles say of the question."""
    return (
        test.n_shuffles,
        float(test.gains[at]),
        float(test.expected[at]),
        int(test.n_reached[at]),
        float(test.p_values[at]),
        float(test.best_p_values[at]),
    )

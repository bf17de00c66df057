"""The sentences of the part "Luck", made from the shuffle test."""

from engines.decision_trees import ShuffleTest
from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..words import word
from .record import Record

USUAL_LEVEL = 0.05
CHANCES = (
    (0.01, "less than once in 100 shuffles"),
    (0.05, "between once in 100 and once in 20"),
    (0.2, "between once in 20 and once in 5"),
    (1.01, "more often than once in 5"),
)
TOO_NEAR = 2  # standard errors: so near a limit, both sides of it are right
SHUFFLES = "How often the answers are dealt out anew among the rows."
SEED = "Another seed, other shuffles."
ALWAYS_BEST = (
    " But one of them has another answer in every row, and nothing can beat that: "
    "leave it out before you look for the best."
)


def labels(record: Record) -> list[str]:
    """Count the shuffles."""
    return [counted(n, "shuffle") for n in record.upto]


def bet(record: Record) -> Bet:
    """Ask how often luck alone does as well."""
    test, at, settings = record.test, record.at, record.settings
    p, near = float(test.p_values[at]), TOO_NEAR * float(test.standard_errors[at])
    low, answer, high = (
        next(words for limit, words in CHANCES if share < limit)
        for share in (p - near, p, p + near)
    )
    question = (
        f"Shuffle “{word(settings.table.target)}” among the rows, "
        f"{test.n_shuffles:,} times. How often does "
        f"“{word(settings.attribute)}” gain at least as much as it does on the "
        "real table?"
    )
    reason = (
        f"{test.n_reached[at]:,} of {test.n_shuffles:,} shuffles do as well; "
        f"p = {p:.4f}."
    )
    options = [words for _, words in CHANCES]
    ties = tuple({low, high} - {answer})
    return Bet(question, answer, reason, options=options, ties=ties)


def story(record: Record, step: int) -> list[str]:
    """Count the shuffles that do as well as the real table."""
    test, n = record.test, record.upto[step]
    real, name = test.gains[record.at], word(record.settings.attribute)
    here = f"**On the real table {name} gains {real:.6f} bits.**"
    if n == 0:
        return [
            here,
            f"Now deal the column “{word(record.settings.table.target)}” out at random "
            "among the rows: then the answers know nothing, and whatever is "
            "gained is luck.",
        ]
    gains, as_good = test.shuffled[:n, record.at], record.n_reached(step)
    return [
        here,
        f"Shuffled {counted(n, 'time')}: the gain by luck is {gains.mean():.4f} bits "
        f"on average, {gains.max():.4f} at most. {as_good:,} of {n:,} do as well as "
        "the real table.",
    ]


def ending(record: Record) -> list[str]:
    """Say in plain words what the p-values mean."""
    test, at, n_rows = record.test, record.at, len(record.settings.table.rows)
    name = word(record.settings.attribute)
    here = (
        f"**p = {test.p_values[at]:.4f}** for {name}: {_often(test, at)} Counting the "
        f"real table as one of the deals, p = (1 + number as good) / "
        f"(1 + {test.n_shuffles:,}), so it can never be below "
        f"{test.smallest_p:.2g}."
    )
    if record.names_rows[at]:
        return [
            here,
            f"{name} has another answer in every row, so it gains all there is "
            "however the answers are dealt: p = 1. This is how a row number is "
            "found out, when gain and gain ratio are both taken in.",
        ]
    best = (
        f"You might have looked at all {len(test.gains)} questions and taken the "
        f"best. By luck the best of them does as well with p = "
        f"{test.best_p_values[at]:.4f}."
    )
    if any(record.names_rows):
        best += ALWAYS_BEST
    return [here, best, _all(test, n_rows)]


def _often(test: ShuffleTest, at: int) -> str:
    """Say in plain words how often luck does as well."""
    p, n, as_good = test.p_values[at], test.n_shuffles, test.n_reached[at]
    if not as_good:
        return f"not one of {n:,} deals does as well, so luck is no explanation."
    often = f"luck alone does as well in {as_good:,} of {n:,} deals"
    if p > USUAL_LEVEL:
        return (
            f"{often}, too often to take the gain for knowledge (one in twenty is the "
            "usual limit)."
        )
    return f"{often}, so luck is a poor explanation of this gain."


def _all(test: ShuffleTest, n_rows: int) -> str:
    """Say how many of the questions pass the usual limit."""
    n, n_passed = len(test.attributes), int((test.p_values <= USUAL_LEVEL).sum())
    if not n_passed:
        return (
            f"**Not one of the {n} questions of this table is significant:** all of "
            f"these gains could be luck. {n_rows} rows are too few to tell."
        )
    return f"{n_passed} of the {n} questions are beyond the usual limit of 1 in 20."

"""The sentences of the part "Luck", made from the shuffle test."""

from math import floor, log10

from engines.decision_trees import ShuffleTest, rarest_chance
from pages.ui.bets import Bet
from pages.words.numbers import digits_apart
from pages.words.sentences import counted, out_of

from ..words import NOTHING, amount, begun, word
from .record import DIGITS_OF_P, Record

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


def labels(record: Record) -> list[str]:
    """Count the shuffles."""
    return [counted(n, "shuffle") for n in record.upto]


# --- the bet ------------------------------------------------------------------------


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
    as_good = _as_good(int(test.n_reached[at]), test.n_shuffles)
    reason = f"{as_good} as well as the real table; p = {share(p)}."
    options = [words for _, words in CHANCES]
    how = {"options": options, "told_at": 1}  # one shuffle tells what luck gains
    return Bet(question, answer, reason, ties=tuple({low, high} - {answer}), **how)


def share(p: float, digits: int = DIGITS_OF_P) -> str:
    """Write a p-value as it is written everywhere: 0.2507, 0.000999, without powers."""
    places = digits - 1 - floor(log10(p)) if p else 0
    text = f"{p:.{max(places, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def p_said(p: float, level: float) -> str:
    """Write a p in a picture, with as many digits as tell it from the limit."""
    return f"p = {share(p, digits_apart(p, level, digits=2, most=DIGITS_OF_P))}"


def _as_good(count: int, total: int) -> str:
    """Say how many shuffles do as well: "Not one of the 100 shuffles does"."""
    return begun(out_of(count, total, "shuffle", "does", "do"))


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Count the shuffles that do as well as the real table."""
    test, n = record.test, record.upto[step]
    real, name = amount(test.gains[record.at]), word(record.settings.attribute)
    here = f"**On the real table {name} gains {real} bits.**"
    if n == 0:
        cut = "Its threshold is looked for anew in every deal."
        return [
            here,
            f"Now deal the column “{word(record.settings.table.target)}” out at random "
            "among the rows: then the answers know nothing, and whatever is "
            "gained is luck.",
            *([cut] if record.question.threshold is not None else []),
        ]
    gains = test.shuffled[:n, record.at]
    mean, most = amount(gains.mean()), amount(gains.max())
    luck = f"Shuffled {n:,} times: luck gains {mean} bits on average, {most} at most."
    if n == 1:
        luck = f"Shuffled once: luck gains {most} bits."
    as_good = _as_good(record.n_reached(step), n)
    return [here, f"{luck} {as_good} as well as the real table."]


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say in plain words what the p-values mean."""
    test, at = record.test, record.at
    n, as_good, p = test.n_shuffles, int(test.n_reached[at]), test.p_values[at]
    name = word(record.settings.attribute)
    here = (
        f"**p = (1 + {as_good:,}) / (1 + {n:,}) = {share(p)}** for {name}: "
        f"{_often(test, at)} The real table is counted as one of the deals, so "
        f"p can never be below 1/{1 + n:,}."
    )
    if record.names_rows[at] and test.gains[at] > NOTHING:
        return [
            here,
            f"{name} has another answer in every row, so it gains all there is "
            "however the answers are dealt: p = 1. This is how a row number is "
            "found out, although no question can gain more.",
        ]
    best = _best(record) if len(test.gains) > 1 else ""
    return [here, *filter(None, [best]), _all(record)]


def _often(test: ShuffleTest, at: int) -> str:
    """Say in plain words how often luck does as well."""
    p, n, as_good = test.p_values[at], test.n_shuffles, int(test.n_reached[at])
    if test.gains[at] < NOTHING:
        return "it gains nothing, and so luck always does as well."
    often = f"luck alone does as well in {as_good:,} of {n:,} deals"
    often = {
        0: f"not one of {n:,} deals does as well",
        n: f"all {n:,} deals do as well",
    }.get(as_good, often)
    if p > USUAL_LEVEL:
        found = (
            f"{often}, too often to take the gain for knowledge (one in twenty is the "
            "usual limit)."
        )
    else:
        found = f"{often}, so luck is a poor explanation of this gain."
    if abs(p - USUAL_LEVEL) < TOO_NEAR * test.standard_errors[at]:
        found += " That is near the limit: other shuffles may decide otherwise."
    return found


def _best(record: Record) -> str:
    """Say what the best of all questions does by luck."""
    test, n_named = record.test, sum(record.names_rows)
    n = len(test.gains)
    every = "both" if n == 2 else f"all {n}"
    best = (
        f"You might have looked at {every} questions and taken the best. By luck the "
        f"best of them gains as much as this one with p = "
        f"{share(test.best_p_values[record.at])}."
    )
    if n_named and test.gains.max() > NOTHING:
        has, it = ("of them has", "it") if n_named == 1 else ("of them have", "them")
        best += (
            f" But {n_named if n_named > 1 else 'one'} {has} another answer in every "
            f"row, and nothing can beat that: leave {it} out before you look for the "
            "best."
        )
    return best


def _all(record: Record) -> str:
    """Say how many of the questions pass the usual limit."""
    test = record.test
    n, n_passed = len(test.attributes), int((test.p_values <= USUAL_LEVEL).sum())
    if n_passed:
        found = begun(out_of(n_passed, n, "question"))
        return f"{found} beyond the usual limit of 1 in 20."
    if test.gains.max() < NOTHING:
        none = begun(out_of(0, n, "question", "gains", "gain"))
        return (
            f"**{none} anything on the real table,** so there is "
            "no gain that could be luck."
        )
    often = "luck does as well more often than once in 20"
    if n == 1:
        found = f"**The only question of this table is not significant:** {often}."
    else:
        found = (
            f"**Not one of the {n} questions of this table is significant:** {often}, "
            "for each of them."
        )
    return found + _too_few(record)


def _too_few(record: Record) -> str:
    """Say so where these rows could not make any question significant."""
    rarest = rarest_chance(record.ranking.class_counts)
    if rarest <= USUAL_LEVEL:
        return ""
    return (
        " With so few rows it cannot be otherwise: even a question that tells "
        f"everything would do no better than p = {share(rarest)}."
    )

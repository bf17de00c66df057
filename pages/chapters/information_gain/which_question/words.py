"""Words that all parts share: of a table, of a bag, of a sum, and of the symbols."""

from collections.abc import Sequence

from pages.words.literal import literal
from pages.words.sentences import tallied

QUESTION = (
    "You want to guess one column of a table from the others, and every answer costs "
    "you a question. Which one do you ask first?"
)
HINT = "Bet on the best question, step through them all, then grow a tree yourself."
SYMBOLS = (
    ("H", "entropy, in bits: how much is still to find out about a row of the bag"),
    ("p", "a class's share of a bag, or, for luck, the share of shuffles as good"),
    ("n, N", "how many rows are in a bag, and in the whole table"),
    ("gain", "the impurity before a question less what is to be expected after it"),
    (
        "split information",
        "the entropy of the answers themselves: many answers, many bits",
    ),
    (
        "gain ratio",
        "gain divided by split information: bits gained for each bit of answer",
    ),
    ("Gini", "how often a guess drawn from the bag itself would be wrong"),
    ("misclassification", "how often the best single guess is wrong"),
    ("regret", "bits the best question would have gained more than the one asked"),
    ("shuffle", "the column to guess, dealt out at random among the rows"),
)
MOST_TERMS = 4  # of a sum, on a line


def word(text: str) -> str:
    """Return a table's word so that Markdown shows it as it stands."""
    return literal(text or "(missing)")


def bag(counts: Sequence[float], classes: Sequence[str]) -> str:
    """Say what a bag holds; where a class is a number, it and its count stay apart."""
    return ", ".join(tallied(counts, classes, word)) or "no row"


def entropy_sum(counts: Sequence[float]) -> str:
    """Return the sum of p log2 p that makes an entropy, with the counts put in."""
    parts = fractions(counts)
    return " - ".join(abridged([rf"{part} \log_2 {part}" for part in parts]))


def fractions(counts: Sequence[float]) -> list[str]:
    """Return each class's share of a bag as LaTeX, those that are there."""
    total = int(sum(counts))
    return [rf"\tfrac{{{int(n)}}}{{{total}}}" for n in counts if n]


def abridged(terms: list[str]) -> list[str]:
    """Return the terms of a sum as far as they fit on a line."""
    if len(terms) <= MOST_TERMS:
        return terms
    return [*terms[: MOST_TERMS - 1], r"\dots", terms[-1]]

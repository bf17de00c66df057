"""Words that all parts share: of a table, of a bag, of a sum, and of the symbols."""

from collections.abc import Callable, Sequence
from math import floor, log10

from pages.words.literal import literal
from pages.words.numbers import few, of_rows
from pages.words.sentences import capitalised, tallied

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
    ("≤ t, > t", "the answers to a number cut at t: up to it, and above it"),
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
    (
        "held out",
        "rows that no tree has learned from: they tell how right it is on new ones",
    ),
    (
        "standard error",
        "what stands behind ±, and how far a whisker goes to either side: by how much "
        "the luck of so few rows lets a share miss. Of the difference of two trees, "
        "√(b + c): rows that one alone tells rightly, and the other alone",
    ),
    ("regret", "bits the best question would have gained more than the one asked"),
    ("box", "a place in a tree where a question is asked, or where its rows end"),
    ("shuffle", "the column to guess, dealt out at random among the rows"),
    (
        "P(m)",
        "how likely m of the a rows that give an answer are among the b rows of a "
        "class, when classes are dealt out at random (the hypergeometric chance)",
    ),
    ("K", "how many of these deals gain at least as much as the real table"),
)
NUMBERS = (
    "A column of numbers has an answer for every part of its range, or, as C4.5 asks, "
    "two: up to the cut that gains most, and above it."
)
MISSING = (
    "A row without an answer: it can go where such rows go together, be left out of "
    "that question, or, as in C4.5, go everywhere in parts as large as the other rows' "
    "shares."
)
MOST_TERMS = 4  # of a sum, on a line
DECIMALS, MOST_DECIMALS = 6, 9
HALF = 0.5e-6  # looks like 0
NOTHING = 1e-12  # bits


def word(text: str) -> str:
    """Return a table's word so that Markdown shows it as it stands."""
    return literal(text or "(missing)")


def begun(sentence: str) -> str:
    """Return a sentence that begins with a count, as it begins: "Not one of ..."."""
    return capitalised(sentence.replace("none of", "not one of", 1))


def bag(counts: Sequence[float], classes: Sequence[str]) -> str:
    """Say what a bag holds; where a class is a number, it and its count stay apart."""
    return ", ".join(tallied(counts, classes, word)) or "no row"


def counted_rows(n: float, noun: str) -> str:
    """Write a number of rows with their noun: 1 day, 14 days, 3.38 days."""
    said = of_rows(n)
    return f"{said} {noun if said == '1' else noun + 's'}"


def reckoned(
    reckon: Callable[..., float], result: float, *numbers: float
) -> tuple[str, ...]:
    """Write the numbers of an equation, its sign and its result, so that it is so.

    Six decimals, or a few more where `reckon` of the shown numbers is the shown result
    then only, or where something that is there would look like 0. Where it never is
    (2/3 − 1/3 = 1/3), the sign says so. Of a sum too long for a line nobody can tell.
    """
    is_long = len(numbers) > MOST_TERMS + 1
    for decimals in range(_enough(*numbers, result), MOST_DECIMALS + 1):
        shown = [round(number, decimals) for number in numbers]
        gap = abs(reckon(*shown) - round(result, decimals))
        if is_long or gap < 0.501 * 10.0**-decimals:
            return *_written(decimals, *numbers), "=", *_written(decimals, result)
    decimals = _enough(*numbers, result)
    return *_written(decimals, *numbers), "≈", *_written(decimals, result)


def difference(result: float, whole: float, part: float) -> str:
    """Write whole − part = result."""
    first, second, sign, last = reckoned(lambda a, b: a - b, result, whole, part)
    return f"{first} − {second} {sign} {last}"


def amount(impurity: float) -> str:
    """Write an amount with six decimals, or more where it would look like 0."""
    (text,) = _written(_enough(impurity), impurity)
    return text


def bits(gain: float, digits: int = 3) -> str:
    """Write a gain beside others, shorter than `amount`: 1 bit, 0.247 bits."""
    text = few(gain, digits)
    return f"{text} {'bit' if text == '1' else 'bits'}"


def _enough(*numbers: float) -> int:
    """Return how many decimals, from six on, keep all that is there from looking 0."""
    least = min((abs(n) for n in numbers if abs(n) > NOTHING), default=1.0)
    return max(DECIMALS, 1 - floor(log10(least)) if least < HALF else 0)


def _written(decimals: int, *numbers: float) -> list[str]:
    return [f"{number + 0.0:.{decimals}f}" for number in numbers]


def in_latex(texts: Sequence[str]) -> list[str]:
    """Return numbers and signs of a formula as LaTeX, without zeros at their ends."""
    found = [text.rstrip("0").rstrip(".") if "." in text else text for text in texts]
    return [r"\approx" if text == "≈" else text for text in found]


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

"""The sentences and formulas of the part "Rank", made from the ranking."""

from collections.abc import Sequence

import numpy as np

from engines.datasets import Table
from engines.decision_trees import (
    CRITERIA,
    Question,
    Ranking,
    entropy,
    entropy_terms,
    information_gain,
    shares,
)
from engines.decision_trees.gains import SAME_WITHIN, impurity_after
from pages.ui.old_chapter import Remedy
from pages.words.formulas import tex
from pages.words.literal import literal
from pages.words.sentences import counted, tallied

GAIN_SOURCES = (shares, entropy_terms, entropy, impurity_after, information_gain)
GAIN_NAMES = "Impurity = object  # in our code: the type of an impurity function"
OWN_NAME = "own"  # of the learner's own table
UNITS = {"entropy": " bits", "gini": "", "misclassification": ""}
MEANS = {
    "entropy": "entropy H",
    "gini": "Gini impurity",
    "misclassification": "misclassification",
}


def word(text: str) -> str:
    """Return a table's word so that Markdown shows it as it stands."""
    return literal(text or "(missing)")


def _unit(ranking: Ranking) -> tuple[str, str]:
    name = CRITERIA[ranking.criterion].impurity_name
    return MEANS[name], UNITS[name]


def bag(counts: Sequence[float], classes: Sequence[str]) -> str:
    """Say what a bag holds; where a class is a number, it and its count stay apart."""
    return ", ".join(tallied(counts, classes, word)) or "no row"


def before(table: Table, ranking: Ranking) -> list[str]:
    """Say how mixed the whole table is."""
    name, unit = _unit(ranking)
    left = ""
    if ranking.n_unlabelled:
        left = f" Rows without a label left out: {ranking.n_unlabelled}."
    n = len(ranking.rows)
    are, their = ("is", "Its") if n == 1 else ("are", "Their")
    return [
        f"**Before any question** there {are} {counted(n, table.row_noun)}: "
        f"{bag(ranking.class_counts, ranking.classes)}. {their} {name} is "
        f"{ranking.before:.6f}{unit}.{left}"
    ]


def one_question(table: Table, ranking: Ranking, at: int) -> list[str]:
    """Say what bags one question makes, and what it gains."""
    question = ranking.questions[at]
    name, unit = _unit(ranking)
    answers = list(zip(question.answers, question.counts, strict=True))
    parts = [f"{word(a)}: {bag(n, ranking.classes)}" for a, n in answers[:6]]
    if len(answers) > 6:
        parts.append(f"and {len(answers) - 6} more")
    fall = "falls" if len(ranking.rows) == 1 else "fall"
    noun = table.row_noun + "s" * (len(ranking.rows) != 1)
    told = [
        f"**Ask “{word(question.attribute)}”** and the {noun} {fall} into "
        f"{counted(len(answers), 'bag')}: {'; '.join(parts)}.",
        f"Weighed by their sizes, their {name} is {question.after:.6f}{unit}, so the "
        f"gain is {ranking.before:.6f} − {question.after:.6f} = "
        f"{question.gain:.6f}{unit}.",
    ]
    if CRITERIA[ranking.criterion].by_ratio:
        told.append(
            f"The answers themselves carry {question.split_information:.6f} bits; the "
            f"gain ratio is {question.ratio:.6f}."
        )
    if not question.useful:
        told.append("Every row gives the same answer, so nothing can be gained.")
    return told


def all_ranked(ranking: Ranking) -> list[str]:
    """Name the best question and the ties."""
    by = CRITERIA[ranking.criterion].label
    if ranking.best is None:
        return ["**No question separates these rows.** They are alike in every column."]
    best = ranking.question(ranking.best)
    if len(ranking.ties) > 1:
        tied = " and ".join(word(name) for name in ranking.ties)
        return [
            f"**A tie.** By {by}, {tied} are equally good: {best.score:.6f}. A machine "
            "takes the first column; nothing in the numbers prefers it."
        ]
    return [
        f"**Best by {by}: {word(ranking.best)}**, with {best.score:.6f}.",
        "Could a gain be luck? Click a bar, or choose “Luck”.",
    ]


def why_best(ranking: Ranking) -> str:
    """Say by how much the best question is ahead."""
    best = ranking.question(ranking.best)
    if len(ranking.ties) > 1:
        return f"They tie: each scores {best.score:.4f}."
    rest = [at for at in ranking.order if ranking.questions[at] is not best]
    if not rest:
        return f"It scores {best.score:.4f}."
    second = ranking.questions[rest[0]]
    reason = (
        f"It scores {best.score:.4f}; next is {word(second.attribute)} with "
        f"{second.score:.4f}."
    )
    if second.score > best.score + SAME_WITHIN:
        reason += " Its gain is below the average, so the gain ratio does not count."
    return reason


def rivals(
    table: Table, ranking: Ranking, by_criterion: dict[str, Ranking], numbered: bool
) -> tuple[list[str], Remedy | None]:
    """Say what each criterion would ask, and warn of a column that names the rows.

    `numbered` tells that the first column numbers the rows, as the learner wished.
    """
    told = []
    for name, rival in by_criterion.items():
        label = CRITERIA[name].label
        label = label[0].upper() + label[1:]
        if not rival.ties:
            told.append(f"{label} asks nothing.")
            continue
        asks = " or ".join(word(tie) for tie in rival.ties[:4])
        score = rival.question(rival.best).score
        even = " (a tie)" if len(rival.ties) > 1 else ""
        told.append(f"{label} asks **{asks}**{even}: {score:.6f}.")
    names = [q for q in ranking.questions if len(q.sizes) == len(ranking.rows) > 1]
    added = table.columns[0] if numbered else None
    numbers = [question for question in names if question.attribute == added]
    told += [_trap(table, ranking, question) for question in numbers]
    told += [_identifier(table, q) for q in names if q.attribute != added]
    remedy = Remedy("Leave the row numbers out", {"numbers": "Left out"})
    return told, remedy if numbers else None


def _trap(table: Table, ranking: Ranking, question: Question) -> str:
    """Say what is wrong with asking which row it is."""
    return (
        f"**The trap.** “{word(question.attribute)}” has another answer for every "
        f"single {table.row_noun}, so every bag it makes holds one row and is pure: "
        f"its gain is all of the {entropy(ranking.class_counts):.6f} bits there are. "
        "It has learnt the table by heart; a new row has an answer never seen before. "
        f"The gain ratio makes it pay the {question.split_information:.4f} bits its "
        "answers carry, which need not be enough. What catches it: under “Luck” it "
        "gains the same however the answers are shuffled."
    )


def _identifier(table: Table, question: Question) -> str:
    """Say what a column of the learner's own is that differs in every row."""
    told = (
        f"**“{word(question.attribute)}” names the rows.** Its answer is another one "
        "in every row, so it wins for nothing: it has learnt the table by heart, and "
        "a new row has an answer that was never seen."
    )
    if table.name == OWN_NAME and len(table.attributes) > 1:
        told += " Leave it out under “Columns to ask about”."
    return told


def few(parts: list[str]) -> list[str]:
    """Return the terms of a sum as far as they fit on a line."""
    most = 4
    return parts if len(parts) <= most else [*parts[: most - 1], r"\dots", parts[-1]]


def formulas(ranking: Ranking, at: int | None) -> list[tuple[str, str]]:
    """Put the counts into before, after and gain."""
    kind = CRITERIA[ranking.criterion].impurity_name
    told = [
        (
            "The bag before any question:",
            _impurity(kind, ranking.class_counts, ranking.before),
        )
    ]
    if at is None:
        return told
    question = ranking.questions[at]
    total = int(question.sizes.sum())
    bags = zip(question.sizes, question.impurities, strict=True)
    parts = [rf"\tfrac{{{n}}}{{{total}}} \cdot {tex(h)}" for n, h in bags]
    after = " + ".join(few(parts))
    name = word(question.attribute)
    told += [
        (
            f"After “{name}”: the bags' impurities, each weighed by its share:",
            rf"\text{{after}} = {after} = {tex(question.after)}",
        ),
        (
            "What the question gains:",
            rf"\text{{gain}} = {tex(ranking.before)} - {tex(question.after)}"
            rf" = {tex(question.gain)}",
        ),
    ]
    if CRITERIA[ranking.criterion].by_ratio and question.split_information:
        told.append(
            (
                "Divided by what its answers cost in bits:",
                rf"\text{{gain ratio}} = \frac{{{tex(question.information_gain)}}}"
                rf"{{{tex(question.split_information)}}} = {tex(question.ratio)}",
            )
        )
    return told


def _impurity(kind: str, counts: np.ndarray, value: float) -> str:
    """Write a bag's impurity with its counts put in."""
    total = int(counts.sum())
    given = [int(n) for n in counts if n]
    parts = [rf"\tfrac{{{n}}}{{{total}}}" for n in given]
    if kind == "gini":
        inside = " - ".join(few([rf"\left({part}\right)^2" for part in parts]))
        return rf"G = 1 - {inside} = {tex(value)}" if parts else "G = 0"
    if kind == "misclassification":
        most = max(given, default=0)
        return rf"M = 1 - \tfrac{{{most}}}{{{total}}} = {tex(value)}"
    inside = " - ".join(few([rf"{part} \log_2 {part}" for part in parts]))
    return rf"H = -{inside} = {tex(value)} \text{{ bits}}" if parts else "H = 0"

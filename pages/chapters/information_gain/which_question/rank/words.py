"""The sentences of the part "Rank", made from the ranking."""

import numpy as np

from engines.decision_trees import CRITERIA, Question, Ranking, entropy
from engines.decision_trees.gains import SAME_WITHIN
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.sentences import article, counted

from ..record import LEFT_OUT, is_own
from ..words import bag, word
from .record import Record

MEASURES = {  # what a bag's impurity is called, and its unit
    "entropy": ("entropy H", " bits"),
    "gini": ("Gini impurity", ""),
    "misclassification": ("misclassification", ""),
}
MOST_OPTIONS = 6  # of a bet
MOST_BAGS = 6  # in a sentence
MOST_TIES = 4
NOTHING_GAINED = "Every row gives the same answer, so nothing can be gained."


def labels(record: Record) -> list[str]:
    """Name the steps: before, one for each question, and the ranking."""
    names = [f"ask {q.attribute}" for q in record.ranking.questions]
    return ["before any question", *names, "all, ranked"]


def bet(record: Record) -> Bet | None:
    """Ask which question is best, among the first and a few others."""
    table, ranking = record.settings.table, record.ranking
    if len(ranking.ties) in (0, len(ranking.questions)):  # nothing to bet on
        return None
    names = [question.attribute for question in ranking.questions]
    if len(names) > MOST_OPTIONS:
        spread = np.linspace(0, len(names) - 1, MOST_OPTIONS).astype(int)
        wanted = {names[ranking.order[at]] for at in spread}
        names = [name for name in names if name in wanted]
    by = CRITERIA[ranking.criterion].label
    question = (
        f"To guess “{word(table.target)}” of {article(table.row_noun)}, which "
        f"question is best by {by}?"
    )
    ties = [name for name in ranking.ties[1:] if name in names]
    return Bet(question, ranking.best, why_best(ranking), options=names, ties=ties)


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


def story(record: Record, step: int) -> list[str]:
    """Tell what is unknown before, or what the question at hand removes."""
    question = record.question_at(step)
    if question is None:
        return _before(record)
    if record.is_ranked(step):
        return _all_ranked(record.ranking)
    return _one_question(record, question)


def _before(record: Record) -> list[str]:
    """Say how mixed the whole table is."""
    ranking, noun = record.ranking, record.settings.table.row_noun
    name, unit = _measure(ranking)
    left = ""
    if ranking.n_unlabelled:
        left = f" Rows without a label left out: {ranking.n_unlabelled}."
    n = len(ranking.rows)
    are, their = ("is", "Its") if n == 1 else ("are", "Their")
    return [
        f"**Before any question** there {are} {counted(n, noun)}: "
        f"{bag(ranking.class_counts, ranking.classes)}. {their} {name} is "
        f"{ranking.before:.6f}{unit}.{left}"
    ]


def _one_question(record: Record, question: Question) -> list[str]:
    """Say what bags one question makes, and what it gains."""
    ranking, noun = record.ranking, record.settings.table.row_noun
    name, unit = _measure(ranking)
    rows = f"{noun} falls" if len(ranking.rows) == 1 else f"{noun}s fall"
    sentences = [
        f"**Ask “{word(question.attribute)}”** and the {rows} into "
        f"{counted(len(question.answers), 'bag')}: {_bags(ranking, question)}.",
        f"Weighed by their sizes, their {name} is {question.after:.6f}{unit}, so the "
        f"gain is {ranking.before:.6f} − {question.after:.6f} = "
        f"{question.gain:.6f}{unit}.",
    ]
    if CRITERIA[ranking.criterion].by_ratio:
        sentences.append(
            f"The answers themselves carry {question.split_information:.6f} bits; the "
            f"gain ratio is {question.ratio:.6f}."
        )
    if not question.useful:
        sentences.append(NOTHING_GAINED)
    return sentences


def _measure(ranking: Ranking) -> tuple[str, str]:
    return MEASURES[CRITERIA[ranking.criterion].impurity_name]


def _bags(ranking: Ranking, question: Question) -> str:
    answers = list(zip(question.answers, question.counts, strict=True))
    first = answers[:MOST_BAGS]
    parts = [f"{word(answer)}: {bag(n, ranking.classes)}" for answer, n in first]
    if len(answers) > MOST_BAGS:
        parts.append(f"and {len(answers) - MOST_BAGS} more")
    return "; ".join(parts)


def _all_ranked(ranking: Ranking) -> list[str]:
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


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say what each criterion would ask, and warn of a column that names the rows."""
    warnings = [
        _trap(record, question)
        if _is_added(record, question)
        else _identifier(record, question)
        for question in _names_of_rows(record)
    ]
    return [*(_asks(name, one) for name, one in record.rivals.items()), *warnings]


def remedy(record: Record) -> Remedy | None:
    """Leave the row numbers out, where they win."""
    if any(_is_added(record, question) for question in _names_of_rows(record)):
        return Remedy("Leave the row numbers out", {"numbers": LEFT_OUT})
    return None


def _asks(name: str, rival: Ranking) -> str:
    label = CRITERIA[name].label
    label = label[0].upper() + label[1:]
    if not rival.ties:
        return f"{label} asks nothing."
    asks = " or ".join(word(tie) for tie in rival.ties[:MOST_TIES])
    even = " (a tie)" if len(rival.ties) > 1 else ""
    return f"{label} asks **{asks}**{even}: {rival.question(rival.best).score:.6f}."


def _names_of_rows(record: Record) -> list[Question]:
    """Return the questions that every row answers in another way."""
    ranking = record.ranking
    return [q for q in ranking.questions if len(q.sizes) == len(ranking.rows) > 1]


def _is_added(record: Record, question: Question) -> bool:
    """Tell whether it asks for the row numbers, which the learner put in front."""
    settings = record.settings
    return settings.numbered and question.attribute == settings.table.columns[0]


def _trap(record: Record, question: Question) -> str:
    """Say what is wrong with asking which row it is."""
    bits = entropy(record.ranking.class_counts)
    return (
        f"**The trap.** “{word(question.attribute)}” has another answer for every "
        f"single {record.settings.table.row_noun}, so every bag it makes holds one row "
        f"and is pure: its gain is all of the {bits:.6f} bits there are. "
        "It has learnt the table by heart; a new row has an answer never seen before. "
        f"The gain ratio makes it pay the {question.split_information:.4f} bits its "
        "answers carry, which need not be enough. What catches it: under “Luck” it "
        "gains the same however the answers are shuffled."
    )


def _identifier(record: Record, question: Question) -> str:
    """Say what a column of the learner's own is that differs in every row."""
    heart = (
        f"**“{word(question.attribute)}” names the rows.** Its answer is another one "
        "in every row, so it wins for nothing: it has learnt the table by heart, and "
        "a new row has an answer that was never seen."
    )
    settings = record.settings
    if is_own(settings) and len(settings.table.attributes) > 1:
        heart += " Leave it out under “Columns to ask about”."
    return heart

"""The sentences of the part "Rank", made from the ranking."""

from collections.abc import Sequence

from engines.decision_trees import CRITERIA, Question, Ranking, commonest
from engines.decision_trees.gains import SAME_WITHIN
from pages.words.sentences import capitalised, counted, listed

from ..words import amount, bag, difference, word
from . import silence, thresholds
from .record import Record

MEASURES = {  # what a bag's impurity is called, and its unit
    "entropy": ("entropy H", " bits"),
    "gini": ("Gini impurity", ""),
    "misclassification": ("misclassification", ""),
}
MOST_BAGS = 6  # in a sentence
NOTHING_GAINED = "Every row{} gives the same answer, so nothing can be gained."


def labels(record: Record) -> list[str]:
    """Name the steps: before, one for each question, and the ranking."""
    names = [f"ask {q.attribute}" for q in record.ranking.questions]
    return ["before any question", *names, "all, ranked"]


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell what is unknown before, or what the question at hand removes."""
    question = record.question_at(step)
    if step == 0:
        return _before(record)
    if record.is_ranked(step):
        return _all_ranked(record)
    return _one_question(record, question)


def _before(record: Record) -> list[str]:
    """Say how mixed the whole table is."""
    ranking, noun = record.ranking, record.settings.table.row_noun
    name, unit = _measure(ranking)
    left, n = "", len(ranking.rows)
    if ranking.n_unlabelled:
        is_left = "is" if ranking.n_unlabelled == 1 else "are"
        rows = counted(ranking.n_unlabelled, "row")
        left = f" Left out {is_left} {rows} without a label."
    are, their = ("is", "Its") if n == 1 else ("are", "Their")
    return [
        f"**Before any question** there {are} {counted(n, noun)}: "
        f"{bag(ranking.class_counts, ranking.classes)}. {their} {name} is "
        f"{amount(ranking.before)}{unit}.{left}"
    ]


def _one_question(record: Record, question: Question) -> list[str]:
    """Say what bags one question makes, and what it gains."""
    ranking, noun = record.ranking, record.settings.table.row_noun
    name, unit = _measure(ranking)
    if not question.answers:
        asked = f"**Ask “{word(question.attribute)}”** and not one {noun} answers."
        return [f"{asked} Nothing can be gained."]
    rows = f"{noun} falls" if len(ranking.rows) == 1 else f"{noun}s fall"
    sentences = [
        f"**Ask “{word(question.attribute)}”** and the {rows} into "
        f"{counted(len(question.answers), 'bag')}: {_bags(ranking, question)}.",
        *_gain(record, question, name, unit),
        *thresholds.said_of(record, question, unit),
    ]
    if CRITERIA[ranking.criterion].by_ratio:
        sentences.append(
            "The answers themselves carry "
            f"{amount(question.split_information)} bits; the gain ratio is "
            f"{amount(question.ratio)}."
        )
    if not question.useful:
        silent = silence.is_silent(record, question)
        sentences.append(NOTHING_GAINED.format(" that answers" if silent else ""))
    return sentences


def _gain(record: Record, question: Question, name: str, unit: str) -> list[str]:
    """Say what a question gains, and whose answers it counts."""
    if silence.is_silent(record, question):
        where = silence.goes_where(record, question)
        return [where, silence.gained(record, question, name, unit)]
    gain = difference(question.gain, record.ranking.before, question.after)
    after = gain.split()[2]
    return [
        f"Weighed by their sizes, their {name} is {after}{unit}, so the gain is "
        f"{gain}{unit}."
    ]


def _measure(ranking: Ranking) -> tuple[str, str]:
    return MEASURES[CRITERIA[ranking.criterion].impurity_name]


def _bags(ranking: Ranking, question: Question) -> str:
    answers = list(zip(question.answers, question.bags, strict=True))
    first = answers[:MOST_BAGS]
    parts = [f"{word(answer)}: {bag(n, ranking.classes)}" for answer, n in first]
    if len(answers) > MOST_BAGS:
        parts.append(f"and {len(answers) - MOST_BAGS} more")
    return "; ".join(parts)


def _all_ranked(record: Record) -> list[str]:
    """Name the best question, or the ties and what tells them apart."""
    ranking = record.ranking
    by = CRITERIA[ranking.criterion].label
    if ranking.best is None or not ranking.before:
        return [_nothing_to_ask(record), *thresholds.place(record)]
    score = ranking.question(ranking.best).score
    if gains_nothing(ranking):
        found = f"**No gain at all.** By {by}, no question scores more than 0."
        found += f" {_preferred(record)}" if len(ranking.ties) > 1 else ""
        return [found, *thresholds.place(record)]
    if len(ranking.ties) > 1:
        return [
            f"**A tie.** By {by}, {_asked(record, ranking.ties)} are equally good: "
            f"{amount(score)}. {_preferred(record)}",
            *thresholds.place(record),
        ]
    best = ranking.question(ranking.best)
    return [
        f"**Best by {by}: {thresholds.asked(record, ranking.best)}**, with "
        f"{amount(score)}.",
        *thresholds.place(record),
        *thresholds.luck(record, best),
        "Could a gain be luck? Click a bar, or choose “Luck”.",
    ]


def _nothing_to_ask(record: Record) -> str:
    """Say why there is no question to ask."""
    ranking, noun = record.ranking, record.settings.table.row_noun
    if len(ranking.rows) == 1:
        return f"**Nothing to tell apart.** There is only one {noun}."
    if not ranking.before:
        (one,) = commonest(ranking.class_counts, ranking.classes)
        return (
            f"**Nothing to find out.** Every {noun} has the same answer: {word(one)}."
        )
    alike = "They give the same answers to all questions."
    if any(silence.is_silent(record, question) for question in ranking.questions):
        alike = "Those that answer a question all answer it alike."
    return f"**No question separates these {noun}s.** {alike}"


def _preferred(record: Record) -> str:
    """Say what a machine does at a tie, and which criterion would tell it apart."""
    ties = record.ranking.ties
    takes = f"A machine takes the first column, {thresholds.asked(record, ties[0])}."
    for name, rival in record.rivals.items():
        liked = liked_most(rival, ties)
        if len(liked) < len(ties):
            label = CRITERIA[name].label
            return (
                f"{takes} {capitalised(label)} tells them apart: it prefers "
                f"{_asked(record, liked, 'or')}."
            )
    return f"{takes} No criterion prefers one of them."


def liked_most(ranking: Ranking, names: tuple[str, ...]) -> list[str]:
    """Return which of some questions a criterion ranks highest."""
    asked = [ranking.question(name) for name in names]
    may = [question for question in asked if question.allowed] or asked
    top = max(question.score for question in may)
    return [q.attribute for q in may if q.score >= top - SAME_WITHIN]


def gains_nothing(ranking: Ranking) -> bool:
    """Tell whether no question scores more than 0."""
    return ranking.best is None or ranking.question(ranking.best).score < SAME_WITHIN


def named(names: Sequence[str], joint: str = "and") -> str:
    """Return the names of questions as a list."""
    return listed([word(name) for name in names], joint)


def _asked(record: Record, names: Sequence[str], joint: str = "and") -> str:
    return listed([thresholds.asked(record, name) for name in names], joint)

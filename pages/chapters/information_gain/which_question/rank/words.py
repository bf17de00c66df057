"""The sentences of the part "Rank", made from the ranking."""

import numpy as np

from engines.decision_trees import CRITERIA, Question, Ranking, commonest
from engines.decision_trees.gains import SAME_WITHIN
from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import article, counted, listed

from ..words import amount, bag, difference, word
from . import silence, thresholds
from .record import Record

MEASURES = {  # what a bag's impurity is called, and its unit
    "entropy": ("entropy H", " bits"),
    "gini": ("Gini impurity", ""),
    "misclassification": ("misclassification", ""),
}
MOST_OPTIONS = 6  # of a bet
MOST_BAGS = 6  # in a sentence
NOTHING_GAINED = "Every row{} gives the same answer, so nothing can be gained."


def labels(record: Record) -> list[str]:
    """Name the steps: before, one for each question, and the ranking."""
    names = [f"ask {q.attribute}" for q in record.ranking.questions]
    return ["before any question", *names, "all, ranked"]


# --- the bet ------------------------------------------------------------------------


def bet(record: Record) -> Bet | None:
    """Ask which question is best, among the first and a few others."""
    table, ranking = record.settings.table, record.at_best
    if len(ranking.ties) in (0, len(ranking.questions)) or gains_nothing(ranking):
        return None  # nothing to bet on
    names = [question.attribute for question in ranking.questions]
    if len(names) > MOST_OPTIONS:
        spread = np.linspace(0, len(names) - 1, MOST_OPTIONS).astype(int)
        wanted = {names[ranking.order[at]] for at in spread}
        names = [name for name in names if name in wanted]
    by = CRITERIA[ranking.criterion].label
    cut = ", numbers at their best cut" if table.numbers else ""
    question = (
        f"To guess “{word(table.target)}” of {article(table.row_noun)}, which "
        f"question is best by {by}{cut}?"
    )
    ties = [name for name in ranking.ties[1:] if name in names]
    how = {"options": names, "ties": ties, "told_at": _told_at(ranking)}
    return Bet(question, ranking.best, why_best(ranking), **how)


def _told_at(ranking: Ranking) -> int:
    """Return the step that shows the best: from then on its bar is the longest."""
    return 1 + ranking.questions.index(ranking.question(ranking.best))


def gains_nothing(ranking: Ranking) -> bool:
    """Tell whether no question scores more than 0."""
    return ranking.best is None or ranking.question(ranking.best).score < SAME_WITHIN


def why_best(ranking: Ranking) -> str:
    """Say by how much the best question is ahead, and of which that do not count."""
    best = ranking.question(ranking.best)
    if len(ranking.ties) > 1:
        reason = f"{_named(ranking.ties)} tie: each scores {few(best.score, 4)}."
    else:
        rest = [at for at in ranking.order if ranking.questions[at] is not best]
        second = ranking.questions[rest[0]]
        score = second.score if second.score >= SAME_WITHIN else 0.0
        ours, theirs = apart(best.score, score, digits=4)
        is_next = f"next is {word(second.attribute)} with {theirs}"
        if not second.allowed:
            is_next = "no other question gains as much as the average"
        reason = f"It scores {ours}; {is_next}."
    return reason + _kept_out(ranking, best)


def _kept_out(ranking: Ranking, best: Question) -> str:
    """Say which question has as high a ratio that does not count, if one has."""
    higher = [
        q
        for q in ranking.questions
        if q.useful and not q.allowed and q.score > best.score - SAME_WITHIN
    ]
    if not higher:
        return ""
    top = max(higher, key=lambda question: question.score)
    how = "higher" if top.score > best.score + SAME_WITHIN else "as high"
    _, theirs = apart(best.score, top.score, digits=4)
    gain, average = apart(top.gain, ranking.average_gain, digits=4)
    return (
        f" The ratio of {word(top.attribute)} is {how}, {theirs}, but its gain, "
        f"{gain}, is below the average of {average}, so it does not count."
    )


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
        return [_nothing_to_ask(record)]
    score = ranking.question(ranking.best).score
    if gains_nothing(ranking):
        found = f"**No gain at all.** By {by}, no question scores more than 0."
        return [f"{found} {_preferred(record)}" if len(ranking.ties) > 1 else found]
    if len(ranking.ties) > 1:
        return [
            f"**A tie.** By {by}, {_named(ranking.ties)} are equally good: "
            f"{amount(score)}. {_preferred(record)}"
        ]
    best = ranking.question(ranking.best)
    return [
        f"**Best by {by}: {word(ranking.best)}**, with {amount(score)}.",
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
    takes = f"A machine takes the first column, {word(ties[0])}."
    for name, rival in record.rivals.items():
        liked = liked_most(rival, ties)
        if len(liked) < len(ties):
            label = CRITERIA[name].label
            return (
                f"{takes} {label[0].upper() + label[1:]} tells them apart: it prefers "
                f"{_named(liked, 'or')}."
            )
    return f"{takes} No criterion prefers one of them."


def liked_most(ranking: Ranking, names: tuple[str, ...]) -> list[str]:
    """Return which of some questions a criterion ranks highest."""
    asked = [ranking.question(name) for name in names]
    may = [question for question in asked if question.allowed] or asked
    top = max(question.score for question in may)
    return [q.attribute for q in may if q.score >= top - SAME_WITHIN]


def _named(names, joint: str = "and") -> str:
    return listed([word(name) for name in names], joint)

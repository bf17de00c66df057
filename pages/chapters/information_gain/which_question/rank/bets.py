"""The bet of "Rank": which question is best, with every number at its best cut."""

import numpy as np

from engines.decision_trees import CRITERIA, Question, Ranking
from engines.decision_trees.gains import SAME_WITHIN
from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import article

from ..words import word
from . import thresholds
from .record import Record
from .words import gains_nothing, named

MOST_OPTIONS = 6  # of a bet
NOT_AT_YOURS = " That is with every number at its best cut, not at yours."


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
    cut += f" (not at {thresholds.yours(record)})" if record.at else ""
    question = (
        f"To guess “{word(table.target)}” of {article(table.row_noun)}, which "
        f"question is best by {by}{cut}?"
    )
    ties = [name for name in ranking.ties[1:] if name in names]
    how = {"options": names, "ties": ties, "told_at": _told_at(ranking)}
    reason = why_best(ranking) + (NOT_AT_YOURS if record.at else "")
    return Bet(question, ranking.best, reason, **how)


def _told_at(ranking: Ranking) -> int:
    """Return the step that shows the best: from then on its bar is the longest."""
    return 1 + ranking.questions.index(ranking.question(ranking.best))


def why_best(ranking: Ranking) -> str:
    """Say by how much the best question is ahead, and of which that do not count."""
    best = ranking.question(ranking.best)
    if len(ranking.ties) > 1:
        reason = f"{named(ranking.ties)} tie: each scores {few(best.score, 4)}."
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

"""Parts of a number stand from low to high, in whatever order the rows had them."""

from dataclasses import replace

from engines.datasets import MISSING
from engines.decision_trees import Question, Ranking

LOWEST, HIGHEST, BETWEEN = "≤ ", "> ", " to "  # as `in_parts` names them


def by_size(ranking: Ranking) -> Ranking:
    """Return the ranking with the answers of each question in order, if parts."""
    return replace(ranking, questions=tuple(map(_in_order, ranking.questions)))


def _in_order(question: Question) -> Question:
    places = [_place(answer) for answer in question.answers]
    if not {0, 2} <= {*places} or None in places or places == sorted(places):
        return question
    order = sorted(range(len(places)), key=places.__getitem__)
    lists = ("answers", "rows", "weights")
    arrays = ("counts", "bags", "sizes", "impurities")
    found = {name: getattr(question, name)[order] for name in arrays}
    for name in lists:
        given = getattr(question, name)
        found[name] = tuple(given[at] for at in order)
    return replace(question, **found)


def _place(answer: str) -> int | None:
    """Return where an answer stands among parts, None of what is no part.

    Of three parts at most, one lies between two others; a missing cell comes last.
    """
    if answer == MISSING:
        return 3
    if answer.startswith((LOWEST, HIGHEST)):
        return 0 if answer.startswith(LOWEST) else 2
    return 1 if BETWEEN in answer else None

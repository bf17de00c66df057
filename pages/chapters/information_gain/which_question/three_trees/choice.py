"""How C4.5 chooses: by the gain ratio, among questions that gain the average."""

from engines.decision_trees import Decision, Question
from pages.words.numbers import apart

from ..words import NOTHING, bits, word


def said_of(decision: Decision) -> str:
    """Say what the best question's ratio is, which comes next, and who takes part."""
    best, ranking = decision.question, decision.ranking
    others = runners_up(decision)
    theirs = others[0].ratio if others else 0.0
    ours, theirs = apart(best.ratio, theirs, digits=3)
    is_next = "no other question gains as much"
    if others:
        is_next = f"next is “{word(others[0].attribute)}” with {theirs}"
    if len(ranking.ties) > 1:
        is_next = f"“{word(ranking.ties[1])}” ties with it, and comes later"
    return (
        f"Divided by the {bits(best.split_information, 4)} of its answers that is "
        f"a ratio of {ours}, the best among those that gain the average of "
        f"{bits(average(decision), 4)} or more; {is_next}."
    )


def average(decision: Decision) -> float:
    """Return the average gain that C4.5 asks for first, in bits."""
    gain = decision.ranking.average_gain
    return gain if gain > NOTHING else 0.0


def runners_up(decision: Decision) -> list[Question]:
    """Return the other questions that may be asked, the best first."""
    ranking = decision.ranking
    ordered = [ranking.questions[at] for at in ranking.order]
    may = [question for question in ordered if question.useful and question.allowed]
    return [one for one in may if one.attribute != decision.question.attribute]

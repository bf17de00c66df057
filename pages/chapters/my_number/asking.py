"""What to compute next, in words: the number that tells the suspects apart best."""

from engines.slips import Question
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import label
from pages.words.numbers import in_bits
from pages.words.sentences import counted


def next_question(record: Record) -> list[str]:
    """Say what to compute next, and what it is worth."""
    verdict = record.verdict
    n = len(verdict.suspects)
    if n == 0:
        return [
            "Tell an earlier number too: where it is still right, the slip comes later."
        ]
    if n == 1:
        only = verdict.causes[verdict.suspects[0]]
        what = "pair" if only.kind == "pair" else "cause"
        return [f"**One {what} fits, {label(only)}:** there is nothing more to ask."]
    if not verdict.questions:
        return [f"No number here tells the {n} that fit apart."]
    what = "it tells those that fit apart best"
    if 0 in verdict.suspects:
        what = "you are right so far, and a slip that comes later shows there best"
    best, unsure = verdict.questions[0], in_bits(verdict.uncertainty)
    return [
        f"**Compute {_asked(record, best)} next:** {what}. It is worth "
        f"{in_bits(best.gain)} of the {unsure} you are unsure by, and leaves "
        f"{best.most_left} of the {n} at most."
    ]


def _asked(record: Record, question: Question) -> str:
    name = record.case.said(question.quantity)
    return f"{name} to {counted(question.decimals, 'decimal')}"

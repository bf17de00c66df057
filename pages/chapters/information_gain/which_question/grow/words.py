"""The sentences of the part "Grow", made from the record."""

from engines.datasets import with_answer
from engines.decision_trees import Decision, Node, Question, Regret, commonest
from pages.words.numbers import of_rows
from pages.words.sentences import counted

from ..words import (
    NOTHING,
    amount,
    bag,
    counted_rows,
    difference,
    reckoned,
    word,
)
from . import stopping
from .record import Record, place
from .rule import CLOSED

MOST_CLOSED = 4  # bags in a story
LISTED_FIRST = "the class that is listed first"


def labels(record: Record) -> list[str]:
    """Name the steps by what was asked."""
    asked = [d.question.attribute for d in record.decisions[1:]]
    return ["all rows in one bag", *(f"{k}: {a}" for k, a in enumerate(asked, 1))]


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell what one question did to the bag it was asked of."""
    if step == 0:
        return [*_in_one_bag(record), *stopping.divided(record)]
    return [
        *_asked(record, step),
        *stopping.told(record, step),
        _missed(record, record.decisions[step], record.regrets[step - 1]),
        *_closed(record, record.decisions[step]),
    ]


def _in_one_bag(record: Record) -> list[str]:
    first, noun = record.tree.nodes[0], record.settings.table.row_noun
    noun = f"learned {noun}" if len(record.judged.held) else noun
    n = first.n_samples
    all_of_them = {1: f"The one {noun} lies", 2: f"Both {noun}s lie"}
    lie = all_of_them.get(n, f"All {n} {noun}s lie")
    bits = f"{amount(first.impurity)} bits to find out about each"
    if not first.impurity:
        bits = "nothing to find out"
    sentences = [f"**{lie} in one bag**, with {bits}."]
    if first.reason:
        asks = "Nothing is asked" if first.reason in CLOSED else "Nothing to ask"
        sentences.append(f"{asks}: {first.reason.value}.")
    return sentences


def _asked(record: Record, step: int) -> list[str]:
    decision, table = record.decisions[step], record.settings.table
    where = word(place(record.tree, decision.node.number))
    n, total, gain, sign, removed = shared(record, step)
    about = "about " if sign == "≈" else ""
    sends = counted(len(decision.children), "bag")
    return [
        f"**Question {step}: {word(asks(decision.question))}?** It was asked of "
        f"{counted_rows(decision.node.n_samples, table.row_noun)} ({where}), which it "
        f"sends to {sends}.",
        *_unanswered(record, decision),
        f"It gains {gain} bits there; with {n} of {total} rows that is "
        f"{about}{removed} bits of the whole.",
    ]


def asks(question: Question) -> str:
    """Return what a question asks: Outlook, or of a number Humidity ≤ 77.5."""
    if question.threshold is None:
        return question.attribute
    return with_answer(question.attribute, question.answers[0])


def _unanswered(record: Record, decision: Decision) -> list[str]:
    """Say what becomes of rows that do not answer, where they are no bag."""
    question = decision.question
    n = decision.node.n_samples - float(question.counts.sum())
    said = of_rows(n)
    if question.known == 1 or said == "0":
        return []
    without = f"{counted_rows(n, 'row')} without an answer"
    if len(question.aside):
        stay = "stays" if said == "1" else "stay"
        return [f"Of these, {without} {stay} where they are."]
    go = "goes" if said == "1" else "go"
    return [f"Of these, {without} {go} to every bag, in parts."]


def shared(record: Record, step: int) -> tuple[str, str, str, str, str]:
    """Write what a question removes: n, N, its gain there, = or ≈, and of the whole."""
    entry, total = record.ledger.entries[step - 1], record.tree.n_rows
    n, numbers = entry.share * total, (entry.removed, entry.gain)
    written = float(of_rows(n).replace(",", ""))
    gain, sign, removed = reckoned(lambda bits: written / total * bits, *numbers)
    return of_rows(n), of_rows(total), gain, sign, removed


def _missed(record: Record, decision: Decision, missed: Regret) -> str:
    """Say what the best question would have gained more, as they are ranked."""
    if missed.bits < NOTHING:
        return "No question would have gained more here: no regret."
    more = difference(missed.bits, missed.best_gain, missed.gain)
    gaps = any(question.known < 1 for question in decision.ranking.questions)
    ranked = "as questions are ranked, " if gaps else ""
    return (
        f"**Regret:** {ranked}{word(missed.best)} would have gained {more} bits more."
    )


def _closed(record: Record, decision: Decision) -> list[str]:
    """Say of each bag that is a leaf what it says, and why it is one."""
    closed = [child for child in decision.children if child.reason]
    sentences = [_ends(record, child) for child in closed[:MOST_CLOSED]]
    n_more = len(closed) - MOST_CLOSED
    if n_more > 0:
        sentences.append(
            f"And {counted(n_more, 'more bag ends', 'more bags end')} here too."
        )
    return sentences


def _ends(record: Record, leaf: Node) -> str:
    """Say what a leaf says: its class, the commonest one, or one of a tie."""
    classes, answer = record.tree.classes, word(leaf.answer)
    holds = bag(leaf.class_counts, classes)
    if len(commonest(leaf.class_counts, classes)) > 1:
        return (
            f"“{answer}” ends here, at a tie ({holds}): {leaf.reason.value}. The tree "
            f"takes {word(leaf.prediction)}, {LISTED_FIRST}."
        )
    says = word(leaf.prediction)
    if leaf.impurity:
        says = f"mostly {says} ({holds})"
    return f"“{answer}” ends here, with {says}: {leaf.reason.value}."

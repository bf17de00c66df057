"""How "Rank" ends: what each criterion asks, and columns that name the rows."""

from collections.abc import Sequence
from math import floor

from engines.datasets import DATASETS
from engines.decision_trees import CRITERIA, Question, Ranking, entropy
from pages.ui.chapter import Remedy
from pages.words.sentences import capitalised, listed

from ..record import LEFT_OUT, is_own
from ..words import amount, word
from . import silence, thresholds
from .record import Record
from .words import gains_nothing

MOST_TIES = 4
QUINLANS = DATASETS["fourteen_days"]
IN_PRINT = 3  # decimals


def ending(record: Record) -> list[str]:
    """Say what each criterion would ask, and warn of columns that name the rows."""
    asked = [f"Asked here is {thresholds.yours(record)}."] if record.at else []
    if not record.ranking.ties:
        return [*asked, "No criterion has anything to ask."]
    if not entropy(record.ranking.class_counts):
        return ["There is nothing to find out, so nobody needs to ask."]
    added, others = [], []
    for question in _names_of_rows(record):
        (added if _is_added(record, question) else others).append(question)
    return [
        *asked,
        *(_asks(record, name, one) for name, one in record.rivals.items()),
        *silence.ending(record),
        *_in_print(record),
        *(_trap(record, question) for question in added),
        *([_identifiers(record, others)] if others else []),
    ]


def remedy(record: Record) -> Remedy | None:
    """Leave the row numbers out, where they gain all there is."""
    if any(_is_added(record, question) for question in _names_of_rows(record)):
        return Remedy("Leave the row numbers out", {"numbers": LEFT_OUT})
    return None


def _asks(record: Record, name: str, rival: Ranking) -> str:
    label = CRITERIA[name].label
    if gains_nothing(rival):
        return f"By {label}, no question gains anything."
    label = capitalised(label)
    names = [thresholds.asked(record, tie) for tie in rival.ties]
    asks = listed(names, "or", MOST_TIES)
    even = " (a tie)" if len(rival.ties) > 1 else ""
    score = amount(rival.question(rival.best).score)
    return f"{label} asks **{asks}**{even}: {score}."


def _in_print(record: Record) -> list[str]:
    """Say why a textbook's gains of Quinlan's days end otherwise."""
    if record.settings.table != QUINLANS or record.settings.criterion != "gain":
        return []
    scale, cut = 10**IN_PRINT, []
    for question, gain in zip(record.ranking.questions, record.gains, strict=True):
        printed, rounded = floor(gain * scale) / scale, round(gain, IN_PRINT)
        if printed != rounded:
            cut.append((word(question.attribute), printed, rounded))
    printed = listed([f"{number:.3f} for {name}" for name, number, _ in cut])
    rounded = listed([f"{number:.3f}" for *_, number in cut])
    return [
        f"If your book has {printed}, it means the same gains: many books cut them "
        f"off after three decimals, where rounding gives {rounded}."
    ]


# --- columns that name the rows -----------------------------------------------------


def _names_of_rows(record: Record) -> list[Question]:
    """Return the questions that every row answers in another way, to gain by it."""
    ranking = record.ranking
    if not entropy(ranking.class_counts):
        return []
    return [q for q in ranking.questions if len(q.sizes) == len(ranking.rows)]


def _is_added(record: Record, question: Question) -> bool:
    """Tell whether it asks for the row numbers, which the learner put in front."""
    settings = record.settings
    return settings.numbered and question.attribute == settings.table.columns[0]


def _trap(record: Record, question: Question) -> str:
    """Say what is wrong with asking which row it is."""
    is_asked = question.attribute in record.rivals["gain_ratio"].ties
    and_then = "and still it wins" if is_asked else "and then it does not win"
    return (
        f"**The trap.** “{word(question.attribute)}” has another answer for every "
        f"single {record.settings.table.row_noun}, so every bag it makes holds one row "
        f"and is pure: its gain is all of the {amount(question.information_gain)} bits "
        "there are. It has learnt the table by heart; a new row has an answer never "
        "seen before. The gain ratio makes it pay the "
        f"{amount(question.split_information)} bits its answers carry, {and_then}. "
        "What catches it: under “Luck” it gains the same however the answers are "
        "shuffled."
    )


def _identifiers(record: Record, questions: Sequence[Question]) -> str:
    """Say what columns of the learner's own are that differ in every row."""
    is_one = len(questions) == 1
    names = listed([f"“{word(q.attribute)}”" for q in questions])
    have, it, them = (
        ("has", "it gains", "it") if is_one else ("have", "they gain", "them")
    )
    heart = (
        f"**One row in every bag.** {names} {have} another answer in every row, so "
        f"{it} all of the {amount(questions[0].information_gain)} bits there are, "
        "whatever the answers mean. Does a new row bring an answer that was never "
        "seen, as a name or a number does? Then the table was learnt by heart."
    )
    settings = record.settings
    if is_own(settings) and len(settings.table.attributes) > len(questions):
        heart += f" Leave {them} out under “Columns to ask about”."
    return heart

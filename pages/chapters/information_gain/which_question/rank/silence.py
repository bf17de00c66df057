"""What "Rank" says of rows without an answer: of one question's, and in the end."""

from engines.decision_trees import ANSWER, CRITERIA, LEFT_OUT, SHARED, Question, Ranking
from engines.decision_trees.gains import SAME_WITHIN
from pages.words.numbers import apart
from pages.words.sentences import counted, listed

from ..words import amount, reckoned, word
from . import thresholds
from .record import Record

MOST_TIES = 4
WAYS = {ANSWER: "as an answer of their own", LEFT_OUT: "left out", SHARED: "shared out"}


def is_silent(record: Record, question: Question) -> bool:
    """Tell whether rows give no answer to it and are no bag of their own."""
    return record.ranking.missing != ANSWER and n_silent(record, question) > 0


def n_silent(record: Record, question: Question) -> int:
    """Return how many rows give no answer."""
    return len(record.ranking.rows) - n_answering(record, question)


def n_answering(record: Record, question: Question) -> int:
    """Return how many rows give an answer."""
    if not record.treatments:
        return len(record.ranking.rows)
    return int(record.treatments[LEFT_OUT].question(question.attribute).sizes.sum())


def goes_where(record: Record, question: Question) -> str:
    """Say where the rows go that give no answer."""
    n, noun = n_silent(record, question), record.settings.table.row_noun
    give, go = ("gives", "it counts") if n == 1 else ("give", "they count")
    silent = f"{counted(n, noun)} {give} no answer"
    if record.ranking.missing == LEFT_OUT:
        return f"{silent}: {go} nowhere here."
    goes = "it goes" if n == 1 else "they go"
    if len(question.answers) == 1:
        return f"{silent}: {goes} into the only bag."
    return (
        f"{silent}: {goes} into every bag in parts, as large as the shares of the "
        f"{noun}s that answer."
    )


def gained(record: Record, question: Question, measure: str, unit: str) -> str:
    """Say what the question gains among the rows that answer, and what that counts."""
    noun, n = record.settings.table.row_noun, n_answering(record, question)
    total = len(record.ranking.rows)
    among = f"Among the {counted(n, noun)} with an answer"
    if record.ranking.missing == LEFT_OUT:
        numbers = question.gain, question.before, question.after
        before, after, sign, gain = reckoned(lambda a, b: a - b, *numbers)
        return (
            f"{among} the {measure} goes from {before} to {after}{unit}, so the gain "
            f"is {before} − {after} {sign} {gain}{unit}."
        )
    before, after, sign, gain = times(question)
    return (
        f"{among} the {measure} goes from {before} to {after}{unit}; they are {n:,} "
        f"of {total:,}, so the gain is {n:,}/{total:,} × ({before} − {after}) {sign} "
        f"{gain}{unit}."
    )


def times(question: Question) -> tuple[str, ...]:
    """Write before, after, the sign and known × (before − after), so that it is so."""
    share = question.known
    numbers = question.gain, question.before, question.after
    return reckoned(lambda before, after: share * (before - after), *numbers)


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say which question each treatment asks, and which one leaving out flatters."""
    if not _are_missed(record):
        return []
    asks = [_asks(record, way) for way in WAYS]
    return [*asks, *_flattered(record)]


def _are_missed(record: Record) -> bool:
    return any(n_silent(record, question) for question in record.ranking.questions)


def _asks(record: Record, way: str) -> str:
    ranking = record.treatments[way]
    by = CRITERIA[ranking.criterion].label
    begins = f"Missing cells {WAYS[way]}: by {by}"
    if not ranking.ties:
        return f"{begins}, no question has two answers."
    if _top(ranking).score < SAME_WITHIN:
        return f"{begins}, no question gains anything."
    names = [thresholds.asked(record, tie) for tie in ranking.ties]
    asks = listed(names, "or", MOST_TIES)
    even = " (a tie)" if len(ranking.ties) > 1 else ""
    return f"{begins}, best is **{asks}**{even}: {amount(_top(ranking).score)}."


def _top(ranking: Ranking) -> Question:
    return ranking.question(ranking.best)


def _flattered(record: Record) -> list[str]:
    """Say which question is best only while who does not answer it is left out."""
    out, shared = record.treatments[LEFT_OUT], record.treatments[SHARED]
    if len(out.ties) != 1 or not shared.ties or out.best in shared.ties:
        return []
    question = shared.question(out.best)
    n, total = n_answering(record, question), len(record.ranking.rows)
    if n == total:
        return []
    noun = record.settings.table.row_noun
    ours, theirs = apart(question.score, _top(shared).score, digits=4)
    if abs(question.score - _top(shared).score) <= SAME_WITHIN:
        return []
    how = "scores" if question.score < _top(shared).score else "would score"
    return [
        f"**Few answers, much praise.** Left out, the {counted(total - n, noun)} "
        f"without an answer hide how little “{word(out.best)}” tells of all: only "
        f"{n:,} of {total:,} answer it. Shared out, it {how} {ours}, and "
        f"{word(shared.best)} {theirs}."
    ]

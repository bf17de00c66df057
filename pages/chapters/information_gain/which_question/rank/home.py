"""The arithmetic of every question as a table, and as a script to take home."""

from dataclasses import replace

from engines.decision_trees import (
    ANSWER,
    CRITERIA,
    LEFT_OUT,
    SHARED,
    Question,
    Ranking,
    entropy,
    gain_ratio,
    split_information,
)
from pages.ui.chapter import Script, Table

from ..record import GAIN_CODE, GAPS, gain_script
from ..words import word
from .record import Record

NOT_PRINTED = ("cut", "rows that answer")
WAYS = {name: label for label, name in GAPS.items()}


def table(record: Record) -> Table:
    """List the arithmetic of every question, in what the criterion counts."""
    ranking = record.ranking
    cut = ("cut",) if record.settings.table.numbers else ()
    known = ("rows that answer",) if record.treatments else ()
    columns = ("question", *cut, *known, "before", "after", *_own(ranking))
    ways = [f"gain, {label.lower()}" for label in WAYS.values()]
    columns += ("gain (bits)", *(ways if record.treatments else ()))
    rows = []
    for at, q in enumerate(ranking.questions):
        by_hand = (q.threshold if q.threshold is not None else "",) if cut else ()
        n = (_n_that_answer(record, at),) if known else ()
        bits = _is_in_bits(ranking)
        middle = (q.split_information, q.ratio) if bits else (q.gain,)
        others = [ways.questions[at].gain for ways in record.treatments.values()]
        told = q.attribute, *by_hand, *n, q.before, q.after, *middle
        rows.append((*told, q.information_gain, *others))
    return Table(columns, rows)


def _n_that_answer(record: Record, at: int) -> int:
    return int(record.treatments[LEFT_OUT].questions[at].sizes.sum())


def _own(ranking: Ranking) -> tuple[str, ...]:
    in_bits = _is_in_bits(ranking)
    return ("split information", "gain ratio") if in_bits else ("gain",)


def _is_in_bits(ranking: Ranking) -> bool:
    return CRITERIA[ranking.criterion].impurity_name == "entropy"


def script(record: Record) -> Script:
    """Write a script that does the arithmetic of the best question again."""
    ranking = record.ranking
    by, has_gaps = CRITERIA[ranking.criterion], bool(record.treatments)
    code, name = list(GAIN_CODE), by.impurity.__name__
    asked = "both" if has_gaps and ranking.missing == ANSWER else "counts"
    share = "known * " if has_gaps and ranking.missing == SHARED else ""
    printed = [f"{name}({asked}.sum(axis=0))", f"impurity_after({asked}, {name})"]
    if by.impurity is entropy:
        printed += _ratio(asked, share)
        code += [split_information, gain_ratio]
    else:
        printed.append(f"{share}information_gain({asked}, {name})")
        code.insert(-2, by.impurity)
    printed.append(f"{share}information_gain({asked})")
    if has_gaps:
        printed += [f"information_gain({one}, {name})" for one in ("both", "counts")]
        printed.append(f"known * information_gain(counts, {name})")
    lines = "\n".join(f"print(repr(float({value})))" for value in printed)
    body = f"""
# {_which(record)}: a row for each answer, a column for each class.
# Put in the counts of any other question.
{_counts(record)}
{lines}
"""
    says = "The arithmetic of one question: before, after, and what it gains."
    columns = table(record).columns
    prints = [name for name in columns if name not in ("question", *NOT_PRINTED)]
    named = f"row for {word(_best(record).attribute)}"
    return replace(
        gain_script(says, body, prints, code), row=ranking.order[0], named=named
    )


def _best(record: Record) -> Question:
    """Return the question that stands first: the best, if there is one."""
    return record.ranking.questions[record.ranking.order[0]]


def _which(record: Record) -> str:
    """Name the question whose counts these are, in a comment."""
    is_best = "The best question" if record.ranking.best else "The first question"
    by = CRITERIA[record.ranking.criterion].label
    return f"{is_best} by {by}, {_best(record).attribute!r}"


def _ratio(asked: str, share: str) -> list[str]:
    if not share:
        return [f"split_information({asked})", f"gain_ratio({asked})"]
    width = "split_information(both)"
    gain = "known * information_gain(counts)"
    return [width, f"{gain} / max({width}, 1e-300)"]


def _counts(record: Record) -> str:
    """Return the lines that say what the bags hold, and who gives no answer."""
    best = _best(record)
    if not record.treatments:
        return f"counts = np.array({best.counts.tolist()})"
    answering = record.treatments[LEFT_OUT].question(best.attribute)
    nothing = [[0] * len(record.ranking.classes)]  # where nobody answers
    return f"""counts = np.array({answering.counts.tolist() or nothing})
silent = np.array({answering.aside_counts.tolist()})  # those without an answer
both = np.vstack([counts, silent]) if silent.any() else counts
known = counts.sum() / max(1, both.sum())"""

"""A new row's way down the finished tree, read aloud."""

import numpy as np

from engines.datasets.parts import BOUNDS, with_answer
from engines.decision_trees import PathEnding, class_shares, commonest
from pages.words.numbers import percent
from pages.words.sentences import counted, listed

from ..words import bag, word
from .record import Record, place
from .words import LISTED_FIRST

MOST_ENDS = 4  # of a row that is shared out


def aloud(record: Record) -> list[str]:
    """Read the new row's path aloud."""
    path = record.path
    if path is None:
        return []
    if path.ending is PathEnding.SHARED_OUT:
        return _in_parts(record)
    if path.ending is PathEnding.UNANSWERED:
        return _staying(record)
    return _to_its_end(record)


def _heard(record: Record) -> str:
    """Say what the row answered on its way."""
    tree, path = record.tree, record.path
    steps = [
        _said(tree.asked[at].question, answer)
        for at, (_, answer) in zip(path.nodes, path.steps, strict=False)
    ]
    said = "".join(f"{step}; " for step in steps)
    return f"**The new {record.settings.table.row_noun}:** {said}"


def _said(question, answer: str) -> str:
    if answer.startswith(BOUNDS):
        return word(with_answer(question.attribute, answer))
    return f"{word(question.attribute)} is {word(answer)}"


def _asked_last(record: Record) -> str:
    """Return the attribute that the row has no answer to."""
    tree, path = record.tree, record.path
    return word(tree.asked[path.nodes[-1]].question.attribute)


def _to_its_end(record: Record) -> list[str]:
    path, table = record.path, record.settings.table
    classes, end = record.tree.classes, record.tree.nodes[path.nodes[-1]]
    heard = _heard(record)
    says, holds = word(path.prediction), bag(end.class_counts, classes)
    is_tie = len(commonest(end.class_counts, classes)) > 1
    if path.unseen:
        name, answer = path.unseen
        return [
            f"{heard}{word(name)} is “{word(answer)}”, which no row there ever "
            f"answered. The tree has no branch for it and falls back on "
            f"{_falls(record)}"
        ]
    tie = f"There it is a tie ({holds}), and" if is_tie else "So"
    first = f", {LISTED_FIRST}" if is_tie else ""
    heard = heard.removesuffix("; ")
    return [f"{heard}. {tie} the tree says **{word(table.target)}: {says}**{first}."]


def _falls(record: Record) -> str:
    """Say which class the row's last node falls back on."""
    classes, end = record.tree.classes, record.tree.nodes[record.path.nodes[-1]]
    says = word(record.path.prediction)
    if len(commonest(end.class_counts, classes)) > 1:
        holds = bag(end.class_counts, classes)
        return f"a tie ({holds}): **{says}**, {LISTED_FIRST}."
    return f"the commonest class there: **{says}**."


def _staying(record: Record) -> list[str]:
    """Say that a row without an answer goes no further."""
    return [
        f"{_heard(record)}{_asked_last(record)} is missing, so it goes no further. The "
        f"tree falls back on {_falls(record)}"
    ]


def _in_parts(record: Record) -> list[str]:
    """Say where the parts of a row end, and what they say together."""
    tree, path = record.tree, record.path
    ends = [
        f"{percent(part)} to {word(place(tree, at))} "
        f"({bag(tree.nodes[at].class_counts, tree.classes)})"
        for at, part in path.ends
    ]
    shares = class_shares(tree, path.ends)
    order = np.argsort(-shares, kind="stable").tolist()
    says = [f"{word(tree.classes[k])} {percent(shares[k])}" for k in order if shares[k]]
    heard = f"{_heard(record)}{_asked_last(record)} is missing, so it goes on in parts"
    is_tie = len(commonest(shares.round(12), tree.classes)) > 1
    first = f", {LISTED_FIRST}" if is_tie else ""
    more = len(ends) - MOST_ENDS
    if more > 0:
        ends = [*ends[:MOST_ENDS], counted(more, "more part")]
    target, said = word(record.settings.table.target), word(path.prediction)
    return [
        f"{heard}: {listed(ends)}.",
        f"Together that is {listed(says)}: the tree says **{target}: {said}**{first}.",
    ]

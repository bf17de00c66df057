"""What is said of the nodes of a growing tree: in the box, and under the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engines.datasets import with_answer
from engines.decision_trees import Decision, Node, commonest
from pages.figures import theme
from pages.figures.classes import contents
from pages.figures.lettering import shortened
from pages.figures.twigs import MOSTLY
from pages.words.numbers import of_rows
from pages.words.sentences import counted, tallied, told_class

LONGEST, MOST_ANSWERS, MOST_TALLIED = 36, 7, 4  # letters of a line; lines; classes
MOST_DOTS = 40  # rows of a table, each of which is drawn
MISSING = "(missing)"


@dataclass(frozen=True, eq=False)
class Told:
    """What is known of the nodes of a growth: classes, and how each is reached.

    `paths` has, by a node's number, the answers that lead to it, `counts` its rows.
    """

    classes: Sequence[str]
    has_dots: bool  # each row is drawn
    paths: dict[int, tuple[str, ...]] = field(default_factory=dict)
    counts: dict[int, str] = field(default_factory=dict)

    def lead(self, decision: Decision) -> None:
        """Learn how the children of a decision are reached."""
        before = self.paths.get(decision.node.number, ())
        for child in decision.children:
            step = with_answer(decision.question.attribute, answer_of(child))
            self.paths[child.number] = (*before, "<br>".join(_wrapped(step)))

    def held(self, node: Node) -> str:
        """Return a node's rows by their classes, in lines; each is written once."""
        if node.number not in self.counts:
            lines = _wrapped(held(node.class_counts, self.classes))
            self.counts[node.number] = "<br>".join(lines)
        return self.counts[node.number]


def answer_of(node: Node) -> str:
    """Return the answer that leads to a node, as it is written; the root has none."""
    return MISSING if node.answer == "" else node.answer or ""


def lines_of(node: Node, told: Told) -> tuple[str, ...]:
    """Name a leaf by its class, an open node by what is still mixed in it."""
    if node.reason:
        return (f"{_class_of(node)}{_how_sure(node, told.classes)}",)
    if told.has_dots:  # they say it
        return ("?",)
    return ("?", contents(np.round(node.class_counts, 2), told.classes))


def _class_of(node: Node) -> str:
    return str(node.prediction) or MISSING


def _how_sure(node: Node, classes: Sequence[str]) -> str:
    if _is_tie(node, classes):
        return " (a tie)"
    return MOSTLY if np.count_nonzero(node.class_counts) > 1 else ""


def _is_tie(node: Node, classes: Sequence[str]) -> bool:
    return len(commonest(node.class_counts, classes)) > 1


def ink_of(node: Node, classes: Sequence[str]) -> str:
    """Return the colour of a leaf's class; open nodes' words and ties have none."""
    is_one = node.prediction in classes and not _is_tie(node, classes)
    if node.reason and is_one:
        return theme.class_colour(classes.index(node.prediction))
    return theme.INK


# --- under the pointer --------------------------------------------------------------


def ending(node: Node, told: Told, note: str = "") -> str:
    """Return what the pointer hears of a node at which nothing is asked (yet)."""
    if not node.reason:
        return _joined("not asked anything yet", node, told, (_guess(node, told), note))
    head = f"says {_quoted(node, told)}{_how_sure(node, told.classes)}"
    return _joined(head, node, told, (node.reason.value, note))


def asking(decision: Decision, told: Told, note: str = "") -> str:
    """Return what the pointer hears of a node that has asked its question."""
    node, n = decision.node, len(decision.children)
    rest = (f"{counted(n, 'answer')}; before it {_guess(node, told)}", note)
    return _joined(f"{decision.question.attribute}?", node, told, rest)


def resting(rest: Sequence[Node], n_asked: int, told: Told) -> str:
    """Return what the pointer hears of the children that are not drawn."""
    counts = sum(node.class_counts for node in rest)
    asked = f"{counted(n_asked, 'question')} more below them" if n_asked else ""
    head, inside = more_answers(rest), held(counts, told.classes)
    lines = [f"<b>{head}</b>", *_wrapped(inside), *_wrapped(asked)]
    return "<br>".join(filter(None, lines))


def more_answers(rest: Sequence[Node]) -> str:
    """Say how many answers are not drawn: 3 more answers."""
    return f"{len(rest):,} more {'answer' if len(rest) == 1 else 'answers'}"


def _guess(node: Node, told: Told) -> str:
    """Say what a node would answer if it were a leaf."""
    if _is_tie(node, told.classes):
        return "a tie"
    return f"most are {_quoted(node, told)}" if node.prediction else "no row"


def _quoted(node: Node, told: Told) -> str:
    return told_class(_class_of(node), told.classes)


def _joined(head: str, node: Node, told: Told, rest: Sequence[str]) -> str:
    path = told.paths.get(node.number, ())
    n_more = max(0, len(path) - MOST_ANSWERS)
    before = [f"… after {counted(n_more, 'answer')} more"] if n_more else []
    said = [line for one in rest if one for line in _wrapped(one)]
    head = f"<b>{shortened(head, LONGEST)}</b>"
    return "<br>".join([head, *before, *path[n_more:], told.held(node), *said])


def held(counts: np.ndarray, classes: Sequence[str]) -> str:
    """Write counts of rows with their classes: 14 rows: 9 Yes, 5 No."""
    order = [at for at in np.argsort(-counts, kind="stable") if counts[at]]
    some = order[:MOST_TALLIED]
    names = [str(classes[at]) or MISSING for at in some]
    parts = tallied(np.round(counts[some], 2), names, str)
    more = len(order) - len(some)
    parts += [f"{counted(more, 'class', 'classes')} more"] if more else []
    total = of_rows(counts.sum())
    return f"{total} {'row' if total == '1' else 'rows'}: {', '.join(parts)}"


def _wrapped(text: str) -> list[str]:
    """Return text in lines that a narrow picture has room for."""
    if len(text) <= LONGEST:
        return [shortened(text, LONGEST)]
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LONGEST:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{word}"
    return [shortened(line, LONGEST) for line in lines if line]

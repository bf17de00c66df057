"""A growing tree from its decisions, and the bits its questions remove."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engines.decision_trees import Decision, Ledger, Node, commonest
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.classes import class_words, contents
from pages.figures.keys import keyed_figure
from pages.figures.lettering import pixels, shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, segment, words
from pages.figures.tree import MOST_DOTS, tree_panel
from pages.figures.trees_so_far import Growing
from pages.figures.twigs import Twig

MOST_LABELLED, MOST_NAMED = 8, 3  # questions that have room for a number, a name
HEADROOM = 1.4  # of the ledger's height, for words above its columns
PLOT_HEIGHT, PLOT_WIDTH, LINE = 200, 190, 13  # pixels in the ledger, at least
HALF_COLUMN = 0.36  # of the way from one question to the next
PALE = 0.45  # what is left after a question
SMALL = 11  # pixels, of the words above columns
ALT = "The tree as it grows"
MOST_TWIGS = 70  # boxes that are drawn; beyond them a tree is counted, not seen


def growth_panel(
    decisions: Sequence[Decision],
    codes: np.ndarray,
    classes: Sequence[str],
    *,
    title: str,
    key: str,
    n_steps: int | None = None,
    lit: Sequence[Collection[int]] = (),
) -> Panel:
    """Draw the tree after 0, 1, 2, ... questions.

    `codes` is each row's class as a number, (n_rows,). With `n_steps` beyond the last
    question the finished tree stays as it is.
    """
    twigs, place = _grown(decisions, codes, classes)
    steps = n_steps or len(decisions)
    lit = [{place[number] for number in path if number in place} for path in lit]
    how = {"title": title, "key": key, "alt": ALT, "lit": lit}
    return tree_panel(twigs, steps, words=class_words(classes), **how)


def growth_so_far(
    decisions: Sequence[Decision],
    codes: np.ndarray,
    classes: Sequence[str],
    *,
    title: str,
    key: str,
) -> Growing:
    """Return the tree for `panels_so_far`, which tells nothing of what will come."""
    twigs, _ = _grown(decisions, codes, classes)
    return Growing(twigs, title, key, ALT, class_words(classes))


def _grown(
    decisions: Sequence[Decision], codes: np.ndarray, classes: Sequence[str]
) -> tuple[list[Twig], dict[int, int]]:
    """Return the boxes of a growth, and where each node's box is among them."""
    few = len(decisions[0].node.rows) <= MOST_DOTS
    twigs, place = [_twig(decisions[0].node, None, 0, codes, classes, few)], {0: 0}
    for step, decision in enumerate(decisions[1:], start=1):
        at = place.get(decision.node.number)
        if at is None:
            continue
        asks = f"{decision.question.attribute}?"
        twigs[at] = replace(twigs[at], asked=step, question=(asks,))
        room = max(0, MOST_TWIGS - len(twigs))
        for child in decision.children[:room]:
            place[child.number] = len(twigs)
            twigs.append(_twig(child, at, step, codes, classes, few))
        if 0 < room < len(decision.children):
            more = f"… {len(decision.children) - room} more"
            twigs.append(Twig(at, "", (more,), born=step))
    return twigs, place


def _lines(node: Node, classes: Sequence[str]) -> tuple[str, ...]:
    """Name a leaf by its class, an open node by what is still mixed in it."""
    if node.reason:
        mixed = np.count_nonzero(node.class_counts) > 1
        how = " (a tie)" if _is_tie(node, classes) else " (mostly)" if mixed else ""
        return (f"{node.prediction}{how}",)
    few = len(node.rows) <= MOST_DOTS  # then the dots say it
    return ("?",) if few else ("?", contents(node.class_counts, classes))


def _is_tie(node: Node, classes: Sequence[str]) -> bool:
    return len(commonest(node.class_counts, classes)) > 1


def _ink(node: Node, classes: Sequence[str]) -> str:
    """Return the colour of a leaf's class; open nodes' words and ties have none."""
    is_one = node.prediction in classes and not _is_tie(node, classes)
    if node.reason and is_one:
        return theme.class_colour(classes.index(node.prediction))
    return theme.INK


def _twig(node: Node, parent, born: int, codes, classes, few: bool) -> Twig:
    total = max(1, node.class_counts.sum())
    return Twig(
        parent,
        "(missing)" if node.answer == "" else node.answer or "",
        _lines(node, classes),
        tuple((node.class_counts / total).tolist()),
        born=born,
        colour=None if node.reason else theme.NEXT,
        ink=_ink(node, classes),
        dots=tuple(sorted(codes[node.rows].tolist())) if few else (),
    )


def ledger_panel(last: Ledger, names: Sequence[str]) -> Panel:
    """Draw how each question takes its bits from what was unknown at first.

    `last` is the balance after all questions, `names` what each asked.
    """
    n = max(len(last.entries), 4)
    span, apart = (-0.7, n + 2.0), max(1, n // 8)
    top = last.before or 1.0
    parts = [("■ still to find", theme.HERE), ("■ removed", theme.SLOPE)]
    if last.aside > 1e-9:
        parts.append(("■ of rows that stay", theme.MUTED))
    figure = keyed_figure(
        "Bits",
        parts,
        PLOT_WIDTH + 50,
        "ledger",
        [],
        xaxis=axis(span, "questions asked", tickvals=[*range(0, n + 1, apart)]),
        yaxis=axis((0, HEADROOM * top), "bits"),
        shapes=[_column(0, 0, last.before, theme.HERE)],
        dragmode="pan",
    )
    # One bit is so many pixels high, one question so many wide, where room is least.
    labels = _Labels(up=PLOT_HEIGHT / (HEADROOM * top), across=PLOT_WIDTH / (n + 2.7))
    spans = _ledger_spans(last, names, labels)
    return Panel(figure, "The ledger in bits", 360, spans=spans)


def _ledger_spans(last: Ledger, names: Sequence[str], labels: "_Labels") -> list[Span]:
    """Return what comes with each question, and the words, where there is room."""
    start = labels.put(0, last.before, f"{last.before:.3f}", theme.INK)
    spans, height = [Span(start, 0, len(names))], last.before
    for at, entry in enumerate(last.entries, start=1):
        shapes = _removal(at, entry.removed, height, entry.aside)
        if len(names) <= MOST_LABELLED:
            shapes.append(labels.put(at, height, f"−{entry.removed:.3f}", theme.INK))
        if len(names) <= MOST_NAMED:
            name = shortened(names[at - 1], 10)
            shapes.append(labels.put(at, height, name, theme.MUTED))
        spans += [Span(shape, at, len(names)) for shape in shapes]
        height -= entry.removed + entry.aside
    return spans


@dataclass
class _Labels:
    """Words above columns: each is raised until it covers none that is there.

    They begin where their column does: on its right all columns are lower.
    """

    up: float  # pixels a bit
    across: float  # pixels a question
    there: list[tuple[float, float, float]] = field(default_factory=list)

    def put(self, at: int, height: float, text: str, colour: str) -> dict:
        """Return the words as a shape, no lower than just above their column."""
        raised, left = 10, at - HALF_COLUMN
        first = left * self.across
        end = first + pixels(text, SMALL)
        while any(
            first < other_end
            and other < end
            and abs(height * self.up + raised - y) < LINE
            for other, other_end, y in self.there
        ):
            raised += 1
        self.there.append((first, end, height * self.up + raised))
        return words(left, height, text, colour, raised, SMALL, "left")


def _removal(at: int, removed: float, height: float, aside: float) -> list[dict]:
    """Draw what one question takes from the height before it, and what it leaves.

    What rows without an answer take with them, which go no further, has no colour.
    """
    low = max(height - removed, 0.0)
    rest = max(low - aside, 0.0)
    left = [_column(at, 0, rest, theme.HERE, opacity=PALE)] if rest > 1e-9 else []
    stays = [_column(at, rest, low, theme.MUTED, opacity=PALE)] if aside > 1e-9 else []
    before = segment((at - 1, at), (height, height), theme.MUTED, 1, "dot")
    return [_column(at, low, height, theme.SLOPE), *stays, *left, before]


def _column(at: int, low: float, high: float, colour: str, **more: object) -> dict:
    edge = {"color": colour, "width": 1}
    return box((at - HALF_COLUMN, at + HALF_COLUMN), (low, high), colour, edge, **more)

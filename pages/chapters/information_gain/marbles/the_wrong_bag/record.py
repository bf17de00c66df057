"""Marbles found out with the tree for another bag: record, table, opinions."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf, isinf, log2

import numpy as np

from engines.decision_trees import (
    Drawing,
    QuestionTree,
    WrongBag,
    ask_by_belief,
    cross_entropy,
    cross_entropy_terms,
    draw_marbles,
    entropy,
    huffman,
    kullback_leibler,
)
from engines.decision_trees.beliefs import way_of
from engines.decision_trees.huffman import merge_lightest, numbered_tree
from engines.reference import class_log_loss
from pages.ui.chapter import Opinion, Table, agree

from ..record import NAMES, Settings

NEVER = "∞"  # bits: what was believed never to come
COLUMNS = (
    "draw",
    "colour",
    "surprise",
    "your surprise",
    "your questions",
    "right questions",
    "your tree names",
    "your questions so far",
    "right questions so far",
    "named wrongly so far",
)
TOTALS = COLUMNS[7:]
CODE = (
    cross_entropy,
    cross_entropy_terms,
    kullback_leibler,
    entropy,
    huffman,
    merge_lightest,
    numbered_tree,
    ask_by_belief,
    way_of,
    draw_marbles,
)


@dataclass(frozen=True, eq=False)
class Record:
    """The bag that is believed in, and the marbles of the real one."""

    settings: Settings
    wrong: WrongBag

    @property
    def drawing(self) -> Drawing:
        """The real bag, its tree and its draws."""
        return self.wrong.drawing

    @property
    def believed(self) -> list[int]:
        """The numbers of the colours that are believed to be in the bag."""
        return np.flatnonzero(self.wrong.counts).tolist()


def run(settings: Settings) -> Record:
    """Draw from the bag; find the marbles out as if they came from the other one."""
    draws, seed = settings.n_draws, settings.seed
    drawing = draw_marbles(np.array(settings.counts), draws, seed, NAMES)
    return Record(settings, ask_by_belief(drawing, settings.believed_counts))


def table(record: Record) -> Table:
    """List the draws; the first row is for before the first draw."""
    wrong, drawing = record.wrong, record.drawing
    rows: list[tuple] = [(0, "", 0.0, 0.0, 0, 0, "", 0, 0, 0)]
    sums = (wrong.questions, drawing.questions, wrong.missed)
    for t, i in enumerate(drawing.colours.tolist(), 1):
        yours = float(wrong.surprises[i])
        rows.append(
            (
                t,
                NAMES[i],
                float(drawing.surprises[i]),
                NEVER if isinf(yours) else yours,
                int(wrong.lengths[i]),
                int(drawing.tree.lengths[i]),
                NAMES[wrong.named[i]],
                *(int(total[t]) for total in sums),
            )
        )
    return Table(COLUMNS, rows)


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Go through the bag marble by marble; ask the questions again; recount."""
    return [_by_marbles(record), _by_asking(record), _by_counting(record)]


def _by_marbles(record: Record) -> Opinion:
    """Average over every marble of the bag, its shares as exact fractions."""
    wrong = record.wrong
    real, belief = record.settings.counts, record.settings.believed_counts
    there = _mean_surprise(real, belief), _mean_surprise(real, real)
    back = _mean_surprise(belief, real), _mean_surprise(belief, belief)
    ours = [wrong.terms.sum(), record.drawing.entropy, wrong.cross_entropy]
    return agree(
        [*ours, wrong.divergence, wrong.backwards],
        [there[0], there[1], there[0], there[0] - there[1], back[0] - back[1]],
        "every marble by itself",
        "H(p), H(p, q) and both divergences",
        allowed=1e-12,
    )


def _mean_surprise(bag: tuple[int, ...], belief: tuple[int, ...]) -> float:
    """Return how much a bag's marbles surprise, by a belief, on average."""
    shares = [Fraction(n, sum(belief)) for n in belief]
    each = [log2(1 / q) if q else inf for q in shares]
    marbles = [bits for n, bits in zip(bag, each, strict=True) for _ in range(n)]
    return sum(marbles) / len(marbles)


def _by_asking(record: Record) -> Opinion:
    """Ask of every marble in the bag, with names alone, what the tree would ask."""
    wrong, drawing = record.wrong, record.drawing
    found = []
    for tree in (wrong.tree, drawing.tree):
        each = [_asked(tree, name) for name in NAMES]
        found.append(np.repeat(each, drawing.counts.astype(int)).mean())
    what = "The questions to expect, with your tree and with the right one"
    ours = wrong.expected_questions, drawing.tree.expected_questions
    return agree(ours, found, "asking about every marble", what, allowed=1e-12)


def _asked(tree: QuestionTree, name: str) -> int:
    """Return how many questions are asked before one colour is left."""
    left, n = {*tree.under[0]}, 0
    halves = dict(zip(map(frozenset, tree.under), tree.yes.tolist(), strict=True))
    while len(left) > 1:
        yes = {*tree.under[halves[frozenset(left)]]}
        left, n = (left & yes if name in yes else left - yes), n + 1
    return n


def _by_counting(record: Record) -> Opinion:
    """Recount all totals from how often each colour has come so far."""
    wrong, drawing = record.wrong, record.drawing
    came = np.cumsum(drawing.colours[:, np.newaxis] == np.arange(len(NAMES)), axis=0)
    yours, right = (
        [_asked(tree, name) for name in NAMES] for tree in (wrong.tree, drawing.tree)
    )
    missed = np.array(record.settings.believed_counts) == 0
    recounted = np.pad([came @ yours, came @ right, came @ missed], ((0, 0), (1, 0)))
    ours = [wrong.questions, drawing.questions, wrong.missed]
    what = f"The totals after each of {drawing.n_draws} draws"
    return agree(ours, recounted, "a count by colours", what, allowed=1e-9)


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for its loss of the belief on the marbles drawn.

    It takes no chance for 0: of what is believed never to come it is not asked.
    """
    wrong, colours = record.wrong, record.drawing.colours
    known = colours[wrong.counts[colours] > 0]
    if not len(known):
        return None
    ours = float(wrong.surprises[known].mean())
    theirs = class_log_loss(known, wrong.shares) / np.log(2)
    less = len(colours) - len(known)
    of = f"the {len(known)} drawn marbles that were believed possible"
    what = (
        f"Your average surprise at {of if less else 'the drawn marbles'}, {ours:.6g} "
        f"bits by our sum and {theirs:.6g} by its log loss, the loss of classifiers"
    )
    return agree(ours, theirs, "scikit-learn's log loss", what, allowed=1e-12)

"""The bag and its draws, what there is to tell of them, and second opinions."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    IMPURITIES,
    Drawing,
    SplitByHand,
    draw_marbles,
    entropy,
    entropy_terms,
    entropy_with_one_more,
    gini,
    huffman,
    information_gain,
    marbles,
    misclassification,
    questions_together,
    surprise,
)
from engines.decision_trees.huffman import merge_lightest, numbered_tree
from engines.reference import fewest_questions, mutual_information
from pages.ui.chapter import Opinion, Table, agree
from pages.words.units import UNITS, Unit

from .logarithm import measured_in

NAMES = ("blue", "orange", "green", "pink", "gold", "slate")
MOST = 30  # marbles of a colour
SAME = 1e-12  # amounts nearer than this are the same: the rest is rounding
AT_ONCE = {"two": 2, "three": 3}  # draws found out together
# Breiman et al. 1984, section 4.1: rows that say yes and no in each child.
SPLITS = (
    ("split A", np.array([[300, 100], [100, 300]])),
    ("split B", np.array([[200, 400], [200, 0]])),
)
COLUMNS = (
    "draw",
    "colour",
    "surprise",
    "questions",
    "drawn guess",
    "surprise so far",
    "questions so far",
    "drawn wrong",
    "best wrong",
)
TOTALS = COLUMNS[5:]
CODE = (
    surprise,
    entropy_terms,
    entropy,
    gini,
    misclassification,
    huffman,
    merge_lightest,
    numbered_tree,
    draw_marbles,
    marbles.running_totals,
)


@dataclass(frozen=True)
class Settings:
    """What is in the bag, how often to draw from it, and which part is shown."""

    part: str
    blue: int = 0  # where counts are the learner's own, the colours are not asked
    orange: int = 0
    green: int = 0
    pink: int = 0
    gold: int = 0
    slate: int = 0
    seed: int = 0
    n_draws: int = 0  # where the learner asks, five are drawn
    asked: tuple[int, ...] = ()  # the learner's questions, where he asks
    believed_blue: int = 0  # and so on: the bag that is believed in, where one is
    believed_orange: int = 0
    believed_green: int = 0
    believed_pink: int = 0
    believed_gold: int = 0
    believed_slate: int = 0
    given: SplitByHand | None = None  # counts of the learner's own, where they are
    log: str = "bits"  # a key of UNITS: what information is measured in
    told: tuple[tuple[str, str], ...] = ()  # what somebody has: of what, and digits

    @property
    def unit(self) -> Unit:
        """What information is measured in."""
        return UNITS[self.log]

    @property
    def is_empty(self) -> bool:
        """Whether there is no marble to draw where some should be."""
        return self.given is None and not any(getattr(self, name) for name in NAMES)

    @property
    def counts(self) -> tuple[int, ...]:
        """The marbles in the order of `NAMES`; one stands in for an empty bag."""
        counts = tuple(getattr(self, name) for name in NAMES)
        return (1, *counts[1:]) if self.is_empty else counts

    @property
    def believed_counts(self) -> tuple[int, ...]:
        """The marbles of the believed bag; one stands in for an empty one, too."""
        counts = tuple(getattr(self, f"believed_{name}") for name in NAMES)
        return counts if any(counts) else (1, *counts[1:])


@dataclass(frozen=True, eq=False)
class Record:
    """The bag and its draws, and what else there is to say of the bag."""

    settings: Settings
    drawing: Drawing  # its entropies and surprises in the unit that is chosen
    in_bits: Drawing  # the same as the engine has it
    most: dict[str, float]  # impurity: of so many colours in equal shares
    one_more: np.ndarray  # (6,) the entropy with one more marble of each colour
    together: dict[str, float]  # questions a draw, for each of AT_ONCE
    gains: dict[str, tuple[float, ...]]  # impurity: the gain of each of SPLITS

    @property
    def unit(self) -> Unit:
        """What information is measured in."""
        return self.settings.unit

    @property
    def totals(self) -> list[np.ndarray]:
        """What has come together by each draw, in the order of `TOTALS`."""
        drawing = self.drawing
        return [
            drawing.surprise,
            drawing.questions,
            drawing.drawn_guess_mistakes,
            drawing.best_guess_mistakes,
        ]

    @property
    def ceiling(self) -> float:
        """The most that the entropy of so many colours can be."""
        return self.most["entropy"]


def run(settings: Settings) -> Record:
    """Draw from the bag, and find out all there is to tell of it."""
    counts, unit = np.array(settings.counts), settings.unit
    here, equal = counts[counts > 0], np.ones(np.count_nonzero(counts))
    drawing = draw_marbles(counts, settings.n_draws, settings.seed, NAMES)
    in_unit = {"entropy": unit.of(1)}  # the other impurities have none
    factors = {name: in_unit.get(name, 1.0) for name in IMPURITIES}
    return Record(
        settings,
        measured_in(unit, drawing),
        drawing,
        most={n: float(IMPURITIES[n](equal)) * f for n, f in factors.items()},
        one_more=entropy_with_one_more(counts) * unit.of(1),
        together={name: questions_together(here, n) for name, n in AT_ONCE.items()},
        gains={n: _gains(IMPURITIES[n], f) for n, f in factors.items()},
    )


def _gains(impurity: Callable, factor: float) -> tuple[float, ...]:
    gains = (float(information_gain(split, impurity)) for _, split in SPLITS)
    return tuple(gain * factor for gain in gains)


def table(record: Record) -> Table:
    """List the draws; the first row is for before the first draw."""
    drawing = record.drawing
    bits, asked = drawing.surprises.tolist(), drawing.tree.lengths.tolist()
    pairs = zip(drawing.colours.tolist(), drawing.guesses.tolist(), strict=True)
    draws = [
        (at, NAMES[colour], bits[colour], asked[colour], NAMES[guess])
        for at, (colour, guess) in enumerate(pairs, 1)
    ]
    surprise, *whole = record.totals
    totals = [surprise, *(total.astype(int) for total in whole)]
    so_far = zip(*(total.tolist() for total in totals), strict=True)
    rows = zip([(0, "", 0.0, 0, ""), *draws], so_far, strict=True)
    return Table(COLUMNS, [(*row, *sums) for row, sums in rows])


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Check the bag's measures, its tree and the totals by other means."""
    drawing = record.drawing
    return [_by_counts(record), _by_planning(drawing), _by_counting(record)]


def _by_counts(record: Record) -> Opinion:
    """Compare with sums over counts that never form a share."""
    drawing, unit = record.drawing, record.unit
    here, one = drawing.present, np.log2(unit.base)
    n = drawing.counts[here]
    total, pairs = n.sum(), np.outer(n, n)
    bits = (np.log2(total) - np.log2(n)) / one
    whole = (np.log2(total) - (n * np.log2(n)).sum() / total) / one
    wrong = ((pairs.sum() - pairs.trace()) / total**2, (total - n.max()) / total)
    measures = (drawing.entropy, drawing.gini, drawing.misclassification)
    return agree(
        [*drawing.surprises[here], *drawing.terms[here], *measures],
        [*bits, *(n * bits / total), whole, *wrong],
        f"{unit.log} N − Σ n {unit.log} n / N",
        "Every surprise, every part of H, H itself, Gini and misclassification",
        allowed=1e-12,
    )


def _by_planning(drawing: Drawing) -> Opinion:
    """Compare Huffman's average with the best of all trees."""
    ours, best = drawing.tree.expected_questions, fewest_questions(drawing.counts)
    what = "The average number of questions; no tree of questions has a smaller one"
    return agree(ours, best, "the best of all trees", what, allowed=1e-12)


def _by_counting(record: Record) -> Opinion:
    """Recount all totals from how often each colour has come so far."""
    drawing, here = record.drawing, record.drawing.present
    came = np.cumsum(drawing.colours[:, np.newaxis] == here, axis=0)
    matched = np.cumsum(drawing.colours == drawing.guesses)
    best = here.index(int(drawing.counts.argmax()))
    draws = np.arange(1, drawing.n_draws + 1)
    counts = drawing.counts
    bits = (np.log2(counts.sum()) - np.log2(counts[here])) / np.log2(record.unit.base)
    questions = drawing.tree.lengths[here]
    recounted = [came @ bits, came @ questions, draws - matched, draws - came[:, best]]
    what = f"The totals after each of {drawing.n_draws} draws"
    from_nothing = np.pad(recounted, ((0, 0), (1, 0)))
    return agree(record.totals, from_nothing, "a count by colours", what, allowed=1e-9)


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the entropy: what the colours tell of themselves."""
    drawing = record.drawing
    colours = np.repeat(NAMES, drawing.counts.astype(int))
    theirs = record.unit.of(mutual_information(colours, colours))
    what = (
        f"The entropy, {drawing.entropy:.6g} {record.unit.many} by our sum and "
        f"{theirs:.6g} by its "
        "mutual information of the marbles' colours with themselves"
    )
    against = "scikit-learn's mutual information"
    return agree(drawing.entropy, theirs, against, what, allowed=1e-12)

"""The bags of a question: which rows give which answer, and what they hold."""

from dataclasses import dataclass, replace

import numpy as np

from engines.datasets import MISSING, Table
from engines.datasets.parts import written_threshold
from engines.decision_trees.gains import SAME_WITHIN, Impurity, information_gain
from engines.decision_trees.missing import ANSWER, LEFT_OUT
from engines.decision_trees.splits import halfway


@dataclass(frozen=True, eq=False)
class Asked:
    """The rows that are asked, what each weighs, and its class as a number."""

    rows: np.ndarray  # (n,) numbers of rows of the table
    weights: np.ndarray  # (n,) 1, or less where a row was shared out before
    labels: np.ndarray  # (n,) integers from 0
    n_classes: int
    missing: str  # a key of MISSING_CELLS
    is_whole: bool  # whether every row weighs 1

    def counts(self, groups: np.ndarray, n_groups: int, which=slice(None)):
        """Return what the classes weigh in each group of rows, (n_groups, n_classes).

        ``groups`` are the groups' numbers of the rows in ``which``. Whole numbers where
        every row is whole. Never raises.
        """
        cells = groups * self.n_classes + self.labels[which]
        weights = None if self.is_whole else self.weights[which]
        found = np.bincount(cells, weights, minlength=n_groups * self.n_classes)
        return found.reshape(n_groups, self.n_classes)


@dataclass(frozen=True, eq=False)
class Tally:
    """The answers to one question, and the rows that go where each of them leads."""

    answers: tuple[str, ...]
    rows: tuple[np.ndarray, ...]  # one an answer: (n_c,) row numbers
    weights: tuple[np.ndarray, ...]  # what each of them weighs there
    counts: np.ndarray  # (n_answers, n_classes) of the rows that give an answer
    bags: np.ndarray  # (n_answers, n_classes) with the rows that are shared out
    aside: np.ndarray  # (n_aside,) rows that give no answer and go no further
    aside_counts: np.ndarray  # (n_classes,)
    threshold: float | None = None


def tally(
    table: Table, attribute: str, asked: Asked, by: Impurity, cut: float | None = None
) -> Tally:
    """Return the bags of the question about one attribute.

    A column of numbers is asked about at its best threshold, the lowest on a tie, or
    at the given ``cut``. Raises ValueError for an unknown attribute.
    """
    if attribute in table.numbers:
        answers, groups, known, threshold = _sides(table, attribute, asked, by, cut)
    else:
        codes, answers = table.codes(attribute)
        groups, threshold = codes[asked.rows], None
        known = np.array([word != MISSING for word in answers], dtype=bool)[groups]
    if asked.missing == ANSWER:
        known = np.ones_like(known)
    found = replace(_gathered(answers, groups, known, asked), threshold=threshold)
    return found if known.all() else _without_answer(found, asked, ~known)


def _sides(table: Table, attribute: str, asked: Asked, by: Impurity, cut):
    """Return the answers of a column of numbers, each row's, if any, and the cut."""
    values = table.values(attribute)[asked.rows]
    known = ~np.isnan(values)
    threshold = best_threshold(values, asked, by) if cut is None else cut
    if threshold is None:  # one value, or none at all
        same = asked.rows[known][:1]  # its cell is the answer: new rows are held to it
        answers = *(table.column(attribute)[row] for row in same), MISSING
        return answers, np.where(known, 0, len(same)), known, None
    low = values[values <= threshold].max(initial=-np.inf)
    high = values[values > threshold].min(initial=np.inf)
    text = written_threshold(threshold, low, high)  # so short that no value changes
    groups = np.where(known, values > threshold, 2).astype(int)
    return (f"≤ {text}", f"> {text}", MISSING), groups, known, threshold


def _gathered(answers, groups: np.ndarray, known: np.ndarray, asked: Asked) -> Tally:
    """Gather the rows that answer, by the answer that they give."""
    given, child = np.unique(groups[known], return_inverse=True)
    places = np.flatnonzero(known)
    counts = asked.counts(child, len(given), places)
    by_child = places[np.argsort(child, kind="stable")]
    ends = np.cumsum(np.bincount(child, minlength=len(given)))
    parts = np.split(by_child, ends[:-1]) if len(given) else []
    return Tally(
        answers=tuple(answers[code] for code in given),
        rows=tuple(asked.rows[part] for part in parts),
        weights=tuple(asked.weights[part] for part in parts),
        counts=counts,
        bags=counts,
        aside=asked.rows[:0],
        aside_counts=np.zeros_like(counts.sum(axis=0)),
    )


def _without_answer(found: Tally, asked: Asked, unknown: np.ndarray) -> Tally:
    """Set the rows without an answer aside, or share them out over the answers."""
    lost = asked.counts(np.zeros(unknown.sum(), dtype=int), 1, unknown)[0]
    if asked.missing == LEFT_OUT or not len(found.answers):
        return replace(found, aside=asked.rows[unknown], aside_counts=lost)
    sizes = found.counts.sum(axis=1)
    parts = sizes / sizes.sum()
    rows, weights = asked.rows[unknown], asked.weights[unknown]
    return replace(
        found,
        rows=tuple(np.concatenate([child, rows]) for child in found.rows),
        weights=tuple(
            np.concatenate([child, part * weights])
            for child, part in zip(found.weights, parts, strict=True)
        ),
        bags=found.counts + parts[:, np.newaxis] * lost,
    )


def best_threshold(values: np.ndarray, asked: Asked, by: Impurity) -> float | None:
    """Return the threshold that gains most, the lowest on a tie; None without any."""
    thresholds, bags = bags_along(values, asked)
    if not len(thresholds):
        return None
    gains = information_gain(bags, by)
    return float(thresholds[(gains >= gains.max() - SAME_WITHIN).argmax()])


def bags_along(values: np.ndarray, asked: Asked) -> tuple[np.ndarray, np.ndarray]:
    """Return every threshold between two values, (V,), and its bags, (V, 2, n_classes).

    ``values`` (n,) belong to the rows asked; NaN is missing and counts nowhere.
    Thresholds are midpoints of consecutive distinct values. Never raises.
    """
    known = np.flatnonzero(~np.isnan(values))
    distinct, groups = np.unique(values[known], return_inverse=True)
    counts = asked.counts(groups, len(distinct), known)
    low = counts.cumsum(axis=0)[:-1]
    whole = counts.sum(axis=0)
    thresholds = halfway(distinct[:-1], distinct[1:])
    # what is subtracted from sums of fractions must not fall below nothing
    return thresholds, np.stack([low, np.maximum(whole - low, 0)], axis=1)

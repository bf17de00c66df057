"""A split by hand, step by step: record, table, second opinions."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    CountedSplit,
    SplitByHand,
    counted_split,
    entropy,
    entropy_terms,
    gini,
    impurity_after,
    information_gain,
    per_bit,
    shares,
    split_information,
)
from engines.reference import mutual_information
from pages.ui.chapter import Opinion, Table, agree
from pages.words.units import Unit

from ..record import Settings

OUTLOOK = SplitByHand(  # Quinlan 1986: fourteen days, asked for the outlook
    ("yes", "no"),
    (9, 5),
    (("sunny", (2, 3)), ("overcast", (4, 0)), ("rain", (3, 2))),
)
BAG, CLASS, GROUP, AVERAGE, GAIN, ANSWERS, RATIO = (
    *("bag", "class", "group", "average"),
    *("gain", "answers", "ratio"),
)
RESULTS = ("average", "gain", "split information", "gain ratio")
CODE = (
    *(counted_split, shares, entropy_terms, entropy, per_bit),
    *(impurity_after, information_gain, split_information, gini),
)
MOST_ASKED = 200_000  # rows that scikit-learn is given


@dataclass(frozen=True, eq=False)
class Record:
    """The split, and the steps in which it is told."""

    settings: Settings
    split: CountedSplit
    steps: tuple[tuple[str, int], ...]  # what is told, and of which class or group

    @property
    def unit(self) -> Unit:
        """What information is measured in."""
        return self.settings.unit

    @property
    def given(self) -> SplitByHand:
        """The counts as they were given."""
        return self.split.given

    @property
    def is_split(self) -> bool:
        """Whether there are groups."""
        return bool(self.given.groups)

    @property
    def n(self) -> float:
        """How many there are in the bag."""
        return float(self.split.counts.sum())

    def first(self, kind: str) -> int | None:
        """Return the step at which such a thing is first told, if it ever is."""
        kinds = [kind for kind, _ in self.steps]
        return kinds.index(kind) if kind in kinds else None


def split_of(settings: Settings) -> CountedSplit:
    """Work out the split that is given."""
    return counted_split(settings.given or OUTLOOK)


def run(settings: Settings) -> Record:
    """Work out the split, and in which steps it is told."""
    split = split_of(settings)
    if split.given.groups:
        steps = [(GROUP, at) for at in range(len(split.children))]
        steps += [(kind, 0) for kind in (AVERAGE, GAIN, ANSWERS, RATIO)]
    else:
        steps = [(CLASS, at) for at in np.flatnonzero(split.counts).tolist()]
    return Record(settings, split, ((BAG, 0), *steps))


# --- the table ----------------------------------------------------------------------


def table(record: Record) -> Table:
    """List the steps, with everything that is known by then."""
    return _of_a_split(record) if record.is_split else _of_a_bag(record)


def _of_a_split(record: Record) -> Table:
    unit = record.unit.many
    columns = (
        *("step", "counts", "share", f"entropy ({unit})", "Gini"),
        *(f"average entropy ({unit})", "average Gini", f"gain ({unit})", "Gini gain"),
        *(f"split information ({unit})", "gain ratio"),
    )
    return Table(columns, [*_rows(record)])


def _rows(record: Record) -> Iterator[tuple]:
    split, of = record.split, record.unit.of
    total = counts_said(split.counts), 1.0, of(split.entropy), split.gini
    yield ("the bag", *total, *[None] * 6)
    names = [name for name, _ in record.given.groups]
    means = np.cumsum(split.weights * [split.child_entropies, split.child_ginis], 1)
    for at, name in enumerate(names):
        bits, its = float(split.child_entropies[at]), float(split.child_ginis[at])
        told = counts_said(split.children[at]), float(split.weights[at]), of(bits), its
        yield (name, *told, of(float(means[0, at])), float(means[1, at]), *[None] * 4)
    ends = (
        *(of(split.expected_entropy), split.expected_gini),
        *(of(split.gain), split.gini_gain),
        *(of(split.split_information), split.gain_ratio),
    )
    for step, known in zip(RESULTS, (2, 4, 5, 6), strict=True):
        yield (step, "", *[None] * 3, *ends[:known], *[None] * (6 - known))


def _of_a_bag(record: Record) -> Table:
    unit, split, of = record.unit.many, record.split, record.unit.of
    columns = ("step", "count", "share", f"surprise ({unit})", "share × surprise")
    so_far = f"entropy so far ({unit})", "Gini so far"
    rows: list[tuple] = [("the bag", round(record.n), 1.0, None, None, 0.0, 0.0)]
    bits = lost = 0.0
    for _, at in record.steps[1:]:
        share, term = float(split.counts[at] / record.n), float(split.terms[at])
        bits, lost = bits + term, lost + share * (1 - share)
        told = round(float(split.counts[at])), share, of(term / share), of(term)
        rows.append((record.given.class_names[at], *told, of(bits), lost))
    return Table((*columns, *so_far), rows)


def counts_said(counts: np.ndarray) -> str:
    """Write counts beside each other, as a table has room for them."""
    return ", ".join(f"{count:.0f}" for count in counts)


def printed(record: Record) -> tuple[str, ...]:
    """Return the columns of the last row that the script prints."""
    return tuple(table(record).columns[5:])


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Check entropies, gain and ratio by sums over cells, and Gini by pairs."""
    return [_by_cells(record), _by_pairs(record)]


def _by_cells(record: Record) -> Opinion:
    """Compare with N log N, which never forms a share; the gain from cells alone."""
    split, cells = record.split, record.split.children
    n, down, along = cells.sum(), cells.sum(axis=0), cells.sum(axis=1)
    log = np.log(record.unit.base)

    def spread(counts: np.ndarray) -> float:
        return float((counts * np.log(np.where(counts > 0, counts, 1))).sum() / log)

    bag, answers = (spread(n) - np.array([spread(down), spread(along)])) / n
    pairs = zip(along, cells, strict=True)
    each = [(spread(size) - spread(row)) / size if size else 0 for size, row in pairs]
    terms = down * (np.log(n) - np.log(np.where(down > 0, down, n))) / n / log
    gain = (spread(cells) + spread(n) - spread(down) - spread(along)) / n
    gain = max(gain, 0.0)
    of, ratio = record.unit.of, gain / answers if answers > 0 else 0.0
    ours = [*split.child_entropies, split.entropy, split.expected_entropy, split.gain]
    ours = [*map(of, [*split.terms, *ours, split.split_information]), split.gain_ratio]
    theirs = [*terms, *each, bag, bag - gain, gain, answers, ratio]
    what = (
        "Every entropy, their average, the gain, the split information and the ratio"
        if record.is_split
        else "The entropy of the bag"
    )
    name = f"sums of n {record.unit.log} n"
    return agree(ours, theirs, name, what, allowed=1e-9)


def _by_pairs(record: Record) -> Opinion:
    """Count the pairs of different classes, drawn one after the other and put back."""
    split = record.split
    counted = [_unlike(row) for row in (split.counts, *split.children)]
    after = float(split.weights @ counted[1:])
    ours = [split.gini, *split.child_ginis, split.expected_gini, split.gini_gain]
    theirs = [*counted, after, max(counted[0] - after, 0.0)]
    what = "Every Gini impurity and its gain" if record.is_split else "Gini"
    return agree(ours, theirs, "a count of unlike pairs", what, allowed=1e-12)


def _unlike(row: np.ndarray) -> float:
    pairs, n = np.outer(row, row), row.sum()
    return float((pairs.sum() - pairs.trace()) / n**2) if n else 0.0


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn what group and class tell of each other, row by row."""
    split = record.split
    cells = split.children.astype(int)
    if record.n > MOST_ASKED:
        return None
    groups, classes = np.indices(cells.shape)
    rows = [np.repeat(one.ravel(), cells.ravel()) for one in (groups, classes)]
    first = rows[0] if record.is_split else rows[1]
    bits = split.gain if record.is_split else split.entropy
    theirs = record.unit.of(mutual_information(first, rows[1]))
    name = "The gain" if record.is_split else "The entropy"
    what = f"{name}, from {len(first):,} rows made of the counts"
    against = "scikit-learn's mutual information"
    return agree(record.unit.of(bits), theirs, against, what, allowed=1e-9)

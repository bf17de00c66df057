"""What growing a tree costs, against scikit-learn's compiled one on the same rows.

`python -m tests.benchmarks trees`: both grow in turns in one process, 15 times each;
shown are the medians, how many times as fast ours is, and the memory that each needs
at its peak in a process of its own beyond what it had. Then what was compared: at each
node that scikit-learn's tree splits our search is made anew. The gains must be equal,
and its cut ours where no other gains as much: among equals it chooses at random.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from time import process_time

import numpy as np

from engines.datasets import load
from engines.decision_trees import Limits, grow
from engines.decision_trees.kept import kept_by
from engines.decision_trees.level import Level, root_level
from engines.decision_trees.searching import best_cuts
from engines.decision_trees.splits import halfway
from tests.benchmarks.rows import seconds

PAIRS = 15
DATA = ("iris", "wine", "breast_cancer", "digits", "1000x10", "10000x20", "100000x20")
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Fit:
    """Which tree to grow on which rows."""

    data: str
    criterion: str
    max_depth: int | None

    def ours(self):
        X, y = rows_of(self.data)
        return grow(X, y, self.criterion, Limits(max_depth=self.max_depth))

    def theirs(self):
        from sklearn.tree import DecisionTreeClassifier

        X, y = rows_of(self.data)
        asked = dict(criterion=self.criterion, max_depth=self.max_depth)
        return DecisionTreeClassifier(random_state=0, **asked).fit(X, y)


@cache
def rows_of(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and classes: bundled ones, or n x d drawn from a bell curve.

    Of the drawn ones a tenth of the classes follow no rule. Five decimals are what
    scikit-learn's 32 bits can tell apart.
    """
    if "x" not in name:
        data = load(name)
        return data.features, data.labels
    n, d = map(int, name.split("x"))
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, d)).round(5)
    follows = X[:, 0] + X[:, 1] * X[:, 2] > 0
    return X, (follows ^ (rng.random(n) < 0.1)).astype(int)


def timed(fit: Fit) -> dict[str, np.ndarray]:
    """Return the medians of ours and of theirs, (2,): wall and processor seconds.

    Both take turns to be first. On a machine that others use too, the time that a
    process has had is steadier than the time that has passed.
    """
    both = {"ours": fit.ours, "theirs": fit.theirs}
    times: dict[str, list] = {name: [] for name in both}
    for pair in range(-1, PAIRS):  # the first only warms up
        for name in sorted(both, reverse=pair % 2 == 0):
            begun = process_time()
            passed = seconds(both[name])
            times[name] += [(passed, process_time() - begun)] if pair >= 0 else []
    return {name: np.median(taken, axis=0) for name, taken in times.items()}


def peak(work: Callable[[], object], warm_up: Callable[[], object]) -> float:
    """Return the most MiB that a piece of work needs, in a new process; Linux only."""
    if not CLEAR.exists():
        return float("nan")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_most_memory, work, warm_up).result()


def _most_memory(work, warm_up) -> float:
    warm_up()
    rows_of(work.__self__.data)
    CLEAR.write_text("5")  # the peak begins anew
    before = _kilobytes("VmRSS")
    work()
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(field: str) -> int:
    lines = STATUS.read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1])


@dataclass(frozen=True)
class Compared:
    """What our search finds at every node that a tree of scikit-learn's splits."""

    n_splits: int
    n_unique: int  # where a single cut gains the most: it must be theirs
    n_unlike: int  # where it is not
    gap: float  # the largest difference between our best gain and theirs


def compared(fit: Fit) -> Compared:
    """Walk down their tree, all nodes of a level at once, and search there anew."""
    X, y = rows_of(fit.data)
    theirs, kept_of = fit.theirs().tree_, kept_by(fit.criterion, len(X))
    children = np.stack([theirs.children_left, theirs.children_right], axis=1)
    root, at = root_level(X, y, int(y.max()) + 1), np.zeros(len(X), dtype=int)
    total = np.zeros(4)
    while (children[at, 0] >= 0).any():
        rows = np.flatnonzero(children[at, 0] >= 0)
        level, nodes = _level_at(root, at, rows)
        found = best_cuts(level, 1, kept_of)
        gaps = np.abs(found.gains(level, kept_of) - _gains(theirs, children, nodes))
        low, high = level.columns.value(found.cuts[0], found.cuts[1:3])
        same = (found.cuts[0] == theirs.feature[nodes]) & np.isclose(
            theirs.threshold[nodes], halfway(low, high), rtol=1e-6
        )
        unique = found.cuts[3] == 1
        total[:3] += len(nodes), unique.sum(), (unique & ~same).sum()
        total[3] = max(total[3], gaps.max())
        seen = X[rows, theirs.feature[at[rows]]].astype(np.float32)
        right = (seen > theirs.threshold[at[rows]]).astype(int)
        at[rows] = children[at[rows], right]
    return Compared(*map(int, total[:3]), float(total[3]))


def _level_at(
    root: Level, at: np.ndarray, rows: np.ndarray
) -> tuple[Level, np.ndarray]:
    """Return the nodes where these rows stand as a level of ours, and their numbers."""
    nodes, place = np.unique(at[rows], return_inverse=True)
    n_classes, y = root.counts.shape[1], root.classes[rows]
    counts = np.bincount(place * n_classes + y, minlength=len(nodes) * n_classes)
    counts = counts.reshape(-1, n_classes)
    ranks, sizes = root.ranks[:, rows], counts.sum(axis=1)
    return Level(root.columns, ranks, y, place, counts, sizes), nodes


def _gains(theirs, children, nodes) -> np.ndarray:
    sizes, impurity = theirs.n_node_samples, theirs.impurity
    after = (sizes * impurity)[children[nodes]].sum(axis=1) / sizes[nodes]
    return impurity[nodes] - after


def show(fit: Fit) -> None:
    times = timed(fit)
    ours, theirs = times["ours"], times["theirs"]
    tiny = Fit("iris", fit.criterion, fit.max_depth)
    memory = peak(fit.ours, tiny.ours), peak(fit.theirs, tiny.theirs)
    seen = compared(fit)
    agree = "agree" if seen.gap < 1e-9 and not seen.n_unlike else "DIFFER"
    print(
        f"{fit.data:>13} {fit.criterion:>8} {fit.max_depth or 'full':>5} "
        f"{ours[0] * 1e3:>8.3g} {theirs[0] * 1e3:>8.3g} ms "
        f"{theirs[0] / ours[0]:>7.2f} {theirs[1] / ours[1]:>7.2f} "
        f"{memory[0]:>7.1f} {memory[1]:>7.1f} MiB  {agree}: {seen.n_splits} splits, "
        f"{seen.n_unique} of them the only best, gains within {seen.gap:.0e}",
        flush=True,
    )


def main() -> None:
    print(
        f"\n{'data':>13} {'by':>8} {'depth':>5} {'ours':>8} {'theirs':>8}    "
        f"{'faster':>7} {'by CPU':>7} {'peak: ours':>10} {'theirs':>4}"
    )
    for data in DATA:
        for criterion in ("entropy", "gini"):
            for max_depth in (None, 5):
                show(Fit(data, criterion, max_depth))

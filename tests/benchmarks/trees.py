"""What growing a tree costs, against scikit-learn's compiled one on the same rows.

`python -m tests.benchmarks trees`: both grow in turns in one process, 15 times each;
shown are the medians, how many times as fast ours is, and the memory that each needs
at its peak in a process of its own beyond what it had. Then what was compared: where
scikit-learn's tree has the nodes of ours, the largest difference of their gains; where
several cuts gain as much it chooses at random, and below the trees go their own ways.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np

from engines.datasets import load
from engines.decision_trees import BinaryTree, Limits, grow
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


def timed(fit: Fit) -> tuple[float, float]:
    """Return the median seconds of ours and of theirs, who take turns to be first."""
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    both = {"ours": fit.ours, "theirs": fit.theirs}
    for pair in range(-1, PAIRS):  # the first only warms up
        for name in sorted(both, reverse=pair % 2 == 0):
            taken = seconds(both[name])
            times[name] += [taken] if pair >= 0 else []
    return median(times["ours"]), median(times["theirs"])


def peak(work: Callable[[], object], warm_up: Callable[[], object]) -> float:
    """Return the most MiB that a piece of work needs, in a new process; Linux only."""
    if not CLEAR.exists():
        return float("nan")
    with get_context("spawn").Pool(1) as process:
        return process.apply(_most_memory, (work, warm_up))


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
    """How far two trees are the same from the root on."""

    n_nodes: int  # that have the same class counts in both
    n_apart: int  # of them: several cuts gained the most, and another was chosen
    gap: float  # the largest difference of gains at a node that both split
    n_unlike: int  # nodes that differ although a single cut gained the most


def compared(ours: BinaryTree, n_tied: np.ndarray, theirs) -> Compared:
    """Walk down both trees together, as far as both have the same rows."""
    children = np.stack([theirs.children_left, theirs.children_right], axis=1)
    counts = np.round(theirs.value[:, 0] * theirs.n_node_samples[:, np.newaxis])
    here = there = np.zeros(1, dtype=int)
    n_nodes = n_apart = n_unlike = 0
    gap = 0.0
    while len(here):
        n_nodes += len(here)
        split = (ours.features[here] >= 0) & (children[there, 0] >= 0)
        n_unlike += int((split != (ours.features[here] >= 0)).sum())
        here, there = here[split], there[split]
        gains = _gains(theirs, children, there)
        gap = max(gap, np.abs(ours.gains[here] - gains).max(initial=0.0))
        below, theirs_below = ours.children[here], children[there]
        same = (ours.class_counts[below] == counts[theirs_below]).all(axis=(1, 2))
        n_apart += int((~same & (n_tied[here] > 1)).sum())
        n_unlike += int((~same & (n_tied[here] == 1)).sum())
        here, there = below[same].ravel(), theirs_below[same].ravel()
    return Compared(n_nodes, n_apart, float(gap), n_unlike)


def _gains(theirs, children, nodes) -> np.ndarray:
    sizes, impurity = theirs.n_node_samples, theirs.impurity
    after = (sizes * impurity)[children[nodes]].sum(axis=1) / sizes[nodes]
    return impurity[nodes] - after


def show(fit: Fit) -> None:
    ours, theirs = timed(fit)
    tiny = Fit("iris", fit.criterion, fit.max_depth)
    memory = peak(fit.ours, tiny.ours), peak(fit.theirs, tiny.theirs)
    grown = fit.ours()
    seen = compared(grown.tree, grown.n_tied, fit.theirs().tree_)
    depth = "full" if fit.max_depth is None else fit.max_depth
    agree = "agree" if seen.gap < 1e-9 and not seen.n_unlike else "DIFFER"
    print(
        f"{fit.data:>13} {fit.criterion:>8} {depth:>5} {ours * 1e3:>9.3g} ms "
        f"{theirs * 1e3:>9.3g} ms {theirs / ours:>6.2f} "
        f"{memory[0]:>7.1f} {memory[1]:>7.1f} MiB  {agree}: {seen.n_nodes} of "
        f"{len(grown.tree.features)} nodes shared, {seen.n_apart} ties decided "
        f"otherwise, gains within {seen.gap:.0e}",
        flush=True,
    )


def main() -> None:
    print(
        f"\n{'data':>13} {'by':>8} {'depth':>5} {'ours':>12} {'scikit-learn':>12} "
        f"{'faster':>6} {'peak: ours, theirs':>19}"
    )
    for data in DATA:
        for criterion in ("entropy", "gini"):
            for max_depth in (None, 5):
                show(Fit(data, criterion, max_depth))

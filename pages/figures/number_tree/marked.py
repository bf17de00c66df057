"""Nodes that are marked at some steps: when each is, and when it is not."""

from collections.abc import Collection, Sequence

import numpy as np

from pages.figures.number_tree.folds import Seen

Run = tuple[int, int]  # the first step and the last


def marked_runs(shown: Seen, marked: Sequence[Collection[int]]) -> dict[int, list[Run]]:
    """Return the runs of steps in which the place of a node is marked, or hides one.

    `marked[k]` are the numbers of the nodes that are marked at step k.
    """
    steps: dict[int, list[int]] = {}
    for step, nodes in enumerate(marked):
        for at in {_seen(shown, int(node)) for node in nodes}:
            steps.setdefault(at, []).append(step)
    return {at: _runs(some, len(marked)) for at, some in steps.items()}


def parted(first: int, last: int, runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Return what of some steps is in the runs, and what is outside of them."""
    inside = [(max(a, first), min(b, last)) for a, b in runs]
    inside = [(a, b) for a, b in inside if a <= b]
    ends = [first - 1, *(end for run in inside for end in run), last + 1]
    outside = [(a + 1, b - 1) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return inside, [(a, b) for a, b in outside if a <= b]


def _seen(shown: Seen, node: int) -> int:
    """Return the place of a node that is drawn: its own, or of what hides it."""
    while node not in shown.place:
        node = int(shown.tree.parents[node])
    return shown.place[node]


def _runs(steps: Sequence[int], n: int) -> list[Run]:
    """Return the runs of neighbouring steps: first and last of each."""
    there = np.zeros(n + 2, dtype=int)
    there[np.array(steps) + 1] = 1
    change = np.diff(there)
    firsts, afters = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    return [*zip(firsts.tolist(), (afters - 1).tolist(), strict=True)]

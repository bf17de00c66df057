"""The walk again: E from what came out, single steps by the tests' own arithmetic."""

from functools import cached_property

import numpy as np

from tests.claims.shapes import number
from tests.pages.chapters.backpropagation.the_factory.claims.own import Own
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    GRAIN,
    near,
    parts,
)

LOOKS = [0, *(c * 10**e for e in range(4) for c in (1, 2, 5)), 10_000]
LAST = 10_000
SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
WITHIN = 1e-9  # of a parameter after one step


class Walk:
    """What 10,000 steps made, by the tests' own arithmetic.

    The engine is asked for the outputs and for the parameters at the looks only, and
    each of those must follow from the one a step before it.
    """

    def __init__(self, record) -> None:
        self.settings, self.own = record.settings, Own(record.settings)
        self.kept, self.y = record.many.looks.tolist(), self.own.sample[1]
        self.held = record.many.snapshots
        outs = record.many.outputs[:, :, 0]
        self.is_softmax = self.own.is_softmax
        with np.errstate(all="ignore"):
            self.all_errors = np.stack([self.errors_of(outs[:, k]) for k in (0, 1)])
            self.made = shares(outs[:, 0]) if self.is_softmax else outs[:, 0]
        whole = np.isfinite(self.all_errors)
        self.taken = [int(w.all() and LAST or w.argmin() - 1) for w in whole]
        self.errors = self.all_errors[0, : self.taken[0] + 1]
        self.rest = 1e-10 if self.is_softmax else 1e-28
        self.looks = [k for k in LOOKS if k <= self.taken[0]]
        last = max(k for k in self.kept if k <= self.taken[0] and self.is_step(k))
        self.looks += [last] if self.looks[-1] < last else []
        self.noise = 40 * GRAIN * (1 + np.nanmax(np.abs(outs[:, 0][self.looks])))
        self._follows()

    def errors_of(self, outs: np.ndarray) -> np.ndarray:
        """Return E of what comes out, (T + 1, n_outputs)."""
        if not self.is_softmax:
            return ((self.y - outs) ** 2).sum(axis=-1) / 2
        top = outs.max(axis=-1, keepdims=True)
        total = top + np.log(np.exp(outs - top).sum(axis=-1, keepdims=True))
        return (self.y * (total - outs)).sum(axis=-1)

    def is_step(self, count: int) -> bool:
        """Tell whether the state before is kept too."""
        return count == 0 or count - 1 in self.kept

    def at(self, count: int) -> np.ndarray:
        """Return all parameters after so many steps."""
        return self.held[self.kept.index(count), 0]

    def _follows(self) -> None:
        """Ask of every look whether it is a step away from the state before it."""
        n_in, n_hidden, n_out = self.own.sizes
        bugs = {"update_first"} if self.settings.update_first else set()
        for look in self.looks[1:]:
            before = self.at(look - 1)
            moves = self.settings.learning_rate * self.own._one_pass(before, bugs)
            if not self.settings.biases:
                moves[n_in * n_hidden + n_hidden * n_out :] = 0
            gap = np.abs(before - moves - self.at(look))
            assert (gap <= WITHIN * (1 + np.abs(before) + np.abs(moves))).all(), look
            here, there = self.own.error(self.at(look)), self.errors[look]
            assert abs(here - there) <= self.noise + 1e-9 * there, look
        assert np.array_equal(self.at(0), self.own.start)

    @cached_property
    def names(self) -> list[str]:
        """Return the parameters' names, in the order of their vector."""
        n_in, n_hidden, n_out = self.own.sizes
        lone = n_out == 1
        sizes = (("w", n_in, n_hidden), ("v", n_hidden, n_out))
        found = [
            f"{letter}{i + 1}" if letter == "v" and lone else f"{letter}{i + 1}{j + 1}"
            for letter, n, m in sizes
            for i in range(n)
            for j in range(m)
        ]
        found += [f"b{j + 1}" for j in range(n_hidden)]
        found += ["c"] if lone else [f"c{j + 1}" for j in range(n_out)]
        return [name.translate(SMALL) for name in found]

    @property
    def outs(self) -> list[str]:
        """Return the outputs' names."""
        return ["ŷ"] if len(self.y) == 1 else ["ŷ₁", "ŷ₂"]

    def reads_error(self, told, count: int, name: str = "e", run: int = 0) -> bool:
        """Ask whether a number is E after so many steps, one that is told at all."""
        value = float(self.all_errors[run, count])
        slack = self.noise if self.is_softmax else 1e-14 * value
        return value > self.rest * 0.999 and near(told.said[name], value, slack)

    def is_rest(self, told, count: int, name: str = "r") -> bool:
        """Ask whether E after so many steps is nothing but rounding."""
        return told[name] == self.rest and self.errors[count] <= self.rest * 1.001

    def first_at(self, share: float) -> int | None:
        """Return after how many steps E is such a share, for the first time."""
        there = np.flatnonzero(self.errors <= share * self.errors[0])
        return int(there[0]) if len(there) else None

    def rises(self, sure: float) -> np.ndarray:
        """Return the steps at which E rose by more than `sure` times rounding."""
        before, gained = self.errors[:-1], np.diff(self.errors)
        grain = 1e-13 * np.sqrt(before) + 1e-28
        limit = 1e-6 * before + (1e-10 if self.is_softmax else grain)
        return np.flatnonzero(gained > sure * limit) + 1

    def twins(self) -> set[frozenset[str]]:
        """Return the hidden units that are alike at the start and at the end."""
        ends = [self.own.parted(self.at(count)) for count in (0, self.looks[-1])]
        n = self.own.sizes[1]
        alike = np.ones((n, n), dtype=bool)
        for w, v, b, _ in ends:
            rows = np.concatenate([w.T, v, b[:, None]], axis=1)
            alike &= (np.abs(rows[:, None] - rows) <= 1e-12 * np.abs(rows)).all(axis=-1)
        groups = {frozenset(np.flatnonzero(row).tolist()) for row in alike}
        return {
            frozenset(f"h{k + 1}".translate(SMALL) for k in group)
            for group in groups
            if len(group) > 1
        }

    def furthest(self, count: int) -> list[str]:
        """Return what has moved furthest after so many steps."""
        moves = np.abs(self.at(count) - self.at(0))
        most = moves >= moves.max() * (1 - 1e-12)
        return [name for name, yes in zip(self.names, most, strict=True) if yes]


def shares(outs: np.ndarray) -> np.ndarray:
    """Return the softmax of rows."""
    small = np.exp(outs - outs.max(axis=-1, keepdims=True))
    return small / small.sum(axis=-1, keepdims=True)


def says_all(text: str, names: list[str]) -> bool:
    """Ask whether a text lists these names, of many the first and a count."""
    said = parts(text)
    if len(names) > 6:
        return said == [*names[:5], f"{len(names) - 5} more"]
    return said == names


def answer(seen: Walk) -> str:
    """Return what wins the bet."""
    at = seen.first_at(0.1)
    if at is None:
        return "not within 10,000 steps"
    if at == 1:
        return "after the first step"
    low, high = next((a, b) for a, b in BANDS if a <= at <= b)
    return f"after {low:,} to {high:,} steps"


BANDS = ((2, 10), (11, 100), (101, 1_000), (1_001, 10_000))


def numbers_of(text: str) -> list[float]:
    """Return the numbers that a text lists."""
    return [number(part) for part in parts(text)]

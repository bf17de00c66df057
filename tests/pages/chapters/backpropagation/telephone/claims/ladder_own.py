"""Own arithmetic on the ladder: the rungs by name, and their median lines."""

import numpy as np

from .own import each, fate, powers

NAMES = (
    "Plain sigmoid",
    "tanh",
    "Xavier",
    "ReLU with He",
    "Batch normalisation",
    "Residual",
    "Residual and normalised",
    "Setback: normalised ReLU",
    "Setback: residual with He",
)
HELP = NAMES[:7]


class Climbed:
    """Every rung's median line and what becomes of it."""

    def __init__(self, record) -> None:
        """Take the medians of the raw sizes."""
        self.depth, self.n = record.settings.depth, len(record.profiles[0].losses)
        self.raw = [profile.deltas for profile in record.profiles]
        self.lines = [np.median(raw, axis=0) for raw in self.raw]
        self.powers = [powers(line) for line in self.lines]
        self.kept = [10**p for p in self.powers]
        self.each = [each(line) for line in self.lines]
        self.fates = [fate(line) for line in self.lines]
        self.firsts = [float(line[0]) for line in self.lines]

    @property
    def level(self) -> list[str]:
        """The rungs that help and hold the line."""
        pairs = zip(HELP, self.fates, strict=False)
        return [name for name, now in pairs if now == "arrives"]

    @property
    def farthest(self) -> list[int]:
        """The rungs farthest from as much as started."""
        off = [abs(p) for p in self.powers]
        return [at for at, o in enumerate(off) if o == max(off) or o > max(off) - 1e-9]

    @property
    def largest(self) -> list[int]:
        """The rungs with the most blame in the first layer."""
        most = max(self.firsts)
        return [at for at, size in enumerate(self.firsts) if size > most * (1 - 1e-9)]


def answers(seen: Climbed):
    """Return the first rung that holds the line, or those with the most blame."""
    if seen.fates[0] == "arrives":
        return {NAMES[at] for at in seen.largest}
    level = [name for name in seen.level if name != NAMES[0]]
    return level[0] if level else "None of them"

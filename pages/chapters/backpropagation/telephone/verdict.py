"""One verdict on a stack, for every part that judges one: from the blame's sizes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.backpropagation import Stack, band_of, depth_profile, without_rounding
from pages.words.numbers import few, times

from .record import LEVEL, digits, drawn_for, n_affordable

# A control wants its picture at once, and the time goes with the weights of all
# networks: (up to so many in one, networks); odd for a median that is one of them.
NETWORKS = ((100_000, 21), (200_000, 9), (np.inf, 5))
MOST = NETWORKS[0][1]
NOTHING, OVERFLOWS = "nothing arrives", "the numbers overflow"
ARRIVES, VANISHES = "the blame arrives", "the blame vanishes"
EXPLODES, GROWS = "the blame explodes", "the blame grows"
FEW = 10  # layers: hardly enough to tell a bend from a straight line
BENDS = 0.6  # growth by the outputs over growth by the inputs: below it a line bends
STRAIGHT = 0.8  # the smaller over the larger half's power of ten
FARTHEST = 300  # powers of ten that are told


@dataclass(frozen=True, eq=False)
class Line:
    """The blame by layer, in the median of some networks, and what becomes of it."""

    sizes: np.ndarray  # (depth,) infinite where it has overflowed
    n_networks: int

    @property
    def steps(self) -> int:
        """How many steps there are from the last layer back to the first."""
        return len(self.sizes) - 1

    @property
    def powers(self) -> float:
        """The first layer over the last in powers of ten; infinite without a number."""
        return powers_of(self.sizes)

    @property
    def kept(self) -> float:
        """The first layer over the last."""
        return _ten_to(self.powers)

    @property
    def factor(self) -> float:
        """What one step back multiplies by, on average."""
        return _ten_to(self.powers / max(self.steps, 1))

    @property
    def halves(self) -> tuple[float, float]:
        """What a step multiplies by in the half by the inputs, and by the outputs."""
        middle = len(self.sizes) // 2
        halves = self.sizes[: middle + 1], self.sizes[middle:]
        by_inputs, by_outputs = (
            _ten_to(powers_of(half) / max(len(half) - 1, 1)) for half in halves
        )
        return by_inputs, by_outputs

    @property
    def fate(self) -> str:
        """What becomes of the blame, in the words of all parts."""
        powers = self.powers
        if np.isinf(powers):
            return NOTHING if powers < 0 else OVERFLOWS
        if abs(powers) <= np.log10(LEVEL):
            return ARRIVES
        if powers < 0:
            return VANISHES
        return GROWS if self.bends else EXPLODES

    @property
    def bends(self) -> bool:
        """Whether it grows by the inputs much more than by the outputs."""
        by_inputs, by_outputs = self.halves
        grows_less = by_outputs - 1 < BENDS * (by_inputs - 1)
        return self.steps >= FEW and grows_less

    @property
    def is_straight(self) -> bool:
        """Whether both halves multiply alike: a straight line on an axis of powers."""
        by_inputs, by_outputs = (float(np.log10(half)) for half in self.halves)
        smaller, larger = sorted((by_inputs, by_outputs), key=abs)
        return self.steps >= FEW and smaller / larger >= STRAIGHT


def powers_of(sizes: np.ndarray) -> float:
    """Return the first size over the last in powers of ten; infinite for none."""
    first, last = float(sizes[0]), float(sizes[-1])
    if not np.isfinite([first, last]).all():
        return np.inf
    if not first or not last:
        return -np.inf
    return float(np.log10(first) - np.log10(last))


def _ten_to(powers: float) -> float:
    with np.errstate(over="ignore"):
        return float(np.float64(10.0) ** powers)


@lru_cache(maxsize=8)
def line_of(stack: Stack, seed: int) -> Line:
    """Return the blame by layer in the networks that One stack shows."""
    many = n_affordable(stack, NETWORKS)
    drawn = drawn_for(stack, many, seed)
    how = {"drawn": drawn, "only_blame": True}
    profile = without_rounding(depth_profile(stack, *digits(), many, **how))
    return Line(band_of(profile.deltas).middle, many)


def amount(powers: float, what: str) -> str:
    """Write a multiple of something by its powers of ten: 3 times what started."""
    if abs(powers) <= FARTHEST:
        return times(_ten_to(powers), what)
    than = "more than 10³⁰⁰" if powers > 0 else "less than 10⁻³⁰⁰"
    return f"{than} times {what}"


def two_halves(line: Line) -> str:
    """Say by how much a layer multiplies in each half."""
    by_inputs, by_outputs = map(few, line.halves)
    return (
        f"a layer multiplies by {by_inputs} in the half by the inputs, by "
        f"{by_outputs} in the half by the outputs"
    )

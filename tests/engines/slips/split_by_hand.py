"""A split worked with plain numbers, slips and all: no line shared with the engine."""

import math

from engines.slips import Quantity, SplitExample
from tests.engines.slips.comparing import rounding_to

BASES = {"natural": math.e, "log2": 2.0, "log10": 10.0}


def by_hand(
    example: SplitExample, slip: str = "", decimals: int | None = None
) -> dict[Quantity, float]:
    """Return what somebody finds who makes this slip, or none.

    With ``decimals`` every number is rounded before it is used again.
    """
    paper = Paper(example, slip.removeprefix("split_"), decimals)
    before = paper.impure(None, paper.bag)
    if paper.groups:
        paper.split(before)
    return paper.found


class Paper:
    """A sheet of paper: the counts, and what was found of them so far."""

    def __init__(self, example: SplitExample, slip: str, decimals: int | None) -> None:
        self.slip, self.r = slip, rounding_to(decimals)
        self.found: dict[Quantity, float] = {}
        self.bag = [int(n) for n in example.bag]
        self.groups = example.groups.astype(int).tolist()
        self.n, k = sum(self.bag), len(self.bag)
        self.base = BASES.get(slip, k if slip == "base_classes" else example.base)

    def note(self, what: str, place: tuple, value: float) -> float:
        """Write a number down, rounded, and go on with that."""
        self.found[Quantity(what, place)] = self.r(value)
        return self.r(value)

    def part(self, p: float, count: int, base: float) -> float:
        """Return -p log p."""
        if p == 0:
            odd = {"zero_is_one": 1.0, "zero_undefined": math.nan}
            return odd.get(self.slip, 0.0)
        argument = count if self.slip == "log_of_counts" else p
        term = p * math.log(argument) / math.log(base)
        return term if self.slip == "sign" else -term

    def impure(self, group: int | None, counts: list[int]) -> float:
        """Return the entropy of a group, or of the bag; write its Gini down too."""
        total, parts, squares, slip = sum(counts), [], [], self.slip
        is_mixed = slip == "mixed_logs" and group is not None
        for c, count in enumerate(counts):
            turned = slip == "transposed" and group is not None
            share = count / (self.bag[c] if turned else total)
            p = self.note("share", (group, c), share)
            part = self.part(p, count, math.e if is_mixed else self.base)
            parts.append(self.note("term", (group, c), part))
            squares.append(self.r(p if slip == "gini_no_square" else p * p))
        gini = sum(squares) if slip == "gini_no_one" else 1 - sum(squares)
        gini = self.note("gini", (group,), gini)
        entropy = gini if slip == "gini_for_entropy" else sum(parts)
        return self.note("entropy", (group,), entropy)

    def weight(self, group: list[int]) -> float:
        """Return what a group counts for."""
        if self.slip == "counts_as_weights":
            return sum(group)
        if self.slip == "weights_of_one_class":
            return group[0] / self.bag[0]
        return self.r(sum(group) / self.n)

    def gained(self, before: float, after: list, expected: str, gain: str) -> float:
        """Return what is gained; write down what is left."""
        weights = [self.weight(group) for group in self.groups]
        if self.slip == "unweighted":
            weights = [1] * len(self.groups)
        if self.slip == "plain_mean":
            weights = [1 / len(self.groups)] * len(self.groups)
        pairs = zip(weights, after, strict=True)
        left = self.note(expected, (), sum(self.r(w * h) for w, h in pairs))
        by = {"added": before + left, "no_parent": left}
        return self.note(gain, (), by.get(self.slip, before - left))

    def split(self, before: float) -> None:
        """Find all that the groups are worth."""
        after = [self.impure(at, group) for at, group in enumerate(self.groups)]
        for at, group in enumerate(self.groups):
            self.note("weight", (at,), self.weight(group))
            self.note("weighted", (at,), self.weight(group) * after[at])
        gain = self.gained(before, after, "expected", "gain")
        width = self.note("split_information", (), self.width())
        by = before if self.slip == "ratio_by_bag" else width
        ratio = gain / by if by else math.inf * gain if gain else 0
        ratio = self.note("gain_ratio", (), ratio)
        self.note("gain", (), ratio if self.slip == "ratio_for_gain" else gain)
        ginis = [self.found[Quantity("gini", (at,))] for at in range(len(self.groups))]
        bag = self.found[Quantity("gini", (None,))]
        self.gained(bag, ginis, "expected_gini", "gini_gain")

    def width(self) -> float:
        """Return the split information, its terms written down."""
        terms = []
        for at, group in enumerate(self.groups):
            share = self.r(sum(group) / self.n)
            argument = sum(group) if self.slip == "log_of_counts" else share
            term = share * math.log(argument) / math.log(self.base)
            terms.append(
                self.note("split_term", (at,), term if self.slip == "sign" else -term)
            )
        return sum(terms)

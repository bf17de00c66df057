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
    r = rounding_to(decimals)
    slip, found = slip.removeprefix("split_"), {}
    bag, groups = [int(n) for n in example.bag], example.groups.astype(int).tolist()
    n, k = sum(bag), len(bag)
    base = BASES.get(slip, k if slip == "base_classes" else example.base)

    def note(what, place, value):
        found[Quantity(what, place)] = r(value)
        return r(value)

    def part(p, count, base):
        """Return -p log p."""
        if p == 0:
            return {"zero_is_one": 1.0, "zero_undefined": math.nan}.get(slip, 0.0)
        argument = count if slip == "log_of_counts" else p
        term = p * math.log(argument) / math.log(base)
        return term if slip == "sign" else -term

    def entropy(place, counts):
        total, parts, squares = sum(counts), [], []
        own = math.e if slip == "mixed_logs" and place is not None else base
        for c, count in enumerate(counts):
            turned = slip == "transposed" and place is not None
            p = note("share", (place, c), count / (bag[c] if turned else total))
            parts.append(note("term", (place, c), part(p, count, own)))
            squares.append(r(p if slip == "gini_no_square" else p * p))
        g = sum(squares) if slip == "gini_no_one" else 1 - sum(squares)
        g = note("gini", (place,), g)
        return note(
            "entropy", (place,), g if slip == "gini_for_entropy" else sum(parts)
        )

    def weight(group):
        if slip == "counts_as_weights":
            return sum(group)
        if slip == "weights_of_one_class":
            return group[0] / bag[0]
        return r(sum(group) / n)

    def gained(before, after, expected, gain):
        weights = [weight(group) for group in groups]
        if slip == "unweighted":
            weights = [1] * len(groups)
        if slip == "plain_mean":
            weights = [1 / len(groups)] * len(groups)
        left = sum(r(w * h) for w, h in zip(weights, after, strict=True))
        left = note(expected, (), left)
        by = {"added": before + left, "no_parent": left}
        return note(gain, (), by.get(slip, before - left))

    before = entropy(None, bag)
    if not groups:
        return found
    after = [entropy(g, group) for g, group in enumerate(groups)]
    for g, group in enumerate(groups):
        note("weight", (g,), weight(group))
        note("weighted", (g,), weight(group) * after[g])
    gain = gained(before, after, "expected", "gain")
    width = 0.0
    for g, group in enumerate(groups):
        share = r(sum(group) / n)
        argument = sum(group) if slip == "log_of_counts" else share
        term = share * math.log(argument) / math.log(base)
        width += note("split_term", (g,), term if slip == "sign" else -term)
    width = note("split_information", (), width)
    by = before if slip == "ratio_by_bag" else width
    ratio = note("gain_ratio", (), gain / by if by else math.inf * gain if gain else 0)
    note("gain", (), ratio if slip == "ratio_for_gain" else gain)
    ginis = [found[Quantity("gini", (g,))] for g in range(len(groups))]
    gained(found[Quantity("gini", (None,))], ginis, "expected_gini", "gini_gain")
    return found

"""A split from its counts, one by one: a second opinion, and a script."""

from math import log


def spread(counts):
    """Return n log n less the sum of c log c, for n things of which c are alike."""
    n = sum(counts)
    return n * log(n) - sum(c * log(c) for c in counts if c)


def unlike(counts):
    """Return the sum of c (n - c) / n: n times how often two that are drawn differ."""
    n = sum(counts)
    return sum(c * (n - c) for c in counts) / n


def mixture(counts, base):
    """Return the shares of a bag, their parts of the entropy, and what they add to."""
    n, unit = sum(counts), log(base)
    return {
        "share": [c / n for c in counts],
        "term": [c / n * log(n / c) / unit if c else 0.0 for c in counts],
        "entropy": spread(counts) / n / unit,
        "gini": unlike(counts) / n,
    }


def split(bag, groups, base):
    """Return all that is found of a bag and of its groups, if there are some."""
    whole, each = mixture(bag, base), [mixture(group, base) for group in groups]
    found = {"bag": whole, "groups": each}
    if not groups:
        return found
    n, of_sizes = sum(bag), mixture([sum(group) for group in groups], base)
    left = sum(map(spread, groups)) / n / log(base)
    gain = whole["entropy"] - left
    answers = of_sizes["entropy"]
    left_gini = sum(map(unlike, groups)) / n
    return {
        **found,
        "weight": of_sizes["share"],
        "weighted": [spread(group) / n / log(base) for group in groups],
        "expected": left,
        "gain": gain,
        "split_term": of_sizes["term"],
        "split_information": answers,
        "gain_ratio": gain / answers if len(groups) > 1 else 0.0,
        "expected_gini": left_gini,
        "gini_gain": whole["gini"] - left_gini,
    }

"""The claims of what to observe in the presets of "The wrong bag"."""

from math import log2

from tests.claims import Claim

from .belief import Belief
from .evidence import SAME


def share(counts: dict[str, int], name: str) -> float:
    return counts.get(name, 0) / sum(counts.values())


def are_halves_and_quarters(seen: Belief) -> bool:
    both = seen.counts, seen.believed
    return {share(counts, name) for counts in both for name in counts} == {0.5, 0.25}


OBSERVE = (
    Claim(
        "half of the marbles are blue, and you believe that of green.",
        lambda told: (
            share(told.seen.counts, "blue") == share(told.seen.believed, "green") == 0.5
        ),
    ),
    Claim(
        "All shares are halves and quarters, real or believed: what does the wrong "
        "tree cost, in bits and in questions?",
        lambda told: (
            are_halves_and_quarters(told.seen)
            and abs(told.seen.extra - told.seen.divergence) < SAME < told.seen.extra
        ),
    ),
    Claim(
        "you know the {k} colours and nothing else, so you believe in equal shares.",
        lambda told: (
            told["k"] == len(told.seen.counts)
            and told.seen.believed.keys() == told.seen.counts.keys()
            and abs(told.seen.cross_entropy - log2(told["k"])) < SAME
        ),
    ),
    Claim(
        "What would you save if you knew them all?",
        lambda told: told.seen.extra > told.seen.divergence > SAME,
    ),
    Claim(
        "{n} of {all} marbles are blue, and you believe that one half is.",
        lambda told: (
            told.seen.counts.get("blue") == told["n"]
            and told["all"] == told.seen.total
            and share(told.seen.believed, "blue") == 0.5
        ),
    ),
    Claim(
        "How surprising that is, and how many questions it costs, need not go "
        "together.",
        lambda told: told.seen.extra == 0 and 0.5 < told.seen.divergence < 1,
    ),
    Claim(
        "one marble of {all} is pink, and you believe that none is.",
        lambda told: (
            told.seen.counts.get("pink") == 1
            and told["all"] == told.seen.total
            and "pink" in told.seen.unbelieved
        ),
    ),
    Claim(
        "What does your tree say of it, and what surprise is to be expected?",
        lambda told: told.seen.unbelieved == ["pink"],
    ),
    Claim(
        "you believe in one pink marble of {n}, and there is none.",
        lambda told: (
            told["n"] == sum(told.seen.believed.values())
            and (told.seen.counts, told.seen.believed)
            == (
                {"blue": 4, "orange": 2, "green": 2},
                {"blue": 4, "orange": 2, "green": 1, "pink": 1},
            )
        ),
    ),
    Claim(
        "What does that cost, and what with both bags swapped?",
        lambda told: (
            told.seen.divergence == 0.25 and told.seen.backwards == float("inf")
        ),
    ),
)

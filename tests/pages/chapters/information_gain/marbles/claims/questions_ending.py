"""The claims of how "Questions" ends."""

from decimal import Decimal
from math import log2

from tests.claims import Claim, Told

from .evidence import SAME, Bag
from .shared import UNIT, unit_fits


def tree(told: Told):
    return told.record.drawing.tree


def lengths(told: Told) -> dict[str, int]:
    root = tree(told)
    return {name: int(root.lengths[root.labels.index(name)]) for name in root.labels}


def took(told: Told) -> bool:
    n, needs = told.record.settings.n_draws, lengths(told)
    total = sum(needs[told.seen.drawn(at)] for at in range(1, n + 1))
    return (
        told["n"] == n
        and told.reads(mean=total / n)
        and (told.word("noun") == "question") == (told.said["mean"] == "1")
    )


def is_exact(seen: Bag) -> bool:
    own = (log2(seen.total / n) for n in seen.counts.values())
    return all(bits == int(bits) for bits in own)


def converted(told: Told) -> bool:
    """Judge an entropy in another unit, and the bits that it is."""
    return (
        told.record.settings.log != "bits"
        and told.reads(here=told.seen.entropy, bits=told.seen.bits)
        and unit_fits(told, "here")
        and (told.word("one") == "bit") == (told.said["bits"] == "1")
    )


def bounds(told: Told) -> bool:
    seen, exact = told.seen, is_exact(told.seen)
    low, here, high = (told.said[name] for name in ("low", "here", "high"))
    return (
        told.reads(low=seen.bits, here=seen.questions, high=seen.bits + 1)
        and told.word("sign") == ("=" if exact else "<")
        and (exact == (low == here))
        and here != high
        and Decimal(low) + 1 == Decimal(high)
        and seen.bits - SAME <= seen.questions < seen.bits + 1
    )


def uneven(told: Told) -> tuple[int, int]:
    """Return how many questions do not halve the marbles left, and how many there are.

    Each time two lots became one, there is a question.
    """
    root, counts = tree(told), told.seen.counts
    weights = [sum(counts[name] for name in names) for names in root.under]
    asked = [node for node in range(len(root.yes)) if root.yes[node] > 0]
    unlike = [n for n in asked if weights[root.yes[n]] != weights[root.no[n]]]
    return len(unlike), len(asked)


def together(told: Told) -> bool:
    seen = told.seen
    costs = {
        "alone": seen.questions,
        "two": seen.questions_together(2),
        "three": seen.questions_together(3),
    }
    above = {"above2": seen.bits + 1 / 2, "above3": seen.bits + 1 / 3}
    pairs = [("alone", "two"), ("alone", "three"), ("two", "three")]
    return (
        told.reads(**costs, **above)
        and (told.word("noun") == "question") == (told.said["alone"] == "1")
        and max(costs["two"], costs["three"]) <= costs["alone"] + SAME
        and costs["two"] < above["above2"]
        and costs["three"] < above["above3"]
        and told["two"] < told["above2"]
        and told["three"] < told["above3"]
        and all(
            (told.said[a] == told.said[b]) == (abs(costs[a] - costs[b]) < 1e-9)
            for a, b in pairs
        )
    )


WASTE = "what is left into equal halves, and "
ENDING = (
    Claim(
        f"One colour: H = {{bits}} {UNIT} and no questions, for you know it "
        "beforehand.",
        lambda told: (
            len(told.seen.counts) == 1
            and told.reads(bits=0)
            and unit_fits(told, "bits")
        ),
    ),
    Claim(
        "A yes/no question answers one bit at most, so its number is compared with H "
        f"in bits: {{here}} {UNIT} = {{bits}} {{one:bit|bits}}.",
        converted,
    ),
    Claim(
        "H = {low} {sign:=|<} L = {here} < H + 1 = {high}: no plan of questions needs "
        "fewer than H on average, and Huffman's always stays within one question of "
        "it.",
        bounds,
    ),
    Claim(
        "Here every share is a half, a quarter, an eighth …, so every question halves "
        "what is left, and answers exactly one bit.",
        lambda told: is_exact(told.seen) and uneven(told)[0] == 0,
    ),
    Claim(
        f"Here the only question does not split {WASTE}its answer brings less than one "
        "bit.",
        lambda told: uneven(told) == (1, 1),
    ),
    Claim(
        f"Here {{n}} of the {{all}} questions {{do:does|do}} not split {WASTE}"
        "{bring:its answer brings|their answers bring} less than one bit.",
        lambda told: (
            uneven(told) == (told["n"], told["all"])
            and 0 < told["n"] < told["all"]
            and (told.word("do") == "does") == (told["n"] == 1)
            and (told.word("bring") == "its answer brings") == (told["n"] == 1)
        ),
    ),
    Claim(
        f"Here neither question splits {WASTE}their answers bring less than one bit.",
        lambda told: uneven(told) == (2, 2),
    ),
    Claim(
        f"Here none of the {{n}} questions splits {WASTE}their answers bring less "
        "than one bit.",
        lambda told: uneven(told) == (told["n"], told["n"]) and told["n"] > 2,
    ),
    Claim("In these {n} draws it took {mean} {noun:question|questions} a draw.", took),
    Claim(
        "Found out each alone, a draw costs {alone} {noun:question|questions}, two "
        "together {two} (less than H + 1/2 = {above2}) and three together {three} "
        "(less than H + 1/3 = {above3}): together never costs more than alone, and "
        "with more draws at once it comes as near to H as you like.",
        together,
    ),
)

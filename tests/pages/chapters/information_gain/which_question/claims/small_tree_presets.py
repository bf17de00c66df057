"""What the presets of "Best small tree" may say, and their evidence."""

from engines.datasets import DATASETS
from tests.claims import Claim, Told

from .evidence import NEAR
from .small_tree_steps import WHO, of_wrong


def in_four(told: Told) -> bool:
    n = {"four": 4, "three": 3}[told.word("n")]
    return n == told.seen.depth and not of_wrong(told)


def gains_most(told: Told) -> bool:
    greedy = told.seen.greedy_of(told.seen.every.everyone)
    return greedy.name.capitalize() == told.word("name") and not of_wrong(told)


def nothing_alone(told: Told) -> bool:
    return all(told.seen.in_bits.bits(name) < NEAR for name in told.seen.names)


def tell_together(told: Told) -> bool:
    """Tell whether so many classes are changed, and two columns tell them all."""
    seen, first = told.seen, DATASETS["fourteen_days"].rows
    changed = sum(
        one[-1] != two[-1] for one, two in zip(seen.table.rows, first, strict=True)
    )
    names = told.word("one"), "Wind"
    said = {*zip(*(seen.cells[name] for name in names), seen.label, strict=True)}
    alone = max(map(seen.in_bits.bits, names))
    together = len({pair[:2] for pair in said}) == len(said)
    return (
        {"six": 6, "seven": 7}[told.word("n")] == changed and together and alone < 0.05
    )


OBSERVE = (
    Claim(
        "the same days, and {n:two|three} questions on a path at most.",
        lambda told: (
            told.seen.noun == "day"
            and told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
        ),
    ),
    Claim(
        "Greedy never looks further than one question: does it pay for that here?",
        lambda told: told.seen.depth == 2 and of_wrong(told),
    ),
    Claim(
        "{rows} members, and {n:two|three} questions on a path at most.",
        lambda told: (
            told["rows"] == told.seen.n
            and told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
        ),
    ),
    Claim(
        "Follow the two trees question by question: do they part, and is one of them "
        "wrong less often?",
        of_wrong,
    ),
    Claim(
        "{n:three|four} questions on a path at most, and you want to ask as little as "
        "you can.",
        in_four,
    ),
    Claim(
        "{name:Legs|Milk} gain most: compare the two trees from the first box down.",
        gains_most,
    ),
    Claim(
        "{n:six|seven} days have another answer now: {one:Humidity|Outlook} and Wind "
        "tell it together, and next to nothing alone.",
        tell_together,
    ),
    Claim(
        "What does each of the trees ask first?",
        lambda told: all(map(told.seen.asking, WHO)),
    ),
    Claim("neither switch gains anything alone.", nothing_alone),
    Claim(
        "With {n:two|three} questions on a path the best tree asks one all the same: "
        "is greedy any worse here, and what is left of both trees if only one question "
        "is allowed?",
        lambda told: (
            told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
            and nothing_alone(told)
            and bool(told.seen.asking("The best tree"))
        ),
    ),
)

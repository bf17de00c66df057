"""What "Best small tree" may say of where greedy loses."""

from collections.abc import Iterator

from tests.claims import Claim, Told

from .evidence import NEAR
from .said import goes, word
from .small_tree_steps import (
    of_wrong,
    some_ask,
)
from .small_trees import path_of


def to_nothing(told: Told) -> bool:
    return told.seen.worst[1] is None


def to_a_better(told: Told) -> bool:
    if told.seen.worst[1] is None:
        return False
    box, other = told.seen.worst[:2]
    lost = box.gain - other.gain
    said = told.said.get("less")
    is_less = told.reads(less=lost) and lost > 1e-13 if said else lost < 1e-11
    return is_less and told.word("other") == word(other.says)


def compared(told: Told, what: str) -> bool:
    seen = told.seen
    if not seen.losses or seen.worst[1] is None:
        return False
    box, _, one, two, _ = seen.worst
    below = seen.depth - box.depth - 1
    if below != told["below"] if "below" in told.said else below:
        return False
    if below and not goes(told, "below", "more", "question", "questions"):
        return False
    first = abs(one[0] - two[0]) > NEAR
    kind = "wrong" if of_wrong(told) else "mixed" if first else "asked"
    at = 1 if kind == "asked" else 0
    return kind == what and told.reads(a=one[at], b=two[at])


def of_losses() -> Iterator[Claim]:
    for at in ("at the first box", "where {at:*}"):
        for most in ("", " most"):
            where = f"Greedy loses{most} {at} ({{n}} rows)."
            is_so = most_there if most else alone_there
            yield Claim(where, is_so)
    gains = "There “{name:*}” gains most, {gain} bits, but "
    yield Claim(f"{gains}it is better to ask nothing.", gains_to(to_nothing))
    for less_by in ("{less} less", "as much"):
        yield Claim(
            f"{gains}“{{other:*}}” ({less_by}) is the better start.",
            gains_to(to_a_better),
        )
    ends = {
        "wrong": "leave {a} and {b} rows wrong.",
        "mixed": "leave {a} and {b} rows mixed.",
        "asked": "come to {a} and {b} questions, counted over all rows there.",
    }
    for start in ("They ", "With {below} more {more:question|questions} below, they "):
        for what, end in ends.items():
            if start == "They " and what == "asked":
                continue  # with nothing below, questions cost the same
            yield Claim(start + end, lambda told, what=what: compared(told, what))


def loses_there(told: Told) -> bool:
    seen = told.seen
    if not seen.losses:
        return False
    box = seen.worst[0]
    is_there = told.said.get("at", "") == path_of(box)
    return is_there and told.reads(n=seen.every.size(box.bag))


def alone_there(told: Told) -> bool:
    return len(told.seen.losses) == 1 and loses_there(told)


def most_there(told: Told) -> bool:
    return len(told.seen.losses) > 1 and loses_there(told)


def gains_to(so):
    """Return whether what is asked where greedy loses first is told, and is so."""

    def holds(told: Told) -> bool:
        """Tell whether the box asks this and gains so much."""
        if not told.seen.losses:
            return False
        box = told.seen.worst[0]
        gains = told.word("name") == word(box.asks) and told.reads(gain=box.gain)
        return gains and so(told)

    return holds


def several(told: Told) -> bool:
    return len(told.seen.losses) == told["n"] > 1


def in_all(told: Told) -> bool:
    lost = sum(loss for *_, loss in told.seen.losses)
    reads = told.reads(k=lost, most=told.seen.worst[-1])
    return several(told) and of_wrong(told) and reads


def the_same(told: Told) -> bool:
    return some_ask(told) and told.seen.parting is None


def part_there(told: Told) -> bool:
    seen = told.seen
    if seen.losses or not seen.parting:
        return False
    said = [f"“{word(box.asks)}”" if box.asks else "nothing" for box in seen.parting]
    is_there = told.said.get("at", "") == path_of(seen.parting[0])
    return is_there and [told.word("one"), told.word("two")] == said

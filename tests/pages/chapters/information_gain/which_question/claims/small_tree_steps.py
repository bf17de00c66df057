"""What "Best small tree" may say of its questions, one by one."""

from collections.abc import Iterator
from typing import Any

from engines.datasets import DATASETS
from tests.claims import Claim, Told

from .evidence import NEAR
from .said import goes, word
from .small_trees import WRONG

TABLES = {name: table.label for name, table in DATASETS.items()}
WHO = ("Greedy", "The best tree")
ON_A_PATH = "at most {d} {ds:question|questions} on a path"


def so_deep(told: Told) -> bool:
    is_so = told["d"] == told.seen.depth
    return is_so and goes(told, "d", "ds", "question", "questions")


def of_wrong(told: Told) -> bool:
    return told.seen.least == WRONG


def some_ask(told: Told) -> bool:
    return any(map(told.seen.asking, WHO))


# --- question by question -----------------------------------------------------------


def aims(told: Told) -> bool:
    return told.step == 0 and of_wrong(told) == told.word("aim").startswith("gets")


def step_of(told: Told, who: str) -> Any:
    boxes = told.seen.asking(who)
    return boxes[told.step - 1] if 0 < told.step <= len(boxes) else None


def asks(told: Told, who: str) -> bool:
    box = step_of(told, who)
    if box is None or told.word("name") != word(box.asks):
        return False
    size, gain = told.seen.every.size(box.bag), told.said.get("gain")
    gains = told.reads(gain=box.gain) if gain else box.gain < NEAR
    return gains and told.reads(n=size) and told.word("rows") == row_or_rows(told, "n")


def row_or_rows(told: Told, n: str) -> str:
    return "row" if told.word(n) == "1" else "rows"


def most(told: Told, who: str) -> bool:
    if not asks(told, who):
        return False
    box = step_of(told, who)
    return box.gain > told.seen.greedy_of(box.bag).gain - 1e-11


def less(told: Told) -> bool:
    if not asks(told, "The best tree"):
        return False
    box = step_of(told, "The best tree")
    greedy = told.seen.greedy_of(box.bag)
    lost = greedy.gain - box.gain
    named = told.word("other") == word(greedy.says)
    return named and lost > 1e-13 and told.reads(less=lost)


def finished(told: Told, who: str) -> bool:
    n = len(told.seen.asking(who))
    is_over = told.step > n > 0 and told["n"] == n
    return is_over and goes(told, "n", "questions", "question", "questions")


def all_rows(told: Told, holds) -> bool:
    """Tell whether something holds of both trees, in boxes with the same rows."""
    boxes = [step_of(told, who) for who in WHO]
    same = None not in boxes and boxes[0].bag == boxes[1].bag
    return same and all(holds(told, who) for who in WHO)


def of_both() -> Iterator[Claim]:
    asked = "Both trees ask “{name:*}” of {n} {rows:row|rows} and gain "
    for gains in ("{gain} bits", "nothing"):
        yield Claim(
            f"{asked}{gains} there, the most there is.",
            lambda told: all_rows(told, most),
        )
    yield Claim(
        "Both trees ask nothing.",
        lambda told: told.step > 0 and not some_ask(told),
    )


def of_steps() -> Iterator[Claim]:
    yield Claim(
        "The best tree asks nothing.",
        lambda told: told.step > 0 and not told.seen.asking("The best tree"),
    )
    for who in WHO:
        asked = f"{who} asks “{{name:*}}” of {{n}} {{rows:row|rows}} and gains "
        for gains in ("{gain} bits", "nothing"):
            said = f"{asked}{gains} there, "
            yield Claim(f"{said}the most there is.", lambda t, who=who: most(t, who))
            if who != "Greedy":
                yield Claim(f"{said}{{less}} less than “{{other:*}}” would.", less)
        yield Claim(
            f"{who} is finished after {{n}} {{questions:question|questions}}.",
            lambda t, who=who: finished(t, who),
        )

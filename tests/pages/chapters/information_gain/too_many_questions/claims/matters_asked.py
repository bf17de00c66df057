"""What "What matters" asks, why an answer is right, and what it offers."""

from tests.claims import Claim, Told

from .drawn import close
from .matters_ends import COSTS, nothing_costs, nothing_of_chance, of_chance
from .matters_seen import SAME, Seen
from .reading import BITS, NEAR, in_bits, share, some_of_the_splits


def asked_of_chance(told: Told) -> bool:
    return of_chance(told.seen) and told["n"] == len(told.seen.names)


def asked_of_all(told: Told) -> bool:
    m = len(told.seen.settings.halves.held_y)
    other = told.seen.settings.added != "chance"
    return other and told["m"] == m > 1


def none_asks(told: Told) -> bool:
    return nothing_of_chance(told) and some_of_the_splits(told, 0, "asks", "ask")


def some_ask(told: Told, bits: str) -> bool:
    seen = told.seen
    k = seen.asked(seen.added)
    verbs = "asks about it and removes", "ask about it and remove"
    right = k > 0 and some_of_the_splits(told, k, *verbs)
    right = right and of_chance(seen) and in_bits(told, bits, "t")
    right = right and close(told.said["r"], seen.removed[seen.added])
    whole = close(told.said["t"], seen.total)
    return right and whole and share(told, seen.credit(seen.added))


def shallower(told: Told) -> bool:
    after, m = Seen(told.after), len(told.seen.settings.halves.held_y)
    free = told.seen.asked(told.seen.added) > 0 == after.asked(after.added)
    depth = int(told.after.grown.tree.depths.max())
    right = told["d"] == told.after.settings.matter_depth == depth and told["m"] == m
    now, then = told.seen.right(True), after.right(True)
    if "b" in told.said:
        right = right and (told["a"], told["b"]) == (then, now)
        return free and right and then > now
    return free and right and told["a"] == then == now


def answers(seen: Seen) -> set[str]:
    """Return every right answer of the bet."""
    if seen.settings.added == "chance":
        credit = seen.credit(seen.added)
        if credit < SAME:
            return {"none of it"}
        if credit < 0.05:
            return {"less than 5%"}
        return {"from 5% to 15%" if credit <= 0.15 else "more than 15%"}
    if not seen.costly:
        return {"none: no column costs any"}
    has_added = seen.settings.added != "none"
    own = [*range(len(seen.names) - has_added)]
    asked = {*seen.record.shown[:4], *([seen.added] if has_added else [])}
    best = sorted((round(seen.removed[k], 9) for k in own), reverse=True)
    shown = [round(seen.removed[k], 9) for k in seen.record.shown[:4] if k in own]
    assert shown == best[: len(shown)], "asked is about those with the most credit"
    return {seen.names[k] if k in asked else "another column" for k in seen.costly}


def changed(told: Told, part: float) -> bool:
    halves = told.seen.settings.halves
    return abs((halves.y != halves.true_y).mean() - part) < 0.01


def is_xor(told: Told) -> bool:
    return told.record.halves.dataset.name == "xor"


def copies(kind: str):
    def holds(told: Told) -> bool:
        before = told.record.credit_without
        best = told.seen.settings.added == kind and before[told.seen.source]
        return best is not False and best == before.max()

    return holds


CLAIMS = (
    Claim("One of the {n} columns holds numbers drawn by chance.", asked_of_chance),
    Claim(
        "How much of the credit by impurity does it get?",
        lambda told: of_chance(told.seen),
    ),
    Claim(
        "Of which column does shuffling cost the most accuracy on the {m} held-out "
        "rows, on average?",
        asked_of_all,
    ),
    Claim("{some:*} {ask:asks|ask} about it.", none_asks),
    *(
        Claim(
            "{some:*} {ask:asks about it and removes|ask about it and remove} {r} of "
            f"{{t}}{bits}: {{s}}%.",
            lambda told, bits=bits: some_ask(told, bits),
        )
        for bits in BITS
    ),
    Claim("No column's shuffles make it less right on average.", nothing_costs),
    *(
        Claim(f"Shuffling {{who:*}} costs {cost}{near}.", holds(near))
        for near in ("", NEAR)
        for cost, holds in COSTS
    ),
    Claim(
        "Depth {d} at most: no split asks about chance, and still {a} of {m} held-out "
        "rows are told rightly",
        shallower,
    ),
    Claim(
        "Depth {d} at most: no split asks about chance, and {a}, not {b}, of {m} "
        "held-out rows are told rightly",
        shallower,
    ),
    # what is to be observed
    Claim(
        "one column is drawn by chance, and one label in ten is wrong.",
        lambda told: of_chance(told.seen) and changed(told, 0.1),
    ),
    Claim(
        "Compare both pictures in its row.",
        lambda told: of_chance(told.seen) and told.seen.added in told.record.shown,
    ),
    Claim("of XOR one feature alone tells nothing.", is_xor),
    Claim("What does it cost to shuffle one of both?", is_xor),
    Claim("no label is changed.", lambda told: changed(told, 0.0)),
    Claim(
        "Does the tree need the column of chance?", lambda told: of_chance(told.seen)
    ),
    Claim("the last column copies the one with the most credit.", copies("copy")),
    Claim("Is it worth as much?", copies("copy")),
    Claim("the copy has a little noise.", copies("blurred")),
    Claim("Whom does the tree ask, and who has the credit?", copies("blurred")),
)

"""The bets of "Two steps ahead", and what decides them."""

from pages.chapters.information_gain.grow_a_tree.two_steps_ahead.bets import options_of
from tests.claims import Claim, Told

from .ahead_ends import FAR_CUT, same_cut, total, two_cuts
from .ahead_seen import NEAR, Cut, Seen
from .ahead_story import amounts


def taken(told: Told) -> bool:
    gained = total(told, told.seen.far)
    is_all = told.seen.all.impurity - gained < NEAR
    return (
        told.reads(gained=gained, there=told.seen.all.impurity)
        and (told["gained"] < told["there"]) != is_all
        and gained > told.seen.all.best + NEAR
    )


BET = (
    Claim(
        "How much of the impurity do two steps take away, if both sides of a first cut "
        "are cut once more?",
        lambda told: len(kinds(told.seen, told.seen.all.cuts)) == len(right(told.seen)),
    ),
    *amounts("Two steps take {gained} of {there}.", taken, "gained", "there"),
    Claim(
        "Which of the {m} first cuts gains most once both sides are cut once more?",
        lambda told: len(told.seen.all.cuts) == told["m"] > 1,
    ),
    *amounts("It gains {total} in two steps, no cut gains more.", same_cut, "total"),
    *amounts(
        f"{FAR_CUT} gains {{more}} in two steps, the greedy cut {{less}}.",
        two_cuts,
        *("more", "less"),
    ),
)


def kinds(seen: Seen, cuts: list[Cut]) -> set[str]:
    """Return what some cuts are bet on as."""
    greedy, names = seen.greedy, seen.record.names
    own, found = names[greedy.feature], set()
    for cut in cuts:
        if cut is greedy:
            found.add(options_of(seen.record)[0])
        elif cut.feature == greedy.feature:
            found.add(f"another cut of {own}")
        else:
            found.add(f"a cut of {names[cut.feature]}")
    return found


def right(seen: Seen) -> set[str]:
    return kinds(seen, seen.tied)


def answers(seen: Seen) -> set[str]:
    """Return what is right to bet on: which cut, or how much where all are alike."""
    if right(seen) != kinds(seen, seen.all.cuts):
        return right(seen)
    is_all = seen.all.impurity - seen.all.totals.max() < NEAR
    return {"all of it" if is_all else "a part of it"}

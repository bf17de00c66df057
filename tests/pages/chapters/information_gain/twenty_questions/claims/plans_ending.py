"""The claims of how the plans compare in the end."""

import re

import numpy as np

from tests.claims import Claim, Told

from .evidence import SAME
from .games import UNIT, noun_fits, unit_fits


def free(told: Told) -> bool:
    """Tell whether the questions have no prices."""
    return not told.seen.game.is_priced


def verdict(told: Told) -> bool:
    seen = told.seen
    return (
        free(told)
        and not seen.is_best
        and (told.word("how") == "nearly wins") == (seen.saved < 0.02)
        and told.reads(
            high=seen.costs["Greedy"], low=seen.costs["Exact optimum"], lost=seen.lost
        )
        and told.said["low"] != told.said["high"]
    )


def unfound(told: Told) -> bool:
    seen = told.seen
    return (
        seen.unfound > SAME
        and told.reads(
            start=seen.start, found=seen.start - seen.unfound, left=seen.unfound
        )
        and all(
            abs(plan.bits_after[-1] - seen.unfound) < SAME
            for plan in seen.plans.values()
        )
        and unit_fits(told, "start")
        and unit_fits(told, "left", "left_unit")
    )


def why(told: Told) -> bool:
    greedy, best = told.seen.plans["Greedy"], told.seen.plans["Exact optimum"]
    k = int(told["n"])
    return (
        free(told)
        and noun_fits(told)
        and told.reads(mine=greedy.bits_after[k], its=best.bits_after[k])
        and greedy.bits_after[k] < best.bits_after[k]
        and told.reads(ahead=100 * best.over_after[k])
        and told.reads(behind=100 * greedy.over_after[k])
        and best.over_after[k] > greedy.over_after[k]
    )


def place(told: Told, is_priced: bool = False) -> bool:
    """A place where greedy loses: how it is reached, who is left, what it costs."""
    seen = told.seen
    names = [one.name for one in seen.game.questions]
    asked, better = (names.index(told.word(name)) for name in ("asked", "better"))
    turns = []
    if "path" in told.said:
        for one in told.word("path").split(", "):
            name, word = re.fullmatch(r"(.*?) (yes|no|\d+ legs)", one).groups()
            q = names.index(name)
            turns.append(
                (
                    q,
                    [
                        seen.game.answer(q, a)
                        for a in range(len(seen.game.questions[q].answers))
                    ].index(word),
                )
            )
    p, denied = seen.game.after(turns)[-1]
    losses = [one for one in seen.record.best.losses if one.turns == tuple(turns)]
    return (
        seen.game.is_priced == is_priced
        and [(one.asked, one.better) for one in losses] == [(asked, better)]
        and told.reads(cost=losses[0].cost)
        and ("left" not in told.said or told["left"] == (denied == 0).sum())
    )


def elsewhere(told: Told, is_priced: bool = False) -> bool:
    costs = sorted((one.cost for one in told.seen.record.best.losses), reverse=True)
    if told.seen.game.is_priced != is_priced:
        return False
    return len(costs) > 4 and told.reads(cost=sum(costs[4:]))


def slower(told: Told) -> bool:
    greedy, best = told.seen.plans["Greedy"].rows, told.seen.plans["Exact optimum"].rows
    more, fewer = int((greedy - best > SAME).sum()), int((best - greedy > SAME).sum())
    said = 0 if "none" in told.said else told["fewer"]
    return free(told) and (told["more"], said) == (more, fewer) and more > 0


def floor_legs(told: Told) -> bool:
    seen = told.seen
    bits = -sum(p * np.log2(p) for p in seen.classes)
    return (
        free(told)
        and seen.settings.legs == "As a number"
        and told.reads(bits=bits, wide=seen.wide)
        and told.reads(least=max(1.0, bits - seen.wide))
        and unit_fits(told, "bits")
        and told["least"] <= seen.costs["Exact optimum"] + 0.01
    )


ENDING = (
    Claim(
        "Here greedy is best: both need {high} questions on average, and no way of "
        "asking needs fewer, for all of them were considered.",
        lambda told: (
            free(told)
            and told.seen.is_best
            and told.reads(high=told.seen.costs["Greedy"])
        ),
    ),
    Claim(
        "Greedy {how:nearly wins|loses}: it needs {high} questions on average, the "
        "exact optimum {low}: {lost} too many.",
        verdict,
    ),
    Claim(
        "The question of the largest gain is best for the next step, {bits} "
        f"{UNIT} at first, not always for the whole way.",
        lambda told: (
            free(told)
            and not told.seen.is_best
            and told.reads(bits=told.seen.game.gains(0).max())
            and unit_fits(told, "bits")
        ),
    ),
    Claim(
        f"Of the {{start}} {UNIT} missing at first they find {{found}}: {{left}} "
        "{left_unit:bit|bits} stay unfound on average, because the table says the "
        "same of some animals.",
        unfound,
    ),
    Claim(
        "After {n} {noun:question|questions} greedy has fewer bits left ({mine} "
        "against {its}), but the optimum has {ahead}% of its games over, greedy "
        "{behind}%: a game that is over asks nothing more.",
        why,
    ),
    Claim(
        "At the very start greedy asks “{asked:*}” where “{better:*}” is better: "
        "that costs {cost} questions on average.",
        place,
    ),
    Claim(
        "After {path:*} ({left} animals left) greedy asks “{asked:*}” where "
        "“{better:*}” is better: that costs {cost} questions on average.",
        place,
    ),
    Claim("Elsewhere it loses {cost} questions more.", elsewhere),
    Claim(
        "For {more} animals greedy asks more than the optimum does, for {fewer} "
        "fewer: a plan is judged by its average.",
        slower,
    ),
    Claim(
        "For {more} animals greedy asks more than the optimum does, for "
        "{none:none} fewer.",
        slower,
    ),
    Claim(
        "All averages here are weighted: an animal counts as much as it is likely "
        "beforehand.",
        lambda told: told.seen.settings.prior != "All alike",
    ),
    Claim(
        "No yes/no questions at all, of the table or not, need fewer than {least} "
        "on average: that is Huffman's tree, and the table does not offer its "
        "questions.",
        lambda told: (
            free(told)
            and told.reads(least=told.seen.huffman)
            and told.seen.settings.legs != "As a number"
            and told.seen.costs["Exact optimum"] > told.seen.huffman + SAME
        ),
    ),
    Claim(
        f"No way of asking these is below {{least}}: of the {{bits}} {UNIT} that "
        "can be found out, a yes or no tells at most 1, and the number of legs, "
        "asked once, at most {wide} beyond 1.",
        floor_legs,
    ),
    Claim(
        "Asking anything that still tells something, at random, needs {cost} "
        "questions on average.",
        lambda told: free(told) and told.reads(cost=told.seen.costs["Random"]),
    ),
)

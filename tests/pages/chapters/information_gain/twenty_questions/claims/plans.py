"""The claims of the part "Plans compared", from the plans' raw numbers."""

import numpy as np

from tests.claims import Claim, Claims, Told

from . import plans_priced
from .draws import own_prices
from .evidence import SAME
from .games import MISSING, UNIT, noun_fits, unit_fits
from .observe import PRIORS
from .plans_ending import ENDING
from .plans_evidence import Plans
from .prices import NOTES, coin_fits

NAMES = ("Random", "Greedy", "Exact optimum")
PRICED = ("Random", "Gain alone", "Gain per price", "Exact optimum")


def bits_left(told: Told, plan: str) -> float:
    return float(told.seen.plans[plan].bits_after[told.step])


def running(told: Told, plan: str) -> float:
    return 1 - float(told.seen.plans[plan].over_after[told.step])


def at(told: Told) -> bool:
    return told["n"] == told.step and noun_fits(told)


def bits_fit(told: Told, plan: str) -> bool:
    bits = bits_left(told, plan)
    if "bits" not in told.said:
        return 1e-12 <= bits < 1e-3
    is_said = bits >= 1e-3 or (bits < 1e-12 and told["bits"] == 0)
    return is_said and told.reads(bits=bits) and unit_fits(told, "bits")


def share_fits(told: Told, plan: str) -> bool:
    share = running(told, plan)
    return 1e-3 <= share <= 1 - 1e-12 and told.reads(share=100 * share)


LOW, HIGH = 1e-12, 1e-9
STILL = {
    "no game still runs": lambda share: share < LOW,
    "every game still runs": lambda share: share > 1 - LOW,
    "fewer than one game in a billion still runs": lambda share: LOW <= share < HIGH,
    "under 0.1% of the games still run": lambda share: HIGH <= share < 1e-3,
    "more than 99.99% of the games still run": lambda share: 0.9999 < share < 1 - LOW,
}


def still_fits(told: Told, plan: str) -> bool:
    return STILL[told.word("still")](running(told, plan))


PARTS = ("{n} {noun:question|questions}: ", "left on average; ")
TAILS = (
    ("{share}% of the games still run.", share_fits),
    (f"{{still:{'|'.join(STILL)}}}.", still_fits),
)
PAID = "; {paid} {coin:coin|coins} paid."


def paid(told: Told, plan: str) -> bool:
    """By a step every question before it is paid for: never more than in the end."""
    seen, t = told.seen, told.step
    if not seen.game.is_priced or plan not in seen.plans:
        return False
    so_far = seen.plans[plan].paid_after
    is_all = abs(so_far[-1] - seen.pays[plan]) < SAME
    is_all = is_all and (np.diff(so_far) > -SAME).all()
    return is_all and told.reads(paid=so_far[t]) and coin_fits(told, "paid")


def free(told: Told, plan: str) -> bool:
    return not told.seen.game.is_priced


def so_far(name: str, amount: str, tail: str, fits, also=free) -> Claim:
    """Return the claim on how far one plan has come."""
    after, left = PARTS
    tail = tail if also is free else tail.removesuffix(".") + PAID
    return Claim(
        f"{name}, after {after}{amount} {left}{tail}",
        lambda told: (
            also(told, name) and at(told) and bits_fit(told, name) and fits(told, name)
        ),
    )


STORY = (
    *(so_far(name, f"{{bits}} {UNIT}", *tail) for name in NAMES for tail in TAILS),
    so_far("Random", "under 0.001 bits", *TAILS[1]),  # only chance dawdles so
    *(
        so_far(name, f"{{bits}} {UNIT}", *tail, paid)
        for name in PRICED
        for tail in TAILS
    ),
    so_far("Random", "under 0.001 bits", *TAILS[1], paid),
)


def opens(told: Told, plan: str) -> bool:
    """No first question costs less, or promises more, than the one it opens with."""
    seen = told.seen
    names = [one.name for one in seen.game.questions]
    if seen.game.is_priced or told.word("name") not in names:
        return False
    q = names.index(told.word("name"))
    if plan == "Greedy":
        return q in seen.game.best(0)
    return seen.record.best.costs[q] < seen.costs["Exact optimum"] + SAME


def cut(told: Told) -> bool:
    seen = told.seen
    return (
        not seen.game.is_priced
        and told.reads(high=seen.costs["Greedy"], low=seen.costs["Exact optimum"])
        and told.reads(share=100 * seen.saved)
        and not seen.is_best
        and told.said["low"] != told.said["high"]
    )


def right(seen: Plans) -> str:
    if seen.game.is_priced:
        return plans_priced.right(seen)
    if seen.is_best:
        return "not at all: greedy is best"
    if seen.saved < 0.02:
        return "by less than 2%"
    return "by 2% to 10%" if seen.saved <= 0.1 else "by more than 10%"


CLAIMS = Claims(
    (
        *PRIORS,
        *STORY,
        Claim(
            f"At the start {{bits}} {MISSING} to know the {{what:animal|type}}.",
            lambda told: (
                told.reads(bits=told.seen.start)
                and unit_fits(told, "bits")
                and told.seen.settings.find.lower().endswith(told.word("what"))
            ),
        ),
        Claim("Greedy opens with “{name:*}”.", lambda told: opens(told, "Greedy")),
        Claim(
            "Exact optimum opens with “{name:*}”.",
            lambda told: opens(told, "Exact optimum"),
        ),
        Claim(
            f"Greedy asks the question of the largest gain, {{bits}} {UNIT} at first: "
            "by how much can the best plan there is cut the questions that greedy "
            "needs on average?",
            lambda told: (
                not told.seen.game.is_priced
                and told.reads(bits=told.seen.game.gains(0).max())
                and unit_fits(told, "bits")
            ),
        ),
        Claim(
            "Greedy needs {high} questions on average, the exact optimum {low}: "
            "{share}% fewer.",
            cut,
        ),
        Claim(
            "Greedy and the exact optimum need {high} questions on average.",
            lambda told: (
                not told.seen.game.is_priced
                and told.seen.is_best
                and told.reads(high=told.seen.costs["Greedy"])
            ),
        ),
        *ENDING,
        *plans_priced.CLAIMS,
        *NOTES,
        Claim(
            "the number of legs tells most of the type at once, and “milk” settles all "
            "mammals with one question.",
            lambda told: (
                told.seen.settings.find == "Its type"
                and told.seen.game.questions[told.seen.game.best(0)[0]].name == "legs"
            ),
        ),
        Claim(
            "Which of the two should come first?",
            lambda told: (
                told.seen.settings.find == "Its type"
                and told.seen.settings.legs == "As a number"
            ),
        ),
        Claim(
            "to find the animal itself, greedy looks one question ahead, the exact "
            "optimum looks all the way, and chance does not look at all.",
            lambda told: told.seen.settings.find == "The animal",
        ),
        Claim(
            "How far will they be apart?",
            lambda told: told.seen.settings.find == "The animal",
        ),
    ),
    evidence=Plans,
    answers=right,
    draws={"own_prices": own_prices},
    also=plans_priced.RARE,
    few=0,  # the presets: to work a plan out takes a second and more
    many=60,
    n_steps=5,
)

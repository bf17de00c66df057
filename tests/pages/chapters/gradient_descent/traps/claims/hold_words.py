"""Which hold: places that stand in many of its sentences, and who is named there."""

import numpy as np

from tests.pages.chapters.gradient_descent.traps.claims.hold_seen import WALKERS

ANY = "{who:" + "|".join(WALKERS.values()) + "}"
PLAIN = "{who:gradient descent|AdaGrad|RMSProp|Adam|Newton}"
FIRST = "{who:Gradient descent|AdaGrad|RMSProp|Adam|Newton}"
ROLLS = "{who:Momentum|Nesterov} (β = {beta})"
LAWS = {
    "2/λ": "gradient_descent",
    "(2 + 2β)/λ": "momentum",
    "(2 + 2β)/((1 + 2β)λ)": "nesterov",
}
DID = (
    ("comes to rest on it", "come to rest on it"),
    ("stays near it, not at rest", "stay near it, not at rest"),
    ("goes away from it", "go away from it"),
)
RESTS, STAYS, LEAVES = ("|".join(pair) for pair in DID)
HOLDS, KEEPS, LETS = (
    ": it holds (✓)",
    ": it keeps them near, but does not hold (≈)",
    ": it lets go (✗)",
)
YET = ", yet by its edge it does not hold (≈)"
VERDICT = "{verdict:" + "|".join((HOLDS, KEEPS, LETS, YET)) + "}."


def own(told):
    return told.seen


def at(told):
    return told.step - 1


def walks(told):
    """Whether the one who walks is named, with its β where it has one."""
    name = told.word("who")
    right = name.lower() == own(told).who.lower()
    return right and ("beta" not in told.said or told.reads(beta=own(told).beta))


def smooth(told):
    return own(told).bends[np.isfinite(own(told).bends)]


def kinks(told):
    return own(told).n - len(smooth(told))


def is_level(told):
    found = smooth(told)
    return len(found) and np.ptp(found) <= 1e-9 * found.max()

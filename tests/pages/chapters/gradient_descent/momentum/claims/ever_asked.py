"""What "For ever" asks: its bet, and the presets' Observe lines."""

from tests.claims import Claim, Told

from .ever_walks import GONE, LONG, OTHER, RESTS, ROUND, Ever

SAID = {
    ROUND: "goes round some places for ever",
    RESTS: "comes to rest at the bottom",
    GONE: "leaves every scale",
}


def answers(seen: Ever) -> str:
    """Return what becomes of the ball."""
    return SAID.get(seen.fate, f"repeats nothing in {seen.n + LONG:,} steps")


def _famous(told: Told) -> bool:
    near = abs(told.seen.eta - 1 / 9) < 5e-4 and abs(told.seen.beta - 4 / 9) < 5e-3
    return near and told.seen.n == 40


CLAIMS = (
    Claim(
        "From x₀ = {x} with η = {eta} and β = {beta}: what becomes of the ball? (The "
        "curve is convex: it bends upwards everywhere, and its only bottom is at 0.)",
        lambda told: told.reads(x=told.seen.x, eta=told.seen.eta, beta=told.seen.beta),
    ),
    Claim(
        "η and β are the best there are for bends from 1 to 25, 1/9 and 4/9 but for "
        "rounding.",
        _famous,
    ),
    Claim("The curve has one bottom.", _famous),
    Claim(
        "Where is the ball after 40 steps?",
        lambda told: _famous(told) and told.seen.fate == ROUND,
    ),
    Claim(
        "β is 0.04 less, and all else as before.",
        lambda told: told.seen.beta == 0.4 and told.seen.eta == 0.111,
    ),
    Claim(
        "How does the ball's picture of place and speed change?",
        lambda told: told.seen.beta == 0.4 and told.seen.fate == RESTS,
    ),
    Claim(
        "the same ball begins a little nearer to the bottom.",
        lambda told: _famous(told) and 0 < told.seen.x < 3.3,
    ),
    Claim(
        "What is different about its first steps?",
        lambda told: _famous(told) and told.seen.fate == RESTS,
    ),
    Claim(
        "β is 0.95: the ball forgets next to nothing.",
        lambda told: told.seen.beta == 0.95,
    ),
    Claim(
        "How does its path of place and speed differ from that with less memory?",
        lambda told: told.seen.fate == ROUND and told.seen.beta > 0.9,
    ),
    Claim(
        "η·λ is beyond 2 + 2β where the bend is 25, but not where it is 1.",
        lambda told: told.seen.eta < 2 + 2 * told.seen.beta < 25 * told.seen.eta,
    ),
    Claim(
        "What does the ball do on each piece of the curve?",
        lambda told: told.seen.fate == OTHER,
    ),
)

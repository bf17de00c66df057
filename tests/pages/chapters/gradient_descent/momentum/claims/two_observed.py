"""The claims of the presets' Observe lines: what they ask has an answer there."""

import math

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import (
    FLAT,
    NAMES,
    STEEP,
    Both,
)


def in_the_way(told: Told) -> bool:
    """One direction is clearly slower than the other, and it holds what is left."""
    seen = told.seen
    slow, fast = (abs(seen.factor(name)) for name in NAMES)
    return fast < slow < 1 and seen.hiker.of(FLAT, -1) > 0.9 * seen.hiker.heights[-1]


def ball_differs(told: Told) -> bool:
    ball, hiker = told.seen.ball.longest(FLAT), told.seen.hiker.longest(FLAT)
    return in_the_way(told) and ball > 1.5 * hiker


def all_but_best(told: Told) -> bool:
    """No rate of the slider leaves less of the slower direction."""
    seen = told.seen
    now = max(abs(seen.factor(name)) for name in NAMES)
    rates = (0.02 * k for k in range(1, 201))
    return now <= min(max(abs(1 - r), abs(1 - r / seen.kappa)) for r in rates) + 1e-12


def both_serve(told: Told) -> bool:
    one, other = (abs(told.seen.factor(name)) for name in NAMES)
    return all_but_best(told) and abs(one - other) < 0.01


def flat_has_it(told: Told) -> bool:
    seen = told.seen
    return seen.hiker.of(FLAT, 10) > 0.9 * seen.hiker.heights[10]


def grows(heights: list[float]) -> bool:
    return heights[-1] > 10 * heights[0]


def only_the_hiker(told: Told) -> bool:
    seen = told.seen
    return 2 < seen.product("steep") < 2 + 2 * seen.beta and grows(seen.hiker.heights)


def throws_only_the_hiker(told: Told) -> bool:
    ball = told.seen.ball.heights
    return only_the_hiker(told) and ball[-1] < 0.01 * ball[0]


def both_thrown(told: Told) -> bool:
    return told.seen.product("steep") > 2 + 2 * told.seen.beta


def swings_grow(told: Told) -> bool:
    sizes = [abs(place[STEEP]) for place in told.seen.ball.e]
    return both_thrown(told) and sizes[-1] > max(sizes[: len(sizes) // 2])


def rings(told: Told) -> bool:
    return told.seen.ball.crossings(FLAT) >= 3


def nearly_critical(told: Told) -> bool:
    best = (1 - math.sqrt(told.seen.product("flat"))) ** 2
    return 0 < abs(told.seen.beta - best) <= 0.005 + 1e-12


def is_best(seen: Both) -> bool:
    root = math.sqrt(seen.kappa)
    eta, beta = 4 / (1 + 1 / root) ** 2, ((root - 1) / (root + 1)) ** 2
    return abs(seen.eta - eta) <= 0.02 and abs(seen.beta - beta) <= 0.01


def keeps_to_a_line(told: Told) -> bool:
    seen = told.seen
    pairs = zip(seen.hiker.e[1:], seen.hiker.moves[1:], strict=True)
    ways = {round(move[STEEP] / place[STEEP], 6) for place, move in pairs}
    return len(ways) == 1 and seen.settings.view == "Place and speed"


def curves(told: Told) -> bool:
    seen = told.seen
    pairs = zip(seen.ball.e[1:], seen.ball.moves[1:], strict=True)
    ways = {round(move[FLAT] / place[FLAT], 2) for place, move in pairs}
    return keeps_to_a_line(told) and len(ways) > 10


CLAIMS = (
    Claim("follow each direction by itself.", in_the_way),
    Claim(
        "Which of the two is in the hiker's way, and what does the ball do there?",
        ball_differs,
    ),
    Claim("η is all but 2/(m + L).", all_but_best),
    Claim(
        "Compare the two factors of the hiker, and try to find an η that makes both "
        "smaller.",
        both_serve,
    ),
    Claim("κ is {k}.", lambda told: told.reads(k=told.seen.kappa)),
    Claim(
        "How much of the hiker's height is along the flat direction after the first "
        "ten steps?",
        flat_has_it,
    ),
    Claim("η·λ is above 2 along the steep direction.", only_the_hiker),
    Claim(
        "What becomes of the hiker there, and what of the ball?", throws_only_the_hiker
    ),
    Claim("η·λ is above 2 + 2β.", both_thrown),
    Claim("Look at the ball's swings along the steep direction.", swings_grow),
    Claim(
        "with β = {b} the ball forgets little.",
        lambda told: told.reads(b=told.seen.beta) and told.seen.beta > 0.9,
    ),
    Claim("How often does it run past the bottom of the flat direction?", rings),
    Claim(
        "β is all but (1 − √(ηλ))² for the flat direction: its two roots are nearly "
        "one.",
        nearly_critical,
    ),
    Claim("Compare with a larger β, and with a smaller one.", nearly_critical),
    Claim(
        "the best η and β for κ = {k}.",
        lambda told: is_best(told.seen) and told.reads(k=told.seen.kappa),
    ),
    Claim("Do both directions shrink alike?", lambda told: is_best(told.seen)),
    Claim(
        "after its first step the hiker keeps to a line: his place decides his step.",
        keeps_to_a_line,
    ),
    Claim("What does the ball's curve look like?", curves),
    Claim(
        "κ is {k}, so both directions are alike.",
        lambda told: told.reads(k=told.seen.kappa) and told.seen.kappa == 1,
    ),
    Claim(
        "Is there anything left for the ball to do better?",
        lambda told: told.seen.hiker.arrival < told.seen.ball.arrival,
    ),
)

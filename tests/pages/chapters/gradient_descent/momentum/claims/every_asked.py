"""What "Every η and β" asks: its bet, and the presets' Observe lines."""

from tests.claims import Claim, Told

LEVEL = "neither grow nor shrink"
ANSWERS = {
    "kept its side": "keep its side, ever nearer",
    "changed sides": "swing to and fro, ever less",
    "changed sides at every step": "change sides at every step, ever less",
    "grew": "grow",
    "neither grew nor shrank": LEVEL,
}


def answers(seen) -> set[str]:
    """Return what the error along the steep direction does, or as good as does."""
    as_good = {LEVEL} if abs(seen.own_rate(1) - 1) < 1e-3 else set()
    return {ANSWERS[seen.did(1)], *as_good}


def _near_best(told: Told) -> bool:
    """Tell whether the setting is the best one, as near as the sliders come."""
    root = told.seen.kappa**0.5
    eta, beta = 4 / (1 + 1 / root) ** 2, ((root - 1) / (root + 1)) ** 2
    near = abs(told.seen.eta - eta) <= 0.02 and abs(told.seen.beta - beta) <= 0.01
    return told.seen.kind == "Momentum" and near


def _beyond(told: Told) -> bool:
    """Tell whether η is a little too large, with the best β."""
    root = told.seen.kappa**0.5
    best = ((root - 1) / (root + 1)) ** 2
    return abs(told.seen.beta - best) <= 0.01 and told.seen.did(1) == "grew"


def _both_ring(told: Told) -> bool:
    seen = told.seen
    return seen.kind == "Momentum" and seen.did(0) == seen.did(1) == "changed sides"


CLAIMS = (
    Claim(
        "{kind:Momentum|Nesterov} with η = {eta} and β = {beta}: what will the error "
        "along the steep direction, where λ = 1, do in {n} steps?",
        lambda told: (
            told.word("kind") == told.seen.kind
            and told["n"] == told.seen.n
            and told.reads(eta=told.seen.eta, beta=told.seen.beta)
        ),
    ),
    Claim("the ring stands beside theory's best.", _near_best),
    Claim(
        "On which lines does it stand, and what does each direction do there?",
        lambda told: _near_best(told) and told.seen.did(0) != told.seen.did(1),
    ),
    Claim(
        "at β = 0 one η serves both directions as well as it can.",
        lambda told: (
            told.seen.beta == 0
            and abs(told.seen.eta - 2 / (1 + 1 / told.seen.kappa)) <= 0.01
        ),
    ),
    Claim(
        "How long does the slower of them take?",
        lambda told: (
            told.seen.beta == 0 and told.seen.own_rate(0) != told.seen.own_rate(1)
        ),
    ),
    Claim(
        "far above the lines both directions ring.",
        lambda told: _both_ring(told) and told.seen.beta >= 0.9,
    ),
    Claim("What decides how fast the ringing fades: η, or β alone?", _both_ring),
    Claim(
        "a little more η than the star's, with the same β.",
        lambda told: (
            _beyond(told) and told.seen.eta - 4 / (1 + told.seen.kappa**-0.5) ** 2 < 0.3
        ),
    ),
    Claim(
        "Which direction goes first?",
        lambda told: _beyond(told) and told.seen.did(0) != "grew",
    ),
    Claim(
        "η is exactly 2 + 2β.",
        lambda told: abs(told.seen.eta - 2 - 2 * told.seen.beta) < 1e-12,
    ),
    Claim(
        "What becomes of the error along the steep direction?",
        lambda told: told.seen.did(1) == "neither grew nor shrank",
    ),
    Claim(
        "where does the edge run now, and where does the steep direction stop ringing?",
        lambda told: told.seen.kind == "Nesterov",
    ),
)

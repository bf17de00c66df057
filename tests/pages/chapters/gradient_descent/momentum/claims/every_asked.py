"""What "Every η and β" asks: its bet, and the presets' Observe lines."""

from tests.claims import Claim, Told

FLAT, STEEP, NEITHER = "the flat one", "the steep one", "neither"
BOTH = "both, at most 3 steps apart"


def answers(seen) -> str:
    """Return along which direction the error keeps to a hundredth sooner."""
    flat, steep = (seen.hundredth(at) for at in (0, 1))
    there = [arrival for arrival in (flat, steep) if arrival <= seen.n]
    if not there:
        return NEITHER
    if len(there) == 2 and abs(flat - steep) <= 3:
        return BOTH
    return FLAT if flat < steep else STEEP


def _keeps(told: Told) -> bool:
    at = 0 if told.word("name") == "flat" else 1
    return told["k"] == told.seen.hundredth(at) <= told.seen.n


def _does_not(told: Told) -> bool:
    at = 0 if told.word("name") == "flat" else 1
    other = told.seen.hundredth(1 - at)
    return told.seen.hundredth(at) > told.seen.n == told["n"] >= other


def _neither(told: Told) -> bool:
    return answers(told.seen) == NEITHER and told["n"] == told.seen.n


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
        "{kind:Momentum|Nesterov} with η = {eta} and β = {beta}: along which direction "
        "will the error keep to a hundredth of the first one sooner, in {n} steps?",
        lambda told: (
            told.word("kind") == told.seen.kind
            and told["n"] == told.seen.n
            and told.reads(eta=told.seen.eta, beta=told.seen.beta)
        ),
    ),
    Claim(
        "Along the {name:flat|steep} direction it keeps to a hundredth from step {k} "
        "on.",
        _keeps,
    ),
    Claim(
        "Along the {name:flat|steep} direction the error does not keep to a hundredth "
        "in {n} steps.",
        _does_not,
    ),
    Claim(
        "Along neither direction does the error keep to a hundredth in {n} steps.",
        _neither,
    ),
    Claim(
        "In the long run a step multiplies place and speed by {f} along the flat "
        "direction and by {s} along the steep one.",
        lambda told: told.reads(f=told.seen.root(0), s=told.seen.root(1)),
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
        "What does that change along the flat direction, and what along the steep one?",
        lambda told: _beyond(told) and told.seen.did(0) != "grew",
    ),
    Claim(
        "η is exactly 2 + 2β.",
        lambda told: abs(told.seen.eta - 2 - 2 * told.seen.beta) < 1e-12,
    ),
    Claim(
        "What becomes of the error along the steep direction?",
        lambda told: told.seen.did(1) == "swings",
    ),
    Claim(
        "where does the edge run now, and where does the steep direction stop ringing?",
        lambda told: told.seen.kind == "Nesterov",
    ),
)

"""What "Basins" says step by step."""

import numpy as np

from tests.claims import Claim, Told

from .basins_seen import BEYOND, GONE, NOWHERE, REST, UNFINISHED


def step_of(told: Told) -> int:
    """Return the step at which it was said; an ending is said at the last."""
    return int(told.record.shown[told.step])


def _where(told: Told) -> bool:
    step, path = step_of(told), told.seen.walk.path
    at = min(step, path.n_steps)
    x, y = path.points[at]
    verb = "starts" if step == 0 else "is"
    here = told.reads(x=x, y=y) or np.hypot(told["x"] - x, told["y"] - y) < 1e-13
    fits = told.word("verb") == verb and told.reads(h=path.values[at])
    return here and fits and told.seen.own[0] != NOWHERE


def _ended(word) -> object:
    """Return what tells whether the ring's walk has this fate by now."""

    def holds(told: Told) -> bool:
        fate, known = told.seen.own
        return fate == word and step_of(told) >= known

    return holds


def _stays(told: Told) -> bool:
    fate, known = told.seen.own
    return (fate, known) == (told["n"] - 1, told["k"]) and step_of(told) >= known


def _since(word) -> object:
    """Return the same, where the step is told from which it is so."""
    return lambda told: _ended(word)(told) and told["k"] == told.seen.own[1]


CLAIMS = (
    Claim("Each of the {n} cells is a start.", lambda told: told["n"] == told.seen.n),
    Claim(
        "It gets its colour at the step from which its walk stays there.",
        lambda told: told.seen.k > 0,
    ),
    Claim(
        "In this window there is no minimum whose colour it could get.",
        lambda told: told.seen.k == 0 and not told.seen.has_line,
    ),
    Claim(
        "The bottom of this ground is a line, and no minimum whose colour it could "
        "get.",
        lambda told: told.seen.k == 0 and told.seen.has_line,
    ),
    Claim(
        "The walk from the ring {verb:starts|is} at ({x}, {y}), at the height f = {h}.",
        _where,
    ),
    Claim(
        "Step {t}. {p}% of all starts have arrived at a minimum.",
        lambda told: (
            told["t"] == step_of(told)
            and told.reads(p=100 * told.seen.arrived(step_of(told)))
        ),
    ),
    Claim("The walk from the ring stays at minimum {n} from step {k} on.", _stays),
    Claim("The walk from the ring is lost at step {k}.", _since(GONE)),
    Claim(
        "The walk from the ring rests from step {k} on, at no minimum of the map.",
        _since(REST),
    ),
    Claim(
        "The walk from the ring rests from step {k} on, beyond the window.",
        _since(BEYOND),
    ),
    Claim(
        "After {k} steps the walk from the ring is at no minimum.",
        _since(UNFINISHED),
    ),
    Claim(
        "The ring stands where f(x, y) has no height: choose another start.",
        _ended(NOWHERE),
    ),
)

"""What "Break it" says, judged by bugs and by a measuring of the tests' own."""

from pages.chapters.backpropagation.the_factory.settings import BUGS
from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.effects import (
    EFFECTS,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.one import (
    ONE,
    PLANTED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.outside import (
    OUTSIDE,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    answers,
    evidence,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.steps import (
    BET,
    OBSERVE,
    STEP,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.why import (
    RIGHT,
    WHY,
)
from tests.pages.chapters.backpropagation.the_factory.claims.drawn import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import (
    NOTE,
    OWN_NOTES,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.own_draws import (
    OWN_DRAWS,
)

FEW_BUGS = 0.08  # of the switches are on


def _draw_bug(rng, seen) -> bool:
    return rng.random() < FEW_BUGS


def _far(bugs: str, into: tuple[float, ...], x: float, eta: float) -> dict:
    """Return four linear layers of alike weights, whose E is beyond all numbers."""
    tables = {
        f"own_{letter}": (*((weight,) * 4,) * 5, (1.0,) * 4)
        for letter, weight in zip("wuv", into, strict=True)
    }
    kinds = dict.fromkeys(("own_f1", "own_f2", "own_fo"), "Linear")
    sizes = dict.fromkeys(("own_in", "own_h", "own_h2", "own_out"), 4)
    samples = {"own_x": ((x,) * 4 + (0.0,) * 4,), "own_loss": "Squared error"}
    planted = dict.fromkeys(("leftover", *bugs.split()), True)
    own = {"net": "Your own", **sizes, **kinds, **tables, **samples}
    return {**own, "eta": eta, **planted}


BEYOND = (
    _far("update_first rate_twice no_rate", (1.5, 0.5, 1.5), 0.5, 0.1),
    _far("rate_twice sign", (0.1, 0.5, 1.0), 30.0, 100.0),
    _far("sign", (1.0, 1.0, 1.5), 30.0, 100.0),
    _far("rate_twice", (0.5, 5.0, 0.3), 50.0, 10.0),
    _far("no_rate", (3.0, 3.0, 3.0), 30.0, 10.0),
    _far("no_rate rate_twice no_two", (3.0, 3.0, 1.0), 10.0, 100.0),
    _far("", (100.0, 100.0, 100.0), 100.0, 100.0),
)
BREAK_IT = Claims(
    (
        *(*ONE, *PLANTED, *EFFECTS, *WHY, *OUTSIDE, *RIGHT, *STEP, *BET, *OBSERVE),
        *(NOTE, *OWN_NOTES),
    ),
    evidence=evidence,
    answers=answers,
    draws={**DRAWS, **OWN_DRAWS, **dict.fromkeys(BUGS, _draw_bug)},
    also=BEYOND,
    few=70,
)

"""What "Scales" says, and what decides it."""

from tests.claims import Claim, Claims, Told
from tests.pages.chapters.gradient_descent.batches.claims.scale_ends import (
    ENDING,
    is_bowl,
    kappas_below,
)
from tests.pages.chapters.gradient_descent.batches.claims.scale_fits import Fits, both
from tests.pages.chapters.gradient_descent.batches.claims.scale_told import (
    OTHERS,
    STORY,
    has_end,
    is_named,
)

FEWER, SOME, MORE = (
    "as many, or fewer",
    "more, but at most 10 times as many",
    "more than 10 times as many",
)


def answers(seen: Fits) -> str:
    raw, other = seen.arrivals
    if raw is None:
        return f"it is not there within {seen.n_steps} steps"
    if other is None or other >= raw:
        return FEWER
    return SOME if raw / other <= 10 else MORE


def edges(told: Told, a: str, b: str) -> bool:
    raw, other = (one.edge for one in told.seen.sides)
    return is_named(told) and told.reads(**{a: raw, b: other})


def starts(told: Told) -> bool:
    """κ and the edges where both walks start."""
    raw, other = (one.kappa() for one in told.seen.sides)
    return edges(told, "c", "d") and told.reads(a=raw, b=other)


def arrives(told: Told, does: tuple[str, ...]) -> bool:
    """The remedy does what it says, and the walk arrives sooner for it."""
    was, now = told.seen, both(told.after)
    before, after = was.arrivals[1], now.arrivals[1]
    changed = {
        "standardise": was.settings.preparation != now.settings.preparation,
        "own": was.settings.has_one_rate and not now.settings.has_one_rate,
    }
    did = tuple(name for name, is_so in changed.items() if is_so)
    return did == does and after == told["k"] and (before is None or after < before)


FROM = f"{{a}} raw and {{b}} {OTHERS}"
EDGE = f"the edge 2/λ is {{c}} raw and {{d}} {OTHERS}"
ASKED = (
    Claim(
        "Both walks begin with weights of 0, each with an η of its own.",
        lambda told: (
            not told.seen.settings.has_one_rate
            and all((one.points[0] == 0).all() for one in told.seen.sides)
        ),
    ),
    Claim(
        "Both walks begin with weights of 0, both with η = {e}.",
        lambda told: (
            told.seen.settings.has_one_rate
            and all(told.reads(e=one.eta) for one in told.seen.sides)
        ),
    ),
    Claim(
        f"How many steps will the raw one take, compared with the {OTHERS} one, until "
        "its loss is within 1% of the smallest?",
        lambda told: has_end(told) and is_named(told),
    ),
    Claim(f"κ is {FROM}.", lambda told: is_bowl(told) and kappas_below(told)),
    Claim(
        f"At the minimum κ is {FROM}.",
        lambda told: not is_bowl(told) and kappas_below(told),
    ),
    Claim(
        f"The edge 2/λ is {FROM}.",
        lambda told: told.seen.settings.has_one_rate and edges(told, "a", "b"),
    ),
    Claim(
        f"κ is {FROM}, {EDGE}.",
        lambda told: is_bowl(told) and starts(told),
    ),
    Claim(
        f"Where the weights are 0, κ is {FROM}, {EDGE}.",
        lambda told: not is_bowl(told) and starts(told),
    ),
    Claim(
        "Standardise: within 1% from step {k} on",
        lambda told: arrives(told, ("standardise",)),
    ),
    Claim(
        "Give each its own η: within 1% from step {k} on",
        lambda told: arrives(told, ("own",)),
    ),
    Claim(
        "Standardise, and give each its own η: within 1% from step {k} on",
        lambda told: arrives(told, ("standardise", "own")),
    ),
)


def round_beside_narrow(told: Told) -> bool:
    raw, other = told.seen.sides
    return abs(other.kappa() - 1) < 1e-9 and raw.kappa() > 50 and raw.is_line


def lands_at_once(told: Told) -> bool:
    raw, other = told.seen.sides
    return round_beside_narrow(told) and other.left(1) < 1e-9 < raw.left(20)


def only_the_unit(told: Told) -> bool:
    s = told.seen.settings
    usual = s.samples, s.preparation, s.has_one_rate, s.features
    return usual == ("petals", "standardised", False, "length") and s.unit != "cm"


def other_numbers(told: Told) -> bool:
    """In centimetres κ is about 105 and the raw η about 0.11."""
    raw = told.seen.raw
    return only_the_unit(told) and raw.kappa() > 1000 and raw.eta < 0.01


def only_scaled(told: Told) -> bool:
    x = told.seen.prepared.x[:, 0]
    return abs(x.std() - 1) < 1e-9 and abs(x.mean()) > 1


def kappa_rises(told: Told) -> bool:
    raw, other = told.seen.sides
    return only_scaled(told) and other.kappa() > raw.kappa()


def go_together(told: Told) -> bool:
    seen = told.seen
    kappas = [one.kappa() for one in seen.sides]
    return seen.has_two and seen.r > 0.9 and min(kappas) > told["k"]


def lies_across(told: Told) -> bool:
    """More of the one weight is paid for with less of the other."""
    x = told.seen.prepared.x
    return told.seen.has_two and float((x[:, 0] * x[:, 1]).mean()) > 0.9


def between(told: Told) -> bool:
    raw, other = told.seen.sides
    return told.reads(e=raw.eta) and raw.edge < raw.eta == other.eta < other.edge


OBSERVED = (
    Claim(
        "it is one line and one loss, over the weights of the length as measured and "
        "of the length standardised.",
        round_beside_narrow,
    ),
    Claim("Which walk goes straight to the star?", lands_at_once),
    Claim("nothing but the unit is another.", only_the_unit),
    Claim("Compare κ and the raw η with those in cm.", other_numbers),
    Claim("the spread is 1 now, but the mean is not 0.", only_scaled),
    Claim("Is κ smaller than in inches?", kappa_rises),
    Claim(
        "whoever has a long petal has a wide one, so κ stays above {k}.", go_together
    ),
    Claim("Which way does the valley lie?", lies_across),
    Claim("η = {e} is above the raw edge and below the other.", between),
    Claim(
        "What becomes of the raw walk?",
        lambda told: told.seen.raw.is_lost(told.seen.n_steps),
    ),
)
ONE, CENTRED = {"rates": "One for both"}, {"prepare": "Centred"}
SEPARABLE = {"samples": "Setosa or versicolor: can be separated"}
UNITS = ("m", "inch", "cm", "mm")
CLAIMS = Claims(
    (*STORY, *ENDING, *ASKED, *OBSERVED),
    evidence=both,
    answers=answers,
    also=(
        SEPARABLE,
        {**ONE, "eta_of_both": 2.0},
        {**ONE, "eta_of_both": 1.0},
        {**ONE, "eta_of_both": 20.0},
        *(
            {**ONE, "eta_of_both": 0.5, "prepare": "Scaled", "walk": n}
            for n in (20, 40)
        ),
        *({**ONE, "eta_of_both": 10.0, "unit": unit, "walk": 20} for unit in UNITS),
        {**ONE, "eta_of_both": 10.0, "unit": "mm", "walk": 20, **SEPARABLE, **CENTRED},
        {"unit": "inch", "walk": 300},
        {"unit": "inch", "prepare": "Scaled", "walk": 60},
    ),
    few=20,
    many=1500,
    n_steps=6,
)

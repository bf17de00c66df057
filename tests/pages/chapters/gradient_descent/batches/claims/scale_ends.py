"""Scales: what is said of how it ended, and of why."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.scale_fits import Fit
from tests.pages.chapters.gradient_descent.batches.claims.scale_told import (
    HAIR,
    OTHERS,
    has_end,
    is_named,
    of_each,
)

UNITS = {"metres": "m", "inches": "inch", "centimetres": "cm", "millimetres": "mm"}
UNIT = "{unit:" + "|".join(UNITS) + "}"


def one_arrived(told: Told, at: int) -> bool:
    there = told.seen.arrivals
    fits = is_named(told) and has_end(told) and told["n"] == told.seen.n_steps
    return fits and there[at] == told["a"] and there[1 - at] is None


def all_kappas(told: Told) -> bool:
    seen = told.seen
    centred, scaled, both = (
        seen.kappas[name] for name in ("centred", "scaled", "standardised")
    )
    right = UNITS[told.word("unit")] == seen.settings.unit and not seen.has_two
    return right and told.reads(k=seen.kappas["raw"], c=centred, s=scaled, z=both)


def two_kappas(told: Told) -> bool:
    seen = told.seen
    right = UNITS[told.word("unit")] == seen.settings.unit and seen.has_two
    right = right and abs(seen.kappas["scaled"] - (1 + seen.r) / (1 - seen.r)) < 1e-6
    return right and told.reads(k=seen.kappas["raw"], s=seen.kappas["scaled"], r=seen.r)


def kappas_below(told: Told) -> bool:
    raw, other = (one.kappa(one.best) for one in told.seen.sides)
    return is_named(told) and told.reads(a=raw, b=other)


def is_bowl(told: Told) -> bool:
    return told.seen.raw.is_line


def worst(one: Fit) -> float:
    return max(map(abs, one.factors()))


def alike(one: Fit) -> bool:
    low, high = map(abs, one.factors())
    return abs(low - high) <= HAIR


def along_one(told: Told, one: Fit) -> bool:
    low, high = map(abs, one.factors())
    which = "flattest" if low > high else "steepest"
    same = is_bowl(told) and which == told.word("which") and not alike(one)
    return same and told.reads(x=max(low, high)) and max(low, high) < 1


def beyond(told: Told, one: Fit) -> bool:
    steep = -one.factors()[1]
    return is_bowl(told) and steep > 1 and told.reads(e=one.eta, d=one.edge, x=steep)


def learnt(told: Told, is_two: bool) -> bool:
    """What it has learnt, as measured, and the best there are by another way."""
    seen = told.seen
    there = is_named(told) and seen.arrivals[1] is not None and seen.has_two == is_two
    if not there or UNITS[told.word("unit")] != seen.settings.unit:
        return False
    now = seen.prepared.as_measured(seen.prepared.points[-1])
    best = seen.raw.best
    if "c" in told.said:
        return told.reads(a=now[0], b=now[1], c=best[0], d=best[1])
    near = abs(now - best) <= 1e-5 * abs(best)
    return told.reads(a=now[0], b=now[1]) and near.all()


def learnt_claims(names: tuple[str, str], is_two: bool) -> tuple[Claim, Claim]:
    one, other = names
    shape = f"In {UNIT}, the {OTHERS} walk has learnt {one} = {{a}} and {other} = {{b}}"
    return (
        Claim(f"{shape}: the best there are.", lambda told: learnt(told, is_two)),
        Claim(
            f"{shape}: the best are {one} = {{c}} and {other} = {{d}}.",
            lambda told: learnt(told, is_two),
        ),
    )


ALL = f"κ is {{k}} for lengths in {UNIT}, {{c}} centred, {{s}} scaled and "
WITHIN = "is within 1% of the smallest from step"
ENDING = (
    Claim(
        f"The raw walk {WITHIN} {{a}} on, the {OTHERS} walk is not within {{n}} steps.",
        lambda told: one_arrived(told, 0),
    ),
    Claim(
        f"The {OTHERS} walk {WITHIN} {{a}} on, the raw walk is not within {{n}} steps.",
        lambda told: one_arrived(told, 1),
    ),
    Claim(
        f"The raw walk {WITHIN} {{a}} on, the {OTHERS} walk from step {{b}} on.",
        lambda told: is_named(told) and told.seen.arrivals == (told["a"], told["b"]),
    ),
    Claim(
        "Neither walk is within 1% of the smallest within {n} steps.",
        lambda told: (
            has_end(told)
            and told["n"] == told.seen.n_steps
            and told.seen.arrivals == (None, None)
        ),
    ),
    Claim(
        "The two species can be separated: a steeper curve always has a smaller loss, "
        "so there is no minimum to arrive at.",
        lambda told: told.seen.settings.samples == "separable",
    ),
    Claim(
        f"After {{n}} steps the raw walk is at loss {{a}}, the {OTHERS} walk at {{b}}.",
        lambda told: (
            is_named(told)
            and told["n"] == told.seen.n_steps
            and told.reads(
                a=told.seen.raw.loss(told.step), b=told.seen.prepared.loss(told.step)
            )
        ),
    ),
    Claim(f"{ALL}{{z}} standardised.", lambda told: is_bowl(told) and all_kappas(told)),
    Claim(
        f"Where the weights are 0, {ALL}{{z}} standardised.",
        lambda told: not is_bowl(told) and all_kappas(told),
    ),
    Claim(
        f"κ is {{k}} with the length in {UNIT}; with both features scaled it is "
        "(1 + r)/(1 − r) = {s}, as they go together: r = {r}.",
        two_kappas,
    ),
    Claim(
        "A logistic curve bends the loss otherwise as it steepens: at the minimum κ is "
        f"{{a}} raw and {{b}} {OTHERS}.",
        lambda told: not is_bowl(told) and kappas_below(told),
    ),
    *of_each(
        "Who: a step leaves {x} of the distance to the best weights.",
        lambda told, one: (
            is_bowl(told) and alike(one) and worst(one) < 1 and told.reads(x=worst(one))
        ),
    ),
    *of_each(
        "Who: a step leaves {x} of the distance along the {which:flattest|steepest} "
        "direction.",
        along_one,
    ),
    of_each(
        "Who: one step leaves nothing of the distance to the best weights.",
        lambda told, one: is_bowl(told) and worst(one) <= HAIR,
    )[1],
    of_each(
        "Who: η is at the edge 2/λ, so along the steepest direction the walk steps to "
        "and fro.",
        lambda told, one: is_bowl(told) and abs(one.factors()[1] + 1) <= HAIR,
    )[1],
    *of_each(
        "Who: η = {e} is above the edge 2/λ = {d}, so along the steepest direction "
        "each step lands {x} times as far away.",
        beyond,
    ),
    *learnt_claims(("w", "b"), False),
    learnt_claims(("w₁", "w₂"), True)[1],
)

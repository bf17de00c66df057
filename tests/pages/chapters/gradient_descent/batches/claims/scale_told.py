"""Scales: what is said of a step, of how it ended, and of why."""

from collections.abc import Callable

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.scale_fits import Fit

OTHERS = "{who:centred|scaled|standardised}"
UNITS = {"metres": "m", "inches": "inch", "centimetres": "cm", "millimetres": "mm"}
UNIT = "{unit:" + "|".join(UNITS) + "}"
HAIR = 1e-9


def of_each(shape: str, holds: Callable[[Told, Fit], bool]) -> tuple[Claim, Claim]:
    """A claim of the raw walk, and the same of the other, whose name is its own."""

    def of_raw(told: Told) -> bool:
        return holds(told, told.seen.raw)

    def of_other(told: Told) -> bool:
        return is_named(told) and holds(told, told.seen.prepared)

    capital = OTHERS.replace("c", "C", 1).replace("|s", "|S")
    raw = shape.replace("WHO", "raw").replace("Who", "Raw")
    other = shape.replace("WHO", OTHERS).replace("Who", capital)
    return Claim(raw, of_raw), Claim(other, of_other)


def is_named(told: Told) -> bool:
    """The other walk has the name of what was done to its features."""
    return told.word("who").lower() == told.seen.settings.preparation


def has_end(told: Told) -> bool:
    return told.seen.raw.best is not None


def is_past(told: Told, one: Fit) -> bool:
    return told.step >= len(one.points)


def left_is(told: Told, one: Fit, low: float, high: float) -> bool:
    return has_end(told) and low <= one.left(told.step) <= high


def at_loss(told: Told, one: Fit) -> bool:
    here = not (is_past(told, one) and one.is_lost(told.seen.n_steps))
    return here and told.reads(l=one.loss(told.step))


def stuck(told: Told, one: Fit) -> bool:
    """The next place is where it is, to all digits but the last."""
    move = abs(one.next_place - one.points[-1]).max()
    at_end = told.step >= len(one.points) - 1
    return at_end and move <= 1.1e-12 and not has_end(told) and at_loss(told, one)


def about_to_leave(told: Told, one: Fit) -> bool:
    lost = one.is_lost(told.seen.n_steps) and told.step == len(one.points) - 1
    return lost and at_loss(told, one)


STORY = (
    Claim("Step {k}.", lambda told: told["k"] == told.step),
    Claim(
        "The smallest loss there is: {l}.",
        lambda told: has_end(told) and told.reads(l=told.seen.prepared.lowest),
    ),
    *of_each("The WHO walk is at loss {l}.", at_loss),
    *of_each(
        "The WHO walk is at loss {l}; its next step leaves every scale.",
        about_to_leave,
    ),
    *of_each(
        "The WHO walk has left every scale.",
        lambda told, one: is_past(told, one) and one.is_lost(told.seen.n_steps),
    ),
    of_each(
        "The WHO walk stands at the minimum.",
        lambda told, one: left_is(told, one, 0, HAIR),
    )[1],
    of_each(
        "The WHO walk is at loss {l}; its slope there is too small to move it.", stuck
    )[1],
    *of_each(
        "Who: nothing of the way to the best weights is left.",
        lambda told, one: left_is(told, one, 0, 1.01 * HAIR),
    ),
    *of_each(
        "Who: {p}% of the way to the best weights is left.",
        lambda told, one: (
            left_is(told, one, 0.99 * HAIR, 1)
            and told.reads(p=100 * one.left(told.step))
        ),
    ),
    *of_each(
        "Who: more than 99.99% of the way to the best weights is left.",
        lambda told, one: left_is(told, one, 0.9999, 1),
    ),
    *of_each(
        "Who: it is {x} times as far from the best weights as at first.",
        lambda told, one: (
            left_is(told, one, 1, float("inf")) and told.reads(x=one.left(told.step))
        ),
    ),
    of_each(
        "Who: it is as far from the best weights as at first.",
        lambda told, one: told.step and left_is(told, one, 1 - HAIR, 1 + HAIR),
    )[1],
)


# --- how it ends ----------------------------------------------------------------------


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

"""Which hold: what is told of its start, and of each minimum."""

import numpy as np

from tests.claims import Claim

from .hold_seen import DISTANCE, RUNS, STEPS
from .hold_words import (
    ANY,
    DID,
    HOLDS,
    KEEPS,
    LAWS,
    LEAVES,
    LETS,
    PLAIN,
    RESTS,
    ROLLS,
    STAYS,
    VERDICT,
    YET,
    at,
    is_level,
    kinks,
    own,
    smooth,
    walks,
)

# --- the start ----------------------------------------------------------------------


def begins(told):
    numbers = told.reads(d=DISTANCE, runs=RUNS, eta=own(told).rate, steps=STEPS)
    return walks(told) and numbers and own(told).n > 0


def orders(told):
    bends = own(told).bends
    falls = (np.diff(np.nan_to_num(bends, posinf=1e300)) <= 1e-8).all()
    return told["n"] == own(told).n > 1 and bool(falls)


def has_the_lowest(told):
    record = told.record
    known = np.array(record.settings.surface.minima).reshape(-1, 2)
    heights = np.sort(record.settings.surface.value(known)) if len(known) else []
    mine = np.sort(record.heights)
    lowest = not len(heights) or np.allclose(mine, heights[: len(mine)])
    return told["n"] == own(told).total > own(told).n and lowest


def spans(told):
    found = smooth(told)
    return not is_level(told) and told.reads(high=found.max(), low=found.min())


START = (
    Claim("One minimum is asked.", lambda told: own(told).n == 1),
    Claim("It is a kink.", lambda told: own(told).n == 1 == kinks(told)),
    Claim(
        "Its bend is λ = {bend}.",
        lambda told: own(told).n == 1 and told.reads(bend=own(told).bends[0]),
    ),
    Claim("{n} minima are asked, the sharpest first.", orders),
    Claim("One of them is a kink.", lambda told: kinks(told) == 1 < own(told).n),
    Claim("Kinks among them: {k}.", lambda told: told["k"] == kinks(told) > 1),
    Claim("The bends go from λ = {high} down to {low}.", spans),
    Claim(
        "The bend is λ = {bend}.",
        lambda told: is_level(told) and told.reads(bend=smooth(told)[0]),
    ),
    *(
        Claim(
            f"Beside each, {{d}} off it, begin {{runs}} runs of {who} with η = {{eta}},"
            " of {steps} steps each.",
            begins,
        )
        for who in (PLAIN, ROLLS)
    ),
    Claim(
        "A minimum holds (✓) if they come to rest on it: in the last {late} steps "
        "nearer than at their start, and than in the {before} before.",
        lambda told: told["late"] == told["before"] == STEPS / 10 and own(told).n > 0,
    ),
    Claim(
        "Else all stay near it (≈), or some go away (✗).",
        lambda told: own(told).n > 0,
    ),
    Claim(
        "Near is half way to the next minimum, at most a quarter of the window.",
        lambda told: own(told).n > 0,
    ),
    Claim("The ground has {n} minima; these are the lowest.", has_the_lowest),
    Claim(
        "No minimum is known in this window: there is nothing to hold anyone.",
        lambda told: own(told).n == own(told).total == 0,
    ),
    Claim(
        "The bottom of this ground is a line, and no minimum that could be asked.",
        lambda told: own(told).n == 0 and told.record.settings.formula == "(x - y)^2",
    ),
)

# --- a minimum ----------------------------------------------------------------------


def stands(told):
    k = at(told)
    x, y = told.record.minima[k]
    numbers = told.reads(at=k + 1, n=own(told).n, x=x, y=y)
    bend = own(told).bends[k]
    return numbers and (
        told.reads(bend=bend) if "bend" in told.said else np.isinf(bend)
    )


def edge_is(told):
    edge, rate = own(told).edges[at(told)], own(told).rate
    side = "on" if abs(rate / edge - 1) <= 1e-9 else "below" if rate < edge else "above"
    law = told.said.get("law")
    right = told.record.settings.walker == LAWS.get(law, "newton")
    numbers = told.reads(edge=edge, eta=rate)
    return right and walks(told) and numbers and told.word("side") == side


def counted(told, places):
    """Whether the numbers of runs are those of these kinds, verbs included."""
    counts = own(told).counts[at(told)]
    others = [counts[kind] for kind in range(3) if kind not in places.values()]
    return not any(others) and all(
        told[number] == counts[kind] > 0
        and told.word(f"did_{number}") == DID[kind][int(counts[kind] > 1)]
        for number, kind in places.items()
    )


def holds(told):
    """Whether the verdict is that of theory and of the runs."""
    holds, (rest, _, gone) = own(told).holds[at(told)], own(told).counts[at(told)]
    lets = LETS if gone else YET if rest == RUNS else KEEPS
    return told.word("verdict") == (HOLDS if holds else lets)


def all_did(told):
    counts = own(told).counts[at(told)]
    did = [pair[1] for pair in DID].index(told.word("did"))
    return told["runs"] == RUNS == counts[did] and holds(told)


def some_did(*kinds):
    names = dict(zip("abc", kinds, strict=False))
    verbs = (RESTS, STAYS, LEAVES)
    parts = [f"{{{name}}} {{did_{name}:{verbs[kind]}}}" for name, kind in names.items()]
    return Claim(
        f"Of the {{runs}} runs {'; '.join(parts)}{VERDICT}",
        lambda told: told["runs"] == RUNS and counted(told, names) and holds(told),
    )


def leaps(told):
    k = at(told)
    longest = told.record.held.leaps[k].max()
    is_kink = np.isinf(own(told).bends[k])
    return told.reads(leap=longest) and np.isnan(own(told).edges[k]) and not is_kink


def on_the_edge(*walkers):
    return lambda told: (
        told.record.settings.walker in walkers
        and abs(own(told).rate / own(told).edges[at(told)] - 1) <= 1e-9
        and not own(told).holds[at(told)]
        and not own(told).counts[at(told)][2]
    )


ON_THE_EDGE = "On the edge itself an error along the sharpest bend "
A_MINIMUM = (
    Claim("{at} of {n}: the minimum at ({x}, {y}), λ = {bend}.", stands),
    Claim("{at} of {n}: the kink at ({x}, {y}).", stands),
    Claim(
        "The edge of {who:gradient descent|Momentum|Nesterov} there is {law:"
        + "|".join(LAWS)
        + "} = {edge}, and η = {eta} is {side:below|above|on} it.",
        edge_is,
    ),
    Claim(
        "The edge of {who:Newton} there is {edge}, and η = {eta} is "
        "{side:below|above|on} it.",
        edge_is,
    ),
    Claim(
        f"It has no bend, so {ANY} has no edge there: every η is small enough.",
        lambda told: walks(told) and own(told).edges[at(told)] == np.inf,
    ),
    Claim(
        "At a kink theory has no edge: the runs alone decide.",
        lambda told: np.isinf(own(told).bends[at(told)]),
    ),
    Claim(
        "Newton divides by bends, and one of them is 0: the runs alone decide.",
        lambda told: own(told).who == "Newton" and own(told).least[at(told)] == 0,
    ),
    Claim(
        "For {who:AdaGrad|RMSProp|Adam} theory has no edge: the runs alone decide.",
        lambda told: walks(told) and np.isnan(own(told).edges[at(told)]),
    ),
    Claim(
        "All {runs} runs {did:" + "|".join(pair[1] for pair in DID) + f"}}{VERDICT}",
        all_did,
    ),
    some_did(0, 1),
    some_did(0, 2),
    some_did(1, 2),
    some_did(0, 1, 2),
    Claim(
        "From a millionth beside it, the longest first step is {leap}.",
        leaps,
    ),
    Claim(
        ON_THE_EDGE + "turns over at every step and keeps its size: it neither fades "
        "nor grows for ever.",
        on_the_edge("gradient_descent", "newton"),
    ),
    Claim(
        ON_THE_EDGE + "ends in turning over at every step, at one size: it neither "
        "fades nor grows for ever.",
        on_the_edge("momentum", "nesterov"),
    ),
    Claim(
        "Theory speaks of the end: after {steps} steps {k} of the runs are not at rest "
        "yet.",
        lambda told: (
            own(told).holds[at(told)]
            and told.reads(steps=STEPS, k=RUNS - own(told).counts[at(told)][0])
            and own(told).counts[at(told)][0] < RUNS
            and not np.isnan(own(told).edges[at(told)])
        ),
    ),
    Claim(
        "So near the edge errors grow too slowly for the runs to show it.",
        lambda told: (
            own(told).counts[at(told)][0] > 0
            and 1 + 1e-9 < own(told).rate / own(told).edges[at(told)] < 1.01
        ),
    ),
)

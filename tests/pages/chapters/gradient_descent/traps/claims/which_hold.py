"""Which hold: what it may say, and what decides it."""

import numpy as np

from engines.gradient_descent import LANDSCAPES
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import OWN_GROUND
from tests.claims import Claim, Claims
from tests.pages.chapters.gradient_descent.traps.claims.hold_seen import (
    DISTANCE,
    FORMULAS,
    RUNS,
    STEPS,
    WALKERS,
    reach,
    seen,
)

ANY = "{who:" + "|".join(WALKERS.values()) + "}"
PLAIN = "{who:gradient descent|AdaGrad|RMSProp|Adam|Newton}"
FIRST = "{who:Gradient descent|AdaGrad|RMSProp|Adam|Newton}"
ROLLS = "{who:Momentum|Nesterov} (β = {beta})"
LAWS = {
    "2/λ": "gradient_descent",
    "(2 + 2β)/λ": "momentum",
    "(2 + 2β)/((1 + 2β)λ)": "nesterov",
}
DID = (
    ("comes to rest on it", "come to rest on it"),
    ("stays in its hollow, not at rest", "stay in its hollow, not at rest"),
    ("leaves its hollow", "leave its hollow"),
)
RESTS, STAYS, LEAVES = ("|".join(pair) for pair in DID)
VERDICT = "it {verdict:holds|does not hold}."


def own(told):
    return told.seen


def at(told):
    return told.step - 1


def walks(told):
    """Whether the one who walks is named, with its β where it has one."""
    name = told.word("who")
    right = name.lower() == own(told).who.lower()
    return right and ("beta" not in told.said or told.reads(beta=own(told).beta))


def smooth(told):
    return own(told).bends[np.isfinite(own(told).bends)]


def kinks(told):
    return own(told).n - len(smooth(told))


def is_level(told):
    found = smooth(told)
    return len(found) and np.ptp(found) <= 1e-9 * found.max()


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
        "A minimum holds if they come to rest on it: in the last {late} steps none is "
        "farther away than where it began.",
        lambda told: told["late"] == STEPS / 10 and own(told).n > 0,
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
    return (told.word("verdict") == "holds") == own(told).holds[at(told)]


def all_did(told):
    counts = own(told).counts[at(told)]
    did = [pair[1] for pair in DID].index(told.word("did"))
    return told["runs"] == RUNS == counts[did] and holds(told)


def some_did(*kinds):
    names = dict(zip("abc", kinds, strict=False))
    verbs = (RESTS, STAYS, LEAVES)
    parts = [f"{{{name}}} {{did_{name}:{verbs[kind]}}}" for name, kind in names.items()]
    return Claim(
        f"Of the {{runs}} runs {'; '.join(parts)}: {VERDICT}",
        lambda told: told["runs"] == RUNS and counted(told, names) and holds(told),
    )


def leaps(told):
    k = at(told)
    longest = told.record.held.leaps[k].max()
    numbers = told.reads(leap=longest, reach=reach(told.record, k))
    return numbers and np.isnan(own(told).edges[k])


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
        "All {runs} runs {did:" + "|".join(pair[1] for pair in DID) + f"}}: {VERDICT}",
        all_did,
    ),
    some_did(0, 1),
    some_did(0, 2),
    some_did(1, 2),
    some_did(0, 1, 2),
    Claim(
        "The longest first step is {leap}; the hollow reaches about {reach} from here.",
        leaps,
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
            and 1 - 1e-9 <= own(told).rate / own(told).edges[at(told)] < 1.01
        ),
    ),
)

# --- the end, the bet, and what is offered ------------------------------------------


def n_holding(told):
    return sum(own(told).holds)


def count_is(told):
    m, n = n_holding(told), own(told).n
    verb = told.said.get("verb", "hold") == ("holds" if m == 1 else "hold")
    here = told.reads(eta=own(told).rate, m=m, n=n) and 0 < m < n and verb
    if "places" not in told.said:
        return here and m > 3
    spots = zip(told.record.minima, own(told).holds, strict=True)
    said = told.word("places")
    return (
        here
        and said.count("(") == m
        and all(_place(spot) in said for spot, holds in spots if holds)
    )


def _place(spot):
    from pages.words.numbers import few

    return "({}, {})".format(*map(few, spot.round(9).tolist()))


def edges_span(told):
    edges = own(told).edges
    bends = own(told).bends
    return told.reads(first=edges.min(), last=edges.max()) and (
        bends[edges.argmin()] == bends.max() and np.ptp(edges) > 1e-9 * edges.max()
    )


def same_edge(told):
    edges = own(told).edges
    level = np.ptp(edges) <= 1e-9 * edges.max() and own(told).n > 1
    return walks(told) and bool(level) and told.reads(edge=edges[0])


def three_edges(told):
    counts = {
        name: sum(own(told).rate < edge * (1 - 1e-9) for edge in edges)
        for name, edges in own(told).by_walker.items()
    }
    names = {"a": "nesterov", "b": "gradient_descent", "c": "momentum"}
    right = all(
        told[key] == counts[name] if key in told.said else counts[name] == 0
        for key, name in names.items()
    )
    return right and told.reads(n=own(told).n, beta=own(told).beta)


def went(told):
    left, flatter, lost = own(told).moved
    flat = told["flat"] if "flat" in told.said else 0
    off = told["lost"] if "lost" in told.said else 0
    return (told["left"], flat, off) == (left, flatter, lost)


def eta_is(told):
    return told.reads(eta=own(told).rate)


def all_after(told, n):
    after = seen(told.after)
    rate = told.reads(eta=after.rate) and after.rate < own(told).rate
    return rate and all(after.holds) and after.n == n and not all(own(told).holds)


def asks(told):
    right = walks(told) and eta_is(told)
    return right and ("n" not in told.said or told["n"] == own(told).n)


THREE = "By their edges, at this η Nesterov holds "
END = (
    Claim(
        "At η = {eta}, the minimum {verdict:holds|does not hold}.",
        lambda told: (
            eta_is(told)
            and own(told).n == 1
            and (told.word("verdict") == "holds") == own(told).holds[0]
        ),
    ),
    Claim(
        "At η = {eta}, neither minimum holds.",
        lambda told: eta_is(told) and (n_holding(told), own(told).n) == (0, 2),
    ),
    Claim(
        "At η = {eta}, both minima hold.",
        lambda told: eta_is(told) and n_holding(told) == own(told).n == 2,
    ),
    Claim(
        "At η = {eta}, none of the {n} minima holds.",
        lambda told: eta_is(told) and not n_holding(told) and told["n"] == own(told).n,
    ),
    Claim(
        "At η = {eta}, all {n} minima hold.",
        lambda told: eta_is(told) and n_holding(told) == told["n"] == own(told).n,
    ),
    Claim("At η = {eta}, {m} of the {n} minima hold.", count_is),
    Claim(
        "At η = {eta}, {m} of the {n} minima {verb:hold|holds}: {places:*}.", count_is
    ),
    Claim(
        "As η rises, the sharpest is the first to go, at {first}, and the flattest the "
        "last, at {last}.",
        edges_span,
    ),
    Claim(
        "All have the same edge for {who:gradient descent|Momentum|Nesterov|Newton}: "
        "{edge}.",
        same_edge,
    ),
    *(
        Claim(
            f"{THREE}{a} of the {{n}}, gradient descent {b}, and Momentum {{c}} "
            "(β = {beta}).",
            three_edges,
        )
        for a, b in (("{a}", "{b}"), ("none", "{b}"), ("none", "none"))
    ),
    *(
        Claim(f"Runs that left their hollows: {{left}}, of which {which}.", went)
        for which in (
            "{flat} ended in a flatter one",
            "{lost} flew off",
            "{flat} ended in a flatter one and {lost} flew off",
        )
    ),
    *(
        Claim(f"{who} with η = {{eta}}: {question}?", asks)
        for who in (FIRST, ROLLS)
        for question in (
            "how many of the {n} minima hold, so that runs come to rest",
            "does the minimum hold, do runs come to rest on it",
        )
    ),
    Claim("Take η = {eta}: the minimum holds", lambda told: all_after(told, 1)),
    Claim("Take η = {eta}: both minima hold", lambda told: all_after(told, 2)),
    Claim(
        "Take η = {eta}: all {n} minima hold",
        lambda told: told["n"] == own(told).n and all_after(told, own(told).n),
    ),
)


def on(ground, walker, more=lambda told: True):
    """Decide what a preset bids one look at: its ground, who walks, and something."""

    def decides(told):
        settings = told.record.settings
        here = settings.landscape == ground and settings.walker == walker
        return here and bool(more(told))

    return decides


OBSERVE = (
    Claim(
        "drag η slowly to the right: in which order do the four stop to hold, and what "
        "have the first ones in common?",
        on("himmelblau", "gradient_descent", lambda told: n_holding(told) == 2),
    ),
    Claim(
        "compare the marks N, GD and M on a rung: does looking ahead make the largest "
        "η larger?",
        on("himmelblau", "nesterov"),
    ),
    Claim(
        "set β to 0 and then back: where does the mark M go, and who holds more?",
        on("himmelblau", "momentum"),
    ),
    Claim("no mark is Adam's own.", on("two_wells", "adam")),
    Claim(
        "Drag η: is it the sharper of the two that is the first to go?",
        on("two_wells", "adam", lambda told: own(told).holds == [True, False]),
    ),
    Claim(
        "the sharp hollow is the deeper one.",
        on("own", "gradient_descent", lambda told: np.diff(told.record.heights) > 0),
    ),
    Claim(
        "Where are the dots at which its runs end?",
        on("own", "gradient_descent", lambda told: own(told).moved[1] == RUNS),
    ),
)


def answers(found):
    """Return what wins: how many minima hold."""
    n, k = sum(found.holds), found.n
    if k == 1:
        return "yes" if n else "no"
    if k > 6:
        return float(n)
    return "none" if not n else f"all {k}" if n == k else str(n)


def drawn(rng):
    """Draw a ground, who walks, and numbers for both, extremes among them."""
    grounds = [*(one.label for one in LANDSCAPES.values()), *[OWN_GROUND] * 9]
    values = {
        "landscape": rng.choice(grounds),
        "formula": rng.choice(FORMULAS),
        "walker": rng.choice(
            ("Gradient descent", "Momentum", "Nesterov", "Adam", "RMSProp", "AdaGrad")
            + ("Newton",) * (rng.random() < 0.5)
        ),
        "eta": rng.choice(first.RATES[rng.choice((0, 12)) :]),
        "beta": rng.choice((0.0, 0.5, 0.9, 0.99, round(rng.uniform(0, 0.99), 2))),
        "kappa": rng.choice(first.CONDITIONS),
        "window": rng.choice((2.0, 3.0, 5.0)),
    }
    return values


WHICH_HOLD = Claims(
    (*START, *A_MINIMUM, *END, *OBSERVE),
    evidence=seen,
    answers=answers,
    settings=drawn,
    also=(
        {"landscape": "Sphere", "eta": 1.0},
        {"landscape": "Rastrigin", "eta": 0.005},
        {"landscape": "Sphere", "walker": "Momentum", "beta": 0.99, "eta": 1.98},
    ),
    few=8,
    many=1500,
)

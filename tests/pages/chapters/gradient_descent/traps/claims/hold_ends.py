"""Which hold: what is told in the end, asked, offered, and bidden to be looked at."""

import numpy as np

from tests.claims import Claim

from .hold_counts import COUNTS, eta_is, n_holding
from .hold_seen import RUNS, seen
from .hold_words import FIRST, ROLLS, own, walks


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
    some = left not in (flat, off) and flat + off > 0
    return some and (told["left"], flat, off) == (left, flatter, lost)


def all_went(told):
    left, flatter, lost = own(told).moved
    near = told.word("where") == "ended near a flatter one"
    here = (left == flatter) if near else (left == lost)
    return told["left"] == left > 1 and here


def held_by(told):
    names = {"nesterov": "Nesterov", "gradient_descent": "gradient descent"}
    by = [
        {**names, "momentum": "Momentum"}[name]
        for name, edges in own(told).by_walker.items()
        if own(told).rate < edges[0] * (1 - 1e-9)
    ]
    right = told.word("who") == " and ".join(by) and 0 < len(by) < 3
    return right and own(told).n == 1 and told.reads(beta=own(told).beta)


def all_after(told, n):
    after = seen(told.after)
    rate = told.reads(eta=after.rate) and after.rate < own(told).rate
    return rate and all(after.holds) and after.n == n and not all(own(told).holds)


def asks(told):
    right = walks(told) and eta_is(told)
    return right and ("n" not in told.said or told["n"] == own(told).n)


THREE = "By their edges, at this η Nesterov holds "
END = (
    *COUNTS,
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
    Claim(
        "By its edges, at this η the minimum holds for {who:Nesterov|gradient descent|"
        "Momentum|Nesterov and gradient descent|gradient descent and Momentum|"
        "Nesterov and Momentum} (β = {beta}).",
        held_by,
    ),
    Claim(
        "All {left} runs that went away from their minima {where:ended near a flatter "
        "one|flew off}.",
        all_went,
    ),
    *(
        Claim(f"{{left}} runs went away from their minima, of which {which}.", went)
        for which in (
            "{flat} ended near a flatter one",
            "{lost} flew off",
            "{flat} ended near a flatter one and {lost} flew off",
        )
    ),
    *(
        Claim(f"{who} with η = {{eta}}: {question}?", asks)
        for who in (FIRST, ROLLS)
        for question in (
            "how many of the {n} minima hold (✓), so that runs come to rest",
            "does the minimum hold (✓), do runs come to rest on it",
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
        "In which of the two do its runs end?",
        on("own", "gradient_descent", lambda told: own(told).moved[1] == RUNS),
    ),
)

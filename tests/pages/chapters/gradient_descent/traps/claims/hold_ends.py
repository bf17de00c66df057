"""Which hold: what is told in the end, asked, offered, and bidden to be looked at."""

import numpy as np

from pages.words.numbers import few
from tests.claims import Claim

from .hold_seen import RUNS, seen
from .hold_words import FIRST, ROLLS, own, walks


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
        "In which of the two do its runs end?",
        on("own", "gradient_descent", lambda told: own(told).moved[1] == RUNS),
    ),
)

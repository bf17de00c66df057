"""The sentences of the part "Ways out", probe by probe, made from the record."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import places
from engines.gradient_descent.races import SAME_HEIGHT
from pages.chapters.gradient_descent.amounts import levels
from pages.chapters.gradient_descent.bottoms import is_line
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from ..words import unbroken
from .looks import EVERY
from .record import N_SEEDS, Record

HARDLY = 1e-8  # of the depth of the lowest hollow: a mark so near to 0 is 0
NEAR_ZERO = "within 10⁻¹² of f = 0"
PROBES = "What each way may spend: a start, a step and a proposal are one probe each."
TRIES = "They share the probes, and each start is one: more walks are shorter walks."
RATE = "Of descent, of every restart, and of momentum."
BETA = "The share of its velocity that the ball keeps; 0 is plain descent."
TEMPERATURE = "How high annealing readily climbs at first; at 0 it never climbs."
COOLING = "How the temperature falls on the way."
STRIDE = "How far a proposal may lie, as a share of the window's longer side."
NOWHERE = "Where the seed that is shown begins, f(x, y) has no height: take another."
NOTHING_LOWEST = (
    "Inside this window no hollow is the lowest place: nothing could be found."
)
LINE = (
    "Inside this window a whole line of places has nothing lower around: no single "
    "hollow is the lowest place."
)
TOO_NARROW = (
    "Some way came lower than every hollow that is known here: one is too narrow to be "
    "known, so nothing can be said of the lowest."
)


def labels(record: Record) -> list[str]:
    """Name each position of the stepper, and say where not every probe is shown."""
    n, every = record.plan.n_probes, record.every
    rest = "" if every == 1 else f" ({every} at a time)"
    return [f"probe {probe} of {n}{rest}" for probe in record.shown]


def story(record: Record, step: int) -> list[str]:
    """Say how the budget is spent; then how low the ways have come, and who found."""
    return unbroken(_story(record, step))


def _story(record: Record, step: int) -> list[str]:
    probe = record.shown[step]
    if not record.is_defined:
        return [NOWHERE]
    if step == 0:
        return [_budget(record), _start(record), _proof(record)]
    if record.proof is None:
        return [_lowest(record, probe)]
    return [_lowest(record, probe), _finders(record, probe), tally(record, probe)]


def _budget(record: Record) -> str:
    plan = record.plan
    n, each = counted(plan.n_probes - 1, "step"), counted(plan.n_steps, "step")
    again = f"restarts begin {plan.n_restarts} times and take {each} each time"
    if plan.n_restarts == 1:
        again = "the only restart does what descent does"
    elif not plan.n_steps:
        again = f"restarts take no step: they only look at {plan.n_restarts} starts"
    return (
        f"Each way has {plan.n_probes:,} probes, and a start is one: descent and "
        f"momentum take {n}, {again}, annealing makes {plan.n_probes - 1:,} proposals."
    )


def _start(record: Record) -> str:
    x, y = record.ways.starts[0].tolist()
    height = few(float(record.ways.lowest[0, 0, 0]), 4)
    return (
        f"The seed that is shown begins at ({few(x)}, {few(y)}), at f = {height}; "
        f"{N_SEEDS - 1} others begin elsewhere."
    )


def prize(record: Record) -> str:
    """Say what is looked for: the lowest hollow, or one of several."""
    if record.n_lowest == 1:
        return "the lowest hollow"
    return "one of the lowest hollows" if record.has_higher_hollows else "a hollow"


def mark(record: Record) -> str:
    """Write the height below which the lowest hollow is found; 0 but for rounding is 0.

    The proof itself is a hair below what is next to the lowest hollow.
    """
    lowest = float(record.surface.value(np.array(record.surface.minima)).min())
    is_0 = abs(record.proof) < HARDLY * (record.proof - lowest)
    return "0" if is_0 else few(record.proof, 4)


def _proof(record: Record) -> str:
    """Say below which height the lowest hollow is found, and why."""
    if record.proof is None:
        return nothing(record)
    edge, height = "the edge of the window", mark(record)
    found = f"Whoever is below f = {height} has found {prize(record)}"
    if record.has_higher_hollows:
        return f"{found}: no other hollow is so low, nor is {edge}."
    if record.n_lowest == 1:
        return f"{found}, the only one: {edge} is nowhere so low."
    return f"{found}, and all are equally deep: {edge} is nowhere so low."


def nothing(record: Record) -> str:
    """Say why no hollow can be found as the lowest."""
    if record.is_missed:
        return TOO_NARROW
    return LINE if is_line(record.settings) else NOTHING_LOWEST


def _lowest(record: Record, probe: int) -> str:
    """Say which way has come lowest with the seed that is shown, and which least."""
    heights = record.ways.lowest[:, 0, probe - 1].tolist()
    order = places(heights)
    plan = record.plan
    walk = min(-(-probe // plan.n_each), plan.n_restarts)
    now = "With the seed that is shown, "
    now += f"now in restart {walk}, " if plan.n_restarts > 1 else ""
    texts = _levels(record, [sorted(heights[at] for at in some) for some in order])
    if len(order) == 1:
        return f"{now}all have come equally low: {texts[0]}."
    return (
        f"{now}lowest so far: {named(order[0])}, {texts[0]}; least low: "
        f"{named(order[-1])}, {texts[-1]}."
    )


def _levels(record: Record, groups: list[list[float]]) -> list[str]:
    """Say where groups are, lowest first: finders apart from the mark; 0 in one way."""
    texts = levels(*groups)
    if record.proof is not None:
        found = [some for some in groups if some[0] < record.proof]
        for at, text in enumerate(levels(*found, [record.proof])[:-1] if found else ()):
            texts[at] = max(texts[at], text, key=len)
    zeros = [max(map(abs, some)) <= SAME_HEIGHT for some in groups]
    if zeros.count(True) == 1:
        at = zeros.index(True)
        texts[at] = NEAR_ZERO if any(groups[at]) else texts[at]
    return texts


def _finders(record: Record, probe: int) -> str:
    """Say which ways have found it with the seed that is shown."""
    ways = np.flatnonzero(record.found[:, 0, probe - 1]).tolist()
    if not ways:
        return f"No way has found {prize(record)} with it so far."
    every = "All" if len(ways) == len(EVERY) else ""
    who = every or named(ways).capitalize()
    has = "has" if len(ways) == 1 else "have"
    return f"{who} {has} found {prize(record)} with it."


def named(ways: Sequence[int]) -> str:
    """Return the names of some ways as they stand inside a sentence."""
    return listed([EVERY[at].said for at in sorted(ways)])


def tally(record: Record, probe: int) -> str:
    """Say with how many seeds each way has found the lowest hollow."""
    counts = record.counts[:, probe - 1].tolist()
    parts = [f"{way.said} {n}" for way, n in zip(EVERY, counts, strict=True)]
    return f"Of {N_SEEDS} seeds, so many have found {prize(record)}: {listed(parts)}."

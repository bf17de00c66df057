"""The sentences of the part "Ways out", probe by probe, made from the record."""

from collections.abc import Sequence

from engines.gradient_descent import places
from pages.chapters.gradient_descent.amounts import levels
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from .looks import EVERY
from .record import N_SEEDS, Record

PROBES = "What each way may spend: a step, or a proposal, is one probe."
TRIES = "They share the probes: more walks are shorter walks."
RATE = "Of descent, of every restart, and of momentum."
BETA = "The share of its velocity that the ball keeps; 0 is plain descent."
TEMPERATURE = "How high annealing readily climbs at first; at 0 it never climbs."
COOLING = "How the temperature falls on the way."
STRIDE = "How far a proposal may lie, as a share of the window's longer side."
NOWHERE = "Where the seed that is shown begins, f(x, y) has no height: take another."
NOTHING_LOWEST = (
    "Inside this window no hollow is the lowest place: nothing could be found."
)

TOO_NARROW = (
    "Some way came lower than every hollow that is known here: one is too narrow to be "
    "known, so nothing can be said of the lowest."
)


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    n = record.plan.n_probes
    return [f"probe {probe} of {n}" for probe in record.shown]


def story(record: Record, step: int) -> list[str]:
    """Say how the budget is spent; then how low the ways have come, and who found."""
    probe = record.shown[step]
    if not record.is_defined:
        return [NOWHERE]
    if probe == 0:
        return [_budget(record), _start(record), _proof(record)]
    said = [_lowest(record, probe)]
    return said if record.proof is None else [*said, tally(record, probe)]


def _budget(record: Record) -> str:
    plan = record.plan
    times = counted(plan.n_restarts, "time")
    return (
        f"Each way has {plan.n_probes:,} probes: descent and momentum walk on, "
        f"restarts walk {times} {counted(plan.n_steps, 'step')}, annealing makes "
        f"{plan.n_probes:,} proposals."
    )


def _start(record: Record) -> str:
    x, y = record.ways.starts[0].tolist()
    height = few(float(record.ways.lowest[0, 0, 0]), 4)
    return (
        f"The seed that is shown begins at ({few(x)}, {few(y)}), at f = {height}; "
        f"{N_SEEDS - 1} others begin elsewhere."
    )


def _proof(record: Record) -> str:
    """Say below which height the lowest hollow is found, and why."""
    if record.proof is None:
        return nothing(record)
    height, edge = few(record.proof, 4), "the edge of the window"
    found = f"Whoever is below f = {height} has found the lowest hollow"
    if record.has_higher_hollows:
        return f"{found}: no other hollow is so low, nor is {edge}."
    if len(record.surface.minima) == 1:
        return f"{found}, the only one: {edge} is nowhere so low."
    return f"{found}, for all are equally deep: {edge} is nowhere so low."


def nothing(record: Record) -> str:
    """Say why no hollow can be found as the lowest."""
    return TOO_NARROW if record.is_missed else NOTHING_LOWEST


def _lowest(record: Record, probe: int) -> str:
    """Say which way has come lowest with the seed that is shown, and which least."""
    heights = record.ways.lowest[:, 0, probe].tolist()
    order = places(heights)
    walk = min(-(-probe // record.plan.n_steps), record.plan.n_restarts)
    now = f"With the seed that is shown, now in restart {walk}, "
    texts = levels(*(sorted(heights[at] for at in some) for some in order))
    if len(order) == 1:
        return f"{now}all have come equally low: {texts[0]}."
    return (
        f"{now}lowest so far: {named(order[0])}, {texts[0]}; least low: "
        f"{named(order[-1])}, {texts[-1]}."
    )


def named(ways: Sequence[int]) -> str:
    """Return the names of some ways as they stand inside a sentence."""
    return listed([EVERY[at].said for at in sorted(ways)])


def tally(record: Record, probe: int) -> str:
    """Say with how many seeds each way has found the lowest hollow."""
    counts = record.counts[:, probe].tolist()
    parts = [f"{way.said} {n}" for way, n in zip(EVERY, counts, strict=True)]
    return f"Of {N_SEEDS} seeds, so many have found the lowest hollow: {listed(parts)}."

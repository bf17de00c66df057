"""The sentences of "One plane" at each look, and its bet."""

from pages.figures.racers import RACERS
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from .record import LEAST, Record

TOLERANCE = 0.1  # of the bet
HIKER = "The hiker walks downhill too, in two directions that you see whole: Landscapes"


def labels(record: Record) -> list[str]:
    """Name the looks."""
    epochs = [record.epoch(step) for step in range(record.n_steps + 1)]
    return ["Before training", *(f"After epoch {epoch}" for epoch in epochs[1:])]


def story(record: Record, step: int) -> list[str]:
    """Tell where everybody is, and what the plane has below the one in hand."""
    at = record.at(record.hand, step)
    opening = _before(record) if step == 0 else _losses(record, step)
    return [opening, *_gone(record, step), _held(record, at)]


def _before(record: Record) -> str:
    network, n = record.settings.network, len(record.plane.center)
    sizes = "–".join(map(str, network.layer_sizes))
    laid = {
        "paths": "It is laid along the two directions in which all paths together "
        "vary most, through their mean.",
        "random": f"It goes through where {record.name} ends, in two random "
        "directions, each unit's weights as long as the unit's own.",
    }
    return (
        f"**Before training**: a network {sizes} has {n} parameters; the picture is "
        f"one plane of the {n} directions there are. {laid[record.settings.plane]}"
    )


def _losses(record: Record, step: int) -> str:
    """Tell the true losses of all that are not lost."""
    parts = [
        f"{RACERS[name].label} {few(float(one.losses[step]))}"
        for name, one in zip(record.walkers, record.seen, strict=True)
        if step < len(one.losses)
    ]
    return f"**After epoch {record.epoch(step)}** the true losses are: {listed(parts)}."


def _gone(record: Record, step: int) -> list[str]:
    """Name those whose loss has left all numbers."""
    gone = [
        RACERS[name].label
        for name, one in zip(record.walkers, record.seen, strict=True)
        if step >= len(one.losses)
    ]
    return [f"No longer a number: the loss of {listed(gone)}."] if gone else []


def _held(record: Record, at: int) -> str:
    """Hold the plane's height under the walker in hand against its true loss."""
    truth = record.truth
    loss, height = float(truth.losses[at]), float(truth.heights[at])
    distance = float(truth.distances[at])
    if distance < LEAST:
        return (
            f"{record.name} lies in the plane here: what is below it is its own loss, "
            f"{few(loss)}."
        )
    true, shown = apart(loss, height)
    how = "too high" if height > loss else "too low"
    told = "which is right" if true == shown else f"which is {how}"
    return (
        f"Under {record.name}, whose loss is {true}, the plane has {shown}, {told}: "
        f"{record.name} is {few(distance)} away from the plane."
    )


def bet(record: Record) -> Bet:
    """Ask how much of the way of the walker in hand lies in the plane."""
    settings, share = record.settings, float(record.truth.share)
    n = len(record.plane.center)
    which = "laid along all paths" if settings.plane == "paths" else "laid at random"
    question = (
        f"{record.name} moves through {counted(n, 'dimension')}. What share of its "
        f"way (of the variance of its path) does the plane show that is {which}?"
    )
    reason = (
        f"{percent(share)} of it lies along the plane's two directions. The path's "
        f"points are up to {few(float(record.truth.distances.max()))} away from the "
        "plane."
    )
    return Bet(question, share, reason, span=(0.0, 1.0), tolerance=TOLERANCE, first=0.5)

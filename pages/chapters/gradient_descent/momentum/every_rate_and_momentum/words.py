"""The sentences of "Every η and β", made from the record."""

import numpy as np

from engines.gradient_descent import rate_by_powers
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .evidence import FLIPS, GROWS, KEEPS, LEVEL, RINGS, Along
from .record import BETA, ETA, FLAT, LONG, START, STEEP, Record

NAMES = {FLAT: "flat", STEEP: "steep"}
LEAST = 1e-6  # a difference that is told
ALIKE = 5e-4  # rates that near are told as one
UNSURE = 1e-3  # who holds a rate that near to 1 for 1 is right
THE = {FLAT: "the flat direction", STEEP: "the steep direction"}
ANSWERS = {
    KEEPS: "keep its side, ever nearer",
    RINGS: "swing to and fro, ever less",
    FLIPS: "change sides at every step, ever less",
    LEVEL: "neither grow nor shrink",
    GROWS: "grow",
}
OPTIMIZER = (
    "Momentum feels the slope where the ball is; Nesterov's looks ahead to where the "
    "velocity is about to carry it."
)
COLOURING = (
    "By what a step multiplies the error by, measured in the second half of each walk; "
    "or by the steps until it stays within a thousandth of what it was at first."
)


def labels(record: Record) -> list[str]:
    """Number the steps, of those that were asked for."""
    asked = record.settings.n_steps
    return [f"step {step} of {asked}" for step in range(record.n_steps + 1)]


def story(record: Record, step: int) -> list[str]:
    """Say where the walk of the ring's setting is."""
    flat, steep = (few(error) for error in record.errors[step].tolist())
    here = (
        f"**Step {step}.** The error is {flat} along the flat direction and {steep} "
        "along the steep one."
    )
    if step == 0:
        return [here, _what_the_map_is(record)]
    left = float(record.left[step])
    said = [here, f"Both together are {few(left)} of what they were at first."]
    crossed = _crossed(record, step)
    return [*said, f"{crossed} has just changed sides."] if crossed else said


def _what_the_map_is(record: Record) -> str:
    cells = f"{len(ETA) * len(BETA):,}"
    asked = record.settings.n_steps
    return (
        f"Each of the {cells} cells of the map is such a walk of up to {asked} steps; "
        "click one, and it is shown beside."
    )


def _crossed(record: Record, step: int) -> str:
    """Name the directions along which the error has just changed sides."""
    before, now = record.errors[step - 1], record.errors[step]
    which = [name for at, name in NAMES.items() if before[at] * now[at] < 0]
    if len(which) == 2:
        return "Each of them"
    return f"The one along the {which[0]} direction" if which else ""


def ending(record: Record) -> list[str]:
    """Say how fast it was, what each direction did, and where the fastest are."""
    flat, steep = (Along(record, at) for at in (FLAT, STEEP))
    are_alike = record.settings.condition_number == 1
    each = [direction(steep)] if are_alike else [direction(flat), direction(steep)]
    return [*_rate(record), *each, _own_arrival(record), *_others(record)]


def _rate(record: Record) -> list[str]:
    """Say what a step multiplied the error by, and what theory has for the long run."""
    if record.is_lost:
        gone = f"After step {record.n_steps} the next one would leave every scale. "
    elif record.n_steps < record.settings.n_steps:
        gone = f"At step {record.n_steps} it has settled. "
    else:
        gone = ""
    rate, theory = record.rate, record.theory
    walk = f"From step {record.half} to step {record.n_steps} a step multiplied the "
    if abs(rate - theory) < ALIKE:
        said = f"error by {_beside_one(rate)}, as the largest root of theory says."
        return [gone + walk + said]
    measured, root = apart(rate, theory)
    said = f"error by {measured} on the average; theory's largest root is {root}."
    return [gone + walk + said, *_why(record)]


def _beside_one(rate: float) -> str:
    """Write a rate with digits that tell it apart from 1."""
    return apart(rate, 1.0)[0]


def _why(record: Record) -> list[str]:
    """Say that the difference is the short walk's, where more steps close it."""
    optimizer, bends = record.optimizer, record.settings.bends
    long = rate_by_powers(optimizer, bends, START, LONG // 2, LONG)
    gap, rest = abs(record.rate - record.theory), abs(long - record.theory)
    if rest > gap / 2:
        return []
    left = few(rest, 1) if rest > LEAST else "less than a millionth"
    return [
        f"The walk is too short to tell better: over {LONG:,} steps the difference "
        f"would be {left} instead of {few(gap, 2)}."
    ]


def direction(along: Along) -> str:
    """Say what the error along a direction did, and which inequality decided it."""
    are_alike = along.record.settings.condition_number == 1
    name = "both directions" if are_alike else THE[along.direction]
    did = {
        KEEPS: "kept its side",
        RINGS: f"changed sides {_times(along.crossings)}",
        FLIPS: "changed sides at every step",
        LEVEL: "neither grew nor shrank",
        GROWS: "grew",
    }[along.did]
    said = f"Along {name} the error {did}"
    return f"{said}: {_because(along)}." if along.is_expected else f"{said}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _because(along: Along) -> str:
    """Name the border on whose side the product of rate and bend lies."""
    rings, flips, edge = along.borders
    if along.did == KEEPS:
        product, border = apart(along.product, rings)
        if rings == flips:  # without momentum nothing rings
            return (
                f"η·λ = {product} is not above {border}, from where on it changes "
                "sides at every step"
            )
        return f"η·λ = {product} is not above {border}, from where on it rings"
    if along.did == RINGS:
        product, low, high = apart(along.product, rings, flips)
        return f"η·λ = {product} lies between {low} and {high}, where it rings"
    if along.did == LEVEL:
        return f"η·λ = {few(along.product, 6)} is the edge itself"
    product, border = apart(along.product, edge)
    side = "beyond" if along.did == GROWS else "not beyond"
    return f"η·λ = {product} is {side} the edge, {border}"


def _own_arrival(record: Record) -> str:
    if record.arrival > record.settings.n_steps:
        return (
            "The error is not within a thousandth of the first one after "
            f"{counted(record.n_steps, 'step')}."
        )
    return (
        "The error is within a thousandth of the first one from step "
        f"{record.arrival} on."
    )


def soonest(record: Record) -> tuple[int, int, int]:
    """Return row and column of the map's soonest cell, and its step."""
    arrivals = record.found.arrivals
    rates = record.found.rates
    order = np.lexsort([rates.ravel(), arrivals.ravel()])
    row, column = np.unravel_index(order[0], arrivals.shape)
    return int(row), int(column), int(arrivals[row, column])


def _others(record: Record) -> list[str]:
    """Say which cell is there soonest, and which of those without momentum."""
    row, column, step = soonest(record)
    n_steps = record.settings.n_steps
    if step > n_steps:
        return ["No setting of the map comes so near in so few steps."]
    plain = int(record.found.arrivals[0].min())
    alone = f"without momentum the soonest is there at step {plain}"
    if plain > n_steps:
        alone = "without momentum none is, in so few steps"
    eta, beta = few(float(ETA[column])), few(float(BETA[row]))
    return [
        f"The soonest cell of the map, η = {eta} and β = {beta}, is there at step "
        f"{step}; {alone}."
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the soonest cell to who is slower."""
    row, column, step = soonest(record)
    if step > record.settings.n_steps or record.arrival <= step:
        return None
    eta, beta = round(float(ETA[column]), 2), round(float(BETA[row]), 2)
    label = f"Take the soonest cell: η = {few(eta)}, β = {few(beta)}"
    return Remedy(label, {"eta": eta, "beta": beta})


def bet(record: Record) -> Bet:
    """Ask what the error along the steep direction does."""
    steep, settings = Along(record, STEEP), record.settings
    is_level = steep.did != LEVEL and abs(steep.rate - 1) < UNSURE
    return Bet(
        f"{settings.optimizer} with η = {few(settings.learning_rate)} and β = "
        f"{few(settings.momentum)}: what will the error along the steep direction, "
        f"where λ = 1, do in {settings.n_steps} steps?",
        ANSWERS[steep.did],
        direction(steep),
        options=tuple(ANSWERS.values()),
        ties=(ANSWERS[LEVEL],) if is_level else (),
        told_at=1,
    )

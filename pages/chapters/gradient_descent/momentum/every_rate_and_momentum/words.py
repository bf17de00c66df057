"""The sentences of "Every η and β", made from the record."""

import numpy as np

from engines.gradient_descent import rate_by_powers
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .directions import directions
from .record import BETA, ETA, FLAT, LONG, START, STEEP, Record

NAMES = {FLAT: "flat", STEEP: "steep"}
LEAST = 1e-6  # a difference that is told
ALIKE = 5e-4  # rates that near are told as one
NO_ROOT = 1e-6  # a root that small is 0
OPTIMIZER = (
    "Momentum feels the slope where the ball is; Nesterov's looks ahead to where the "
    "velocity is about to carry it."
)
COLOURING = (
    "Rate: what a step multiplies place and speed by, √(e² + Δ²/(ηλ)) of both "
    "directions together, measured in the second half of each walk; a walk that has "
    "grown goes on for up to 1,000 steps. Steps: how many until the error stays within "
    "a thousandth of what it was at first; cells the colour of sand are not so near in "
    "the steps there are. Both ways, orange ones grow."
)


def story(record: Record, step: int) -> list[str]:
    """Say where the walk of the ring's setting is."""
    flat, steep = (few(error) for error in record.errors[step].tolist())
    here = (
        f"**Step {step}.** The error is {flat} along the flat direction and {steep} "
        "along the steep one."
    )
    if step == 0:
        return [here, _what_the_map_is(record)]
    said = [here, _left(float(record.left[step]))]
    crossed = _crossed(record, step)
    return [*said, f"{crossed} has just changed sides."] if crossed else said


def _left(share: float) -> str:
    """Say how much both errors together are of the first ones."""
    if not share:
        return "Nothing is left of them."
    said, one = apart(share, 1.0)
    if said == one:
        return "Both together are as large as at first."
    return f"Both together are {said} times what they were at first."


def _what_the_map_is(record: Record) -> str:
    cells = f"{len(ETA) * len(BETA):,}"
    asked = record.settings.n_steps
    return (
        f"Each of the {cells} cells of the map is such a walk of up to {asked} steps, "
        "of more where it has grown; click one, and it is shown beside."
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
    return [*_rate(record), *directions(record), _own_arrival(record), *_others(record)]


def _rate(record: Record) -> list[str]:
    """Say what a step multiplied place and speed by, and what theory has for it."""
    rate, theory = record.rate, record.theory
    if theory < NO_ROOT:
        at = record.n_steps
        return [f"At step {at} nothing is left: both roots of theory are 0."]
    if record.is_lost:
        gone = f"After step {record.n_steps} the next one would leave every scale. "
    elif record.n_steps < record.settings.n_steps:
        gone = f"At step {record.n_steps} it has settled. "
    else:
        gone = ""
    measured, root, _ = apart(rate, theory, 1.0)
    if abs(rate - theory) < ALIKE:
        measured, _ = apart(rate, 1.0)
        root = few(theory, _digits(measured))
    walk = (
        f"{gone}From step {record.half} to step {record.n_steps} a step multiplied "
        f"place and speed together by {measured}"
    )
    if measured == root:
        return [f"{walk}, as the largest root of theory says."]
    return [f"{walk} on the average; theory's largest root is {root}.", *_why(record)]


def _digits(text: str) -> int:
    """Return how many digits a number is written with, at least three."""
    return max(3, len(text.replace("0.", "", 1).replace(".", "").lstrip("0")))


def _why(record: Record) -> list[str]:
    """Say that the difference is the short walk's, where more steps close it."""
    optimizer, bends = record.optimizer, record.settings.bends
    long = rate_by_powers(optimizer, bends, START, LONG // 2, LONG)
    gap, rest = abs(record.rate - record.theory), abs(long - record.theory)
    if gap < ALIKE or rest > gap / 2:
        return []
    left = few(rest, 1) if rest > LEAST else "less than a millionth"
    return [
        f"The walk is too short to tell better: over {LONG:,} steps the difference "
        f"would be {left} instead of {few(gap, 2)}."
    ]


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

"""The sentences of "Annealing", step by step, made from the record."""

import numpy as np

from engines.gradient_descent.races import SAME_HEIGHT
from pages.chapters.gradient_descent.amounts import place
from pages.words.numbers import apart, few, percent

from ..words import unbroken
from .record import MANY, Record

PRACTICALLY_0, ALMOST_1, LEAST_SHARE = 1e-100, 1e-12, 1e-4
NO_SIZE = "0 (less than 10⁻¹⁰⁰)"
TEMPERATURE = (
    "How readily the chain goes uphill at first, in units of height: a rise Δ is "
    "accepted with the chance exp(−Δ/T). At 0 it never goes uphill."
)
COOLING = "How the temperature falls from step to step."
STRIDE = "A proposal is drawn evenly from a square that goes so far to every side."
STEPS = "How many proposals there are: the more, the more slowly it cools."
START = "Where the chain begins: type it, or click the ground."
SEED = "Which proposals are drawn, and which dice are thrown."
VIEW = "One chain step by step, or how many chains fare."
NOWHERE = "The ground has no height here: the first proposal that has one is accepted."


def labels(record: Record) -> list[str]:
    """Name each position of the stepper; say how many steps are not shown before it."""
    gaps = np.diff(record.shown, prepend=-1).tolist()
    is_one = record.settings.chain_view != MANY
    return [
        f"step {step} of {record.n_steps}"
        + (f" ({gap} steps on)" if gap > 1 else "")
        + (": the last uphill" if is_one and step == record.last_uphill else "")
        for step, gap in zip(record.shown, gaps, strict=True)
    ]


def story(record: Record, step: int, is_over: bool = True) -> list[str]:
    """Say what is proposed at a step and what comes of it; or where many stand.

    Before the bet `is_over` Boltzmann's share, which may be its answer, is not told.
    """
    return unbroken(_story(record, step, is_over or not record.asks_of_both))


def _story(record: Record, step: int, tells_all: bool) -> list[str]:
    t = record.shown[step]
    if record.settings.chain_view == MANY:
        return _many(record, step, t, tells_all)
    if t == record.n_steps:
        return [_stands(record, t), *_twin(record, t)]
    return [_stands(record, t), _proposal(record, t), *_twin(record, t)]


# --- one chain ------------------------------------------------------------------------


def _stands(record: Record, t: int) -> str:
    chain = record.chain
    here = place(chain.points[t], record.width)
    if not np.isfinite(chain.values[t]):
        return f"**Step {t}.** The chain stands at {here}. {NOWHERE}"
    level = at_height(chain.values[t])
    return f"**Step {t}.** The chain stands at {here}, {level}."


def _proposal(record: Record, t: int) -> str:
    """Say what is proposed at a step, and what decides on it."""
    chain = record.chain
    there = place(chain.proposals[t], record.width)
    if not chain.inside[t]:
        return f"The proposal {there} is outside the window: refused."
    if not np.isfinite(chain.proposed_values[t]):
        return f"At the proposal {there} the ground has no height: refused."
    rise = float(chain.rises[t])
    if not np.isfinite(rise):
        return f"The proposal {there} has a height: accepted."
    if rise <= 0:
        size = f"lower by {_size(-rise)}" if rise else "exactly as high"
        return f"The proposal {there} is {size}: accepted."
    return f"The proposal {there} is higher by Δ = {_size(rise)}. {_chance(record, t)}"


def _chance(record: Record, t: int) -> str:
    """Say with which chance a rise is accepted, and what the dice said."""
    chain = record.chain
    temperature = float(chain.temperatures[t])
    if temperature == 0:
        return "At T = 0 nothing higher is accepted: refused."
    chance, dice = chances(float(chain.chances[t]), float(chain.dice[t]))
    verdict = "below it: accepted, uphill" if chain.accepted[t] else "not below it"
    end = "." if chain.accepted[t] else ": refused."
    return (
        f"At T = {few(temperature)} its chance exp(−Δ/T) is {chance}; the dice say "
        f"{dice}, {verdict}{end}"
    )


def _twin(record: Record, t: int) -> list[str]:
    """Say where the twin at T = 0 stands, once the two have parted."""
    if record.is_cold:
        return []
    own, other = float(record.chain.values[t]), float(record.cold.values[t])
    if np.array_equal(record.chain.points[t], record.cold.points[t]):
        return ["At T = 0, with the same dice, it would stand at the same place."]
    if not np.isfinite(other):
        return []
    said = apart(other, own)[0] if np.isfinite(own) else few(other)
    level = at_height(other, said)
    return [f"At T = 0, with the same dice, it would stand {level}."]


def at_height(value: float, text: str = "") -> str:
    """Say how high: at f = 2; what is 0 but for rounding in one way."""
    if 0 < abs(value) <= SAME_HEIGHT:
        return "within 10⁻¹² of f = 0"
    return f"at f = {text or few(value)}"


def _size(rise: float) -> str:
    """Write how much higher or lower; what is too small to be read is nearly none."""
    return few(rise) if rise >= PRACTICALLY_0 else NO_SIZE


def chances(chance: float, dice: float) -> list[str]:
    """Write a chance and the dice, told apart; neither 0 nor 1 unless it is."""
    if chance < PRACTICALLY_0:
        return [f"practically {NO_SIZE}", few(dice)]
    if 1 - chance < ALMOST_1:
        return ["practically 1", few(dice)]
    for digits in range(3, 13):
        said = apart(chance, dice, digits=digits)
        if "1" not in said:
            break
    return said


# --- many chains ----------------------------------------------------------------------


def share(part: float) -> str:
    """Write a share: what is less than a hundredth of a percent is not told closer."""
    if 0 < part < LEAST_SHARE:
        return "less than 0.01%"
    return percent(min(part, 1.0))  # of a sum that may be rounded


def _many(record: Record, step: int, t: int, tells_all: bool) -> list[str]:
    """Say how many stand in the first hollow of the rows, and how many would."""
    crowd, hollows = record.crowd, record.hollows
    when = f"**Step {t}**, T = {few(float(crowd.temperatures[step]))}."
    if not hollows.rows:
        return [f"{when} No minimum is known here, so there are no hollows to count."]
    row = hollows.rows[0]
    said = f"{when} Of {crowd.n} chains {share(crowd.shares[step, 0])} stand nearest to"
    wanted = share(float(crowd.predicted[step, 0]))
    more = f"{said} {row.words}" + (f"; Boltzmann: {wanted}." if tells_all else ".")
    if record.is_cold:
        return [more]
    return [more, f"Of those at T = 0: {share(crowd.cold_shares[step, 0])}."]

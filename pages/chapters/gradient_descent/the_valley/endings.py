"""What becomes of a walk in the valley: what it did, and what it goes on to do."""

import numpy as np

from engines.gradient_descent import Fate, StopReason, mean_stretch, multiplier
from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from . import resting
from .own_words import off_the_curve
from .record import Record

NEXT_TO = 1e-9  # of 1: a factor may be 1 itself, on a curve of straight parts
LISTED = 4  # places of a cycle that are named one by one


def ending(record: Record) -> list[str]:
    """Say what became of the walk, what would go on, and which measure explains it."""
    fate = record.diagnosis.fate
    if record.is_off_the_curve:
        return _leaves_the_curve(record)
    if fate in (Fate.FALLS, Fate.FLIES_OFF):
        fate = Fate.FALLS if record.falls else Fate.FLIES_OFF
    return _ENDINGS[fate](record)


def _cycles(record: Record) -> list[str]:
    settings, diagnosis = record.settings, record.diagnosis
    places = diagnosis.places[:, 0]
    if settings.is_parabola:
        return _boundary(record)
    if settings.curve == "kink":
        return _hops(record)
    around = multiplier(settings.surface, settings.learning_rate, diagnosis.places)
    both = "both places" if len(places) == 2 else f"the {len(places)} places"
    drawn = (
        f"Multiplied together, the factors 1 − η·f″ at {both} are {few(around)}: "
        "between −1 and 1, so the cycle draws in whoever comes near."
    )
    return [
        f"It is drawn into a cycle of {len(places)} places: "
        f"{_where(places, _heights(record))}. {_arrives(record, 'on it goes round')}",
        *([drawn] if abs(around) < 1 - NEXT_TO else []),
        *resting.why_not(record),
    ]


def _where(places: np.ndarray, heights: np.ndarray) -> str:
    """Name the places of a cycle, or between which they lie."""
    if len(places) > LISTED:
        ends = apart(places.min(), places.max())
        return f"all of them between x = {ends[0]} and x = {ends[1]}"
    pairs = zip(apart(*places, most=8), apart(*heights, most=8), strict=True)
    return listed([f"x = {x} at height {y}" for x, y in pairs])


def _arrives(record: Record, does: str) -> str:
    """Say when a walk is where it will be for ever."""
    arrival, taken = record.diagnosis.arrival, record.trajectory.n_steps
    if arrival <= taken:
        return f"From step {arrival:,} {does}."
    return (
        f"After {counted(taken, 'step')} it is still on its way there; "
        f"from step {arrival:,} {does}."
    )


def _boundary(record: Record) -> list[str]:
    """Say what only the parabola does, and only at one rate."""
    ends = sorted(record.diagnosis.places[:, 0])
    return [
        f"It goes back and forth between x = {few(ends[0], 4)} and x = "
        f"{few(ends[1], 4)} and never comes closer: η·λ = 2, exactly the boundary.",
        "Every step lands as high on the other side as it started.",
    ]


def _hops(record: Record) -> list[str]:
    settings = record.settings
    ends = apart(*sorted(record.diagnosis.places[:, 0]))
    return [
        f"It never settles: on a kink the slope keeps its size to the very bottom, so "
        f"every step is η = {few(settings.learning_rate)} long, and the hiker hops "
        f"across the bottom, from x = {ends[0]} to x = {ends[1]} and back.",
        "He is never farther from it than η; only where a whole number of steps leads "
        "from x₀ to the bottom does he land on it.",
    ]


def _wanders(record: Record) -> list[str]:
    settings, diagnosis = record.settings, record.diagnosis
    taken = record.trajectory.n_steps
    beyond = diagnosis.path[taken:]
    late = beyond[len(beyond) // 2 :]  # the way in does not belong to it
    low, high = apart(late.min(), late.max())
    stretch = mean_stretch(settings.surface, settings.learning_rate, beyond)
    said = [
        f"It wanders. Gone on with for {len(beyond) - 1:,} steps more, it spends the "
        f"last half of them between x = {low} and x = {high} and falls into no cycle "
        "of up to 32 places."
    ]
    if stretch > 1:
        said.append(
            f"Two hikers a hair apart part: on the average a step multiplies the gap "
            f"between them by {few(stretch)}."
        )
    return [*said, *resting.why_not(record)]


def _creeps(record: Record) -> list[str]:
    """Say what it nears, ever more slowly."""
    walk, diagnosis = record.trajectory, record.diagnosis
    more, n = len(diagnosis.path) - 1 - walk.n_steps, len(diagnosis.places)
    if n > 1:
        later = f"{counted(walk.n_steps, 'step')} and {more:,} more"
        low, high = apart(diagnosis.places.min(), diagnosis.places.max())
        return [
            f"It nears a cycle of {n} places, ever more slowly. After {later} it goes "
            f"round all of them between x = {low} and x = {high}, still moving.",
            *resting.why_not(record),
        ]
    ends = walk.points[-1, 0], diagnosis.path[-1, 0]
    x, end = apart(*map(float, ends), digits=4)
    does = "creeps" if _is_one_way(record) else "jumps from side to side, ever nearer"
    slope = abs(float(walk.gradients[-1, 0]))
    said = [
        f"It {does}: after {counted(walk.n_steps, 'step')} it is at x = {x}, and "
        f"{more:,} steps later at x = {end}, still moving.",
        f"At step {walk.n_steps} the slope is {few(slope)}, so a step moves "
        f"{few(record.settings.learning_rate * slope)}.",
    ]
    if record.settings.curve == "cubic":
        said.append(
            "A level ground and a bottom feel the same underfoot; there is no bottom "
            "here."
        )
    return said


def _is_one_way(record: Record) -> bool:
    """Return whether the last steps that were gone on with led the same way."""
    late = np.diff(record.diagnosis.path[-3:, 0])
    return bool(late[0] * late[1] >= 0)


def _heights(record: Record) -> np.ndarray:
    return record.settings.surface.value(record.diagnosis.places)


def _falls(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    climbs = np.flatnonzero(np.diff(record.settings.surface.value(diagnosis.path)) >= 0)
    since = int(climbs[-1]) + 2 if len(climbs) else 1
    down = f"From step {since} on every step leads lower"
    said = [
        f"It falls for ever: after {counted(walk.n_steps, 'step')} it is at x = "
        f"{few(walk.points[-1, 0], 4)}, at height {few(walk.values[-1], 4)}. {down}, "
        f"and step {len(diagnosis.path)} leaves every scale.",
    ]
    if record.settings.curve == "cubic":
        said.append("This curve has no bottom on that side.")
    return said


def _leaves_the_curve(record: Record) -> list[str]:
    """Say which step leads to where there is no curve."""
    return [
        f"It leaves the curve: step {len(record.diagnosis.path)} "
        f"{off_the_curve(record)}."
    ]


def _flies_off(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    leaves = len(diagnosis.path)
    gone = f"It flies off: step {leaves} leaves every scale."
    if walk.stop_reason is not StopReason.DIVERGED:
        gone = (
            f"It is on its way out: after {counted(walk.n_steps, 'step')} it is at "
            f"x = {few(walk.points[-1, 0], 4)}, and step {leaves} leaves every scale."
        )
    first = diagnosis.first_uphill_step
    since = "" if first is None else f" Step {first + 1} is the first to end higher up."
    return [gone + since, _why_it_flies(record), *resting.comes_back(record)]


def _why_it_flies(record: Record) -> str:
    """Name the product that throws it out, where it decides; else what is measured."""
    settings, diagnosis = record.settings, record.diagnosis
    if settings.is_parabola:
        product, _ = apart(diagnosis.product, 2)
        return (
            f"The reason: η·λ = {product} > 2, so every step multiplies the distance "
            f"from the bottom by |1 − η·λ| = {apart(abs(diagnosis.factor), 1)[0]}."
        )
    last, rate = diagnosis.path[-1:], settings.learning_rate
    there = f"Out there, at x = {few(float(last[0, 0]), 4)}, the ground"
    product = rate * float(settings.surface.hessian(last)[0, 0, 0])
    if product > 2:
        return (
            f"{there} bends so much that η·f″ = {few(product)}: above 2 a step lands "
            "further out on the other side."
        )
    slope = abs(float(settings.surface.gradient(last)[0, 0]))
    return (
        f"{there} is so steep (slope {few(slope)}) that the next step would be "
        f"{few(rate * slope)} long."
    )


_ENDINGS = {
    Fate.RESTS: resting.ending,
    Fate.CYCLES: _cycles,
    Fate.WANDERS: _wanders,
    Fate.CREEPS: _creeps,
    Fate.FALLS: _falls,
    Fate.FLIES_OFF: _flies_off,
}

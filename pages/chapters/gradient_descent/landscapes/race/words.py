"""The sentences of the race, step by step, made from the record."""

from collections.abc import Sequence

from pages.chapters.gradient_descent.amounts import levels, place
from pages.words.numbers import few
from pages.words.sentences import listed

from .record import Record

NOWHERE = (
    "Here f(x, y) has no height, or no slope that could be felt: choose another start."
)
LEVEL = "The ground is level here: nobody feels a slope, so nobody moves."
KINKED = "Here is a kink: nobody is told a slope at its tip, so nobody moves."


def labels(record: Record) -> list[str]:
    """Name each position of the stepper, of all that were asked for: it may end before.

    Every walk that has come to its end ends the race, and this is not told ahead.
    """
    return [f"step {step} of {record.settings.n_steps}" for step in record.shown]


def story(record: Record, step: int) -> list[str]:
    """Say who is lowest at a step, who is gone, and where the one in hand stands."""
    t = record.shown[step]
    if not record.is_defined:
        return [NOWHERE]
    if t == 0:
        return _start(record)
    return [*_order(record, t), *_gone(record, t), _in_hand(record, t)]


def _start(record: Record) -> list[str]:
    found, names = record.race, [look.label for look in record.looks]
    height, slope = float(found.values[0, 0]), float(found.gradient_norms[0, 0])
    who = names[0] if len(names) == 1 else f"All {len(names)}"
    who = "Both" if len(names) == 2 else who
    verb = "starts" if len(names) == 1 else "start"
    where = (
        f"at {place(found.points[0, 0], record.width)}, at the height f = {few(height)}"
    )
    if slope == 0:
        return [f"{who} {verb} {where}.", standstill(record)]
    return [f"{who} {verb} {where}, on a slope of {few(slope)}."]


def standstill(record: Record) -> str:
    """Say why nobody leaves a start without a slope."""
    return KINKED if record.settings.is_kink(record.race.points[0, 0]) else LEVEL


def names_of(record: Record, walkers: Sequence[int]) -> str:
    """Return the names of walkers as a list."""
    names = [record.looks[at].label for at in sorted(walkers)]
    return listed(names, most=len(names))


def _order(record: Record, t: int) -> list[str]:
    """Say who of the racers is lowest after t steps, and who is highest."""
    places = record.order(t)
    if not places:
        return []
    if len(places) == 1:
        [where] = levels_of(record, t, places)
        return [f"{names_of(record, places[0])} {_are(places[0])} {where}."]
    first, last = places[0], places[-1]
    low, high = levels_of(record, t, (first, last))
    return [
        f"Lowest {_are(first)} {names_of(record, first)}, {low}; highest "
        f"{_are(last)} {names_of(record, last)}, {high}."
    ]


def levels_of(record: Record, t: int, places: Sequence[Sequence[int]]) -> list[str]:
    """Say at which heights those are who share places after t steps."""
    heights = record.race.values[t].tolist()
    return levels(*(sorted(heights[at] for at in some) for some in places))


def _are(some: Sequence[int]) -> str:
    return "is" if len(some) == 1 else "are"


def _gone(record: Record, t: int) -> list[str]:
    """Say who is lost after t steps, and who is out of the picture."""
    gone, every = record.lost(t), range(len(record.walkers))
    out = [at for at in every if at not in gone and record.is_out(at, t)]
    said = [f"{names_of(record, gone)} {_are(gone)} lost."] if gone else []
    if out:
        said.append(f"Out of the picture {_are(out)} {names_of(record, out)}.")
    return said


def _in_hand(record: Record, t: int) -> str:
    """Say where the walker in hand stands after t steps, and what it feels."""
    found, at = record.race, record.hand
    where, slope = (
        place(found.points[t, at], record.width),
        float(found.gradient_norms[t, at]),
    )
    name = record.looks[at].label
    return f"{name}, in hand, is at {where}, on a slope of {few(slope)}."

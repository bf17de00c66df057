"""How the race ends: who is lowest, and where everyone stands."""

from collections.abc import Sequence
from itertools import groupby

from engines.gradient_descent import StopReason
from pages.chapters.gradient_descent.amounts import at_most, place
from pages.words.numbers import few
from pages.words.sentences import counted

from .ends import End, ends_of, words_for
from .record import Record
from .words import NOWHERE, levels_of, names_of, standstill


def ending(record: Record) -> list[str]:
    """Say who is lowest, where all ended and what it took."""
    if not record.is_defined:
        return [NOWHERE]
    if record.race.n_steps == 0 and record.race.gradient_norms[0, 0] == 0:
        return [standstill(record), *_places(record)]
    return [*_ranking(record), *_places(record), *_counts(record), *_reference(record)]


def _ranking(record: Record) -> list[str]:
    """List the racers from the lowest up; those lost have no place."""
    order = record.order(record.race.n_steps)
    if not order:
        return []
    where = levels_of(record, record.race.n_steps, order)
    after = f"After {counted(record.race.n_steps, 'step')}"
    if len(record.ranked) == 1:
        return [f"{after} {names_of(record, order[0])} is {where[0]}."]
    said = [
        f"{names_of(record, some)} {level}"
        for some, level in zip(order, where, strict=True)
    ]
    return [f"{after}, from the lowest up: {', '.join(said)}."]


def _places(record: Record) -> list[str]:
    """Say of every place who ended there; then who is at none."""

    def together(end: End) -> tuple:
        return end.place, end.kind == "place" and _rests(record, end)

    ends = sorted(ends_of(record), key=lambda end: (end.kind, *together(end)))
    by_kind = {kind: [*some] for kind, some in groupby(ends, lambda end: end.kind)}
    said = []
    for kind in ("place", "leaving"):
        for _, some in groupby(by_kind.get(kind, ()), together):
            said.append(_at_place(record, [*some]))
    if "level" in by_kind:
        said.append(
            f"{_who(record, by_kind['level'])} where the slope is below a billionth."
        )
    if "still" in by_kind:
        said.append(
            f"{_who(record, by_kind['still'])} still: along the slope there is no bend "
            "to divide by."
        )
    if "way" in by_kind:
        said.append(f"Still on the way: {_with(record, by_kind['way'], _slope)}.")
    if "out" in by_kind:
        said.append(f"Out of the picture: {_with(record, by_kind['out'], _where)}.")
    if "lost" in by_kind:
        said.append(f"Lost: {_with(record, by_kind['lost'], _since)}.")
    return said


def _rests(record: Record, end: End) -> bool:
    """Tell whether a walker has settled: it feels next to nothing and is left."""
    reason = record.race.trajectories[end.walker].stop_reason
    return reason is StopReason.SETTLED


def _who(record: Record, ends: Sequence[End]) -> str:
    """Name walkers, and say that they stand; that they rest, if all have settled."""
    verb = "rest" if all(_rests(record, end) for end in ends) else "stand"
    s = "s" if len(ends) == 1 else ""
    return f"{names_of(record, [end.walker for end in ends])} {verb}{s}"


def _at_place(record: Record, ends: Sequence[End]) -> str:
    found = record.critical
    far = max(end.distance for end in ends)
    [at] = {end.place for end in ends}
    what = f"the {words_for(record, at)} at {place(found.points[at], record.width)}"
    if ends[0].kind == "leaving":
        names = names_of(record, [end.walker for end in ends])
        are = "is" if len(ends) == 1 else "are"
        return f"{names} {are} leaving {what}, at most {at_most(far)} away by now."
    if far == 0:
        return f"{_who(record, ends)} exactly at {what}."
    return f"{_who(record, ends)} at {what}, at most {at_most(far)} away."


def _with(record: Record, ends: Sequence[End], says) -> str:
    """List walkers, each with what is to be said of it."""
    parts = (
        f"{record.looks[end.walker].label} ({says(record, end.walker)})" for end in ends
    )
    return ", ".join(parts)


def _slope(record: Record, walker: int) -> str:
    return f"on a slope of {few(float(record.race.gradient_norms[-1, walker]))}"


def _where(record: Record, walker: int) -> str:
    return f"at {place(record.race.points[-1, walker], record.width)}"


def _since(record: Record, walker: int) -> str:
    return f"after {counted(record.race.trajectories[walker].n_steps, 'step')}"


def _counts(record: Record) -> list[str]:
    """Say that the race was fair, where all went on to its end."""
    walks = [record.race.trajectories[at] for at in record.ranked]
    went_on = all(walk.stop_reason is StopReason.STEPS_DONE for walk in walks)
    if len(walks) < 2 or not went_on:
        return []
    return [f"Each racer felt the slope {counted(record.race.n_steps, 'time')}."]


def _reference(record: Record) -> list[str]:
    """Say what the reference was told beyond the slope, and where that brought it."""
    at = record.reference
    if at is None or at in record.lost(record.race.n_steps):
        return []
    bends = int(record.race.hessian_counts[at])
    height = few(float(record.race.values[-1, at]))
    return [
        f"Newton, outside the ranking, is at f = {height}; besides the slope it was "
        f"told the bend {counted(bends, 'time')} (so many Hessians)."
    ]

"""What is told of the fog: what a probe felt, and afterwards how everyone fares."""

from collections.abc import Sequence
from math import atan2, hypot, pi

from pages.words.numbers import apart, few
from pages.words.sentences import capitalised, counted, listed

from ..settings import Settings
from .controls import GRAIN
from .record import LEVEL, SAME, YOU, Record

HINT = (
    "Click anywhere in the fog to feel its height and slope, and look for the lowest "
    "place before your probes are spent."
)
WAYS = (  # on the map: "down" there has nothing to do with low ground
    "to the right on the map",
    "to the upper right on the map",
    "up on the map",
    "to the upper left on the map",
    "to the left on the map",
    "to the lower left on the map",
    "down on the map",
    "to the lower right on the map",
)
DIGITS = 4  # of a height


def labels(record: Record) -> list[str]:
    """Name the probes; while the game goes on all of them are shown at once."""
    if not record.is_over:
        return [f"{counted(record.n_probes, 'probe')} so far"]
    return ["the fog has lifted", *(f"probe {t}" for t in range(1, record.n_steps))]


def own_words(settings: Settings) -> str:
    """Say what a game of the learner's own is about."""
    n = len(settings.felt)
    if n and (settings.lifted or n >= settings.fog_budget):
        return "Your own game, to look back on: which slope led to your next probe?"
    return "Your own game: where is the lowest place of this ground?"


def story(record: Record, step: int, before_bet: bool = False) -> list[str]:
    """Say what the newest probe felt; afterwards how low everyone has come by then."""
    t = record.upto(step)
    if t == 0:
        return _lifted(record) if record.is_over else _in_the_fog(record)
    now, before = _heights(record, t)
    said = [_felt(record, t - 1, now), _so_far(record, t, before)]
    if record.is_over and not before_bet:
        said.append(f"Lowest after {counted(t, 'probe')}: {everyone(record, t)}.")
    return said


def _heights(record: Record, t: int) -> list[str]:
    """Write a probe's height and the lowest before it so that they can be compared."""
    *before, now = record.you.heights[:t].tolist()
    return apart(now, min(before, default=now), digits=DIGITS)


def _in_the_fog(record: Record) -> list[str]:
    return [
        "Nothing of the ground can be seen: it has two to six hollows, and it rises "
        "at the edge of the window.",
        f"You have {counted(record.settings.fog_budget, 'probe')}. Click anywhere, or "
        "type a place, to feel how high the ground is there and which way it falls.",
    ]


def _lifted(record: Record) -> list[str]:
    place = _place(*record.minima[0].tolist())
    least = float(record.you.best[-1])
    height, bottom = apart(least, record.bottom, digits=DIGITS)
    return [
        f"**The fog has lifted.** The ground has {len(record.minima)} hollows, and the "
        f"lowest has its bottom at {place}, at height {bottom}.",
        f"The lowest you have felt is {height}, with probe {record.you.lowest + 1}.",
    ]


def _place(x: float, y: float) -> str:
    return f"({few(x)}, {few(y)})"


def _felt(record: Record, at: int, height: str) -> str:
    """Say where a probe was, how high, and which way is down."""
    along = record.you.slopes[at].tolist()
    place = _place(*record.you.points[at].tolist())
    here = f"**Probe {at + 1}** at {place} feels height {height}"
    if hypot(*along) < LEVEL:
        return f"{here}, and hardly any slope."
    return f"{here}; downhill is {way_of(along)}, {few(hypot(*along))} a unit."


def already_felt(record: Record, at: int) -> str:
    """Say that a place was felt before."""
    height = few(float(record.you.heights[at]), DIGITS)
    return (
        f"You know {_place(*record.you.points[at].tolist())}: probe {at + 1} felt "
        f"{height} there. That costs you no probe."
    )


def felt_at(typed: Sequence[float], places: Sequence[float]) -> str:
    """Say which place was felt for one that lies between two."""
    return (
        f"Places are felt in steps of {GRAIN}: for {_place(*typed)} that is "
        f"{_place(*places)}."
    )


def way_of(slope: list[float]) -> str:
    """Return where a slope falls to, one of eight ways."""
    angle = atan2(-slope[1], -slope[0])
    return WAYS[round(angle / (pi / 4)) % len(WAYS)]


def _so_far(record: Record, t: int, before: str) -> str:
    """Say how a probe stands to the ones before it."""
    heights = record.you.heights[:t]
    now, at = float(heights[-1]), int(heights[:-1].argmin()) if t > 1 else 0
    if t == 1:
        return "It is the first, and so the lowest so far."
    least = float(heights[at])
    if abs(now - least) < SAME:
        return f"That is as low as probe {at + 1}, the lowest before it."
    if now < least:
        return f"It is the lowest so far: before it that was probe {at + 1}, {before}."
    return f"Probe {at + 1} stays the lowest, with {before}."


def everyone(record: Record, t: int) -> str:
    """Say how low everyone has come after so many probes."""
    heights = record.lowest(t)
    rounded = [round(height, 9) for height in heights.values()]
    said = zip(heights, apart(*rounded, digits=DIGITS), strict=True)
    return listed([f"{who} {height}" for who, height in said])


def names(winners: tuple[str, ...]) -> str:
    """Name those who came lowest, with their verb: restarts have, you and descent."""
    verb = "have" if len(winners) > 1 or winners[0] in (YOU, "restarts") else "has"
    text = listed(winners)
    return f"{capitalised(text)} {verb}"

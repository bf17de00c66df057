"""What is told of the fog: what a probe felt, and afterwards how everyone fares."""

from math import atan2, hypot, pi

from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from .record import LEVEL, SAME, YOU, Record

HINT = (
    "Click anywhere in the fog to feel its height and slope, and look for the lowest "
    "place before your probes are spent."
)
WAYS = (
    "the right",
    "the upper right",
    "the top",
    "the upper left",
    "the left",
    "the lower left",
    "the bottom",
    "the lower right",
)
DIGITS = 4  # of a height


def labels(record: Record) -> list[str]:
    """Name the probes; while the game goes on all of them are shown at once."""
    if not record.is_over:
        return [f"{counted(record.n_probes, 'probe')} so far"]
    return ["the fog has lifted", *(f"probe {t}" for t in range(1, record.n_steps))]


def story(record: Record, step: int, before_bet: bool = False) -> list[str]:
    """Say what the newest probe felt; afterwards how low everyone has come by then."""
    t = record.upto(step)
    if t == 0:
        return _lifted(record) if record.is_over else _in_the_fog(record)
    said = [_felt(record, t - 1), _so_far(record, t)]
    if record.is_over and not before_bet:
        said.append(f"Lowest after {counted(t, 'probe')}: {everyone(record, t)}.")
    return said


def _in_the_fog(record: Record) -> list[str]:
    return [
        "Nothing of the ground can be seen: it has two to six hollows, and it rises "
        "at the edge of the window.",
        f"You have {counted(record.settings.fog_budget, 'probe')}. Click anywhere, or "
        "type a place, to feel how high the ground is there and which way it falls.",
    ]


def _lifted(record: Record) -> list[str]:
    x, y = (few(place) for place in record.minima[0].tolist())
    least = float(record.you.best[-1])
    height, bottom = apart(least, record.bottom, digits=DIGITS)
    return [
        f"**The fog has lifted.** The ground has {len(record.minima)} hollows, and the "
        f"lowest has its bottom at ({x}, {y}), at height {bottom}.",
        f"The lowest you have felt is {height}, with probe {record.you.lowest + 1}.",
    ]


def _felt(record: Record, at: int) -> str:
    """Say where a probe was, how high, and which way is down."""
    x, y = (few(place) for place in record.you.points[at].tolist())
    height, along = float(record.you.heights[at]), record.you.slopes[at].tolist()
    here = f"**Probe {at + 1}** at ({x}, {y}) feels height {few(height, DIGITS)}"
    if hypot(*along) < LEVEL:
        return f"{here}, and hardly any slope."
    return f"{here}; downhill is to {way_of(along)}, {few(hypot(*along))} a unit."


def way_of(slope: list[float]) -> str:
    """Return the side to which a slope falls, one of eight."""
    angle = atan2(-slope[1], -slope[0])
    return WAYS[round(angle / (pi / 4)) % len(WAYS)]


def _so_far(record: Record, t: int) -> str:
    """Say how a probe stands to the ones before it."""
    heights = record.you.heights[:t]
    now, at = float(heights[-1]), int(heights[:-1].argmin()) if t > 1 else 0
    if t == 1:
        return "It is the first, and so the lowest so far."
    before = float(heights[at])
    if abs(now - before) < SAME:
        return f"That is as low as probe {at + 1}, the lowest before it."
    if now < before:
        return f"It is the lowest so far, {few(before - now)} below probe {at + 1}."
    return f"Probe {at + 1} stays the lowest, {few(now - before)} below it."


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
    return f"{text[0].upper()}{text[1:]} {verb}"

"""How "One plane" ends: what it explains, and where the path leaves it."""

import numpy as np

from pages.figures.racers import RACERS
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few, percent
from pages.words.sentences import listed

from .record import LEAST, Record, run_with

FAR = 0.5  # of the highest true loss: a height that is so wrong misleads
BETTER = 0.1  # of the share: then the other plane is offered


def ending(record: Record) -> list[str]:
    """Tell the share of every path, the widest gap, and whether the order is right."""
    return [_shares(record), *_draws(record), *_gap(record), *_order(record)]


def _shares(record: Record) -> str:
    shares = [
        f"{percent(float(one.share))} of {RACERS[name].label}"
        for name, one in zip(record.walkers, record.seen, strict=True)
    ]
    return f"The plane shows of each path's variance: {listed(shares)}."


def _draws(record: Record) -> list[str]:
    """Tell what other random planes show of the same path."""
    if record.settings.plane != "random":
        return []
    shares = np.sort(record.other_shares)
    low, middle, high = (float(shares[at]) for at in (0, len(shares) // 2, -1))
    return [
        f"Of {len(shares)} other random planes through the same end the least shows "
        f"{percent(low)} of {record.name}, the middle one {percent(middle)} and the "
        f"most {percent(high)}: this draw is one of many."
    ]


def _gap(record: Record) -> list[str]:
    """Tell where the plane is most wrong about the walker in hand."""
    truth, gaps = record.truth, np.abs(record.gaps)
    gaps = np.where(np.isfinite(gaps) & (truth.distances > LEAST), gaps, 0.0)
    at = int(gaps.argmax())
    if not gaps[at]:
        return [f"{record.name} never leaves it: every height below it is true."]
    true, shown = apart(float(truth.losses[at]), float(truth.heights[at]))
    first = (
        f"It is most wrong about {record.name} {_when(record, at)}: the true loss is "
        f"{true}, and the plane has {shown} there."
    )
    share = float(gaps[at] / truth.losses[np.isfinite(truth.losses)].max())
    second = f"That is {percent(share)} of the highest true loss."
    if share > FAR:
        second += " Whoever read heights off this map would be misled."
    return [first, second]


def _when(record: Record, at: int) -> str:
    return f"after epoch {record.epoch(at)}" if at else "before training"


def _order(record: Record) -> list[str]:
    """Tell whether the plane has the same one lowest in the end."""
    left = [at for at in range(len(record.walkers)) if not record.is_lost(at)]
    if len(left) < 2:
        return []
    true = {at: float(record.seen[at].losses[-1]) for at in left}
    shown = {at: float(record.seen[at].heights[-1]) for at in left}
    low, seems = min(left, key=true.get), min(left, key=shown.get)
    name = RACERS[record.walkers[low]].label
    if low == seems:
        return [f"Lowest in the end is {name} ({few(true[low])}), as on the map."]
    other = RACERS[record.walkers[seems]].label
    return [
        f"Lowest in the end is {name} ({few(true[low])}); on the map it is {other} "
        f"({few(shown[seems])}, where its true loss is {few(true[seems])})."
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the plane of the paths where a random one shows little."""
    if record.settings.plane != "random":
        return None
    other = run_with(record.settings, plane="paths")
    share = float(other.truth.share)
    if share < float(record.truth.share) + BETTER:
        return None
    label = f"Lay the plane along the paths: then it shows {percent(share)}"
    return Remedy(label, {"plane": "Along all paths"})

"""How "Which hold" ends: who holds, who goes first, and where the runs went."""

import numpy as np

from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from .record import HAVE_EDGES, RATES, REST, Record, held_at, is_below, verdict
from .words import LEVEL, name_of, point_said, story

MOST_NAMED = 3
RACED = ("nesterov", "gradient_descent", "momentum")  # by their edges, the least first
FLATTER = 1e-6  # of a bend: less is no flatter
LOST = 1e9
TRIED = 3  # rates, before no remedy is offered


def ending(record: Record) -> list[str]:
    """Say who holds, which goes first as η rises, and where the runs went."""
    if not record.n:
        return story(record, 0)
    return [
        holding_said(record),
        *_first_to_go(record),
        *_side_by_side(record),
        *_moved(record),
    ]


def holding_said(record: Record) -> str:
    """Say how many minima hold at the η in hand, and which."""
    n, k = len(record.holding), record.n
    at = f"At η = {few(record.rate)}"
    if k == 1:
        return f"{at} the minimum {'holds' if n else 'does not hold'}."
    if not n:
        return f"{at} none of the {k} minima holds."
    if n == k:
        return f"{at} {_all_said(k)}."
    places = [point_said(record, one) for one in record.holding]
    which = f": {listed(places)}" if n <= MOST_NAMED else ""
    return f"{at} {n} of the {k} minima {'holds' if n == 1 else 'hold'}{which}."


def _all_said(k: int) -> str:
    """Say that all minima hold."""
    every = {1: "the minimum holds", 2: "both minima hold"}
    return every.get(k, f"all {k} minima hold")


def _first_to_go(record: Record) -> list[str]:
    """Say at which rates the first and the last minimum stop to hold."""
    edges = record.own_edges
    if record.n == 1 or not np.isfinite(edges).all():
        return []
    low, high = int(edges.argmin()), int(edges.argmax())
    if edges[high] - edges[low] <= LEVEL * edges[high]:
        return [
            f"All have the same edge for {name_of(record)}: {few(float(edges[low]))}."
        ]
    first, last = apart(float(edges[low]), float(edges[high]))
    return [
        f"As η rises, the sharpest is the first to go, {point_said(record, low)} at "
        f"{first}, and {point_said(record, high)} is the last, at {last}."
    ]


def _side_by_side(record: Record) -> list[str]:
    """Say how many hold by the edges of three optimizers, if that differs."""
    counts = []
    for name in RACED:
        edges = record.edges[HAVE_EDGES.index(name)]
        if np.isnan(edges).any():
            return []
        counts.append(sum(is_below(record.rate, edge) for edge in edges.tolist()))
    if len({*counts}) == 1:
        return []
    ahead, plain, heavy = (n or "none" for n in counts)
    beta = few(record.settings.momentum)
    return [
        f"By their edges, at this η Nesterov holds {ahead} of the {record.n}, gradient "
        f"descent {plain}, and Momentum {heavy} (β = {beta})."
    ]


def _moved(record: Record) -> list[str]:
    """Say where the runs went that left their hollows."""
    left, flatter, lost = moved(record)
    if not left:
        return []
    said = [f"{flatter} of them ended in a flatter one"] if flatter else []
    said += [f"{lost} flew off"] if lost else []
    whole = counted(left, "run")
    return [f"{whole} left their hollows; {listed(said)}."] if said else []


def moved(record: Record) -> tuple[int, int, int]:
    """Return how many runs left, ended in a flatter hollow, and flew off."""
    held, bends = record.held, record.bends
    gone = ~held.stays
    ends = held.ends[gone]
    mine = np.nonzero(gone)[0]
    with np.errstate(all="ignore"):
        is_lost = ~(np.abs(ends) <= LOST).all(axis=-1)
        gaps = np.linalg.norm(ends[:, np.newaxis] - record.minima, axis=-1)
    inside = gaps <= held.radii
    flatter = bends < bends[mine][:, np.newaxis] * (1 - FLATTER)
    return (
        int(gone.sum()),
        int((inside & flatter).any(axis=1).sum()),
        int(is_lost.sum()),
    )


def remedy(record: Record) -> Remedy | None:
    """Offer the largest rate of the scale, below the one in hand, at which all hold."""
    if len(record.holding) == record.n:
        return None
    tried = 0
    for at in np.flatnonzero(record.rate > RATES)[::-1].tolist():
        rate = float(RATES[at])
        if any(one is not REST for one in record.verdicts_at(rate)):
            continue
        if _all_hold(record, rate):
            return Remedy(_label(record, rate), {"eta": rate})
        tried += 1
        if tried == TRIED:
            break
    return None


def _all_hold(record: Record, rate: float) -> bool:
    """Tell whether all minima hold at another rate: by 200 runs where theory is mum."""
    if not np.isnan(record.own_edges).any():
        return True
    held = held_at(record.settings, record.minima, rate)
    pairs = zip(record.own_edges, held.share_resting, strict=True)
    shares = [(edge, np.array([share, 0.0, 0.0])) for edge, share in pairs]
    return all(verdict(edge, rate, some) is REST for edge, some in shares)


def _label(record: Record, rate: float) -> str:
    return f"Take η = {few(rate)}: {_all_said(record.n)}"

"""How "Which hold" ends: who holds, who goes first, and where the runs went."""

import numpy as np

from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from ..verdicts import LEFT, SWINGS, is_below, rate_said
from .record import HAVE_EDGES, RATES, Record, at_rate, held_at
from .words import LEVEL, eta_said, name_of, point_said, story

MOST_NAMED = 3
RACED = ("nesterov", "gradient_descent", "momentum")  # by their edges, the least first
FLATTER = 1e-6  # of a bend: less is no flatter
LOST = 1e9
TRIED, EVERY = 4, 2  # rates, every second of the scale, before none is offered


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
    at, others = f"At η = {eta_said(record)},", _others(record)
    if k == 1:
        return f"{at} the minimum {'holds (✓)' if n else _alone(record)}."
    if not n:
        none = "neither minimum" if k == 2 else f"none of the {k} minima"
        return f"{at} {none} holds (✓){others}."
    if n == k:
        return f"{at} {_all_said(k)} (✓)."
    places = [point_said(record, one) for one in record.holding]
    which = f": {listed(places)}" if n <= MOST_NAMED else ""
    return (
        f"{at} {n} of the {k} minima {'holds' if n == 1 else 'hold'} (✓){which}"
        f"{others}."
    )


def _alone(record: Record) -> str:
    """Say of the only minimum, which does not hold, what it does."""
    near = "does not hold, but keeps runs near (≈)"
    return near if record.verdicts[0] is SWINGS else "lets go (✗)"


def _others(record: Record) -> str:
    """Say how many of those that do not hold keep runs near, and how many let go."""
    k, said = record.n, []
    for one, many, verb in ((SWINGS, "keep", "runs near (≈)"), (LEFT, "let", "go (✗)")):
        n = record.verdicts.count(one)
        who = n if n < k else "both" if k == 2 else f"all {k}"
        said += [f"{who} {many}{'s' * (n == 1)} {verb}"] * (n > 0)
    return f"; {' and '.join(said)}"


def _all_said(k: int) -> str:
    """Say that all minima hold."""
    every = {1: "the minimum holds", 2: "both minima hold"}
    return every.get(k, f"all {k} minima hold")


def _first_to_go(record: Record) -> list[str]:
    """Say at which rates the first and the last minimum stop to hold."""
    edges = record.own_edges
    if record.n == 1 or not np.isfinite(edges).all():
        return []
    low, high = float(edges.min()), float(edges.max())
    if high - low <= LEVEL * high:
        _, edge = apart(record.rate, low)
        return [f"All have the same edge for {name_of(record)}: {edge}."]
    _, first, last = apart(record.rate, low, high)
    return [
        f"As η rises, the sharpest is the first to go, at {first}, and the flattest "
        f"the last, at {last}."
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
    beta = few(record.settings.momentum)
    if record.n == 1:
        names = zip(("Nesterov", "gradient descent", "Momentum"), counts, strict=True)
        by = listed([name for name, n in names if n])
        return [f"By its edges, at this η the minimum holds for {by} (β = {beta})."]
    ahead, plain, heavy = (n or "none" for n in counts)
    return [
        f"By their edges, at this η Nesterov holds {ahead} of the {record.n}, gradient "
        f"descent {plain}, and Momentum {heavy} (β = {beta})."
    ]


def _moved(record: Record) -> list[str]:
    """Say where the runs ended that went away from their minima."""
    left, flatter, lost = moved(record)
    said = [f"{flatter} ended near a flatter one"] if flatter else []
    said += [f"{lost} flew off"] if lost else []
    if not said or left == 1:
        return []
    if left in (flatter, lost):
        [all_did] = [one.partition(" ")[2] for one in said]
        return [f"All {left:,} runs that went away from their minima {all_did}."]
    return [
        f"{left:,} runs went away from their minima, of which {' and '.join(said)}."
    ]


def moved(record: Record) -> tuple[int, int, int]:
    """Return how many runs left, ended near a flatter minimum, and flew off."""
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
    edges = record.own_edges
    least = np.min(edges, where=~np.isnan(edges), initial=np.inf)
    rates = RATES[RATES < record.rate].tolist()
    below = [rate for rate in rates if is_below(rate, least)]
    tried = -TRIED * EVERY if np.isnan(edges).any() else -2
    for rate in below[:tried:-EVERY]:
        if _all_hold(record, rate):
            return Remedy(_label(record, rate), {"eta": rate})
    return None


def _all_hold(record: Record, rate: float) -> bool:
    """Tell whether all minima hold at a rate below all edges: by 200 runs each."""
    unknown = np.isnan(record.own_edges)
    if not unknown.any():
        return True
    held = held_at(at_rate(record.settings, rate))
    return bool((held.share_resting[unknown] == 1).all())


def _label(record: Record, rate: float) -> str:
    eta = rate_said(rate, record.own_edges.tolist())
    return f"Take η = {eta}: {_all_said(record.n)}"

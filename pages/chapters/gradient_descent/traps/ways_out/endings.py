"""How it ends: who finds the lowest hollow, what chance explains, and what p says."""

import numpy as np

from engines.gradient_descent.races import SAME_HEIGHT
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from ..words import unbroken
from .looks import EVERY
from .record import N_FRESH, N_SEEDS, WANTED, Record
from .words import NOWHERE, mark, named, nothing

NOBODY = "No way finds it with any seed."
EVERYBODY = "Every way finds it with every seed"
BELOW_1 = float(np.nextafter(1, 0))
LEAST_ERROR = 1e-4  # a smaller one need not be told
NOT_METHODS = (
    "Another η, β, T or stride may turn the order: settings were compared, not methods."
)


def ending(record: Record) -> list[str]:
    """Say who found the lowest hollow, what of it may be luck, and what p foretold."""
    return unbroken(_ending(record))


def _ending(record: Record) -> list[str]:
    if not record.is_defined:
        return [NOWHERE]
    if record.proof is None:
        return [nothing(record), _medians(record)]
    return [*verdict(record), *_calculated(record), *_caution(record)]


def _medians(record: Record) -> str:
    """Say how low the ways come in median, where there is nothing to be found."""
    heights = np.median(record.ways.lowest[..., -1], axis=1)
    heights = np.where(np.abs(heights) <= SAME_HEIGHT, 0.0, heights).tolist()
    parts = [
        f"{way.said} {text}" for way, text in zip(EVERY, apart(*heights), strict=True)
    ]
    return f"The lowest f inside the window, with the median seed: {listed(parts)}."


def verdict(record: Record) -> list[str]:
    """Say who found it oftenest, who is clearly behind, and who may be by luck."""
    counts = record.last
    if not any(counts):
        return [NOBODY]
    if min(counts) == N_SEEDS:
        if record.has_higher_hollows:
            return [f"{EVERYBODY}."]
        return [f"{EVERYBODY}: there is no higher hollow to get out of."]
    most = max(counts)
    leaders = [at for at, count in enumerate(counts) if count == most]
    near = [at for at in record.firsts if at not in leaders]
    behind = [at for at in range(len(EVERY)) if at not in record.firsts]
    each = " each" if len(leaders) > 1 else ""
    said = [f"Most finds: **{named(leaders)}**, {most}{each}."]
    if behind:
        said.append(f"Clearly behind, by 3 standard errors or more: {named(behind)}.")
    if near:
        said.append(
            f"Not clearly behind: {named(near)}. With other seeds the order may turn."
        )
    return said


def _calculated(record: Record) -> list[str]:
    """Say what p is, what it foretold, what came of it, and how many walks it takes."""
    return [measured(record), *_foretold(record), _needed(record)]


def measured(record: Record) -> str:
    """Say how many other walks are below the mark, and how many begin there."""
    low, begun, steps = int(record.fresh[-1]), int(record.fresh[0]), record.plan.n_steps
    many = {0: "none", N_FRESH: "all"}.get(low, f"{low:,}")
    verb = "is" if low < 2 else "are"
    below = f"{many} {verb} below f = {mark(record)}"
    if not steps:
        return f"Of {N_FRESH:,} other starts {below}: p = {few(record.p)}."
    some = f"Of {N_FRESH:,} other walks of {counted(steps, 'step')} {below} somewhere"
    if low:
        own = (
            {0: "none", low: "all"}.get(begun, f"{begun:,}") if low > 1 else str(begun)
        )
        some += f", {own} of them at the start"
    return f"{some}: p = {few(record.p)}."


def _foretold(record: Record) -> list[str]:
    """Compare what p foretold with the share of the seeds; certainty needs no words."""
    if record.p in (0, 1):
        return []
    k, share = record.plan.n_restarts, record.last[2] / N_SEEDS
    foretold = beside_wanted(min(record.expected, BELOW_1))
    said = (
        f"With k = {k}, 1 − (1 − p)ᵏ is {foretold}; restarts found it with "
        f"{beside_wanted(share)} of the seeds."
    )
    if record.error < LEAST_ERROR:
        return [said]
    error = few(100 * record.error, 2)
    return [f"{said} The sampling error is {error} percentage points."]


def beside_wanted(share: float) -> str:
    """Write a share, with more digits where it would read as the one that is wanted."""
    text = percent(share)
    for digits in range(3, 8):
        if share == WANTED or text != percent(WANTED):
            break
        text = f"{few(100 * share, digits)}%"
    return text


def _needed(record: Record) -> str:
    """Say how many walks are enough for 95 %, as far as p is known."""
    wanted = percent(WANTED)
    if record.p == 0:
        return (
            f"No number of walks is known to be enough for {wanted}; but a p of up to "
            f"{few(unseen(), 2)} would go unseen one time in twenty at least."
        )
    low, high = record.needed_range
    each = record.plan.n_each
    if low == high:
        needed = counted(int(low), "such walk")
        return f"For {wanted} it takes {needed}: {counted(int(low) * each, 'probe')}."
    low, high = _rounded(low, down=True), _rounded(high, down=False)
    return (
        f"For {wanted} it takes between {low:,} and {high:,} such walks, as far as p "
        f"is known; each costs {counted(each, 'probe')}."
    )


def _rounded(number: float, down: bool) -> int:
    """Return a number with two digits that is not above it, or not below it."""
    unit = 10 ** max(len(str(int(number))) - 2, 0)
    return int(number // unit if down else -(-number // unit)) * unit


def unseen() -> float:
    """Return the largest p that no fresh start shows in one case of twenty."""
    return float(-np.expm1(np.log(0.05) / N_FRESH))


def _caution(record: Record) -> list[str]:
    """Say that settings were compared, where an order was found."""
    return [NOT_METHODS] if len(record.firsts) < len(EVERY) else []

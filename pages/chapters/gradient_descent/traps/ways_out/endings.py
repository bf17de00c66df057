"""How it ends: who finds the lowest hollow, what chance explains, and what p says."""

import numpy as np

from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from .looks import EVERY
from .record import N_FRESH, N_SEEDS, WANTED, Record
from .words import NOWHERE, named, nothing

NOBODY = "No way finds it with any seed."
EVERYBODY = "Every way finds it with every seed: nobody has to get out of anything."
NOT_METHODS = (
    "Another η, β, T or stride may turn the order: settings were compared, not methods."
)


def ending(record: Record) -> list[str]:
    """Say who found the lowest hollow, what of it may be luck, and what p foretold."""
    if not record.is_defined:
        return [NOWHERE]
    if record.proof is None:
        return [nothing(record), _medians(record)]
    return [*verdict(record), *_calculated(record), *_caution(record)]


def _medians(record: Record) -> str:
    """Say how low the ways come in median, where there is nothing to be found."""
    heights = np.median(record.ways.lowest[..., -1], axis=1).tolist()
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
        return [EVERYBODY]
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
    plan, led = record.plan, int(record.fresh[-1])
    some = {0: "None of", N_FRESH: "All"}.get(led, f"{led:,} of")
    walk = f"one walk of {counted(plan.n_steps, 'step')}"
    measured = f"{some} {N_FRESH:,} other starts led there within {walk}"
    return [f"{measured}: p = {few(record.p)}.", *_foretold(record), _needed(record)]


def _foretold(record: Record) -> list[str]:
    """Compare what p foretold with the share of the seeds; certainty needs no words."""
    if record.p in (0, 1):
        return []
    k, share = record.plan.n_restarts, record.last[2] / N_SEEDS
    return [
        f"With k = {k}, 1 − (1 − p)ᵏ is {percent(record.expected)}; restarts found it "
        f"with {percent(share)} of the seeds. The sampling error is "
        f"{percent(record.error)}."
    ]


def _needed(record: Record) -> str:
    """Say how many walks are enough for 95 %, as far as p is known."""
    wanted = percent(WANTED)
    if record.p == 0:
        return (
            f"No number of walks is known to be enough for {wanted}; but a p of up to "
            f"{few(unseen(), 2)} would go unseen one time in twenty at least."
        )
    needed = int(record.needed)
    probes = counted(needed * record.plan.n_steps, "probe")
    return f"For {wanted} it takes {counted(needed, 'such walk')}: {probes}."


def unseen() -> float:
    """Return the largest p that no fresh start shows in one case of twenty."""
    return float(-np.expm1(np.log(0.05) / N_FRESH))


def _caution(record: Record) -> list[str]:
    """Say that settings were compared, where an order was found."""
    return [NOT_METHODS] if len(record.firsts) < len(EVERY) else []

"""The claims of the bet, and of the presets' Observe lines."""

import numpy as np

from tests.claims import Claim, Told

from .own import NAMES, Seen
from .story import WHAT


def answers(seen: Seen) -> set[str]:
    """Return who is right: the leaders and who is near; or that none is behind."""
    if seen.behind:
        some = (*seen.leaders, *seen.near)
        return {NAMES[i].capitalize() for i in some}
    return {"none is clearly behind"}


def _last(told: Told) -> list[int]:
    """Return with how many seeds each way has found in the end."""
    return told.seen.counts(told.seen.probes)


def _on(told: Told, landscape: str) -> bool:
    return told.seen.settings.landscape == landscape


def _hollows(told: Told) -> bool:
    """Tell whether so many hollows are about 1 apart, and the middle one the lowest."""
    x = sorted({round(x, 3) for x, _ in told.seen.surface.minima})
    is_even = bool((np.abs(np.diff(x) - 1) < 0.02).all())
    height = told.seen.surface.value
    lowest = float(height(np.zeros(2))) <= told.seen.minima[0]
    return told.reads(n=len(told.seen.minima)) and is_even and lowest


def _level_ground(told: Told) -> bool:
    (left, right), (low, high) = told.seen.surface.domain
    x, y = np.meshgrid(np.linspace(left, right, 99), np.linspace(low, high, 99))
    slopes = told.seen.surface.gradient(np.stack([x, y], axis=-1))
    steep = np.hypot(*np.moveaxis(slopes, -1, 0)) > 1e-2
    return _on(told, "easom") and bool(steep.mean() < 0.15)


def _momentum_without(told: Told) -> bool:
    """Tell whether momentum and descent, which is β = 0, find with other seeds."""
    counts = _last(told)
    return counts[0] != counts[1] and _on(told, "own")


CLAIMS = (
    Claim("Each way has {n} probes.", lambda told: told.reads(n=told.seen.probes)),
    Claim(
        f"Which one finds {WHAT} with most of {{n}} seeds?",
        lambda told: (
            told.reads(n=told.seen.n_seeds) and told.word("what") == told.seen.prize
        ),
    ),
    Claim(
        "Who is not clearly behind counts too; where nobody is, only the last answer "
        "does.",
        lambda told: told.seen.next is not None,
    ),
    Claim(
        "two wells, the left one is the lower.",
        lambda told: _on(told, "two_wells") and told.seen.surface.minima[0][0] < 0,
    ),
    Claim(
        "Which ways get out of the right one, and with how many of the seeds?",
        lambda told: _on(told, "two_wells") and len({*_last(told)}) > 1,
    ),
    Claim("{n} hollows, about 1 apart, and the middle one is the lowest.", _hollows),
    Claim(
        "What happens if annealing's stride is only {s} of the window, which is {w} "
        "wide?",
        lambda told: (
            told.reads(w=4.4)
            and _on(told, "rastrigin")
            and 0.8 < told["s"] * told["w"] < 0.95
        ),
    ),
    Claim(
        "four hollows, all equally deep: is there anything to get out of?",
        lambda told: len(told.seen.minima) == 4 and not told.seen.has_higher,
    ),
    Claim("nearly all of the ground is level.", _level_ground),
    Claim(
        "Who is led to the needle, who stands, and who strolls?",
        lambda told: _on(told, "easom"),
    ),
    Claim(
        "a narrow ditch is the lowest place.",
        lambda told: _on(told, "own") and told.seen.surface.minima[0][0] > 0,
    ),
    Claim(
        "Set β to {b}: does the ball then find it with more seeds, or with fewer?",
        lambda told: told["b"] == 0 and _momentum_without(told),
    ),
)

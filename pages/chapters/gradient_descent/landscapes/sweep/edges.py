"""Theory's boundary: up to which value of the number a bottom can be held."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import largest_safe_learning_rate
from pages.chapters.gradient_descent.edge_formulas import (
    DAMPED,
    FORMULAS,
    PLAIN,
    PLAIN_DAMPED,
)

from ..settings import Settings
from .values import BETA


def is_damped(settings: Settings) -> bool:
    """Tell whether the damped form of momentum walks."""
    return settings.hand == "momentum" and settings.form == "damped"


def formula(settings: Settings) -> str:
    """Return the boundary of η as LaTeX."""
    return DAMPED if is_damped(settings) else FORMULAS[settings.hand]


def plain(settings: Settings) -> str:
    """Return the boundary of η in a line of words."""
    return PLAIN_DAMPED if is_damped(settings) else PLAIN[settings.hand]


def has_edges(settings: Settings) -> bool:
    """Tell whether theory knows a boundary: for a constant η, on ground without kinks.

    The optimizers that rescale the slope have none.
    """
    is_smooth, steady = settings.surface.smooth, settings.schedule == "constant"
    return is_smooth and steady and settings.hand in PLAIN


def sharpest(settings: Settings, bottom: np.ndarray) -> float:
    """Return λ, the largest eigenvalue of the Hessian, at a bottom."""
    return float(np.linalg.eigvalsh(settings.surface.hessian(bottom))[-1])


def edges_of(
    settings: Settings, bottoms: np.ndarray, some: list[int], tried: np.ndarray
) -> dict[int, float]:
    """Return the boundaries at some bottoms, by their numbers, inside of what is tried.

    Of η it is where theory puts it. Of β it is where the boundary of η passes the one
    that is set; where that never happens there is none.
    """
    if not has_edges(settings):
        return {}
    found = {at: _edge(settings, sharpest(settings, bottoms[at]), tried) for at in some}
    return {at: edge for at, edge in found.items() if edge is not None}


def _edge(settings: Settings, bend: float, tried: np.ndarray) -> float | None:
    if settings.swept != BETA:
        rule = replace(settings, schedule="constant").optimizer(settings.hand)
        edge = float(largest_safe_learning_rate(rule, bend))
        return edge if tried[0] <= edge <= tried[-1] else None
    rule = settings.optimizer(settings.hand, momentum=tried)
    room = largest_safe_learning_rate(rule, bend) - settings.learning_rate(
        settings.hand
    )
    [crossed] = np.nonzero(np.diff(np.sign(room)))
    if not len(crossed):
        return None
    at = int(crossed[0])
    share = room[at] / (room[at] - room[at + 1])
    return float(tried[at] + share * (tried[at + 1] - tried[at]))

"""The remedy of the part "One stack": another scale, tried before it is offered."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import Stack, edge_scale
from pages.ui.chapter import Remedy

from ..record import SCALES, n_weights
from ..verdict import ARRIVES, Line, amount, line_of
from .record import Record

MANY = 500_000  # weights: with more, one scale takes long enough
BETTER = 0.5  # of the powers of ten: what is left of them at the most


def remedy(record: Record) -> Remedy | None:
    """Offer the scale by which most blame arrives, among those that may mend it."""
    stack, seed = record.settings.stack, record.settings.seed
    if stack.depth == 1 or record.line.fate == ARRIVES:
        return None
    scales = [one for one in _near(stack) if one != stack.scale]
    tried = {one: line_of(replace(stack, scale=one), seed) for one in scales}
    if not tried:
        return None
    best = min(tried, key=lambda one: abs(tried[one].powers))
    if not _is_better(tried[best], record.line):
        return None
    what = amount(tried[best].powers, "what started")
    ends = f"the blame arrives, {what}"
    if tried[best].fate != ARRIVES:
        ends = f"{what} arrives, nearer to as much"
    return Remedy(f"Take scale {best:g}: there {ends}", {"scale": best})


def _near(stack: Stack) -> list[float]:
    """Return the scales to try: those around theory's, or small ones to pass by."""
    best = edge_scale(stack)
    if best is None:
        passes_by = stack.residual and stack.scheme not in ("zeros", "constant")
        return [0.1, 0.01] if passes_by and not stack.batch_norm else []
    ordered = sorted(SCALES, key=lambda scale: abs(np.log(scale / best)))
    return ordered[: 1 if n_weights(stack) > MANY else 3]


def _is_better(line: Line, before: Line) -> bool:
    """Tell whether blame arrives, or at least lies only half as far from it."""
    if np.isinf(line.powers):
        return False
    return line.fate == ARRIVES or abs(line.powers) <= BETTER * abs(before.powers)

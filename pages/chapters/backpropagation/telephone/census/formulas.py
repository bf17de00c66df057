"""What is counted in a layer, with its numbers."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Band
from engines.backpropagation.depth import SATURATED
from pages.words.formulas import tex

from .record import N_SEEDS, Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return what is counted, with this layer's numbers."""
    steepest, census = ACTIVATIONS[record.settings.activation].steepest, record.census
    limit = rf"0.1 \cdot {tex(steepest)} = {tex(SATURATED * steepest)}"
    lines = [
        (
            f"Saturated (least, median and most of {N_SEEDS} seeds)",
            rf"\frac{{\#\{{|g'(z)| < {limit}\}}}}"
            rf"{{\text{{units}} \cdot \text{{samples}}}} = "
            rf"{_three(census.saturated, step)}",
        ),
        (
            "Dead, for all samples (least, median, most)",
            rf"\frac{{\#\{{\text{{all }} g'(z) = 0\}}}}{{\text{{units}}}} = "
            rf"{_three(census.dead, step)}",
        ),
    ]
    if not census.update_ratios.is_finite[step]:
        return lines
    share = (
        r"\frac{\eta\,\lVert \partial L/\partial W \rVert}{\lVert W \rVert}"
        rf" = {_three(census.update_ratios, step)}"
    )
    return [*lines, ("Update over weights (least, median, most)", share)]


def _three(band: Band, step: int) -> str:
    values = (band.low[step], band.middle[step], band.high[step])
    shown = (tex(v) if np.isfinite(v) else r"\infty" for v in map(float, values))
    return r",\ ".join(shown)

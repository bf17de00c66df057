"""A point of the path, the plane's point below it, and the losses of both."""

import numpy as np

from pages.words.formulas import bracketed, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this look's numbers in."""
    at, truth = record.at(record.hand, step), record.truth
    x, y = truth.places[at].tolist()
    point = rf"\theta = c + {bracketed(x)}\, d_1 + {bracketed(y)}\, d_2 + r"
    distance = float(truth.distances[at])
    point += rf",\quad |r| = {tex(distance)}"
    heights = (
        rf"L(\theta) = {_tex(truth.losses[at])},\quad "
        rf"L(\theta - r) = {_tex(truth.heights[at])}"
    )
    return [
        (f"{record.name} after epoch {record.epoch(at)}, and the plane:", point),
        ("The true loss, and the plane's height below it:", heights),
    ]


def _tex(value: float) -> str:
    return tex(float(value)) if np.isfinite(value) else r"\infty"

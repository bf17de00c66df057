"""The losses of this step beside each other, and what each training's update is."""

from math import isfinite

from pages.words.formulas import aligned, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this step's losses in."""
    lines = [
        rf"L_{{\text{{{name}}}}} &= {_tex(float(record.held_out[step, at]))}"
        for at, name in enumerate(record.names)
        if not record.is_lost(at, step)
    ]
    if not lines:
        return []
    return [("The loss of the samples held out, of each training:", aligned(lines))]


def _tex(value: float) -> str:
    return tex(value) if isfinite(value) else r"\infty"

"""The pictures of the valley: curve and heights, and the learning rate's scale."""

from pages.chapters.gradient_descent.the_valley import words
from pages.chapters.gradient_descent.the_valley.record import RATES, Record, snap
from pages.figures.panel import Panel
from pages.figures.rate_scale import rate_scale
from pages.figures.valley import curve_panel, height_panel, view_of
from pages.ui.control import Note


def panels(record: Record) -> list[Panel]:
    """Draw the curve, and the height step by step, with one vertical scale."""
    surface, walk = record.settings.surface, record.trajectory
    view = view_of(surface, walk)
    return [
        curve_panel(surface, walk, record.settings.learning_rate, view),
        height_panel(surface, walk, view),
    ]


def rate_note(record: Record) -> Note:
    """Mark 1/λ and 2/λ below the learning rate, on its slider's own scale."""
    settings, diagnosis = record.settings, record.diagnosis
    low, high, grain = RATES[settings.curve]
    bends = diagnosis.nearest_minimum is not None and diagnosis.curvature > 0
    perfect = 1 / diagnosis.curvature if bends else None

    def choose(point: dict) -> dict[str, float]:
        rate = min(max(snap(point["x"], grain), low), high)
        return {f"eta_{settings.curve}": rate}

    scale = rate_scale((low, high), settings.learning_rate, perfect)
    return Note(words.boundary(record), scale, clicked=choose)

"""What is said of a curve that the learner typed, and of no other."""

from math import isfinite, isinf

import numpy as np

from engines.gradient_descent.edges import curvatures_at
from engines.gradient_descent.formulas.own_curve import variable_of
from engines.gradient_descent.minima import nearest_minimum
from pages.ui.control import Note
from pages.words.numbers import few

from .record import Record, on_the_curve

FORMULA = (
    "A formula of one letter, x or w or another, with + − * / ^, brackets, pi, e, and "
    "sin cos tan asin acos atan sinh cosh tanh exp log sqrt abs min max. 3w means 3 "
    "times w; log is the natural logarithm. Other letters must be numbers."
)
WINDOW = "How much of the curve is drawn, and searched for bottoms; type other ends."


def which_letter(record: Record) -> Note | None:
    """Say which letter of a formula is x on this page, where it is another."""
    if not record.settings.is_own:
        return None
    letter = variable_of(record.settings.formula)
    return None if letter == "x" else Note(f"The {letter} of your formula is x here.")


def moved_start(record: Record) -> Note | None:
    """Say where the walk begins if the curve is not there at the start."""
    start = on_the_curve(record.settings).start
    wanted = getattr(record, "wanted", record.settings.start)
    if wanted in (None, start):
        return None
    return Note(
        f"f has no value or no slope at x = {few(wanted, 6)}, so the walk begins at "
        f"x = {few(start, 6)}."
    )


def no_window(record: Record) -> Note | None:
    """Say so where two ends are no window."""
    settings = record.settings
    if not settings.is_own or settings.window[0] < settings.window[1]:
        return None
    low, high = (few(end, 6) for end in settings.surface.domain[0])
    return Note(
        f"From {few(settings.window[0], 6)} to {few(settings.window[1], 6)} there is "
        f"nothing to draw: the first end must be less. The picture goes from {low} to "
        f"{high}."
    )


def off_the_curve(record: Record) -> str:
    """Say where the step after the last leads, and what is missing there."""
    x = record.next_place
    height = float(record.settings.surface.value(np.array([x])))
    missing = "f has no slope" if isfinite(height) else "f has no value"
    if isinf(height):
        missing = "f is beyond all numbers"
    return f"leads to x = {few(x, 4)}, where {missing}"


def no_boundary(record: Record) -> str:
    """Say why none is marked on a curve of one's own."""
    surface = record.settings.surface
    minimum = nearest_minimum(np.array([record.settings.start]), surface)
    if minimum is None:
        low, high = (few(end, 6) for end in surface.domain[0])
        return (
            f"No bottom was found from x = {low} to {high}, so there is no boundary to "
            "mark."
        )
    is_kink = curvatures_at(surface, minimum) is None
    return (
        f"The bottom nearest to x₀, x = {few(minimum[0])}, "
        f"{'is a kink' if is_kink else 'has no bend'}, so there is no boundary to mark."
    )

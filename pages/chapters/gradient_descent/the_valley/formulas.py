"""The rule of the walk with a step's numbers in it, as LaTeX."""

from pages.words.formulas import aligned, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the curve and its slope, and the step with its numbers in it."""
    here = (f"The curve and its slope at step {step}", _underfoot(record, step))
    if step == record.trajectory.n_steps:
        return [here]
    return [here, ("The step", _update(record, step))]


def _underfoot(record: Record, step: int) -> str:
    walk, curve = record.trajectory, record.settings.surface
    x, y, slope = walk.points[step, 0], walk.values[step], walk.gradients[step, 0]
    return aligned(
        [
            rf"{curve.formula} &\quad f({tex(x)}) = {tex(y)}",
            rf"{curve.gradient_formula} &\quad f'({tex(x)}) = {tex(slope)}",
        ]
    )


def _update(record: Record, step: int) -> str:
    walk, rate = record.trajectory, record.settings.learning_rate
    slope, update = walk.gradients[step, 0], walk.updates[step, 0]
    x, after = walk.points[step : step + 2, 0]
    return aligned(
        [
            rf"\Delta &= -\eta\, f'(x_{{{step}}})"
            rf" = -{rate:g} \times ({tex(slope)}) = {tex(update)}",
            rf"x_{{{step + 1}}} &= x_{{{step}}} + \Delta"
            rf" = {tex(x)} + ({tex(update)}) = {tex(after)}",
        ]
    )

"""The slope and the ball's step with their numbers in them, as LaTeX."""

from engines.gradient_descent import TWO_BENDS
from pages.words.formulas import aligned, bracketed, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the curve, and the ball's step from here."""
    at = record.ball.at(step)
    walk = record.ball.trajectory
    x, slope = float(walk.points[at, 0]), float(walk.gradients[at, 0])
    curve = aligned(
        [
            r"f'(x) &= 25x \;(x < 1),\quad x + 24 \;(1 \le x < 2),"
            r"\quad 25x - 24 \;(x \ge 2)",
            rf"f'({tex(x)}) &= {tex(slope)},\quad f({tex(x)}) = {tex(walk.values[at])}",
        ]
    )
    here = (f"The slope under the ball at step {step}", curve)
    if at == record.ball.n_steps:
        return [here]
    return [here, ("The ball's step", _step(record, at))]


def _step(record: Record, at: int) -> str:
    settings, walk = record.settings, record.ball.trajectory
    x, after = walk.points[at : at + 2, 0].tolist()
    before = float(walk.points[max(at - 1, 0), 0])
    slope = float(TWO_BENDS.gradient(walk.points[at])[0])
    return aligned(
        [
            r"x_{t+1} &= x_t + \beta(x_t - x_{t-1}) - \eta f'(x_t)",
            rf"&= {tex(x)} + {tex(settings.momentum)} \cdot ({tex(x)} -"
            rf" {bracketed(before)}) - {tex(settings.learning_rate)} \cdot"
            rf" {bracketed(slope)} = {tex(after)}",
        ]
    )

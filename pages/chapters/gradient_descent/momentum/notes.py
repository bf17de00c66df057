"""What stands below the learning rate: its scale, with the boundaries of the bowl."""

from typing import Any

from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.rate_scale import moving_mark, rate_scale
from pages.figures.shapes import segment, words
from pages.ui.control import Note
from pages.words.numbers import apart, few

from .settings import EVERY, RATES, Settings

LOW, HIGH, GRAIN = RATES
NEAR_THE_END = 3.7  # of the scale: words there end at their mark


def scale(record: Any) -> Note | None:
    """Return the scale of η with 1/λ and 2/λ of the steep direction, and the ball's.

    Where there is a map of every η it says all that.
    """
    settings = record.settings
    if settings.part == EVERY:
        return None
    return Note(told(settings), _panel(settings), _taken, moving_mark)


def told(settings: Settings) -> str:
    """Say in one line where both directions stand."""
    flat, steep = (settings.learning_rate * settings.bends).tolist()
    edge = 2 + 2 * settings.momentum
    return (
        f"η·λ is {apart(flat, 2)[0]} (flat) and {apart(steep, 2)[0]} (steep). The "
        f"hiker's edge is 2, the ball's 2 + 2β = {few(edge)}."
    )


def _panel(settings: Settings) -> Panel:
    """Draw the slider's own scale, the ball's boundary on it."""
    drawn = rate_scale(
        (LOW, HIGH),
        settings.learning_rate,
        1.0,
        "The scale of η with the boundaries of hiker and ball",
    )
    edge = 2 + 2 * settings.momentum
    marks = [segment((edge, edge), (0, 0.66), theme.NEXT, width=2)]
    side = "right" if edge > NEAR_THE_END else ""
    marks.append(words(edge, 0.66, "2 + 2β", theme.NEXT, up=9, side=side))
    shapes = [*drawn.figure.layout["shapes"], *marks]
    return drawn.with_layout(shapes=shapes)


def _taken(point: dict) -> dict[str, float]:
    """Return the η of the slider that was clicked."""
    rate = min(max(round(point["x"] / GRAIN) * GRAIN, LOW), HIGH)
    return {"eta": round(rate, 6)}

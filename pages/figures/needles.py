"""Arrows that point anywhere, for pictures whose two axes have one scale."""

from math import atan2, cos, hypot, sin

from pages.figures.shapes import IN_PIXELS, path, segment

LONG, HALF = 11, 4.5  # pixels: of a head


def needle(
    start: tuple[float, float],
    along: tuple[float, float],
    colour: str,
    width: float = 3,
    dash: str = "solid",
) -> list[dict]:
    """Return the arrow from a point along (x, y); none where it has no length."""
    x, y = start[0] + along[0], start[1] + along[1]
    if not hypot(*along):
        return []
    shaft = segment((start[0], x), (start[1], y), colour, width, dash)
    return [shaft, _head(x, y, atan2(along[1], along[0]), colour)]


def _head(x: float, y: float, angle: float, colour: str) -> dict:
    """Return a head whose tip is at (x, y)."""
    corners = [(0, 0), (-LONG, HALF), (-LONG, -HALF)]
    turned = [_turned(along, across, angle) for along, across in corners]
    outline = "M" + "L".join(f"{a:.2f},{b:.2f}" for a, b in turned) + "Z"
    line = {"color": colour, "width": 1}
    return path(outline, line, **IN_PIXELS, xanchor=x, yanchor=y, fillcolor=colour)


def _turned(along: float, across: float, angle: float) -> tuple[float, float]:
    """Return pixels to the right and up."""
    return (
        along * cos(angle) - across * sin(angle),
        along * sin(angle) + across * cos(angle),
    )

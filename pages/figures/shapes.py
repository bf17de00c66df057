"""What moves on a figure: layout shapes, and the words that are their labels."""

from collections.abc import Iterable, Sequence

from pages.figures import theme
from pages.figures.lettering import pixels

IN_PIXELS = {"xsizemode": "pixel", "ysizemode": "pixel"}
INVISIBLE = {"width": 0}  # a line
HEADS = {  # of arrows, each with its tip at 0,0
    "up": "M0,0L-5,-9L5,-9Z",
    "down": "M0,0L-5,9L5,9Z",
    "left": "M0,0L9,-5L9,5Z",
    "right": "M0,0L-9,-5L-9,5Z",
}


def dot(x: float, y: float, colour: str, radius: int = 7, **more: object) -> dict:
    """Return a round marker at (x, y) whose size is in pixels."""
    return {
        "type": "circle",
        **_around(x, y, radius, radius),
        "fillcolor": colour,
        "line": {"color": colour, "width": 2},
        **more,
    }


def ring(
    x: float,
    y: float,
    colour: str,
    radius: int = 7,
    width: float = 2,
    fill: str = theme.CLEAR,
    **more: object,
) -> dict:
    """Return a hollow marker at (x, y) whose size is in pixels."""
    line = {"color": colour, "width": width}
    return dot(x, y, fill, radius, line=line, **more)


def arrow(x: float, y: float, colour: str, up: bool) -> dict:
    """Return an arrow's head whose tip is at (x, y) and points up or down."""
    return arrow_head(x, y, colour, "up" if up else "down")


def arrow_head(x: float, y: float, colour: str, way: str) -> dict:
    """Return an arrow's head whose tip is at (x, y): up, down, left or right."""
    return {
        "type": "path",
        "path": HEADS[way],
        **IN_PIXELS,
        "xanchor": x,
        "yanchor": y,
        "fillcolor": colour,
        "line": {"color": colour, "width": 1},
    }


def segment(
    x: tuple[float, float],
    y: tuple[float, float],
    colour: str,
    width: float = 2,
    dash: str = "solid",
    **more: object,
) -> dict:
    """Return the straight line from (x[0], y[0]) to (x[1], y[1])."""
    line = theme.stroke(colour, width, dash)
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    return {"type": "line", **ends, "line": line, **more}


def path(outline: str, stroke: dict, **more: object) -> dict:
    """Return what an outline in SVG's words draws."""
    return {"type": "path", "path": outline, "line": stroke, **more}


def line(x: Iterable[float], y: Iterable[float], stroke: dict, **more: object) -> dict:
    """Return the line through all points."""
    return path("M" + through(x, y), stroke, **more)


def area(
    x: Sequence[float],
    high: Sequence[float],
    low: Sequence[float],
    colour: str,
    opacity: float = 0.25,
) -> dict:
    """Return the band between two lines over the same x."""
    outline = f"M{through(x, high)}L{through(x[::-1], low[::-1])}Z"
    return path(outline, INVISIBLE, fillcolor=colour, opacity=opacity)


def through(x: Iterable[float], y: Iterable[float]) -> str:
    """Return points in SVG's words, with as many digits as a screen shows."""
    return "L".join(f"{a:.6g},{b:.6g}" for a, b in zip(x, y, strict=True))


def box(
    x: tuple[float, float],
    y: tuple[float, float],
    fill: str = "",
    edge: dict | None = None,
    **more: object,
) -> dict:
    """Return the rectangle between two x and two y; without an edge if none is said."""
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    inside = {"fillcolor": fill} if fill else {}
    return {"type": "rect", **ends, **inside, "line": edge or INVISIBLE, **more}


def label(text: str, colour: str, size: int = 13, **more: object) -> dict:
    """Return the words that stand in or on a shape."""
    return {"text": text, "font": {"color": colour, "size": size}, **more}


def words(
    x: float,
    y: float,
    text: str,
    colour: str,
    up: int = 16,
    size: int = 13,
    side: str = "",
) -> dict:
    """Return `text` centred `up` pixels above (x, y): the label of an unseen shape.

    With a side, "left" or "right", (x, y) is the end of the words instead.
    """
    place = {"textposition": f"middle {side}", "xanchor": side} if side else {}
    return {
        "type": "rect",
        **_around(x, y, 1, 1, up=up),
        "line": INVISIBLE,
        "label": label(text, colour, size, **place),
    }


def plate(
    x: float,
    y: float,
    text: str,
    colour: str,
    up: int = 0,
    right: int | None = None,
    size: int = 13,
) -> dict:
    """Return words on a plate of paper, which no line can strike through.

    They are centred `up` pixels above (x, y), or begin `right` pixels beside it.
    """
    lines = text.split("<br>")
    wide = round(max(pixels(one, size) for one in lines)) + 4
    left = -wide // 2 if right is None else right
    place = "middle center" if right is None else "middle left"
    return {
        "type": "rect",
        **_around(x, y, 0, 7 * len(lines), up=up),
        "x0": left,
        "x1": left + wide,
        "fillcolor": theme.PAPER,
        "line": INVISIBLE,
        "label": label(text, colour, size, textposition=place, padding=1),
    }


def row_words(
    x: tuple[float, float], y: tuple[float, float], text: str, colour: str
) -> dict:
    """Return words that begin at the left of a box nobody sees."""
    place = {"textposition": "middle left", "padding": 4}
    return box(x, y, label=label(text, colour, 12, **place))


def _around(x: float, y: float, wide: int, high: int, up: int = 0) -> dict:
    """Return a place of so many pixels around the point `up` pixels above (x, y)."""
    ends = {"x0": -wide, "x1": wide, "y0": up - high, "y1": up + high}
    return {**IN_PIXELS, "xanchor": x, "yanchor": y, **ends}


def top_words(
    parts: Iterable[tuple[str, str]], side: str = "right", size: int = 12
) -> dict:
    """Return one line of words above the axes, each part in its colour.

    It ends where the axes end, or begins where they begin; a title has the other side.
    """
    texts = [f'<span style="color:{ink}">{text}</span>' for text, ink in parts]
    place = {"textposition": f"middle {side}", "padding": 2}
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "paper",
        "ysizemode": "pixel",
        "yanchor": 1,
        "y0": 8,
        "y1": 30,
        "line": INVISIBLE,
        "label": label(" ".join(texts), theme.MUTED, size, **place),
    }

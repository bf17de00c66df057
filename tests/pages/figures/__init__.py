"""The figures of the pages, which are plain JSON, as Plotly and the browser see them.

`checked` is how a test reads a figure: Plotly refuses what it does not know, and finds
parts by name, absent ones included. `sent` is what the component was given.
"""

import json
from collections.abc import Sequence

import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from pages.figures.panel import Panel
from pages.figures.plain import Figure, to_json
from pages.figures.theme import TEMPLATE


def checked(figure: Figure) -> go.Figure:
    """Return the figure in its template; `ValueError` for what Plotly does not know."""
    layout = {"template": TEMPLATE, **figure.layout}
    return go.Figure(data=list(figure.data), layout=layout)


def standing(panel: Panel, step: int) -> go.Figure:
    """Return what the browser shows of a panel at a step, checked."""
    return checked(panel.at(step))


def written(panel: Panel) -> str:
    """Return a panel as the JSON that is sent, with what moves on it."""
    return to_json(panel)


def sent(app: AppTest) -> list[dict]:
    """Return what every figure on the page was given."""
    found = (chart.proto.bytes for chart in app.get("bidi_component"))
    return [json.loads(given) for given in found if given]  # a canvas gets no bytes


def sent_text(app: AppTest) -> str:
    """Return all that was sent to the components, to look for words in it."""
    return b"".join(c.proto.bytes for c in app.get("bidi_component")).decode()


def said_at(panel: Panel, step: int) -> list[str]:
    """Return the words that shapes carry at a step."""
    shapes = panel.at(step).layout["shapes"]
    return [one["label"]["text"] for one in shapes if one.get("label", {}).get("text")]


Box = list[float]  # left, right, bottom and top, in pixels of a plot


def boxes_of(shapes: Sequence[dict], panel: Panel, size: tuple[int, int]) -> list[Box]:
    """Return where shapes that are sized in pixels stand.

    `size` is that of the plot in pixels, without title and axes.
    """
    found = []
    for shape in shapes:
        x, y = in_pixels(panel, size, shape["xanchor"], shape["yanchor"])
        box = [x + shape["x0"], x + shape["x1"], y + shape["y0"], y + shape["y1"]]
        found.append(box)
    return found


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than the pixel by which they are rounded."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    return across > 1 and min(one[3], other[3]) - max(one[2], other[2]) > 1


def in_pixels(panel: Panel, size: tuple[int, int], x: float, y: float) -> list[float]:
    """Return where a point of the axes is in a plot of some pixels."""
    at = []
    for value, name, length in ((x, "xaxis", size[0]), (y, "yaxis", size[1])):
        low, high = panel.figure.layout[name]["range"]
        at.append(length * (value - low) / (high - low))
    return at

"""The figures of the pages, which are plain JSON, as Plotly and the browser see them.

`checked` is how a test reads a figure: Plotly refuses what it does not know, and finds
parts by name, absent ones included. `sent` is what the component was given.
"""

import json

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
    """Return what every component on the page was given."""
    return [json.loads(chart.proto.bytes) for chart in app.get("bidi_component")]


def sent_text(app: AppTest) -> str:
    """Return all that was sent to the components, to look for words in it."""
    return b"".join(c.proto.bytes for c in app.get("bidi_component")).decode()

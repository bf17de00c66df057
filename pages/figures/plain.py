"""A Plotly figure as plain JSON: what the browser's Plotly takes, built unchecked.

`plotly.graph_objects` checks and copies every part of every figure, again for each
reader and each change; that took two thirds of a run's time. Here a figure is dicts,
made once and in one piece, and the tests put every one of them through
`go.Figure` (`tests/pages/figures/test_plain_figures.py`).
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass

import numpy as np

# The kinds of number that Plotly reads from base64, by NumPy's name for them.
TYPED = {"float64": "f8", "float32": "f4", "int32": "i4", "int8": "i1", "uint8": "u1"}


@dataclass(frozen=True, eq=False)
class Figure:
    """Traces and a layout, in the words of Plotly's reference."""

    data: Sequence[dict]
    layout: Mapping[str, object]

    def with_layout(self, **parts: object) -> "Figure":
        """Return the figure with these parts of the layout laid over its own."""
        return Figure(self.data, merged(self.layout, parts))


def merged(under: Mapping, over: Mapping) -> dict:
    """Return `under` with what `over` says put in, part by part where both have it."""
    both = {
        name: merged(under[name], value)
        for name, value in over.items()
        if isinstance(value, Mapping) and isinstance(under.get(name), Mapping)
    }
    return {**under, **over, **both}


def scatter(**properties: object) -> dict:
    """Return a trace of points, lines or words."""
    return {"type": "scatter", **properties}


def scatter3d(**properties: object) -> dict:
    """Return a trace of points or lines in three dimensions."""
    return {"type": "scatter3d", **properties}


def bar(**properties: object) -> dict:
    """Return a trace of bars."""
    return {"type": "bar", **properties}


def heatmap(**properties: object) -> dict:
    """Return a trace of coloured cells."""
    return {"type": "heatmap", **properties}


def contour(**properties: object) -> dict:
    """Return a trace of lines of equal height."""
    return {"type": "contour", **properties}


def surface(**properties: object) -> dict:
    """Return a trace of a surface in three dimensions."""
    return {"type": "surface", **properties}


def unseen_point() -> dict:
    """Return a trace that shows nothing.

    Plotly draws shapes only where a trace gives the axes a reason to exist.
    """
    return scatter(x=[0], y=[0], mode="markers", opacity=0, hoverinfo="skip")


def to_json(value: object) -> str:
    """Write panels, figures and arrays as JSON; what is no number becomes null.

    Where a number is none, Python would write NaN, and JSON has no such word. Looking
    for the word in what is written would find it in some base64 too.
    """
    try:
        return _PLAIN.encode(value)
    except ValueError:  # a number that is none: rare, so once more is no harm
        text = json.dumps(value, default=_written, separators=(",", ":"))
        return _PLAIN.encode(json.loads(text, parse_constant=lambda _: None))


def _written(value: object) -> object:
    """Return a record's fields, NumPy's numbers as Python's, arrays as Plotly's."""
    if is_dataclass(value):
        return vars(value)
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return typed(value)
    raise TypeError(f"{type(value).__name__} has no JSON: {value!r}")


# Nothing in a figure holds itself, so nobody has to look out for that.
_PLAIN = json.JSONEncoder(
    default=_written, separators=(",", ":"), check_circular=False, allow_nan=False
)


def typed(values: np.ndarray) -> object:
    """Return an array as Plotly's typed array: its kind of number, base64, its shape.

    Words and truths stay lists. Whole numbers are sent as 32 bits where they fit.
    """
    if values.dtype.kind in "iu" and values.dtype.name not in TYPED:
        fits = values.size == 0 or np.abs(values).max() < 2**31
        values = values.astype("int32" if fits else "float64")
    if values.dtype.name not in TYPED:
        return values.tolist()
    spec = {"dtype": TYPED[values.dtype.name], "bdata": b64encode(values.tobytes())}
    spec["bdata"] = spec["bdata"].decode("ascii")
    if values.ndim > 1:
        spec["shape"] = ", ".join(map(str, values.shape))
    return spec

"""Colours by role, and the one template every figure is drawn with.

Figures are authored in the light palette. Where the page is dark, each colour is
replaced by its partner in `DARK`: in the browser by the component of
`pages/ui/figure.py`, for the native chart by `in_dark`. The template is sent to the
browser once, with the component, and is in no figure. All pairs keep a contrast
of at least 3:1 against their background and stay apart for colour-blind readers
(they start from the Okabe-Ito set); sign and role are never shown by colour alone.
"""

import re
from collections.abc import Sequence

from pages.figures.plain import Figure, unseen_point

INK = "#111823"
MUTED = "#5b6878"
GRID = "#dfe4ea"
PAPER = "#ffffff"

CURVE = "#44546a"  # the thing we walk on
PATH = "#0072b2"  # where we have been
WAY = "#5a9bc4"  # from one place we have been at to the next
HERE = "#d55e00"  # where we are, and the mistake we make there
SLOPE = "#007a5a"  # what is felt: tangent, gradient
NEXT = "#b0509a"  # what comes next: ghost, forecast, overshot parabola
MINIMUM = "#8a6d00"  # where we want to be

# Classes are told apart by word or letter; these are their colours, in order: the six
# above, then their darker kin for tables with more classes.
CLASSES = (
    *(PATH, HERE, SLOPE, NEXT, MINIMUM, CURVE),
    *("#00507e", "#8f3f00", "#00523d", "#7a3269", "#5c4801", "#7c899a"),
)


def class_colour(number: int) -> str:
    """Return the colour of a class; beyond the last they begin again."""
    return CLASSES[number % len(CLASSES)]


DARK = {
    INK: "#e6ebf1",
    MUTED: "#9aa8b8",
    GRID: "#2b3643",
    PAPER: "#10151c",
    CURVE: "#a9b8cc",
    PATH: "#56b4e9",
    WAY: "#37729a",
    HERE: "#ff8a3d",
    SLOPE: "#2cc79b",
    NEXT: "#e08bc6",
    MINIMUM: "#f0c64a",
    # classes beyond the sixth: lighter kin, on a dark page
    "#00507e": "#a8daf7",
    "#8f3f00": "#ffc39c",
    "#00523d": "#90e6cb",
    "#7a3269": "#f2c4e3",
    "#5c4801": "#f8e1a0",
    "#7c899a": "#d3dce8",
    "#f3c9a9": "#5a331a",  # where errors grow, on a map
    "#d8d2c0": "#3d392d",  # where they are not near in the steps there were
    # the depth ramp below, deep to high
    "#7fa8cf": "#2f5f8f",
    "#a5c2de": "#274d75",
    "#c8daeb": "#1f3c5b",
    "#e3edf5": "#182d43",
    "#f5f8fb": "#131f2d",
}

# Low ground is strong in colour, high ground fades into the page, in both themes.
DEPTH_SCALE = [
    [0.0, "#7fa8cf"],
    [0.25, "#a5c2de"],
    [0.5, "#c8daeb"],
    [0.75, "#e3edf5"],
    [1.0, "#f5f8fb"],
]

GROWS = "#f3c9a9"  # on a map, where errors grow without end
NEVER = "#d8d2c0"  # on a map, where they are not near in the steps there were

CLEAR = "rgba(0,0,0,0)"

_axis = {
    "gridcolor": GRID,
    "zerolinecolor": GRID,
    "linecolor": MUTED,
    "tickcolor": MUTED,
    "tickfont": {"color": MUTED, "size": 12},
    "title": {"font": {"color": INK, "size": 13}, "standoff": 6},
    "automargin": True,
}
_scene_axis = {
    "gridcolor": GRID,
    "zerolinecolor": GRID,
    "linecolor": MUTED,
    "tickfont": {"color": MUTED, "size": 11},
    "title": {"font": {"color": INK, "size": 13}},
    "showbackground": False,
}

TEMPLATE = {
    "layout": {
        "font": {"color": INK, "size": 13},
        "title": {"font": {"color": INK, "size": 14}, "x": 0.01, "xanchor": "left"},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "colorway": [PATH, HERE, SLOPE, NEXT, MINIMUM, CURVE],
        "xaxis": _axis,
        "yaxis": _axis,
        "scene": {"xaxis": _scene_axis, "yaxis": _scene_axis, "zaxis": _scene_axis},
        "hoverlabel": {"bgcolor": PAPER, "font": {"color": INK}, "bordercolor": MUTED},
        "margin": {"l": 8, "r": 8, "t": 30, "b": 8},
        "showlegend": False,
        # upright, so that it does not cover the title
        "modebar": {
            "orientation": "v",
            "bgcolor": CLEAR,
            "color": MUTED,
            "activecolor": PATH,
        },
    }
}


def stroke(colour: str, width: float = 3, dash: str = "solid") -> dict:
    """Return how a line is drawn."""
    return {"color": colour, "width": width, "dash": dash}


def figure(title: str, key: str, traces: Sequence[dict], **layout: object) -> Figure:
    """Return a figure in the house style; `key` keeps zoom and camera.

    It has no legend: what is drawn carries its name.
    """
    start = {"title": {"text": title}, "uirevision": key}
    return Figure(tuple(traces) or (unseen_point(),), {**start, **layout})


def in_dark(text: str) -> str:
    """Return JSON with every colour replaced by its dark partner."""
    return re.sub("#[0-9a-f]{6}", lambda found: DARK.get(found[0], found[0]), text)

"""The gradient check, drawn: errors against their grades, and against the nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import GRADES, ForwardPass, Parameters, StepSizeSweep
from pages.figures import theme
from pages.figures.network import Look, Unit, Wire, network_panel, short
from pages.figures.network_names import Names
from pages.figures.panel import Panel, Trail
from pages.figures.plain import scatter, unseen_point
from pages.figures.powers import power_of
from pages.figures.shapes import dot, segment, words

# Powers of ten, all of them.
FLOOR, CEILING = -18.0, 1.5  # of the axis of relative errors
LEAST = -17.0  # where an error of 0 is drawn
SIGNS = (
    ("weight above 0", {}, {"color": theme.INK, "width": 3}),
    ("weight below 0", {}, {"color": theme.INK, "width": 3, "dash": "dash"}),
)
LIMITS = tuple(power_of(limit) for _, limit in reversed(GRADES) if limit)
ERROR_MARKS = (-16, -13, -10, -7, -4, -2, 0)
ERROR_WORDS = ("10⁻¹⁶", "10⁻¹³", "10⁻¹⁰", "10⁻⁷", "10⁻⁴", "10⁻²", "1")
ROW = 26  # pixels of a parameter
WORST = {"color": theme.HERE, "width": 3, "dash": "solid"}
MEDIAN = {"color": theme.PATH, "width": 2.5, "dash": "dash"}
EXPECTED = {"color": theme.MUTED, "width": 2, "dash": "dot"}


@dataclass(frozen=True)
class Mark:
    """How a grade is shown: a sign, so that colour is not all, and a colour."""

    sign: str
    colour: str
    symbol: str  # Plotly's, for the legend


MARKS = {
    "wrong": Mark("✗", theme.HERE, "x"),
    "uncomfortable": Mark("!", theme.MINIMUM, "triangle-up"),
    "fine at a kink": Mark("~", theme.CURVE, "diamond"),
    "happy": Mark("✓", theme.SLOPE, "circle"),
}


def checked_network_panel(
    names: Names,
    parameters: Parameters,
    passed: ForwardPass,
    said: np.ndarray,
    errors: np.ndarray,
    grades: Sequence[str],
    title: str,
) -> Panel:
    """Draw the network; at step k the first k parameters have their grade.

    ``said`` is what the outputs stand for, (n_outputs,): of softmax the shares.
    """
    wires = []
    for place, error, grade in zip(names.places(), errors, grades, strict=True):
        mark = MARKS[grade]
        text = f"{mark.sign} {short(float(error), 2)}"
        wires.append((place, Wire(text, mark.colour, lit=mark.colour)))
    units = {
        (layer, number): Unit(short(float(value)))
        for layer, values in enumerate(passed.activations)
        for number, value in enumerate(values[0] if layer < 2 else said)
    }
    told = {"units": units, "error": Unit(short(float(passed.loss)))}
    looks = [Look(wires=dict(wires[:k]), **told) for k in range(len(wires) + 1)]
    alt = "The network, every parameter with its grade"
    how = {"title": title, "key": "checked", "alt": alt, "signs": SIGNS}
    return network_panel(names, parameters, looks, legend=_grades(), **how)


def _grades() -> list[theme.Entry]:
    """Return the grades for a legend, the best first."""
    return [
        (f"{mark.sign} {grade}", {"color": mark.colour, "symbol": mark.symbol}, {})
        for grade, mark in reversed(MARKS.items())
    ]


def errors_panel(names: Names, errors: np.ndarray, grades: Sequence[str]) -> Panel:
    """Draw each parameter's relative error in its band; at step k the first k."""
    labels = list(names.parameters())
    n = len(labels)
    figure = theme.figure(
        "Relative error of each gradient",
        "errors",
        [unseen_point()],
        legend=_grades(),
        below=0.13,
        xaxis=_error_axis(),
        yaxis={
            "range": (n - 0.4, -1.9),
            "tickvals": list(range(n)),
            "ticktext": labels,
            "showgrid": False,
            "zeroline": False,
        },
        shapes=list(_bands(n)),
        dragmode=False,
    )
    rows = [
        _row(k, float(error), grade)
        for k, (error, grade) in enumerate(zip(errors, grades, strict=True))
    ]
    frames = [sum(rows[:k], []) for k in range(n + 1)]
    alt = "Relative errors on a scale of powers of ten, with the four grades"
    return Panel(figure, alt, ROW * n + 180, frames=frames)


def _error_axis() -> dict:
    marks = {"tickvals": ERROR_MARKS, "ticktext": ERROR_WORDS}
    says = {"title": {"text": "relative error"}}
    return {"range": (FLOOR, CEILING), "zeroline": False, **marks, **says}


def _bands(n: int):
    """Yield the limits between the grades, and each grade's sign above its band."""
    edges = (FLOOR, *LIMITS, CEILING)
    names = [grade for grade, _ in reversed(GRADES)]
    for grade, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        mark = MARKS[grade]
        if high < CEILING:
            yield segment((high, high), (-1.2, n - 0.5), theme.MUTED, 1.5, "dot")
        yield {
            "type": "rect",
            "x0": low,
            "x1": high,
            "y0": -1.7,
            "y1": -1.0,
            "line": {"width": 0},
            "label": {"text": mark.sign, "font": {"color": mark.colour, "size": 15}},
        }


def _row(k: int, error: float, grade: str) -> list[dict]:
    """Draw one error as a bar from the left edge with a dot and its sign."""
    mark, at = MARKS[grade], _height(error)
    sign = words(at, k, mark.sign, theme.PAPER, up=0)
    sign["label"]["font"]["size"] = 11
    bar = segment((FLOOR, at), (k, k), mark.colour, 3)
    return [bar, dot(at, k, mark.colour, radius=8), sign]


def sweep_panel(sweep: StepSizeSweep) -> Panel:
    """Draw worst, median and expected error against the size of the nudge h."""
    steps = [power_of(h) for h in sweep.steps]
    low, high = steps[-1], steps[0]
    ends = (high + 0.2, low - 0.3)
    limits = [segment(ends, (limit,) * 2, theme.MUTED, 1, "dot") for limit in LIMITS]
    figure = theme.figure(
        "Error of the measured gradients",
        "sweep",
        [scatter(x=[high], y=[0], mode="markers", opacity=0, hoverinfo="skip")],
        legend=[
            ("worst of all gradients", {}, WORST),
            ("median", {}, MEDIAN),
            ("expected: bend and rounding", {}, EXPECTED),
        ],
        xaxis=_nudges(low, high),
        yaxis=_error_axis(),
        shapes=[*limits, _grade_name(ends[1], LIMITS[0])],
        dragmode=False,
    )
    lines = ((sweep.expected, EXPECTED), (sweep.median, MEDIAN), (sweep.worst, WORST))
    upto = list(range(1, len(steps) + 1))
    heights = [[_height(error) for error in line] for line, _ in lines]
    trails = tuple(
        Trail(steps, y, upto, line) for y, (_, line) in zip(heights, lines, strict=True)
    )
    frames = [
        [
            dot(steps[k], y[k], line["color"], radius=6)
            for y, (_, line) in zip(heights[1:], lines[1:], strict=True)
        ]
        for k in range(len(steps))
    ]
    return Panel(figure, "Error against nudge", 440, frames=frames, trails=trails)


def _nudges(low: float, high: float) -> dict:
    """Return the axis from large nudges to small ones: the way the steps go."""
    powers = range(-15, 0, 2)
    return {
        "range": (high + 0.3, low - 0.4),
        "tickvals": list(powers),
        "ticktext": [f"10<sup>−{-power}</sup>" for power in powers],
        "title": {"text": "nudge h, ever smaller"},
    }


def _height(error: float) -> float:
    """Return where an error stands; the smallest stand together at the bottom."""
    return max(power_of(error), LEAST) if error > 0 else LEAST


def _grade_name(x: float, limit: float) -> dict:
    named = words(x, limit, "happy below", theme.MUTED, up=-10)
    named["label"] |= {"textposition": "middle right", "xanchor": "right"}
    named["label"]["font"]["size"] = 12
    return named

"""The gradient check, drawn: errors against their grades, and against the nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import GRADES, ForwardPass, Parameters, StepSizeSweep
from pages.figures import theme
from pages.figures.axes import named_axis, rows_axis
from pages.figures.network import Look, Unit, Wire, network_panel
from pages.figures.network_names import Names
from pages.figures.panel import Panel
from pages.figures.powers import power_of, raised
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, dot, label, segment, words
from pages.words.numbers import short

# Powers of ten, all of them.
FLOOR, CEILING = -18.0, 1.5  # of the axis of relative errors
LEAST = -17.0  # where an error of 0 is drawn
SIGNS = (
    theme.lined("weight above 0", theme.stroke(theme.INK)),
    theme.lined("weight below 0", theme.stroke(theme.INK, dash="dash")),
)
LIMITS = tuple(power_of(limit) for _, limit in reversed(GRADES) if limit)
ERROR_MARKS = (-16, -13, -10, -7, -4, -2, 0)
ERROR_WORDS = ("10⁻¹⁶", "10⁻¹³", "10⁻¹⁰", "10⁻⁷", "10⁻⁴", "10⁻²", "1")
ROW = 26  # pixels of a parameter
WORST = theme.stroke(theme.HERE)
MEDIAN = theme.stroke(theme.PATH, 2.5, "dash")
EXPECTED = theme.stroke(theme.MUTED, 2, "dot")


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
    shown = {"units": units, "error": Unit(short(float(passed.loss)))}
    looks = [Look(wires=dict(wires[:k]), **shown) for k in range(len(wires) + 1)]
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
        [],
        legend=_grades(),
        below=0.13,
        xaxis=_error_axis(),
        yaxis=rows_axis(labels, 1.9, zeroline=False),
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
    ends = FLOOR, CEILING
    return named_axis(ends, ERROR_MARKS, ERROR_WORDS, "relative error", zeroline=False)


def _bands(n: int):
    """Yield the limits between the grades, and each grade's sign above its band."""
    edges = (FLOOR, *LIMITS, CEILING)
    names = [grade for grade, _ in reversed(GRADES)]
    for grade, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        mark = MARKS[grade]
        if high < CEILING:
            yield segment((high, high), (-1.2, n - 0.5), theme.MUTED, 1.5, "dot")
        yield box((low, high), (-1.7, -1.0), label=label(mark.sign, mark.colour, 15))


def _row(k: int, error: float, grade: str) -> list[dict]:
    """Draw one error as a bar from the left edge with a dot and its sign."""
    mark, at = MARKS[grade], _height(error)
    sign = words(at, k, mark.sign, theme.PAPER, up=0, size=11)
    bar = segment((FLOOR, at), (k, k), mark.colour, 3)
    return [bar, dot(at, k, mark.colour, radius=8), sign]


def sweep_panel(sweep: StepSizeSweep) -> Panel:
    """Draw worst, median and expected error against the size of the nudge h."""
    steps = [power_of(h) for h in sweep.steps]
    low, high = steps[-1], steps[0]
    ends = (high + 0.2, low - 0.3)
    limits = [segment(ends, (limit,) * 2, theme.MUTED, 1, "dot") for limit in LIMITS]
    lines = (
        ("expected: bend and rounding", sweep.expected, EXPECTED, 0),
        ("median", sweep.median, MEDIAN, 6),
        ("worst of all gradients", sweep.worst, WORST, 6),
    )
    below = words(ends[1], LIMITS[0], "happy below", theme.MUTED, -10, 12, "right")
    return series_panel(
        "Error of the measured gradients",
        "sweep",
        [
            Series("", steps, list(map(_height, errors)), line, radius=radius)
            for _, errors, line, radius in lines
        ],
        len(steps),
        alt="Error against nudge",
        xaxis=_nudges(low, high),
        yaxis=_error_axis(),
        height=440,
        legend=[theme.lined(name, line) for name, _, line, _ in reversed(lines)],
        shapes=[*limits, below],
        dragmode=False,
    )


def _nudges(low: float, high: float) -> dict:
    """Return the axis from large nudges to small ones: the way the steps go."""
    powers, ends = range(-15, 0, 2), (high + 0.3, low - 0.4)
    return named_axis(ends, powers, map(raised, powers), "nudge h, ever smaller")


def _height(error: float) -> float:
    """Return where an error stands; the smallest stand together at the bottom."""
    return max(power_of(error), LEAST) if error > 0 else LEAST

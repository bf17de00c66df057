"""The pictures of "Break it": the network with its grades, and the errors."""

from collections.abc import Iterator
from dataclasses import dataclass

from engines.backpropagation import GRADES
from pages.figures import theme
from pages.figures.axes import named_axis, rows_axis
from pages.figures.network import Look, Unit, Wire, network_panel
from pages.figures.panel import Panel
from pages.figures.powers import power_of
from pages.figures.shapes import box, dot, label, segment, words
from pages.words.numbers import short

from .record import Record

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


def panels(record: Record) -> list[Panel]:
    """Draw the network with its grades, and the errors."""
    return [_network_panel(record), _errors_panel(record)]


def _network_panel(record: Record) -> Panel:
    """Draw the network; at step k the first k parameters have their grade."""
    places, wires = record.settings.names.places(), []
    for place, error, grade in zip(places, record.errors, record.grades, strict=True):
        mark = MARKS[grade]
        text = f"{mark.sign} {short(float(error), 2)}"
        wires.append((place, Wire(text, mark.colour, lit=mark.colour)))
    units = {
        (layer, number): Unit(short(float(value)))
        for layer, held in enumerate(record.trip.values)
        for number, value in enumerate(held)
    }
    error = Unit(short(float(record.trip.numbers.passed.loss)))
    return network_panel(
        record.settings.names,
        record.faulty.parameters,
        [Look(units, dict(wires[:k]), error) for k in range(len(wires) + 1)],
        title="The check, weight by weight",
        key="checked",
        alt="The network, every parameter with its grade",
        signs=SIGNS,
        legend=_grades(),
    )


def _grades() -> list[theme.Entry]:
    """Return the grades for a legend, the best first."""
    return [
        (f"{mark.sign} {grade}", {"color": mark.colour, "symbol": mark.symbol}, {})
        for grade, mark in reversed(MARKS.items())
    ]


def _errors_panel(record: Record) -> Panel:
    """Draw each parameter's relative error in its band; at step k the first k."""
    n = len(record.names)
    figure = theme.figure(
        "Relative error of each gradient",
        "errors",
        [],
        legend=_grades(),
        below=0.13,
        xaxis=error_axis(),
        yaxis=rows_axis(record.names, 1.9, zeroline=False),
        shapes=list(_bands(n)),
        dragmode=False,
    )
    rows = [
        _row(k, float(error), grade)
        for k, (error, grade) in enumerate(
            zip(record.errors, record.grades, strict=True)
        )
    ]
    frames = [sum(rows[:k], []) for k in range(n + 1)]
    alt = "Relative errors on a scale of powers of ten, with the four grades"
    return Panel(figure, alt, ROW * n + 180, frames=frames)


def error_axis() -> dict:
    """Return the axis of relative errors, in powers of ten."""
    ends = FLOOR, CEILING
    return named_axis(ends, ERROR_MARKS, ERROR_WORDS, "relative error", zeroline=False)


def _bands(n: int) -> Iterator[dict]:
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
    mark, at = MARKS[grade], height_of(error)
    sign = words(at, k, mark.sign, theme.PAPER, up=0, size=11)
    bar = segment((FLOOR, at), (k, k), mark.colour, 3)
    return [bar, dot(at, k, mark.colour, radius=8), sign]


def height_of(error: float) -> float:
    """Return where an error stands; the smallest stand together at the bottom."""
    return max(power_of(error), LEAST) if error > 0 else LEAST

"""The pictures of "Break it": the network with its grades, and the errors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engines.backpropagation import GRADES
from pages.figures import theme
from pages.figures.axes import named_axis, rows_axis
from pages.figures.network import network_panel
from pages.figures.network_looks import Lines, Look, Stands, Unit, Wire
from pages.figures.panel import Panel, Span
from pages.figures.powers import power_of
from pages.figures.shapes import box, dot, label, segment, words
from pages.words.numbers import short

from .effects import letter_of
from .record import Record

# Powers of ten, all of them.
FLOOR, CEILING = -18.0, 1.5  # of the axis of relative errors
LEAST = -17.0  # where an error of 0 is drawn
MOST_NAMED = 24  # rows that have a name each, and a sign
HEAD = 1.9  # rows above the first, for the signs of the bands
LIMITS = tuple(power_of(limit) for _, limit in reversed(GRADES) if limit)
ERROR_MARKS = (-16, -12, -8, -4, 0)
ERROR_WORDS = ("10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "1")


@dataclass(frozen=True)
class Mark:
    """How a grade is shown: a sign, so that colour is not all, and a colour."""

    sign: str
    colour: str


MARKS = {
    "wrong": Mark("✗", theme.HERE),
    "uncomfortable": Mark("!", theme.MINIMUM),
    "fine at a kink": Mark("~", theme.CURVE),
    "happy": Mark("✓", theme.SLOPE),
}


GRADE_WORDS: Lines = tuple(
    (f"{mark.sign} {grade}", mark.colour) for grade, mark in reversed(MARKS.items())
)


def panels(record: Record) -> list[Panel]:
    """Draw the network with its grades, and the errors."""
    return [_network_panel(record), _errors_panel(record)]


def _network_panel(record: Record) -> Panel:
    """Draw the network; at step k the first k parameters have their grade."""
    n = len(record.names)
    return network_panel(
        record.settings.names,
        record.faulty.parameters,
        [_look(record, step) for step in range(n + 1)],
        title="The check",
        key="checked",
        alt="The network, every parameter with its grade",
    )


def _look(record: Record, step: int) -> Look:
    """Return what is graded by a step; the newest stands out, the rest waits, pale."""
    places, wires = record.settings.names.places(), {}
    for at, (place, error, grade) in enumerate(
        zip(places, record.errors, record.grades, strict=True), 1
    ):
        mark = MARKS[grade]
        text = f"{mark.sign} {short(float(error), 1)}"
        stands = Stands.NOW if at == step else Stands.BEHIND
        graded = Wire(text, mark.colour, lit=mark.colour, stands=stands)
        wires[place] = graded if at <= step else Wire(stands=Stands.AHEAD)
    units = {
        (layer, number): Unit(short(float(value)))
        for layer, held in enumerate(record.values)
        for number, value in enumerate(held)
    }
    error = Unit(short(record.losses[0]))
    return Look(units, wires, error, says=GRADE_WORDS)


def _errors_panel(record: Record) -> Panel:
    """Draw each parameter's relative error in its band; at step k the first k."""
    n = len(record.names)
    above = HEAD * max(1.0, n / MOST_NAMED)  # as high, whatever a row's height is
    figure = theme.figure(
        "Relative errors",
        "errors",
        [],
        xaxis=error_axis(),
        yaxis=rows_axis(
            _rows_named(record.names), above, zeroline=False, tickfont={"size": 11}
        ),
        shapes=list(_bands(n, above)),
        dragmode=False,
        margin={"l": 4, "r": 4, "t": 26, "b": 4},
    )
    pairs = zip(record.errors, record.grades, strict=True)
    spans = [
        Span(shape, k + 1, n)
        for k, (error, grade) in enumerate(pairs)
        for shape in _row(k, float(error), grade, is_dense=n > MOST_NAMED)
    ]
    alt = "Relative errors on a scale of powers of ten, with the four grades"
    return Panel(figure, alt, spans=spans)


def _rows_named(names: Sequence[str]) -> list[str]:
    """Return the names of the rows; of many, the first one of each table."""
    if len(names) <= MOST_NAMED:
        return [*names]
    letters = [None, *map(letter_of, names)]
    pairs = zip(names, pairwise(letters), strict=True)
    return [name if now != before else "" for name, (before, now) in pairs]


def error_axis() -> dict:
    """Return the axis of relative errors, in powers of ten."""
    ends = FLOOR, CEILING
    return named_axis(ends, ERROR_MARKS, ERROR_WORDS, "relative error", zeroline=False)


def _bands(n: int, above: float) -> Iterator[dict]:
    """Yield the limits between the grades, and each grade's sign above its band."""
    edges = (FLOOR, *LIMITS, CEILING)
    names = [grade for grade, _ in reversed(GRADES)]
    for grade, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        mark = MARKS[grade]
        if high < CEILING:
            yield segment(
                (high, high), (-0.63 * above, n - 0.5), theme.MUTED, 1.5, "dot"
            )
        yield box(
            (low, high),
            (-0.9 * above, -0.53 * above),
            label=label(mark.sign, mark.colour, 15),
        )


def _row(k: int, error: float, grade: str, is_dense: bool) -> list[dict]:
    """Draw one error as a bar from the left edge with a dot and its sign.

    Among many the sign above its band has to do.
    """
    mark, at = MARKS[grade], height_of(error)
    if is_dense:
        bar = segment((FLOOR, at), (k, k), mark.colour, 2)
        return [bar, dot(at, k, mark.colour, radius=3)]
    sign = words(at, k, mark.sign, theme.PAPER, up=0, size=10)
    bar = segment((FLOOR, at), (k, k), mark.colour, 3)
    return [bar, dot(at, k, mark.colour, radius=6), sign]


def height_of(error: float) -> float:
    """Return where an error stands; the smallest stand together at the bottom."""
    return max(power_of(error), LEAST) if error > 0 else LEAST

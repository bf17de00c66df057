"""The picture of "Nudging": both costs against the number of parameters."""

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.panel import Panel
from pages.figures.powers import power_of, raised
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot, segment, words

from .record import Record
from .words import TIMES

WAYS = (
    ("one pass", theme.stroke(theme.SLOPE)),
    ("nudging", theme.stroke(theme.HERE, dash="dash")),
)
IN_TIME = {name: f" {name.removeprefix('age of ')}" for name, _ in TIMES}
# Powers of ten, all of them.
POWERS_X, POWERS_Y = range(0, 13, 3), range(0, 25, 4)
LEFT, RIGHT, LOW, HIGH = 0.4, 12.2, 0.4, 24.5


def panels(record: Record) -> list[Panel]:
    """Draw both costs, and how many multiplications fit into a time."""
    x, speed = list(map(power_of, record.n_parameters)), record.settings.speed
    done = [(name, power_of(speed * seconds)) for name, seconds in TIMES]
    marks = [_mark(name, at) for name, at in done if at < HIGH]
    panel = series_panel(
        "Multiplications for one gradient",
        "nudging",
        [
            Series(name, x, list(map(power_of, counts)), line)
            for counts, (name, line) in zip(record.multiplications.T, WAYS, strict=True)
        ],
        len(x),
        alt="Multiplications against the number of parameters, both ways",
        xaxis=named_axis(
            (LEFT, RIGHT), POWERS_X, map(raised, POWERS_X), "parameters P"
        ),
        yaxis=named_axis(
            (LOW, HIGH), POWERS_Y, map(raised, POWERS_Y), "multiplications"
        ),
        heads=_dots,
        shapes=[shape for mark in marks for shape in mark],
        dragmode=False,
        margin={"r": 88},
    )
    return [panel]


def _dots(one: Series, step: int) -> list[dict]:
    """Return a dot for each network so far, the newest larger."""
    return [
        dot(one.x[at], one.y[at], one.line["color"], radius=7 if at == step else 4)
        for at in range(step + 1)
    ]


def _mark(name: str, at: float) -> list[dict]:
    """Draw how much is done in a time, with its name beyond the right end."""
    return [
        segment((LEFT, RIGHT), (at, at), theme.MUTED, 1.5, "dot"),
        {**words(1, at, IN_TIME[name], theme.MUTED, 0, 12, "left"), "xref": "paper"},
    ]

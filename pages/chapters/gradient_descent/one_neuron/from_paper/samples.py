"""The samples from paper, and what the neuron makes of them: a curve, or a line."""

import numpy as np

from engines.gradient_descent.neuron import ACTIVATIONS
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel, Span
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import path, ring, segment, through
from pages.words.numbers import short

from .record import Record

CURVED = 33  # points of an S
HEIGHT = 520  # pixels
FLIES = 4  # so many times the targets' span: an answer beyond it may leave
MARKS = {True: "circle", False: "square"}  # of targets above the middle, and below


def data_panel(record: Record) -> Panel:
    """Draw samples and answers over one input, or the plane of two with the cut."""
    return (_over_one if record.settings.n_inputs == 1 else _in_the_plane)(record)


def _over_one(record: Record) -> Panel:
    """Draw targets, answers, and the mistakes between them."""
    settings, window = record.settings, _window(record)
    x, y = settings.inputs[:, 1], settings.targets
    figure = theme.figure(
        "Samples and answers",
        "data1",
        [_marks(x, y, theme.PATH, "circle", "x = %{x}, target y = %{y}")],
        xaxis=axis(window.x, "x"),
        yaxis=axis(window.y, "y, a"),
        dragmode="pan",
    )
    spans = [
        Span(shape, step, step)
        for step, row in enumerate(record.states.tolist())
        for shape in _answers(record, window, row)
    ]
    names = [Name(np.column_stack([x, y])[:1], "target y", theme.PATH, 10)]
    alt = "The samples and the neuron's answers"
    words = named(window, names, [0] * len(record.states))
    return Panel(figure, alt, HEIGHT, spans=spans, names=words)


def _marks(x, y, colour: str, symbol: str, hover: str) -> dict:
    black = {"color": theme.INK, "width": 1}
    return scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"size": 13, "color": colour, "symbol": symbol, "line": black},
        hovertemplate=f"{hover}<extra></extra>",
    )


def _window(record: Record) -> Window:
    """Return the window that holds targets and answers, unless they fly off."""
    settings = record.settings
    said = record.fit.activations if record.is_told else record.fit.activations[:1]
    near = said[np.abs(said) < FLIES * max(1.0, float(np.abs(settings.targets).max()))]
    heights = np.concatenate([settings.targets, near, [-0.1, 1.1]])
    return Window(_room(settings.inputs[:, 1]), _room(heights))


def _room(values: np.ndarray) -> tuple[float, float]:
    """Return ends that hold the values, and 0, with room to spare."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    more = 0.2 * (high - low) or 1.0
    return low - more, high + more


def _answers(record: Record, window: Window, row: int) -> list[dict]:
    """Return what the neuron says with a row's weights, and its mistakes."""
    fit, settings = record.fit, record.settings
    x, y = settings.inputs[:, 1].tolist(), settings.targets.tolist()
    far = 2 * window.y[0] - window.y[1], 2 * window.y[1] - window.y[0]
    answers = np.clip(fit.activations[row], *far).tolist()
    gaps = "".join(
        f"M{through((one, one), ends)}"
        for one, *ends in zip(x, y, answers, strict=True)
        if ends[0] != ends[1]
    )
    curve = path(_curve(record, window, row), theme.stroke(theme.HERE))
    drawn = [curve, path(gaps, theme.stroke(theme.HERE, 2, "dot"))] if gaps else [curve]
    look = {"width": 2, "fill": theme.PAPER}
    pairs = zip(x, answers, strict=True)
    return [
        *drawn,
        *(window.mark(*pair, theme.HERE, 5, ring, **look) for pair in pairs),
    ]


def _curve(record: Record, window: Window, row: int) -> str:
    """Return the line, the S or the step of a row's weights."""
    w0, w1 = record.fit.weights[row].tolist()
    low, high = window.x
    if record.settings.is_step:
        return _jump(w0, w1, low, high)
    n = 2 if record.settings.activation == "linear" else CURVED
    x = np.linspace(low, high, n)
    a = ACTIVATIONS[record.settings.activation].value(w0 + w1 * x)
    tall = window.y[1] - window.y[0]
    return "M" + through(x, np.clip(a, window.y[0] - 9 * tall, window.y[1] + 9 * tall))


def _jump(w0: float, w1: float, low: float, high: float) -> str:
    """Return a step's answers: 1 where w0 + w1 x >= 0, else 0, as one line each."""
    if not w1:
        return "M" + through((low, high), 2 * (float(w0 >= 0),))
    edge = min(max(-w0 / w1, low), high)
    left, right = (0.0, 1.0) if w1 > 0 else (1.0, 0.0)
    flat = ((low, edge), left), ((edge, high), right)
    return "".join(f"M{through(ends, 2 * (a,))}" for ends, a in flat)


def middle(record: Record) -> float:
    """Return the answer at which the plane is cut: between the targets, or z = 0."""
    settings = record.settings
    if settings.activation != "linear":
        return 0.0
    return float(settings.targets.min() + settings.targets.max()) / 2


def _in_the_plane(record: Record) -> Panel:
    """Draw the samples in the plane of their inputs, with the line that cuts it."""
    settings = record.settings
    x, y, targets = settings.inputs[:, 1], settings.inputs[:, 2], settings.targets
    window = Window(_room(x), _room(y))
    above = _is_high(record)
    looks = [(above, theme.PATH, MARKS[True]), (~above, theme.NEXT, MARKS[False])]
    traces = [
        {
            **_marks(x[who], y[who], colour, symbol, "x₁ = %{x}, x₂ = %{y}"),
            "customdata": targets[who],
        }
        for who, colour, symbol in looks
        if who.any()
    ]
    figure = theme.figure(
        "Samples and the neuron's line",
        "data2",
        traces,
        xaxis=axis(window.x, "x₁"),
        yaxis=axis(window.y, "x₂"),
        dragmode="pan",
    )
    rows = record.states.tolist()
    cuts = [_line(record, window, row) for row in rows]
    pairs = zip(rows, cuts, strict=True)
    frames = [_cut(record, row, ends) for row, ends in pairs]
    alt = "The samples in the plane of both inputs, and the line that the neuron draws"
    names = named(window, [*_names(record, above), _line_name(record, cuts)])
    return Panel(figure, alt, HEIGHT, frames=frames, names=names)


def _is_high(record: Record) -> np.ndarray:
    """Tell which targets are in the upper half."""
    targets = record.settings.targets
    return targets >= (targets.min() + targets.max()) / 2


def _names(record: Record, above: np.ndarray) -> list[Name]:
    """Name the two kinds of marks by a target of each."""
    settings, found = record.settings, []
    for who, colour in ((above, theme.PATH), (~above, theme.NEXT)):
        if who.any():
            at = int(np.flatnonzero(who)[0])
            text = f"y = {settings.targets[at]:g}"
            found.append(Name(settings.inputs[[at], 1:], text, colour, 10))
    return found


def _line(record: Record, window: Window, row: int):
    """Return the ends of the line where the neuron is undecided, or None."""
    w0, w1, w2 = record.fit.weights[row].tolist()
    return _ends(w0 - middle(record), w1, w2, window)


def _line_name(record: Record, cuts: list) -> Name:
    """Return what the line is: there z = 0, or the answer is between the targets."""
    lines = np.array([ends or [(np.nan, np.nan)] * 2 for ends in cuts], dtype=float)
    first, last = lines[:, :, 0], lines[:, :, 1]
    along = np.linspace(0.15, 0.85, 5)[:, np.newaxis, np.newaxis]
    points = (first + along * (last - first)).swapaxes(0, 1)
    is_linear = record.settings.activation == "linear"
    text = f"a = {short(middle(record))}" if is_linear else "z = 0"
    return Name(points, text, theme.HERE, 8)


def _cut(record: Record, row: int, ends) -> list[dict]:
    """Return the line where the neuron is undecided, and rings around its mistakes."""
    drawn = [segment(*ends, theme.HERE, 3)] if ends else []
    said = record.fit.activations[row]
    wrong = _wrong(record, said)
    places = record.settings.inputs[wrong, 1:].tolist()
    rings = [ring(x, y, theme.HERE, 12, width=2) for x, y in places]
    return [*drawn, *rings]


def _wrong(record: Record, said: np.ndarray) -> np.ndarray:
    """Tell which samples are on the wrong side of the line."""
    cut = 0.5 if record.settings.activation != "linear" else middle(record)
    return (said >= cut) != _is_high(record)


def _ends(w0: float, w1: float, w2: float, window: Window):
    """Return the ends (x, y) of w0 + w1 x + w2 y = 0 in a window, or None without."""
    (left, right), (low, high) = window.x, window.y
    found = []
    if w2:
        sides = ((x, -(w0 + w1 * x) / w2) for x in (left, right))
        found += [(x, y) for x, y in sides if low <= y <= high]
    if w1:
        sides = ((-(w0 + w2 * y) / w1, y) for y in (low, high))
        found += [(x, y) for x, y in sides if left <= x <= right]
    if len(found) < 2:
        return None
    ends = min(found), max(found)
    return [*zip(*ends, strict=True)] if ends[0] != ends[1] else None

"""The pictures of the part "Does it learn?": shares right, gradients, and answers."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden, named_axis
from pages.figures.line_names import Named, at_ends
from pages.figures.panel import Panel, Span
from pages.figures.plain import heatmap
from pages.figures.powers import power_axis, power_line, power_of, powers_that_hold
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, dot, label, segment

from .record import Record, Trained

LINES = (theme.stroke(theme.PATH, dash="dash"), theme.stroke(theme.HERE))
SHARES = (0.1, 0.25, 0.5, 0.75, 1), ("guess 10%", "25%", "50%", "75%", "100%")
CELL, TEXT, COLUMNS = 12, 9, 4  # pixels of a picture with its gap; of two lines below


def panels(record: Record) -> list[Panel]:
    """Draw what is right, gradients by layer, and what is said of ten digits."""
    return [_progress(record), _gradients(record), _answers(record)]


def _progress(record: Record) -> Panel:
    """Draw the share right as the epochs go by."""
    ends = -0.4, record.settings.n_epochs + 0.4
    guess = segment(ends, (0.1, 0.1), theme.MUTED, 1.5, "dot", layer="below")
    lines = []
    for one, line in zip(record.networks, LINES, strict=True):
        y = one.history.accuracies.tolist()
        lines.append(Series(one.name, range(len(y)), y, line, radius=6))
    return series_panel(
        "Digits named rightly",
        "progress",
        lines,
        record.n_steps + 1,
        alt="The share of digits that each network names rightly, epoch by epoch",
        xaxis=axis(ends, "epoch"),
        yaxis=named_axis((-0.03, 1.12), *SHARES, "share right"),
        shapes=[guess],
        dragmode="pan",
    )


def _gradients(record: Record) -> Panel:
    """Draw the size of the gradient by layer, now and before training."""
    n_steps, grads = record.n_steps, [n.snapshots.weight_grads for n in record.networks]
    n = grads[0].shape[1]
    names = [*map(str, range(1, n)), "out"]
    across = named_axis(
        (0.6, n + 0.4), range(1, n + 1), names, "layer (grey: before training)"
    )
    up = power_axis(*powers_that_hold(grads, at_least=3), "∂L/∂W (root mean square)")
    figure = theme.figure(
        "Size of the gradient by layer",
        "layers",
        [],
        xaxis=across,
        yaxis=up,
        dragmode="pan",
    )
    pairs = list(zip(record.networks, LINES, strict=True))
    ghosts = [
        power_line(sizes[0], theme.stroke(theme.MUTED, 1.5, line["dash"]))
        for sizes, line in zip(grads, LINES, strict=True)
    ]
    spans = [Span(shape, 1, n_steps) for shape in ghosts if n_steps]
    frames = [
        [
            *(shape for one, line in pairs for shape in _sizes(one, step, line)),
            *at_ends(_named(pairs, step), across, up),
        ]
        for step in range(n_steps + 1)
    ]
    alt = "The size of the weights' gradient in every layer of both networks"
    return Panel(figure, alt, frames=frames, spans=spans)


def _named(pairs: Sequence[tuple[Trained, dict]], step: int) -> list[Named]:
    """Return the networks' names, each at the last layer that has a gradient."""
    found = []
    for one, line in pairs:
        sizes = one.snapshots.weight_grads[one.at(step)]
        drawn = np.flatnonzero(sizes > 0).tolist()
        if drawn:
            last, before = drawn[-1], drawn[max(len(drawn) - 2, 0)]
            falls = bool(sizes[last] < sizes[before])
            place = last + 1, power_of(sizes[last])
            found.append(Named(*place, one.name, line["color"], falls))
    return found


def _sizes(one: Trained, step: int, line: dict) -> list[dict]:
    """Return the line through a step's gradients above 0, and its dots."""
    sizes = one.snapshots.weight_grads[one.at(step)]
    dots = [
        dot(at, power_of(size), line["color"], 4)
        for at, size in enumerate(sizes, 1)
        if size > 0
    ]
    return [power_line(sizes, line), *dots] if len(dots) > 1 else dots


def _answers(record: Record) -> Panel:
    """Draw some digits, and below each what the two networks take it for."""
    sheet = _sheet(record.pictures)
    high, wide = sheet.shape
    digits = heatmap(
        z=sheet,
        colorscale=[[0, theme.PAPER], [1, theme.INK]],
        showscale=False,
        hoverinfo="skip",
    )
    square = {"scaleanchor": "x", "constraintoward": "top"}
    figure = theme.figure(
        "What they take these digits for",
        "answers",
        [digits],
        xaxis=hidden((-0.5, wide - 0.5), constrain="domain"),
        yaxis=hidden((high - 0.5, -0.5), constrain="domain", **square),
        dragmode=False,
    )
    frames = [
        [
            *(_whose(record, row) for row in range(len(record.networks))),
            *(
                _answer(record, step, at, row)
                for row in range(len(record.networks))
                for at in range(len(record.pictures))
            ),
        ]
        for step in range(record.n_steps + 1)
    ]
    alt = "Ten handwritten digits, and what each network takes them for"
    return Panel(figure, alt, frames=frames)


def _sheet(pictures: np.ndarray) -> np.ndarray:
    """Return all pictures on one, with room below each for the answers."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = np.full((rows * (8 + TEXT), COLUMNS * CELL), np.nan)
    for at, picture in enumerate(pictures):
        top, left = _corner(at)
        sheet[top : top + 8, left + 2 : left + 10] = picture
    return sheet


def _corner(at: int) -> tuple[int, int]:
    """Return the top and the left of a picture's cell."""
    return (at // COLUMNS) * (8 + TEXT), (at % COLUMNS) * CELL


def _answer(record: Record, step: int, at: int, row: int) -> dict:
    """Write what one network takes one picture for, bold and ticked where right."""
    one = record.networks[row]
    says = one.answers(step)[at]
    text = f"{says}  {one.shares(step)[at].max():.0%}"
    text = f"<b>✓ {text}</b>" if says == record.labels[at] else text
    return _line(at, row, text)


def _whose(record: Record, row: int) -> dict:
    """Write a network's name where its line is, in the place after the last picture."""
    return _line(len(record.pictures), row, record.networks[row].name)


def _line(at: int, row: int, text: str) -> dict:
    """Write a line below a picture's place, in the colour of its network."""
    top, left = _corner(at)
    middle = top + 8 + 2 + 3.4 * row
    centred = label(text, LINES[row]["color"], 11, textposition="middle center")
    return box((left, left + CELL), (middle - 1, middle + 1), label=centred)

"""Two networks that learn: what they get right, their gradients, and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.panel import Panel, Span, Trail
from pages.figures.plain import heatmap, unseen_point
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.shapes import dot, segment

# Of the first network and of the second: colour, dash, radius of its dots.
LOOKS = ((theme.PATH, "dash"), (theme.HERE, "solid"))
HEIGHT = 360
CELL, TEXT, COLUMNS = 12, 9, 5  # pixels of a picture with its gap; of two lines below
PICTURES = 300


@dataclass(frozen=True, eq=False)
class Learner:
    """What is drawn of one network; rows beyond its last epoch are not there."""

    name: str
    accuracies: np.ndarray  # (E + 1,)
    weight_grads: np.ndarray  # (E + 1, L) the outputs' layer last
    answers: np.ndarray  # (E + 1, n_shown) the digit it takes each picture for
    sureness: np.ndarray  # (E + 1, n_shown) from 0 to 1

    def at(self, step: int) -> int:
        """Return the row that is shown at a step."""
        return min(step, len(self.accuracies) - 1)


def progress_panel(learners: Sequence[Learner], n_steps: int, n_epochs: int) -> Panel:
    """Draw the share right as the epochs go by."""
    figure = theme.figure(
        "Digits named rightly",
        "progress",
        [_hidden_point()],
        legend=_entries(learners),
        xaxis={"range": (-0.4, n_epochs + 0.4), "title": {"text": "epoch"}},
        yaxis={
            "range": (-0.03, 1.05),
            "tickformat": ".0%",
            "title": {"text": "share right"},
        },
        shapes=[_guessing(n_epochs)],
        dragmode="pan",
    )
    trails, frames = [], []
    for learner, (colour, dash) in zip(learners, LOOKS, strict=True):
        upto = [learner.at(step) + 1 for step in range(n_steps + 1)]
        line = {"color": colour, "width": 3, "dash": dash}
        y = learner.accuracies.tolist()
        trails.append(Trail(list(range(len(y))), y, upto, line))
    for step in range(n_steps + 1):
        heads = zip(learners, LOOKS, strict=True)
        frames.append(
            [
                dot(one.at(step), float(one.accuracies[one.at(step)]), look[0], 6)
                for one, look in heads
            ]
        )
    alt = "The share of digits that each network names rightly, epoch by epoch"
    return Panel(figure, alt, HEIGHT, frames=frames, trails=tuple(trails))


def _guessing(n_epochs: int) -> dict:
    font = {"color": theme.MUTED, "size": 12}
    label = {
        "text": "guessing",
        "textposition": "middle",
        "yanchor": "top",
        "font": font,
    }
    line = segment((-0.4, n_epochs + 0.4), (0.1, 0.1), theme.MUTED, 1.5, "dot")
    return line | {"label": label, "layer": "below"}


def layers_panel(learners: Sequence[Learner], n_steps: int) -> Panel:
    """Draw the size of the gradient by layer, now and before training."""
    n_layers = learners[0].weight_grads.shape[1]
    low, high = powers_that_hold([one.weight_grads for one in learners], at_least=3)
    before = ("grey: before training", {}, {"color": theme.MUTED, "width": 1.5})
    figure = theme.figure(
        "Size of the gradient by layer",
        "layers",
        [_hidden_point()],
        legend=[*_entries(learners), before],
        xaxis={
            "range": (0.6, n_layers + 0.4),
            "tickvals": list(range(1, n_layers + 1)),
            "ticktext": [*range(1, n_layers), "out"],
            "title": {"text": "layer"},
        },
        yaxis=power_axis(low, high, "∂E/∂W (root mean square)"),
        dragmode="pan",
    )
    spans, frames = [], [[] for _ in range(n_steps + 1)]
    for learner, (colour, dash) in zip(learners, LOOKS, strict=True):
        ghost = {"color": theme.MUTED, "width": 1.5, "dash": dash}
        spans += [
            Span(shape, 1, n_steps)
            for shape in _path(learner.weight_grads[0], ghost)
            if n_steps
        ]
        line = {"color": colour, "width": 3, "dash": dash}
        for step, frame in enumerate(frames):
            sizes = learner.weight_grads[learner.at(step)]
            frame += _path(sizes, line)
            frame += [
                dot(at, power_of(size), colour, 4)
                for at, size in enumerate(sizes, 1)
                if size > 0
            ]
    alt = "The size of the weights' gradient in every layer of both networks"
    return Panel(figure, alt, HEIGHT, frames=frames, spans=spans)


def _path(sizes: np.ndarray, line: dict) -> list[dict]:
    """Return the line through the sizes above 0, as shapes."""
    points = [(at, power_of(s)) for at, s in enumerate(sizes, 1) if s > 0]
    if len(points) < 2:
        return []
    path = "M" + "L".join(f"{x},{y:.6g}" for x, y in points)
    return [{"type": "path", "path": path, "line": line}]


def answers_panel(
    learners: Sequence[Learner],
    n_steps: int,
    pictures: np.ndarray,
    labels: Sequence[int],
) -> Panel:
    """Draw some digits, and below each what the two networks take it for."""
    sheet = _sheet(pictures)
    high, wide = sheet.shape
    digits = heatmap(
        z=sheet,
        colorscale=[[0, theme.PAPER], [1, theme.INK]],
        showscale=False,
        hoverinfo="skip",
    )
    figure = theme.figure(
        "What they take these digits for",
        "answers",
        [digits],
        legend=_entries(learners),
        below=0.02,
        xaxis={"visible": False, "range": (-0.5, wide - 0.5), "constrain": "domain"},
        yaxis={
            "visible": False,
            "range": (high - 0.5, -0.5),
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "top",
        },
        dragmode=False,
    )
    frames = [
        [
            _answer(learner, step, at, row, labels[at])
            for row, learner in enumerate(learners)
            for at in range(len(pictures))
        ]
        for step in range(n_steps + 1)
    ]
    alt = "Ten handwritten digits, and what each network takes them for"
    return Panel(figure, alt, PICTURES, frames=frames)


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


def _answer(learner: Learner, step: int, at: int, row: int, label: int) -> dict:
    """Write what one network takes one picture for, bold and ticked where right."""
    now = learner.at(step)
    says, sure = int(learner.answers[now, at]), float(learner.sureness[now, at])
    text = f"{says}  {sure:.0%}"
    text = f"<b>✓ {text}</b>" if says == label else text
    top, left = _corner(at)
    middle = top + 8 + 2 + 3.4 * row
    font = {"color": LOOKS[row][0], "size": 11}
    ends = {"x0": left, "x1": left + CELL, "y0": middle - 1, "y1": middle + 1}
    label_of = {"text": text, "textposition": "middle center", "font": font}
    return {"type": "rect", **ends, "line": {"width": 0}, "label": label_of}


def _hidden_point() -> dict:
    return unseen_point() | {"x": [1], "y": [1]}


def _entries(learners: Sequence[Learner]) -> list[theme.Entry]:
    return [
        (one.name, {}, {"color": colour, "width": 3, "dash": dash})
        for one, (colour, dash) in zip(learners, LOOKS, strict=True)
    ]

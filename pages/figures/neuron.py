"""One neuron among its samples, and the parts of an update."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import NeuronFit
from pages.figures import theme
from pages.figures.panel import (
    Panel,
    arrow_head,
    dot,
    rounded,
    segment,
    words,
)

DATA_LEGEND = (
    ("sample", {"color": theme.PATH, "size": 12}, {}),
    ("answer", {}, {"color": theme.HERE, "width": 3}),
    ("mistake y − a", {"color": theme.HERE, "symbol": "arrow-up", "size": 11}, {}),
)
STAGES = ("predict", "compare", "blame", "step")


@dataclass(frozen=True)
class Frame:
    """One position of the stepper: which update, and which part of it."""

    update: int  # t: the weights before it are weights[t]
    stage: str  # one of STAGES; "step" shows the weights after the update

    @property
    def state(self) -> int:
        """The row of the record whose weights are shown."""
        return self.update + (self.stage == "step")

    @property
    def blames(self) -> bool:
        """Whether the two parts of the update are drawn."""
        return self.stage in ("blame", "step")


def frames_of(n_updates: int, in_parts: bool) -> list[Frame]:
    """Return the stepper's positions: four for each update, or one; and the end."""
    stages = STAGES if in_parts else ("compare",)
    frames = [Frame(t, stage) for t in range(n_updates) for stage in stages]
    return [*frames, Frame(n_updates, "compare")]


def data_panel(
    samples: np.ndarray,
    lines: tuple[np.ndarray, np.ndarray],
    fit: NeuronFit,
    frames: Sequence[Frame],
    unit: str,
) -> Panel:
    """Draw the samples, what the neuron says of each study time, and its mistakes.

    `lines` are the times, shape (n,), and what the neuron says there for every state
    of the record, shape (T + 1, n).
    """
    times, _ = lines
    window = _window(samples, fit)
    figure = theme.blank("The samples and the neuron's answer", f"data{unit}")
    figure.add_scatter(
        x=samples[:, 0],
        y=samples[:, 1],
        mode="markers",
        marker={
            "size": 13,
            "color": theme.PATH,
            "line": {"color": theme.INK, "width": 1},
        },
        hovertemplate=f"{unit} %{{x}}, target y = %{{y}}<extra></extra>",
    )
    figure.update_layout(
        xaxis={"range": (times[0], times[-1]), "title": {"text": unit}},
        yaxis={"range": window, "title": {"text": "passed: target y, answer a"}},
        dragmode="pan",
    )
    theme.add_legend(figure, *DATA_LEGEND)
    moving = [_answers(samples, lines, window, fit, frame) for frame in frames]
    return Panel(figure, "The samples and the neuron's answers", 400, frames=moving)


def _window(samples: np.ndarray, fit: NeuronFit) -> tuple[float, float]:
    """Return heights that hold the targets, and answers unless they fly off."""
    near = fit.activations[np.abs(fit.activations) < 4]
    heights = np.concatenate([samples[:, 1], near, [-0.3, 1.3]])
    return float(heights.min()) - 0.5, float(heights.max()) + 0.4


def _answers(samples, lines, window, fit: NeuronFit, frame: Frame) -> list[dict]:
    """Return the neuron's line and its mistakes at one position."""
    times, said = lines
    shapes = [_curve(times, said[frame.state], theme.HERE, "solid")]
    if frame.stage == "step":
        shapes.insert(0, _curve(times, said[frame.update], theme.NEXT, "dash"))
    used = set(fit.batches[frame.update]) if frame.update < fit.n_steps else ()
    answers = fit.activations[frame.state]
    for i, ((time, target), answer) in enumerate(zip(samples, answers, strict=True)):
        time, target, answer = float(time), float(target), float(answer)
        if frame.stage != "predict":
            dash = "solid" if not used or i in used else "dot"
            shapes.append(segment((time,) * 2, (answer, target), theme.HERE, dash=dash))
            if answer != target:
                up = target > answer
                shapes.append(arrow_head(time, target, theme.HERE, up=up))
        if not window[0] < answer < window[1]:
            edge = min(max(answer, window[0]), window[1])
            shapes.append(arrow_head(time, edge, theme.HERE, up=answer > edge))
            continue
        hollow = {"fillcolor": theme.PAPER, "line": {"color": theme.HERE, "width": 2}}
        shapes.append(dot(time, answer, theme.HERE, radius=5, **hollow))
    if len(samples) == 1:
        text = f"a = {answers[0]:.4g}"
        shapes.append(
            words(*map(float, (samples[0, 0], answers[0])), text, theme.HERE, up=-20)
        )
    return shapes


def _curve(x, y, colour: str, dash: str) -> dict:
    ends = zip(rounded(x), rounded(y), strict=True)
    path = "M" + "L".join(f"{a},{b}" for a, b in ends)
    return {
        "type": "path",
        "path": path,
        "line": {"color": colour, "width": 3, "dash": dash},
    }

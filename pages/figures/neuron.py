"""One neuron seen twice: among its samples, and on its error surface."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import Field, NeuronFit
from pages.figures import theme
from pages.figures.panel import (
    Panel,
    Track,
    Trail,
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
WEIGHT_LEGEND = (
    ("weights now", {"color": theme.HERE, "size": 11}, {}),
    ("path", {}, {"color": theme.PATH, "width": 3}),
    ("update of w₀, then w₁", {}, {"color": theme.NEXT, "width": 3}),
    ("answers a sample exactly", {}, {"color": theme.SLOPE, "width": 2, "dash": "dash"}),
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
    times, said = lines
    figure = theme.blank("The samples and the neuron's answer", f"data{unit}")
    figure.add_scatter(
        x=samples[:, 0],
        y=samples[:, 1],
        mode="markers",
        marker={"size": 13, "color": theme.PATH, "line": {"color": theme.INK, "width": 1}},
        hovertemplate=f"{unit} %{{x}}, target y = %{{y}}<extra></extra>",
    )
    figure.update_layout(
        xaxis={"range": (times[0], times[-1]), "title": {"text": unit}},
        yaxis={"range": (-0.6, 1.7), "title": {"text": "passed: target y, answer a"}},
        dragmode="pan",
    )
    theme.add_legend(figure, *DATA_LEGEND)
    moving = [_answers(samples, times, said, fit, frame) for frame in frames]
    return Panel(figure, "The samples and the neuron's answers", 400, frames=moving)


def _answers(samples, times, said, fit: NeuronFit, frame: Frame) -> list[dict]:
    """Return the neuron's line and its mistakes at one position."""
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
        hollow = {"fillcolor": theme.PAPER, "line": {"color": theme.HERE, "width": 2}}
        shapes.append(dot(time, answer, theme.HERE, radius=5, **hollow))
    if len(samples) == 1:
        text = f"a = {answers[0]:.4g}"
        shapes.append(words(*map(float, (samples[0, 0], answers[0])), text,
                            theme.HERE, up=-20))
    return shapes


def _curve(x, y, colour: str, dash: str) -> dict:
    ends = zip(rounded(x), rounded(y), strict=True)
    path = "M" + "L".join(f"{a},{b}" for a, b in ends)
    return {"type": "path", "path": path, "line": {"color": colour, "width": 3, "dash": dash}}


def weight_panel(
    field: Field,
    answers: Sequence[tuple[np.ndarray, np.ndarray]],
    bottom: np.ndarray | None,
    fit: NeuronFit,
    frames: Sequence[Frame],
) -> Panel:
    """Draw the error surface from above, the path, and each sample's answers.

    `answers` holds, for each sample, two ends (x's and y's) of its zero-error line.
    The contour lines are evenly spaced in the square root of the loss, so that a bowl
    shows evenly spaced rings.
    """
    figure = theme.blank("The error surface from above", "weights")
    figure.add_contour(
        x=field.x,
        y=field.y,
        z=field.depths.astype("float32"),
        customdata=field.values,
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        ncontours=24,
        line={"color": theme.MUTED, "width": 0.5},
        hovertemplate="w₀ = %{x:.3f}, w₁ = %{y:.3f}<br>L = %{customdata:.4g}<extra></extra>",
    )
    for x, y in answers:
        line = {"color": theme.SLOPE, "width": 2, "dash": "dash"}
        figure.add_scatter(x=x, y=y, mode="lines", line=line,
                           hovertemplate="this sample is answered exactly<extra></extra>")
    if bottom is not None:
        star = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
        figure.add_scatter(x=[bottom[0]], y=[bottom[1]], mode="markers", marker=star,
                           hovertemplate="the bottom<extra></extra>")
    figure.update_layout(
        xaxis={"range": (field.x[0], field.x[-1]), "title": {"text": "bias weight w₀"}},
        yaxis={"range": (field.y[0], field.y[-1]), "title": {"text": "weight w₁"}},
        dragmode="pan",
    )
    theme.add_legend(figure, *WEIGHT_LEGEND)
    line = {"color": theme.PATH, "width": 3}
    upto = [frame.state + 1 for frame in frames]
    trail = Trail(rounded(fit.weights[:, 0]), rounded(fit.weights[:, 1]), upto, line)
    moving = [_place(fit, frame) for frame in frames]
    alt = "The error over both weights, from above"
    return Panel(figure, alt, 400, frames=moving, trails=(trail,))


def _place(fit: NeuronFit, frame: Frame) -> list[dict]:
    """Return where the weights are, and how each input's blame moves them."""
    now = [float(weight) for weight in fit.weights[frame.state]]
    shapes = [dot(*now, theme.HERE, radius=7)]
    if frame.blames and frame.update < fit.n_steps:
        (a, b), (c, d) = fit.weights[frame.update], fit.weights[frame.update + 1]
        shapes = [
            segment((a, c), (b, b), theme.NEXT, width=3),
            segment((c, c), (b, d), theme.NEXT, width=3, dash="dot"),
            *shapes,
        ]
    return shapes


def bowl_panel(field: Field, fit: NeuronFit, frames: Sequence[Frame]) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    figure = theme.blank("The same surface, from the side: turn it", "bowl")
    figure.add_surface(
        x=field.x,
        y=field.y,
        z=field.values.astype("float32"),
        surfacecolor=field.depths.astype("float32"),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        opacity=0.92,
        hovertemplate="w₀ = %{x:.3f}, w₁ = %{y:.3f}<br>L = %{z:.4g}<extra></extra>",
    )
    inside = _inside(field, fit)
    w0, w1, height = (rounded(column[inside]) for column in
                      (fit.weights[:, 0], fit.weights[:, 1], fit.losses))
    line = {"color": theme.PATH, "width": 6}
    here = {"color": theme.HERE, "size": 6}
    figure.add_scatter3d(x=w0, y=w1, z=height, mode="lines", line=line, hoverinfo="skip")
    figure.add_scatter3d(x=w0[:1], y=w1[:1], z=height[:1], mode="markers", marker=here,
                         hoverinfo="skip")
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 30, "b": 0},
        scene={
            "xaxis": {"title": {"text": "w₀"}, "range": (field.x[0], field.x[-1])},
            "yaxis": {"title": {"text": "w₁"}, "range": (field.y[0], field.y[-1])},
            "zaxis": {"title": {"text": "L"}, "range": (0, float(field.values.max()))},
            "aspectmode": "cube",
            "camera": {"eye": {"x": 1.6, "y": -1.6, "z": 0.9}, "center": {"z": -0.15}},
        },
    )
    upto = [int(inside[: frame.state + 1].sum()) for frame in frames]
    tracks = (Track(1, w0, w1, height, upto), Track(2, w0, w1, height, upto, head=True))
    return Panel(figure, "The error surface in three dimensions", 400, tracks=tracks)


def _inside(field: Field, fit: NeuronFit) -> np.ndarray:
    """Tell of each state whether it is within the window; the start always is."""
    low = np.array([field.x[0], field.y[0]])
    high = np.array([field.x[-1], field.y[-1]])
    return ((fit.weights >= low) & (fit.weights <= high)).all(axis=1)

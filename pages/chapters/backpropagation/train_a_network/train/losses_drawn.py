"""The losses, and the shares right, as the training goes on."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel
from pages.figures.powers import power_axis
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment

from .record import SOLVED, Record

TRAINED, HELD_OUT = theme.stroke(theme.PATH), theme.stroke(theme.NEXT, dash="dash")
PENALTY = theme.stroke(theme.MUTED, 2, "dot")
LOWEST, HIGHEST = -4, 1  # powers of ten: beyond them a line ends in an arrow
BELOW = -20.0  # a loss of 0 is drawn there, out of sight


def losses_panel(record: Record) -> Panel:
    """Draw both losses, and the penalty where there is one."""
    history = record.history
    lines = [("trained on", history.losses, TRAINED)]
    lines.append(("held out", history.test_losses, HELD_OUT))
    if record.settings.l1 or record.settings.l2:
        lines.append(("penalty", history.penalties, PENALTY))
    with np.errstate(divide="ignore"):
        powers = [
            np.maximum(np.log10(values), BELOW).tolist() for _, values, _ in lines
        ]
    across, up = _epochs(record), power_axis(LOWEST, HIGHEST, "loss")
    return series_panel(
        "Loss",
        "losses",
        _series(record, lines, powers),
        record.n_steps,
        alt="The loss of the samples trained on and of those held out",
        xaxis=across,
        yaxis=up,
        window=Window(across["range"], up["range"]),
        dragmode="pan",
    )


def scores_panel(record: Record) -> Panel:
    """Draw both shares right, or explained."""
    what = "Share right" if record.sorts else "Share explained"
    lines = [
        ("trained on", record.scores[:, 0], TRAINED),
        ("held out", record.scores[:, 1], HELD_OUT),
    ]
    low = min(0.0, float(np.nanmin(record.scores)))
    across = _epochs(record)
    goal = segment(across["range"], (SOLVED, SOLVED), theme.MUTED, 1.5, "dot")
    return series_panel(
        what,
        "scores",
        _series(record, lines, [values.tolist() for _, values, _ in lines]),
        record.n_steps,
        alt=f"{what} of the samples trained on and of those held out",
        xaxis=across,
        yaxis=axis((max(low, -1.0) - 0.03, 1.12), what.lower()),
        shapes=[goal],
        dragmode="pan",
    )


def _epochs(record: Record) -> dict:
    last = record.settings.n_epochs
    return axis((-0.02 * last, 1.02 * last), "epoch")


def _series(record: Record, lines, drawn) -> list[Series]:
    epochs = [record.epoch_at(step) for step in range(record.n_steps)]
    return [
        Series(name, epochs, values, line)
        for (name, _, line), values in zip(lines, drawn, strict=True)
    ]

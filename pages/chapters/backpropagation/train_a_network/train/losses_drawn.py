"""The losses and the shares right, as the training goes on."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.powers import power_axis, powers_that_hold
from pages.figures.series import Series, series_panel

from .record import Record

TRAINED, HELD_OUT = theme.stroke(theme.PATH), theme.stroke(theme.NEXT, dash="dash")
PENALTY = theme.stroke(theme.MUTED, 2, "dot")


def losses_panel(record: Record) -> Panel:
    """Draw both losses, and the penalty where there is one."""
    history = record.history
    lines = [("trained on", history.losses, TRAINED)]
    lines.append(("held out", history.test_losses, HELD_OUT))
    if record.settings.l1 or record.settings.l2:
        lines.append(("penalty", history.penalties, PENALTY))
    drawn = [values for _, values, _ in lines]
    return _lines(record, "Loss", "losses", lines, drawn)


def _lines(record: Record, title: str, key: str, lines, drawn) -> Panel:
    epochs = [record.epoch_at(step) for step in range(record.n_steps)]
    series = [
        Series(name, epochs, np.log10(np.maximum(values, 1e-300)), line)
        for name, values, line in lines
    ]
    last = record.settings.n_epochs
    return series_panel(
        title,
        key,
        series,
        record.n_steps,
        alt="The loss of the samples trained on and of those held out",
        xaxis=axis((-0.02 * last, 1.02 * last), "epoch"),
        yaxis=power_axis(*powers_that_hold(drawn, at_least=2), "loss"),
        dragmode="pan",
    )

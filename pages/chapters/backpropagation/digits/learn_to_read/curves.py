"""The picture of what is named wrongly, epoch by epoch, on a scale of powers."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Panel
from pages.figures.series import Series, series_panel

from .record import Record

NONE = 0.0005  # share wrong: where none at all is drawn, half of one in a thousand
MARKS = {1.0: "all", 0.3: "30%", 0.1: "10%", 0.03: "3%", 0.01: "1%", 0.003: "0.3%"}
LEARNED, HELD = theme.stroke(theme.WAY, 2), theme.stroke(theme.HERE)
BASELINE = theme.stroke(theme.CURVE, 2, "dash")


def curves(record: Record) -> Panel:
    """Draw the shares wrong: learned, held out, and held out by the baseline."""
    net, ends = record.net, (-0.5, record.settings.n_epochs + 0.5)
    lines = [
        _series("learned from", 1 - net.history.accuracies, LEARNED),
        _series("never seen", 1 - record.held_accuracies, HELD),
    ]
    if not record.is_baseline:
        base = 1 - record.baseline_accuracies
        lines.insert(0, _series("never seen, linear", base, BASELINE))
    marks = [*map(place, MARKS), place(0.0)]
    return series_panel(
        "Named wrongly",
        "wrong",
        lines,
        record.n_steps + 1,
        alt="The share of digits named wrongly, epoch by epoch",
        xaxis=axis(ends, "epoch"),
        yaxis=named_axis((place(0.0) - 0.15, 0.1), marks, [*MARKS.values(), "none"]),
        dragmode="pan",
    )


def place(wrong: float) -> float:
    """Return where a share stands: its power of ten."""
    return float(np.log10(max(wrong, NONE)))


def _series(name: str, wrong: np.ndarray, line: dict) -> Series:
    return Series(name, range(len(wrong)), [*map(place, wrong.tolist())], line)

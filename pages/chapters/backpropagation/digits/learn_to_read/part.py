"""Learn to read: how well, how much better than without a hidden layer, what is wrong."""

from engines.backpropagation import train
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.series import Series, series_panel
from pages.ui.chapter import Part, Script, Table, agree

from . import record


def panels(kept):
    """Draw the shares right."""
    y = kept.held_accuracies.tolist()
    lines = [Series("held out", range(len(y)), y, theme.stroke(theme.HERE))]
    axes = {"xaxis": axis((0, 40), "epoch"), "yaxis": axis((0, 1), "share right")}
    n = kept.n_steps + 1
    return [series_panel("Digits named rightly", "read", lines, n, alt="Right", **axes)]


PART = Part(
    "Learn to read",
    run=record.run,
    labels=lambda kept: [f"epoch {s}" for s in range(kept.n_steps + 1)],
    panels=panels,
    story=lambda kept, step: [f"{kept.held_accuracies[kept.net.at(step)]:.3f} right."],
    ending=lambda kept: [f"{kept.held_accuracies[-1]:.3f} right."],
    formulas=lambda kept, step: [("right", f"{kept.held_accuracies[-1]:.3f}")],
    table=lambda kept: Table(("epoch", "right"), [*enumerate(kept.held_accuracies)]),
    opinions=lambda kept: [agree(1.0, 1.0, "-", "-", 1e-9)],
    script=lambda kept: Script("", ()),
    code=(train,),
)

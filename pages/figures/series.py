"""Lines that grow with the steps, each with a dot where it stands now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.line_names import Named, at_ends
from pages.figures.panel import Panel, Span, Trail
from pages.figures.shapes import dot

Shapes = Sequence[dict]
LOOK_BACK = 5  # parts of a line: over the last one it is asked whether it falls


@dataclass(frozen=True, eq=False)
class Series:
    """A line of which step k shows the first `upto[k]` points: k + 1 if not said."""

    name: str  # at its end; nothing to leave it out
    x: Sequence[float]
    y: Sequence[float]
    line: dict
    upto: Sequence[int] = ()
    radius: int = 5  # of the dot at its end; 0 for none

    def reached(self, step: int) -> int:
        """Return how many points are there at a step."""
        return self.upto[step] if len(self.upto) else min(step + 1, len(self.x))

    def trail(self, n_steps: int) -> Trail:
        """Return the line as it grows; one point alone draws nothing."""
        upto = [max(1, self.reached(step)) for step in range(n_steps)]
        return Trail(list(self.x), [*map(float, self.y)], upto, self.line)

    def end(self, step: int) -> Named:
        """Return its name, and where it ends at a step."""
        at = max(self.reached(step) - 1, 0)
        falls = self.y[at - max(1, at // LOOK_BACK)] > self.y[at] if at else False
        end = self.x[at], self.y[at]
        return Named(*end, self.name, self.line["color"], bool(falls))

    def head(self, step: int, mark: Callable[..., dict] = dot) -> Shapes:
        """Return the dot at its end, if there is an end."""
        at = self.reached(step) - 1
        if at < 0 or not self.radius:
            return []
        return [mark(self.x[at], self.y[at], self.line["color"], self.radius)]


def series_panel(
    title: str,
    key: str,
    series: Sequence[Series],
    n_steps: int,
    *,
    alt: str,
    xaxis: dict,
    yaxis: dict,
    height: int = 360,
    grow: float = 1.0,
    window: Window | None = None,
    traces: Sequence[dict] = (),
    spans: Sequence[Span] = (),
    frames: Sequence[Shapes] = (),
    heads: Callable[[Series, int], Shapes] | None = None,
    **layout: object,
) -> Panel:
    """Draw lines that grow with the steps; `frames` are what else there is at a step.

    Where there is a `window`, a line beyond it ends in an arrow. `heads` draws the ends
    in another way. A line that has a name carries it at its end.
    """
    axes = {"xaxis": xaxis, "yaxis": yaxis}
    figure = theme.figure(title, key, traces, **axes, **layout)
    mark = window.mark if window else dot
    heads = heads or (lambda one, step: one.head(step, mark))
    moving = [
        [
            *under,
            *(shape for one in series for shape in heads(one, step)),
            *at_ends(_ends(series, step), xaxis, yaxis),
        ]
        for step, under in enumerate(frames or [()] * n_steps)
    ]
    trails = tuple(one.trail(n_steps) for one in series)
    return Panel(figure, alt, height, grow, moving, spans, trails)


def _ends(series: Sequence[Series], step: int) -> list[Named]:
    """Return the names of the lines that have begun, where they end at a step."""
    return [one.end(step) for one in series if one.name and one.reached(step)]

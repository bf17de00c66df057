"""Bars that change with the steps, standing or lying, with words beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.shapes import box, plate


@dataclass(frozen=True)
class Bar:
    """One bar between two numbers, and the words beyond its end."""

    at: float  # its middle on the other axis
    low: float
    high: float
    colour: str
    half: float = 0.36  # of its thickness
    text: str = ""
    size: int = 13  # of the words
    ink: str = ""  # of the words, where it is not the bar's

    def shapes(self, lies: bool) -> list[dict]:
        """Return the bar, where it has a length, and its words."""
        across, along = (
            (self.at - self.half, self.at + self.half),
            (self.low, self.high),
        )
        ends = (along, across) if lies else (across, along)
        drawn = [box(*ends, self.colour)] if self.low != self.high else []
        return [*drawn, self._words(lies)] if self.text else drawn

    def _words(self, lies: bool) -> dict:
        ink = self.ink or self.colour
        if lies:
            return plate(self.high, self.at, self.text, ink, right=4, size=self.size)
        return plate(self.at, self.high, self.text, ink, up=11, size=self.size)


@dataclass(frozen=True)
class Words:
    """Words in place of bars."""

    x: float
    y: float
    text: str
    colour: str

    def shapes(self, lies: bool) -> list[dict]:
        """Return them on a plate, however the bars lie."""
        return [plate(self.x, self.y, self.text, self.colour)]


def bars_panel(
    title: str,
    key: str,
    steps: Sequence[Sequence[Bar | Words]],
    *,
    alt: str,
    xaxis: dict,
    yaxis: dict,
    height: int = 340,
    lies: bool = False,
    traces: Sequence[dict] = (),
    **layout: object,
) -> Panel:
    """Draw the bars of every step; `lies` turns them from upright to lying."""
    axes = {"xaxis": xaxis, "yaxis": yaxis}
    figure = theme.figure(title, key, traces, **axes, **layout)
    frames = [[shape for bar in bars for shape in bar.shapes(lies)] for bars in steps]
    return Panel(figure, alt, height, frames=frames)

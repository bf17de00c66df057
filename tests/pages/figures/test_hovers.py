"""What points say when hovered over, step by step."""

from pages.figures import theme
from pages.figures.hovers import SAYS, Hover
from pages.figures.panel import Panel
from pages.figures.plain import heatmap, scatter
from pages.figures.shapes import dot
from tests.pages.figures import checked

FRAMES = [[dot(step, 0, theme.INK)] for step in range(3)]
TEXTS = ("one", "two", "three")


def panel() -> Panel:
    """Return two cells and two dots: what was one thing at first is two from step 2."""
    cells = heatmap(x=[0, 1, 2], y=[0, 1], z=[[0, 0]], hovertemplate=SAYS)
    dots = scatter(x=[0.5, 1.5], y=[0.2, 0.2], mode="markers", hovertemplate=SAYS)
    figure = theme.figure("Told", "told", [cells, dots])
    says = [[(0, 0), (2, 1)], [(0, 0), (2, 2)]]
    late = [[(1, 0)], [(0, 1), (1, 2)]]
    hovers = Hover(0, [[0, 1]], says, TEXTS), Hover(1, [1, 0], late, TEXTS)
    return Panel(figure, "Told", 300, frames=FRAMES, hovers=hovers)


def said(step: int) -> tuple:
    """Return what cells and dots say at a step, once Plotly has taken it."""
    return tuple(trace.customdata for trace in checked(panel().at(step)).data)


def test_a_thing_says_its_newest_text():
    (cells,), dots = said(0)
    assert [*cells] == ["one", "one"] and [*dots] == ["two", ""]
    (cells,), dots = said(1)
    assert [*cells] == ["one", "one"] and [*dots] == ["three", "one"]
    (cells,), dots = said(2)
    assert [*cells] == ["two", "three"] and [*dots] == ["three", "one"]


def test_a_step_leaves_the_panel_itself_alone():
    one = panel()
    one.at(2)
    assert "customdata" not in one.figure.data[0]

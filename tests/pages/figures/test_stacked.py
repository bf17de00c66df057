"""Two pictures in one panel: each on its own axes, nothing lost, none over another."""

from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot
from pages.figures.stacked import stacked
from tests.pages.figures import standing

SPOT = dot(0.5, 0.5, theme.PATH)


def pair():
    trace = scatter(x=[0, 1], y=[0, 1])
    axes = {"xaxis": hidden((0, 1)), "yaxis": hidden((0, 1), scaleanchor="x")}
    figure = theme.figure("Upper", "upper", [trace], shapes=[SPOT], **axes)
    upper = Panel(figure, "One", 100, frames=[[], [SPOT]], spans=[Span(SPOT, 1, 1)])
    line = Series("", [0, 1], [0, 1], theme.stroke(theme.HERE))
    axes = {"xaxis": axis((0, 1)), "yaxis": axis((0, 1))}
    lower = series_panel("Lower", "lower", [line], 2, alt="Two", height=90, **axes)
    return upper, lower


def test_each_picture_keeps_its_own_axes_and_its_part_of_the_height():
    layout = standing(stacked(*pair(), share=0.6), 1).layout
    assert layout.xaxis2.anchor == "y2" and layout.yaxis2.scaleanchor == "x2"
    assert layout.yaxis.domain[1] < layout.yaxis2.domain[0]
    assert layout.yaxis.domain[0] == 0 and layout.yaxis2.domain[1] == 1
    (title,) = layout.annotations
    assert layout.title.text == "Upper" and title.text == "Lower"
    assert layout.yaxis.domain[1] == title.y < layout.yaxis2.domain[0]


def test_all_that_moves_above_moves_above_and_the_rest_below():
    upper, lower = pair()
    both = stacked(upper, lower)
    first, second = (standing(both, step).layout.shapes for step in (0, 1))
    above = [shape for shape in second if shape.yref == "y2"]
    assert len(above) == 3 and all(shape.xref == "x2" for shape in above)
    assert len([shape for shape in first if shape.yref == "y2"]) == 1
    assert both.trails == lower.trails and both.height == 190
    assert both.alt == "One. Two"

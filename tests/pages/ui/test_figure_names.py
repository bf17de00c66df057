"""Names in the figure component: put once the plot is there, and when it changes."""

from collections.abc import Callable

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import Panel
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import dot
from tests.pages.ui.workbench import message

WINDOW = Window((0, 10), (0, 10))
N_STEPS = 3
STANDS = """
  const [node] = bench.nodes();
  const { xaxis } = node._fullLayout;
  const names = (node.layout.shapes ?? []).filter(({ name }) => name === "a name");
  return names.map((one) => [one.label.text, xaxis.l2p(one.xanchor) + one.x0,
    xaxis.l2p(one.xanchor) + one.x1, xaxis._length]);
"""
SEEN = """
  const { left } = bench.root.querySelector(".nsewdrag").getBoundingClientRect();
  return [...bench.root.querySelectorAll(".shape-label text")].map((text) => {
    const word = text.getBoundingClientRect();
    return [text.textContent, word.left - left, word.right - left, word.width];
  });
"""


def panel() -> Panel:
    """Return a panel with a dot that moves, and three names at its right end."""
    at = np.array([[[9.5, 2.0]], [[9.5, 5.0]], [[9.5, 8.0]]])
    names = [
        Name(at, "the one that moves", theme.HERE),
        Name(np.array([[9.5, 5.0]]), "the one that stays", theme.PATH, plate=True),
        Name(np.array([[0.2, 9.5]]), "in the corner", theme.CURVE),
    ]
    axes = {"xaxis": {"range": WINDOW.x}, "yaxis": {"range": WINDOW.y}}
    figure = theme.figure("Named", "named", [scatter(x=[0], y=[0])], **axes)
    frames = [[dot(*one[0].tolist(), theme.HERE)] for one in at]
    return Panel(figure, "Named", 300, frames=frames, names=named(WINDOW, names))


@pytest.fixture
def bench(bench: Callable) -> Callable:
    """Run a script with `bench` and its argument, the figure shown and settled."""
    bench("bench.root.style.width = '500px'")
    bench("bench.show(arg)", message(panel(), n_steps=N_STEPS))
    settle(bench)
    return bench


def settle(bench: Callable) -> None:
    bench("await bench.pause(); await bench.drawn(); await bench.frames(3)")


def inside(names: list) -> bool:
    return all(-1 <= left and right <= wide + 1 for _, left, right, wide in names)


def test_names_are_there_once_the_plot_is_and_their_words_fit_their_places(bench):
    stands, seen = bench(STANDS), bench(SEEN)
    assert len(stands) == len(seen) == 3 and inside(stands)
    for (text, left, right, _), word in zip(stands, seen, strict=True):
        assert text == word[0]
        assert left - 1 <= word[1] and word[2] <= right + 1
        assert word[3] > (right - left) / 2  # nor is the place far too wide


def test_after_a_zoom_they_are_put_anew_and_then_it_rests(bench):
    before = bench(STANDS)
    bench("await Plotly.relayout(bench.nodes()[0], { 'xaxis.range': [-5, 15] })")
    settle(bench)
    zoomed = bench(STANDS)
    assert len(zoomed) == 3 and inside(zoomed)
    assert zoomed[2][1] != pytest.approx(before[2][1], abs=20)
    bench("await Plotly.relayout(bench.nodes()[0], { 'xaxis.range': [20, 30] })")
    settle(bench)
    assert bench(STANDS) == []
    calls = bench("return bench.calls.relayout")
    bench("await bench.frames(20)")
    assert bench("return bench.calls.relayout") == calls


def test_in_another_size_they_are_put_anew(bench):
    bench("bench.root.style.width = '300px'")
    settle(bench)
    stands = bench(STANDS)
    assert len(stands) == 3 and inside(stands) and stands[0][3] < 300


def test_they_go_with_the_steps_in_the_same_painting(bench):
    first = bench("return bench.nodes()[0].layout.shapes.at(-3).yanchor")
    calls = bench("return bench.calls.relayout")
    bench("bench.press('next')")
    settle(bench)
    now = bench("return bench.nodes()[0].layout.shapes.at(-3).yanchor")
    assert (first, now) == pytest.approx((2, 5), abs=0.01)
    assert bench("return bench.calls.relayout") == calls + 1

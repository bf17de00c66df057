"""In the browser: a step changes what points say, and nothing is drawn anew for it."""

from tests.pages.figures.test_hovers import panel
from tests.pages.ui.workbench import case, differences, message

DOT, CELL = 0.2, 0.8  # how high they are
SHOWN = """
  const [node] = bench.nodes();
  Plotly.Fx.hover(node, { xval: 1.5, yval: arg }, "xy");
  await bench.pause();
  const said = node.querySelector(".hovertext")?.textContent;
  return [said, bench.calls.react, bench.calls.restyle];"""
STEP = "bench.press('last'); await bench.frames(2); await bench.drawn()"


def test_a_step_changes_what_is_said(bench):
    bench("bench.show(arg); await bench.drawn()", message(panel(), n_steps=3))
    assert bench(SHOWN, CELL) == ["one", 1, 0]
    assert bench(SHOWN, DOT) == ["", 1, 0]  # it has nothing to say yet
    bench(STEP)
    assert bench(SHOWN, CELL) == ["three", 1, 0]
    assert bench(SHOWN, DOT) == ["one", 1, 0]


def test_the_browser_says_what_python_says(workbench):
    assert differences(workbench, [case("told", panel(), range(3))]) == []


def test_another_text_would_be_found(workbench):
    name, spec, steps = case("told", panel(), range(3))
    steps[2][1]["hovers"][0][0][0] = "three"
    (found,) = differences(workbench, [(name, spec, steps)])
    assert found.startswith("told, step 2.hovers.0.0.0")

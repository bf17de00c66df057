"""The figure component alone: it never hangs, and it draws what Python says."""

import copy
import re

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.panel import LEVEL, NOTHING, Map, Panel, Span, Track, Trail
from pages.figures.plain import scatter, scatter3d, surface
from pages.figures.shapes import dot, segment, words
from tests.browser import settled
from tests.pages.browsing import button, key_of, says
from tests.pages.ui.workbench import (
    case,
    differences,
    expected,
    message,
)

N_STEPS = 6
DARK_PAPER, DARK_HERE = theme.DARK[theme.PAPER], theme.DARK[theme.HERE]
COUNTING = [0.0, 1.0, 2.5, 1e-5, -3.25, 1e21]


# --- panels made by hand ------------------------------------------------------------


def flat(clickable: bool = False) -> Panel:
    """Return a panel with every kind of shape: still, frames, spans, a trail."""
    figure = theme.figure(
        "Flat",
        "flat",
        [scatter(x=[0, 1, 2], y=[0, 1, 4], line={"color": theme.PATH})],
        xaxis={"range": [-1, 3]},
        yaxis={"range": [-4, 4]},
        shapes=[segment((0, 2), (0, 0), theme.MUTED)],
    )
    frames = [[dot(k / 2, k / 4, theme.HERE)] * (k % 3) for k in range(N_STEPS)]
    spans = [
        Span(words(1, 1, "in the middle", theme.INK), 2, 4),
        Span(words(2, 1, "from the end", theme.INK), 5, 9),
    ]
    line = {"color": theme.NEXT, "width": 2}
    upto = [1, 2, 2, 4, 6, 6]
    head = dot(0, 0, theme.NEXT, 4)
    trails = (Trail(COUNTING, COUNTING[::-1], upto, line, head),)
    return Panel(figure, "Flat", 300, 1.5, frames, spans, trails, clickable=clickable)


def deep() -> Panel:
    """Return a panel in three dimensions, with a path and the head of it."""
    start = {"x": [0], "y": [0], "z": [0]}
    traces = [
        surface(z=np.outer(np.arange(8), np.arange(8)).astype("float32")),
        scatter3d(mode="lines", **start),
        scatter3d(mode="markers", **start),
    ]
    x = y = list(range(N_STEPS))
    z = [k * k for k in x]
    upto = [0, 1, 2, 3, 5, 6]
    tracks = Track(1, x, y, z, upto), Track(2, x, y, z, upto, head=True)
    return Panel(theme.figure("Deep", "deep", traces), "Deep", 300, tracks=tracks)


def mapped(n_pictures: int = N_STEPS, **more: object) -> Panel:
    """Return a panel with a map of two rows and three columns, another every step."""
    scale = [(0, theme.PATH), (0.5, theme.PAPER), (1, theme.HERE)]
    cells = np.zeros((n_pictures, 2, 3), "int8")
    for k, picture in enumerate(cells):
        picture[0] = [-LEVEL, 20 * k, LEVEL]  # the lower row
        picture[1, 2] = NOTHING
    figure = theme.figure(
        "Mapped", "mapped", [], xaxis={"range": (0, 3)}, yaxis={"range": (0, 2)}
    )
    one = Map(cells, scale, (0, 3), (0, 2), **more)
    return Panel(figure, "Mapped", 300, maps=(one,))


def still() -> Panel:
    """Return a panel on which nothing moves."""
    return Panel(theme.figure("Still", "still", []), "Still", 200)


# --- the workbench ------------------------------------------------------------------


def flat_and_deep(**more: object) -> dict:
    return message(flat(), deep(), n_steps=N_STEPS, **more)


# --- browser and Python say the same ------------------------------------------------

SINCE = np.array([[0, 3, 5], [9, 1, 0]], "int32")
FROM_NOTHING = Trail(COUNTING, COUNTING, [0, 1, 2, 3, 4, 5], {"color": theme.PATH})
BY_HAND = [
    ("flat", flat()),
    ("deep", deep()),
    ("still", still()),
    ("no frames", Panel(flat().figure, "", spans=flat().spans)),
    ("mapped", mapped()),
    ("mapped, some twice", mapped(3, shown=[0, 0, 1, 1, 2, 2])),
    ("mapped, cell by cell", mapped(1, shown=[0] * N_STEPS, since=SINCE)),
    ("only a trail", Panel(still().figure, "", trails=(FROM_NOTHING,))),
]


def test_the_browser_draws_exactly_what_python_says_of_every_step(workbench):
    cases = [case(name, panel, range(N_STEPS)) for name, panel in BY_HAND]
    assert differences(workbench, cases) == []


def moved_a_little(case):
    case[2][4][1]["shapes"][3]["xanchor"] += 1e-12


def in_another_colour(case):
    case[2][5][1]["shapes"][0]["line"]["color"] = theme.HERE


def one_shape_more(case):
    case[2][2][1]["shapes"].append({})


def a_point_of_the_trail(case):
    path = case[2][1][1]["shapes"][1]["path"]
    case[2][1][1]["shapes"][1]["path"] = path.replace("M0.0", "M0.5")


def a_curve_for_a_line(case):
    path = case[2][4][1]["shapes"][2]["path"]
    case[2][4][1]["shapes"][2]["path"] = path.replace("L", "C", 1)


SPOILED = {
    moved_a_little: "flat, step 4.shapes.3.xanchor: 2, not 2.000000000001",
    in_another_colour: "flat, step 5.shapes.0.line.color",
    one_shape_more: "flat, step 2.shapes.6",
    a_point_of_the_trail: "flat, step 1.shapes.1.path.1: 0, not 0.5",
    a_curve_for_a_line: "flat, step 4.shapes.2.path.0",
}


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_difference_is_found(workbench, spoil):
    spoiled = copy.deepcopy(case("flat", flat(), range(N_STEPS)))
    spoil(spoiled)
    (found,) = differences(workbench, [spoiled])
    assert found.startswith(SPOILED[spoil])


def test_a_point_too_many_of_a_track_is_found(workbench):
    spoiled = copy.deepcopy(case("deep", deep(), range(N_STEPS)))
    traces = spoiled[2][3][1]["traces"]
    traces["2"] = traces["1"]
    assert len(differences(workbench, [spoiled])) == 9


def test_what_is_on_the_page_is_what_the_pure_part_says(bench):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep(step=2))
    seen = """
      const [flat, deep] = bench.nodes();
      const points = deep.data.slice(1).map(({ x, y, z }) => ({ x, y, z }));
      return { shapes: flat.layout.shapes.length, traces: points };"""
    for step, move in ((2, ""), (3, "next"), (5, "last"), (0, "first")):
        if move:
            bench("bench.press(arg); await bench.frame(); await bench.drawn()", move)
        found = bench(seen)
        assert found["shapes"] == len(expected(flat(), step)["shapes"])
        assert found["traces"] == [*expected(deep(), step)["traces"].values()]


PIXELS = """
  const image = new Image();
  image.src = bench.nodes()[0].querySelector("image").href.baseVal;
  await image.decode();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const hex = (at) => [...data.slice(at, at + 3)]
    .map((one) => one.toString(16).padStart(2, "0")).join("");
  const colour = (at) => (data[at + 3] ? `#${hex(at)}` : "");
  return Array.from({ length: data.length / 4 }, (_, i) => colour(4 * i));"""


def test_a_map_is_painted_in_its_colours_with_its_first_row_below(bench):
    bench("bench.show(arg); await bench.drawn()", message(mapped(), n_steps=N_STEPS))
    upper = [theme.PAPER, theme.PAPER, ""]
    assert bench(PIXELS) == [*upper, theme.PATH, theme.PAPER, theme.HERE]
    bench("bench.press('last'); await bench.frame(); await bench.drawn()")
    *_, between, highest = bench(PIXELS)
    assert (between, highest) == ("#de8036", theme.HERE)  # 100/127 of the way
    assert bench("return [bench.calls.react, bench.calls.relayout]") == [1, 1]


def test_a_map_lies_where_it_is_said_and_in_the_theme(bench):
    paper = f"bench.root.style.setProperty('--st-background-color', '{DARK_PAPER}')"
    given = message(mapped(), n_steps=N_STEPS)
    bench(f"{paper}; bench.show(arg); await bench.drawn()", given)
    assert bench(PIXELS)[3:] == [theme.DARK[theme.PATH], DARK_PAPER, DARK_HERE]
    place = """
      const node = bench.nodes()[0];
      const box = node.querySelector("image").getBBox();
      const { xaxis, yaxis } = node._fullLayout;
      return [box.x - xaxis._offset, box.y - yaxis._offset,
              box.width - xaxis._length, box.height - yaxis._length]"""
    assert bench(place) == pytest.approx([0, 0, 0, 0], abs=0.5)


# --- it never hangs -----------------------------------------------------------------


def test_the_workbench_hears_a_plot_that_is_torn_down_while_it_is_drawn(bench, heard):
    bench(
        """const node = bench.root;
        Plotly.newPlot(node, [{ z: [[1, 2], [3, 4]], type: "surface" }]).then(() => {
          Plotly.restyle(node, { z: [[[1, 2], [5, 4]]] }, [0]);
          Plotly.relayout(node, { shapes: [] });
          Plotly.purge(node);
        });
        await bench.pause();"""
    )
    assert heard
    heard.clear()


def test_left_right_after_a_step(bench):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.press('next'); bench.leave()")


@pytest.mark.parametrize("frames", [1, 2, 3, 5])
def test_left_while_the_step_is_drawn(bench, frames):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.press('next'); await bench.frames(arg); bench.leave()", frames)


def test_left_right_after_it_was_mounted(bench):
    bench("bench.show(arg); bench.leave()", flat_and_deep())


@pytest.mark.parametrize("frames", [0, 1, 2, 3, 5])
def test_left_while_it_is_first_drawn(bench, frames):
    script = "bench.show(arg[0]); await bench.frames(arg[1]); bench.leave()"
    bench(script, [flat_and_deep(), frames])


@pytest.mark.parametrize("waits", ["", "await bench.frame();"])
def test_fewer_panels_while_a_frame_is_pending(bench, waits):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    fewer = message(flat(), n_steps=N_STEPS, record="another")
    bench(f"bench.press('next'); {waits} bench.show(arg); await bench.drawn()", fewer)
    assert bench("return bench.nodes().length") == 1
    assert bench("return bench.label()") == "step 1"


def test_another_record_while_the_first_is_drawn(bench):
    both = [flat_and_deep(), flat_and_deep(record="another", step=3, jump=2)]
    bench("arg.forEach((one) => bench.show(one)); await bench.drawn()", both)
    assert bench("return bench.label()") == "step 3"
    shapes = bench("return bench.nodes()[0].layout.shapes.length")
    assert shapes == len(expected(flat(), 3)["shapes"])


def test_steps_while_it_is_first_drawn_are_not_lost(bench):
    script = "bench.show(arg); bench.press('next'); bench.press('next');"
    bench(f"{script} await bench.drawn()", flat_and_deep())
    points = bench("return bench.nodes()[1].data[2].x")
    assert points == expected(deep(), 2)["traces"]["2"]["x"]


def test_left_while_it_plays(bench):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.press('play'); await bench.until(() => bench.calls.relayout)")
    bench("bench.leave()")
    before = bench("return [bench.calls, bench.told.length]")
    bench("await bench.pause(1000)")
    assert bench("return [bench.calls, bench.told.length]") == before
    assert before[1] == 0


REJECT = "() => Promise.reject(new Error('no ink'))"
THROW = "() => { throw new Error('no ink') }"


@pytest.mark.parametrize("fails", [REJECT, THROW])
@pytest.mark.parametrize("panel", [flat, deep])
def test_after_a_redraw_that_failed_the_next_step_is_drawn(bench, heard, panel, fails):
    name = "relayout" if panel is flat else "restyle"
    bench("bench.show(arg); await bench.drawn()", message(panel(), n_steps=N_STEPS))
    bench(f"bench.spoil('{name}', 2, {fails})")
    for _ in range(2):
        bench("bench.press('next'); await bench.frame(); await bench.drawn()")
    assert len(heard) == 1 and "no ink" in heard.pop()  # said once, failed twice
    assert bench(f"return bench.calls.{name}") == 0
    bench("bench.press('next'); await bench.frame(); await bench.drawn()")
    assert bench(f"return bench.calls.{name}") == 1
    where = "layout.shapes.length" if panel is flat else "data[1].x"
    found = bench(f"return bench.nodes()[0].{where}")
    wanted = expected(panel(), 3)
    shapes, traces = len(wanted["shapes"]), wanted["traces"]
    assert found == (shapes if panel is flat else traces["1"]["x"])


@pytest.mark.parametrize("fails", [REJECT, THROW])
def test_a_figure_that_cannot_be_drawn_gives_way_to_the_native_chart(
    bench, heard, fails
):
    bench(f"bench.spoil('react', 2, {fails}); bench.show(arg)", flat_and_deep())
    bench("await bench.until(() => bench.told.length); await bench.pause()")
    assert bench("return bench.told") == [["native", True]]
    assert len(heard) == 1 and "no ink" in heard.pop()
    assert bench("return bench.nodes().every((node) => !node.painting)")


def test_a_figure_that_fails_when_it_was_left_tells_nobody(bench):
    slow = "async () => { await bench.pause(50); throw new Error('late') }"
    bench(f"bench.spoil('react', 2, {slow}); bench.show(arg)", flat_and_deep())
    bench("bench.leave(); await bench.pause()")
    assert bench("return bench.told") == []


def test_of_two_teardowns_only_the_newest_ends_the_figure(bench):
    """Streamlit tears down a call that a newer one has overtaken."""
    both = [flat_and_deep(), flat_and_deep(step=4, jump=2)]
    bench("arg.forEach((one) => bench.show(one)); bench.teardowns[0]()", both)
    bench("await bench.drawn()")
    assert bench("return bench.nodes().length") == 2
    assert bench("return bench.label()") == "step 4"
    bench("bench.teardowns[1]()")
    bench("await bench.until(() => bench.nodes().length === 0)")


def test_torn_down_before_the_next_call_comes_it_goes_on(bench):
    """Two changes in one breath: a picture that grows must not begin anew."""
    begun = message(flat(), n_steps=N_STEPS, planned=2 * N_STEPS)
    bench("bench.show(arg); await bench.drawn(); bench.press('play')", begun)
    bench("await bench.until(() => bench.label().startsWith('step 2'))")
    more = message(flat(), n_steps=N_STEPS, planned=2 * N_STEPS, record="another")
    wait = "await bench.pause(); bench.show(arg); await bench.frame();"
    bench(f"bench.teardowns.at(-1)(); {wait}", more)
    plays = "bench.root.querySelector('[data-do=play]').textContent"
    assert bench(f"return [bench.label() >= 'step 2', {plays}]") == [True, "Pause"]
    bench("await bench.pause(1500)")
    assert bench("return bench.nodes().length") == 1


@pytest.mark.parametrize(
    ("other", "goes_on"), [({}, True), ({"run": 2}, False), ({"jump": 2}, False)]
)
def test_taken_off_and_brought_again_it_goes_on(bench, other, goes_on):
    """Streamlit does so when it is busy; another run, or a jump, begins anew."""
    grows = {"planned": 2 * N_STEPS, "run": 1}
    begun = message(flat(), n_steps=N_STEPS, **grows)
    bench("bench.show(arg); await bench.drawn(); bench.press('play')", begun)
    bench("await bench.until(() => bench.label().startsWith('step 2'))")
    again = message(flat(), n_steps=N_STEPS, **{**grows, **other})
    bench("bench.leave(); bench.mount(); await bench.frame(); bench.show(arg)", again)
    bench("await bench.drawn()")
    plays = "bench.root.querySelector('[data-do=play]').textContent === 'Pause'"
    assert bench(f"return [bench.label() >= 'step 2', {plays}]") == [goes_on, goes_on]


# --- it asks for no more than is needed ---------------------------------------------


def test_playing_tells_python_once_at_the_end(bench):
    given = message(flat(), n_steps=N_STEPS, step=3)
    bench("bench.show(arg); await bench.drawn()", given)
    bench("bench.press('play')")
    at_the_end = "await bench.until(() => bench.label() === 'step 5')"
    assert bench(f"{at_the_end}; return bench.told") == []  # in one go: it tells soon
    bench("await bench.pause()")
    assert bench("return bench.told") == [["step", {"step": 5, "jump": 1}]]


def test_playing_tells_python_once_when_it_is_paused(bench):
    bench("bench.show(arg); await bench.drawn()", message(flat(), n_steps=N_STEPS))
    bench("bench.press('play')")
    bench("await bench.until(() => bench.label() === 'step 2')")
    bench("bench.press('play'); await bench.pause()")
    assert bench("return bench.told") == [["step", {"step": 2, "jump": 1}]]


def test_another_record_ends_the_play_and_python_hears_where(bench):
    given = message(flat(), n_steps=N_STEPS, step=3)
    bench("bench.show(arg); await bench.drawn()", given)
    bench("bench.press('play')")
    bench("await bench.until(() => bench.label() === 'step 4')")
    bench("bench.show(arg)", message(flat(), n_steps=3, record="a shorter one"))
    bench("await bench.pause()")
    assert bench("return bench.told") == [["step", {"step": 2, "jump": 1}]]


def test_a_jump_ends_the_play_and_python_who_jumped_hears_nothing(bench):
    bench("bench.show(arg); await bench.drawn()", message(flat(), n_steps=N_STEPS))
    bench("bench.press('play')")
    bench("await bench.until(() => bench.label() === 'step 2')")
    bench("bench.show(arg)", message(flat(), n_steps=N_STEPS, step=0, jump=2))
    bench("await bench.pause(1000)")
    assert bench("return bench.told") == []
    assert bench("return bench.label()") == "step 0"


@pytest.mark.parametrize("as_bytes", [True, False])
def test_the_same_record_again_is_neither_read_nor_drawn(bench, as_bytes):
    given = {"message": flat_and_deep(), "asBytes": as_bytes}
    bench("bench.show(arg.message, arg.asBytes); await bench.drawn()", given)
    bench("bench.press('next'); await bench.frame(); await bench.drawn()")
    before = bench("return bench.calls")
    given["message"] |= {"labels": "never read", "panels": "never read"}
    bench("bench.show(arg.message, arg.asBytes); await bench.pause()", given)
    assert bench("return bench.calls") == before
    assert bench("return bench.label()") == "step 1"


def test_a_jump_within_the_same_record_moves_and_does_not_draw_anew(bench):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.show(arg); await bench.drawn()", flat_and_deep(step=4, jump=2))
    calls = bench("return bench.calls")
    assert calls["react"] == 2 and calls["relayout"] == calls["restyle"] == 1
    assert bench("return bench.label()") == "step 4"


def test_another_record_is_drawn(bench):
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.show(arg); await bench.drawn()", flat_and_deep(record="another"))
    assert bench("return bench.calls.react") == 4


# --- themes, clicks, words ----------------------------------------------------------

COLOURS = """
  const [node] = bench.nodes();
  return [node.layout.shapes[0].line.color, node._fullLayout.font.color,
          node._fullLayout.xaxis.gridcolor, node.data[0].line.color]"""


def test_the_theme_can_change_while_we_look(bench):
    light = [theme.MUTED, theme.INK, theme.GRID, theme.PATH]
    dark = [theme.DARK[colour] for colour in light]
    bench("bench.show(arg); await bench.drawn()", flat_and_deep())
    bench("bench.press('next'); await bench.frame(); await bench.drawn()")
    paper = "bench.root.style.setProperty('--st-background-color', arg.paper)"
    for colour, wanted in ((theme.DARK[theme.PAPER], dark), (theme.PAPER, light)):
        given = {"paper": colour, "message": flat_and_deep()}
        bench(f"{paper}; bench.show(arg.message); await bench.drawn()", given)
        assert bench(COLOURS) == wanted
        assert bench("return bench.label()") == "step 1"


def test_a_click_is_told_once_however_often_it_was_drawn(bench, workbench):
    for record in "abc":
        given = message(still(), flat(clickable=True), n_steps=1, record=record)
        bench("bench.show(arg); await bench.drawn()", given)
    place = """
      const node = bench.nodes()[1];
      const box = node.getBoundingClientRect();
      const { xaxis, yaxis } = node._fullLayout;
      const [x, y] = [xaxis, yaxis].map((axis) => axis._offset + axis.l2p(1));
      return [box.x + x, box.y + y]"""
    bench("bench.root.scrollIntoView()")
    workbench.mouse.click(*bench(place))
    bench("await bench.pause()")
    assert bench("return bench.clicks") == [["clicked", {"panel": 1, "x": 1, "y": 1}]]


def test_each_panel_tells_of_the_step(bench):
    bench("bench.show(arg); await bench.drawn(); bench.press('next')", flat_and_deep())
    told = bench("return bench.nodes().map((node) => node.ariaLabel)")
    assert told == ["Flat. this is step 1", "Deep. this is step 1"]


def test_with_reduced_motion_it_goes_to_the_end_and_stays_there(bench, workbench):
    workbench.emulate_media(reduced_motion="reduce")
    bench("bench.show(arg); await bench.drawn()", message(flat(), n_steps=N_STEPS))
    for _ in range(2):
        bench("bench.press('play'); await bench.pause()")
        assert bench("return bench.label()") == "step 5"
    assert bench("return bench.told") == [["step", {"step": 5, "jump": 1}]]
    workbench.emulate_media(reduced_motion="no-preference")


# --- in the app ---------------------------------------------------------------------


def test_one_neuron_can_be_left_while_its_surface_moves(open_page):
    page = open_page("/gradient_descent?gd_chapter=One+neuron&gd_neuron_view=3-D")
    button(page, "Play").click()
    page.wait_for_function("document.querySelectorAll('.hml-panel')[1].painting")
    key_of(page, "gd_chapter").get_by_text("The valley").click()
    says(page, re.compile("How do you find the bottom|The hiker stands"))
    settled(page)

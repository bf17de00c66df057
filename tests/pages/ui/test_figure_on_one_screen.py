"""The figure component alone: how panels share the room, what is told, what is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pages.figures import theme
from pages.figures.panel import Panel, Span, Trail
from pages.figures.plain import scatter
from pages.figures.shapes import box
from pages.words.sentences import marked
from tests.pages.ui.workbench import message

ROOM = 360  # pixels of height that a window of 1280 x 800 gives to the picture
N_STEPS = 3
WIDE, SMALL, PHONE = 860, 600, 358  # pixels of the row


def panel(key: str = "one", height: int = 400, span: float = 4, **more) -> Panel:
    """Return a panel with a trail over an axis from 0 to `span`."""
    figure = theme.figure(
        key,
        key,
        [scatter(x=[0, 1, 2], y=[0, 1, 4])],
        xaxis={"range": [0, span]},
        yaxis={"range": [0, 4]},
    )
    trail = Trail([0, 1, 2], [0, 1, 4], [1, 2, 3], theme.stroke(theme.PATH))
    return Panel(figure, key, height, trails=(trail,), **more)


def show(bench: Callable, *panels: Panel, **more: object) -> None:
    sent = message(*panels, n_steps=N_STEPS, **more)
    bench("bench.show(arg); await bench.drawn()", sent)


def sizes(bench: Callable) -> list[list[int]]:
    """Return width and height of every window, and of the drawing in it."""
    return bench(
        "return bench.nodes().map((node) => ["
        "node.parentElement.offsetWidth, node.parentElement.offsetHeight,"
        "node._fullLayout.width, node._fullLayout.height].map(Math.round))"
    )


def in_a_row(bench: Callable, width: int) -> None:
    bench("bench.root.style.width = `${arg}px`", width)


# --- the room -----------------------------------------------------------------------


@pytest.mark.parametrize("n", range(1, 7))
def test_however_many_panels_there_are_they_are_as_high_as_the_window_gives(bench, n):
    in_a_row(bench, WIDE)
    show(bench, *[panel(f"panel {k}", 560) for k in range(n)])
    found = sizes(bench)
    rows = 1 if n <= 3 else 2
    assert bench('return bench.root.querySelector(".hml-panels").offsetHeight') <= ROOM
    assert {height for _, height, *_ in found} == {(ROOM - 8 * (rows - 1)) // rows}
    assert all([wide, high] == drawn for wide, high, *drawn in found)


def test_a_low_picture_stays_low_and_a_broad_one_is_broader(bench):
    in_a_row(bench, WIDE)
    show(bench, panel("a", 200, grow=2.0), panel("b", 180))
    (first, *_), (second, *_) = found = sizes(bench)
    assert [high for _, high, *_ in found] == [200, 200]
    assert first == pytest.approx(2 * second, abs=2)


def test_what_needs_more_height_scrolls_in_its_window(bench):
    in_a_row(bench, WIDE)
    show(bench, panel("tall", 900, least_height=900))
    ((_, high, _, drawn),) = sizes(bench)
    assert (high, drawn) == (ROOM, 900)
    scrolls = 'return bench.root.querySelector(".hml-window").getAttribute("tabindex")'
    assert bench(scrolls) == "0"  # by keyboard too


def test_on_a_phone_panels_are_a_strip_that_is_swiped(bench):
    in_a_row(bench, PHONE)
    show(bench, panel("a"), panel("b"))
    found = sizes(bench)
    assert all(wide < PHONE and high <= ROOM for wide, high, *_ in found)
    row = 'const row = bench.root.querySelector(".hml-panels");'
    assert bench(f"{row} return row.scrollWidth > row.clientWidth")
    assert bench(f'{row} return row.getAttribute("tabindex")') == "0"


def test_a_drawing_for_narrow_windows_stands_where_the_wide_one_has_no_room(bench):
    narrow = panel("narrow", 340)
    both = panel("wide", 340, least_width=650, narrow=narrow)
    title = "return bench.nodes()[0]._fullLayout.title.text"
    for width, said in ((WIDE, "wide"), (PHONE, "narrow"), (WIDE, "wide")):
        in_a_row(bench, width)
        show(bench, both, record=f"at {width}")
        bench("await bench.frames(3); await bench.drawn()")
        assert bench(title) == said


def test_a_drawing_that_is_too_high_too_gives_way_to_the_next_one_that_fits(bench):
    marks = panel("marks", 340)
    listed = panel("list", 500, least_height=500, narrow=marks, narrow_if_low=True)
    boxes = panel("boxes", 340, least_width=650, narrow=listed, narrow_if_low=True)
    scrolls = panel(
        "scrolls", 340, least_width=650, narrow=replace(listed, narrow=None)
    )
    for width, one, said in (
        *((WIDE, boxes, "boxes"), (SMALL, boxes, "marks"), (WIDE, scrolls, "scrolls")),
        (SMALL, scrolls, "list"),
    ):
        in_a_row(bench, width)
        show(bench, one, record=f"{said} in {width}")
        assert bench("return bench.nodes()[0].layout.title.text") == said


# --- what needs more room than there is ---------------------------------------------


def tall() -> Panel:
    """Return a panel whose second step brings words far below its window's end."""
    root = box((1, 2), (0.1, 0.3), label={"text": "from here"})
    words = box((1, 2), (3.6, 3.9), label={"text": "here at last"})
    upright = {"yaxis": {"range": [4, 0]}}
    one = panel("A tall one", 1200, least_height=1200).with_layout(**upright)
    return replace(one, spans=[Span(root, 0, 2), Span(words, 1, 1)])


def test_what_is_new_comes_into_sight_and_the_first_step_brings_back_the_top(bench):
    top = "const top = () => bench.root.querySelector('.hml-window').scrollTop; "
    in_a_row(bench, WIDE)
    show(bench, tall())
    bench("bench.press('next')")
    bench(f"{top} await bench.until(() => top() > 300)")
    bench("bench.press('first')")
    bench(f"{top} await bench.until(() => top() < 50)")


def test_a_figures_name_stays_where_its_title_is_scrolled_away(bench):
    in_a_row(bench, WIDE)
    show(bench, tall())
    name = (
        "const one = bench.root.querySelector('.hml-window'); await bench.frames(2); "
        "return [one.className.includes('hml-off'), one.dataset.name]"
    )
    assert bench(name) == [False, "A tall one"]
    bench("bench.root.querySelector('.hml-window').scrollTo(0, 90)")
    assert bench(name) == [True, "A tall one"]


def test_a_window_of_another_size_is_drawn_anew_and_never_two_sizes_at_once(bench):
    in_a_row(bench, WIDE)
    show(bench, panel("a"), panel("b"))
    for width in (SMALL, WIDE, PHONE):
        in_a_row(bench, width)
        bench("await bench.pause(); await bench.drawn()")
        assert all([wide, high] == drawn for wide, high, *drawn in sizes(bench))


# --- the story ----------------------------------------------------------------------

SAID = ["**Step.** x = -1 and `f`", r"a \<b\> *here*"]
STORIES = [marked(SAID), marked(["Two."]), marked(["A third one."])]
BOX = 'const box = bench.root.querySelector(".hml-story");'


def test_the_story_goes_with_every_step_and_is_text_and_emphasis_only(bench):
    show(bench, panel(), stories=STORIES)
    html = bench(f"{BOX} return box.innerHTML").replace(' data-mark="', "|")
    assert "<strong" in html and "<code" in html and "<em" in html
    assert "&lt;b&gt;" in html and "−1" in html
    bench('bench.press("next")')
    assert bench(f"{BOX} return box.innerText.trim()") == "Two."
    alt = 'return bench.nodes()[0].getAttribute("aria-label")'
    assert bench(alt) == "one. Two."
    assert bench("return bench.told.length") == 0  # nobody was asked yet


def test_nothing_below_the_story_jumps(bench):
    show(bench, panel(), stories=STORIES)
    heights = []
    for _ in range(N_STEPS):
        heights.append(bench(f"{BOX} return box.offsetHeight"))
        bench('bench.press("next")')
    assert len(set(heights)) == 1


def test_a_long_story_scrolls_and_a_figure_without_one_has_no_box(bench):
    show(bench, panel(), stories=[marked(["word " * 400])] * N_STEPS)
    assert bench(f"{BOX} return [box.offsetHeight <= 120, box.tabIndex]") == [True, 0]
    show(bench, panel(), record="another")
    assert bench(f"{BOX} return box.hidden")


# --- what is kept -------------------------------------------------------------------

GHOSTS = (
    "return bench.nodes()[0].layout.shapes"
    ".filter(({ name, label }) => [name, label?.text ?? '']"
    ".some((said) => said?.startsWith('the last run')))"
    ".map(({ path, label }) => label?.text ?? path)"
)


def run(bench: Callable, number: int, rate: str, key: str = "one", **more) -> None:
    said = {"η": rate, "Start": "3"}
    show(bench, panel(key), record=f"{number}", run=number, said=said, **more)


def test_the_last_run_stays_as_a_ghost_with_what_was_other(bench):
    run(bench, 1, "0.1", over=True)
    assert bench(GHOSTS) == []
    run(bench, 2, "0.2")
    bench("await bench.frames(3); await bench.drawn()")
    assert bench(GHOSTS) == ["M0,0L1,1L2,4", "the last run, η 0.1"]
    run(bench, 2, "0.2", step=1, jump=2)  # the same run again: the ghost is the same
    assert bench(GHOSTS) == ["M0,0L1,1L2,4", "the last run, η 0.1"]
    run(bench, 3, "0.2", key="another thing")
    assert bench(GHOSTS) == []


def test_a_run_on_another_ground_leaves_no_ghost_here(bench):
    run(bench, 1, "0.1", over=True, about="a bowl")
    run(bench, 2, "0.2", over=True, about="a bowl")
    bench("await bench.frames(3); await bench.drawn()")
    assert bench(GHOSTS) == ["M0,0L1,1L2,4", "the last run, η 0.1"]
    run(bench, 3, "0.2", about="a saddle")
    bench("await bench.frames(3); await bench.drawn()")
    assert bench(GHOSTS) == []


def test_a_dot_that_moves_without_a_line_leaves_no_ghost_nor_does_a_tree(bench):
    [trail] = panel("one").trails
    dot = replace(panel("one"), trails=(replace(trail, line={"width": 0}),))
    for at, one in enumerate((dot, replace(panel("one"), leaves_ghost=False))):
        show(bench, one, record=f"{at} 1", run=f"{at} 1", said={"η": "1"}, over=True)
        show(bench, one, record=f"{at} 2", run=f"{at} 2", said={"η": "2"})
        bench("await bench.frames(3); await bench.drawn()")
        assert bench(GHOSTS) == []


def test_of_a_run_whose_bet_was_open_only_what_was_seen_stays(bench):
    """Else one who changes a number and back again sees how it ends before he bets."""
    run(bench, 1, "0.1")
    run(bench, 2, "0.2")
    assert bench(GHOSTS) == []
    run(bench, 2, "0.2", step=1, jump=2)
    run(bench, 2, "0.2", step=0, jump=3)  # back again: step 1 was seen
    run(bench, 3, "0.3", jump=3)
    bench("await bench.frames(3); await bench.drawn()")
    assert [path for path in bench(GHOSTS) if path[0] == "M"] == ["M0,0L1,1"]


def zoomed(bench: Callable) -> list:
    return bench("return bench.nodes()[0]._fullLayout.xaxis.range")


def test_a_zoom_survives_other_numbers_and_other_axes_and_ends_with_another_thing(
    bench,
):
    show(bench, panel(), record="1")
    bench("await Plotly.relayout(bench.nodes()[0], { 'xaxis.range': [1, 2] })")
    show(bench, panel(span=8), record="2")
    assert zoomed(bench) == [1, 2]
    show(bench, panel(span=6), record="3")
    assert zoomed(bench) == [1, 2]
    show(bench, panel("another", span=6), record="4")
    assert zoomed(bench) == [0, 6]


def test_without_a_zoom_the_axes_are_those_of_the_figure(bench):
    show(bench, panel(), record="1")
    show(bench, panel(span=8), record="2")
    assert zoomed(bench) == [0, 8]


def test_a_double_click_ends_a_zoom_that_was_carried_over(bench):
    show(bench, panel(), record="1")
    bench("await Plotly.relayout(bench.nodes()[0], { 'xaxis.range': [1, 2] })")
    show(bench, panel(span=8), record="2")
    bench("bench.nodes()[0].emit('plotly_doubleclick'); await bench.frames(3)")
    assert zoomed(bench) == [0, 8]


# --- play ---------------------------------------------------------------------------

LENGTHS = """
  const bar = bench.root.querySelector("select");
  const found = [];
  const real = window.setInterval;
  window.setInterval = (deed, time) => {
    found.push(Math.round(time));
    return real(deed, 1e6);
  };
  for (const speed of arg) {
    bar.value = speed;
    bar.dispatchEvent(new Event("change"));
    bench.press("play");
    bench.press("play");
  }
  bar.value = 1;
  bar.dispatchEvent(new Event("change"));
  window.setInterval = real;
  return found;
"""


def test_few_steps_are_played_at_reading_pace_and_many_take_no_longer(bench):
    show(bench, panel())
    assert bench(LENGTHS, ["1", "2", "4", "0.5"]) == [1750, 875, 438, 3500]
    many = replace(panel(), trails=())
    sent = message(many, n_steps=101, record="many")
    bench("bench.show(arg); await bench.drawn()", sent)
    assert bench(LENGTHS, ["1"]) == [350]


# --- formulas -----------------------------------------------------------------------

FORMULA = """
  const place = document.createElement("div");
  place.className = "st-key-x_formulas";
  place.style.width = "300px";
  const inside = '<span class="katex"><b></b></span>';
  place.innerHTML = `<div class="katex-display">${inside}</div>`;
  place.querySelector(".katex").style.cssText = "display:block;white-space:nowrap";
  place.querySelector("b").style.cssText = `display:inline-block;width:${arg}em`;
  document.body.append(place);
  await bench.frames(3);
  const [display, formula] = [place.firstChild, place.querySelector(".katex")];
  const found = [formula.scrollWidth <= display.clientWidth, display.tabIndex];
  place.remove();
  return found;
"""


def test_a_formula_takes_the_size_in_which_it_fits(bench):
    show(bench, panel())
    assert bench(FORMULA, 10) == [True, -1]
    assert bench(FORMULA, 25) == [True, -1]
    assert bench(FORMULA, 60) == [False, 0]  # too small to read: it scrolls


OTHER_DIGITS = """
  const place = document.createElement("div");
  place.className = "st-key-x_formulas";
  place.style.width = "300px";
  place.innerHTML = '<div class="katex-display"><span class="katex">x = 1</span></div>';
  const formula = place.querySelector(".katex");
  formula.style.cssText = "display:block;white-space:nowrap";
  document.body.append(place);
  await bench.frames(3);
  formula.firstChild.data = "x = " + "1".repeat(arg);
  await bench.frames(3);
  const found = formula.scrollWidth <= place.firstChild.clientWidth;
  place.remove();
  return found;
"""


def test_it_fits_again_where_only_its_digits_have_changed(bench):
    show(bench, panel())
    assert bench(OTHER_DIGITS, 45)

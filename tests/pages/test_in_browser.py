"""What a person sees and does, in a real browser."""

import json
import re
from contextlib import contextmanager, suppress
from urllib.parse import parse_qsl, quote_plus, urlsplit

import pytest
from playwright.sync_api import expect

from pages import PAGES
from pages.chapters.gradient_descent.the_valley.pictures import panels
from pages.chapters.gradient_descent.the_valley.record import Settings, run
from pages.figures import theme
from pages.figures.plain import to_json
from tests.browser import AT_REST, count_runs, settled
from tests.pages.browsing import (
    button,
    key_of,
    open_cell,
    panel,
    press_preset,
    says,
    scrub,
    stepper,
)

VALLEY = "/gradient_descent"
NEURON = "/gradient_descent?gd_chapter=One+neuron"
CURVE, HEIGHT = 0, 1  # the panels of the valley
NO_PLOTLY = "Object.defineProperty(window, 'Plotly', {get: () => undefined, set() {}})"


# --- links --------------------------------------------------------------------------


def test_a_cold_deep_link_opens_the_page_in_its_frame(fresh_server, open_page):
    page = open_page(f"{VALLEY}?gd_valley_eta_square=0.9", app=fresh_server())
    says(page, "η·λ = 1.8 < 2")
    expect(page.get_by_role("link", name="Home")).to_be_visible()
    expect(page).to_have_url(
        re.compile(r"/gradient_descent\?gd_valley_eta_square=0\.9")
    )
    expect(page).to_have_title(re.compile("Gradient descent"))


def test_a_shared_link_opens_the_same_state_and_scrubs_to_other_numbers(open_page):
    first = open_page(VALLEY)
    key_of(first, "gd_valley_preset").get_by_text("Zigzag").click()
    says(first, "on which side does each step land")
    settled(first)
    scrub(first, 4)
    says(first, "The hiker stands at x = 4.096")
    expect(first).to_have_url(re.compile("gd_valley_step=4"))
    link = first.url.split("://", 1)[1].split("/", 1)[1]

    second = open_page(f"/{link}")
    says(second, "The hiker stands at x = 4.096")
    assert json.loads(shapes(first)) == json.loads(shapes(second))
    scrub(second, 0)
    says(second, "The hiker stands at x = 10, at height 100")
    expect(second).not_to_have_url(re.compile("gd_valley_step"))


def test_the_neurons_table_and_step_travel_in_the_link(open_page):
    page = open_page(f"{NEURON}&gd_neuron_data=1_0~3_1&gd_neuron_step=2")
    says(page, "Blame.")
    expect(stepper(page)).to_contain_text("update 1 of 5: blame")
    scrub(page, 3)
    says(page, "Step.")
    expect(page).to_have_url(re.compile("gd_neuron_data=1_0~3_1.*gd_neuron_step=3"))


def query(url):
    """Read a link's parameters; 9 and 9.0 are the same number."""
    found = dict(parse_qsl(urlsplit(url).query))
    for name, text in found.items():
        with suppress(ValueError):
            found[name] = float(text)
    return found


CHAPTERS = [(info, chapter) for info in PAGES for chapter in info.chapters]


LINKED = [  # in every run the first chapter of each page
    pytest.param(
        *(info, chapter, every),
        id=f"{chapter.slug}-{every}",
        marks=[] if chapter is info.chapters[0] and every > 1 else pytest.mark.long,
    )
    for info, chapter in CHAPTERS
    for every in (6, 1)
]


@pytest.mark.parametrize(("info", "chapter", "every"), LINKED)
def test_under_the_presets_the_address_is_the_link_to_take_home(
    open_page, info, chapter, every
):
    chosen = f"{info.key}_chapter={quote_plus(chapter.title)}"
    page = open_page(f"/{info.slug}?{chosen}")
    page.get_by_text("Take it home").click()
    for preset in chapter.presets[::-every]:
        press_preset(page, chapter.key, preset.name)
        # The figures need not be drawn for this.
        expect(page.get_by_text(preset.observe).first).to_be_visible()
        page.wait_for_selector(AT_REST, state="attached")
        home = key_of(page, f"{chapter.key}_home")
        link = home.locator("[data-testid=stCode]").first
        expect(link).to_have_text(re.compile(r"^http"))
        assert query(page.url) == query(link.inner_text().strip()), preset.name


def test_a_step_survives_another_chapter_and_another_page(open_page):
    page = open_page(f"{VALLEY}?gd_valley_step=5")
    says(page, "Step 5.")
    key_of(page, "gd_chapter").get_by_text("One neuron").click()
    expect(page).not_to_have_url(re.compile("gd_valley"))
    says(page, "Which of its weights is to blame")
    key_of(page, "gd_chapter").get_by_text("The valley").click()
    says(page, "Step 5.")
    expect(stepper(page)).to_contain_text("step 5 of 20")
    page.get_by_role("link", name="Home").click()
    says(page, "How do you find the bottom")
    page.get_by_role("link", name="Gradient descent", exact=True).click()
    says(page, "Step 5.")
    expect(page).to_have_url(re.compile("gd_valley_step=5"))


# --- the stepper --------------------------------------------------------------------


def shapes(page, number=CURVE):
    """Return what stands on a panel, but for the last run, which no link carries, and
    the names, which make room for it."""
    now = "node.layout.shapes.filter(({ name }) => !name)"
    return panel(page, number).evaluate(f"node => JSON.stringify({now})")


def test_the_browser_shows_exactly_what_python_says_of_a_step(open_page):
    page = open_page(f"{VALLEY}?gd_valley_eta_square=0.9")
    drawn = panels(run(Settings("square", 0.9, 10.0, 20)))
    for step in (7, 20, 0):
        scrub(page, step)
        says(page, f"Step {step}.")
        for number, mine in enumerate(drawn):
            wanted = json.loads(to_json(mine.at(step)))["layout"]["shapes"]
            assert normal(json.loads(shapes(page, number))) == normal(wanted)


def normal(shapes):
    """Read the numbers in paths, which Python and JavaScript write differently."""
    numbers = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
    for shape in shapes:
        path = shape.get("path", "")
        shape["path"] = [float(number) for number in numbers.findall(path)]
    return shapes


def test_both_views_move_together_and_the_words_follow(open_page):
    page = open_page(VALLEY)
    before = [shapes(page, number) for number in (CURVE, HEIGHT)]
    button(page, "Next").click()
    says(page, "The hiker stands at x = 6, at height 36")
    assert all(shapes(page, n) != before[n] for n in (CURVE, HEIGHT))
    expect(panel(page)).to_have_attribute("aria-label", re.compile("stands at x = 6,"))
    button(page, "Back").click()
    says(page, "The hiker stands at x = 10, at height 100")
    assert [shapes(page, number) for number in (CURVE, HEIGHT)] == before


def test_arrow_keys_home_and_end_step(open_page):
    page = open_page(VALLEY)
    button(page, "Next").focus()
    for key, step in (("ArrowRight", 1), ("End", 20), ("ArrowLeft", 19), ("Home", 0)):
        page.keyboard.press(key)
        expect(stepper(page)).to_contain_text(f"step {step} of 20")
    says(page, "Step 0.")


def test_play_runs_to_the_end_without_asking_the_server_at_every_step(open_page):
    page = open_page(f"{VALLEY}?gd_valley_steps=50&gd_valley_eta_square=0.95")
    count_runs(page)
    stepper(page).get_by_label("Speed of Play").select_option("4")
    button(page, "Play").click()
    expect(button(page, "Pause")).to_be_visible()
    expect(stepper(page)).to_contain_text("step 50 of 50")
    says(page, "Step 50.")
    assert page.evaluate("window.runsSeen") <= 5
    expect(button(page, "Play")).to_be_visible()


def test_pause_stops_where_it_is(open_page):
    page = open_page(VALLEY)
    button(page, "Play").click()
    expect(stepper(page)).to_contain_text(re.compile("step [1-9]"))
    button(page, "Pause").click()
    label = stepper(page).locator("output").inner_text()
    says(page, f"Step {label.split()[1]}.")
    expect(stepper(page)).to_contain_text(label)


def test_with_reduced_motion_nothing_plays(open_page):
    page = open_page(VALLEY, reduced_motion=True)
    button(page, "To the end").click()
    expect(stepper(page)).to_contain_text("step 20 of 20", timeout=1000)
    says(page, "Step 20.")


# --- the figure ---------------------------------------------------------------------

NEVER_BLANK = """node => {
  window.blank = 0;
  const look = () => {
    if (!node.isConnected || !node.querySelector(".main-svg")) window.blank += 1;
    if (window.watching) requestAnimationFrame(look);
  };
  window.watching = true;
  look();
}"""


def drag_until_moved(page, node):
    """Drag as a hand would: again, where the page came to rest only in between.

    Plotly takes the new range when the hand has let go, and a moment later.
    """
    moved = "node => Math.abs(node._fullLayout.xaxis.range[0] + 12.96) > 0.01"
    for _ in range(5):
        with dragging(page, panel(page).locator(".nsewdrag").first, (60, 40)):
            pass
        with suppress(TimeoutError):
            page.wait_for_function(moved, arg=node, timeout=2000)
            return
    raise AssertionError("The curve could not be dragged.")


HELD = [  # sliders that leave presets, or pass some on their way
    ("/gradient_descent", "Learning rate"),
    ("/gradient_descent?gd_chapter=One+neuron", "Learning rate"),
    ("/backpropagation", "Learning rate"),
    ("/backpropagation?bp_chapter=Telephone", "Hidden layers"),
]


@pytest.mark.parametrize(("path", "label"), HELD)
def test_a_key_held_down_moves_a_slider_to_the_end_of_its_way(open_page, path, label):
    page = open_page(path)
    slider = page.get_by_role("slider", name=label).first
    slider.focus()
    before = float(slider.get_attribute("value"))
    for _ in range(6):
        page.keyboard.press("ArrowRight", delay=33)  # as a keyboard repeats
    there = float(slider.get_attribute("value"))
    settled(page)
    assert float(slider.get_attribute("value")) == there > before


def test_keys_held_there_and_back_never_outrun_what_the_browser_remembers(open_page):
    """A figure that was sent already is only named: the browser must still know it."""
    page = open_page("/backpropagation")
    slider = page.get_by_role("slider", name="Learning rate").first
    slider.focus()
    before = slider.get_attribute("value")
    for _ in range(4):
        for key in (*["ArrowRight"] * 6, *["ArrowLeft"] * 6):
            page.keyboard.press(key, delay=20)
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)  # "Connection error"
    assert slider.get_attribute("value") == before


def test_a_control_keeps_node_and_zoom_and_never_flashes(open_page):
    page = open_page(VALLEY)
    node = panel(page).element_handle()
    node.evaluate(NEVER_BLANK)
    drag_until_moved(page, node)
    zoomed = node.evaluate("node => node._fullLayout.xaxis.range.slice()")
    key_of(page, "gd_valley_eta_square").locator("input").focus()
    page.keyboard.press("ArrowRight")
    says(page, "η·λ = 0.42")
    assert node.evaluate("node => node.isConnected")
    assert node.evaluate("node => node._fullLayout.xaxis.range.slice()") == zoomed
    assert zoomed[0] != pytest.approx(-12.96)
    assert node.evaluate("() => { window.watching = false; return window.blank; }") == 0


# A camera goes on turning for a moment after the hand has let go. It rests when twenty
# frames in a row show it the same; a browser with much to do may not draw for a while.
RESTS = """node => {
  const {x} = node._fullLayout.scene._scene.getCamera().eye;
  window.sameEyes = x === window.eyeBefore ? window.sameEyes + 1 : 0;
  window.eyeBefore = x;
  return window.sameEyes === 20;
}"""


def test_a_control_keeps_the_camera(open_page):
    page = open_page(f"{NEURON}&gd_neuron_view=3-D")
    node = panel(page, 2).element_handle()
    eye = "node => node._fullLayout.scene._scene.getCamera().eye"
    before = node.evaluate(eye)
    with dragging(page, panel(page, 2), (80, 30)):
        page.wait_for_function(
            f"([node, x]) => ({eye})(node).x !== x", arg=[node, before["x"]]
        )
    page.wait_for_function("node => node.layout.scene.camera.eye.x !== 1.6", arg=node)
    key_of(page, "gd_neuron_eta").get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("gd_neuron_eta=0.07"))
    settled(page)  # and by now the camera has come to rest, too
    page.wait_for_function(RESTS, arg=node, polling="raf")
    turned = node.evaluate(eye)
    assert turned != pytest.approx(before)
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("gd_neuron_eta=0.05"))
    settled(page)
    assert node.evaluate("node => node.isConnected")
    assert node.evaluate(eye) == pytest.approx(turned)


@contextmanager
def dragging(page, target, by):
    """Press in the middle of `target`, move, and let go after the block."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=5)
    yield
    page.mouse.up()


def test_a_click_on_the_curve_starts_there(open_page):
    page = open_page(f"{VALLEY}?gd_valley_step=3")
    at = "node => node._fullLayout.xaxis.l2p(-6) + node._fullLayout.xaxis._offset"
    x = panel(page).evaluate(at)
    panel(page).click(position={"x": x, "y": 150})
    expect(page).to_have_url(re.compile(r"gd_valley_x_square=-(6|5\.9|6\.1)(&|$)"))
    says(page, "Step 0.")


def test_a_click_on_the_scale_sets_the_learning_rate(open_page):
    page = open_page(VALLEY)
    scale = page.locator(".hml-panel").last
    x = scale.evaluate(
        "node => node._fullLayout.xaxis.l2p(1) + node._fullLayout.xaxis._offset"
    )
    scale.click(position={"x": x, "y": 50})
    says(page, re.compile(r"η·λ = (1\.98|2|2\.02) [<=>] 2"))


def test_after_a_bet_a_strip_shows_what_becomes_of_every_rate_and_can_be_clicked(
    open_page,
):
    query = "gd_valley_curve=Two+valleys&gd_valley_eta_double_well=0.1"
    page = open_page(f"/gradient_descent?gd_chapter=The+valley&{query}")
    strip = key_of(page, "gd_valley_eta_double_well_note_speaks")
    expect(strip.get_by_text("1/λ")).to_be_visible()
    expect(strip.get_by_text("flies off")).to_have_count(0)
    page.get_by_role("button", name="Skip, just show me").click()
    expect(strip.get_by_text("flies off")).to_be_visible()
    expect(strip.get_by_text("other valley")).to_be_visible()
    settled(page)
    drag = strip.locator(".nsewdrag").first
    box = drag.bounding_box()
    drag.click(position={"x": 0.62 * box["width"], "y": 0.6 * box["height"]})
    expect(page).to_have_url(re.compile(r"eta_double_well=0\.2[45]"))
    # Who takes an η from the strip has looked ahead.
    expect(page.get_by_text("this bet does not count")).to_be_visible()
    expect(strip.get_by_text("flies off")).to_be_visible()


def test_divergence_is_mended_with_one_click(open_page):
    page = open_page(VALLEY)
    key_of(page, "gd_valley_preset").get_by_text("Fly off").click()
    says(page, "does the slope ever point the wrong way?")
    button(page, "Last step").click()
    says(page, "The reason: η·λ = 2.1 > 2")
    page.get_by_role("button", name="Take η = 0.5").click()
    expect(page).to_have_url(re.compile("gd_valley_eta_square=0.5"))
    says(page, "η·λ = 1 < 2")


def test_a_cell_of_the_table_can_be_edited(open_page):
    page = open_page(f"{NEURON}&gd_neuron_view=From+above")
    open_cell(page).fill("4")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("gd_neuron_data=4_1"))
    says(page, "the neuron answers 1.3 for 4 hours")


# --- themes, phones, fallback -------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_figures_follow_the_theme(open_page, dark):
    page = open_page(VALLEY, dark=dark)
    ink = theme.DARK[theme.INK] if dark else theme.INK
    found = panel(page).evaluate("node => node._fullLayout.font.color")
    assert found == ink
    here = theme.DARK[theme.HERE] if dark else theme.HERE
    assert here in shapes(page)


MARBLES = "/information_gain?ig_chapter=Marbles&ig_marbles_view"
ZOO = "/information_gain?ig_chapter=Twenty+questions&ig_twenty_game"
ON_A_PHONE = {  # where, and at least how many figures
    "/": 3,
    VALLEY: 2,
    NEURON: 2,
    f"{MARBLES}=Bag": 3,
    f"{MARBLES}=Measures": 3,
    f"{ZOO}=You+ask": 3,
}


def test_nothing_is_wider_than_a_phone(open_page):
    page = open_page(width=390, height=844)
    for path, at_least in ON_A_PHONE.items():
        page.goto(path)
        settled(page)
        wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
        assert page.evaluate(wide) <= 390, path
        boxes = [panel.bounding_box() for panel in page.locator(".hml-window").all()]
        assert len(boxes) >= at_least, path
        assert all(box["width"] <= 390 for box in boxes), path


def test_it_works_by_touch_on_a_phone(browser, server):
    phone = {"width": 390, "height": 844}
    context = browser.new_context(
        base_url=server.url, viewport=phone, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(VALLEY)
    settled(page)
    button(page, "Next").tap()
    says(page, "The hiker stands at x = 6,")
    assert panel(page).evaluate("node => node._fullLayout.dragmode") is False
    expect(panel(page).locator(".modebar-btn")).to_have_count(0)
    box = button(page, "Play").bounding_box()
    assert box["height"] >= 38  # a finger's width
    context.close()


def test_without_plotly_in_the_page_the_native_chart_takes_over(browser, server):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.add_init_script(NO_PLOTLY)
    page.goto(f"{VALLEY}?gd_valley_step=3")
    expect(page.locator("[data-testid=stPlotlyChart]:visible")).to_have_count(3)
    says(page, "The hiker stands at x = 2.16")
    expect(key_of(page, "gd_valley_native_step")).to_be_visible()
    expect(page.locator(".hml-panel")).to_have_count(0)
    context.close()
